/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_EVENT_LIST_H
#define SOC_SERVICE_EVENT_LIST_H

#include "core/cursor.h"
#include "core/event.h"
#include "core/viewer.h"
#include "service/ctx.h"

enum { SOC_EVENT_LIST_MAX = 100 };

/* Which events; borrowed. Of the last three at most one: without any, all by their dates. */
typedef struct soc_event_filter {
	bool has_from, has_to;
	int64_t from, to;     /* microseconds since 1970 */
	int64_t page;         /* which this page speaks for; 0: any */
	int64_t user;         /* which this person takes part in */
	int64_t organiser;    /* which this person organises */
	int64_t limit;
	soc_str cursor;       /* ptr NULL: from the start */
} soc_event_filter;

/* An event, and in a list by dates one of them. */
typedef struct soc_event_item {
	soc_event event;
	bool has_date;
	soc_event_date date;
} soc_event_item;

typedef struct soc_event_list {
	const soc_event_item *item;
	int count;
	const char *next;     /* NULL: no more */
} soc_event_list;

/*
 * Events that the viewer may see, without those that are suspended (but one's own): by date in the
 * order of dates, otherwise newest first. One exchange. INVALID "event-invalid" (times before 1970
 * or far off, two of the last three), "limit-invalid", "cursor-invalid"; NOMEM.
 */
bool soc_event_list_get(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_event_filter *filter, soc_event_list *out_list, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_event_dates {
	const soc_event_date *item;
	int count;
} soc_event_dates;

/*
 * The dates of an event that have begun, in their order; none where the viewer does not see it. One
 * exchange. NOT_FOUND "event-not-found" for what is no id; NOMEM.
 */
bool soc_event_dates_get(const soc_ctx *ctx, const soc_viewer *viewer, soc_str event,
	soc_event_dates *out_dates, soc_err *err) SOC_MUST_CHECK;

#endif
