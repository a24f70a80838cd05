/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Leases of mail while the connection is cut all along the request and its answer. The oracle: who
 * was told that a message may be sent is the only one who ever is, and what nobody was told of comes
 * again or is dead. Runs inside tests/support/pg-temp. SOCIAL_STRIDE=1 tries each byte.
 */
#include "fault/proxy.h"

#include "pg/conn.h"
#include "service/delivery.h"
#include "service/status.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <libpq-fe.h>

enum { STRIDE = 17, EXCHANGE_MS = 700, READER = 8, ROW = 5 };
#define WIKI SOC_STR("cut")

static proxy between;
static PGconn *admin;
static soc_ctx ctx;

static long number(const char *sql)
{
	PGresult *result = PQexec(admin, sql);
	if (PQresultStatus(result) != PGRES_TUPLES_OK)
		fail_msg("%s", PQerrorMessage(admin));
	long found = strtol(PQgetvalue(result, 0, 0), NULL, 10);
	PQclear(result);
	return found;
}

/* One row is due. */
static void prepare(void)
{
	assert_int_equal(number("WITH old AS (DELETE FROM social.delivery) SELECT 1"), 1);
	assert_int_equal(number("WITH made AS (INSERT INTO social.delivery (id, wiki, recipient_id, kind, object_id, due_at)"
		" SELECT 5, 'cut', n.recipient_id, n.kind, n.object_id, now() - interval '1 second'"
		" FROM social.notification AS n RETURNING 1) SELECT count(*) FROM made"), 1);
}

static void let_leases_end(void)
{
	(void)number("WITH old AS (UPDATE social.delivery SET leased_until = now() - interval '1 second'"
		" WHERE leased_until IS NOT NULL) SELECT 1");
}

/* How many messages are to be sent; their lease is that of the row. */
static int take_well(int64_t *out_epoch)
{
	soc_err err = { .code = SOC_OK };
	soc_delivery_list list;
	if (!soc_delivery_take(&ctx, WIKI, 5, &list, &err))
		fail_msg("%s (%s)", err.message, soc_conn_diagnosis(ctx.conn));
	*out_epoch = list.count ? list.item[0].lease.epoch[0] : 0;
	soc_arena_rewind(ctx.arena, (soc_arena_mark){ NULL, 0, NULL });
	return list.count;
}

static int stride(void)
{
	const char *wanted = getenv("SOCIAL_STRIDE");
	int length = wanted ? atoi(wanted) : STRIDE;
	return length > 0 ? length : STRIDE;
}

/* Once cut, once not. */
typedef void attempt(proxy_cut cut, int after, int64_t epoch);

static void arm(proxy_cut cut, int after)
{
	between.order->after = after;
	between.order->seen = 0;
	between.order->cut = cut;
}

static void hand_over(proxy_cut cut, int after, int64_t epoch)
{
	int64_t id = ROW;
	soc_leases leases = { &id, &epoch, 1 };
	soc_err err = { .code = SOC_OK };
	bool first = false, again = false;
	arm(cut, after);
	if (!soc_delivery_handed(&ctx, &leases, &first, &err))
		first = false;
	assert_int_equal(between.order->cut, PROXY_PASS);
	assert_true(soc_delivery_handed(&ctx, &leases, &again, &err));
	assert_false(first && again);
	assert_int_equal(number("SELECT count(*) FROM social.delivery WHERE handed_at IS NOT NULL"), 1);
	let_leases_end();
	assert_int_equal(take_well(&epoch), 0);
	assert_int_equal(number("SELECT count(*) FROM social.delivery WHERE reason = 'unknown'"), 1);
}

static void end_it(proxy_cut cut, int after, int64_t epoch)
{
	int64_t id = ROW, ended;
	soc_leases leases = { &id, &epoch, 1 };
	soc_err err = { .code = SOC_OK };
	arm(cut, after);
	bool done = soc_delivery_done(&ctx, &leases, &ended, &err);
	assert_int_equal(between.order->cut, PROXY_PASS);
	assert_int_equal(number("SELECT count(*) FROM social.delivery") == 0 || !done, 1);
	assert_true(soc_delivery_done(&ctx, &leases, &ended, &err));
	assert_int_equal(number("SELECT count(*) FROM social.delivery"), 0);
}

static void take_it(proxy_cut cut, int after, int64_t epoch)
{
	soc_err err = { .code = SOC_OK };
	soc_delivery_list list = { .count = 0 };
	let_leases_end();
	arm(cut, after);
	bool done = soc_delivery_take(&ctx, WIKI, 5, &list, &err);
	assert_int_equal(between.order->cut, PROXY_PASS);
	int64_t before = done && list.count ? list.item[0].lease.epoch[0] : epoch, again;
	/* Whoever has it alone has it until the lease ends; then the next, at a later epoch. */
	assert_true(take_well(&again) == 0 || !done || !list.count);
	let_leases_end();
	assert_int_equal(take_well(&again), 1);
	assert_true(again > before);
}

static void cut_all_along(attempt *it, proxy_cut cut)
{
	int length = 1;
	int64_t epoch;
	for (int after = 0; after < length; after += stride()) {
		prepare();
		assert_int_equal(take_well(&epoch), 1);
		it(cut, after, epoch);
		length = between.order->seen > length ? between.order->seen : length;
		soc_arena_rewind(ctx.arena, (soc_arena_mark){ NULL, 0, NULL });
	}
	assert_in_range(length, 30, 8000);
}

static void what_is_handed_over_may_be_sent_once(void **state)
{
	(void)state;
	cut_all_along(hand_over, PROXY_CUT_REQUEST);
	cut_all_along(hand_over, PROXY_CUT_ANSWER);
}

static void what_was_sent_ends(void **state)
{
	(void)state;
	cut_all_along(end_it, PROXY_CUT_REQUEST);
	cut_all_along(end_it, PROXY_CUT_ANSWER);
}

static void what_is_due_comes_to_one(void **state)
{
	(void)state;
	cut_all_along(take_it, PROXY_CUT_REQUEST);
	cut_all_along(take_it, PROXY_CUT_ANSWER);
}

/* Somebody is told of a status that mentions them. */
static int start(void **state)
{
	static char dsn[256];
	soc_err err = { .code = SOC_OK };
	soc_posted posted;
	soc_viewer author = { .wiki = WIKI, .user = 7 };
	soc_entity entity = { .type = SOC_ENTITY_USER, .start = 0, .length = 2, .user = READER };
	soc_draft draft = { .text = SOC_STR("@r"), .lang = SOC_STR(""), .entities = { &entity, 1 } };
	(void)state;
	admin = PQconnectdb("");
	proxy_start(&between, getenv("PGHOST"));
	snprintf(dsn, sizeof dsn, "host=%s port=5432 dbname=social user=social_web", between.folder);
	soc_conn_config config = { .dsn = dsn, .application = "mail_cut_test", .connect_timeout_ms = 5000,
		.exchange_timeout_ms = EXCHANGE_MS, .prepared = true, .check_schema = true };
	ctx = (soc_ctx){ .arena = soc_arena_new(8 * 1024 * 1024), .conn = soc_conn_new(&config, &err) };
	if (!soc_status_post(&ctx, &author, &draft, &posted, &err))
		fail_msg("%s", err.message);
	assert_int_equal(number("WITH told AS (INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id)"
		" SELECT s.mentioned[1], 1, s.id, social.next_id(), social.next_id(), 1 FROM social.status AS s"
		" WHERE s.id = (SELECT max(o.id) FROM social.status AS o WHERE o.text = '@r' AND o.mentioned IS NOT NULL)"
		" RETURNING 1) SELECT count(*) FROM told"), 1);
	return 0;
}

static int stop(void **state)
{
	(void)state;
	soc_conn_free(ctx.conn);
	soc_arena_free(ctx.arena);
	proxy_stop(&between);
	PQfinish(admin);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_handed_over_may_be_sent_once),
		cmocka_unit_test(what_was_sent_ends),
		cmocka_unit_test(what_is_due_comes_to_one),
	};
	return cmocka_run_group_tests_name("mail_cut", tests, start, stop);
}
