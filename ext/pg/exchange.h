/* SPDX-License-Identifier: MIT */
#ifndef SOC_PG_EXCHANGE_H
#define SOC_PG_EXCHANGE_H

/* Inside pg/ only: one pipeline sent and answered once on an open connection. */

#include "pg/pipeline.h"
#include "pg/state.h"

/*
 * Sends all statements with the prepares they lack, up to one Sync, and takes every answer.
 * The connection is closed unless it ended WELL or REFUSED.
 */
soc_ending soc_exchange_run(soc_pipeline *pipeline, int64_t deadline, soc_err *err);

#endif
