/* SPDX-License-Identifier: MIT */
#include "service/upkeep.h"

#include "pg/pipeline.h"

#include "base/ban.h"

bool soc_upkeep_partitions(const soc_ctx *ctx, int months_ahead, int64_t *out_made, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_UPKEEP_PARTITIONS, ctx->arena);
	soc_param_int(&params, SOC_P_UPKEEP_PARTITIONS_MONTHS_AHEAD, months_ahead);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_made = soc_row_int(&rows, 0, SOC_C_UPKEEP_PARTITIONS_MADE);
	return true;
}

bool soc_upkeep_keys(const soc_ctx *ctx, int limit, int64_t *out_gone, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_UPKEEP_KEYS, ctx->arena);
	soc_param_int(&params, SOC_P_UPKEEP_KEYS_LIMIT, limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_gone = rows.affected;
	return true;
}

bool soc_upkeep_deliveries(const soc_ctx *ctx, int limit, int64_t *out_gone, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_UPKEEP_DELIVERIES, ctx->arena);
	soc_param_int(&params, SOC_P_UPKEEP_DELIVERIES_LIMIT, limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_gone = rows.affected;
	return true;
}

bool soc_upkeep_files(const soc_ctx *ctx, soc_upkeep_walk *walk, int64_t *out_gone, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_UPKEEP_FILES, ctx->arena);
	soc_param_int(&params, SOC_P_UPKEEP_FILES_AFTER, walk->after);
	soc_param_int(&params, SOC_P_UPKEEP_FILES_LIMIT, walk->limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_gone = soc_row_int(&rows, 0, SOC_C_UPKEEP_FILES_DROPPED);
	bool end = soc_row_is_null(&rows, 0, SOC_C_UPKEEP_FILES_LAST);
	walk->after = end ? 0 : soc_row_int(&rows, 0, SOC_C_UPKEEP_FILES_LAST);
	return true;
}
