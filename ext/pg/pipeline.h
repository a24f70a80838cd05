/* SPDX-License-Identifier: MIT */
#ifndef SOC_PG_PIPELINE_H
#define SOC_PG_PIPELINE_H

#include "pg/conn.h"
#include "pg/param.h"
#include "pg/row.h"

enum { SOC_PIPELINE_MAX = 16, SOC_PIPELINE_ATTEMPTS = 3 };

/*
 * Several statements in one exchange, one implicit transaction: all of it or nothing. Prepares
 * ride along lazily. Failure sticks: add N, run once, check once.
 */
typedef struct soc_pipeline {
	soc_conn *conn;
	soc_arena *arena;
	int count;
	const soc_stmt *stmt[SOC_PIPELINE_MAX];
	soc_params params[SOC_PIPELINE_MAX];
	soc_rows rows[SOC_PIPELINE_MAX];
	bool idempotent;
	soc_err err;
} soc_pipeline;

/* `idempotent`: may be sent once more when a kept connection is dead (reads, keyed writes). */
soc_pipeline soc_pipeline_start(soc_conn *conn, soc_arena *arena, bool idempotent);
/* Adds a statement; returns its index for soc_pipeline_rows. */
int soc_pipeline_add(soc_pipeline *pipeline, const soc_params *params);
/* One exchange. Wakes the connection first. Outside a transaction what PostgreSQL rolled back for
 * a deadlock or a serialisation failure (40P01, 40001) is sent again after a pause, at most
 * SOC_PIPELINE_ATTEMPTS times in all and within the exchange's deadline. On failure nothing of it
 * took effect, or (TIMEOUT, UNAVAILABLE while waiting for the answer) it is unknown and only a key
 * tells. */
bool soc_pipeline_run(soc_pipeline *pipeline, soc_err *err) SOC_MUST_CHECK;
/* One idempotent statement as an exchange of its own; its rows live as long as the arena of
 * `params` is not rewound. */
bool soc_pipeline_one(soc_conn *conn, const soc_params *params, soc_rows *out_rows, soc_err *err)
	SOC_MUST_CHECK;
/* Rows of statement `index`; valid until the arena's rewind. */
const soc_rows *soc_pipeline_rows(const soc_pipeline *pipeline, int index);

#endif
