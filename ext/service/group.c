/* SPDX-License-Identifier: MIT */
#include "service/group.h"

#include "core/id.h"
#include "core/moderation.h"
#include "service/access.h"

#include "base/ban.h"

static bool id_parse(soc_str text, int64_t *out_id, soc_err *err)
{
	return soc_id_parse(text, out_id) || soc_group_not_found(err);
}

bool soc_group_create(const soc_ctx *ctx, const soc_viewer *viewer, const soc_group_draft *draft,
	int64_t *out_id, soc_err *err)
{
	soc_group_draft good;
	if (!soc_viewer_check_writer(viewer, err)
		|| !soc_group_draft_check(draft, ctx->arena, &good, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, false);
	soc_access_add_actor(&pipeline, ctx, viewer);
	soc_params params = soc_params_for(SOC_SQL_GROUP_CREATE, ctx->arena);
	soc_param_text(&params, SOC_P_GROUP_CREATE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_GROUP_CREATE_VIEWER, viewer->user);
	soc_param_text(&params, SOC_P_GROUP_CREATE_NAME, good.name);
	soc_param_text(&params, SOC_P_GROUP_CREATE_DESCRIPTION, good.description);
	soc_param_text(&params, SOC_P_GROUP_CREATE_LANG, good.lang);
	soc_param_int(&params, SOC_P_GROUP_CREATE_JOIN, good.join);
	soc_param_bool(&params, SOC_P_GROUP_CREATE_PRIVATE, good.is_private);
	int made = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, made);
	*out_id = soc_row_int(rows, 0, SOC_C_GROUP_CREATE_ID);
	return soc_group_explain(soc_row_text(rows, 0, SOC_C_GROUP_CREATE_REFUSAL), err);
}

int soc_group_add_get(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id)
{
	soc_params params = soc_params_for(SOC_SQL_GROUP_GET, ctx->arena);
	soc_param_text(&params, SOC_P_GROUP_GET_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_GROUP_GET_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_GROUP_GET_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_GROUP_GET_GROUP, id);
	return soc_pipeline_add(pipeline, &params);
}

/* The columns are the same in every statement that answers with groups. */
void soc_group_from_row(const soc_rows *rows, int row, soc_group *out)
{
	*out = (soc_group){
		.id = soc_row_int(rows, row, SOC_C_GROUP_GET_ID),
		.name = soc_row_text(rows, row, SOC_C_GROUP_GET_NAME),
		.description = soc_row_text(rows, row, SOC_C_GROUP_GET_DESCRIPTION),
		.lang = soc_row_text(rows, row, SOC_C_GROUP_GET_LANG),
		.join = (soc_join)soc_row_int(rows, row, SOC_C_GROUP_GET_JOIN),
		.is_private = soc_row_bool(rows, row, SOC_C_GROUP_GET_PRIVATE),
		.archived = soc_row_bool(rows, row, SOC_C_GROUP_GET_ARCHIVED),
		.hidden = (soc_hide_level)soc_row_int(rows, row, SOC_C_GROUP_GET_HIDE_LEVEL),
		.created = soc_row_time(rows, row, SOC_C_GROUP_GET_CREATED),
		.members = soc_row_int(rows, row, SOC_C_GROUP_GET_MEMBERS),
		.mine = !soc_row_is_null(rows, row, SOC_C_GROUP_GET_STATE),
		.state = (soc_member_state)soc_row_int(rows, row, SOC_C_GROUP_GET_STATE),
		.role = (soc_role)soc_row_int(rows, row, SOC_C_GROUP_GET_ROLE),
	};
}

static bool is_inside(const soc_group *group)
{
	return group->mine && group->state == SOC_MEMBER_MEMBER;
}

bool soc_group_check_read(const soc_rows *rows, soc_err *err)
{
	soc_group group;
	if (rows->count == 0) {
		return soc_group_not_found(err);
	}
	soc_group_from_row(rows, 0, &group);
	return !group.is_private || is_inside(&group) || soc_group_explain(SOC_STR("not-member"), err);
}

bool soc_group_check_post(const soc_rows *rows, soc_err *err)
{
	soc_group group;
	if (rows->count == 0) {
		return soc_group_not_found(err);
	}
	soc_group_from_row(rows, 0, &group);
	if (!is_inside(&group)) {
		return soc_group_explain(SOC_STR("not-member"), err);
	}
	return !(group.archived || group.hidden != SOC_HIDE_NONE)
		|| soc_group_explain(SOC_STR("archived"), err);
}

bool soc_group_get(const soc_ctx *ctx, const soc_viewer *viewer, soc_str id, soc_group *out_group,
	soc_err *err)
{
	int64_t number;
	if (!id_parse(id, &number, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int get = soc_group_add_get(&pipeline, ctx, viewer, number);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, get);
	if (rows->count == 0) {
		return soc_group_not_found(err);
	}
	soc_group_from_row(rows, 0, out_group);
	return true;
}

bool soc_group_act(const soc_ctx *ctx, const soc_viewer *viewer, const soc_group_order *order,
	soc_group_outcome *out, soc_err *err)
{
	int64_t group;
	if (!soc_viewer_check_writer(viewer, err) || !id_parse(order->group, &group, err)
		|| !soc_reason_check(order->reason, false, err)) {
		return false;
	}
	if (order->user < 1) {
		return soc_err_set(err, SOC_ERR_INVALID, "user-invalid", "nobody has that id");
	}
	/* Said twice it is so once. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	const int64_t people[] = { viewer->user, order->user };
	soc_access_add_actors(&pipeline, ctx, viewer->wiki,
		(soc_access_actors){ SOC_ACTOR_PERSON, people, 2 });
	soc_params params = soc_params_for(SOC_SQL_GROUP_ACT, ctx->arena);
	soc_param_text(&params, SOC_P_GROUP_ACT_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_GROUP_ACT_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_GROUP_ACT_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_GROUP_ACT_GROUP, group);
	soc_param_int(&params, SOC_P_GROUP_ACT_PERSON, order->user);
	soc_param_int(&params, SOC_P_GROUP_ACT_ACTION, order->action);
	soc_param_int(&params, SOC_P_GROUP_ACT_ROLE, order->role);
	soc_param_text(&params, SOC_P_GROUP_ACT_REASON, order->reason);
	int act = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, act);
	if (!soc_row_bool(rows, 0, SOC_C_GROUP_ACT_SEEN)) {
		return soc_group_not_found(err);
	}
	*out = (soc_group_outcome){
		.changed = soc_row_bool(rows, 0, SOC_C_GROUP_ACT_CHANGED),
		.belongs = !soc_row_is_null(rows, 0, SOC_C_GROUP_ACT_STATE),
		.state = (soc_member_state)soc_row_int(rows, 0, SOC_C_GROUP_ACT_STATE),
		.role = (soc_role)soc_row_int(rows, 0, SOC_C_GROUP_ACT_ROLE),
	};
	return soc_group_explain(soc_row_text(rows, 0, SOC_C_GROUP_ACT_REFUSAL), err);
}

bool soc_group_edit(const soc_ctx *ctx, const soc_viewer *viewer, const soc_group_change *change,
	bool *out_changed, soc_err *err)
{
	int64_t group;
	soc_group_draft good;
	if (!soc_viewer_check_writer(viewer, err) || !id_parse(change->group, &group, err)
		|| !soc_reason_check(change->reason, false, err)
		|| !soc_group_change_check(&change->draft, ctx->arena, &good, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_access_add_actor(&pipeline, ctx, viewer);
	soc_params params = soc_params_for(SOC_SQL_GROUP_CHANGE, ctx->arena);
	soc_param_text(&params, SOC_P_GROUP_CHANGE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_GROUP_CHANGE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_GROUP_CHANGE_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_GROUP_CHANGE_GROUP, group);
	soc_param_text(&params, SOC_P_GROUP_CHANGE_DESCRIPTION, good.description);
	soc_param_text(&params, SOC_P_GROUP_CHANGE_LANG, good.lang);
	soc_param_int(&params, SOC_P_GROUP_CHANGE_JOIN, good.join);
	soc_param_bool(&params, SOC_P_GROUP_CHANGE_ARCHIVE, change->archive);
	soc_param_text(&params, SOC_P_GROUP_CHANGE_REASON, change->reason);
	int done = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, done);
	if (!soc_row_bool(rows, 0, SOC_C_GROUP_CHANGE_SEEN)) {
		return soc_group_not_found(err);
	}
	*out_changed = soc_row_bool(rows, 0, SOC_C_GROUP_CHANGE_CHANGED);
	return soc_group_explain(soc_row_text(rows, 0, SOC_C_GROUP_CHANGE_REFUSAL), err);
}
