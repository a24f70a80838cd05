/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_FOLLOW_H
#define SOC_WORKER_FOLLOW_H

#include "service/ctx.h"
#include "worker/options.h"

/*
 * Follows the log until SIGTERM (or, with --once, until nothing waits); SIGHUP renews the DSN and
 * the connection. Answers the exit code.
 */
int soc_follow_run(soc_ctx *ctx, soc_worker_options *options);

#endif
