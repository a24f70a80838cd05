/* SPDX-License-Identifier: MIT */
#include "service/access.h"

#include "base/ban.h"

void soc_access_add_actor(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer)
{
	soc_params params = soc_params_for(SOC_SQL_ACTOR_ENSURE, ctx->arena);
	soc_param_text(&params, SOC_P_ACTOR_ENSURE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_ACTOR_ENSURE_KIND, SOC_ACTOR_PERSON);
	soc_param_int(&params, SOC_P_ACTOR_ENSURE_LOCAL_ID, viewer->user);
	soc_param_bool(&params, SOC_P_ACTOR_ENSURE_TEMPORARY, viewer->temporary);
	soc_pipeline_add(pipeline, &params);
}

void soc_access_add_actors(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	soc_access_actors actors)
{
	soc_params params = soc_params_for(SOC_SQL_ACTOR_ENSURE_MANY, ctx->arena);
	soc_param_text(&params, SOC_P_ACTOR_ENSURE_MANY_WIKI, wiki);
	soc_param_int(&params, SOC_P_ACTOR_ENSURE_MANY_KIND, actors.kind);
	soc_param_int8_array(&params, SOC_P_ACTOR_ENSURE_MANY_LOCAL_IDS, actors.id, actors.count);
	soc_pipeline_add(pipeline, &params);
}

int32_t soc_access_caps(const soc_viewer *viewer)
{
	return viewer->user == 0 ? soc_access_caps_listed(viewer) : viewer->caps;
}

void soc_access_note(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id)
{
	if ((soc_access_caps(viewer) & SOC_CAP_READ_REPORTED) == 0) {
		return;
	}
	soc_access_add_actor(pipeline, ctx, viewer);
	soc_params params = soc_params_for(SOC_SQL_MODERATION_READ, ctx->arena);
	soc_param_text(&params, SOC_P_MODERATION_READ_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_MODERATION_READ_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_MODERATION_READ_CAPS, viewer->caps);
	soc_param_int(&params, SOC_P_MODERATION_READ_ID, id);
	soc_pipeline_add(pipeline, &params);
}

int32_t soc_access_caps_listed(const soc_viewer *viewer)
{
	return viewer->caps & ~SOC_CAP_READ_REPORTED;
}
