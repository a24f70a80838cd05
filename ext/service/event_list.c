/* SPDX-License-Identifier: MIT */
#include "service/event_list.h"

#include "core/event_read.h"
#include "core/id.h"
#include "core/page.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

/* Behind the last year that an event can be in. */
static const int64_t TIME_MAX = 8000000000000000;

static bool is_time(bool has, int64_t time)
{
	return !has || (time >= 0 && time <= TIME_MAX);
}

static bool filter_check(const soc_event_filter *filter, soc_err *err)
{
	int subjects = (filter->page != 0) + (filter->user != 0) + (filter->organiser != 0);
	bool timed = filter->has_from || filter->has_to;
	if (subjects > 1 || (subjects == 1 && timed) || filter->page < 0 || filter->user < 0
		|| filter->organiser < 0 || !is_time(filter->has_from, filter->from)
		|| !is_time(filter->has_to, filter->to)) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-invalid",
			"a list is by dates, or of one page, person or organiser");
	}
	return soc_page_limit_check(filter->limit, SOC_EVENT_LIST_MAX, err);
}

static bool keep_next(const soc_ctx *ctx, const char *text, soc_event_list *out, soc_err *err)
{
	soc_str next = soc_arena_dup(ctx->arena, soc_str_borrow(text), err);
	out->next = next.ptr;
	return next.ptr != NULL;
}

static soc_event_item *items_make(const soc_ctx *ctx, const soc_rows *rows, int64_t limit,
	soc_event_list *out, soc_err *err)
{
	out->count = rows->count < limit ? rows->count : (int)limit;
	out->next = NULL;
	soc_event_item *item = soc_arena_alloc(ctx->arena, (size_t)out->count * sizeof(*item), err);
	out->item = item;
	return item;
}

static bool date_read(const soc_ctx *ctx, soc_str json, soc_event_date *out, soc_err *err)
{
	soc_json from;
	if (!soc_json_read(json, ctx->arena, &from, err)) {
		return false;
	}
	soc_event_date_read(from, out);
	return true;
}

static bool dates_take(const soc_ctx *ctx, const soc_rows *rows, int64_t limit,
	soc_event_list *out, soc_err *err)
{
	soc_event_item *item = items_make(ctx, rows, limit, out, err);
	for (int i = 0; item && i < out->count; i++) {
		item[i].has_date = true;
		soc_str date = soc_row_text(rows, i, SOC_C_EVENT_LIST_BY_DATE_DATE);
		soc_str event = soc_row_text(rows, i, SOC_C_EVENT_LIST_BY_DATE_EVENT);
		if (!date_read(ctx, date, &item[i].date, err)
			|| !soc_event_read(event, ctx->arena, &item[i].event, err)) {
			return false;
		}
	}
	if (!item || rows->count <= limit) {
		return item != NULL;
	}
	soc_cursor_pair next = soc_cursor_pair_encode(SOC_CURSOR_EVENT_DATES,
		soc_row_int(rows, out->count - 1, SOC_C_EVENT_LIST_BY_DATE_AT),
		soc_row_int(rows, out->count - 1, SOC_C_EVENT_LIST_BY_DATE_ID));
	return keep_next(ctx, next.text, out, err);
}

static bool by_date(const soc_ctx *ctx, const soc_viewer *viewer, const soc_event_filter *filter,
	soc_event_list *out, soc_err *err)
{
	int64_t after_at, after_id;
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_EVENT_LIST_BY_DATE, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_LIST_BY_DATE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_LIST_BY_DATE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_EVENT_LIST_BY_DATE_CAPS, soc_access_caps_listed(viewer));
	if (filter->has_from) {
		soc_param_int(&params, SOC_P_EVENT_LIST_BY_DATE_FROM, filter->from);
	}
	if (filter->has_to) {
		soc_param_int(&params, SOC_P_EVENT_LIST_BY_DATE_TO, filter->to);
	}
	if (filter->cursor.ptr) {
		if (!soc_cursor_pair_decode(SOC_CURSOR_EVENT_DATES, filter->cursor, &after_at, &after_id,
				err)) {
			return false;
		}
		soc_param_int(&params, SOC_P_EVENT_LIST_BY_DATE_AFTER_AT, after_at);
		soc_param_int(&params, SOC_P_EVENT_LIST_BY_DATE_AFTER_ID, after_id);
	}
	soc_param_int(&params, SOC_P_EVENT_LIST_BY_DATE_LIMIT, filter->limit + 1);
	return soc_pipeline_one(ctx->conn, &params, &rows, err)
		&& dates_take(ctx, &rows, filter->limit, out, err);
}

/* The three lists have the same parameters and columns. */
static bool by_subject(const soc_ctx *ctx, const soc_viewer *viewer, const soc_event_filter *filter,
	soc_event_list *out, soc_err *err)
{
	int64_t before;
	soc_rows rows;
	enum soc_sql which = filter->page != 0 ? SOC_SQL_EVENT_LIST_BY_PAGE
		: filter->user != 0 ? SOC_SQL_EVENT_LIST_BY_USER : SOC_SQL_EVENT_LIST_BY_ORGANISER;
	soc_params params = soc_params_for(which, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_LIST_BY_PAGE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_LIST_BY_PAGE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_EVENT_LIST_BY_PAGE_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_EVENT_LIST_BY_PAGE_SUBJECT,
		filter->page + filter->user + filter->organiser);
	if (filter->cursor.ptr) {
		if (!soc_cursor_decode(SOC_CURSOR_EVENTS, filter->cursor, &before, err)) {
			return false;
		}
		soc_param_int(&params, SOC_P_EVENT_LIST_BY_PAGE_BEFORE, before);
	}
	soc_param_int(&params, SOC_P_EVENT_LIST_BY_PAGE_LIMIT, filter->limit + 1);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	soc_event_item *item = items_make(ctx, &rows, filter->limit, out, err);
	for (int i = 0; item && i < out->count; i++) {
		if (!soc_event_read(soc_row_text(&rows, i, SOC_C_EVENT_LIST_BY_PAGE_EVENT), ctx->arena,
				&item[i].event, err)) {
			return false;
		}
	}
	if (!item || rows.count <= filter->limit) {
		return item != NULL;
	}
	soc_cursor next = soc_cursor_encode(SOC_CURSOR_EVENTS,
		soc_row_int(&rows, out->count - 1, SOC_C_EVENT_LIST_BY_PAGE_ID));
	return keep_next(ctx, next.text, out, err);
}

bool soc_event_list_get(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_event_filter *filter, soc_event_list *out_list, soc_err *err)
{
	if (!filter_check(filter, err)) {
		return false;
	}
	bool subject = filter->page != 0 || filter->user != 0 || filter->organiser != 0;
	return (subject ? by_subject : by_date)(ctx, viewer, filter, out_list, err);
}

bool soc_event_dates_get(const soc_ctx *ctx, const soc_viewer *viewer, soc_str event,
	soc_event_dates *out_dates, soc_err *err)
{
	int64_t id;
	if (!soc_id_parse(event, &id)) {
		return soc_event_not_found(err);
	}
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_EVENT_DATES, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_DATES_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_DATES_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_EVENT_DATES_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_EVENT_DATES_EVENT, id);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	soc_event_date *date = soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*date), err);
	for (int i = 0; date && i < rows.count; i++) {
		if (!date_read(ctx, soc_row_text(&rows, i, SOC_C_EVENT_DATES_DATE), &date[i], err)) {
			return false;
		}
	}
	*out_dates = (soc_event_dates){ date, rows.count };
	return date != NULL;
}
