/* SPDX-License-Identifier: MIT */
#include "service/follow.h"

#include "core/notification.h"
#include "core/page.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

bool soc_follow_choice_parse(soc_str word, soc_follow_choice *out_choice, soc_err *err)
{
	static const char *const words[] = { "open", "request", "closed" };
	for (int choice = SOC_FOLLOW_OPEN; choice <= SOC_FOLLOW_CLOSED; choice++) {
		if (soc_str_is(word, words[choice])) {
			*out_choice = (soc_follow_choice)choice;
			return true;
		}
	}
	return soc_err_set(err, SOC_ERR_INVALID, "choice-invalid",
		"a choice is \"open\", \"request\" or \"closed\"");
}

bool soc_followee_kind_parse(soc_str word, soc_actor_kind *out_kind, soc_err *err)
{
	bool person = soc_str_is(word, "user");
	*out_kind = person ? SOC_ACTOR_PERSON : SOC_ACTOR_PAGE;
	return person || soc_str_is(word, "page")
		|| soc_err_set(err, SOC_ERR_INVALID, "kind-invalid", "a kind is \"user\" or \"page\"");
}

const char *soc_followee_kind_word(soc_actor_kind kind)
{
	return kind == SOC_ACTOR_PERSON ? "user" : "page";
}

const char *soc_follow_state_word(soc_follow_state state)
{
	static const char *const words[] = { "none", "requested", "following" };
	return words[state];
}

static bool check(const soc_viewer *viewer, int64_t id, soc_err *err)
{
	return soc_viewer_check_writer(viewer, err)
		&& (id > 0 || soc_err_set(err, SOC_ERR_INVALID, "user-invalid", "an id is positive"));
}

static bool not_found(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_NOT_FOUND, "followee-not-found", "nobody has this id");
}

/* The state of a column: NULL, 0 requested, 1 following. */
static soc_follow_state state_of(const soc_rows *rows, int row, int column)
{
	if (soc_row_is_null(rows, row, column)) {
		return SOC_FOLLOW_NONE;
	}
	return soc_row_int(rows, row, column) == 1 ? SOC_FOLLOW_FOLLOWING : SOC_FOLLOW_REQUESTED;
}

static bool explain(soc_str refusal, soc_err *err)
{
	if (soc_str_is(refusal, "unknown")) {
		return not_found(err);
	}
	if (soc_str_is(refusal, "self")) {
		return soc_err_set(err, SOC_ERR_FORBIDDEN, "follow-self", "nobody follows themselves");
	}
	if (soc_str_is(refusal, "blocking")) {
		return soc_err_set(err, SOC_ERR_FORBIDDEN, "follow-blocking", "the viewer blocked them");
	}
	if (soc_str_is(refusal, "limit")) {
		return soc_err_set(err, SOC_ERR_CONFLICT, "follow-limit", "the viewer follows too many");
	}
	return soc_err_set(err, SOC_ERR_FORBIDDEN, "follow-closed", "the person wants no followers");
}

/* Gives both a row in the store. */
static void add_both(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_followee *followee)
{
	soc_access_add_actor(pipeline, ctx, viewer);
	soc_access_add_actors(pipeline, ctx, viewer->wiki,
		(soc_access_actors){ followee->kind, &followee->id, 1 });
}

bool soc_follow_put(const soc_ctx *ctx, const soc_viewer *viewer, const soc_followee *followee,
	soc_follow_outcome *out_outcome, soc_err *err)
{
	if (!check(viewer, followee->id, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	add_both(&pipeline, ctx, viewer, followee);
	soc_params params = soc_params_for(SOC_SQL_FOLLOW_PUT, ctx->arena);
	soc_param_text(&params, SOC_P_FOLLOW_PUT_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FOLLOW_PUT_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FOLLOW_PUT_KIND, followee->kind);
	soc_param_int(&params, SOC_P_FOLLOW_PUT_ID, followee->id);
	soc_param_int(&params, SOC_P_FOLLOW_PUT_CHOICE, followee->choice);
	soc_param_int(&params, SOC_P_FOLLOW_PUT_MOST, SOC_FOLLOW_MOST);
	int put = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, put);
	if (!soc_row_is_null(rows, 0, SOC_C_FOLLOW_PUT_REFUSAL)) {
		return explain(soc_row_text(rows, 0, SOC_C_FOLLOW_PUT_REFUSAL), err);
	}
	*out_outcome = (soc_follow_outcome){
		.state = state_of(rows, 0, SOC_C_FOLLOW_PUT_STATE),
		.changed = soc_row_bool(rows, 0, SOC_C_FOLLOW_PUT_CHANGED),
	};
	return true;
}

/* What is to end: that the viewer follows it, or that it follows the viewer. */
typedef struct follow_tie {
	soc_actor_kind kind;
	int64_t id;
	bool inward;
} follow_tie;

static bool tie_end(const soc_ctx *ctx, const soc_viewer *viewer, const follow_tie *tie,
	bool *out_changed, soc_err *err)
{
	if (!check(viewer, tie->id, err)) {
		return false;
	}
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_FOLLOW_END, ctx->arena);
	soc_param_text(&params, SOC_P_FOLLOW_END_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FOLLOW_END_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FOLLOW_END_KIND, tie->kind);
	soc_param_int(&params, SOC_P_FOLLOW_END_ID, tie->id);
	soc_param_bool(&params, SOC_P_FOLLOW_END_INWARD, tie->inward);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_changed = soc_row_bool(&rows, 0, SOC_C_FOLLOW_END_CHANGED);
	return true;
}

bool soc_follow_end(const soc_ctx *ctx, const soc_viewer *viewer, const soc_followee *followee,
	bool *out_changed, soc_err *err)
{
	follow_tie tie = { followee->kind, followee->id, false };
	return tie_end(ctx, viewer, &tie, out_changed, err);
}

bool soc_follow_drop(const soc_ctx *ctx, const soc_viewer *viewer, int64_t user,
	bool *out_changed, soc_err *err)
{
	return tie_end(ctx, viewer, &(follow_tie){ SOC_ACTOR_PERSON, user, true }, out_changed, err);
}

bool soc_follow_accept(const soc_ctx *ctx, const soc_viewer *viewer, int64_t user,
	bool *out_changed, soc_err *err)
{
	if (!check(viewer, user, err)) {
		return false;
	}
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_FOLLOW_ACCEPT, ctx->arena);
	soc_param_text(&params, SOC_P_FOLLOW_ACCEPT_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FOLLOW_ACCEPT_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FOLLOW_ACCEPT_USER, user);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	if (soc_row_is_null(&rows, 0, SOC_C_FOLLOW_ACCEPT_CHANGED)) {
		return soc_err_set(err, SOC_ERR_NOT_FOUND, "request-not-found", "nobody asked");
	}
	*out_changed = soc_row_bool(&rows, 0, SOC_C_FOLLOW_ACCEPT_CHANGED);
	return true;
}

bool soc_follow_state_of(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_followee *followee, soc_follow_outcome *out_outcome, soc_err *err)
{
	if (!check(viewer, followee->id, err)) {
		return false;
	}
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_FOLLOW_STATE, ctx->arena);
	soc_param_text(&params, SOC_P_FOLLOW_STATE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FOLLOW_STATE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FOLLOW_STATE_KIND, followee->kind);
	soc_param_int(&params, SOC_P_FOLLOW_STATE_ID, followee->id);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_outcome = (soc_follow_outcome){
		.state = state_of(&rows, 0, SOC_C_FOLLOW_STATE_STATE),
		.blocked = soc_row_bool(&rows, 0, SOC_C_FOLLOW_STATE_BLOCKED),
	};
	return true;
}

bool soc_person_block_put(const soc_ctx *ctx, const soc_viewer *viewer, int64_t user,
	bool *out_changed, soc_err *err)
{
	if (!check(viewer, user, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	add_both(&pipeline, ctx, viewer, &(soc_followee){ SOC_ACTOR_PERSON, user, SOC_FOLLOW_OPEN });
	soc_params params = soc_params_for(SOC_SQL_PERSON_BLOCK_PUT, ctx->arena);
	soc_param_text(&params, SOC_P_PERSON_BLOCK_PUT_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_PERSON_BLOCK_PUT_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_PERSON_BLOCK_PUT_USER, user);
	soc_param_int(&params, SOC_P_PERSON_BLOCK_PUT_MOST, SOC_PERSON_BLOCK_MOST);
	int put = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, put);
	soc_str refusal = soc_row_text(rows, 0, SOC_C_PERSON_BLOCK_PUT_REFUSAL);
	if (soc_str_is(refusal, "unknown")) {
		return not_found(err);
	}
	if (soc_str_is(refusal, "self")) {
		return soc_err_set(err, SOC_ERR_FORBIDDEN, "block-self", "nobody blocks themselves");
	}
	if (soc_str_is(refusal, "limit")) {
		return soc_err_set(err, SOC_ERR_CONFLICT, "block-limit", "the viewer blocked too many");
	}
	*out_changed = soc_row_bool(rows, 0, SOC_C_PERSON_BLOCK_PUT_CHANGED);
	return true;
}

bool soc_person_block_end(const soc_ctx *ctx, const soc_viewer *viewer, int64_t user,
	bool *out_changed, soc_err *err)
{
	if (!check(viewer, user, err)) {
		return false;
	}
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_PERSON_BLOCK_END, ctx->arena);
	soc_param_text(&params, SOC_P_PERSON_BLOCK_END_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_PERSON_BLOCK_END_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_PERSON_BLOCK_END_USER, user);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_changed = soc_row_bool(&rows, 0, SOC_C_PERSON_BLOCK_END_CHANGED);
	return true;
}

bool soc_follow_list_parse(soc_str word, soc_follow_list_kind *out_kind, soc_err *err)
{
	static const char *const words[] = { "following", "followers", "requests", "blocked" };
	for (int kind = SOC_FOLLOW_LIST_FOLLOWING; kind <= SOC_FOLLOW_LIST_BLOCKED; kind++) {
		if (soc_str_is(word, words[kind])) {
			*out_kind = (soc_follow_list_kind)kind;
			return true;
		}
	}
	return soc_err_set(err, SOC_ERR_INVALID, "list-invalid",
		"a list is \"following\", \"followers\", \"requests\" or \"blocked\"");
}

static soc_params follow_list_params(const soc_ctx *ctx, const soc_viewer *viewer, int64_t before,
	int64_t limit)
{
	soc_params params = soc_params_for(SOC_SQL_FOLLOW_LIST, ctx->arena);
	soc_param_text(&params, SOC_P_FOLLOW_LIST_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FOLLOW_LIST_VIEWER, viewer->user);
	if (before != 0) {
		soc_param_int(&params, SOC_P_FOLLOW_LIST_BEFORE, before);
	}
	soc_param_int(&params, SOC_P_FOLLOW_LIST_LIMIT, limit + 1);
	return params;
}

static soc_params follower_list_params(const soc_ctx *ctx, const soc_viewer *viewer, int state,
	int64_t before, int64_t limit)
{
	soc_params params = soc_params_for(SOC_SQL_FOLLOWER_LIST, ctx->arena);
	soc_param_text(&params, SOC_P_FOLLOWER_LIST_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FOLLOWER_LIST_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FOLLOWER_LIST_STATE, state);
	if (before != 0) {
		soc_param_int(&params, SOC_P_FOLLOWER_LIST_BEFORE, before);
	}
	soc_param_int(&params, SOC_P_FOLLOWER_LIST_LIMIT, limit + 1);
	return params;
}

static soc_params block_list_params(const soc_ctx *ctx, const soc_viewer *viewer, int64_t before,
	int64_t limit)
{
	soc_params params = soc_params_for(SOC_SQL_PERSON_BLOCK_LIST, ctx->arena);
	soc_param_text(&params, SOC_P_PERSON_BLOCK_LIST_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_PERSON_BLOCK_LIST_VIEWER, viewer->user);
	if (before != 0) {
		soc_param_int(&params, SOC_P_PERSON_BLOCK_LIST_BEFORE, before);
	}
	soc_param_int(&params, SOC_P_PERSON_BLOCK_LIST_LIMIT, limit + 1);
	return params;
}

static soc_params list_params(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_follow_request *request, int64_t before)
{
	switch (request->kind) {
	case SOC_FOLLOW_LIST_FOLLOWERS:
		return follower_list_params(ctx, viewer, 1, before, request->limit);
	case SOC_FOLLOW_LIST_REQUESTS:
		return follower_list_params(ctx, viewer, 0, before, request->limit);
	case SOC_FOLLOW_LIST_BLOCKED:
		return block_list_params(ctx, viewer, before, request->limit);
	case SOC_FOLLOW_LIST_FOLLOWING:
	default:
		return follow_list_params(ctx, viewer, before, request->limit);
	}
}

bool soc_follow_list(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_follow_request *request, soc_follow_page *out_page, soc_err *err)
{
	/* All lists have the same columns. */
	_Static_assert((int)SOC_C_FOLLOW_LIST_LOCAL == (int)SOC_C_FOLLOWER_LIST_LOCAL
		&& (int)SOC_C_FOLLOW_LIST_LOCAL == (int)SOC_C_PERSON_BLOCK_LIST_LOCAL, "columns differ");
	soc_cursor_kind cursor = (soc_cursor_kind)(SOC_CURSOR_FOLLOWS + (int)request->kind);
	int64_t before = 0;
	soc_rows rows;
	if (!soc_viewer_check_writer(viewer, err)
		|| !soc_page_limit_check(request->limit, SOC_FOLLOW_LIMIT_MAX, err)
		|| (request->cursor.ptr && !soc_cursor_decode(cursor, request->cursor, &before, err))) {
		return false;
	}
	soc_params params = list_params(ctx, viewer, request, before);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	int count = rows.count < request->limit ? rows.count : (int)request->limit;
	soc_follow_item *items = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*items), err);
	if (!items) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		int64_t id = soc_row_int(&rows, i, SOC_C_FOLLOW_LIST_ID);
		items[i] = (soc_follow_item){
			.who = { (soc_actor_kind)soc_row_int(&rows, i, SOC_C_FOLLOW_LIST_KIND),
				soc_row_int(&rows, i, SOC_C_FOLLOW_LIST_LOCAL), SOC_FOLLOW_OPEN },
			.state = state_of(&rows, i, SOC_C_FOLLOW_LIST_STATE),
			.at = soc_notification_time(id),
		};
	}
	*out_page = (soc_follow_page){ .items = items, .count = count };
	if (rows.count > count) {
		out_page->has_next = true;
		out_page->next = soc_cursor_encode(cursor,
			soc_row_int(&rows, count - 1, SOC_C_FOLLOW_LIST_ID));
	}
	return true;
}
