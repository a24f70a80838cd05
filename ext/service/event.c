/* SPDX-License-Identifier: MIT */
#include "service/event.h"

#include "base/buf.h"
#include "core/event_read.h"
#include "core/id.h"
#include "service/access.h"

#include "base/ban.h"

static bool names_check(const soc_event_names *names, soc_err *err)
{
	return names->count <= SOC_EVENT_FIND_MAX
		|| soc_err_set(err, SOC_ERR_INVALID, "event-invalid", "at most %d events in one call",
			SOC_EVENT_FIND_MAX);
}

/* Both statements have place and event. */
static bool events_fetch(const soc_ctx *ctx, const soc_params *params, soc_event *events,
	soc_err *err)
{
	soc_rows rows;
	if (!soc_pipeline_one(ctx->conn, params, &rows, err)) {
		return false;
	}
	for (int i = 0; i < rows.count; i++) {
		int64_t place = soc_row_int(&rows, i, SOC_C_EVENT_FIND_PLACE);
		if (!soc_event_read(soc_row_text(&rows, i, SOC_C_EVENT_FIND_EVENT), ctx->arena,
				&events[place - 1], err)) {
			return false;
		}
	}
	return true;
}

bool soc_event_find(const soc_ctx *ctx, const soc_viewer *viewer, const soc_event_names *ids,
	const soc_event **out_events, soc_err *err)
{
	if (!names_check(ids, err)) {
		return false;
	}
	soc_event *events = soc_arena_alloc(ctx->arena, ids->count * sizeof(*events), err);
	int64_t *id = events ? soc_arena_alloc(ctx->arena, ids->count * sizeof(*id), err) : NULL;
	if (!id) {
		return false;
	}
	*out_events = events;
	/* What is no id is 0, which no event has. */
	for (size_t i = 0; i < ids->count; i++) {
		(void)soc_id_parse(ids->name[i], &id[i]);
	}
	soc_params params = soc_params_for(SOC_SQL_EVENT_FIND, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_FIND_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_FIND_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_EVENT_FIND_CAPS, soc_access_caps_listed(viewer));
	soc_param_int8_array(&params, SOC_P_EVENT_FIND_IDS, id, ids->count);
	return ids->count == 0 || events_fetch(ctx, &params, events, err);
}

/* A template's tag has the name of its page, which no text can spell. */
static bool is_tag(soc_str tag)
{
	soc_err ignored = { 0 };
	int64_t page;
	bool of_page = tag.len > 1 && tag.ptr[0] == '@'
		&& soc_id_parse((soc_str){ tag.ptr + 1, tag.len - 1 }, &page);
	return of_page || soc_event_tag_id_check(tag, &ignored);
}

bool soc_event_find_by_tag(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_event_names *tags, const soc_event **out_events, soc_err *err)
{
	soc_str joined;
	if (!names_check(tags, err)) {
		return false;
	}
	soc_event *events = soc_arena_alloc(ctx->arena, tags->count * sizeof(*events), err);
	if (!events) {
		return false;
	}
	*out_events = events;
	soc_buf buf = soc_buf_start(ctx->arena, SOC_EVENT_FIND_MAX * (SOC_EVENT_TAG_MAX + 1));
	for (size_t i = 0; i < tags->count; i++) {
		soc_buf_append(&buf, i > 0 ? SOC_STR("\n") : SOC_STR(""));
		soc_buf_append(&buf, is_tag(tags->name[i]) ? tags->name[i] : SOC_STR(""));
	}
	if (!soc_buf_done(&buf, &joined, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_EVENT_FIND_BY_TAG, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_FIND_BY_TAG_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_FIND_BY_TAG_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_EVENT_FIND_BY_TAG_CAPS, soc_access_caps_listed(viewer));
	soc_param_text(&params, SOC_P_EVENT_FIND_BY_TAG_TAGS, joined);
	return tags->count == 0 || events_fetch(ctx, &params, events, err);
}

int soc_event_add_find(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id)
{
	soc_params params = soc_params_for(SOC_SQL_EVENT_FIND, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_FIND_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_EVENT_FIND_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_EVENT_FIND_CAPS, soc_access_caps_listed(viewer));
	soc_param_int8_array(&params, SOC_P_EVENT_FIND_IDS, &id, 1);
	return soc_pipeline_add(pipeline, &params);
}

bool soc_event_found(const soc_ctx *ctx, const soc_rows *rows, soc_event *out_event, soc_err *err)
{
	if (rows->count == 0) {
		return soc_event_not_found(err);
	}
	return soc_event_read(soc_row_text(rows, 0, SOC_C_EVENT_FIND_EVENT), ctx->arena, out_event,
		err);
}
