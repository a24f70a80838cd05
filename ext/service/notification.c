/* SPDX-License-Identifier: MIT */
#include "service/notification.h"

#include "core/page.h"
#include "pg/pipeline.h"
#include "service/live.h"

#include "base/ban.h"

/* How many bundles a list or a count looks at, and how many one call marks: what keeps them short
 * for who has very many. */
enum { LIST_SPAN = 2000, COUNT_SPAN = 3000, MARK_MAX = 10000 };

void soc_notification_put_channels(soc_params *params, int index)
{
	enum { KINDS = SOC_NOTIFICATION_END - 1 };
	int64_t channels[KINDS];
	for (int kind = 1; kind <= KINDS; kind++) {
		channels[kind - 1] = soc_notification_kind_channels((soc_notification_kind)kind);
	}
	soc_param_int8_array(params, index, channels, KINDS);
}

static int add_count(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer)
{
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_COUNT, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_COUNT_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_NOTIFICATION_COUNT_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_NOTIFICATION_COUNT_MOST, SOC_NOTIFICATION_COUNT_MAX);
	soc_param_int(&params, SOC_P_NOTIFICATION_COUNT_SPAN, COUNT_SPAN);
	soc_notification_put_channels(&params, SOC_P_NOTIFICATION_COUNT_CHANNELS);
	return soc_pipeline_add(pipeline, &params);
}

static int64_t unread_of(const soc_pipeline *pipeline, int count)
{
	return soc_row_int(soc_pipeline_rows(pipeline, count), 0, SOC_C_NOTIFICATION_COUNT_UNREAD);
}

bool soc_notification_count(const soc_ctx *ctx, const soc_viewer *viewer, int64_t *out_unread,
	soc_err *err)
{
	if (!soc_viewer_check_writer(viewer, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int count = add_count(&pipeline, ctx, viewer);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	*out_unread = unread_of(&pipeline, count);
	return true;
}

/* Which part of the list. */
typedef struct part {
	const soc_notification_query *query;
	int64_t kind[SOC_NOTIFICATION_END];
	int64_t before; /* 0: from the newest */
} part;

static bool part_take(const soc_notification_query *query, part *out, soc_err *err)
{
	*out = (part){ .query = query };
	for (size_t i = 0; i < query->kind_count; i++) {
		out->kind[i] = query->kind[i];
	}
	return soc_page_limit_check(query->limit, SOC_NOTIFICATION_LIMIT_MAX, err)
		&& (!query->cursor.ptr
			|| soc_cursor_decode(SOC_CURSOR_NOTIFICATIONS, query->cursor, &out->before, err));
}

static int add_edge(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const part *of)
{
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_EDGE, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_EDGE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_NOTIFICATION_EDGE_VIEWER, viewer->user);
	soc_param_bool(&params, SOC_P_NOTIFICATION_EDGE_UNREAD, of->query->unread);
	if (of->query->kind_count > 0 || of->query->names.len > 0) {
		soc_param_int8_array(&params, SOC_P_NOTIFICATION_EDGE_KINDS, of->kind,
			of->query->kind_count);
		soc_param_text(&params, SOC_P_NOTIFICATION_EDGE_NAMES, of->query->names);
	}
	if (of->before != 0) {
		soc_param_int(&params, SOC_P_NOTIFICATION_EDGE_BEFORE, of->before);
	}
	soc_param_int(&params, SOC_P_NOTIFICATION_EDGE_SPAN, LIST_SPAN);
	soc_notification_put_channels(&params, SOC_P_NOTIFICATION_EDGE_CHANNELS);
	return soc_pipeline_add(pipeline, &params);
}

static int add_list(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const part *of)
{
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_LIST, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_LIST_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_NOTIFICATION_LIST_VIEWER, viewer->user);
	soc_param_bool(&params, SOC_P_NOTIFICATION_LIST_UNREAD, of->query->unread);
	if (of->query->kind_count > 0 || of->query->names.len > 0) {
		soc_param_int8_array(&params, SOC_P_NOTIFICATION_LIST_KINDS, of->kind,
			of->query->kind_count);
		soc_param_text(&params, SOC_P_NOTIFICATION_LIST_NAMES, of->query->names);
	}
	if (of->before != 0) {
		soc_param_int(&params, SOC_P_NOTIFICATION_LIST_BEFORE, of->before);
	}
	soc_param_int(&params, SOC_P_NOTIFICATION_LIST_LIMIT, of->query->limit + 1);
	soc_param_int(&params, SOC_P_NOTIFICATION_LIST_SPAN, LIST_SPAN);
	soc_param_int(&params, SOC_P_NOTIFICATION_LIST_CHANNEL, SOC_CHANNEL_WEB);
	soc_notification_put_channels(&params, SOC_P_NOTIFICATION_LIST_CHANNELS);
	return soc_pipeline_add(pipeline, &params);
}

int soc_notification_add_mailed(soc_pipeline *pipeline, const soc_ctx *ctx,
	const soc_viewer *viewer, const int64_t *id, size_t count)
{
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_LIST, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_LIST_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_NOTIFICATION_LIST_VIEWER, viewer->user);
	soc_param_bool(&params, SOC_P_NOTIFICATION_LIST_UNREAD, true);
	soc_param_int(&params, SOC_P_NOTIFICATION_LIST_LIMIT, SOC_NOTIFICATION_IDS_MAX);
	soc_param_int(&params, SOC_P_NOTIFICATION_LIST_SPAN, SOC_NOTIFICATION_IDS_MAX);
	soc_param_int(&params, SOC_P_NOTIFICATION_LIST_CHANNEL, SOC_CHANNEL_MAIL);
	soc_notification_put_channels(&params, SOC_P_NOTIFICATION_LIST_CHANNELS);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_LIST_IDS, id, count);
	return soc_pipeline_add(pipeline, &params);
}

static bool take_actors(const soc_ctx *ctx, const soc_rows *rows, int row, soc_notification *out,
	soc_err *err)
{
	int count = soc_row_array_count(rows, row, SOC_C_NOTIFICATION_LIST_ACTORS);
	int64_t *actor = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*actor), err);
	if (!actor) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		actor[i] = soc_row_array_int(rows, row, SOC_C_NOTIFICATION_LIST_ACTORS, i);
	}
	out->actor = actor;
	out->actor_shown = count;
	return true;
}

static soc_notification item_of(const soc_rows *rows, int row)
{
	int32_t kind = (int32_t)soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_KIND);
	int64_t seq = soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_SEQ);
	bool has_detail = !soc_row_is_null(rows, row, SOC_C_NOTIFICATION_LIST_WORD);
	return (soc_notification){
		.id = soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_ID),
		.seq = seq,
		.kind = (soc_notification_kind)kind,
		.at = soc_notification_time(seq),
		.unread = soc_row_bool(rows, row, SOC_C_NOTIFICATION_LIST_UNREAD),
		.actor_count = soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_ACTOR_COUNT),
		.object = {
			(soc_target_kind)soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_OBJECT_KIND),
			soc_row_text(rows, row, SOC_C_NOTIFICATION_LIST_OBJECT_KEY),
		},
		.root = {
			(soc_target_kind)soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_ROOT_KIND),
			soc_row_text(rows, row, SOC_C_NOTIFICATION_LIST_ROOT_KEY),
		},
		.comment = soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_COMMENT),
		.page = soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_PAGE),
		.event = soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_EVENT),
		.group = soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_CIRCLE),
		.excerpt = soc_row_text(rows, row, SOC_C_NOTIFICATION_LIST_EXCERPT),
		.title = soc_row_text(rows, row, SOC_C_NOTIFICATION_LIST_TITLE),
		.detail = has_detail ? soc_notification_detail(kind,
			soc_row_int(rows, row, SOC_C_NOTIFICATION_LIST_WORD)) : "",
		.name = soc_row_text(rows, row, SOC_C_NOTIFICATION_LIST_NAME),
	};
}

static bool page_take(const soc_ctx *ctx, const soc_rows *rows, int64_t limit,
	soc_notification_page *out, soc_err *err)
{
	int count = rows->count < limit ? rows->count : (int)limit;
	soc_notification *item = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		item[i] = item_of(rows, i);
		if (!take_actors(ctx, rows, i, &item[i], err)) {
			return false;
		}
	}
	out->item = item;
	out->count = count;
	if (rows->count > count) {
		out->has_next = true;
		out->next = soc_cursor_encode(SOC_CURSOR_NOTIFICATIONS, item[count - 1].seq);
	}
	return true;
}

bool soc_notification_take_mailed(const soc_ctx *ctx, const soc_rows *rows,
	soc_notification_page *out_page, soc_err *err)
{
	*out_page = (soc_notification_page){ .count = 0 };
	return page_take(ctx, rows, SOC_NOTIFICATION_IDS_MAX, out_page, err);
}

bool soc_notification_list(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_notification_query *query, soc_notification_page *out_page, soc_err *err)
{
	part listed;
	if (!soc_viewer_check_writer(viewer, err) || !part_take(query, &listed, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int count = add_count(&pipeline, ctx, viewer);
	int edge = add_edge(&pipeline, ctx, viewer, &listed);
	int list = add_list(&pipeline, ctx, viewer, &listed);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	*out_page = (soc_notification_page){ .unread = unread_of(&pipeline, count) };
	if (!page_take(ctx, soc_pipeline_rows(&pipeline, list), query->limit, out_page, err)) {
		return false;
	}
	const soc_rows *last = soc_pipeline_rows(&pipeline, edge);
	if (!out_page->has_next && last->count > 0) {
		out_page->has_next = true;
		out_page->next = soc_cursor_encode(SOC_CURSOR_NOTIFICATIONS,
			soc_row_int(last, 0, SOC_C_NOTIFICATION_EDGE_SEQ));
	}
	return true;
}

bool soc_notification_read(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_notification_mark *mark, soc_notification_marked *out_marked, soc_err *err)
{
	if (!soc_viewer_check_writer(viewer, err)) {
		return false;
	}
	if (mark->id_count == 0 && mark->up_to == 0) {
		return soc_err_set(err, SOC_ERR_INVALID, "notification-id-invalid",
			"all are marked up to a seq only");
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_READ, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_READ_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_NOTIFICATION_READ_VIEWER, viewer->user);
	if (mark->id_count > 0) {
		soc_param_int8_array(&params, SOC_P_NOTIFICATION_READ_IDS, mark->id, mark->id_count);
	}
	if (mark->up_to != 0) {
		soc_param_int(&params, SOC_P_NOTIFICATION_READ_UP_TO, mark->up_to);
	}
	soc_param_int(&params, SOC_P_NOTIFICATION_READ_LIMIT, MARK_MAX);
	int marked = soc_pipeline_add(&pipeline, &params);
	soc_live_add_touch(&pipeline, ctx, viewer);
	int count = add_count(&pipeline, ctx, viewer);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	*out_marked = (soc_notification_marked){
		soc_row_int(soc_pipeline_rows(&pipeline, marked), 0, SOC_C_NOTIFICATION_READ_CHANGED),
		unread_of(&pipeline, count),
	};
	return true;
}

bool soc_notification_unread(const soc_ctx *ctx, const soc_viewer *viewer, int64_t id,
	soc_notification_marked *out_marked, soc_err *err)
{
	if (!soc_viewer_check_writer(viewer, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_UNREAD, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_UNREAD_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_NOTIFICATION_UNREAD_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_NOTIFICATION_UNREAD_ID, id);
	int marked = soc_pipeline_add(&pipeline, &params);
	soc_live_add_touch(&pipeline, ctx, viewer);
	int count = add_count(&pipeline, ctx, viewer);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	*out_marked = (soc_notification_marked){
		soc_row_int(soc_pipeline_rows(&pipeline, marked), 0, SOC_C_NOTIFICATION_UNREAD_CHANGED),
		unread_of(&pipeline, count),
	};
	return true;
}
