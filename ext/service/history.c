/* SPDX-License-Identifier: MIT */
#include "service/history.h"

#include "core/id.h"
#include "core/object.h"
#include "core/page.h"
#include "pg/pipeline.h"
#include "service/access.h"
#include "service/status.h"

#include "base/ban.h"

static bool version_from_row(const soc_ctx *ctx, const soc_rows *rows, int row,
	soc_version *out_version, soc_err *err)
{
	*out_version = (soc_version){
		.version = (int32_t)soc_row_int(rows, row, SOC_C_STATUS_HISTORY_VERSION),
		.editor = soc_row_int(rows, row, SOC_C_STATUS_HISTORY_EDITOR),
		.text = soc_row_text(rows, row, SOC_C_STATUS_HISTORY_TEXT),
		.lang = soc_row_text(rows, row, SOC_C_STATUS_HISTORY_LANG),
		.created = soc_row_time(rows, row, SOC_C_STATUS_HISTORY_CREATED),
		.hidden = (soc_hide_level)soc_row_int(rows, row, SOC_C_STATUS_HISTORY_HIDE_LEVEL),
		.current = soc_row_bool(rows, row, SOC_C_STATUS_HISTORY_CURRENT),
	};
	soc_status_place place = { rows, row, SOC_C_STATUS_HISTORY_ENTITIES };
	return soc_status_entities(ctx, place, out_version->text, &out_version->entities, err)
		&& soc_media_list_read(soc_row_text(rows, row, SOC_C_STATUS_HISTORY_MEDIA), ctx->arena,
			&out_version->media, err);
}

/* The rows were asked for one more than the page holds: that one tells whether there is a next. */
static bool history_page(const soc_ctx *ctx, const soc_rows *rows, int limit,
	soc_history_page *out_page, soc_err *err)
{
	int found = soc_row_is_null(rows, 0, SOC_C_STATUS_HISTORY_VERSION) ? 0 : rows->count;
	int count = found < limit ? found : limit;
	soc_version *items = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*items), err);
	if (!items) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		if (!version_from_row(ctx, rows, i, &items[i], err)) {
			return false;
		}
	}
	*out_page = (soc_history_page){ .items = items, .count = count };
	if (found > count) {
		out_page->has_next = true;
		out_page->next = soc_cursor_encode(SOC_CURSOR_HISTORY, items[count - 1].version);
	}
	return true;
}

bool soc_history_read(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_history_request *request, soc_history_page *out_page, soc_err *err)
{
	int64_t id, before = 0;
	if (!soc_page_limit_check(request->limit, SOC_HISTORY_LIMIT_MAX, err)
		|| (request->cursor.ptr
			&& !soc_cursor_decode(SOC_CURSOR_HISTORY, request->cursor, &before, err))) {
		return false;
	}
	if (!soc_id_parse(request->id, &id)) {
		return soc_object_not_found(err);
	}
	soc_params params = soc_params_for(SOC_SQL_STATUS_HISTORY, ctx->arena);
	soc_param_text(&params, SOC_P_STATUS_HISTORY_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_STATUS_HISTORY_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_STATUS_HISTORY_CAPS, soc_access_caps(viewer));
	soc_param_int(&params, SOC_P_STATUS_HISTORY_ID, id);
	if (before != 0 && before <= INT32_MAX) {
		soc_param_int(&params, SOC_P_STATUS_HISTORY_BEFORE, before);
	}
	soc_param_int(&params, SOC_P_STATUS_HISTORY_LIMIT, request->limit + 1);
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_access_note(&pipeline, ctx, viewer, id);
	int history = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, history);
	return rows->count > 0 ? history_page(ctx, rows, (int)request->limit, out_page, err)
						   : soc_object_not_found(err);
}

_Static_assert((int)SOC_C_STATUS_STATES_ID == (int)SOC_C_COMMENT_STATES_ID
	&& (int)SOC_C_STATUS_STATES_COMMENT == (int)SOC_C_COMMENT_STATES_COMMENT,
	"states are read alike from either statement");

static bool states_from_rows(const soc_ctx *ctx, const soc_rows *rows, soc_states_page *out_page,
	soc_err *err)
{
	soc_state *items = soc_arena_alloc(ctx->arena, (size_t)rows->count * sizeof(*items), err);
	if (!items) {
		return false;
	}
	for (int i = 0; i < rows->count; i++) {
		items[i] = (soc_state){
			.id = soc_row_int(rows, i, SOC_C_STATUS_STATES_ID),
			.author = soc_row_int(rows, i, SOC_C_STATUS_STATES_AUTHOR),
			.created = soc_row_time(rows, i, SOC_C_STATUS_STATES_CREATED),
			.visibility = (soc_visibility)soc_row_int(rows, i, SOC_C_STATUS_STATES_VISIBILITY),
			.listed = soc_row_bool(rows, i, SOC_C_STATUS_STATES_LISTED),
			.comment = soc_row_bool(rows, i, SOC_C_STATUS_STATES_COMMENT),
		};
	}
	*out_page = (soc_states_page){ items, rows->count };
	return true;
}

bool soc_history_states(const soc_ctx *ctx, const soc_states_request *request,
	soc_states_page *out_page, soc_err *err)
{
	int64_t after;
	if (!soc_wiki_check(request->wiki, err) || !soc_page_after_parse(request->after, &after, err)
		|| !soc_page_limit_check(request->limit, SOC_STATES_LIMIT_MAX, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_STATUS_STATES, ctx->arena);
	soc_param_text(&params, SOC_P_STATUS_STATES_WIKI, request->wiki);
	soc_param_int(&params, SOC_P_STATUS_STATES_AFTER, after);
	soc_param_int(&params, SOC_P_STATUS_STATES_LIMIT, request->limit);
	soc_rows rows;
	return soc_pipeline_one(ctx->conn, &params, &rows, err)
		&& states_from_rows(ctx, &rows, out_page, err);
}

bool soc_history_comment_states(const soc_ctx *ctx, const soc_states_request *request,
	const soc_targets *roots, soc_states_page *out_page, soc_err *err)
{
	int64_t after;
	soc_target_columns columns;
	if (!soc_wiki_check(request->wiki, err) || !soc_page_after_parse(request->after, &after, err)
		|| !soc_page_limit_check(request->limit, SOC_STATES_LIMIT_MAX, err)
		|| !soc_target_columns_of(ctx, roots, &columns, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_COMMENT_STATES, ctx->arena);
	soc_param_text(&params, SOC_P_COMMENT_STATES_WIKI, request->wiki);
	soc_param_int8_array(&params, SOC_P_COMMENT_STATES_KINDS, columns.kind, roots->count);
	soc_param_int8_array(&params, SOC_P_COMMENT_STATES_NUMBERS, columns.id, roots->count);
	soc_param_text(&params, SOC_P_COMMENT_STATES_KEYS, columns.keys);
	soc_param_int(&params, SOC_P_COMMENT_STATES_AFTER, after);
	soc_param_int(&params, SOC_P_COMMENT_STATES_LIMIT, request->limit);
	soc_rows rows;
	return soc_pipeline_one(ctx->conn, &params, &rows, err)
		&& states_from_rows(ctx, &rows, out_page, err);
}
