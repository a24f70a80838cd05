/* SPDX-License-Identifier: MIT */
#include "service/feed.h"

#include "core/event_read.h"
#include "core/id.h"
#include "core/page.h"
#include "pg/pipeline.h"
#include "service/access.h"
#include "service/group.h"
#include "service/status.h"

#include "base/ban.h"

enum { NO_EVENTS = -1 };

/* How many of what somebody follows are read at first: those with the newest heads. A page is of a
 * few dozen, and of some that head is not for the viewer. */
enum { SPREAD = 60 };

/* A page request once checked. */
typedef struct page_window {
	soc_cursor_kind kind;
	int limit;
	int event_column; /* of the statement, NO_EVENTS where the feed has none */
	int64_t before;   /* 0: from the newest */
} page_window;

/* Where an item of a page goes. */
typedef struct page_slot {
	soc_status *status;
	const soc_event **event;
} page_slot;

static bool window_read(const soc_page_request *request, page_window *window, soc_err *err)
{
	if (!soc_page_limit_check(request->limit, SOC_FEED_LIMIT_MAX, err)) {
		return false;
	}
	window->limit = (int)request->limit;
	return !request->cursor.ptr
		|| soc_cursor_decode(window->kind, request->cursor, &window->before, err);
}

/* Of a row that is an event the status has its id only. */
static bool item_from_row(const soc_ctx *ctx, const page_window *window, soc_status_place place,
	page_slot slot, soc_err *err)
{
	int column = window->event_column;
	*slot.event = NULL;
	if (column == NO_EVENTS || soc_row_is_null(place.rows, place.row, column)) {
		return soc_status_from_row(ctx, place, slot.status, err);
	}
	soc_event *event = soc_arena_alloc(ctx->arena, sizeof(*event), err);
	if (!event
		|| !soc_event_read(soc_row_text(place.rows, place.row, column), ctx->arena, event, err)) {
		return false;
	}
	*slot.status = (soc_status){ .id = event->id };
	*slot.event = event;
	return true;
}

/* Rows of a feed's statement, which was asked for one row more than the page holds: that row tells
 * whether there is a next page. */
static bool page_take(const soc_ctx *ctx, const soc_rows *rows, const page_window *window,
	soc_feed_page *out_page, soc_err *err)
{
	size_t count = (size_t)(rows->count < window->limit ? rows->count : window->limit);
	soc_status *items = soc_arena_alloc(ctx->arena, count * sizeof(*items), err);
	const soc_event **events =
		items ? soc_arena_alloc(ctx->arena, count * sizeof(const soc_event *), err) : NULL;
	if (!events) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!item_from_row(ctx, window, (soc_status_place){ rows, (int)i, 0 },
				(page_slot){ &items[i], &events[i] }, err)) {
			return false;
		}
	}
	*out_page = (soc_feed_page){ .items = items, .events = events, .count = (int)count };
	if (rows->count > (int)count) {
		out_page->has_next = true;
		out_page->next = soc_cursor_encode(window->kind, items[count - 1].id);
	}
	return true;
}

/* Runs a feed's statement. */
static bool page_fetch(const soc_ctx *ctx, const soc_params *params, const page_window *window,
	soc_feed_page *out_page, soc_err *err)
{
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int feed = soc_pipeline_add(&pipeline, params);
	return soc_pipeline_run(&pipeline, err)
		&& page_take(ctx, soc_pipeline_rows(&pipeline, feed), window, out_page, err);
}
bool soc_feed_public(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err)
{
	page_window window = { .kind = SOC_CURSOR_FEED_PUBLIC,
		.event_column = SOC_C_FEED_PUBLIC_EVENT };
	if (!window_read(request, &window, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_FEED_PUBLIC, ctx->arena);
	soc_param_text(&params, SOC_P_FEED_PUBLIC_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FEED_PUBLIC_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FEED_PUBLIC_CAPS, soc_access_caps_listed(viewer));
	if (window.before != 0) {
		soc_param_int(&params, SOC_P_FEED_PUBLIC_BEFORE, window.before);
	}
	soc_param_int(&params, SOC_P_FEED_PUBLIC_LIMIT, window.limit + 1);
	return page_fetch(ctx, &params, &window, out_page, err);
}

bool soc_feed_user(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err)
{
	page_window window = { .kind = SOC_CURSOR_FEED_USER,
		.event_column = SOC_C_FEED_USER_EVENT };
	if (!window_read(request, &window, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_FEED_USER, ctx->arena);
	soc_param_text(&params, SOC_P_FEED_USER_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FEED_USER_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FEED_USER_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_FEED_USER_AUTHOR, request->author);
	if (window.before != 0) {
		soc_param_int(&params, SOC_P_FEED_USER_BEFORE, window.before);
	}
	soc_param_int(&params, SOC_P_FEED_USER_LIMIT, window.limit + 1);
	return page_fetch(ctx, &params, &window, out_page, err);
}

bool soc_feed_page_of(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err)
{
	page_window window = { .kind = SOC_CURSOR_FEED_PAGE,
		.event_column = SOC_C_FEED_PAGE_EVENT };
	if (!window_read(request, &window, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_FEED_PAGE, ctx->arena);
	soc_param_text(&params, SOC_P_FEED_PAGE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FEED_PAGE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FEED_PAGE_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_FEED_PAGE_PAGE, request->page);
	if (window.before != 0) {
		soc_param_int(&params, SOC_P_FEED_PAGE_BEFORE, window.before);
	}
	soc_param_int(&params, SOC_P_FEED_PAGE_LIMIT, window.limit + 1);
	return page_fetch(ctx, &params, &window, out_page, err);
}

bool soc_feed_mentions(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err)
{
	page_window window = { .kind = SOC_CURSOR_FEED_MENTIONS,
		.event_column = NO_EVENTS };
	if (!soc_viewer_check_writer(viewer, err) || !window_read(request, &window, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_FEED_MENTIONS, ctx->arena);
	soc_param_text(&params, SOC_P_FEED_MENTIONS_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FEED_MENTIONS_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FEED_MENTIONS_CAPS, soc_access_caps_listed(viewer));
	if (window.before != 0) {
		soc_param_int(&params, SOC_P_FEED_MENTIONS_BEFORE, window.before);
	}
	soc_param_int(&params, SOC_P_FEED_MENTIONS_LIMIT, window.limit + 1);
	return page_fetch(ctx, &params, &window, out_page, err);
}

bool soc_feed_group(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err)
{
	int64_t id;
	page_window window = { .kind = SOC_CURSOR_FEED_GROUP, .event_column = NO_EVENTS };
	if (!soc_id_parse(request->group, &id)) {
		return soc_group_not_found(err);
	}
	if (!window_read(request, &window, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int group = soc_group_add_get(&pipeline, ctx, viewer, id);
	soc_params params = soc_params_for(SOC_SQL_FEED_GROUP, ctx->arena);
	soc_param_text(&params, SOC_P_FEED_GROUP_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FEED_GROUP_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FEED_GROUP_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_FEED_GROUP_GROUP, id);
	if (window.before != 0) {
		soc_param_int(&params, SOC_P_FEED_GROUP_BEFORE, window.before);
	}
	soc_param_int(&params, SOC_P_FEED_GROUP_LIMIT, window.limit + 1);
	int feed = soc_pipeline_add(&pipeline, &params);
	return soc_pipeline_run(&pipeline, err)
		&& soc_group_check_read(soc_pipeline_rows(&pipeline, group), err)
		&& page_take(ctx, soc_pipeline_rows(&pipeline, feed), &window, out_page, err);
}

static const soc_feed_reason *reasons_of(const soc_ctx *ctx, const soc_rows *rows, int count,
	soc_err *err)
{
	soc_feed_reason *reasons = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*reasons), err);
	for (int i = 0; reasons && i < count; i++) {
		reasons[i] = (soc_feed_reason)soc_row_int(rows, i, SOC_C_FEED_HOME_REASON);
	}
	return reasons;
}

bool soc_feed_home(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err)
{
	page_window window = { .kind = SOC_CURSOR_FEED_HOME, .event_column = NO_EVENTS };
	if (!soc_viewer_check_writer(viewer, err) || !window_read(request, &window, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_FEED_HOME, ctx->arena);
	soc_param_text(&params, SOC_P_FEED_HOME_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_FEED_HOME_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_FEED_HOME_CAPS, soc_access_caps_listed(viewer));
	if (window.before != 0) {
		soc_param_int(&params, SOC_P_FEED_HOME_BEFORE, window.before);
	}
	soc_param_int(&params, SOC_P_FEED_HOME_LIMIT, window.limit + 1);
	soc_param_int(&params, SOC_P_FEED_HOME_SPREAD, SPREAD);
	soc_rows rows;
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)
		|| !page_take(ctx, &rows, &window, out_page, err)) {
		return false;
	}
	out_page->reasons = reasons_of(ctx, &rows, out_page->count, err);
	return out_page->reasons != NULL;
}
