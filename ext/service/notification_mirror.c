/* SPDX-License-Identifier: MIT */
#include "service/notification.h"

#include "base/buf.h"
#include "core/id.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

/* All of them, and whom they mute. */
static bool add_people(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	const soc_notification_people *people, soc_err *err)
{
	size_t count = people->count + people->mute_count;
	int64_t *id = soc_arena_alloc(ctx->arena, count * sizeof(*id), err);
	if (!id) {
		return false;
	}
	memcpy(id, people->user, people->count * sizeof(*id));
	if (people->mute_count > 0) {
		memcpy(id + people->count, people->muted, people->mute_count * sizeof(*id));
	}
	soc_access_add_actors(pipeline, ctx, wiki,
		(soc_access_actors){ SOC_ACTOR_PERSON, id, count });
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_LOCK_PEOPLE, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_LOCK_PEOPLE_WIKI, wiki);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_LOCK_PEOPLE_USERS, people->user,
		people->count);
	soc_pipeline_add(pipeline, &params);
	return true;
}

/* Of each choice that of another extension's kind, which has no comma, else nothing. */
static soc_str names_of(const soc_ctx *ctx, const soc_notification_choices *choice, soc_err *err)
{
	soc_str names = { NULL, 0 };
	soc_buf buf = soc_buf_start(ctx->arena, choice->count * (SOC_NOTIFICATION_NAME_MAX + 1) + 1);
	for (size_t i = 0; i < choice->count; i++) {
		soc_buf_append(&buf, i ? SOC_STR(",") : SOC_STR(""));
		soc_buf_append(&buf, choice->name ? choice->name[i] : SOC_STR(""));
	}
	return soc_buf_done(&buf, &names, err) ? names : (soc_str){ NULL, 0 };
}

static int add_mirror(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	const soc_notification_people *people, soc_str names)
{
	const soc_notification_choices *choice = &people->choice;
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_MIRROR, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_MIRROR_WIKI, wiki);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_MIRROR_USERS, people->user, people->count);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_MIRROR_CHOOSERS, choice->user,
		choice->count);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_MIRROR_KINDS, choice->kind, choice->count);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_MIRROR_CHANNELS, choice->channels,
		choice->count);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_MIRROR_MUTERS, people->muter,
		people->mute_count);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_MIRROR_MUTED, people->muted,
		people->mute_count);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_MIRROR_CHOOSERS_OF_MAIL, people->mailed,
		people->mailed_count);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_MIRROR_EVERY, people->every,
		people->mailed_count);
	soc_param_text(&params, SOC_P_NOTIFICATION_MIRROR_NAMES, names);
	return soc_pipeline_add(pipeline, &params);
}

static void add_hasten(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	const soc_notification_people *people)
{
	soc_params params = soc_params_for(SOC_SQL_DELIVERY_HASTEN, ctx->arena);
	soc_param_text(&params, SOC_P_DELIVERY_HASTEN_WIKI, wiki);
	soc_param_int8_array(&params, SOC_P_DELIVERY_HASTEN_USERS, people->user, people->count);
	(void)soc_pipeline_add(pipeline, &params);
}

bool soc_notification_mirror(const soc_ctx *ctx, soc_str wiki, soc_notification_people *people,
	int64_t *out_changed, soc_err *err)
{
	if (!soc_wiki_check(wiki, err) || !soc_notification_people_check(people, err)) {
		return false;
	}
	*out_changed = 0;
	if (people->count == 0) {
		return true;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_str names = names_of(ctx, &people->choice, err);
	if (!names.ptr || !add_people(&pipeline, ctx, wiki, people, err)) {
		return false;
	}
	int mirror = add_mirror(&pipeline, ctx, wiki, people, names);
	add_hasten(&pipeline, ctx, wiki, people);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	*out_changed = soc_row_int(soc_pipeline_rows(&pipeline, mirror), 0,
		SOC_C_NOTIFICATION_MIRROR_CHANGED);
	return true;
}

bool soc_notification_mirror_defaults(const soc_ctx *ctx, soc_str wiki,
	const soc_notification_usual *usual, bool *out_changed, soc_err *err)
{
	const soc_notification_choices *choices = &usual->choice;
	soc_rows rows;
	if (!soc_wiki_check(wiki, err) || !soc_notification_every_check(usual->every, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_MIRROR_DEFAULTS, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_MIRROR_DEFAULTS_WIKI, wiki);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_MIRROR_DEFAULTS_KINDS, choices->kind,
		choices->count);
	soc_param_int8_array(&params, SOC_P_NOTIFICATION_MIRROR_DEFAULTS_CHANNELS,
		choices->channels, choices->count);
	soc_param_int(&params, SOC_P_NOTIFICATION_MIRROR_DEFAULTS_EVERY, usual->every);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_changed = soc_row_bool(&rows, 0, SOC_C_NOTIFICATION_MIRROR_DEFAULTS_CHANGED);
	return true;
}

static bool comment_parse(const soc_viewer *viewer, soc_str text, int64_t *out_id, soc_err *err)
{
	return soc_viewer_check_writer(viewer, err)
		&& (soc_id_parse(text, out_id) || soc_target_not_found(err));
}

bool soc_notification_watched(const soc_ctx *ctx, const soc_viewer *viewer, soc_str comment,
	bool *out_watched, soc_err *err)
{
	int64_t id;
	soc_rows rows;
	if (!comment_parse(viewer, comment, &id, err)) {
		return false;
	}
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_WATCHED, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_WATCHED_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_NOTIFICATION_WATCHED_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_NOTIFICATION_WATCHED_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_NOTIFICATION_WATCHED_COMMENT, id);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	*out_watched = rows.count > 0 && soc_row_bool(&rows, 0, SOC_C_NOTIFICATION_WATCHED_WATCHED);
	return rows.count > 0 || soc_target_not_found(err);
}

bool soc_notification_set_watched(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_notification_watch *watch, bool *out_changed, soc_err *err)
{
	int64_t id;
	if (!comment_parse(viewer, watch->comment, &id, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_access_add_actor(&pipeline, ctx, viewer);
	soc_params params = soc_params_for(SOC_SQL_NOTIFICATION_WATCH, ctx->arena);
	soc_param_text(&params, SOC_P_NOTIFICATION_WATCH_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_NOTIFICATION_WATCH_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_NOTIFICATION_WATCH_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_NOTIFICATION_WATCH_COMMENT, id);
	soc_param_bool(&params, SOC_P_NOTIFICATION_WATCH_WATCHED, watch->watched);
	int put = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, put);
	*out_changed = soc_row_bool(rows, 0, SOC_C_NOTIFICATION_WATCH_CHANGED);
	return soc_row_bool(rows, 0, SOC_C_NOTIFICATION_WATCH_SEEN) || soc_target_not_found(err);
}
