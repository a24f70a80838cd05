/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_HEALTH_H
#define SOC_WORKER_HEALTH_H

#include "service/ctx.h"
#include "worker/options.h"

/*
 * --health: whether all is well with the store and with the consumer's place in the log, on one
 * line of stdout, as JSON with --json. Answers SOC_EXIT_GOOD; SOC_EXIT_BAD where somebody has to
 * look; SOC_EXIT_AWAY where the store does not answer.
 */
int soc_health_run(const soc_ctx *ctx, const soc_worker_options *options);

#endif
