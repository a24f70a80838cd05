/* SPDX-License-Identifier: MIT */
#include "service/live.h"

#include "service/access.h"
#include "service/notification.h"

#include <stdio.h>

#include "base/ban.h"

/* Of how many bundles at most one number is counted. */
enum { SPAN = 300 };

soc_live_channel soc_live_channel_of(int64_t actor)
{
	soc_live_channel channel;
	(void)snprintf(channel.text, sizeof(channel.text), "social-%lld", (long long)actor);
	return channel;
}

bool soc_live_present(const soc_ctx *ctx, const soc_viewer *viewer, soc_live_channel *out_channel,
	soc_err *err)
{
	if (!soc_viewer_check_writer(viewer, err))
		return false;
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_access_add_actor(&pipeline, ctx, viewer);
	soc_params params = soc_params_for(SOC_SQL_LIVE_PRESENT, ctx->arena);
	soc_param_text(&params, SOC_P_LIVE_PRESENT_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_LIVE_PRESENT_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_LIVE_PRESENT_SECONDS, SOC_LIVE_SECONDS);
	int index = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err))
		return false;
	const soc_rows *rows = soc_pipeline_rows(&pipeline, index);
	if (!rows->count)
		return soc_err_set(err, SOC_ERR_BUG, "actor-missing", "who looks is not in the store");
	*out_channel = soc_live_channel_of(soc_row_int(rows, 0, SOC_C_LIVE_PRESENT_ACTOR_ID));
	return true;
}

void soc_live_add_touch(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer)
{
	soc_params params = soc_params_for(SOC_SQL_LIVE_TOUCH, ctx->arena);
	soc_param_text(&params, SOC_P_LIVE_TOUCH_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_LIVE_TOUCH_VIEWER, viewer->user);
	(void)soc_pipeline_add(pipeline, &params);
}

bool soc_live_take(const soc_ctx *ctx, soc_live_numbers *out_numbers, soc_err *err)
{
	soc_params hold = soc_params_for(SOC_SQL_LIVE_HOLD, ctx->arena);
	soc_param_int(&hold, SOC_P_LIVE_HOLD_LIMIT, SOC_LIVE_AT_ONCE);
	soc_params take = soc_params_for(SOC_SQL_LIVE_TAKE, ctx->arena);
	soc_param_int(&take, SOC_P_LIVE_TAKE_LIMIT, SOC_LIVE_AT_ONCE);
	soc_param_int(&take, SOC_P_LIVE_TAKE_MOST, SOC_LIVE_COUNT_MAX);
	soc_param_int(&take, SOC_P_LIVE_TAKE_SPAN, SPAN);
	soc_notification_put_channels(&take, SOC_P_LIVE_TAKE_CHANNELS);
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int held = soc_pipeline_add(&pipeline, &hold);
	int taken = soc_pipeline_add(&pipeline, &take);
	if (!soc_pipeline_run(&pipeline, err))
		return false;
	const soc_rows *rows = soc_pipeline_rows(&pipeline, taken);
	out_numbers->count = rows->count;
	for (int row = 0; row < rows->count; row++) {
		out_numbers->actor[row] = soc_row_int(rows, row, SOC_C_LIVE_TAKE_ACTOR_ID);
		out_numbers->unread[row] = soc_row_int(rows, row, SOC_C_LIVE_TAKE_UNREAD);
	}
	out_numbers->more = soc_pipeline_rows(&pipeline, held)->count == SOC_LIVE_AT_ONCE;
	return true;
}

bool soc_live_forget(const soc_ctx *ctx, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_LIVE_FORGET, ctx->arena);
	return soc_pipeline_one(ctx->conn, &params, &rows, err);
}
