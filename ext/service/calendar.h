/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_CALENDAR_H
#define SOC_SERVICE_CALENDAR_H

#include "core/calendar.h"
#include "core/viewer.h"
#include "service/ctx.h"

/* The events of a calendar. */
typedef struct soc_calendar_events {
	const soc_event *item;
	int count;
} soc_calendar_events;

/*
 * What a calendar of this scope shows the viewer, in the order of dates; one exchange. INVALID
 * "viewer-anonymous" for one's own without an account; NOMEM.
 */
bool soc_calendar_list(const soc_ctx *ctx, const soc_viewer *viewer, soc_calendar_scope scope,
	soc_calendar_events *out_events, soc_err *err) SOC_MUST_CHECK;

/* A new address for this scope in place of the one there was; one exchange. INVALID
 * "viewer-anonymous". */
bool soc_calendar_open(const soc_ctx *ctx, const soc_viewer *viewer, soc_calendar_scope scope,
	soc_calendar_token *out_token, soc_err *err) SOC_MUST_CHECK;

/* Takes the address back, if there is one; one exchange. INVALID "viewer-anonymous". */
bool soc_calendar_close(const soc_ctx *ctx, const soc_viewer *viewer, soc_calendar_scope scope,
	bool *out_changed, soc_err *err) SOC_MUST_CHECK;

/* When the address of each scope was made, in microseconds since 1970; 0: there is none. */
typedef struct soc_calendar_state {
	int64_t created[SOC_CALENDAR_SCOPE_COUNT];
} soc_calendar_state;

/* One exchange. INVALID "viewer-anonymous". */
bool soc_calendar_state_get(const soc_ctx *ctx, const soc_viewer *viewer,
	soc_calendar_state *out_state, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_calendar_owner {
	int64_t user;
	soc_calendar_scope scope;
} soc_calendar_owner;

/*
 * Whose address a token is, and of what; one exchange, none for what is no token. NOT_FOUND
 * "calendar-not-found", also when the owner is hidden, was merged or is no more.
 */
bool soc_calendar_find(const soc_ctx *ctx, soc_str wiki, soc_str token,
	soc_calendar_owner *out_owner, soc_err *err) SOC_MUST_CHECK;

#endif
