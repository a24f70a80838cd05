/* SPDX-License-Identifier: MIT */
#include "service/like.h"

#include "core/page.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

/* Rows read for a count, from which on somebody brings the total up. Few enough for a count to be
 * cheap, and many enough for that to be rare. */
enum { PENDING_MAX = 64 };

static int add_state(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_target *target)
{
	soc_params params = soc_params_for(SOC_SQL_LIKE_STATE, ctx->arena);
	soc_param_text(&params, SOC_P_LIKE_STATE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_LIKE_STATE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_LIKE_STATE_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_LIKE_STATE_KIND, target->kind);
	soc_param_text(&params, SOC_P_LIKE_STATE_KEY, target->key);
	soc_param_int(&params, SOC_P_LIKE_STATE_ID, target->id);
	return soc_pipeline_add(pipeline, &params);
}

static soc_likes likes_from_state(const soc_rows *state)
{
	return (soc_likes){
		.count = soc_row_int(state, 0, SOC_C_LIKE_STATE_COUNT),
		.mine = soc_row_bool(state, 0, SOC_C_LIKE_STATE_MINE),
	};
}

/* The like itself is stored: that the roll fails is nobody's loss, the next one finds the same. */
static void roll(const soc_ctx *ctx, const soc_rows *state)
{
	if (state->count == 0 || soc_row_int(state, 0, SOC_C_LIKE_STATE_PENDING) < PENDING_MAX) {
		return;
	}
	soc_rows rows;
	soc_err ignored = { 0 };
	soc_params params = soc_params_for(SOC_SQL_LIKE_ROLL, ctx->arena);
	soc_param_int(&params, SOC_P_LIKE_ROLL_TARGET, soc_row_int(state, 0, SOC_C_LIKE_STATE_TARGET));
	(void)!soc_pipeline_one(ctx->conn, &params, &rows, &ignored);
}

static bool explain_put(const soc_rows *put, soc_err *err)
{
	if (!soc_row_bool(put, 0, SOC_C_LIKE_PUT_SEEN)) {
		return soc_target_not_found(err);
	}
	if (soc_row_bool(put, 0, SOC_C_LIKE_PUT_OWN)) {
		return soc_err_set(err, SOC_ERR_FORBIDDEN, "like-own", "nobody likes what they made");
	}
	if (soc_row_bool(put, 0, SOC_C_LIKE_PUT_BLOCKED)) {
		return soc_err_set(err, SOC_ERR_FORBIDDEN, "like-blocked",
			"one of the two has blocked the other personally");
	}
	return true;
}

bool soc_like_put(const soc_ctx *ctx, const soc_viewer *viewer, const soc_target *target,
	soc_like_outcome *out_outcome, soc_err *err)
{
	if (!soc_viewer_check_writer(viewer, err)) {
		return false;
	}
	/* Liked twice it is one like. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int ensure = soc_target_add_ensure(&pipeline, ctx, viewer->wiki, target);
	soc_access_add_actor(&pipeline, ctx, viewer);
	soc_params params = soc_params_for(SOC_SQL_LIKE_PUT, ctx->arena);
	soc_param_text(&params, SOC_P_LIKE_PUT_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_LIKE_PUT_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_LIKE_PUT_KIND, target->kind);
	soc_param_text(&params, SOC_P_LIKE_PUT_KEY, target->key);
	soc_param_int(&params, SOC_P_LIKE_PUT_ID, target->id);
	int put = soc_pipeline_add(&pipeline, &params);
	int state = add_state(&pipeline, ctx, viewer, target);
	if (!soc_pipeline_run(&pipeline, err)
		|| !explain_put(soc_pipeline_rows(&pipeline, put), err)) {
		return false;
	}
	const soc_rows *now = soc_pipeline_rows(&pipeline, state);
	out_outcome->changed =
		soc_row_bool(soc_pipeline_rows(&pipeline, put), 0, SOC_C_LIKE_PUT_CHANGED);
	out_outcome->first = soc_target_was_made(&pipeline, ensure);
	/* Hidden by somebody in this very moment: what the liker may know is none. */
	out_outcome->likes = now->count > 0 ? likes_from_state(now) : (soc_likes){ 0, false };
	roll(ctx, now);
	return true;
}

static int add_removal(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_target *target)
{
	soc_params params = soc_params_for(SOC_SQL_LIKE_REMOVE, ctx->arena);
	soc_param_text(&params, SOC_P_LIKE_REMOVE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_LIKE_REMOVE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_LIKE_REMOVE_KIND, target->kind);
	soc_param_text(&params, SOC_P_LIKE_REMOVE_KEY, target->key);
	soc_param_int(&params, SOC_P_LIKE_REMOVE_ID, target->id);
	return soc_pipeline_add(pipeline, &params);
}

bool soc_like_remove(const soc_ctx *ctx, const soc_viewer *viewer, const soc_target *target,
	soc_like_outcome *out_outcome, soc_err *err)
{
	if (!soc_viewer_check_writer(viewer, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int undone = add_removal(&pipeline, ctx, viewer, target);
	int state = add_state(&pipeline, ctx, viewer, target);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *now = soc_pipeline_rows(&pipeline, state);
	out_outcome->first = false;
	out_outcome->changed =
		soc_row_bool(soc_pipeline_rows(&pipeline, undone), 0, SOC_C_LIKE_REMOVE_CHANGED);
	/* An object of the wiki that nobody liked is not in the store, which knows no more of it. */
	if (now->count == 0 && !out_outcome->changed && !soc_target_is_foreign(target->kind)) {
		return soc_target_not_found(err);
	}
	out_outcome->likes = now->count > 0 ? likes_from_state(now) : (soc_likes){ 0, false };
	roll(ctx, now);
	return true;
}

bool soc_like_many(const soc_ctx *ctx, const soc_viewer *viewer, const soc_targets *targets,
	const soc_likes **out_likes, soc_err *err)
{
	soc_target_columns columns = { NULL, NULL, { NULL, 0 } };
	soc_rows rows;
	soc_likes *likes = soc_arena_alloc(ctx->arena, targets->count * sizeof(*likes), err);
	if (!likes || !soc_target_columns_of(ctx, targets, &columns, err)) {
		return false;
	}
	*out_likes = likes;
	if (targets->count == 0) {
		return true;
	}
	soc_params params = soc_params_for(SOC_SQL_LIKE_MANY, ctx->arena);
	soc_param_text(&params, SOC_P_LIKE_MANY_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_LIKE_MANY_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_LIKE_MANY_CAPS, soc_access_caps_listed(viewer));
	soc_param_int8_array(&params, SOC_P_LIKE_MANY_KINDS, columns.kind, targets->count);
	soc_param_text(&params, SOC_P_LIKE_MANY_KEYS, columns.keys);
	soc_param_int8_array(&params, SOC_P_LIKE_MANY_IDS, columns.id, targets->count);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	for (int i = 0; i < rows.count; i++) {
		likes[soc_row_int(&rows, i, SOC_C_LIKE_MANY_PLACE) - 1] = (soc_likes){
			.count = soc_row_int(&rows, i, SOC_C_LIKE_MANY_COUNT),
			.mine = soc_row_bool(&rows, i, SOC_C_LIKE_MANY_MINE),
		};
	}
	return true;
}

bool soc_like_policy_parse(soc_str word, soc_like_policy *out_policy, soc_err *err)
{
	static const char *const words[] = { "public", "participants", "author", "nobody" };
	for (int policy = SOC_LIKE_PUBLIC; policy <= SOC_LIKE_NOBODY; policy++) {
		if (soc_str_is(word, words[policy])) {
			*out_policy = (soc_like_policy)policy;
			return true;
		}
	}
	return soc_err_set(err, SOC_ERR_INVALID, "policy-invalid",
		"a policy is \"public\", \"participants\", \"author\" or \"nobody\"");
}

static bool is_allowed(const soc_viewer *viewer, soc_like_policy policy, const soc_rows *state)
{
	bool own = soc_row_bool(state, 0, SOC_C_LIKE_STATE_OWN);
	bool mine = soc_row_bool(state, 0, SOC_C_LIKE_STATE_MINE);
	bool moderates = (viewer->caps & SOC_CAP_MODERATE) != 0;
	return policy == SOC_LIKE_PUBLIC
		|| (policy != SOC_LIKE_NOBODY && (own || moderates))
		|| (policy == SOC_LIKE_PARTICIPANTS && mine);
}

static int add_by(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_like_request *request, int64_t before)
{
	const soc_target *target = &request->target;
	soc_params params = soc_params_for(SOC_SQL_LIKE_BY, ctx->arena);
	soc_param_text(&params, SOC_P_LIKE_BY_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_LIKE_BY_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_LIKE_BY_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_LIKE_BY_KIND, target->kind);
	soc_param_text(&params, SOC_P_LIKE_BY_KEY, target->key);
	soc_param_int(&params, SOC_P_LIKE_BY_ID, target->id);
	soc_param_int(&params, SOC_P_LIKE_BY_POLICY, request->policy);
	if (before != 0) {
		soc_param_int(&params, SOC_P_LIKE_BY_BEFORE, before);
	}
	soc_param_int(&params, SOC_P_LIKE_BY_LIMIT, request->limit + 1);
	return soc_pipeline_add(pipeline, &params);
}

static bool take_users(const soc_ctx *ctx, const soc_rows *rows, int64_t limit,
	soc_like_page *out_page, soc_err *err)
{
	int count = rows->count < limit ? rows->count : (int)limit;
	int64_t *user = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*user), err);
	if (!user) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		user[i] = soc_row_int(rows, i, SOC_C_LIKE_BY_USER);
	}
	out_page->user = user;
	out_page->count = count;
	if (rows->count > count) {
		out_page->has_next = true;
		out_page->next =
			soc_cursor_encode(SOC_CURSOR_LIKES, soc_row_int(rows, count - 1, SOC_C_LIKE_BY_ID));
	}
	return true;
}

bool soc_like_by(const soc_ctx *ctx, const soc_viewer *viewer, const soc_like_request *request,
	soc_like_page *out_page, soc_err *err)
{
	int64_t before = 0;
	if (!soc_page_limit_check(request->limit, SOC_LIKE_BY_MAX, err)
		|| (request->cursor.ptr
			&& !soc_cursor_decode(SOC_CURSOR_LIKES, request->cursor, &before, err))) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int state = add_state(&pipeline, ctx, viewer, &request->target);
	int by = add_by(&pipeline, ctx, viewer, request, before);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *now = soc_pipeline_rows(&pipeline, state);
	*out_page = (soc_like_page){ .user = NULL };
	if (now->count == 0) {
		/* Nobody liked it yet, for all that the store knows. */
		out_page->allowed = true;
		return soc_target_is_foreign(request->target.kind) || soc_target_not_found(err);
	}
	out_page->likes = likes_from_state(now);
	out_page->allowed = is_allowed(viewer, request->policy, now);
	return !out_page->allowed
		|| take_users(ctx, soc_pipeline_rows(&pipeline, by), request->limit, out_page, err);
}
