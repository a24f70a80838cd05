/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_COMMAND_H
#define SOC_WORKER_COMMAND_H

#include "service/ctx.h"
#include "worker/options.h"

/* The operator's commands: what they find goes to stdout, why they fail to stderr. Each answers
 * its exit code. */
int soc_command_migrate(const soc_ctx *ctx, const soc_worker_options *options);
int soc_command_check(const soc_ctx *ctx, const soc_worker_options *options);
int soc_command_verify(const soc_ctx *ctx, const soc_worker_options *options);

/* Tells on stderr what failed, and answers the exit code for it. */
int soc_command_fail(const soc_ctx *ctx, const soc_err *err);

#endif
