/* SPDX-License-Identifier: MIT */
#include "service/mirror.h"

#include "core/page.h"
#include "core/viewer.h"
#include "pg/pipeline.h"
#include "service/notification.h"

#include "base/ban.h"

/* Of how many bundles at most one number is counted. */
enum { SPAN = 300 };

bool soc_mirror_start(const soc_ctx *ctx, soc_str wiki, soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(wiki, err))
		return false;
	soc_params params = soc_params_for(SOC_SQL_MIRROR_START, ctx->arena);
	soc_param_text(&params, SOC_P_MIRROR_START_WIKI, wiki);
	return soc_pipeline_one(ctx->conn, &params, &rows, err);
}

bool soc_mirror_stop(const soc_ctx *ctx, soc_str wiki, soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(wiki, err))
		return false;
	soc_params params = soc_params_for(SOC_SQL_MIRROR_STOP, ctx->arena);
	soc_param_text(&params, SOC_P_MIRROR_STOP_WIKI, wiki);
	return soc_pipeline_one(ctx->conn, &params, &rows, err);
}

bool soc_mirror_take(const soc_ctx *ctx, soc_str wiki, int64_t limit, soc_mirror_list *out_list,
	soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(wiki, err) || !soc_page_limit_check(limit, SOC_MIRROR_PEOPLE_MAX, err))
		return false;
	soc_params params = soc_params_for(SOC_SQL_MIRROR_TAKE, ctx->arena);
	soc_param_text(&params, SOC_P_MIRROR_TAKE_WIKI, wiki);
	soc_param_int(&params, SOC_P_MIRROR_TAKE_LIMIT, limit);
	soc_param_int(&params, SOC_P_MIRROR_TAKE_MOST, SOC_MIRROR_COUNT_MAX);
	soc_param_int(&params, SOC_P_MIRROR_TAKE_SPAN, SPAN);
	soc_notification_put_channels(&params, SOC_P_MIRROR_TAKE_CHANNELS);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	soc_mirror_person *item = soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*item), err);
	if (!item)
		return false;
	for (int row = 0; row < rows.count; row++) {
		item[row] = (soc_mirror_person){
			.user = soc_row_int(&rows, row, SOC_C_MIRROR_TAKE_USER),
			.mark = soc_row_int(&rows, row, SOC_C_MIRROR_TAKE_MARK),
			.unread = soc_row_int(&rows, row, SOC_C_MIRROR_TAKE_UNREAD),
		};
	}
	*out_list = (soc_mirror_list){ item, rows.count };
	return true;
}

bool soc_mirror_done(const soc_ctx *ctx, soc_str wiki, const soc_mirror_marks *marks,
	int64_t *out_done, soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(wiki, err))
		return false;
	soc_params params = soc_params_for(SOC_SQL_MIRROR_DONE, ctx->arena);
	soc_param_text(&params, SOC_P_MIRROR_DONE_WIKI, wiki);
	soc_param_int8_array(&params, SOC_P_MIRROR_DONE_USERS, marks->user, marks->count);
	soc_param_int8_array(&params, SOC_P_MIRROR_DONE_MARKS, marks->mark, marks->count);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_done = soc_row_int(&rows, 0, SOC_C_MIRROR_DONE_DONE);
	return true;
}
