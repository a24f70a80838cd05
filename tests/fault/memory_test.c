/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every allocation of connect and exchange fails in turn, once or from then on: no crash, no leak,
 * no wrong answer, and the connection serves again afterwards.
 */
#include "fault/probe.h"
#include "fault/refuse.h"

#include "pg/txn.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static int number;

/* Connect, a pipeline of three, and a transaction, on a connection and an arena of their own. */
static bool put(void *state, soc_err *err)
{
	void **pair = state;
	char key[32];
	snprintf(key, sizeof key, "t%d", number);
	return probe_put(pair[0], pair[1], key, true, err);
}

static bool work(soc_conn *conn, soc_arena *arena, soc_err *err)
{
	soc_params echo = soc_params_for(SOC_SQL_PROBE_ECHO, arena);
	soc_param_int(&echo, SOC_P_PROBE_ECHO_BIG, 42);
	soc_param_text(&echo, SOC_P_PROBE_ECHO_TEXT, SOC_STR("text"));
	soc_params pid = soc_params_for(SOC_SQL_PROBE_PID, arena);
	soc_params settings = soc_params_for(SOC_SQL_PROBE_SETTINGS, arena);
	soc_pipeline pipeline = soc_pipeline_start(conn, arena, true);
	int first = soc_pipeline_add(&pipeline, &echo);
	(void)soc_pipeline_add(&pipeline, &pid);
	int last = soc_pipeline_add(&pipeline, &settings);
	if (!soc_pipeline_run(&pipeline, err))
		return false;
	const soc_rows *rows = soc_pipeline_rows(&pipeline, first);
	assert_int_equal(rows->count, 1);
	assert_int_equal(soc_row_int(rows, 0, SOC_C_PROBE_ECHO_BIG), 42);
	assert_string_equal(soc_row_text(rows, 0, SOC_C_PROBE_ECHO_TEXT).ptr, "text");
	assert_int_equal(soc_pipeline_rows(&pipeline, last)->count, 9);
	void *pair[2] = { conn, arena };
	return soc_txn_run(conn, 2, put, pair, err);
}

/* True when nothing failed. */
static bool one_life(soc_err *err, bool recover)
{
	char dsn[256];
	soc_conn_config config = probe_config(probe_db.folder, dsn);
	config.backoff_ms = 0;
	/* Where libpq lacks memory for an answer, it waits for more of it: so do we, not for long. */
	config.connect_timeout_ms = config.exchange_timeout_ms = 250;
	bool done = false;
	refuse_on = true;
	soc_conn *conn = soc_conn_new(&config, err);
	soc_arena *arena = conn ? soc_arena_new(1024 * 1024) : NULL;
	if (arena)
		done = work(conn, arena, err);
	else if (conn)
		(void)soc_err_set(err, SOC_ERR_NOMEM, "memory", "no arena");
	refuse_on = false;
	if (arena && recover) {
		soc_err after = { .code = SOC_OK };
		assert_true(work(conn, arena, &after));
	}
	soc_conn_free(conn);
	soc_arena_free(arena);
	return done;
}

static long allocations_of_one_life(void)
{
	soc_err err = { .code = SOC_OK };
	refuse_at = refuse_seen = 0;
	/* Twice: what libraries keep for ever is made in the first. */
	assert_true(one_life(&err, false));
	refuse_seen = 0;
	assert_true(one_life(&err, false));
	return refuse_seen;
}

static void fail_each(bool for_good)
{
	long total = allocations_of_one_life(), errors = 0;
	assert_in_range(total, 50, 5000);
	refuse_for_good = for_good;
	for (long n = 1; n <= total; n++) {
		soc_err err = { .code = SOC_OK };
		refuse_at = n;
		refuse_seen = 0;
		number++;
		long before = refuse_live;
		bool done = one_life(&err, true);
		assert_int_equal(refuse_live, before);
		errors += !done;
		assert_int_equal(done, err.code == SOC_OK);
	}
	refuse_at = 0;
	assert_in_range(errors, total / 3, total);
	print_message("# %ld allocations, %ld errors\n", total, errors);
}

static void each_allocation_failing_once_is_an_error_or_survived(void **state)
{
	(void)state;
	fail_each(false);
}

static void each_allocation_failing_for_good_is_an_error(void **state)
{
	(void)state;
	fail_each(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_allocation_failing_once_is_an_error_or_survived),
		cmocka_unit_test(each_allocation_failing_for_good_is_an_error),
	};
	return cmocka_run_group_tests_name("memory", tests, probe_start, probe_stop);
}
