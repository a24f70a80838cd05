/* SPDX-License-Identifier: MIT */
#include "pg/pipeline.h"

#include "base/clock.h"
#include "pg/exchange.h"

#include "base/ban.h"

soc_pipeline soc_pipeline_start(soc_conn *conn, soc_arena *arena, bool idempotent)
{
	return (soc_pipeline){ .conn = conn, .arena = arena, .idempotent = idempotent };
}

int soc_pipeline_add(soc_pipeline *pipeline, const soc_params *params)
{
	if (params->failed != SOC_OK)
		(void)soc_err_set(&pipeline->err, params->failed,
			params->failed == SOC_ERR_NOMEM ? "memory" : "input-invalid",
			"a parameter of %s does not fit", params->stmt->name);
	else if (pipeline->count == SOC_PIPELINE_MAX)
		(void)soc_err_set(&pipeline->err, SOC_ERR_BUG, "store-error",
			"more than %d statements in an exchange", SOC_PIPELINE_MAX);
	if (pipeline->err.code != SOC_OK)
		return 0;
	int index = pipeline->count++;
	pipeline->stmt[index] = params->stmt;
	pipeline->params[index] = *params;
	return index;
}

/*
 * Whether to send it once more: stale statements took no effect; a kept connection that proved
 * dead may have, so only what is safe to repeat. Never inside a transaction, whose first half
 * is gone with the connection.
 */
static bool may_repeat(const soc_pipeline *pipeline, soc_ending ending, bool was_kept)
{
	if (pipeline->conn->in_txn)
		return false;
	if (ending == SOC_ENDED_STALE)
		return was_kept;
	return ending == SOC_ENDED_LOST && was_kept && pipeline->idempotent;
}

/* On the kept connection, or else on one more. */
static bool run_once(soc_pipeline *pipeline, int64_t deadline, soc_err *err)
{
	soc_conn *conn = pipeline->conn;
	bool was_kept = !conn->fresh;
	soc_err first = { .code = SOC_OK };
	soc_ending ending = soc_exchange_run(pipeline, deadline, &first);
	if (ending == SOC_ENDED_WELL)
		return true;
	if (!may_repeat(pipeline, ending, was_kept)) {
		*err = first;
		return false;
	}
	int64_t connect = soc_conn_deadline(conn->config.connect_timeout_ms);
	if (!soc_connect_open(conn, connect < deadline ? connect : deadline, err))
		return false;
	return soc_exchange_run(pipeline, deadline, err) == SOC_ENDED_WELL;
}

bool soc_pipeline_run(soc_pipeline *pipeline, soc_err *err)
{
	soc_conn *conn = pipeline->conn;
	soc_err one = pipeline->err;
	int64_t deadline = INT64_MAX;
	for (int attempt = 1; one.code == SOC_OK && pipeline->count; attempt++) {
		if (!soc_conn_wake(conn, &one))
			break;
		/* The time to connect is not the exchange's; that for all attempts is. */
		if (attempt == 1)
			deadline = soc_conn_deadline(conn->config.exchange_timeout_ms);
		if (run_once(pipeline, deadline, &one))
			return true;
		if (attempt < SOC_PIPELINE_ATTEMPTS && !conn->in_txn
			&& soc_collision_pause(conn, &one, attempt, deadline))
			soc_err_clear(&one);
	}
	if (one.code != SOC_OK && err->code == SOC_OK)
		*err = one;
	return one.code == SOC_OK;
}

const soc_rows *soc_pipeline_rows(const soc_pipeline *pipeline, int index)
{
	return &pipeline->rows[index];
}

bool soc_pipeline_one(soc_conn *conn, const soc_params *params, soc_rows *out_rows, soc_err *err)
{
	soc_pipeline pipeline = soc_pipeline_start(conn, params->arena, true);
	int index = soc_pipeline_add(&pipeline, params);
	if (!soc_pipeline_run(&pipeline, err))
		return false;
	*out_rows = *soc_pipeline_rows(&pipeline, index);
	return true;
}
