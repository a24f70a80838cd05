/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The connection is cut at every byte of a request and of its answer. The oracle: whatever the
 * client was told, after it repeated the same keyed write there is exactly one note.
 */
#include "fault/probe.h"
#include "fault/proxy.h"

#include "base/clock.h"
#include "pg/txn.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static proxy between;

typedef struct fixture {
	soc_conn *conn;
	soc_arena *arena;
	char dsn[256];
} fixture;

static int open_fixture(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	soc_err err = { .code = SOC_OK };
	soc_conn_config config = probe_config(between.folder, f->dsn);
	config.backoff_ms = 0;
	f->conn = soc_conn_new(&config, &err);
	f->arena = soc_arena_new(4 * 1024 * 1024);
	cluster_sql(&probe_db, "TRUNCATE probe.note RESTART IDENTITY");
	*state = f;
	return f->conn && f->arena ? 0 : -1;
}

static int close_fixture(void **state)
{
	fixture *f = *state;
	soc_conn_free(f->conn);
	soc_arena_free(f->arena);
	free(f);
	return 0;
}

static void arm(proxy_cut cut, int after)
{
	between.order->after = after;
	between.order->seen = 0;
	between.order->cut = cut;
}

/* One keyed write with its statements prepared before, cut after `after` bytes. */
static bool put_cut(fixture *f, const char *key, proxy_cut cut, int after, bool idempotent,
	soc_err *err)
{
	assert_true(probe_put(f->conn, f->arena, "warm", true, err));
	arm(cut, after);
	bool done = probe_put(f->conn, f->arena, key, idempotent, err);
	assert_int_equal(between.order->cut, PROXY_PASS);
	return done;
}

static long notes_of(const char *key)
{
	char sql[128];
	snprintf(sql, sizeof sql, "SELECT count(*) FROM probe.note WHERE key = '%s'", key);
	return cluster_number(&probe_db, sql);
}

static void check_every_byte(fixture *f, proxy_cut cut, bool idempotent)
{
	int total = 1, told = 0;
	for (int after = 0; after < total; after++) {
		char key[32];
		soc_err err = { .code = SOC_OK };
		snprintf(key, sizeof key, "cut-%d", after);
		int64_t start = soc_clock_monotonic_ms();
		bool done = put_cut(f, key, cut, after, idempotent, &err);
		total = between.order->seen;
		assert_true(soc_clock_monotonic_ms() - start < 2 * EXCHANGE_MS);
		if (done) {
			told++;
		} else {
			assert_int_equal(err.code, SOC_ERR_UNAVAILABLE);
			assert_true(err.retryable);
		}
		/* What was told as done is done; what was not may be either, never twice. */
		assert_in_range(notes_of(key), done ? 1 : 0, 1);
		soc_err again = { .code = SOC_OK };
		assert_true(probe_put(f->conn, f->arena, key, true, &again));
		assert_int_equal(notes_of(key), 1);
		soc_arena_rewind(f->arena, (soc_arena_mark){ NULL, 0, NULL });
	}
	assert_in_range(total, 20, 1000);
	/* Idempotent: sent again by itself, unless part of the answer had come. */
	assert_true(idempotent ? told > 0 : told == 0);
}

static void a_keyed_write_cut_in_its_answer_and_repeated_is_one(void **state)
{
	check_every_byte(*state, PROXY_CUT_ANSWER, false);
}

static void a_keyed_write_cut_in_its_request_and_repeated_is_one(void **state)
{
	check_every_byte(*state, PROXY_CUT_REQUEST, false);
}

static void an_idempotent_write_repeats_itself_and_is_one(void **state)
{
	check_every_byte(*state, PROXY_CUT_ANSWER, true);
	cluster_sql(&probe_db, "TRUNCATE probe.note");
	check_every_byte(*state, PROXY_CUT_REQUEST, true);
}

static void a_write_without_key_is_never_sent_twice(void **state)
{
	fixture *f = *state;
	for (int i = 0; i < 10; i++) {
		soc_err err = { .code = SOC_OK };
		assert_true(probe_put(f->conn, f->arena, NULL, false, &err));
		arm(PROXY_CUT_ANSWER, 0);
		assert_false(probe_put(f->conn, f->arena, NULL, false, &err));
		assert_int_equal(err.code, SOC_ERR_UNAVAILABLE);
	}
	assert_int_equal(cluster_number(&probe_db, "SELECT count(*) FROM probe.note"), 20);
}

static bool put_then_cut_commit(void *state, soc_err *err)
{
	fixture *f = state;
	if (!probe_put(f->conn, f->arena, "commit", false, err))
		return false;
	arm(PROXY_CUT_ANSWER, 0);
	return true;
}

static void a_commit_whose_answer_is_lost_is_not_claimed_and_not_repeated(void **state)
{
	fixture *f = *state;
	soc_err err = { .code = SOC_OK };
	assert_false(soc_txn_run(f->conn, 3, put_then_cut_commit, f, &err));
	assert_int_equal(err.code, SOC_ERR_UNAVAILABLE);
	assert_int_equal(notes_of("commit"), 1);
	soc_err_clear(&err);
	assert_true(probe_put(f->conn, f->arena, "commit", true, &err));
	assert_int_equal(notes_of("commit"), 1);
}

static int start(void **state)
{
	(void)probe_start(state);
	proxy_start(&between, probe_db.folder);
	return 0;
}

static int stop(void **state)
{
	proxy_stop(&between);
	(void)probe_stop(state);
	return 0;
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_keyed_write_cut_in_its_answer_and_repeated_is_one),
		CASE(a_keyed_write_cut_in_its_request_and_repeated_is_one),
		CASE(an_idempotent_write_repeats_itself_and_is_one),
		CASE(a_write_without_key_is_never_sent_twice),
		CASE(a_commit_whose_answer_is_lost_is_not_claimed_and_not_repeated),
	};
	return cmocka_run_group_tests_name("cut", tests, start, stop);
}
