/* SPDX-License-Identifier: MIT */
#include "service/group_log.h"

#include "core/page.h"
#include "core/viewer.h"
#include "pg/pipeline.h"

#include "base/ban.h"

static soc_group_entry entry_from_row(const soc_rows *rows, int row)
{
	return (soc_group_entry){
		.id = soc_row_int(rows, row, SOC_C_GROUP_ENTRIES_ID),
		.actor = soc_row_int(rows, row, SOC_C_GROUP_ENTRIES_ACTOR),
		.post = soc_row_int(rows, row, SOC_C_GROUP_ENTRIES_POST),
		.action = (int)soc_row_int(rows, row, SOC_C_GROUP_ENTRIES_ACTION),
		.group = soc_row_int(rows, row, SOC_C_GROUP_ENTRIES_GROUP),
		.person = soc_row_int(rows, row, SOC_C_GROUP_ENTRIES_PERSON),
		.has_role = !soc_row_is_null(rows, row, SOC_C_GROUP_ENTRIES_ROLE),
		.role = (soc_role)soc_row_int(rows, row, SOC_C_GROUP_ENTRIES_ROLE),
		.is_private = soc_row_bool(rows, row, SOC_C_GROUP_ENTRIES_PRIVATE),
		.hidden = (soc_hide_level)soc_row_int(rows, row, SOC_C_GROUP_ENTRIES_HIDE_LEVEL),
		.reason = soc_row_text(rows, row, SOC_C_GROUP_ENTRIES_REASON),
		.created = soc_row_time(rows, row, SOC_C_GROUP_ENTRIES_CREATED),
	};
}

bool soc_group_entries_get(const soc_ctx *ctx, const soc_group_log_request *request,
	soc_group_entries *out_entries, soc_err *err)
{
	int64_t after;
	soc_rows rows;
	if (!soc_wiki_check(request->wiki, err) || !soc_page_after_parse(request->after, &after, err)
		|| !soc_page_limit_check(request->limit, SOC_GROUP_ENTRIES_MAX, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_GROUP_ENTRIES, ctx->arena);
	soc_param_text(&params, SOC_P_GROUP_ENTRIES_WIKI, request->wiki);
	soc_param_int(&params, SOC_P_GROUP_ENTRIES_AFTER, after);
	soc_param_int(&params, SOC_P_GROUP_ENTRIES_LIMIT, request->limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	soc_group_entry *item = soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*item), err);
	for (int i = 0; item && i < rows.count; i++) {
		item[i] = entry_from_row(&rows, i);
	}
	*out_entries = (soc_group_entries){ item, rows.count };
	return item != NULL;
}
