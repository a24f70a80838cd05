/* SPDX-License-Identifier: MIT */
#include "service/notice.h"

#include "base/buf.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

/* Names have no comma. */
static bool join(const soc_ctx *ctx, const soc_notice_kinds *kinds, soc_str *out_names,
	soc_err *err)
{
	soc_buf buf = soc_buf_start(ctx->arena,
		SOC_NOTIFICATION_NAMES_MAX * (SOC_NOTIFICATION_NAME_MAX + 1));
	for (size_t i = 0; i < kinds->count; i++) {
		soc_buf_append(&buf, i ? SOC_STR(",") : SOC_STR(""));
		soc_buf_append(&buf, kinds->item[i].name);
	}
	return soc_buf_done(&buf, out_names, err);
}

bool soc_notice_declare(const soc_ctx *ctx, soc_str wiki, const soc_notice_kinds *kinds,
	bool *out_changed, soc_err *err)
{
	int64_t channels[SOC_NOTIFICATION_NAMES_MAX], each[SOC_NOTIFICATION_NAMES_MAX];
	soc_str names;
	if (!soc_wiki_check(wiki, err) || !soc_notice_kinds_check(kinds->item, kinds->count, err)
		|| !join(ctx, kinds, &names, err)) {
		return false;
	}
	for (size_t i = 0; i < kinds->count; i++) {
		channels[i] = kinds->item[i].channels;
		each[i] = kinds->item[i].each;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_params lock = soc_params_for(SOC_SQL_NOTICE_LOCK, ctx->arena);
	soc_param_text(&lock, SOC_P_NOTICE_LOCK_WIKI, wiki);
	(void)soc_pipeline_add(&pipeline, &lock);
	soc_params params = soc_params_for(SOC_SQL_NOTICE_DECLARE, ctx->arena);
	soc_param_text(&params, SOC_P_NOTICE_DECLARE_WIKI, wiki);
	soc_param_text(&params, SOC_P_NOTICE_DECLARE_NAMES, names);
	soc_param_int8_array(&params, SOC_P_NOTICE_DECLARE_CHANNELS, channels, kinds->count);
	soc_param_int8_array(&params, SOC_P_NOTICE_DECLARE_EACH, each, kinds->count);
	int declared = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	*out_changed = soc_row_bool(soc_pipeline_rows(&pipeline, declared), 0,
		SOC_C_NOTICE_DECLARE_CHANGED);
	return true;
}

/* Gives all of them a row in the store. */
static bool add_people(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	const soc_notice *notice, soc_err *err)
{
	int64_t *id = soc_arena_alloc(ctx->arena, (notice->user_count + 1) * sizeof(*id), err);
	size_t count = notice->user_count;
	if (!id) {
		return false;
	}
	memcpy(id, notice->user, count * sizeof(*id));
	if (notice->agent != 0) {
		id[count++] = notice->agent;
	}
	soc_access_add_actors(pipeline, ctx, wiki, (soc_access_actors){ SOC_ACTOR_PERSON, id, count });
	return true;
}

bool soc_notice_tell(const soc_ctx *ctx, soc_str wiki, const soc_notice *notice,
	int64_t *out_told, soc_err *err)
{
	*out_told = 0;
	if (!soc_wiki_check(wiki, err) || !soc_notice_check(notice, err)
		|| !soc_notice_people_check(notice->user, notice->user_count, err)) {
		return false;
	}
	if (notice->user_count == 0) {
		return true;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	if (!add_people(&pipeline, ctx, wiki, notice, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_NOTICE_TELL, ctx->arena);
	soc_param_text(&params, SOC_P_NOTICE_TELL_WIKI, wiki);
	soc_param_text(&params, SOC_P_NOTICE_TELL_KIND, notice->kind);
	soc_param_text(&params, SOC_P_NOTICE_TELL_KEY, notice->key);
	if (notice->agent != 0) {
		soc_param_int(&params, SOC_P_NOTICE_TELL_AGENT, notice->agent);
	}
	soc_param_int8_array(&params, SOC_P_NOTICE_TELL_RECIPIENTS, notice->user, notice->user_count);
	int tell = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, tell);
	*out_told = soc_row_int(rows, 0, SOC_C_NOTICE_TELL_TOLD);
	return soc_row_bool(rows, 0, SOC_C_NOTICE_TELL_KNOWN) || soc_notice_kind_unknown(err);
}

bool soc_notice_withdraw(const soc_ctx *ctx, soc_str wiki, const soc_notice *notice,
	int64_t *out_withdrawn, soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(wiki, err) || !soc_notice_check(notice, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_NOTICE_WITHDRAW, ctx->arena);
	soc_param_text(&params, SOC_P_NOTICE_WITHDRAW_WIKI, wiki);
	soc_param_text(&params, SOC_P_NOTICE_WITHDRAW_KIND, notice->kind);
	soc_param_text(&params, SOC_P_NOTICE_WITHDRAW_KEY, notice->key);
	if (notice->agent != 0) {
		soc_param_int(&params, SOC_P_NOTICE_WITHDRAW_AGENT, notice->agent);
	}
	soc_param_int(&params, SOC_P_NOTICE_WITHDRAW_MOST, SOC_NOTICE_WITHDRAWN_MAX);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_withdrawn = soc_row_int(&rows, 0, SOC_C_NOTICE_WITHDRAW_WITHDRAWN);
	return soc_row_bool(&rows, 0, SOC_C_NOTICE_WITHDRAW_KNOWN) || soc_notice_kind_unknown(err);
}
