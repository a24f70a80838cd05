/* SPDX-License-Identifier: MIT */
#include "service/actor.h"

#include "core/page.h"
#include "core/viewer.h"
#include "pg/pipeline.h"

#include "base/ban.h"

/* actor_mirror's flags */
enum { FLAG_HIDDEN = 1, FLAG_TEMPORARY = 2, FLAG_EXISTS = 4 };

static soc_actor_entry entry_from_row(const soc_rows *rows, int row)
{
	return (soc_actor_entry){
		.state = {
			.user = soc_row_int(rows, row, SOC_C_ACTOR_LIST_USER),
			.hidden = soc_row_bool(rows, row, SOC_C_ACTOR_LIST_HIDDEN),
			.temporary = soc_row_bool(rows, row, SOC_C_ACTOR_LIST_TEMPORARY),
			.exists = soc_row_bool(rows, row, SOC_C_ACTOR_LIST_EXISTS),
		},
		.merged_into = soc_row_int(rows, row, SOC_C_ACTOR_LIST_MERGED_INTO),
	};
}

bool soc_actor_list_read(const soc_ctx *ctx, const soc_actor_query *query,
	soc_actor_list *out_list, soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(query->wiki, err)
		|| !soc_page_limit_check(query->limit, SOC_ACTOR_LIST_MAX, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_ACTOR_LIST, ctx->arena);
	soc_param_text(&params, SOC_P_ACTOR_LIST_WIKI, query->wiki);
	soc_param_int(&params, SOC_P_ACTOR_LIST_AFTER, query->after);
	soc_param_int(&params, SOC_P_ACTOR_LIST_LIMIT, query->limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	soc_actor_entry *entries =
		soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*entries), err);
	if (!entries) {
		return false;
	}
	for (int i = 0; i < rows.count; i++) {
		entries[i] = entry_from_row(&rows, i);
	}
	*out_list = (soc_actor_list){ entries, rows.count };
	return true;
}

static int64_t flags_of(const soc_actor_state *state)
{
	return (state->hidden ? FLAG_HIDDEN : 0) | (state->temporary ? FLAG_TEMPORARY : 0)
		| (state->exists ? FLAG_EXISTS : 0);
}

bool soc_actor_mirror(const soc_ctx *ctx, soc_str wiki, const soc_actor_states *users,
	int *out_changed, soc_err *err)
{
	soc_rows rows;
	size_t count = users->count;
	if (!soc_wiki_check(wiki, err) || !soc_actor_states_check(users->states, count, err)) {
		return false;
	}
	*out_changed = 0;
	if (count == 0) {
		return true;
	}
	int64_t *ids = soc_arena_alloc(ctx->arena, count * sizeof(*ids), err);
	int64_t *flags = ids ? soc_arena_alloc(ctx->arena, count * sizeof(*flags), err) : NULL;
	if (!flags) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		ids[i] = users->states[i].user;
		flags[i] = flags_of(&users->states[i]);
	}
	soc_params params = soc_params_for(SOC_SQL_ACTOR_MIRROR, ctx->arena);
	soc_param_text(&params, SOC_P_ACTOR_MIRROR_WIKI, wiki);
	soc_param_int8_array(&params, SOC_P_ACTOR_MIRROR_USERS, ids, count);
	soc_param_int8_array(&params, SOC_P_ACTOR_MIRROR_FLAGS, flags, count);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_changed = (int)soc_row_int(&rows, 0, SOC_C_ACTOR_MIRROR_CHANGED);
	return true;
}

static bool take_outcome(soc_str outcome, bool *out_changed, soc_err *err)
{
	if (soc_str_is(outcome, "loop")) {
		return soc_err_set(err, SOC_ERR_CONFLICT, "merge-loop",
			"the other account was merged into this one");
	}
	if (soc_str_is(outcome, "other")) {
		return soc_err_set(err, SOC_ERR_CONFLICT, "merge-other",
			"this account was merged into another one");
	}
	*out_changed = soc_str_is(outcome, "merged");
	return true;
}

bool soc_actor_merge(const soc_ctx *ctx, const soc_actor_merger *merger, bool *out_changed,
	soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(merger->wiki, err)) {
		return false;
	}
	if (merger->from < 1 || merger->to < 1) {
		return soc_err_set(err, SOC_ERR_INVALID, "user-invalid", "a user id is above 0");
	}
	if (merger->from == merger->to) {
		return soc_err_set(err, SOC_ERR_INVALID, "merge-self",
			"nobody is merged into oneself");
	}
	soc_params params = soc_params_for(SOC_SQL_ACTOR_MERGE, ctx->arena);
	soc_param_text(&params, SOC_P_ACTOR_MERGE_WIKI, merger->wiki);
	soc_param_int(&params, SOC_P_ACTOR_MERGE_FROM, merger->from);
	soc_param_int(&params, SOC_P_ACTOR_MERGE_TO, merger->to);
	return soc_pipeline_one(ctx->conn, &params, &rows, err)
		&& take_outcome(soc_row_text(&rows, 0, SOC_C_ACTOR_MERGE_OUTCOME), out_changed, err);
}

bool soc_actor_settle(const soc_ctx *ctx, const soc_actor_batch *batch,
	soc_actor_settled *out_settled, soc_err *err)
{
	int64_t after;
	soc_rows rows;
	if (!soc_wiki_check(batch->wiki, err) || !soc_page_after_parse(batch->after, &after, err)
		|| !soc_page_limit_check(batch->limit, SOC_ACTOR_SETTLE_MAX, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_ACTOR_SETTLE, ctx->arena);
	soc_param_text(&params, SOC_P_ACTOR_SETTLE_WIKI, batch->wiki);
	soc_param_int(&params, SOC_P_ACTOR_SETTLE_AFTER, after);
	soc_param_int(&params, SOC_P_ACTOR_SETTLE_LIMIT, batch->limit);
	soc_param_bool(&params, SOC_P_ACTOR_SETTLE_DRY_RUN, batch->dry_run);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_settled = (soc_actor_settled){
		.moved = (int)soc_row_int(&rows, 0, SOC_C_ACTOR_SETTLE_MOVED),
		.more = !soc_row_is_null(&rows, 0, SOC_C_ACTOR_SETTLE_LAST),
		.next = soc_row_int(&rows, 0, SOC_C_ACTOR_SETTLE_LAST),
	};
	return true;
}
