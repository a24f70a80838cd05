/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_FEED_H
#define SOC_SERVICE_FEED_H

#include "core/cursor.h"
#include "core/event.h"
#include "core/status.h"
#include "core/viewer.h"
#include "service/ctx.h"

enum { SOC_FEED_LIMIT_MAX = 100 };

/* Which page of a feed is wanted. */
typedef struct soc_page_request {
	int64_t author; /* local user id whose feed it is; 0 where it is nobody's */
	int64_t page;   /* page id of the page it is about; 0 where it is about none */
	int64_t limit;
	soc_str cursor; /* ptr NULL: from the newest */
	soc_str group;  /* id of the group it is of */
} soc_page_request;

/* Why something is in somebody's home feed: they wrote it, follow who did, follow the page that it
 * is about, or are in the group that it was posted into. */
typedef enum soc_feed_reason {
	SOC_FEED_OWN = 1, SOC_FEED_PERSON = 2, SOC_FEED_ABOUT = 3, SOC_FEED_GROUP = 4
} soc_feed_reason;

/* Newest first. */
typedef struct soc_feed_page {
	const soc_status *items;
	/* Of each item the event that stands there instead, or NULL: then the item is that id only. */
	const soc_event *const *events; /* NULL: none does */
	/* Of a home feed, of each item why it is there; else NULL. */
	const soc_feed_reason *reasons;
	int count;
	bool has_next;
	soc_cursor next; /* where has_next */
} soc_feed_page;

/* Statuses and events of the viewer's wiki; one exchange. INVALID "limit-invalid",
 * "cursor-invalid". */
bool soc_feed_public(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err) SOC_MUST_CHECK;

/* Statuses, and events first announced, by request->author, a local user of the viewer's wiki;
 * of an unknown one an empty page; one exchange. */
bool soc_feed_user(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err) SOC_MUST_CHECK;

/* Public statuses and comments about request->page, a page id of the viewer's wiki, and the events
 * on it; of an unknown one an empty page; one exchange. */
bool soc_feed_page_of(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err) SOC_MUST_CHECK;

/* Statuses of the viewer's wiki that mention the viewer; one exchange. INVALID
 * "viewer-anonymous". */
bool soc_feed_mentions(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err) SOC_MUST_CHECK;

/* What was posted into request->group; one exchange. NOT_FOUND "group-not-found"; FORBIDDEN
 * "group-not-member" of a private one. */
bool soc_feed_group(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err) SOC_MUST_CHECK;

/* What the viewer and the people they follow wrote, what was posted into their groups, and what is
 * said in public about the pages they follow. One exchange. INVALID "viewer-anonymous". */
bool soc_feed_home(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err) SOC_MUST_CHECK;

#endif
