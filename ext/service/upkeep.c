/* SPDX-License-Identifier: MIT */
#include "service/upkeep.h"

#include "pg/pipeline.h"
#include "service/live.h"

#include "base/ban.h"

enum { MONTHS_AHEAD = 3, AT_ONCE = 1000, FILES_AT_ONCE = 500, PAGES_AT_ONCE = 1000 };

static bool make_partitions(const soc_ctx *ctx, soc_upkeep *upkeep, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_UPKEEP_PARTITIONS, ctx->arena);
	soc_param_int(&params, SOC_P_UPKEEP_PARTITIONS_MONTHS_AHEAD, MONTHS_AHEAD);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	upkeep->partitions = soc_row_int(&rows, 0, SOC_C_UPKEEP_PARTITIONS_MADE);
	return true;
}

static bool drop_keys(const soc_ctx *ctx, soc_upkeep *upkeep, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_UPKEEP_KEYS, ctx->arena);
	soc_param_int(&params, SOC_P_UPKEEP_KEYS_LIMIT, AT_ONCE);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	upkeep->keys = rows.affected;
	upkeep->rest |= rows.affected == AT_ONCE;
	return true;
}

static bool drop_letters(const soc_ctx *ctx, soc_upkeep *upkeep, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_UPKEEP_DELIVERIES, ctx->arena);
	soc_param_int(&params, SOC_P_UPKEEP_DELIVERIES_LIMIT, AT_ONCE);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	upkeep->letters = rows.affected;
	upkeep->rest |= rows.affected == AT_ONCE;
	return true;
}

static bool drop_reminders(const soc_ctx *ctx, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_UPKEEP_REMINDERS, ctx->arena);
	return soc_pipeline_one(ctx->conn, &params, &rows, err);
}

static bool drop_files(const soc_ctx *ctx, soc_upkeep *upkeep, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_UPKEEP_FILES, ctx->arena);
	soc_param_int(&params, SOC_P_UPKEEP_FILES_AFTER, upkeep->files_after);
	soc_param_int(&params, SOC_P_UPKEEP_FILES_LIMIT, FILES_AT_ONCE);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	bool end = soc_row_is_null(&rows, 0, SOC_C_UPKEEP_FILES_LAST);
	upkeep->files = soc_row_int(&rows, 0, SOC_C_UPKEEP_FILES_DROPPED);
	upkeep->files_after = end ? 0 : soc_row_int(&rows, 0, SOC_C_UPKEEP_FILES_LAST);
	upkeep->rest |= !end;
	return true;
}

static bool drop_bundles(const soc_ctx *ctx, soc_upkeep *upkeep, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_UPKEEP_NOTIFICATIONS, ctx->arena);
	soc_param_int(&params, SOC_P_UPKEEP_NOTIFICATIONS_AFTER, upkeep->bundles_after);
	soc_param_int(&params, SOC_P_UPKEEP_NOTIFICATIONS_LIMIT, PAGES_AT_ONCE);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	bool end = soc_row_is_null(&rows, 0, SOC_C_UPKEEP_NOTIFICATIONS_LAST);
	upkeep->bundles = soc_row_int(&rows, 0, SOC_C_UPKEEP_NOTIFICATIONS_DROPPED);
	upkeep->bundles_after = end ? 0 : soc_row_int(&rows, 0, SOC_C_UPKEEP_NOTIFICATIONS_LAST);
	upkeep->rest |= !end;
	return true;
}

bool soc_upkeep_run(const soc_ctx *ctx, soc_upkeep *upkeep, soc_err *err)
{
	*upkeep = (soc_upkeep){
		.files_after = upkeep->files_after, .bundles_after = upkeep->bundles_after,
	};
	return make_partitions(ctx, upkeep, err) && drop_keys(ctx, upkeep, err)
		&& drop_letters(ctx, upkeep, err) && drop_reminders(ctx, err)
		&& drop_files(ctx, upkeep, err) && drop_bundles(ctx, upkeep, err)
		&& soc_live_forget(ctx, err);
}
