/* SPDX-License-Identifier: MIT */
#include "service/store.h"

#include "pg/pipeline.h"

#include <stdio.h>

#include "base/ban.h"

int soc_store_schema_wanted(void)
{
	return SOC_SCHEMA_VERSION;
}

const char *soc_store_libpq(char out_text[SOC_LIBPQ_LENGTH])
{
	int version = soc_conn_libpq_version();
	snprintf(out_text, SOC_LIBPQ_LENGTH, "%d.%d", version / 10000, version % 10000);
	return out_text;
}

bool soc_store_check(const soc_ctx *ctx, soc_store_state *out_state, soc_err *err)
{
	soc_params params = soc_params_for(SOC_SQL_SCHEMA_VERSION, ctx->arena);
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int version = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	out_state->schema =
		(int)soc_row_int(soc_pipeline_rows(&pipeline, version), 0, SOC_C_SCHEMA_VERSION_VERSION);
	out_state->server = soc_arena_dup(ctx->arena, soc_conn_server_version(ctx->conn), err);
	return out_state->server.ptr != NULL;
}
