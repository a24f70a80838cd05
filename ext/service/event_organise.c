/* SPDX-License-Identifier: MIT */
#include "service/event_organise.h"

#include "core/event_read.h"
#include "core/id.h"
#include "core/moderation.h"
#include "core/page.h"
#include "service/access.h"
#include "service/event.h"

#include "base/ban.h"

static bool order_check(const soc_viewer *viewer, soc_str text, soc_str reason, int64_t *out_id,
	soc_err *err)
{
	return soc_viewer_check_writer(viewer, err) && soc_reason_check(reason, false, err)
		&& (soc_id_parse(text, out_id) || soc_event_not_found(err));
}

static void add_lock(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id)
{
	soc_access_add_actor(pipeline, ctx, viewer);
	soc_params params = soc_params_for(SOC_SQL_EVENT_LOCK, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_LOCK_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_LOCK_ID, id);
	soc_pipeline_add(pipeline, &params);
}

/* Those waiting get seats that became free while the event did not take place. */
static void add_promote(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id)
{
	soc_params params = soc_params_for(SOC_SQL_SIGNUP_PROMOTE, ctx->arena);
	soc_param_text(&params, SOC_P_SIGNUP_PROMOTE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_SIGNUP_PROMOTE_EVENT, id);
	soc_pipeline_add(pipeline, &params);
}

/* An order once checked. */
typedef struct setting {
	const soc_event_order *order;
	int64_t id;
	soc_str questions; /* as JSON; ptr NULL: they stay */
} setting;

static int add_set(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const setting *wanted)
{
	const soc_event_order *order = wanted->order;
	soc_params params = soc_params_for(SOC_SQL_EVENT_SET, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_SET_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_SET_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_EVENT_SET_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_EVENT_SET_ID, wanted->id);
	if (order->has_status) {
		soc_param_int(&params, SOC_P_EVENT_SET_STATUS, order->status);
	}
	if (order->has_closed) {
		soc_param_bool(&params, SOC_P_EVENT_SET_CLOSED, order->closed);
	}
	soc_param_text(&params, SOC_P_EVENT_SET_QUESTIONS, wanted->questions);
	if (order->has_ties) {
		soc_param_bool(&params, SOC_P_EVENT_SET_TIES_EDITS, order->ties_edits);
	}
	soc_param_text(&params, SOC_P_EVENT_SET_REASON,
		order->reason.ptr ? order->reason : SOC_STR(""));
	return soc_pipeline_add(pipeline, &params);
}

static bool set_allowed(const soc_rows *set, soc_err *err)
{
	if (!soc_row_bool(set, 0, SOC_C_EVENT_SET_SEEN)) {
		return soc_event_not_found(err);
	}
	if (!soc_row_bool(set, 0, SOC_C_EVENT_SET_ORGANISES)) {
		return soc_event_not_organiser(err);
	}
	if (soc_row_bool(set, 0, SOC_C_EVENT_SET_ANSWERED)) {
		return soc_err_set(err, SOC_ERR_FORBIDDEN, "event-questions-answered",
			"questions that were answered do not change");
	}
	return true;
}

bool soc_event_set(const soc_ctx *ctx, const soc_viewer *organiser, const soc_event_order *order,
	soc_event_outcome *out_outcome, soc_err *err)
{
	setting wanted = { .order = order };
	if (!order_check(organiser, order->id, order->reason, &wanted.id, err)
		|| (order->questions
			&& !soc_questions_write(order->questions, ctx->arena, &wanted.questions, err))) {
		return false;
	}
	/* Not sent again by itself: the answer would then be that nothing was changed. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, false);
	add_lock(&pipeline, ctx, organiser, wanted.id);
	int set_index = add_set(&pipeline, ctx, organiser, &wanted);
	if (order->has_status) {
		add_promote(&pipeline, ctx, organiser, wanted.id);
	}
	int find_index = soc_event_add_find(&pipeline, ctx, organiser, wanted.id);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *set = soc_pipeline_rows(&pipeline, set_index);
	if (!set_allowed(set, err)) {
		return false;
	}
	out_outcome->changed = soc_row_bool(set, 0, SOC_C_EVENT_SET_CHANGED);
	return soc_event_found(ctx, soc_pipeline_rows(&pipeline, find_index), &out_outcome->event, err);
}

/* Both statements begin with the same parameters, and have the same columns. */
static int add_organiser(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_organiser_order *order, int64_t id)
{
	soc_params params = soc_params_for(
		order->add ? SOC_SQL_EVENT_ORGANISER_ADD : SOC_SQL_EVENT_ORGANISER_REMOVE, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_ORGANISER_ADD_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_ORGANISER_ADD_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_EVENT_ORGANISER_ADD_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_EVENT_ORGANISER_ADD_ID, id);
	soc_param_int(&params, SOC_P_EVENT_ORGANISER_ADD_PERSON, order->user);
	soc_param_text(&params, SOC_P_EVENT_ORGANISER_ADD_REASON,
		order->reason.ptr ? order->reason : SOC_STR(""));
	if (order->add) {
		soc_param_int(&params, SOC_P_EVENT_ORGANISER_ADD_LIMIT, SOC_EVENT_ORGANISERS_MAX);
	}
	return soc_pipeline_add(pipeline, &params);
}

bool soc_event_organiser_set(const soc_ctx *ctx, const soc_viewer *organiser,
	const soc_organiser_order *order, bool *out_changed, soc_err *err)
{
	int64_t id;
	if (!order_check(organiser, order->id, order->reason, &id, err)) {
		return false;
	}
	if (order->user < 1) {
		return soc_err_set(err, SOC_ERR_INVALID, "user-invalid", "a user id is positive");
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, false);
	add_lock(&pipeline, ctx, organiser, id);
	if (order->add) {
		soc_access_add_actors(&pipeline, ctx, organiser->wiki,
			(soc_access_actors){ SOC_ACTOR_PERSON, &order->user, 1 });
	}
	int index = add_organiser(&pipeline, ctx, organiser, order, id);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, index);
	if (!soc_row_bool(rows, 0, SOC_C_EVENT_ORGANISER_ADD_SEEN)) {
		return soc_event_not_found(err);
	}
	if (!soc_row_bool(rows, 0, SOC_C_EVENT_ORGANISER_ADD_ORGANISES)) {
		return soc_event_not_organiser(err);
	}
	if (soc_row_bool(rows, 0, SOC_C_EVENT_ORGANISER_ADD_FULL)) {
		return order->add
			? soc_err_set(err, SOC_ERR_FORBIDDEN, "event-organisers-too-many",
				"an event has at most %d organisers", SOC_EVENT_ORGANISERS_MAX)
			: soc_err_set(err, SOC_ERR_FORBIDDEN, "organiser-last",
				"an event keeps one organiser at the least");
	}
	*out_changed = soc_row_bool(rows, 0, SOC_C_EVENT_ORGANISER_ADD_CHANGED);
	return true;
}

/* The text is checked as that of a status is. */
static bool letter_check(const soc_ctx *ctx, const soc_event_letter *letter, soc_draft *out,
	soc_err *err)
{
	soc_draft draft = { .text = letter->text, .lang = SOC_STR(""), .key = letter->key };
	if (letter->states < 1 || letter->states >= 1 << SOC_SIGNUP_REMOVED) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-invalid",
			"a message is to those in some states, and to nobody who was removed");
	}
	return soc_draft_check(&draft, ctx->arena, out, err);
}

/* A message once checked. */
typedef struct sealed {
	int64_t id;
	int states;
	soc_draft draft;
} sealed;

static int add_message(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const sealed *letter)
{
	const soc_draft *draft = &letter->draft;
	soc_params params = soc_params_for(SOC_SQL_EVENT_MESSAGE, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_MESSAGE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_MESSAGE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_EVENT_MESSAGE_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_EVENT_MESSAGE_ID, letter->id);
	soc_param_int(&params, SOC_P_EVENT_MESSAGE_STATES, letter->states);
	soc_param_text(&params, SOC_P_EVENT_MESSAGE_TEXT, draft->text);
	soc_param_text(&params, SOC_P_EVENT_MESSAGE_KEY, draft->key);
	int index = soc_pipeline_add(pipeline, &params);
	params = soc_params_for(SOC_SQL_EVENT_MESSAGE_BY_KEY, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_MESSAGE_BY_KEY_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_MESSAGE_BY_KEY_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_EVENT_MESSAGE_BY_KEY_EVENT, letter->id);
	soc_param_int(&params, SOC_P_EVENT_MESSAGE_BY_KEY_STATES, letter->states);
	soc_param_text(&params, SOC_P_EVENT_MESSAGE_BY_KEY_TEXT, draft->text);
	soc_param_text(&params, SOC_P_EVENT_MESSAGE_BY_KEY_KEY, draft->key);
	soc_pipeline_add(pipeline, &params);
	return index;
}

bool soc_event_message(const soc_ctx *ctx, const soc_viewer *organiser,
	const soc_event_letter *letter, soc_event_sent *out_sent, soc_err *err)
{
	sealed wanted = { .states = letter->states };
	if (!order_check(organiser, letter->id, SOC_STR(""), &wanted.id, err)
		|| !letter_check(ctx, letter, &wanted.draft, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_access_add_actor(&pipeline, ctx, organiser);
	int index = add_message(&pipeline, ctx, organiser, &wanted);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *made = soc_pipeline_rows(&pipeline, index);
	const soc_rows *held = soc_pipeline_rows(&pipeline, index + 1);
	if (!soc_row_bool(made, 0, SOC_C_EVENT_MESSAGE_SEEN)) {
		return soc_event_not_found(err);
	}
	if (!soc_row_bool(made, 0, SOC_C_EVENT_MESSAGE_ORGANISES)) {
		return soc_event_not_organiser(err);
	}
	if (held->count == 0 || !soc_row_bool(held, 0, SOC_C_EVENT_MESSAGE_BY_KEY_SAME_BODY)) {
		return soc_err_set(err, SOC_ERR_CONFLICT, "key-reused",
			"the key was used with something else");
	}
	out_sent->id = soc_row_int(held, 0, SOC_C_EVENT_MESSAGE_BY_KEY_ID);
	out_sent->recipients = soc_row_int(held, 0, SOC_C_EVENT_MESSAGE_BY_KEY_RECIPIENTS);
	return true;
}

static soc_event_entry entry_from_row(const soc_rows *rows, int row)
{
	return (soc_event_entry){
		.id = soc_row_int(rows, row, SOC_C_EVENT_ENTRIES_ID),
		.actor = soc_row_int(rows, row, SOC_C_EVENT_ENTRIES_ACTOR),
		.action = (int)soc_row_int(rows, row, SOC_C_EVENT_ENTRIES_ACTION),
		.event = soc_row_int(rows, row, SOC_C_EVENT_ENTRIES_EVENT),
		.person = soc_row_int(rows, row, SOC_C_EVENT_ENTRIES_PERSON),
		.person_public = soc_row_bool(rows, row, SOC_C_EVENT_ENTRIES_PERSON_PUBLIC),
		.reason = soc_row_text(rows, row, SOC_C_EVENT_ENTRIES_REASON),
		.created = soc_row_time(rows, row, SOC_C_EVENT_ENTRIES_CREATED),
	};
}

bool soc_event_entries_get(const soc_ctx *ctx, const soc_event_log_request *request,
	soc_event_entries *out_entries, soc_err *err)
{
	int64_t after;
	soc_rows rows;
	if (!soc_wiki_check(request->wiki, err) || !soc_page_after_parse(request->after, &after, err)
		|| !soc_page_limit_check(request->limit, SOC_EVENT_ENTRIES_MAX, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_EVENT_ENTRIES, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_ENTRIES_WIKI, request->wiki);
	soc_param_int(&params, SOC_P_EVENT_ENTRIES_AFTER, after);
	soc_param_int(&params, SOC_P_EVENT_ENTRIES_LIMIT, request->limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	soc_event_entry *item = soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*item), err);
	for (int i = 0; item && i < rows.count; i++) {
		item[i] = entry_from_row(&rows, i);
	}
	*out_entries = (soc_event_entries){ item, rows.count };
	return item != NULL;
}

bool soc_event_settle_answers(const soc_ctx *ctx, int64_t limit, int64_t *out_settled, soc_err *err)
{
	soc_rows rows;
	if (!soc_page_limit_check(limit, SOC_EVENT_ENTRIES_MAX, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_EVENT_SETTLE_ANSWERS, ctx->arena);
	soc_param_int(&params, SOC_P_EVENT_SETTLE_ANSWERS_LIMIT, limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_settled = soc_row_int(&rows, 0, SOC_C_EVENT_SETTLE_ANSWERS_SETTLED);
	return true;
}
