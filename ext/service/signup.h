/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_SIGNUP_H
#define SOC_SERVICE_SIGNUP_H

#include "core/cursor.h"
#include "core/signup.h"
#include "core/viewer.h"
#include "service/ctx.h"

enum { SOC_SIGNUP_LIST_MAX = 500 };

/* Local user ids. */
typedef struct soc_signup_people {
	const int64_t *user;
	int count;
} soc_signup_people;

/* How somebody stands after a change, and the event. */
typedef struct soc_signup_outcome {
	bool signed_up;          /* there is an answer, of this state */
	soc_signup_state state;
	int64_t position;        /* among those waiting, from 1; 0: not waiting */
	bool changed;
	int64_t going;           /* seats taken, by people and guests */
	int64_t waiting;         /* sign-ups */
	soc_signup_people promoted; /* who got the seats that were freed, in that order */
} soc_signup_outcome;

typedef struct soc_signup_request {
	soc_str event;
	soc_signup_answer answer;
} soc_signup_request;

/*
 * One's answer in place of an earlier one; one exchange. NOT_FOUND "event-not-found"; INVALID
 * "viewer-anonymous", and as soc_signup_answer_check; FORBIDDEN as soc_signup_explain.
 */
bool soc_signup_put(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_signup_request *request, soc_signup_outcome *out_outcome, soc_err *err)
	SOC_MUST_CHECK;

/* Takes it back, also from what one may no longer see; one exchange. NOT_FOUND "event-not-found"
 * (unless there was one); INVALID "viewer-anonymous"; FORBIDDEN "event-past". */
bool soc_signup_remove(const soc_ctx *ctx, const soc_viewer *viewer, soc_str event,
	soc_signup_outcome *out_outcome, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_signup_order {
	soc_str event;
	int64_t user;
	soc_str action, reason;
} soc_signup_order;

/*
 * What an organiser does with somebody, and its entry in their log; one exchange. NOT_FOUND
 * "event-not-found", "signup-not-found"; FORBIDDEN "event-not-organiser", "event-full",
 * "event-past", "event-suspended", "event-cancelled"; INVALID "action-invalid",
 * "viewer-anonymous", and as soc_reason_check.
 */
bool soc_signup_move(const soc_ctx *ctx, const soc_viewer *viewer, const soc_signup_order *order,
	soc_signup_outcome *out_outcome, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_signup_query {
	soc_str event;
	soc_str state;  /* a state's word; ptr NULL: all of them */
	int64_t limit;
	soc_str cursor; /* ptr NULL: from the first one */
} soc_signup_query;

/* Somebody's answer as a viewer may see it. */
typedef struct soc_participant {
	int64_t user;
	soc_signup_state state;
	int64_t guests;
	bool is_public, ties;
	soc_str note;       /* ptr NULL: not for this viewer */
	int64_t at;         /* microseconds since 1970 */
	int64_t position;   /* among those waiting, from 1; 0: not waiting */
	bool attendance_known, attended;
} soc_participant;

typedef struct soc_signup_page {
	const soc_participant *item;
	int count;
	bool has_next;
	soc_cursor next;    /* where has_next */
	bool organises;     /* the viewer does: only then is it told who declined */
	int64_t going, people, waiting, interested, declined, hidden;
} soc_signup_page;

/* Those who have a seat in its order, who wait, who are interested, and for organisers the others;
 * one exchange. INVALID "state-invalid", "limit-invalid", "cursor-invalid"; NOT_FOUND
 * "event-not-found". */
bool soc_signup_list(const soc_ctx *ctx, const soc_viewer *viewer, const soc_signup_query *query,
	soc_signup_page *out_page, soc_err *err) SOC_MUST_CHECK;

/* How often each answer was given; answers in the order of the questions. */
typedef struct soc_signup_total {
	int64_t question, count; /* the question from 1 */
} soc_signup_total;

typedef struct soc_signup_totals {
	const soc_signup_total *item;
	int count;
} soc_signup_totals;

/* For organisers; one exchange. NOT_FOUND "event-not-found"; FORBIDDEN "event-not-organiser". */
bool soc_signup_answers(const soc_ctx *ctx, const soc_viewer *viewer, soc_str event,
	soc_signup_totals *out_totals, soc_err *err) SOC_MUST_CHECK;

/* Who lets their edits be seen beside the event, as far as it is to be seen; one exchange.
 * NOT_FOUND "event-not-found" for what is no id. */
bool soc_signup_tied(const soc_ctx *ctx, const soc_viewer *viewer, soc_str event,
	soc_signup_people *out_people, soc_err *err) SOC_MUST_CHECK;

#endif
