/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_EVENT_H
#define SOC_CORE_EVENT_H

#include "base/arena.h"
#include "cal/rule.h"
#include "core/status.h"

#include <stdint.h>

/* Lengths in code points where nothing else is said. */
enum {
	SOC_EVENT_TAG_MAX = 64, /* bytes */
	SOC_EVENT_TITLE_MAX = 200,
	SOC_EVENT_DESCRIPTION_MAX = 2000,
	SOC_EVENT_PLACE_MAX = 200,
	SOC_EVENT_LINK_MAX = 2000, /* bytes */
	SOC_EVENT_CAPACITY_MAX = 1000000,
	SOC_EVENT_GUESTS_MAX = 20,
	SOC_EVENT_QUESTIONS_MAX = 10,
	SOC_EVENT_QUESTION_MAX = 300,
	SOC_EVENT_ANSWERS_MAX = 10, /* of one question; two at the least */
	SOC_EVENT_ANSWER_MAX = 100,
	SOC_EVENT_ORGANISERS_MAX = 20,
	SOC_EVENT_DATES_SHOWN = 5
};

/* The numbers are the store's. */
typedef enum soc_event_status {
	SOC_EVENT_PLANNED, SOC_EVENT_POSTPONED, SOC_EVENT_CANCELLED, SOC_EVENT_STATUS_COUNT
} soc_event_status;

typedef enum soc_signup_state {
	SOC_SIGNUP_DECLINED, SOC_SIGNUP_INTERESTED, SOC_SIGNUP_WAITLISTED, SOC_SIGNUP_GOING,
	SOC_SIGNUP_REMOVED, SOC_SIGNUP_STATE_COUNT
} soc_signup_state;

const char *soc_event_status_word(soc_event_status status);
/* INVALID "event-invalid". */
bool soc_event_status_parse(soc_str word, soc_event_status *out_status, soc_err *err)
	SOC_MUST_CHECK;
const char *soc_signup_state_word(soc_signup_state state);
/* False when it is none of the words. */
bool soc_signup_state_parse(soc_str word, soc_signup_state *out_state);

/* NOT_FOUND "event-not-found": absent and not to be seen answer alike. */
bool soc_event_not_found(soc_err *err);
/* FORBIDDEN "event-not-organiser". */
bool soc_event_not_organiser(soc_err *err);

/* What a tag on a page says; borrowed. ptr NULL where something may be left out and is. */
typedef struct soc_event_tag {
	soc_str tag, title, description, place, link, file, lang, zone;
	soc_str start, end;     /* "YYYY-MM-DDTHH:MM" */
	soc_str rule;           /* RFC 5545's RRULE */
	const soc_str *except;  /* days, or times as start */
	size_t except_count;
	soc_str deadline;
	int64_t capacity;       /* 0: without limit */
	int64_t guests_max;
	bool waitlist;
	bool keep;              /* it has a mistake: nothing of it counts but that it is there */
} soc_event_tag;

/* A tag once checked; texts in the form in which they are stored. */
typedef struct soc_event_plan {
	soc_event_tag tag;      /* the rule is the canonical one */
	const soc_moment *except;
	soc_dates dates;
	soc_moment start, end, deadline;
	int64_t start_at, end_at, deadline_at; /* microseconds since 1970 */
} soc_event_plan;

/*
 * Checks what a tag says, in the moment `now` (microseconds since 1970). INVALID
 * event-tag-invalid, event-title-empty, event-title-too-long, event-description-too-long,
 * event-place-too-long, event-link-invalid, event-file-invalid, event-zone-unknown,
 * event-start-invalid, event-end-invalid, event-end-before-start, event-too-long, event-too-far,
 * event-deadline-invalid, event-deadline-late, event-capacity-invalid, event-guests-invalid,
 * event-repeat-invalid, event-repeat-endless, event-repeat-too-many, event-repeat-empty,
 * event-except-invalid,
 * event-invalid, text-encoding, text-control, text-bidi; NOMEM.
 */
bool soc_event_tag_check(const soc_event_tag *tag, int64_t now, soc_arena *arena,
	soc_event_plan *out_plan, soc_err *err) SOC_MUST_CHECK;
/* Whether text can be the id of a tag: 1 to 64 of A-Z a-z 0-9 _ -. INVALID "event-tag-invalid". */
bool soc_event_tag_id_check(soc_str text, soc_err *err) SOC_MUST_CHECK;

/* A question that organisers ask, and what may be answered. */
typedef struct soc_question {
	soc_str text;
	const soc_str *answer;
	int answer_count;
} soc_question;

typedef struct soc_questions {
	const soc_question *item;
	int count;
} soc_questions;

/* One date of an event: as it is written, and when it is, in microseconds since 1970. */
typedef struct soc_event_date {
	soc_str start, end;
	int64_t start_at, end_at;
} soc_event_date;

/* What the viewer answered. */
typedef struct soc_event_mine {
	bool has;
	soc_signup_state state;
	int64_t position;       /* among those waiting, from 1; 0: not waiting */
	int64_t guests;
	bool is_public, ties;
	soc_str note;
	const int64_t *answer;
	int answer_count;
	bool attendance_known, attended;
} soc_event_mine;

/* An event as a viewer sees it; texts are the arena's. Times are microseconds since 1970. */
typedef struct soc_event {
	int64_t id;
	soc_str tag, wiki;
	int64_t page, home, creator; /* 0: none, not known */
	soc_str title, description, place, link, file, lang, zone;
	soc_str start, end;
	int64_t start_at, end_at, last_at;
	soc_str rule;
	const soc_str *except;
	int except_count;
	soc_str deadline;       /* ptr NULL: none */
	int64_t deadline_at;
	int64_t capacity;       /* 0: without limit */
	bool waitlist;
	int64_t guests_max;
	soc_event_status status;
	bool closed, announced, past, open, ties_edits;
	soc_questions questions;
	int64_t sequence, created, changed;
	soc_hide_level hidden;
	int64_t going, waiting, interested;
	const soc_event_date *date;
	int date_count;
	bool organiser;
	const int64_t *organisers; /* local user ids */
	int organiser_count;
	soc_event_mine mine;
} soc_event;

#endif
