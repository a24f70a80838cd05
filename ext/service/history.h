/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_HISTORY_H
#define SOC_SERVICE_HISTORY_H

#include "core/cursor.h"
#include "core/status.h"
#include "core/viewer.h"
#include "service/ctx.h"
#include "service/target.h"

enum { SOC_HISTORY_LIMIT_MAX = 100, SOC_STATES_LIMIT_MAX = 1000 };

typedef struct soc_history_request {
	soc_str id;
	int64_t limit;
	soc_str cursor; /* ptr NULL: from the newest */
} soc_history_request;

/* Newest first. */
typedef struct soc_history_page {
	const soc_version *items;
	int count;
	bool has_next;
	soc_cursor next; /* where has_next */
} soc_history_page;

/* Versions of a status; one exchange. INVALID "limit-invalid", "cursor-invalid"; NOT_FOUND
 * "status-not-found". */
bool soc_history_read(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_history_request *request, soc_history_page *out_page, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_states_request {
	soc_str wiki;
	soc_str after; /* an id, or "0" */
	int64_t limit;
} soc_states_request;

typedef struct soc_states_page {
	const soc_state *items;
	int count;
} soc_states_page;

/* How the statuses and comments of a wiki stand, ids ascending; one exchange. INVALID
 * "wiki-invalid", "limit-invalid", "cursor-invalid" (of `after`). */
bool soc_history_states(const soc_ctx *ctx, const soc_states_request *request,
	soc_states_page *out_page, soc_err *err) SOC_MUST_CHECK;

/* The same of the comments on these objects that are neither hidden nor deleted by themselves; one
 * exchange. INVALID also "objects-invalid". */
bool soc_history_comment_states(const soc_ctx *ctx, const soc_states_request *request,
	const soc_targets *roots, soc_states_page *out_page, soc_err *err) SOC_MUST_CHECK;

#endif
