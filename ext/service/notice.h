/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_NOTICE_H
#define SOC_SERVICE_NOTICE_H

#include "core/notice.h"
#include "core/viewer.h"
#include "service/ctx.h"

typedef struct soc_notice_kinds {
	const soc_notice_kind *item;
	size_t count;
} soc_notice_kinds;

/* The whole of what a wiki's extensions declare; a kind that is new gets its number. One exchange.
 * INVALID "wiki-invalid" and as of soc_notice_kinds_check(). */
bool soc_notice_declare(const soc_ctx *ctx, soc_str wiki, const soc_notice_kinds *kinds,
	bool *out_changed, soc_err *err) SOC_MUST_CHECK;

/* Writes into the log that these people are to be told; how many were not yet. One exchange, none
 * for nobody. INVALID "wiki-invalid", "too-many" and as of soc_notice_check(). */
bool soc_notice_tell(const soc_ctx *ctx, soc_str wiki, const soc_notice *notice,
	int64_t *out_told, soc_err *err) SOC_MUST_CHECK;

/* Takes back what one person did, of SOC_NOTICE_WITHDRAWN_MAX people at a time; of nobody the whole
 * of it, which counts as one. One exchange. Errors likewise. */
bool soc_notice_withdraw(const soc_ctx *ctx, soc_str wiki, const soc_notice *notice,
	int64_t *out_withdrawn, soc_err *err) SOC_MUST_CHECK;

#endif
