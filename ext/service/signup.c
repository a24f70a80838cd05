/* SPDX-License-Identifier: MIT */
#include "service/signup.h"

#include "core/id.h"
#include "core/moderation.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

static bool event_parse(soc_str text, int64_t *out_event, soc_err *err)
{
	return soc_id_parse(text, out_event) || soc_event_not_found(err);
}

/* A change in its exchange: what comes before it, and the places of what comes behind. */
typedef struct change {
	const soc_ctx *ctx;
	const soc_viewer *viewer;
	int64_t event;
	soc_pipeline pipeline;
	int promote, state;
} change;

static void change_start(change *out, const soc_ctx *ctx, const soc_viewer *viewer, int64_t event)
{
	/* Said twice it is so once. */
	*out = (change){ .ctx = ctx, .viewer = viewer, .event = event,
		.pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true) };
	soc_access_add_actor(&out->pipeline, ctx, viewer);
	soc_params params = soc_params_for(SOC_SQL_SIGNUP_LOCK, ctx->arena);
	soc_param_text(&params, SOC_P_SIGNUP_LOCK_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_SIGNUP_LOCK_EVENT, event);
	soc_pipeline_add(&out->pipeline, &params);
}

/* `user`: whose state is asked for behind it. */
static bool change_run(change *it, int64_t user, soc_err *err)
{
	soc_params params = soc_params_for(SOC_SQL_SIGNUP_PROMOTE, it->ctx->arena);
	soc_param_text(&params, SOC_P_SIGNUP_PROMOTE_WIKI, it->viewer->wiki);
	soc_param_int(&params, SOC_P_SIGNUP_PROMOTE_EVENT, it->event);
	it->promote = soc_pipeline_add(&it->pipeline, &params);
	params = soc_params_for(SOC_SQL_SIGNUP_STATE, it->ctx->arena);
	soc_param_text(&params, SOC_P_SIGNUP_STATE_WIKI, it->viewer->wiki);
	soc_param_int(&params, SOC_P_SIGNUP_STATE_VIEWER, it->viewer->user);
	soc_param_int(&params, SOC_P_SIGNUP_STATE_CAPS, soc_access_caps_listed(it->viewer));
	soc_param_int(&params, SOC_P_SIGNUP_STATE_EVENT, it->event);
	soc_param_int(&params, SOC_P_SIGNUP_STATE_PERSON, user);
	it->state = soc_pipeline_add(&it->pipeline, &params);
	return soc_pipeline_run(&it->pipeline, err);
}

static bool people_take(soc_signup_people *out, const soc_rows *rows, int column, soc_arena *arena,
	soc_err *err)
{
	int count = soc_row_array_count(rows, 0, column);
	int64_t *user = soc_arena_alloc(arena, (size_t)count * sizeof(*user), err);
	if (!user) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		user[i] = soc_row_array_int(rows, 0, column, i);
	}
	*out = (soc_signup_people){ user, count };
	return true;
}

/* What is so behind the change; of an event hidden in this very moment nothing is told. */
static bool change_take(const change *it, bool changed, soc_signup_outcome *out, soc_err *err)
{
	const soc_rows *state = soc_pipeline_rows(&it->pipeline, it->state);
	*out = (soc_signup_outcome){ .changed = changed };
	if (state->count > 0) {
		out->signed_up = !soc_row_is_null(state, 0, SOC_C_SIGNUP_STATE_STATE);
		out->state = (soc_signup_state)soc_row_int(state, 0, SOC_C_SIGNUP_STATE_STATE);
		out->position = soc_row_int(state, 0, SOC_C_SIGNUP_STATE_POSITION);
		out->going = soc_row_int(state, 0, SOC_C_SIGNUP_STATE_GOING);
		out->waiting = soc_row_int(state, 0, SOC_C_SIGNUP_STATE_WAITING);
	}
	return people_take(&out->promoted, soc_pipeline_rows(&it->pipeline, it->promote),
		SOC_C_SIGNUP_PROMOTE_PROMOTED, it->ctx->arena, err);
}

static void put_params(soc_params *out, const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_signup_answer *answer, int64_t event)
{
	*out = soc_params_for(SOC_SQL_SIGNUP_PUT, ctx->arena);
	soc_param_text(out, SOC_P_SIGNUP_PUT_WIKI, viewer->wiki);
	soc_param_int(out, SOC_P_SIGNUP_PUT_VIEWER, viewer->user);
	soc_param_bool(out, SOC_P_SIGNUP_PUT_TEMPORARY, viewer->temporary);
	soc_param_int(out, SOC_P_SIGNUP_PUT_EVENT, event);
	soc_param_int(out, SOC_P_SIGNUP_PUT_ANSWER, answer->state);
	soc_param_int(out, SOC_P_SIGNUP_PUT_GUESTS, answer->guests);
	soc_param_bool(out, SOC_P_SIGNUP_PUT_PUBLIC, answer->is_public);
	soc_param_text(out, SOC_P_SIGNUP_PUT_NOTE, answer->note);
	soc_param_bool(out, SOC_P_SIGNUP_PUT_TIES, answer->ties);
	soc_param_int8_array(out, SOC_P_SIGNUP_PUT_ANSWERS, answer->choice,
		(size_t)answer->choice_count);
}

static bool put_take(const soc_rows *said, soc_arena *arena, soc_signup_outcome *out, soc_err *err)
{
	if (!soc_row_bool(said, 0, SOC_C_SIGNUP_PUT_SEEN)) {
		return soc_event_not_found(err);
	}
	if (!soc_signup_explain(soc_row_text(said, 0, SOC_C_SIGNUP_PUT_REFUSAL), err)) {
		return false;
	}
	*out = (soc_signup_outcome){
		.changed = soc_row_bool(said, 0, SOC_C_SIGNUP_PUT_CHANGED),
		.signed_up = !soc_row_is_null(said, 0, SOC_C_SIGNUP_PUT_STATE),
		.state = (soc_signup_state)soc_row_int(said, 0, SOC_C_SIGNUP_PUT_STATE),
		.position = soc_row_int(said, 0, SOC_C_SIGNUP_PUT_POSITION),
		.going = soc_row_int(said, 0, SOC_C_SIGNUP_PUT_GOING),
		.waiting = soc_row_int(said, 0, SOC_C_SIGNUP_PUT_WAITING),
	};
	return people_take(&out->promoted, said, SOC_C_SIGNUP_PUT_PROMOTED, arena, err);
}

bool soc_signup_put(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_signup_request *request, soc_signup_outcome *out_outcome, soc_err *err)
{
	int64_t event;
	soc_signup_answer answer;
	if (!soc_viewer_check_writer(viewer, err) || !event_parse(request->event, &event, err)
		|| !soc_signup_answer_check(&request->answer, ctx->arena, &answer, err)) {
		return false;
	}
	/* Said twice it is so once. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_params params;
	put_params(&params, ctx, viewer, &answer, event);
	int put = soc_pipeline_add(&pipeline, &params);
	return soc_pipeline_run(&pipeline, err)
		&& put_take(soc_pipeline_rows(&pipeline, put), ctx->arena, out_outcome, err);
}

bool soc_signup_remove(const soc_ctx *ctx, const soc_viewer *viewer, soc_str event_id,
	soc_signup_outcome *out_outcome, soc_err *err)
{
	int64_t event;
	if (!soc_viewer_check_writer(viewer, err) || !event_parse(event_id, &event, err)) {
		return false;
	}
	change it;
	change_start(&it, ctx, viewer, event);
	soc_params params = soc_params_for(SOC_SQL_SIGNUP_REMOVE, ctx->arena);
	soc_param_text(&params, SOC_P_SIGNUP_REMOVE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_SIGNUP_REMOVE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_SIGNUP_REMOVE_EVENT, event);
	int undone = soc_pipeline_add(&it.pipeline, &params);
	if (!change_run(&it, viewer->user, err)) {
		return false;
	}
	const soc_rows *said = soc_pipeline_rows(&it.pipeline, undone);
	bool changed = soc_row_bool(said, 0, SOC_C_SIGNUP_REMOVE_CHANGED);
	if (!changed && soc_pipeline_rows(&it.pipeline, it.state)->count == 0) {
		return soc_event_not_found(err);
	}
	return soc_signup_explain(soc_row_text(said, 0, SOC_C_SIGNUP_REMOVE_REFUSAL), err)
		&& change_take(&it, changed, out_outcome, err);
}

static int add_move(change *it, const soc_signup_order *order, soc_signup_action action)
{
	soc_params params = soc_params_for(SOC_SQL_SIGNUP_MOVE, it->ctx->arena);
	soc_param_text(&params, SOC_P_SIGNUP_MOVE_WIKI, it->viewer->wiki);
	soc_param_int(&params, SOC_P_SIGNUP_MOVE_VIEWER, it->viewer->user);
	soc_param_int(&params, SOC_P_SIGNUP_MOVE_CAPS, soc_access_caps_listed(it->viewer));
	soc_param_int(&params, SOC_P_SIGNUP_MOVE_EVENT, it->event);
	soc_param_int(&params, SOC_P_SIGNUP_MOVE_PERSON, order->user);
	soc_param_int(&params, SOC_P_SIGNUP_MOVE_ACTION, action);
	soc_param_text(&params, SOC_P_SIGNUP_MOVE_REASON, order->reason);
	return soc_pipeline_add(&it->pipeline, &params);
}

bool soc_signup_move(const soc_ctx *ctx, const soc_viewer *viewer, const soc_signup_order *order,
	soc_signup_outcome *out_outcome, soc_err *err)
{
	int64_t event;
	soc_signup_action action;
	if (!soc_viewer_check_writer(viewer, err) || !event_parse(order->event, &event, err)
		|| !soc_signup_action_parse(order->action, &action, err)
		|| !soc_reason_check(order->reason, false, err)) {
		return false;
	}
	change it;
	change_start(&it, ctx, viewer, event);
	int move = add_move(&it, order, action);
	if (!change_run(&it, order->user, err)) {
		return false;
	}
	const soc_rows *said = soc_pipeline_rows(&it.pipeline, move);
	if (!soc_row_bool(said, 0, SOC_C_SIGNUP_MOVE_SEEN)) {
		return soc_event_not_found(err);
	}
	if (!soc_row_bool(said, 0, SOC_C_SIGNUP_MOVE_ORGANISES)) {
		return soc_event_not_organiser(err);
	}
	return soc_signup_explain(soc_row_text(said, 0, SOC_C_SIGNUP_MOVE_REFUSAL), err)
		&& change_take(&it, soc_row_bool(said, 0, SOC_C_SIGNUP_MOVE_CHANGED), out_outcome, err);
}
