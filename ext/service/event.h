/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_EVENT_H
#define SOC_SERVICE_EVENT_H

#include "core/event.h"
#include "core/viewer.h"
#include "pg/pipeline.h"
#include "service/ctx.h"

enum { SOC_EVENT_FIND_MAX = 50 };

/* Events by ids or tags; borrowed. */
typedef struct soc_event_names {
	const soc_str *name;
	size_t count;
} soc_event_names;

/*
 * The events of these ids, or of these ids in the wikitext, in their order; an id of 0 stands where
 * the viewer finds none. One exchange, none for an empty list. INVALID "event-invalid" (more than
 * SOC_EVENT_FIND_MAX); NOMEM.
 */
bool soc_event_find(const soc_ctx *ctx, const soc_viewer *viewer, const soc_event_names *ids,
	const soc_event **out_events, soc_err *err) SOC_MUST_CHECK;
bool soc_event_find_by_tag(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_event_names *tags, const soc_event **out_events, soc_err *err) SOC_MUST_CHECK;

/* Adds the read of one event; answers its index. */
int soc_event_add_find(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id);
/* The event that it found. NOT_FOUND "event-not-found". */
bool soc_event_found(const soc_ctx *ctx, const soc_rows *rows, soc_event *out_event, soc_err *err)
	SOC_MUST_CHECK;

#endif
