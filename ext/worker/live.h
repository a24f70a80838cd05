/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_LIVE_H
#define SOC_WORKER_LIVE_H

#include "net/poster.h"
#include "service/ctx.h"

/* Sends who is looking how much they have not read (docs/adr/0011). Whatever becomes of that, the
 * log is followed on. */
typedef struct soc_worker_live {
	soc_poster *poster; /* NULL: nothing is sent */
	bool more;          /* people wait for the next turn */
	int64_t again_at, told_at;
} soc_worker_live;

/* "" sends nothing; false after telling what is wrong with the address. */
bool soc_worker_live_open(soc_worker_live *live, const char *url);
void soc_worker_live_close(soc_worker_live *live);

/*
 * Between two batches, some milliseconds at most; `poked`: somebody's number may have changed.
 * Answers how long to pause, `pause_ms` or less.
 */
int soc_worker_live_serve(soc_worker_live *live, const soc_ctx *ctx, bool poked, int pause_ms);

#endif
