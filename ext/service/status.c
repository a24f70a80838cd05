/* SPDX-License-Identifier: MIT */
#include "service/status.h"

#include "core/id.h"
#include "core/object.h"
#include "pg/pipeline.h"
#include "service/access.h"
#include "service/draft.h"
#include "service/group.h"

#include "base/ban.h"

/* The columns follow one another in this order in every statement that answers with a status. */
enum {
	COLUMN_ID, COLUMN_WIKI, COLUMN_AUTHOR, COLUMN_TEXT, COLUMN_LANG, COLUMN_VISIBILITY,
	COLUMN_VERSION, COLUMN_CREATED, COLUMN_EDITED, COLUMN_DELETED, COLUMN_HIDE_LEVEL,
	COLUMN_ENTITIES, COLUMN_PERSONS, COLUMN_MEDIA, COLUMN_ROOT_KIND, COLUMN_ROOT_KEY, COLUMN_THREAD,
	COLUMN_PARENT, COLUMN_CIRCLE, COLUMN_CIRCLE_NAME
};

bool soc_status_entities(const soc_ctx *ctx, soc_status_place place, soc_str text,
	soc_entities *out_entities, soc_err *err)
{
	const soc_rows *rows = place.rows;
	int persons = place.first + 1, count = soc_row_array_count(rows, place.row, persons);
	int64_t *user = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*user), err);
	if (!user) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		user[i] = soc_row_array_int(rows, place.row, persons, i);
	}
	soc_entities_stored stored = { soc_row_text(rows, place.row, place.first), text,
		{ user, count } };
	return soc_entities_read(&stored, ctx->arena, out_entities, err);
}

bool soc_status_from_row(const soc_ctx *ctx, soc_status_place place, soc_status *out_status,
	soc_err *err)
{
	const soc_rows *rows = place.rows;
	int row = place.row, first = place.first;
	*out_status = (soc_status){
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
		.root_kind = (soc_target_kind)soc_row_int(rows, row, first + COLUMN_ROOT_KIND),
		.root = soc_row_text(rows, row, first + COLUMN_ROOT_KEY),
		.thread = soc_row_int(rows, row, first + COLUMN_THREAD),
		.parent = soc_row_int(rows, row, first + COLUMN_PARENT),
		.group_name = soc_row_text(rows, row, first + COLUMN_CIRCLE_NAME),
	};
	if (out_status->group_name.ptr) {
		out_status->group = soc_row_int(rows, row, first + COLUMN_CIRCLE);
	}
	place.first = first + COLUMN_ENTITIES;
	return soc_status_entities(ctx, place, out_status->text, &out_status->entities, err)
		&& soc_media_list_read(soc_row_text(rows, row, first + COLUMN_MEDIA), ctx->arena,
			&out_status->media, err);
}

static int add_post(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *author,
	const soc_draft_stored *stored)
{
	const soc_draft *draft = &stored->draft;
	soc_params params = soc_params_for(SOC_SQL_STATUS_POST, ctx->arena);
	soc_param_text(&params, SOC_P_STATUS_POST_WIKI, author->wiki);
	soc_param_int(&params, SOC_P_STATUS_POST_AUTHOR, author->user);
	soc_param_text(&params, SOC_P_STATUS_POST_TEXT, draft->text);
	soc_param_text(&params, SOC_P_STATUS_POST_LANG, draft->lang);
	soc_param_int(&params, SOC_P_STATUS_POST_VISIBILITY, draft->visibility);
	soc_param_text(&params, SOC_P_STATUS_POST_KEY, draft->key);
	soc_param_text(&params, SOC_P_STATUS_POST_ENTITIES, stored->entities);
	soc_draft_param_persons(&params, SOC_P_STATUS_POST_PERSONS, &stored->persons);
	soc_param_text(&params, SOC_P_STATUS_POST_MEDIA, stored->media);
	soc_draft_param_pages(&params, SOC_P_STATUS_POST_PAGES, draft);
	if (draft->group != 0) {
		soc_param_int(&params, SOC_P_STATUS_POST_GROUP, draft->group);
	}
	return soc_pipeline_add(pipeline, &params);
}

bool soc_status_check(const soc_ctx *ctx, const soc_draft *draft, soc_str *out_text, soc_err *err)
{
	soc_draft checked;
	if (!soc_draft_check(draft, ctx->arena, &checked, err)) {
		return false;
	}
	*out_text = checked.text;
	return true;
}

bool soc_status_post(const soc_ctx *ctx, const soc_viewer *author, const soc_draft *draft,
	soc_posted *out_posted, soc_err *err)
{
	soc_draft_stored stored;
	if (!soc_viewer_check_writer(author, err) || !soc_draft_store(ctx, draft, &stored, err)) {
		return false;
	}
	if (draft->repeat) {
		out_posted->created = false;
		return soc_draft_repeat(ctx, author, (soc_draft_keyed){ &stored, NULL },
			&out_posted->status, err);
	}
	bool keyed = draft->key.ptr != NULL;
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, keyed);
	soc_draft_add_persons(&pipeline, ctx, author, (soc_draft_people){ &stored.persons, 0 });
	soc_draft_add_pages(&pipeline, ctx, author->wiki, &stored.draft);
	soc_access_add_actor(&pipeline, ctx, author);
	int post = add_post(&pipeline, ctx, author, &stored);
	int group = draft->group != 0 ? soc_group_add_get(&pipeline, ctx, author, draft->group) : -1;
	int by_key = keyed
		? soc_draft_add_by_key(&pipeline, ctx, author, (soc_draft_keyed){ &stored, NULL }) : -1;
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *posted = soc_pipeline_rows(&pipeline, post);
	out_posted->created = posted->count == 1;
	if (out_posted->created) {
		return soc_status_from_row(ctx, (soc_status_place){ posted, 0, SOC_C_STATUS_POST_ID },
			&out_posted->status, err);
	}
	const soc_rows *earlier = keyed ? soc_pipeline_rows(&pipeline, by_key) : NULL;
	if (earlier && earlier->count > 0) {
		return soc_draft_take_earlier(ctx, earlier, &out_posted->status, err);
	}
	return (group < 0 || soc_group_check_post(soc_pipeline_rows(&pipeline, group), err))
		&& soc_draft_explain(&stored, err);
}

static bool not_own(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_FORBIDDEN, "status-not-own",
		"only the author edits, deletes and restores a status");
}

/* Why an edit made nothing. */
static bool explain_edit(const soc_rows *rows, soc_err *err)
{
	if (!soc_row_bool(rows, 0, SOC_C_STATUS_EDIT_SEEN)) {
		return soc_object_not_found(err);
	}
	if (!soc_row_bool(rows, 0, SOC_C_STATUS_EDIT_OWN)) {
		return not_own(err);
	}
	if (!soc_row_bool(rows, 0, SOC_C_STATUS_EDIT_ALIVE)) {
		return soc_err_set(err, SOC_ERR_FORBIDDEN, "status-deleted", "the status is deleted");
	}
	if (!soc_row_bool(rows, 0, SOC_C_STATUS_EDIT_CURRENT)) {
		return soc_err_set(err, SOC_ERR_CONFLICT, "edit-conflict",
			"the status has another version by now");
	}
	if (!soc_row_bool(rows, 0, SOC_C_STATUS_EDIT_ADDRESSED)) {
		return soc_err_set(err, SOC_ERR_INVALID, "mention-missing",
			"only those mentioned would see it, and nobody is");
	}
	return soc_draft_media_unknown(err);
}

static int add_edit(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *author,
	const soc_edit *edit, const soc_draft_stored *stored)
{
	int64_t id = 0;
	/* What is no id is none of a status, and what is no version none of its own. */
	(void)soc_id_parse(edit->id, &id);
	int64_t base = edit->base > 0 && edit->base <= INT32_MAX ? edit->base : 0;
	soc_params params = soc_params_for(SOC_SQL_STATUS_EDIT, ctx->arena);
	soc_param_text(&params, SOC_P_STATUS_EDIT_WIKI, author->wiki);
	soc_param_int(&params, SOC_P_STATUS_EDIT_AUTHOR, author->user);
	soc_param_int(&params, SOC_P_STATUS_EDIT_CAPS, author->caps);
	soc_param_int(&params, SOC_P_STATUS_EDIT_ID, id);
	if (edit->has_base) {
		soc_param_int(&params, SOC_P_STATUS_EDIT_BASE, base);
	}
	soc_param_text(&params, SOC_P_STATUS_EDIT_TEXT, stored->draft.text);
	soc_param_text(&params, SOC_P_STATUS_EDIT_LANG, stored->draft.lang);
	soc_param_text(&params, SOC_P_STATUS_EDIT_ENTITIES, stored->entities);
	soc_draft_param_persons(&params, SOC_P_STATUS_EDIT_PERSONS, &stored->persons);
	soc_param_text(&params, SOC_P_STATUS_EDIT_MEDIA, stored->media);
	soc_draft_param_pages(&params, SOC_P_STATUS_EDIT_PAGES, &stored->draft);
	return soc_pipeline_add(pipeline, &params);
}

bool soc_status_edit(const soc_ctx *ctx, const soc_viewer *author, const soc_edit *edit,
	soc_status *out_status, soc_err *err)
{
	soc_draft draft = edit->draft;
	draft.visibility = SOC_VISIBILITY_PUBLIC;
	draft.key = (soc_str){ NULL, 0 };
	soc_draft_stored stored;
	if (!soc_viewer_check_writer(author, err) || !soc_draft_store(ctx, &draft, &stored, err)) {
		return false;
	}
	/* Made twice it is one: the second finds its own words. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_draft_add_persons(&pipeline, ctx, author, (soc_draft_people){ &stored.persons, 0 });
	soc_draft_add_pages(&pipeline, ctx, author->wiki, &stored.draft);
	int index = add_edit(&pipeline, ctx, author, edit, &stored);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, index);
	if (soc_row_is_null(rows, 0, SOC_C_STATUS_EDIT_ID)) {
		return explain_edit(rows, err);
	}
	return soc_status_from_row(ctx, (soc_status_place){ rows, 0, SOC_C_STATUS_EDIT_ID }, out_status,
		err);
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
		return soc_object_not_found(err);
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int get = soc_status_add_get(&pipeline, ctx, viewer, number);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, get);
	if (rows->count == 0) {
		return soc_object_not_found(err);
	}
	return soc_status_from_row(ctx, (soc_status_place){ rows, 0, SOC_C_STATUS_GET_ID }, out_status,
		err);
}

bool soc_status_delete(const soc_ctx *ctx, const soc_viewer *author, soc_str id, soc_err *err)
{
	int64_t number;
	if (!soc_viewer_check_writer(author, err)) {
		return false;
	}
	if (!soc_id_parse(id, &number)) {
		return soc_object_not_found(err);
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
		return soc_object_not_found(err);
	}
	if (!soc_row_bool(rows, 0, SOC_C_STATUS_DELETE_OWN)) {
		return not_own(err);
	}
	return true;
}

bool soc_status_undelete(const soc_ctx *ctx, const soc_viewer *author, soc_str id,
	soc_status *out_status, soc_err *err)
{
	int64_t number;
	if (!soc_viewer_check_writer(author, err)) {
		return false;
	}
	if (!soc_id_parse(id, &number)) {
		return soc_object_not_found(err);
	}
	soc_params params = soc_params_for(SOC_SQL_STATUS_UNDELETE, ctx->arena);
	soc_param_text(&params, SOC_P_STATUS_UNDELETE_WIKI, author->wiki);
	soc_param_int(&params, SOC_P_STATUS_UNDELETE_AUTHOR, author->user);
	soc_param_int(&params, SOC_P_STATUS_UNDELETE_CAPS, author->caps);
	soc_param_int(&params, SOC_P_STATUS_UNDELETE_ID, number);
	soc_rows rows;
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	if (!soc_row_bool(&rows, 0, SOC_C_STATUS_UNDELETE_SEEN)) {
		return soc_object_not_found(err);
	}
	if (!soc_row_bool(&rows, 0, SOC_C_STATUS_UNDELETE_OWN)) {
		return not_own(err);
	}
	return soc_status_from_row(ctx, (soc_status_place){ &rows, 0, SOC_C_STATUS_UNDELETE_ID },
		out_status, err);
}
