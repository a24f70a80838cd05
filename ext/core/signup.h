/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_SIGNUP_H
#define SOC_CORE_SIGNUP_H

#include "base/arena.h"
#include "core/event.h"

#include <stdint.h>

enum { SOC_SIGNUP_NOTE_MAX = 500 }; /* code points */

/* What somebody answers to an event; borrowed. */
typedef struct soc_signup_answer {
	soc_signup_state state;  /* declined, interested or going */
	int64_t guests;
	bool is_public;          /* others than the organisers are told */
	bool ties;               /* edits may be seen beside the event */
	soc_str note;            /* to the organisers */
	const int64_t *choice;   /* for each question the number of its answer, from 1; 0: none */
	int choice_count;
} soc_signup_answer;

/* What an organiser does with somebody; the numbers are those of social.event_log. */
typedef enum soc_signup_action {
	SOC_SIGNUP_SEAT = 8, SOC_SIGNUP_WAIT, SOC_SIGNUP_REMOVE, SOC_SIGNUP_ATTENDED, SOC_SIGNUP_ABSENT,
	SOC_SIGNUP_UNMARK
} soc_signup_action;

/* "going", "interested", "declined"; INVALID "answer-invalid" for any other word. */
bool soc_signup_answer_parse(soc_str word, soc_signup_state *out_state, soc_err *err)
	SOC_MUST_CHECK;
/* "seat", "wait", "remove", "attended", "absent", "unmark"; INVALID "action-invalid". */
bool soc_signup_action_parse(soc_str word, soc_signup_action *out_action, soc_err *err)
	SOC_MUST_CHECK;

/*
 * Checks what can be told without the event, and puts the note into the stored form. INVALID
 * "answer-invalid" (another state, less than no guests), "signup-guests-too-many",
 * "signup-answers-invalid", "note-too-long", "text-encoding", "text-control", "text-bidi"; NOMEM.
 */
bool soc_signup_answer_check(const soc_signup_answer *answer, soc_arena *arena,
	soc_signup_answer *out_answer, soc_err *err) SOC_MUST_CHECK;

/*
 * The error for the word by which the store refuses; ptr NULL, no word, is none. FORBIDDEN
 * "signup-removed", "event-past", "event-suspended", "event-cancelled", "event-closed",
 * "event-full"; INVALID "signup-guests-too-many", "signup-answers-invalid"; NOT_FOUND
 * "signup-not-found".
 */
bool soc_signup_explain(soc_str refusal, soc_err *err) SOC_MUST_CHECK;

#endif
