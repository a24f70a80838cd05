/* SPDX-License-Identifier: MIT */
#include "service/suggestion.h"

#include "core/page.h"
#include "pg/pipeline.h"

#include "base/ban.h"

static bool copy_row(const soc_ctx *ctx, const soc_rows *rows, int row, soc_suggestion *out,
	soc_err *err)
{
	bool in_group = !soc_row_is_null(rows, row, SOC_C_SUGGESTION_LIST_GROUP_ID);
	bool on_page = !soc_row_is_null(rows, row, SOC_C_SUGGESTION_LIST_PAGE);
	*out = (soc_suggestion){
		.user = soc_row_int(rows, row, SOC_C_SUGGESTION_LIST_USER),
		.groups = (int)soc_row_int(rows, row, SOC_C_SUGGESTION_LIST_GROUPS),
		.pages = (int)soc_row_int(rows, row, SOC_C_SUGGESTION_LIST_PAGES),
		.group = in_group ? soc_row_int(rows, row, SOC_C_SUGGESTION_LIST_GROUP_ID) : 0,
		.page = on_page ? soc_row_int(rows, row, SOC_C_SUGGESTION_LIST_PAGE) : 0,
	};
	if (!in_group)
		return true;
	out->group_name = soc_arena_dup(ctx->arena,
		soc_row_text(rows, row, SOC_C_SUGGESTION_LIST_GROUP_NAME), err);
	return out->group_name.ptr != NULL;
}

bool soc_suggestion_list(const soc_ctx *ctx, const soc_viewer *viewer, int64_t limit,
	soc_suggestion_page *out_page, soc_err *err)
{
	soc_rows rows;
	if (!soc_viewer_check_writer(viewer, err)
		|| !soc_page_limit_check(limit, SOC_SUGGESTION_LIMIT_MAX, err))
		return false;
	soc_params params = soc_params_for(SOC_SQL_SUGGESTION_LIST, ctx->arena);
	soc_param_text(&params, SOC_P_SUGGESTION_LIST_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_SUGGESTION_LIST_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_SUGGESTION_LIST_LIMIT, limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	soc_suggestion *items =
		soc_arena_alloc(ctx->arena, ((size_t)rows.count + 1) * sizeof *items, err);
	if (!items)
		return false;
	*out_page = (soc_suggestion_page){ .items = items, .count = rows.count };
	for (int row = 0; row < rows.count; row++)
		if (!copy_row(ctx, &rows, row, &items[row], err))
			return false;
	return true;
}
