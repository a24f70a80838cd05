/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_EVENT_SYNC_H
#define SOC_SERVICE_EVENT_SYNC_H

#include "core/event.h"
#include "core/viewer.h"
#include "service/ctx.h"

enum { SOC_EVENT_TAGS_MAX = 50 };

/* What the newest revision of a page announces; borrowed. */
typedef struct soc_event_page {
	int64_t page;     /* page id */
	soc_str revision; /* decimal id */
	soc_str gone;     /* decimal id of the newest one that was deleted; "": none, or not known */
	bool may_create;  /* the saver may make events */
	const soc_event_tag *tag;
	size_t count;
} soc_event_page;

/* What became of a tag; words are "created", "changed", "same", "unregistered", "copy", "stale". */
typedef struct soc_event_synced {
	soc_str tag;
	int64_t id;       /* 0: no event */
	soc_str result;
	bool kept;        /* the store has other capacity, waiting list, guests or deadline */
} soc_event_synced;

/*
 * Takes it into the store, in one transaction and one exchange; out_synced has page->count items,
 * in their order. The saver may have no account. Of two calls the newer revision counts, whichever
 * comes first, unless that one is gone. INVALID as soc_event_tag_check of a tag that is
 * not to be kept, and "event-invalid" for what is no page, no revision, or more than
 * SOC_EVENT_TAGS_MAX; NOMEM.
 */
bool soc_event_sync(const soc_ctx *ctx, const soc_viewer *saver, const soc_event_page *page,
	soc_event_synced *out_synced, soc_err *err) SOC_MUST_CHECK;

/* As sync would judge it; no exchange. INVALID as soc_event_tag_check; NOMEM. */
bool soc_event_check(const soc_ctx *ctx, const soc_event_tag *tag, soc_event_plan *out_plan,
	soc_err *err) SOC_MUST_CHECK;

#endif
