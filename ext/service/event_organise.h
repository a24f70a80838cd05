/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_EVENT_ORGANISE_H
#define SOC_SERVICE_EVENT_ORGANISE_H

#include "core/event.h"
#include "core/viewer.h"
#include "service/ctx.h"

enum { SOC_EVENT_ENTRIES_MAX = 1000, SOC_EVENT_TEXT_MAX = 2000 };

/*
 * What organisers do, and whoever moderates. All of it is one transaction and one exchange; INVALID
 * "viewer-anonymous", as soc_reason_check; NOT_FOUND "event-not-found"; FORBIDDEN
 * "event-not-organiser"; NOMEM; and what is said below.
 */

/* What is to be set; ptr NULL or a false `has_…`: it stays. */
typedef struct soc_event_order {
	soc_str id;
	bool has_status, has_closed, has_ties;
	soc_event_status status;
	bool closed, ties_edits;
	const soc_questions *questions;
	soc_str reason;
} soc_event_order;

/* An event after an order, and whether that changed anything. */
typedef struct soc_event_outcome {
	bool changed;
	soc_event event;
} soc_event_outcome;

/* INVALID as soc_questions_write; FORBIDDEN "event-questions-answered". */
bool soc_event_set(const soc_ctx *ctx, const soc_viewer *organiser, const soc_event_order *order,
	soc_event_outcome *out_outcome, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_organiser_order {
	soc_str id;
	int64_t user;
	bool add;       /* otherwise remove */
	soc_str reason;
} soc_organiser_order;

/* INVALID "user-invalid"; FORBIDDEN "event-organisers-too-many", "organiser-last". */
bool soc_event_organiser_set(const soc_ctx *ctx, const soc_viewer *organiser,
	const soc_organiser_order *order, bool *out_changed, soc_err *err) SOC_MUST_CHECK;

/* A message to those who are in one of these states (a bit for each); borrowed. */
typedef struct soc_event_letter {
	soc_str id;
	int states;
	soc_str text, key;
} soc_event_letter;

typedef struct soc_event_sent {
	int64_t id, recipients;
} soc_event_sent;

/* INVALID "event-invalid" (no states), "text-empty", "text-too-long", "text-encoding",
 * "text-control", "text-bidi", "key-invalid"; CONFLICT "key-reused". */
bool soc_event_message(const soc_ctx *ctx, const soc_viewer *organiser,
	const soc_event_letter *letter, soc_event_sent *out_sent, soc_err *err) SOC_MUST_CHECK;

/* What an organiser did; the action is social.event_log's. */
typedef struct soc_event_entry {
	int64_t id, actor, event, person; /* users; person 0: none */
	int action;
	bool person_public;
	soc_str reason;
	int64_t created;
} soc_event_entry;

typedef struct soc_event_entries {
	const soc_event_entry *item;
	int count;
} soc_event_entries;

typedef struct soc_event_log_request {
	soc_str wiki, after;
	int64_t limit;
} soc_event_log_request;

/* Of a wiki, oldest first; one exchange. INVALID "wiki-invalid", "cursor-invalid",
 * "limit-invalid"; NOMEM. */
bool soc_event_entries_get(const soc_ctx *ctx, const soc_event_log_request *request,
	soc_event_entries *out_entries, soc_err *err) SOC_MUST_CHECK;

/* Counts the answers of at most `limit` events that are over since 30 days, and forgets whose they
 * were; one exchange. INVALID "limit-invalid". */
bool soc_event_settle_answers(const soc_ctx *ctx, int64_t limit, int64_t *out_settled, soc_err *err)
	SOC_MUST_CHECK;

#endif
