/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_SUGGESTION_H
#define SOC_SERVICE_SUGGESTION_H

#include "core/viewer.h"
#include "service/ctx.h"

enum { SOC_SUGGESTION_LIMIT_MAX = 100 };

/* Somebody whom the viewer may want to follow, and why (docs/adr/0017). */
typedef struct soc_suggestion {
	int64_t user;       /* id on the viewer's wiki */
	int groups, pages;  /* so many are shared */
	int64_t group;      /* the newest of them, 0: none */
	soc_str group_name; /* in the caller's arena */
	int64_t page;       /* likewise, by its id on the wiki; 0: none */
} soc_suggestion;

typedef struct soc_suggestion_page {
	const soc_suggestion *items; /* those with whom most is shared first */
	int count;
} soc_suggestion_page;

/* One exchange. INVALID "limit-invalid", "viewer-anonymous". */
bool soc_suggestion_list(const soc_ctx *ctx, const soc_viewer *viewer, int64_t limit,
	soc_suggestion_page *out_page, soc_err *err) SOC_MUST_CHECK;

#endif
