/* SPDX-License-Identifier: MIT */
#include "service/group_moderation.h"

#include "core/id.h"
#include "core/moderation.h"
#include "core/object.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

typedef struct order {
	int64_t group, post;
	soc_hide_level level;
} order;

static bool order_read(const soc_viewer *viewer, const soc_group_verdict *verdict, order *out,
	soc_err *err)
{
	*out = (order){ .post = 0 };
	if (!soc_viewer_check_writer(viewer, err) || !soc_reason_check(verdict->reason, false, err)) {
		return false;
	}
	if (!soc_hide_level_parse(verdict->level, &out->level)) {
		return soc_err_set(err, SOC_ERR_INVALID, "order-invalid",
			"a level is \"none\", \"hidden\" or \"suppressed\"");
	}
	if (!soc_id_parse(verdict->group, &out->group)) {
		return soc_group_not_found(err);
	}
	return !verdict->post.ptr || soc_id_parse(verdict->post, &out->post)
		|| soc_object_not_found(err);
}

static bool take_answer(const soc_rows *rows, soc_group_judged *out, soc_err *err)
{
	soc_str refusal = soc_row_text(rows, 0, SOC_C_GROUP_MODERATE_REFUSAL);
	if (!soc_row_bool(rows, 0, SOC_C_GROUP_MODERATE_SEEN)) {
		return soc_group_not_found(err);
	}
	*out = (soc_group_judged){
		.changed = soc_row_bool(rows, 0, SOC_C_GROUP_MODERATE_CHANGED),
		.author = soc_row_int(rows, 0, SOC_C_GROUP_MODERATE_AUTHOR),
	};
	return soc_group_explain(refusal, err);
}

bool soc_group_moderate(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_group_verdict *verdict, soc_group_judged *out_judged, soc_err *err)
{
	order wanted;
	if (!order_read(viewer, verdict, &wanted, err)) {
		return false;
	}
	/* Not sent again by itself: the answer would then be that nothing was changed. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, false);
	soc_access_add_actor(&pipeline, ctx, viewer);
	soc_params params = soc_params_for(SOC_SQL_GROUP_MODERATE, ctx->arena);
	soc_param_text(&params, SOC_P_GROUP_MODERATE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_GROUP_MODERATE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_GROUP_MODERATE_CAPS, viewer->caps);
	soc_param_int(&params, SOC_P_GROUP_MODERATE_GROUP, wanted.group);
	if (wanted.post != 0) {
		soc_param_int(&params, SOC_P_GROUP_MODERATE_POST, wanted.post);
	}
	soc_param_int(&params, SOC_P_GROUP_MODERATE_LEVEL, wanted.level);
	soc_param_int(&params, SOC_P_GROUP_MODERATE_SOURCES,
		soc_moderation_sources(viewer->caps, wanted.level));
	soc_param_text(&params, SOC_P_GROUP_MODERATE_REASON,
		verdict->reason.ptr ? verdict->reason : SOC_STR(""));
	int done = soc_pipeline_add(&pipeline, &params);
	return soc_pipeline_run(&pipeline, err)
		&& take_answer(soc_pipeline_rows(&pipeline, done), out_judged, err);
}
