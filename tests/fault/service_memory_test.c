/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every allocation of every use case fails in turn, once or from then on, against a real store: no
 * crash, no leak, an error that says so or may be retried, nothing half written, and the
 * connection serves again. Runs inside tests/support/pg-temp.
 */
#include "fault/refuse.h"

#include "pg/state.h"
#include "service/actor.h"
#include "service/comment.h"
#include "service/feed.h"
#include "service/history.h"
#include "service/like.h"
#include "service/media.h"
#include "service/moderation.h"
#include "service/report.h"
#include "service/status.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <libpq-fe.h>

enum { AUTHOR = 7, READER = 8, MODERATOR = 9, ARENA_MAX = 1024 * 1024 };
/* Where libpq lacks memory for an answer, it waits for more of it: so do we, not for long. */
enum { WELL_MS = 5000, REFUSED_MS = 40 };
#define WIKI SOC_STR("memory")

/* What a life has: a status of its own, and a number for what must be unique. */
typedef struct life {
	soc_ctx ctx;
	char id[24];
	long number;
} life;

typedef bool use_case(life *l, soc_err *err);

static const soc_viewer author = { .wiki = WIKI, .user = AUTHOR };
static const soc_viewer reader = { .wiki = WIKI, .user = READER, .caps = SOC_CAP_READ_REPORTED };
static const soc_viewer moderator = { .wiki = WIKI, .user = MODERATOR,
	.caps = SOC_CAP_MODERATE | SOC_CAP_SUPPRESS };
static const soc_entity entity[] = {
	{ .type = SOC_ENTITY_USER, .start = 0, .length = 2, .user = READER },
	{ .type = SOC_ENTITY_PAGE, .start = 3, .length = 4, .title = SOC_STR("Page") },
};
static const soc_media_use shown = { SOC_STR("A.jpg"), SOC_STR("alt") };
static PGconn *admin;

static soc_draft draft_of(const char *text)
{
	return (soc_draft){ .text = soc_str_borrow(text), .lang = SOC_STR("en"),
		.entities = { entity, 2 }, .media = { &shown, 1, true } };
}

/* The key makes the repetition after a lost answer harmless. */
static bool post(life *l, soc_err *err)
{
	char key[40];
	soc_posted posted;
	soc_draft draft = draft_of("@r page\r\nend ");
	snprintf(key, sizeof key, "life-%ld", l->number);
	draft.key = soc_str_borrow(key);
	if (!soc_status_post(&l->ctx, &author, &draft, &posted, err))
		return false;
	snprintf(l->id, sizeof l->id, "%lld", (long long)posted.status.id);
	assert_int_equal(posted.status.entities.count, 2);
	assert_int_equal(posted.status.media.count, 1);
	return true;
}

static bool check(life *l, soc_err *err)
{
	soc_str text;
	soc_draft draft = draft_of("@r page\r\nend ");
	return soc_status_check(&l->ctx, &draft, &text, err);
}

static bool edit(life *l, soc_err *err)
{
	soc_status status;
	soc_edit order = { .id = soc_str_borrow(l->id), .draft = draft_of("@r page, edited") };
	return soc_status_edit(&l->ctx, &author, &order, &status, err);
}

static bool get(life *l, soc_err *err)
{
	soc_status status;
	if (!soc_status_get(&l->ctx, &author, soc_str_borrow(l->id), &status, err))
		return false;
	assert_int_equal(status.entities.count, 2);
	assert_int_equal(status.media.count, 1);
	return true;
}

static bool delete(life *l, soc_err *err)
{
	return soc_status_delete(&l->ctx, &author, soc_str_borrow(l->id), err);
}

static bool undelete(life *l, soc_err *err)
{
	soc_status status;
	return soc_status_undelete(&l->ctx, &author, soc_str_borrow(l->id), &status, err);
}

static bool history(life *l, soc_err *err)
{
	soc_history_page page;
	soc_history_request request = { .id = soc_str_borrow(l->id), .limit = 10 };
	return soc_history_read(&l->ctx, &author, &request, &page, err);
}

static const soc_target revision = { .kind = SOC_TARGET_REVISION, .key = { "17", 2 }, .id = 17,
	.author = AUTHOR, .page = 5 };

static bool like(life *l, soc_err *err)
{
	soc_like_outcome outcome;
	if (!soc_like_put(&l->ctx, &reader, &revision, &outcome, err))
		return false;
	assert_true(outcome.likes.mine);
	assert_int_equal(outcome.likes.count, 1);
	return true;
}

static bool unlike(life *l, soc_err *err)
{
	soc_like_outcome outcome;
	return soc_like_remove(&l->ctx, &reader, &revision, &outcome, err);
}

static bool likes(life *l, soc_err *err)
{
	const soc_likes *found;
	const soc_target both[] = { revision, revision };
	soc_targets targets = { both, 2 };
	return soc_like_many(&l->ctx, &author, &targets, &found, err);
}

static bool likers(life *l, soc_err *err)
{
	soc_like_page page;
	soc_like_request request = { .target = revision, .limit = 10 };
	return soc_like_by(&l->ctx, &author, &request, &page, err);
}

static bool targets(life *l, soc_err *err)
{
	soc_target_states found;
	int64_t changed;
	const soc_targets named = { &revision, 1 };
	soc_targets_request request = { WIKI, SOC_STR("0"), 10, 0 };
	return soc_target_list(&l->ctx, &request, &found, err)
		&& soc_target_find(&l->ctx, WIKI, &named, &found, err)
		&& soc_target_mirror(&l->ctx, WIKI, &found, &changed, err);
}

static bool states(life *l, soc_err *err)
{
	soc_states_page page;
	soc_states_request request = { .wiki = WIKI, .after = SOC_STR("0"), .limit = 1000 };
	return soc_history_states(&l->ctx, &request, &page, err);
}

static bool feed(life *l, soc_err *err)
{
	soc_feed_page page;
	soc_page_request request = { .author = AUTHOR, .limit = 3 };
	return soc_feed_public(&l->ctx, &reader, &request, &page, err)
		&& soc_feed_user(&l->ctx, &reader, &request, &page, err)
		&& soc_feed_mentions(&l->ctx, &reader, &request, &page, err);
}

static bool moderate(life *l, soc_err *err)
{
	soc_moderated moderated;
	soc_moderation_order order = { .type = SOC_STR("status"), .id = soc_str_borrow(l->id),
		.level = SOC_STR("hidden"), .reason = SOC_STR("rude") };
	return soc_moderation_set(&l->ctx, &moderator, &order, &moderated, err);
}

static bool log_of_moderation(life *l, soc_err *err)
{
	soc_moderation_entries entries;
	soc_moderation_request request = { .wiki = WIKI, .after = SOC_STR("0"), .limit = 10 };
	return soc_moderation_list(&l->ctx, &request, &entries, err);
}

static bool report(life *l, soc_err *err)
{
	soc_report filed;
	soc_report_draft draft = { .type = SOC_STR("status"), .id = soc_str_borrow(l->id),
		.reason = SOC_STR("rude") };
	return soc_report_file(&l->ctx, &reader, &draft, &filed, err);
}

/* The first one of a thread, then a reply. */
static bool comment(life *l, soc_err *err)
{
	char key[40], id[24];
	soc_posted posted;
	soc_comment_draft said = { .object = revision, .draft = draft_of("@r page\r\nend ") };
	snprintf(key, sizeof key, "comment-%ld", l->number);
	said.draft.key = soc_str_borrow(key);
	if (!soc_comment_post(&l->ctx, &reader, &said, &posted, err))
		return false;
	assert_int_equal(posted.status.thread, posted.status.id);
	snprintf(id, sizeof id, "%lld", (long long)posted.status.id);
	snprintf(key, sizeof key, "reply-%ld", l->number);
	said.draft.key = soc_str_borrow(key);
	said.object = (soc_target){ .kind = SOC_TARGET_COMMENT, .key = soc_str_borrow(id),
		.id = posted.status.id };
	return soc_comment_post(&l->ctx, &author, &said, &posted, err);
}

static bool comments(life *l, soc_err *err)
{
	const int64_t *count;
	const soc_targets targets = { &revision, 1 };
	soc_comment_page page;
	soc_comment_request request = { .object = revision, .limit = 3 };
	if (!soc_comment_list(&l->ctx, &author, &request, &page, err))
		return false;
	assert_in_range(page.thread_count, 1, 3);
	char id[24];
	snprintf(id, sizeof id, "%lld", (long long)page.threads[0].id);
	request.object = (soc_target){ .kind = SOC_TARGET_COMMENT, .key = soc_str_borrow(id),
		.id = page.threads[0].id };
	const soc_targets threads = { &request.object, 1 };
	const soc_comment_root *root;
	soc_states_page states;
	soc_states_request below = { .wiki = WIKI, .after = SOC_STR("0"), .limit = 100 };
	return soc_comment_list(&l->ctx, &author, &request, &page, err)
		&& soc_comment_counts(&l->ctx, &author, &targets, &count, err) && count[0] > 0
		&& soc_comment_roots(&l->ctx, WIKI, &threads, &root, err) && root[0].known
		&& soc_history_comment_states(&l->ctx, &below, &targets, &states, err)
		&& states.count > 0;
}

/* Opens what is not closed: no life may hinder the next. */
static bool close_comments(life *l, soc_err *err)
{
	bool changed;
	soc_comment_closing closing = { .object = revision };
	return soc_comment_close(&l->ctx, &moderator, &closing, &changed, err);
}

static bool people(life *l, soc_err *err)
{
	soc_actor_list list;
	soc_actor_query query = { .wiki = WIKI, .limit = 100 };
	return soc_actor_list_read(&l->ctx, &query, &list, err);
}

static bool mirror(life *l, soc_err *err)
{
	int changed;
	const soc_actor_state state[] = { { AUTHOR, false, l->number % 2, true },
		{ READER, false, l->number % 2, true } };
	soc_actor_states all = { state, 2 };
	return soc_actor_mirror(&l->ctx, WIKI, &all, &changed, err);
}

static bool merge(life *l, soc_err *err)
{
	bool changed;
	soc_actor_merger merger = { .wiki = WIKI, .from = 1000 + l->number, .to = AUTHOR };
	return soc_actor_merge(&l->ctx, &merger, &changed, err);
}

static bool settle(life *l, soc_err *err)
{
	soc_actor_settled settled;
	soc_actor_batch batch = { .wiki = WIKI, .after = SOC_STR("0"), .limit = 10 };
	return soc_actor_settle(&l->ctx, &batch, &settled, err);
}

static bool put_media(life *l, soc_err *err)
{
	static const soc_thumb thumb = { 320, 240, SOC_STR("https://u.example/320") };
	static const soc_media item[] = { { .file = SOC_STR("A.jpg"), .thumb = &thumb, .thumb_count = 1 },
		{ .file = SOC_STR("B.jpg"), .gone = true } };
	soc_media_list list = { item, 2 };
	return soc_media_put(&l->ctx, WIKI, &list, err);
}

static bool get_media(life *l, soc_err *err)
{
	static const soc_str name[] = { SOC_STR("A.jpg"), SOC_STR("unknown") };
	soc_media_names names = { name, 2 };
	soc_media_found found;
	if (!soc_media_get(&l->ctx, WIKI, &names, &found, err))
		return false;
	assert_int_equal(found.count, 1);
	assert_int_equal(found.item[0].media.thumb_count, 1);
	return true;
}

static bool take_media(life *l, soc_err *err)
{
	soc_media_names names;
	soc_media_stale query = { .wiki = WIKI, .seconds = 0, .limit = 10 };
	return soc_media_take(&l->ctx, &query, &names, err);
}

static bool backlog_of_media(life *l, soc_err *err)
{
	int count;
	soc_media_stale query = { .wiki = WIKI, .seconds = 0 };
	return soc_media_backlog(&l->ctx, &query, &count, err);
}

static bool withhold_media(life *l, soc_err *err)
{
	bool changed;
	soc_media_order order = { .wiki = WIKI, .file = SOC_STR("A.jpg"), .withheld = false };
	return soc_media_withhold(&l->ctx, &order, &changed, err);
}

static bool statuses_of_media(life *l, soc_err *err)
{
	soc_media_users users;
	soc_media_query query = { .wiki = WIKI, .file = SOC_STR("A.jpg"), .after = SOC_STR("0"),
		.limit = 10 };
	return soc_media_statuses(&l->ctx, &query, &users, err);
}

#include "fault/signup_cases.h"
#include "fault/event_cases.h"
#include "fault/mail_cases.h"

static soc_conn *connection(soc_err *err)
{
	soc_conn_config config = { .dsn = getenv("SOCIAL_DSN_WEB"), .application = "memory",
		.connect_timeout_ms = WELL_MS, .exchange_timeout_ms = WELL_MS, .prepared = true,
		.check_schema = true };
	return soc_conn_new(&config, err);
}

/* A call with an arena of its own. */
static bool call(life *l, use_case *run, soc_err *err)
{
	l->ctx.arena = soc_arena_new(ARENA_MAX);
	bool done = l->ctx.arena && run(l, err);
	if (!l->ctx.arena)
		(void)soc_err_set(err, SOC_ERR_NOMEM, "memory", "no arena");
	soc_arena_free(l->ctx.arena);
	return done;
}

static void call_well(life *l, use_case *run)
{
	soc_err err = { .code = SOC_OK };
	if (!call(l, run, &err))
		fail_msg("%s: %s (%s)", err.reason, err.message, soc_conn_diagnosis(l->ctx.conn));
}

static void assert_nothing_half_written(void)
{
	PGresult *result = PQexec(admin,
		"SELECT s.id FROM social.status AS s LEFT JOIN social.activity AS a ON a.object_id = s.id"
		" GROUP BY s.id HAVING count(*) FILTER (WHERE verb = CASE WHEN s.root_id IS NULL THEN 1 ELSE 7 END) <> 1"
		" OR count(*) FILTER (WHERE verb = 2) <> s.version - 1"
		" OR count(*) FILTER (WHERE verb = 5) <> (SELECT count(*) FROM social.moderation_log AS m"
		" WHERE m.object_id = s.id AND m.action = 1)"
		" OR count(*) FILTER (WHERE verb = 5) <> s.hide_level"
		" UNION ALL SELECT i.object_id FROM social.idempotency AS i"
		" LEFT JOIN social.status AS s ON s.id = i.object_id WHERE s.id IS NULL"
		" AND NOT EXISTS (SELECT FROM social.event_message AS m WHERE m.id = i.object_id)"
		" UNION ALL SELECT u.event_id FROM social.signup AS u WHERE NOT EXISTS (SELECT FROM social.activity"
		" AS a WHERE a.object_id = u.event_id AND a.verb = 11)"
		" UNION ALL SELECT d.id FROM social.delivery AS d WHERE d.handed_at IS NOT NULL"
		" AND d.leased_until IS NULL AND d.dead_at IS NULL");
	assert_int_equal(PQresultStatus(result), PGRES_TUPLES_OK);
	assert_int_equal(PQntuples(result), 0);
	PQclear(result);
}

/* The call with its n-th allocation refused; answers how many it asked for. */
static long one_life(use_case *run, long n, long *errors)
{
	static long number;
	soc_err err = { .code = SOC_OK };
	long before = refuse_live;
	life l = { .ctx.conn = connection(&err), .number = ++number };
	call_well(&l, put_media);
	call_well(&l, post);
	if (run == undelete)
		call_well(&l, delete);
	if (run == comments)
		call_well(&l, comment);
	if (run == mark || run == participants)
		call_well(&l, sign_up);
	if (run == send_mail || run == end_mail || run == read_notifications)
		tell(&l);
	refuse_at = n;
	refuse_seen = 0;
	l.ctx.conn->config.exchange_timeout_ms = n ? REFUSED_MS : WELL_MS;
	refuse_on = true;
	bool done = call(&l, run, &err);
	refuse_on = false;
	l.ctx.conn->config.exchange_timeout_ms = WELL_MS;
	long seen = refuse_seen;
	assert_int_equal(done, err.code == SOC_OK);
	/* Of a write not made again by a key the deadline is no retryable one: it may have been done. */
	if (!done && err.code != SOC_ERR_NOMEM && err.code != SOC_ERR_TIMEOUT && !err.retryable)
		fail_msg("allocation %ld: %s, %s", n, err.reason, err.message);
	*errors += !done;
	call_well(&l, run);
	call_well(&l, states);
	soc_conn_free(l.ctx.conn);
	assert_int_equal(refuse_live, before);
	return seen;
}

/* For good, every third is enough: whoever goes on past one meets the next. */
static void fail_each(use_case *run, const char *name, bool for_good)
{
	long errors = 0, lives = 0;
	/* Twice without: what libraries keep for ever is made in the first. */
	(void)one_life(run, 0, &errors);
	long total = one_life(run, 0, &errors);
	assert_int_equal(errors, 0);
	assert_in_range(total, run == check || run == check_tag ? 2 : 4, 3000);
	refuse_for_good = for_good;
	for (long n = 1; n <= total; n += for_good ? 3 : 1, lives++)
		(void)one_life(run, n, &errors);
	assert_nothing_half_written();
	/* libpq survives many that fail once. */
	assert_in_range(errors, for_good ? lives * 2 / 3 : 1, lives);
	print_message("# %s: %ld allocations, %ld of %ld errors\n", name, total, errors, lives);
}

static const struct { const char *name; use_case *run; } cases[] = {
	{ "check", check }, { "post", post }, { "edit", edit }, { "get", get }, { "delete", delete },
	{ "undelete", undelete }, { "history", history }, { "states", states }, { "feeds", feed },
	{ "set a level", moderate }, { "moderation's log", log_of_moderation }, { "report", report },
	{ "people", people }, { "mirror", mirror }, { "merge", merge }, { "settle", settle },
	{ "put files", put_media }, { "get files", get_media }, { "take files", take_media },
	{ "withhold", withhold_media },
	{ "backlog", backlog_of_media }, { "statuses of a file", statuses_of_media },
	{ "like", like }, { "unlike", unlike }, { "likes", likes }, { "who likes", likers },
	{ "targets", targets }, { "comment", comment }, { "comments", comments },
	{ "close comments", close_comments }, { "sign up", sign_up }, { "sign off", sign_off },
	{ "mark", mark }, { "participants", participants }, { "save a page", save_page },
	{ "check a tag", check_tag }, { "find events", find_events }, { "list events", list_events },
	{ "postpone", postpone }, { "configure", configure }, { "add an organiser", add_organiser },
	{ "write to all", write_to_all }, { "log of events", event_log },
	{ "send mail", send_mail }, { "end mail", end_mail }, { "choose", choose },
	{ "read notifications", read_notifications },
};

static void fail_each_of_all(bool for_good)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		fail_each(cases[i].run, cases[i].name, for_good);
}

static void each_allocation_of_each_use_case_may_fail_once(void **state)
{
	(void)state;
	fail_each_of_all(false);
}

static void each_allocation_of_each_use_case_may_fail_for_good(void **state)
{
	(void)state;
	fail_each_of_all(true);
}

static int start(void **state)
{
	(void)state;
	admin = PQconnectdb("");
	PQclear(PQexec(admin, EVENT_77));
	return PQstatus(admin) == CONNECTION_OK ? 0 : -1;
}

static int stop(void **state)
{
	(void)state;
	PQfinish(admin);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_allocation_of_each_use_case_may_fail_once),
		cmocka_unit_test(each_allocation_of_each_use_case_may_fail_for_good),
	};
	return cmocka_run_group_tests_name("service_memory", tests, start, stop);
}
