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

#endif
