/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_STATUS_H
#define SOC_SERVICE_STATUS_H

#include "core/status.h"
#include "core/viewer.h"
#include "pg/pipeline.h"
#include "service/ctx.h"

/* Whether a draft could be stored, by its form alone; no exchange. INVALID as soc_draft_check. */
bool soc_status_check(const soc_ctx *ctx, const soc_draft *draft, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_posted {
	soc_status status;
	bool created; /* false: the same key had made it before */
} soc_posted;

/*
 * Stores a public status, its activity row and its key; one exchange. A key of the last 24 hours
 * with the same body answers with the status it made, with another body it is CONFLICT
 * "key-reused". INVALID as soc_draft_check and soc_viewer_check_writer.
 */
bool soc_status_post(const soc_ctx *ctx, const soc_viewer *author, const soc_draft *draft,
	soc_posted *out_posted, soc_err *err) SOC_MUST_CHECK;

/* One status as the viewer may see it, a read that only a report allows noted; one exchange.
 * NOT_FOUND "status-not-found". */
bool soc_status_get(const soc_ctx *ctx, const soc_viewer *viewer, soc_str id,
	soc_status *out_status, soc_err *err) SOC_MUST_CHECK;

/*
 * Deletes the author's own status, again without effect; one exchange. NOT_FOUND
 * "status-not-found" when it may not be seen, FORBIDDEN "status-not-own".
 */
bool soc_status_delete(const soc_ctx *ctx, const soc_viewer *author, soc_str id, soc_err *err)
	SOC_MUST_CHECK;

/* Adds the reading of one status as the viewer may see it, with the note that such a read may
 * take (service/access.h); answers its index. */
int soc_status_add_get(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id);

/* A status from a row, its columns beginning at `first`; every statement lists them alike. */
soc_status soc_status_from_row(const soc_rows *rows, int row, int first);

#endif
