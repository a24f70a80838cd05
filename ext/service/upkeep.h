/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_UPKEEP_H
#define SOC_SERVICE_UPKEEP_H

#include "service/ctx.h"

/* What one call removed or made, and where the walks through files and bundles stand. */
typedef struct soc_upkeep {
	int64_t partitions; /* of the log, made */
	int64_t keys;       /* idempotency keys that had run out */
	int64_t letters;    /* dead letters of thirty days */
	int64_t files;      /* that nothing shows and nobody refreshed for 25 hours */
	int64_t bundles;    /* of notifications: read and ninety days old, or a year old */
	bool rest;          /* more is to be done: call again soon */
	int64_t files_after, bundles_after; /* 0: at the start, as when a walk is through */
} soc_upkeep;

/*
 * Makes the log's partitions of this and the coming months, and removes what has run out: at most a
 * thousand of each, files and bundles as far as a measured step of their walk finds them. Starts
 * where `upkeep` stands. A few short statements, each by itself: what was done before one that
 * failed stays done. TIMEOUT "store-busy" while somebody reads the log's default partition: later.
 */
bool soc_upkeep_run(const soc_ctx *ctx, soc_upkeep *upkeep, soc_err *err) SOC_MUST_CHECK;

#endif
