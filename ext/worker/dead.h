/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_DEAD_H
#define SOC_WORKER_DEAD_H

#include "service/ctx.h"

/* --dead: the events that were laid aside, a line each on stdout. Answers the exit code. */
int soc_dead_command_list(const soc_ctx *ctx);
/* --redrive: serves the one of that id, or "all", again; SOC_EXIT_BAD where one failed again. */
int soc_dead_command_redrive(const soc_ctx *ctx, const char *which);

#endif
