/* SPDX-License-Identifier: MIT */
#include "service/calendar.h"

#include "core/event_read.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

/* Both statements have the same parameters and columns. */
bool soc_calendar_list(const soc_ctx *ctx, const soc_viewer *viewer, soc_calendar_scope scope,
	soc_calendar_events *out_events, soc_err *err)
{
	if (scope == SOC_CALENDAR_MINE && !soc_viewer_check_writer(viewer, err)) {
		return false;
	}
	soc_rows rows;
	soc_params params = soc_params_for(scope == SOC_CALENDAR_MINE ? SOC_SQL_CALENDAR_EVENTS_MINE
		: SOC_SQL_CALENDAR_EVENTS_WIKI, ctx->arena);
	soc_param_text(&params, SOC_P_CALENDAR_EVENTS_WIKI_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_CALENDAR_EVENTS_WIKI_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_CALENDAR_EVENTS_WIKI_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_CALENDAR_EVENTS_WIKI_LIMIT, SOC_CALENDAR_EVENTS_MAX);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	soc_event *item = soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	for (int i = 0; i < rows.count; i++) {
		soc_str event = soc_row_text(&rows, i, SOC_C_CALENDAR_EVENTS_WIKI_EVENT);
		if (!soc_event_read(event, ctx->arena, &item[i], err)) {
			return false;
		}
	}
	*out_events = (soc_calendar_events){ item, rows.count };
	return true;
}

bool soc_calendar_open(const soc_ctx *ctx, const soc_viewer *viewer, soc_calendar_scope scope,
	soc_calendar_token *out_token, soc_err *err)
{
	if (!soc_viewer_check_writer(viewer, err) || !soc_calendar_token_make(out_token, err)) {
		return false;
	}
	/* Sent twice it is the same token. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_access_add_actor(&pipeline, ctx, viewer);
	soc_params params = soc_params_for(SOC_SQL_CALENDAR_OPEN, ctx->arena);
	soc_param_text(&params, SOC_P_CALENDAR_OPEN_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_CALENDAR_OPEN_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_CALENDAR_OPEN_SCOPE, scope);
	soc_param_text(&params, SOC_P_CALENDAR_OPEN_TOKEN, soc_str_borrow(out_token->text));
	soc_pipeline_add(&pipeline, &params);
	return soc_pipeline_run(&pipeline, err);
}

bool soc_calendar_close(const soc_ctx *ctx, const soc_viewer *viewer, soc_calendar_scope scope,
	bool *out_changed, soc_err *err)
{
	if (!soc_viewer_check_writer(viewer, err)) {
		return false;
	}
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_CALENDAR_CLOSE, ctx->arena);
	soc_param_text(&params, SOC_P_CALENDAR_CLOSE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_CALENDAR_CLOSE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_CALENDAR_CLOSE_SCOPE, scope);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_changed = soc_row_bool(&rows, 0, SOC_C_CALENDAR_CLOSE_CHANGED);
	return true;
}

bool soc_calendar_state_get(const soc_ctx *ctx, const soc_viewer *viewer,
	soc_calendar_state *out_state, soc_err *err)
{
	if (!soc_viewer_check_writer(viewer, err)) {
		return false;
	}
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_CALENDAR_STATE, ctx->arena);
	soc_param_text(&params, SOC_P_CALENDAR_STATE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_CALENDAR_STATE_VIEWER, viewer->user);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	out_state->created[SOC_CALENDAR_MINE] = soc_row_time(&rows, 0, SOC_C_CALENDAR_STATE_MINE);
	out_state->created[SOC_CALENDAR_WIKI] = soc_row_time(&rows, 0, SOC_C_CALENDAR_STATE_WIKI);
	return true;
}

/* Absent, taken back and of somebody who is no more answer alike. */
static bool not_found(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_NOT_FOUND, "calendar-not-found",
		"no calendar has this address");
}

bool soc_calendar_find(const soc_ctx *ctx, soc_str wiki, soc_str token,
	soc_calendar_owner *out_owner, soc_err *err)
{
	if (!soc_calendar_token_is(token)) {
		return not_found(err);
	}
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_CALENDAR_FIND, ctx->arena);
	soc_param_text(&params, SOC_P_CALENDAR_FIND_WIKI, wiki);
	soc_param_text(&params, SOC_P_CALENDAR_FIND_TOKEN, token);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	if (rows.count == 0) {
		return not_found(err);
	}
	out_owner->user = soc_row_int(&rows, 0, SOC_C_CALENDAR_FIND_USER);
	out_owner->scope = (soc_calendar_scope)soc_row_int(&rows, 0, SOC_C_CALENDAR_FIND_SCOPE);
	return true;
}
