/* SPDX-License-Identifier: MIT */
#include "service/report.h"

#include "core/moderation.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

static int add_file(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *reporter,
	const soc_object *object, soc_str reason)
{
	soc_params params = soc_params_for(SOC_SQL_REPORT_FILE, ctx->arena);
	soc_param_text(&params, SOC_P_REPORT_FILE_WIKI, reporter->wiki);
	soc_param_int(&params, SOC_P_REPORT_FILE_REPORTER, reporter->user);
	soc_param_int(&params, SOC_P_REPORT_FILE_CAPS, reporter->caps);
	soc_param_int(&params, SOC_P_REPORT_FILE_ID, object->id);
	soc_param_bool(&params, SOC_P_REPORT_FILE_COMMENT, object->kind == SOC_OBJECT_COMMENT);
	soc_param_text(&params, SOC_P_REPORT_FILE_REASON, reason);
	return soc_pipeline_add(pipeline, &params);
}

_Static_assert((int)SOC_P_REPORT_FILE_GROUP_REASON == (int)SOC_P_REPORT_FILE_EVENT_REASON,
	"both have the same parameters");

/* Of an event or a group; the columns are those of the statement above. */
static int add_file_whole(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *reporter,
	const soc_object *object, soc_str reason)
{
	soc_params params = soc_params_for(object->kind == SOC_OBJECT_GROUP
			? SOC_SQL_REPORT_FILE_GROUP : SOC_SQL_REPORT_FILE_EVENT, ctx->arena);
	soc_param_text(&params, SOC_P_REPORT_FILE_EVENT_WIKI, reporter->wiki);
	soc_param_int(&params, SOC_P_REPORT_FILE_EVENT_REPORTER, reporter->user);
	soc_param_int(&params, SOC_P_REPORT_FILE_EVENT_CAPS, soc_access_caps_listed(reporter));
	soc_param_int(&params, SOC_P_REPORT_FILE_EVENT_ID, object->id);
	soc_param_text(&params, SOC_P_REPORT_FILE_EVENT_REASON, reason);
	return soc_pipeline_add(pipeline, &params);
}

static int add_open(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *reporter,
	const soc_object *object)
{
	soc_params params = soc_params_for(SOC_SQL_REPORT_OPEN, ctx->arena);
	soc_param_text(&params, SOC_P_REPORT_OPEN_WIKI, reporter->wiki);
	soc_param_int(&params, SOC_P_REPORT_OPEN_REPORTER, reporter->user);
	soc_param_int(&params, SOC_P_REPORT_OPEN_OBJECT, object->id);
	return soc_pipeline_add(pipeline, &params);
}

static bool take_report(const soc_rows *filed, const soc_rows *open, soc_report *out_report,
	soc_err *err)
{
	if (soc_row_bool(filed, 0, SOC_C_REPORT_FILE_OWN)) {
		return soc_err_set(err, SOC_ERR_INVALID, "report-own", "nobody reports what they wrote");
	}
	/* A new report is found by the second statement as well. */
	if (open->count == 0) {
		return soc_err_set(err, SOC_ERR_CONFLICT, "report-closed",
			"the reporter's open report was closed meanwhile");
	}
	out_report->created = !soc_row_is_null(filed, 0, SOC_C_REPORT_FILE_ID);
	out_report->id = soc_row_int(open, 0, SOC_C_REPORT_OPEN_ID);
	return true;
}

bool soc_report_file(const soc_ctx *ctx, const soc_viewer *reporter,
	const soc_report_draft *draft, soc_report *out_report, soc_err *err)
{
	soc_object object;
	if (!soc_viewer_check_writer(reporter, err) || !soc_reason_check(draft->reason, true, err)
		|| !soc_object_parse(draft->type, draft->id, &object, err)) {
		return false;
	}
	/* A report is made once, so it may be sent again. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	soc_access_add_actor(&pipeline, ctx, reporter);
	int file = (object.kind >= SOC_OBJECT_EVENT ? add_file_whole : add_file)(&pipeline, ctx,
		reporter, &object, draft->reason);
	int open = add_open(&pipeline, ctx, reporter, &object);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	if (!soc_row_bool(soc_pipeline_rows(&pipeline, file), 0, SOC_C_REPORT_FILE_SEEN)) {
		return soc_object_kind_not_found(object.kind, err);
	}
	return take_report(soc_pipeline_rows(&pipeline, file), soc_pipeline_rows(&pipeline, open),
		out_report, err);
}
