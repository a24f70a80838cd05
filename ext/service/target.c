/* SPDX-License-Identifier: MIT */
#include "service/target.h"

#include "base/buf.h"
#include "core/page.h"
#include "core/viewer.h"
#include "service/access.h"

#include "base/ban.h"

/* target_mirror's states: the hide level, and this. */
enum { STATE_GONE = 4 };

/* The columns stand alike in every statement that lists targets. */
static soc_target_state state_from_row(const soc_rows *rows, int row)
{
	return (soc_target_state){
		.row = soc_row_int(rows, row, SOC_C_TARGET_LIST_ID),
		.kind = (soc_target_kind)soc_row_int(rows, row, SOC_C_TARGET_LIST_KIND),
		.key = soc_row_text(rows, row, SOC_C_TARGET_LIST_KEY),
		.author = soc_row_int(rows, row, SOC_C_TARGET_LIST_AUTHOR),
		.page = soc_row_int(rows, row, SOC_C_TARGET_LIST_PAGE),
		.hidden = (soc_hide_level)soc_row_int(rows, row, SOC_C_TARGET_LIST_HIDE_LEVEL),
		.deleted = soc_row_bool(rows, row, SOC_C_TARGET_LIST_DELETED),
	};
}

static bool states_fetch(const soc_ctx *ctx, const soc_params *params,
	soc_target_states *out_states, soc_err *err)
{
	soc_rows rows;
	if (!soc_pipeline_one(ctx->conn, params, &rows, err)) {
		return false;
	}
	soc_target_state *states =
		soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*states), err);
	if (!states) {
		return false;
	}
	for (int i = 0; i < rows.count; i++) {
		states[i] = state_from_row(&rows, i);
	}
	*out_states = (soc_target_states){ states, (size_t)rows.count };
	return true;
}

bool soc_target_list(const soc_ctx *ctx, const soc_targets_request *request,
	soc_target_states *out_states, soc_err *err)
{
	int64_t after;
	if (!soc_wiki_check(request->wiki, err) || !soc_page_after_parse(request->after, &after, err)
		|| !soc_page_limit_check(request->limit, SOC_TARGET_LIST_MAX, err)) {
		return false;
	}
	if (request->page == 0) {
		soc_params params = soc_params_for(SOC_SQL_TARGET_LIST, ctx->arena);
		soc_param_text(&params, SOC_P_TARGET_LIST_WIKI, request->wiki);
		soc_param_int(&params, SOC_P_TARGET_LIST_AFTER, after);
		soc_param_int(&params, SOC_P_TARGET_LIST_LIMIT, request->limit);
		return states_fetch(ctx, &params, out_states, err);
	}
	soc_params params = soc_params_for(SOC_SQL_TARGET_LIST_BY_PAGE, ctx->arena);
	soc_param_text(&params, SOC_P_TARGET_LIST_BY_PAGE_WIKI, request->wiki);
	soc_param_int(&params, SOC_P_TARGET_LIST_BY_PAGE_PAGE, request->page);
	soc_param_int(&params, SOC_P_TARGET_LIST_BY_PAGE_AFTER, after);
	soc_param_int(&params, SOC_P_TARGET_LIST_BY_PAGE_LIMIT, request->limit);
	return states_fetch(ctx, &params, out_states, err);
}

bool soc_target_columns_of(const soc_ctx *ctx, const soc_targets *targets,
	soc_target_columns *out_columns, soc_err *err)
{
	if (targets->count > SOC_TARGET_MANY_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "objects-invalid", "at most %d objects at once",
			SOC_TARGET_MANY_MAX);
	}
	size_t size = targets->count * sizeof(int64_t);
	int64_t *kind = soc_arena_alloc(ctx->arena, size, err);
	int64_t *id = kind ? soc_arena_alloc(ctx->arena, size, err) : NULL;
	if (!id) {
		return false;
	}
	soc_buf keys = soc_buf_start(ctx->arena, (SOC_TARGET_KEY_MAX + 1) * SOC_TARGET_MANY_MAX);
	for (size_t i = 0; i < targets->count; i++) {
		kind[i] = targets->item[i].kind;
		id[i] = targets->item[i].id;
		if (i > 0) {
			soc_buf_append(&keys, SOC_STR("\n"));
		}
		soc_buf_append(&keys, targets->item[i].key);
	}
	out_columns->kind = kind;
	out_columns->id = id;
	return soc_buf_done(&keys, &out_columns->keys, err);
}

bool soc_target_find(const soc_ctx *ctx, soc_str wiki, const soc_targets *targets,
	soc_target_states *out_states, soc_err *err)
{
	soc_target_columns columns = { NULL, NULL, { NULL, 0 } };
	*out_states = (soc_target_states){ NULL, 0 };
	if (!soc_wiki_check(wiki, err) || !soc_target_columns_of(ctx, targets, &columns, err)) {
		return false;
	}
	if (targets->count == 0) {
		return true;
	}
	soc_params params = soc_params_for(SOC_SQL_TARGET_LIST_BY_KEY, ctx->arena);
	soc_param_text(&params, SOC_P_TARGET_LIST_BY_KEY_WIKI, wiki);
	soc_param_int8_array(&params, SOC_P_TARGET_LIST_BY_KEY_KINDS, columns.kind, targets->count);
	soc_param_text(&params, SOC_P_TARGET_LIST_BY_KEY_KEYS, columns.keys);
	return states_fetch(ctx, &params, out_states, err);
}

static bool states_check(const soc_target_states *states, soc_err *err)
{
	bool good = states->count <= SOC_TARGET_LIST_MAX;
	for (size_t i = 0; good && i < states->count; i++) {
		const soc_target_state *state = &states->item[i];
		good = state->row > 0 && state->author >= 0 && state->page >= 0;
	}
	return good
		|| soc_err_set(err, SOC_ERR_INVALID, "targets-invalid",
			"at most %d targets, each with ids", SOC_TARGET_LIST_MAX);
}

/* The columns of target_mirror, all in one piece of the arena. */
typedef struct mirror_columns {
	int64_t *row, *author, *page, *state;
} mirror_columns;

static bool mirror_columns_of(const soc_ctx *ctx, const soc_target_states *states,
	mirror_columns *out, soc_err *err)
{
	size_t count = states->count;
	int64_t *all = soc_arena_alloc(ctx->arena, 4 * count * sizeof(*all), err);
	if (!all) {
		return false;
	}
	*out = (mirror_columns){ all, all + count, all + 2 * count, all + 3 * count };
	for (size_t i = 0; i < count; i++) {
		const soc_target_state *state = &states->item[i];
		out->row[i] = state->row;
		out->author[i] = state->author;
		out->page[i] = state->page;
		out->state[i] = (int64_t)state->hidden | (state->deleted ? STATE_GONE : 0);
	}
	return true;
}

/* Those that are there, among zeros for those that are not. */
static void add_known(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	soc_access_actors actors)
{
	soc_err err = { 0 };
	int64_t *known = soc_arena_alloc(ctx->arena, actors.count * sizeof(*known), &err);
	size_t count = 0;
	/* Without memory nothing is added; the statement behind it fails for the same reason. */
	for (size_t i = 0; known && i < actors.count; i++) {
		if (actors.id[i] > 0) {
			known[count++] = actors.id[i];
		}
	}
	if (count > 0) {
		soc_access_add_actors(pipeline, ctx, wiki,
			(soc_access_actors){ actors.kind, known, count });
	}
}

bool soc_target_mirror(const soc_ctx *ctx, soc_str wiki, const soc_target_states *states,
	int64_t *out_changed, soc_err *err)
{
	mirror_columns columns;
	*out_changed = 0;
	if (!soc_wiki_check(wiki, err) || !states_check(states, err)) {
		return false;
	}
	if (states->count == 0) {
		return true;
	}
	if (!mirror_columns_of(ctx, states, &columns, err)) {
		return false;
	}
	/* Said twice it is so once. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	add_known(&pipeline, ctx, wiki,
		(soc_access_actors){ SOC_ACTOR_PERSON, columns.author, states->count });
	add_known(&pipeline, ctx, wiki,
		(soc_access_actors){ SOC_ACTOR_PAGE, columns.page, states->count });
	soc_params params = soc_params_for(SOC_SQL_TARGET_MIRROR, ctx->arena);
	soc_param_text(&params, SOC_P_TARGET_MIRROR_WIKI, wiki);
	soc_param_int8_array(&params, SOC_P_TARGET_MIRROR_IDS, columns.row, states->count);
	soc_param_int8_array(&params, SOC_P_TARGET_MIRROR_AUTHORS, columns.author, states->count);
	soc_param_int8_array(&params, SOC_P_TARGET_MIRROR_PAGES, columns.page, states->count);
	soc_param_int8_array(&params, SOC_P_TARGET_MIRROR_STATES, columns.state, states->count);
	int mirror = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	*out_changed =
		soc_row_int(soc_pipeline_rows(&pipeline, mirror), 0, SOC_C_TARGET_MIRROR_CHANGED);
	return true;
}

static void add_actor(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	soc_access_actors actor)
{
	if (actor.id[0] > 0) {
		soc_access_add_actors(pipeline, ctx, wiki, actor);
	}
}

int soc_target_add_ensure(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	const soc_target *target)
{
	if (!soc_target_is_foreign(target->kind)) {
		return -1;
	}
	add_actor(pipeline, ctx, wiki, (soc_access_actors){ SOC_ACTOR_PERSON, &target->author, 1 });
	add_actor(pipeline, ctx, wiki, (soc_access_actors){ SOC_ACTOR_PAGE, &target->page, 1 });
	soc_params params = soc_params_for(SOC_SQL_TARGET_ENSURE, ctx->arena);
	soc_param_text(&params, SOC_P_TARGET_ENSURE_WIKI, wiki);
	soc_param_int(&params, SOC_P_TARGET_ENSURE_KIND, target->kind);
	soc_param_text(&params, SOC_P_TARGET_ENSURE_KEY, target->key);
	soc_param_int(&params, SOC_P_TARGET_ENSURE_AUTHOR, target->author);
	soc_param_int(&params, SOC_P_TARGET_ENSURE_PAGE, target->page);
	return soc_pipeline_add(pipeline, &params);
}

bool soc_target_was_made(const soc_pipeline *pipeline, int ensure)
{
	return ensure >= 0 && soc_pipeline_rows(pipeline, ensure)->affected > 0;
}
