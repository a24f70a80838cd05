/* SPDX-License-Identifier: MIT */
#include "service/status.h"

#include "core/id.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

enum { ACTOR_PERSON = 0 };

/* The columns follow one another in this order in every statement that answers with a status. */
enum {
	COLUMN_ID, COLUMN_WIKI, COLUMN_AUTHOR, COLUMN_TEXT, COLUMN_LANG, COLUMN_VISIBILITY,
	COLUMN_VERSION, COLUMN_CREATED, COLUMN_EDITED, COLUMN_DELETED, COLUMN_HIDE_LEVEL
};

soc_status soc_status_from_row(const soc_rows *rows, int row, int first)
{
	return (soc_status){
		.id = soc_row_int(rows, row, first + COLUMN_ID),
		.wiki = soc_row_text(rows, row, first + COLUMN_WIKI),
		.author = soc_row_int(rows, row, first + COLUMN_AUTHOR),
		.text = soc_row_text(rows, row, first + COLUMN_TEXT),
		.lang = soc_row_text(rows, row, first + COLUMN_LANG),
		.visibility = (soc_visibility)soc_row_int(rows, row, first + COLUMN_VISIBILITY),
		.version = (int32_t)soc_row_int(rows, row, first + COLUMN_VERSION),
		.created = soc_row_time(rows, row, first + COLUMN_CREATED),
		.edited = soc_row_time(rows, row, first + COLUMN_EDITED),
		.deleted = soc_row_bool(rows, row, first + COLUMN_DELETED),
		.hidden = (soc_hide_level)soc_row_int(rows, row, first + COLUMN_HIDE_LEVEL),
	};
}

static int add_actor(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *author)
{
	soc_params params = soc_params_for(SOC_SQL_ACTOR_ENSURE, ctx->arena);
	soc_param_text(&params, SOC_P_ACTOR_ENSURE_WIKI, author->wiki);
	soc_param_int(&params, SOC_P_ACTOR_ENSURE_KIND, ACTOR_PERSON);
	soc_param_int(&params, SOC_P_ACTOR_ENSURE_LOCAL_ID, author->user);
	soc_param_bool(&params, SOC_P_ACTOR_ENSURE_TEMPORARY, author->temporary);
	return soc_pipeline_add(pipeline, &params);
}

static int add_post(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *author,
	const soc_draft *draft)
{
	soc_params params = soc_params_for(SOC_SQL_STATUS_POST, ctx->arena);
	soc_param_text(&params, SOC_P_STATUS_POST_WIKI, author->wiki);
	soc_param_int(&params, SOC_P_STATUS_POST_AUTHOR, author->user);
	soc_param_text(&params, SOC_P_STATUS_POST_TEXT, draft->text);
	soc_param_text(&params, SOC_P_STATUS_POST_LANG, draft->lang);
	soc_param_int(&params, SOC_P_STATUS_POST_VISIBILITY, SOC_VISIBILITY_PUBLIC);
	soc_param_text(&params, SOC_P_STATUS_POST_KEY, draft->key);
	return soc_pipeline_add(pipeline, &params);
}

static int add_by_key(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *author,
	const soc_draft *draft)
{
	soc_params params = soc_params_for(SOC_SQL_STATUS_BY_KEY, ctx->arena);
	soc_param_text(&params, SOC_P_STATUS_BY_KEY_WIKI, author->wiki);
	soc_param_int(&params, SOC_P_STATUS_BY_KEY_AUTHOR, author->user);
	soc_param_text(&params, SOC_P_STATUS_BY_KEY_TEXT, draft->text);
	soc_param_text(&params, SOC_P_STATUS_BY_KEY_LANG, draft->lang);
	soc_param_int(&params, SOC_P_STATUS_BY_KEY_VISIBILITY, SOC_VISIBILITY_PUBLIC);
	soc_param_text(&params, SOC_P_STATUS_BY_KEY_KEY, draft->key);
	return soc_pipeline_add(pipeline, &params);
}

/* The status that an earlier call with this key made. */
static bool take_earlier(const soc_rows *earlier, soc_status *out_status, soc_err *err)
{
	if (!earlier || earlier->count == 0) {
		return soc_err_set(err, SOC_ERR_BUG, "post-vanished", "a post left neither row nor key");
	}
	if (!soc_row_bool(earlier, 0, SOC_C_STATUS_BY_KEY_SAME_BODY)) {
		return soc_err_set(err, SOC_ERR_CONFLICT, "key-reused",
			"the idempotency key was used with another body");
	}
	*out_status = soc_status_from_row(earlier, 0, SOC_C_STATUS_BY_KEY_ID);
	return true;
}

bool soc_status_check(const soc_ctx *ctx, const soc_draft *draft, soc_err *err)
{
	soc_draft checked;
	return soc_draft_check(draft, ctx->arena, &checked, err);
}

bool soc_status_post(const soc_ctx *ctx, const soc_viewer *author, const soc_draft *draft,
	soc_posted *out_posted, soc_err *err)
{
	soc_draft checked;
	if (!soc_viewer_check_writer(author, err)
		|| !soc_draft_check(draft, ctx->arena, &checked, err)) {
		return false;
	}
	bool keyed = checked.key.ptr != NULL;
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, keyed);
	add_actor(&pipeline, ctx, author);
	int post = add_post(&pipeline, ctx, author, &checked);
	int by_key = keyed ? add_by_key(&pipeline, ctx, author, &checked) : -1;
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *posted = soc_pipeline_rows(&pipeline, post);
	out_posted->created = posted->count == 1;
	if (out_posted->created) {
		out_posted->status = soc_status_from_row(posted, 0, SOC_C_STATUS_POST_ID);
		return true;
	}
	const soc_rows *earlier = keyed ? soc_pipeline_rows(&pipeline, by_key) : NULL;
	return take_earlier(earlier, &out_posted->status, err);
}

static bool not_found(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_NOT_FOUND, "status-not-found",
		"no such status for this viewer");
}

int soc_status_add_get(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id)
{
	soc_access_note(pipeline, ctx, viewer, id);
	soc_params params = soc_params_for(SOC_SQL_STATUS_GET, ctx->arena);
	soc_param_text(&params, SOC_P_STATUS_GET_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_STATUS_GET_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_STATUS_GET_CAPS, soc_access_caps(viewer));
	soc_param_int(&params, SOC_P_STATUS_GET_ID, id);
	return soc_pipeline_add(pipeline, &params);
}

bool soc_status_get(const soc_ctx *ctx, const soc_viewer *viewer, soc_str id,
	soc_status *out_status, soc_err *err)
{
	int64_t number;
	if (!soc_id_parse(id, &number)) {
		return not_found(err);
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int get = soc_status_add_get(&pipeline, ctx, viewer, number);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, get);
	if (rows->count == 0) {
		return not_found(err);
	}
	*out_status = soc_status_from_row(rows, 0, SOC_C_STATUS_GET_ID);
	return true;
}

bool soc_status_delete(const soc_ctx *ctx, const soc_viewer *author, soc_str id, soc_err *err)
{
	int64_t number;
	if (!soc_viewer_check_writer(author, err)) {
		return false;
	}
	if (!soc_id_parse(id, &number)) {
		return not_found(err);
	}
	soc_params params = soc_params_for(SOC_SQL_STATUS_DELETE, ctx->arena);
	soc_param_text(&params, SOC_P_STATUS_DELETE_WIKI, author->wiki);
	soc_param_int(&params, SOC_P_STATUS_DELETE_AUTHOR, author->user);
	soc_param_int(&params, SOC_P_STATUS_DELETE_CAPS, author->caps);
	soc_param_int(&params, SOC_P_STATUS_DELETE_ID, number);
	/* A repeated deletion changes nothing, so it may be sent again. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int deletion = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, deletion);
	if (!soc_row_bool(rows, 0, SOC_C_STATUS_DELETE_SEEN)) {
		return not_found(err);
	}
	if (!soc_row_bool(rows, 0, SOC_C_STATUS_DELETE_OWN)) {
		return soc_err_set(err, SOC_ERR_FORBIDDEN, "status-not-own",
			"only the author deletes a status");
	}
	return true;
}
