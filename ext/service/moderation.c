/* SPDX-License-Identifier: MIT */
#include "service/moderation.h"

#include "core/page.h"
#include "pg/pipeline.h"
#include "service/access.h"
#include "service/event.h"
#include "service/status.h"

#include "base/ban.h"

/* An order once checked. */
typedef struct change {
	const soc_viewer *moderator;
	soc_object object;
	soc_hide_level to;
	int32_t sources;
	bool one_version;
	int32_t version; /* 0, which none has, for what cannot be one */
	soc_str reason;
} change;

static bool change_read(const soc_viewer *moderator, const soc_moderation_order *order,
	change *out, soc_err *err)
{
	if (!soc_viewer_check_writer(moderator, err) || !soc_reason_check(order->reason, false, err)) {
		return false;
	}
	if (!soc_hide_level_parse(order->level, &out->to)) {
		return soc_err_set(err, SOC_ERR_INVALID, "order-invalid",
			"a level is \"none\", \"hidden\" or \"suppressed\"");
	}
	out->moderator = moderator;
	out->sources = soc_moderation_sources(moderator->caps, out->to);
	out->one_version = order->one_version;
	out->version = order->version > 0 && order->version <= INT32_MAX ? (int32_t)order->version : 0;
	out->reason = order->reason;
	if (!soc_object_parse(order->type, order->id, &out->object, err)) {
		return false;
	}
	/* A group's level is soc_group_moderate()'s. */
	return out->object.kind != SOC_OBJECT_GROUP
		|| soc_err_set(err, SOC_ERR_INVALID, "type-invalid",
			"a type is \"status\", \"comment\" or \"event\"");
}

static bool is_event(const change *wanted)
{
	return wanted->object.kind == SOC_OBJECT_EVENT;
}

/* Both statements have the same parameters. */
static void add_lock(soc_pipeline *pipeline, const soc_ctx *ctx, const change *wanted)
{
	soc_params params = soc_params_for(
		is_event(wanted) ? SOC_SQL_MODERATION_LOCK_EVENT : SOC_SQL_MODERATION_LOCK, ctx->arena);
	soc_param_text(&params, SOC_P_MODERATION_LOCK_WIKI, wanted->moderator->wiki);
	soc_param_int(&params, SOC_P_MODERATION_LOCK_ID, wanted->object.id);
	soc_pipeline_add(pipeline, &params);
}

static int add_set(soc_pipeline *pipeline, const soc_ctx *ctx, const change *wanted)
{
	soc_params params = soc_params_for(SOC_SQL_MODERATION_SET, ctx->arena);
	soc_param_text(&params, SOC_P_MODERATION_SET_WIKI, wanted->moderator->wiki);
	soc_param_int(&params, SOC_P_MODERATION_SET_MODERATOR, wanted->moderator->user);
	soc_param_int(&params, SOC_P_MODERATION_SET_CAPS, wanted->moderator->caps);
	soc_param_int(&params, SOC_P_MODERATION_SET_ID, wanted->object.id);
	soc_param_bool(&params, SOC_P_MODERATION_SET_COMMENT,
		wanted->object.kind == SOC_OBJECT_COMMENT);
	if (wanted->one_version) {
		soc_param_int(&params, SOC_P_MODERATION_SET_VERSION, wanted->version);
	}
	soc_param_int(&params, SOC_P_MODERATION_SET_LEVEL, wanted->to);
	soc_param_int(&params, SOC_P_MODERATION_SET_SOURCES, wanted->sources);
	soc_param_text(&params, SOC_P_MODERATION_SET_REASON,
		wanted->reason.ptr ? wanted->reason : SOC_STR(""));
	return soc_pipeline_add(pipeline, &params);
}

/* Its columns are those of the statement above. */
static int add_set_event(soc_pipeline *pipeline, const soc_ctx *ctx, const change *wanted)
{
	const soc_viewer *moderator = wanted->moderator;
	soc_params params = soc_params_for(SOC_SQL_MODERATION_SET_EVENT, ctx->arena);
	soc_param_text(&params, SOC_P_MODERATION_SET_EVENT_WIKI, moderator->wiki);
	soc_param_int(&params, SOC_P_MODERATION_SET_EVENT_MODERATOR, moderator->user);
	soc_param_int(&params, SOC_P_MODERATION_SET_EVENT_CAPS, soc_access_caps_listed(moderator));
	soc_param_int(&params, SOC_P_MODERATION_SET_EVENT_ID, wanted->object.id);
	if (wanted->one_version) {
		soc_param_int(&params, SOC_P_MODERATION_SET_EVENT_VERSION, wanted->version);
	}
	soc_param_int(&params, SOC_P_MODERATION_SET_EVENT_LEVEL, wanted->to);
	soc_param_int(&params, SOC_P_MODERATION_SET_EVENT_SOURCES, wanted->sources);
	soc_param_text(&params, SOC_P_MODERATION_SET_EVENT_REASON,
		wanted->reason.ptr ? wanted->reason : SOC_STR(""));
	return soc_pipeline_add(pipeline, &params);
}

/* The object as it is then; -1 where nothing may be set anyway. */
static int add_get(soc_pipeline *pipeline, const soc_ctx *ctx, const change *wanted)
{
	if (wanted->sources == 0) {
		return -1;
	}
	return is_event(wanted)
		? soc_event_add_find(pipeline, ctx, wanted->moderator, wanted->object.id)
		: soc_status_add_get(pipeline, ctx, wanted->moderator, wanted->object.id);
}

/* Why nothing may be set, if so. */
static bool set_allowed(const soc_rows *set, const change *wanted, soc_err *err)
{
	if (!soc_row_bool(set, 0, SOC_C_MODERATION_SET_SEEN)) {
		return soc_object_kind_not_found(wanted->object.kind, err);
	}
	bool known = !soc_row_is_null(set, 0, SOC_C_MODERATION_SET_FROM_LEVEL);
	if (wanted->sources != 0 && !known) {
		return soc_err_set(err, SOC_ERR_NOT_FOUND, "version-not-found", "no such version");
	}
	if (!soc_row_bool(set, 0, SOC_C_MODERATION_SET_ALLOWED)) {
		return soc_err_set(err, SOC_ERR_FORBIDDEN, "moderation-not-allowed",
			"this change of level takes a capability that the viewer does not have");
	}
	if (soc_row_bool(set, 0, SOC_C_MODERATION_SET_IS_CURRENT)) {
		return soc_err_set(err, SOC_ERR_CONFLICT, "version-current",
			"the present version is hidden with the whole");
	}
	return true;
}

bool soc_moderation_set(const soc_ctx *ctx, const soc_viewer *moderator,
	const soc_moderation_order *order, soc_moderated *out_moderated, soc_err *err)
{
	change wanted;
	if (!change_read(moderator, order, &wanted, err)) {
		return false;
	}
	/* Not sent again by itself: the answer would then be that nothing was changed. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, false);
	soc_access_add_actor(&pipeline, ctx, moderator);
	add_lock(&pipeline, ctx, &wanted);
	int set_index = (is_event(&wanted) ? add_set_event : add_set)(&pipeline, ctx, &wanted);
	int get_index = add_get(&pipeline, ctx, &wanted);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *set = soc_pipeline_rows(&pipeline, set_index);
	if (!set_allowed(set, &wanted, err)) {
		return false;
	}
	const soc_rows *get = soc_pipeline_rows(&pipeline, get_index);
	if (get->count == 0) {
		return soc_object_kind_not_found(wanted.object.kind, err);
	}
	out_moderated->kind = wanted.object.kind;
	out_moderated->from =
		(soc_hide_level)soc_row_int(set, 0, SOC_C_MODERATION_SET_FROM_LEVEL);
	out_moderated->entry = soc_row_int(set, 0, SOC_C_MODERATION_SET_ENTRY);
	out_moderated->changed = out_moderated->entry != 0;
	if (is_event(&wanted)) {
		return soc_event_found(ctx, get, &out_moderated->event, err);
	}
	return soc_status_from_row(ctx, (soc_status_place){ get, 0, SOC_C_STATUS_GET_ID },
		&out_moderated->status, err);
}

static soc_moderation_entry entry_from_row(const soc_rows *rows, int row)
{
	return (soc_moderation_entry){
		.id = soc_row_int(rows, row, SOC_C_MODERATION_ENTRIES_ID),
		.moderator = soc_row_int(rows, row, SOC_C_MODERATION_ENTRIES_MODERATOR),
		.author = soc_row_int(rows, row, SOC_C_MODERATION_ENTRIES_AUTHOR),
		.object = {
			(soc_object_kind)soc_row_int(rows, row, SOC_C_MODERATION_ENTRIES_KIND),
			soc_row_int(rows, row, SOC_C_MODERATION_ENTRIES_OBJECT),
		},
		.version = (int32_t)soc_row_int(rows, row, SOC_C_MODERATION_ENTRIES_VERSION),
		.from = (soc_hide_level)soc_row_int(rows, row, SOC_C_MODERATION_ENTRIES_FROM_LEVEL),
		.to = (soc_hide_level)soc_row_int(rows, row, SOC_C_MODERATION_ENTRIES_TO_LEVEL),
		.reason = soc_row_text(rows, row, SOC_C_MODERATION_ENTRIES_REASON),
		.created = soc_row_time(rows, row, SOC_C_MODERATION_ENTRIES_CREATED),
	};
}

bool soc_moderation_list(const soc_ctx *ctx, const soc_moderation_request *request,
	soc_moderation_entries *out_entries, soc_err *err)
{
	int64_t after;
	soc_rows rows;
	if (!soc_wiki_check(request->wiki, err) || !soc_page_after_parse(request->after, &after, err)
		|| !soc_page_limit_check(request->limit, SOC_MODERATION_ENTRIES_MAX, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_MODERATION_ENTRIES, ctx->arena);
	soc_param_text(&params, SOC_P_MODERATION_ENTRIES_WIKI, request->wiki);
	soc_param_int(&params, SOC_P_MODERATION_ENTRIES_AFTER, after);
	soc_param_int(&params, SOC_P_MODERATION_ENTRIES_LIMIT, request->limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	soc_moderation_entry *items =
		soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*items), err);
	if (!items) {
		return false;
	}
	for (int i = 0; i < rows.count; i++) {
		items[i] = entry_from_row(&rows, i);
	}
	*out_entries = (soc_moderation_entries){ items, rows.count };
	return true;
}
