/* SPDX-License-Identifier: MIT */
#include "service/signup.h"

#include "core/id.h"
#include "core/page.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

enum { ALL_STATES = -1 };

/* Which part of a list: an event, one state or all, behind one queue number of a state. */
typedef struct part {
	int64_t event;
	int state;
	int after_state;
	int64_t after;  /* 0: from the first one */
} part;

static bool event_parse(soc_str text, int64_t *out_event, soc_err *err)
{
	return soc_id_parse(text, out_event) || soc_event_not_found(err);
}

static soc_cursor_kind kind_of(int state)
{
	return (soc_cursor_kind)(SOC_CURSOR_SIGNUPS + state);
}

/* A cursor is of the state of its last item: of the one that is listed, or of any. */
static bool cursor_take(soc_str cursor, part *out, soc_err *err)
{
	soc_err refused = { 0 };
	for (int state = 0; state < SOC_SIGNUP_STATE_COUNT; state++) {
		soc_err_clear(&refused);
		if ((out->state == ALL_STATES || out->state == state)
			&& soc_cursor_decode(kind_of(state), cursor, &out->after, &refused)) {
			out->after_state = state;
			return true;
		}
	}
	return soc_err_set(err, SOC_ERR_INVALID, "cursor-invalid",
		"the cursor is not one of this list's");
}

static bool part_take(const soc_signup_query *query, part *out, soc_err *err)
{
	soc_signup_state state;
	*out = (part){ .state = ALL_STATES };
	if (!event_parse(query->event, &out->event, err)) {
		return false;
	}
	if (query->state.ptr) {
		if (!soc_signup_state_parse(query->state, &state)) {
			return soc_err_set(err, SOC_ERR_INVALID, "state-invalid",
				"a state is \"going\", \"waitlisted\", \"interested\", \"declined\" or "
				"\"removed\"");
		}
		out->state = (int)state;
	}
	return soc_page_limit_check(query->limit, SOC_SIGNUP_LIST_MAX, err)
		&& (!query->cursor.ptr || cursor_take(query->cursor, out, err));
}

static int add_count(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const part *of)
{
	soc_params params = soc_params_for(SOC_SQL_SIGNUP_COUNT, ctx->arena);
	soc_param_text(&params, SOC_P_SIGNUP_COUNT_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_SIGNUP_COUNT_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_SIGNUP_COUNT_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_SIGNUP_COUNT_EVENT, of->event);
	if (of->state != ALL_STATES) {
		soc_param_int(&params, SOC_P_SIGNUP_COUNT_STATE, of->state);
	}
	return soc_pipeline_add(pipeline, &params);
}

static soc_params list_params(const soc_ctx *ctx, const soc_viewer *viewer, const part *of)
{
	soc_params params = soc_params_for(SOC_SQL_SIGNUP_LIST, ctx->arena);
	soc_param_text(&params, SOC_P_SIGNUP_LIST_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_SIGNUP_LIST_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_SIGNUP_LIST_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_SIGNUP_LIST_EVENT, of->event);
	if (of->state != ALL_STATES) {
		soc_param_int(&params, SOC_P_SIGNUP_LIST_STATE, of->state);
	}
	if (of->after != 0) {
		soc_param_int(&params, SOC_P_SIGNUP_LIST_AFTER_STATE, of->after_state);
		soc_param_int(&params, SOC_P_SIGNUP_LIST_AFTER_QUEUE, of->after);
	}
	return params;
}

static soc_participant participant_of(const soc_rows *rows, int row)
{
	return (soc_participant){
		.user = soc_row_int(rows, row, SOC_C_SIGNUP_LIST_USER),
		.state = (soc_signup_state)soc_row_int(rows, row, SOC_C_SIGNUP_LIST_STATE),
		.guests = soc_row_int(rows, row, SOC_C_SIGNUP_LIST_GUESTS),
		.is_public = soc_row_bool(rows, row, SOC_C_SIGNUP_LIST_PUBLIC),
		.ties = soc_row_bool(rows, row, SOC_C_SIGNUP_LIST_TIES),
		.note = soc_row_text(rows, row, SOC_C_SIGNUP_LIST_NOTE),
		.at = soc_row_time(rows, row, SOC_C_SIGNUP_LIST_AT),
		.position = soc_row_int(rows, row, SOC_C_SIGNUP_LIST_POSITION),
		.attendance_known = !soc_row_is_null(rows, row, SOC_C_SIGNUP_LIST_ATTENDED),
		.attended = soc_row_bool(rows, row, SOC_C_SIGNUP_LIST_ATTENDED),
	};
}

static bool page_take(const soc_ctx *ctx, const soc_rows *rows, int64_t limit,
	soc_signup_page *out, soc_err *err)
{
	int count = rows->count < limit ? rows->count : (int)limit;
	soc_participant *item = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		item[i] = participant_of(rows, i);
	}
	out->item = item;
	out->count = count;
	if (rows->count > count) {
		out->has_next = true;
		out->next = soc_cursor_encode(kind_of((int)item[count - 1].state),
			soc_row_int(rows, count - 1, SOC_C_SIGNUP_LIST_QUEUE));
	}
	return true;
}

static soc_signup_page page_of_counts(const soc_rows *rows)
{
	return (soc_signup_page){
		.organises = soc_row_bool(rows, 0, SOC_C_SIGNUP_COUNT_ORGANISES),
		.going = soc_row_int(rows, 0, SOC_C_SIGNUP_COUNT_GOING),
		.people = soc_row_int(rows, 0, SOC_C_SIGNUP_COUNT_PEOPLE),
		.waiting = soc_row_int(rows, 0, SOC_C_SIGNUP_COUNT_WAITING),
		.interested = soc_row_int(rows, 0, SOC_C_SIGNUP_COUNT_INTERESTED),
		.declined = soc_row_int(rows, 0, SOC_C_SIGNUP_COUNT_DECLINED),
		.hidden = soc_row_int(rows, 0, SOC_C_SIGNUP_COUNT_PRIVATE),
	};
}

bool soc_signup_list(const soc_ctx *ctx, const soc_viewer *viewer, const soc_signup_query *query,
	soc_signup_page *out_page, soc_err *err)
{
	part listed;
	if (!part_take(query, &listed, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int count = add_count(&pipeline, ctx, viewer, &listed);
	soc_params params = list_params(ctx, viewer, &listed);
	soc_param_int(&params, SOC_P_SIGNUP_LIST_LIMIT, query->limit + 1);
	int list = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *counts = soc_pipeline_rows(&pipeline, count);
	if (counts->count == 0) {
		return soc_event_not_found(err);
	}
	*out_page = page_of_counts(counts);
	return page_take(ctx, soc_pipeline_rows(&pipeline, list), query->limit, out_page, err);
}

static int add_answers(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t event)
{
	soc_params params = soc_params_for(SOC_SQL_SIGNUP_ANSWERS, ctx->arena);
	soc_param_text(&params, SOC_P_SIGNUP_ANSWERS_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_SIGNUP_ANSWERS_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_SIGNUP_ANSWERS_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_SIGNUP_ANSWERS_EVENT, event);
	return soc_pipeline_add(pipeline, &params);
}

bool soc_signup_answers(const soc_ctx *ctx, const soc_viewer *viewer, soc_str event,
	soc_signup_totals *out_totals, soc_err *err)
{
	part listed = { .state = ALL_STATES };
	if (!event_parse(event, &listed.event, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int count = add_count(&pipeline, ctx, viewer, &listed);
	int answers = add_answers(&pipeline, ctx, viewer, listed.event);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *counts = soc_pipeline_rows(&pipeline, count);
	if (counts->count == 0) {
		return soc_event_not_found(err);
	}
	if (!soc_row_bool(counts, 0, SOC_C_SIGNUP_COUNT_ORGANISES)) {
		return soc_event_not_organiser(err);
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, answers);
	soc_signup_total *item =
		soc_arena_alloc(ctx->arena, (size_t)rows->count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	for (int i = 0; i < rows->count; i++) {
		item[i] = (soc_signup_total){ soc_row_int(rows, i, SOC_C_SIGNUP_ANSWERS_QUESTION),
			soc_row_int(rows, i, SOC_C_SIGNUP_ANSWERS_COUNT) };
	}
	*out_totals = (soc_signup_totals){ item, rows->count };
	return true;
}

bool soc_signup_tied(const soc_ctx *ctx, const soc_viewer *viewer, soc_str event_id,
	soc_signup_people *out_people, soc_err *err)
{
	int64_t event;
	if (!event_parse(event_id, &event, err)) {
		return false;
	}
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_SIGNUP_TIED, ctx->arena);
	soc_param_text(&params, SOC_P_SIGNUP_TIED_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_SIGNUP_TIED_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_SIGNUP_TIED_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_SIGNUP_TIED_EVENT, event);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	int64_t *user = soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*user), err);
	if (!user) {
		return false;
	}
	for (int i = 0; i < rows.count; i++) {
		user[i] = soc_row_int(&rows, i, SOC_C_SIGNUP_TIED_USER);
	}
	*out_people = (soc_signup_people){ user, rows.count };
	return true;
}
