/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Answers that no PostgreSQL gives: every one is an error within the deadline or harmless, never a
 * crash, a hang or somebody else's rows, and the next exchange works.
 */
#include "fault/probe.h"
#include "fault/proxy.h"

#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct lie {
	const char *name;
	proxy_cut how;
	const char *bytes;
	int length, times;
	bool harmless;
} lie;

#define BYTES(literal) literal, sizeof(literal) - 1
#define READY "Z\0\0\0\5I"
#define BOUND "2\0\0\0\4"

static const lie lies[] = {
	{ "an error without SQLSTATE", PROXY_REPLACE_ANSWER,
		BYTES("E\0\0\0\14Mboom!\0\0" READY), 1, false },
	{ "an error without any field", PROXY_REPLACE_ANSWER, BYTES("E\0\0\0\5\0" READY), 1, false },
	{ "a FATAL error without SQLSTATE", PROXY_REPLACE_ANSWER,
		BYTES("E\0\0\0\23SFATAL\0Mboom!\0\0"), 1, false },
	{ "an error with half a SQLSTATE", PROXY_REPLACE_ANSWER,
		BYTES("E\0\0\0\11C40\0\0" READY), 1, false },
	{ "a message of length 0", PROXY_REPLACE_ANSWER, BYTES("C\0\0\0\0" READY), 1, false },
	{ "a message of the largest length", PROXY_REPLACE_ANSWER, BYTES("C\177\377\377\377"), 1,
		false },
	{ "a negative length", PROXY_REPLACE_ANSWER, BYTES("2\377\377\377\377"), 1, false },
	{ "a row that never ends", PROXY_REPLACE_ANSWER, BYTES(BOUND "D\0\20\0\0\0\1"), 1, false },
	{ "nothing at all", PROXY_REPLACE_ANSWER, BYTES(""), 0, false },
	{ "only ready", PROXY_REPLACE_ANSWER, BYTES(READY), 1, false },
	{ "ready many times", PROXY_REPLACE_ANSWER, BYTES(READY), 50, false },
	{ "a row nobody described", PROXY_REPLACE_ANSWER,
		BYTES(BOUND "D\0\0\0\12\0\1\377\377\377\377" READY), 1, false },
	{ "rows of another shape", PROXY_REPLACE_ANSWER,
		BYTES(BOUND "T\0\0\0\32\0\1a\0\0\0\0\0\0\0\0\0\0\31\377\377\377\377\377\377\0\1"
			"C\0\0\0\15SELECT 0\0" READY), 1, false },
	{ "COPY", PROXY_REPLACE_ANSWER, BYTES(BOUND "G\0\0\0\7\0\0\0" READY), 1, false },
	{ "an empty query", PROXY_REPLACE_ANSWER, BYTES(BOUND "n\0\0\0\4I\0\0\0\4" READY), 1, false },
	{ "a request for a password", PROXY_REPLACE_ANSWER, BYTES("R\0\0\0\10\0\0\0\3" READY), 1,
		false },
	{ "an unknown message", PROXY_REPLACE_ANSWER, BYTES("?\0\0\0\4" READY), 1, false },
	{ "HTTP", PROXY_REPLACE_ANSWER, BYTES("HTTP/1.1 400 Bad Request\r\n\r\n"), 1, false },
	{ "zeros", PROXY_REPLACE_ANSWER, BYTES("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), 4, false },
	{ "two thousand notices before the answer", PROXY_PRECEDE_ANSWER,
		BYTES("N\0\0\0\30SNOTICE\0C00000\0Mhi\0\0"), 2000, true },
	{ "a changed parameter before the answer", PROXY_PRECEDE_ANSWER,
		BYTES("S\0\0\0\17TimeZone\0X\0"), 1, true },
	{ "a notification before the answer", PROXY_PRECEDE_ANSWER,
		BYTES("A\0\0\0\14\0\0\0\1x\0y\0"), 3, true },
	{ "an answer too many before the answer", PROXY_PRECEDE_ANSWER,
		BYTES(BOUND "n\0\0\0\4C\0\0\0\17INSERT 0 1\0" READY), 1, false },
};

static proxy between;

static void tell(const lie *one)
{
	memcpy(between.order->bytes, one->bytes, (size_t)one->length);
	between.order->length = one->length;
	between.order->times = one->times;
	between.order->cut = one->how;
}

static bool is_live(long pid)
{
	char sql[128];
	snprintf(sql, sizeof sql, "SELECT count(*) FROM pg_stat_activity WHERE pid = %ld", pid);
	return cluster_number(&probe_db, sql) == 1;
}

static void check(const lie *one, bool prepared)
{
	char dsn[256];
	soc_err err = { .code = SOC_OK }, after = { .code = SOC_OK };
	soc_conn_config config = probe_config(between.folder, dsn);
	config.backoff_ms = 0;
	config.exchange_timeout_ms = 300;
	config.prepared = prepared;
	soc_conn *conn = soc_conn_new(&config, &err);
	soc_arena *arena = soc_arena_new(1024 * 1024);
	long pid = 0, told = 0;
	/* Not what is tested here, and a busy machine may need longer than this short deadline. */
	for (int attempt = 0; attempt < 10 && !probe_pid(conn, arena, &pid, &err); attempt++)
		soc_err_clear(&err);
	assert_true(pid > 0);
	tell(one);
	int64_t start = soc_clock_monotonic_ms();
	bool done = probe_pid(conn, arena, &told, &err);
	int64_t took = soc_clock_monotonic_ms() - start;
	/* Done at once, or by itself on a new connection: then it is that one's answer. */
	bool right = one->harmless ? done && told == pid : !done || is_live(told);
	if (!right || took > 300 + GRACE_MS || done != (err.code == SOC_OK))
		print_message("# %s: done %d, %ld for %ld, %s %s, %d ms\n", one->name, done, told, pid,
			err.reason, err.message, (int)took);
	assert_true(right);
	assert_int_equal(done, err.code == SOC_OK);
	assert_true(took <= 300 + GRACE_MS);
	for (int attempt = 0; attempt < 10 && !probe_pid(conn, arena, &told, &after); attempt++)
		soc_err_clear(&after);
	assert_true(is_live(told));
	soc_conn_free(conn);
	soc_arena_free(arena);
}

static void false_answers_are_errors_or_harmless(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lies / sizeof *lies; i++)
		check(&lies[i], true);
}

static void without_prepared_statements_too(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lies / sizeof *lies; i++)
		check(&lies[i], false);
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
	return probe_stop(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(false_answers_are_errors_or_harmless),
		cmocka_unit_test(without_prepared_statements_too),
	};
	return cmocka_run_group_tests_name("falsify", tests, start, stop);
}
