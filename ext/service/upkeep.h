/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_UPKEEP_H
#define SOC_SERVICE_UPKEEP_H

#include "service/ctx.h"

/* Makes the log's partitions of this and the coming months; `out_made` is how many were missing.
 * One exchange. TIMEOUT "store-busy" while somebody reads the default partition: try later. */
bool soc_upkeep_partitions(const soc_ctx *ctx, int months_ahead, int64_t *out_made, soc_err *err)
	SOC_MUST_CHECK;

/* Removes at most `limit` idempotency keys that ran out; `out_gone`: how many. One exchange. */
bool soc_upkeep_keys(const soc_ctx *ctx, int limit, int64_t *out_gone, soc_err *err)
	SOC_MUST_CHECK;

/* Removes at most `limit` dead letters that are thirty days old; one exchange. */
bool soc_upkeep_deliveries(const soc_ctx *ctx, int limit, int64_t *out_gone, soc_err *err)
	SOC_MUST_CHECK;

/* A walk through all files, some at a call. */
typedef struct soc_upkeep_walk {
	int64_t after; /* where it stands, set by each call; 0: at the start, as when it is through */
	int limit;     /* files looked at by a call */
} soc_upkeep_walk;

/* Removes those of the next files that no status and no version shows and that were last refreshed
 * over 25 hours ago; `out_gone`: how many. One exchange. */
bool soc_upkeep_files(const soc_ctx *ctx, soc_upkeep_walk *walk, int64_t *out_gone, soc_err *err)
	SOC_MUST_CHECK;

#endif
