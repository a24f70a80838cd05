/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sign-ups, and pages that announce an event, while the connection is cut all along the request and
 * its answer; and sign-ups while the server does not answer, or ends them. The oracle: nothing is there by half, and who repeats it
 * is told what would have been told before, once. Runs inside tests/support/pg-temp.
 * SOCIAL_STRIDE=1 tries each byte.
 */
#include "fault/proxy.h"

#include "base/clock.h"
#include "pg/conn.h"
#include "service/event_sync.h"
#include "service/signup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>
#include <libpq-fe.h>

/* A stride that meets every message; one more than a power of two meets all places of a number. */
enum { STRIDE = 17, EXCHANGE_MS = 700 };

static proxy between;
static PGconn *admin;

static long number(const char *format, int value)
{
	char sql[1024];
	snprintf(sql, sizeof sql, format, value);
	PGresult *result = PQexec(admin, sql);
	if (PQresultStatus(result) != PGRES_TUPLES_OK)
		fail_msg("%s", PQerrorMessage(admin));
	long found = strtol(PQgetvalue(result, 0, 0), NULL, 10);
	PQclear(result);
	return found;
}

static void run_sql(const char *sql)
{
	PGresult *result = PQexec(admin, sql);
	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		fail_msg("%s", PQerrorMessage(admin));
	PQclear(result);
}

/* What is done for one number, what must be there of it, and whether two answers tell the same. */
typedef struct deed {
	const char *name;
	bool (*act)(const soc_ctx *ctx, int which, long *out_told, soc_err *err);
	const char *parts; /* SQL: how many of what it consists of are there; %d: the number */
	int whole;
} deed;

static bool sign_up(const soc_ctx *ctx, int which, long *out_told, soc_err *err)
{
	soc_viewer person = { .wiki = SOC_STR("cut"), .user = which };
	soc_signup_request request = { SOC_STR("77"),
		{ .state = SOC_SIGNUP_GOING, .is_public = true, .note = SOC_STR("") } };
	soc_signup_outcome outcome;
	if (!soc_signup_put(ctx, &person, &request, &outcome, err))
		return false;
	*out_told = outcome.state * 1000000 + outcome.position;
	return true;
}

static bool announce(const soc_ctx *ctx, int which, long *out_told, soc_err *err)
{
	char tag[32], begin[40], end[40];
	time_t now = time(NULL);
	int year = gmtime(&now)->tm_year + 1901;
	snprintf(tag, sizeof tag, "cut-%d", which);
	snprintf(begin, sizeof begin, "%d-05-01T10:00", year);
	snprintf(end, sizeof end, "%d-05-01T12:00", year);
	soc_viewer saver = { .wiki = SOC_STR("cut"), .user = which };
	soc_event_tag said = { .tag = soc_str_borrow(tag), .title = SOC_STR("Meeting"),
		.description = SOC_STR(""), .place = SOC_STR(""), .link = SOC_STR(""), .file = SOC_STR(""),
		.lang = SOC_STR(""), .zone = SOC_STR("UTC"), .start = soc_str_borrow(begin),
		.end = soc_str_borrow(end), .rule = SOC_STR("FREQ=DAILY;COUNT=3") };
	soc_event_page page = { .page = which, .revision = SOC_STR("5"), .gone = SOC_STR(""),
		.may_create = true, .tag = &said, .count = 1 };
	soc_event_synced synced;
	if (!soc_event_sync(ctx, &saver, &page, &synced, err))
		return false;
	*out_told = (long)synced.id;
	return true;
}

static const deed coming = { "sign-up", sign_up,
	"SELECT (SELECT count(*) FROM social.signup AS s WHERE s.actor_id = a.id)"
	" + (SELECT count(*) FROM social.activity AS l WHERE l.actor_id = a.id AND l.verb = 11)"
	" FROM (SELECT max(id) AS id FROM social.actor WHERE wiki = 'cut' AND kind = 0 AND local_id = %d) AS a", 2 };
static const deed announcing = { "page", announce,
	"SELECT (SELECT count(*) FROM social.event AS f WHERE f.id = e.id)"
	" + (SELECT count(*) FROM social.event_date AS d WHERE d.event_id = e.id)"
	" + (SELECT count(*) FROM social.event_organiser AS o WHERE o.event_id = e.id)"
	" + (SELECT count(*) FROM social.event_page AS p WHERE p.event_id = e.id)"
	" + (SELECT count(*) FROM social.target AS t WHERE t.id = e.id)"
	" + (SELECT count(*) FROM social.activity AS l WHERE l.object_id = e.id AND l.verb = 9)"
	" FROM (SELECT max(id) AS id FROM social.event WHERE wiki = 'cut' AND tag = 'cut-%d') AS e", 8 };

static soc_ctx connect_between(char *dsn, size_t size)
{
	soc_err err = { .code = SOC_OK };
	snprintf(dsn, size, "host=%s port=5432 dbname=social user=social_web", between.folder);
	soc_conn_config config = { .dsn = dsn, .application = "event_cut_test",
		.connect_timeout_ms = 5000, .exchange_timeout_ms = EXCHANGE_MS, .prepared = true,
		.check_schema = true };
	soc_conn *conn = soc_conn_new(&config, &err);
	soc_ctx ctx = { .arena = soc_arena_new(8 * 1024 * 1024), .conn = conn };
	return ctx;
}

static void close_between(soc_ctx *ctx)
{
	soc_conn_free(ctx->conn);
	soc_arena_free(ctx->arena);
}

static long act_well(const soc_ctx *ctx, const deed *it, int which)
{
	soc_err err = { .code = SOC_OK };
	long told;
	if (!it->act(ctx, which, &told, &err))
		fail_msg("%s %d: %s (%s)", it->name, which, err.message, soc_conn_diagnosis(ctx->conn));
	soc_arena_rewind(ctx->arena, (soc_arena_mark){ NULL, 0, NULL });
	return told;
}

/* Behind something that went wrong, or not: it is there or not, and once more it is there once. */
static void check(const soc_ctx *ctx, const deed *it, int which, const long *told)
{
	long there = number(it->parts, which);
	if (there != it->whole && (told || there != 0))
		fail_msg("%s %d: %ld parts of %d", it->name, which, there, it->whole);
	long again = act_well(ctx, it, which);
	assert_true(!told || *told == again);
	assert_int_equal(number(it->parts, which), it->whole);
	assert_int_equal(act_well(ctx, it, which), again);
}

static int stride(void)
{
	const char *wanted = getenv("SOCIAL_STRIDE");
	int length = wanted ? atoi(wanted) : STRIDE;
	return length > 0 ? length : STRIDE;
}

static void cut_all_along(const deed *it, proxy_cut cut, int from)
{
	char dsn[256];
	soc_ctx ctx = connect_between(dsn, sizeof dsn);
	int length = 1;
	for (int after = 0; after < length; after += stride()) {
		soc_err err = { .code = SOC_OK };
		long told;
		(void)act_well(&ctx, it, from);
		between.order->after = after;
		between.order->seen = 0;
		between.order->cut = cut;
		bool done = it->act(&ctx, from + 1 + after, &told, &err);
		assert_int_equal(between.order->cut, PROXY_PASS);
		if (!done)
			assert_true(err.retryable);
		length = between.order->seen;
		check(&ctx, it, from + 1 + after, done ? &told : NULL);
	}
	assert_in_range(length, 50, 4000);
	close_between(&ctx);
}

static void a_sign_up_cut_in_its_answer_is_one(void **state)
{
	(void)state;
	cut_all_along(&coming, PROXY_CUT_ANSWER, 10000);
}

static void a_sign_up_cut_in_its_request_is_one(void **state)
{
	(void)state;
	cut_all_along(&coming, PROXY_CUT_REQUEST, 20000);
}

static void a_page_cut_in_its_answer_announces_once(void **state)
{
	(void)state;
	cut_all_along(&announcing, PROXY_CUT_ANSWER, 30000);
}

static void a_page_cut_in_its_request_announces_once(void **state)
{
	(void)state;
	cut_all_along(&announcing, PROXY_CUT_REQUEST, 40000);
}

/* Somebody holds the event: the caller is told so in time, and may come again. */
static void a_sign_up_that_the_server_never_answers_is_one(void **state)
{
	(void)state;
	char dsn[256];
	soc_ctx ctx = connect_between(dsn, sizeof dsn);
	for (int i = 0; i < 3; i++) {
		int which = 50000 + i;
		soc_err err = { .code = SOC_OK };
		long told;
		(void)act_well(&ctx, &coming, 49999);
		run_sql("BEGIN");
		assert_int_equal(number("SELECT id FROM social.event WHERE id = %d FOR UPDATE", 77), 77);
		int64_t start = soc_clock_monotonic_ms();
		assert_false(sign_up(&ctx, which, &told, &err));
		assert_true(err.retryable);
		assert_in_range(soc_clock_monotonic_ms() - start, EXCHANGE_MS / 2, 3 * EXCHANGE_MS);
		/* The backend that still waits is ended, or is not. */
		if (i == 1)
			(void)number("SELECT count(pg_terminate_backend(pid)) + %d FROM pg_stat_activity"
						 " WHERE application_name = 'event_cut_test'", 0);
		run_sql(i == 2 ? "COMMIT" : "ROLLBACK");
		check(&ctx, &coming, which, NULL);
	}
	close_between(&ctx);
}

static int start(void **state)
{
	(void)state;
	admin = PQconnectdb("");
	if (PQstatus(admin) != CONNECTION_OK)
		return -1;
	/* One seat, and it is taken: whoever comes is told their place. */
	run_sql("DO $$ BEGIN"
		" INSERT INTO social.actor (wiki, kind, local_id) VALUES ('cut', 2, 50), ('cut', 0, 1);"
		" INSERT INTO social.target (id, wiki, kind, key) VALUES (77, 'cut', 0, '77');"
		" INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at,"
		" ends_at, last_at, capacity) SELECT 77, 'cut', 't', a.id, a.id, 'T', 'UTC', '2040-01-01', '2040-01-02',"
		" '2040-01-01', '2040-01-02', '2040-01-02', 1 FROM social.actor AS a WHERE a.kind = 2;"
		" INSERT INTO social.signup (event_id, actor_id, state, queue) SELECT 77, a.id, 3, 1"
		" FROM social.actor AS a WHERE a.kind = 0; END $$");
	proxy_start(&between, getenv("PGHOST"));
	return 0;
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
		cmocka_unit_test(a_sign_up_cut_in_its_answer_is_one),
		cmocka_unit_test(a_sign_up_cut_in_its_request_is_one),
		cmocka_unit_test(a_page_cut_in_its_answer_announces_once),
		cmocka_unit_test(a_page_cut_in_its_request_announces_once),
		cmocka_unit_test(a_sign_up_that_the_server_never_answers_is_one),
	};
	return cmocka_run_group_tests_name("event_cut", tests, start, stop);
}
