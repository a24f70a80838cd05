/* SPDX-License-Identifier: MIT */
#include "service/media.h"

#include "core/page.h"
#include "core/viewer.h"
#include "pg/pipeline.h"

#include "base/ban.h"

bool soc_media_put(const soc_ctx *ctx, soc_str wiki, const soc_media_list *files, soc_err *err)
{
	soc_str json;
	soc_rows rows;
	if (!soc_wiki_check(wiki, err) || !soc_media_list_check(files, err)) {
		return false;
	}
	if (files->count == 0) {
		return true;
	}
	if (!soc_media_list_write(files, ctx->arena, &json, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_MEDIA_PUT, ctx->arena);
	soc_param_text(&params, SOC_P_MEDIA_PUT_WIKI, wiki);
	soc_param_text(&params, SOC_P_MEDIA_PUT_FILES, json);
	/* Said twice it is said once. */
	return soc_pipeline_one(ctx->conn, &params, &rows, err);
}

static bool found_from_rows(const soc_ctx *ctx, const soc_rows *rows, soc_media_found *out_found,
	soc_err *err)
{
	soc_media_known *item = soc_arena_alloc(ctx->arena, (size_t)rows->count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	int count = 0;
	for (int i = 0; i < rows->count; i++) {
		soc_media_list one;
		soc_str json = soc_row_text(rows, i, SOC_C_MEDIA_GET_FILE);
		if (!soc_media_list_read(json, ctx->arena, &one, err)) {
			return false;
		}
		if (one.count == 1) {
			item[count].media = one.item[0];
			item[count++].refreshed = soc_row_time(rows, i, SOC_C_MEDIA_GET_REFRESHED);
		}
	}
	*out_found = (soc_media_found){ item, count };
	return true;
}

bool soc_media_get(const soc_ctx *ctx, soc_str wiki, const soc_media_names *names,
	soc_media_found *out_found, soc_err *err)
{
	soc_str json;
	soc_rows rows;
	*out_found = (soc_media_found){ NULL, 0 };
	if (!soc_wiki_check(wiki, err)
		|| !soc_media_names_write(names, ctx->arena, &json, err)) {
		return false;
	}
	if (names->count == 0) {
		return true;
	}
	soc_params params = soc_params_for(SOC_SQL_MEDIA_GET, ctx->arena);
	soc_param_text(&params, SOC_P_MEDIA_GET_WIKI, wiki);
	soc_param_text(&params, SOC_P_MEDIA_GET_NAMES, json);
	return soc_pipeline_one(ctx->conn, &params, &rows, err)
		&& found_from_rows(ctx, &rows, out_found, err);
}

static bool check_seconds(int64_t seconds, soc_err *err)
{
	if (seconds < 0 || seconds > INT32_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "limit-invalid",
			"an age is 0 to %d seconds", INT32_MAX);
	}
	return true;
}

bool soc_media_take(const soc_ctx *ctx, const soc_media_stale *query, soc_media_names *out_names,
	soc_err *err)
{
	if (!soc_wiki_check(query->wiki, err) || !check_seconds(query->seconds, err)
		|| !soc_page_limit_check(query->limit, SOC_MEDIA_TAKE_MAX, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_MEDIA_TAKE, ctx->arena);
	soc_param_text(&params, SOC_P_MEDIA_TAKE_WIKI, query->wiki);
	soc_param_int(&params, SOC_P_MEDIA_TAKE_SECONDS, query->seconds);
	soc_param_int(&params, SOC_P_MEDIA_TAKE_LIMIT, query->limit);
	/* Not sent again by itself: what was taken would be nobody's for ten minutes. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, false);
	int take = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, take);
	soc_str *name = soc_arena_alloc(ctx->arena, (size_t)rows->count * sizeof(*name), err);
	if (!name) {
		return false;
	}
	for (int i = 0; i < rows->count; i++) {
		name[i] = soc_row_text(rows, i, SOC_C_MEDIA_TAKE_FILE);
	}
	*out_names = (soc_media_names){ name, rows->count };
	return true;
}

bool soc_media_backlog(const soc_ctx *ctx, const soc_media_stale *query, int *out_count,
	soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(query->wiki, err) || !check_seconds(query->seconds, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_MEDIA_BACKLOG, ctx->arena);
	soc_param_text(&params, SOC_P_MEDIA_BACKLOG_WIKI, query->wiki);
	soc_param_int(&params, SOC_P_MEDIA_BACKLOG_SECONDS, query->seconds);
	soc_param_int(&params, SOC_P_MEDIA_BACKLOG_MOST, SOC_MEDIA_BACKLOG_MAX);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_count = (int)soc_row_int(&rows, 0, SOC_C_MEDIA_BACKLOG_STALE);
	return true;
}

bool soc_media_withhold(const soc_ctx *ctx, const soc_media_order *order, bool *out_changed,
	soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(order->wiki, err) || !soc_media_name_check(order->file, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_MEDIA_WITHHOLD, ctx->arena);
	soc_param_text(&params, SOC_P_MEDIA_WITHHOLD_WIKI, order->wiki);
	soc_param_text(&params, SOC_P_MEDIA_WITHHOLD_FILE, order->file);
	soc_param_bool(&params, SOC_P_MEDIA_WITHHOLD_WITHHELD, order->withheld);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	if (!soc_row_bool(&rows, 0, SOC_C_MEDIA_WITHHOLD_KNOWN)) {
		return soc_err_set(err, SOC_ERR_NOT_FOUND, "media-unknown",
			"the store has not heard of this file");
	}
	*out_changed = soc_row_bool(&rows, 0, SOC_C_MEDIA_WITHHOLD_CHANGED);
	return true;
}

bool soc_media_statuses(const soc_ctx *ctx, const soc_media_query *query,
	soc_media_users *out_users, soc_err *err)
{
	int64_t after;
	soc_rows rows;
	if (!soc_wiki_check(query->wiki, err) || !soc_media_name_check(query->file, err)
		|| !soc_page_after_parse(query->after, &after, err)
		|| !soc_page_limit_check(query->limit, SOC_MEDIA_STATUSES_MAX, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_MEDIA_STATUSES, ctx->arena);
	soc_param_text(&params, SOC_P_MEDIA_STATUSES_WIKI, query->wiki);
	soc_param_text(&params, SOC_P_MEDIA_STATUSES_FILE, query->file);
	soc_param_int(&params, SOC_P_MEDIA_STATUSES_AFTER, after);
	soc_param_int(&params, SOC_P_MEDIA_STATUSES_LIMIT, query->limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	soc_media_user *item = soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	for (int i = 0; i < rows.count; i++) {
		item[i].id = soc_row_int(&rows, i, SOC_C_MEDIA_STATUSES_ID);
		item[i].author = soc_row_int(&rows, i, SOC_C_MEDIA_STATUSES_AUTHOR);
	}
	*out_users = (soc_media_users){ item, rows.count };
	return true;
}
