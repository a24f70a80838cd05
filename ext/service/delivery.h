/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_DELIVERY_H
#define SOC_SERVICE_DELIVERY_H

#include "core/delivery.h"
#include "service/ctx.h"

typedef struct soc_delivery_list {
	const soc_delivery *item;
	int count;
	int64_t closed; /* rows that nothing is to be sent of any more */
} soc_delivery_list;

/*
 * What is due to be mailed in this wiki, by person, at most `limit` people, held for five minutes.
 * What its recipient may not see, has read or does not want any more is closed. At most three
 * exchanges, one when nothing is due. INVALID "wiki-invalid", "limit-invalid".
 */
bool soc_delivery_take(const soc_ctx *ctx, soc_str wiki, int64_t limit,
	soc_delivery_list *out_list, soc_err *err) SOC_MUST_CHECK;

/* Each one exchange. To be committed before anything is sent: false says that nothing may be. */
bool soc_delivery_handed(const soc_ctx *ctx, const soc_leases *leases, bool *out_handed,
	soc_err *err) SOC_MUST_CHECK;
/* How many of them were held at this epoch. */
bool soc_delivery_done(const soc_ctx *ctx, const soc_leases *leases, int64_t *out_done,
	soc_err *err) SOC_MUST_CHECK;
bool soc_delivery_failed(const soc_ctx *ctx, const soc_leases *leases,
	const soc_delivery_failure *failure, int64_t *out_failed, soc_err *err) SOC_MUST_CHECK;

/* Whether anything is due in this wiki; one exchange. INVALID "wiki-invalid". */
bool soc_delivery_due(const soc_ctx *ctx, soc_str wiki, bool *out_due, soc_err *err)
	SOC_MUST_CHECK;

/* Of all wikis: what is due, 100000 at most of each, for how long the oldest was, what is dead. */
typedef struct soc_delivery_depth {
	int64_t due, ms, dead;
} soc_delivery_depth;

bool soc_delivery_measure(const soc_ctx *ctx, soc_delivery_depth *out_depth, soc_err *err)
	SOC_MUST_CHECK;

typedef struct soc_delivery_dead_list {
	const soc_delivery_dead *item;
	int count;
} soc_delivery_dead_list;

/* The oldest first; one exchange. INVALID "wiki-invalid", "limit-invalid". */
bool soc_delivery_dead_of(const soc_ctx *ctx, soc_str wiki, int64_t limit,
	soc_delivery_dead_list *out_list, soc_err *err) SOC_MUST_CHECK;
/* Has one sent after all; false where there is no such. One exchange. INVALID "wiki-invalid". */
bool soc_delivery_redrive(const soc_ctx *ctx, soc_str wiki, int64_t id, bool *out_redriven,
	soc_err *err) SOC_MUST_CHECK;

#endif
