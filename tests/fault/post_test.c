/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A real post whose connection is cut all along the request and its answer, so also between the
 * commit and the answer. The oracle: repeated with its key there is exactly one status, one log
 * row and one key, whatever the client was told before. Runs inside tests/support/pg-temp.
 */
#include "fault/proxy.h"

#include "pg/conn.h"
#include "service/status.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <libpq-fe.h>

/* A stride that meets every message of the answer; each byte is tried by cut_test. */
enum { STRIDE = 5, AUTHOR = 7 };

static proxy between;
static PGconn *admin;

static long number(const char *sql)
{
	PGresult *result = PQexec(admin, sql);
	assert_int_equal(PQresultStatus(result), PGRES_TUPLES_OK);
	long value = strtol(PQgetvalue(result, 0, 0), NULL, 10);
	PQclear(result);
	return value;
}

static long count(const char *format, const char *text)
{
	char sql[256];
	snprintf(sql, sizeof sql, format, text);
	return number(sql);
}

static bool post(const soc_ctx *ctx, const char *text, const char *key, soc_posted *out, soc_err *err)
{
	soc_viewer author = { .wiki = SOC_STR("cut"), .user = AUTHOR };
	soc_draft draft = { .text = soc_str_borrow(text), .lang = SOC_STR(""),
		.key = soc_str_borrow(key) };
	return soc_status_post(ctx, &author, &draft, out, err);
}

/* A post through a connection that nothing happens to. */
static void post_well(const soc_ctx *ctx, const char *text, soc_posted *out, soc_err *err)
{
	if (!post(ctx, text, text, out, err))
		fail_msg("%s: %s (%s)", text, err->message, soc_conn_diagnosis(ctx->conn));
}

/* Cuts one post after `after` bytes, then repeats it; answers how long the cut message was. */
static int cut_and_repeat(const soc_ctx *ctx, proxy_cut cut, int after)
{
	char text[64];
	soc_err err = { .code = SOC_OK };
	soc_posted first = { .created = false }, again = first;
	snprintf(text, sizeof text, "cut-%d-after-%d", (int)cut, after);
	post_well(ctx, "warm", &first, &err);
	between.order->after = after;
	between.order->seen = 0;
	between.order->cut = cut;
	bool told = post(ctx, text, text, &first, &err);
	assert_int_equal(between.order->cut, PROXY_PASS);
	if (!told)
		assert_true(err.retryable);
	soc_err_clear(&err);
	post_well(ctx, text, &again, &err);
	if (told)
		assert_true(first.status.id == again.status.id);
	assert_int_equal(count("SELECT count(*) FROM social.status WHERE text = '%s'", text), 1);
	assert_int_equal(count("SELECT count(*) FROM social.idempotency WHERE key = '%s'", text), 1);
	assert_int_equal(count("SELECT count(*) FROM social.activity AS a JOIN social.status AS s"
						   " ON s.id = a.object_id WHERE s.text = '%s'", text), 1);
	int length = between.order->seen;
	soc_arena_rewind(ctx->arena, (soc_arena_mark){ NULL, 0, NULL });
	return length;
}

static void a_post_cut_anywhere_and_repeated_is_one(const soc_ctx *ctx, proxy_cut cut)
{
	int length = 1;
	for (int after = 0; after < length; after += STRIDE)
		length = cut_and_repeat(ctx, cut, after);
	assert_in_range(length, 50, 4000);
}

static void run(proxy_cut cut)
{
	char dsn[256];
	soc_err err = { .code = SOC_OK };
	snprintf(dsn, sizeof dsn, "host=%s port=5432 dbname=social user=social_web", between.folder);
	soc_conn_config config = { .dsn = dsn, .application = "post_test", .connect_timeout_ms = 5000,
		.exchange_timeout_ms = 5000, .prepared = true, .check_schema = true };
	soc_conn *conn = soc_conn_new(&config, &err);
	soc_ctx ctx = { .arena = soc_arena_new(8 * 1024 * 1024), .conn = conn };
	a_post_cut_anywhere_and_repeated_is_one(&ctx, cut);
	soc_conn_free(conn);
	soc_arena_free(ctx.arena);
}

static void a_post_cut_in_its_answer_and_repeated_is_one_status(void **state)
{
	(void)state;
	run(PROXY_CUT_ANSWER);
}

static void a_post_cut_in_its_request_and_repeated_is_one_status(void **state)
{
	(void)state;
	run(PROXY_CUT_REQUEST);
}

static int start(void **state)
{
	(void)state;
	admin = PQconnectdb("");
	proxy_start(&between, getenv("PGHOST"));
	return PQstatus(admin) == CONNECTION_OK ? 0 : -1;
}

static int stop(void **state)
{
	(void)state;
	proxy_stop(&between);
	PQfinish(admin);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_post_cut_in_its_answer_and_repeated_is_one_status),
		cmocka_unit_test(a_post_cut_in_its_request_and_repeated_is_one_status),
	};
	return cmocka_run_group_tests_name("post", tests, start, stop);
}
