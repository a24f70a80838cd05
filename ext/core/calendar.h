/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_CALENDAR_H
#define SOC_CORE_CALENDAR_H

#include "core/event.h"

/* What a calendar shows: what its owner answered, or the wiki's events; the store's numbers. */
typedef enum soc_calendar_scope {
	SOC_CALENDAR_MINE, SOC_CALENDAR_WIKI, SOC_CALENDAR_SCOPE_COUNT
} soc_calendar_scope;

const char *soc_calendar_scope_word(soc_calendar_scope scope);
/* INVALID "calendar-invalid". */
bool soc_calendar_scope_parse(soc_str word, soc_calendar_scope *out_scope, soc_err *err)
	SOC_MUST_CHECK;

/* 32 bytes in base64url: 42 characters, and one of the last 4 bits. */
enum { SOC_CALENDAR_TOKEN_LENGTH = 43 };

/* The secret part of an address. */
typedef struct soc_calendar_token {
	char text[SOC_CALENDAR_TOKEN_LENGTH + 1];
} soc_calendar_token;

/* BUG "random-missing". */
bool soc_calendar_token_make(soc_calendar_token *out_token, soc_err *err) SOC_MUST_CHECK;
/* Whether soc_calendar_token_make could have made it. */
bool soc_calendar_token_is(soc_str text);

enum {
	SOC_CALENDAR_EVENTS_MAX = 500,
	SOC_CALENDAR_REFRESH_MAX = 24 * 31, /* hours */
	SOC_CALENDAR_SIZE_MAX = 16 * 1024 * 1024
};

/* An event as a calendar has it; times as they are written, as soc_event has them. Borrowed. */
typedef struct soc_calendar_entry {
	soc_str uid, url, title, description, place, link, zone, start, end, rule;
	const soc_str *except; /* days or times */
	size_t except_count;
	soc_event_status status;
	int64_t sequence, created, changed; /* the times in microseconds since 1970 */
} soc_calendar_entry;

typedef struct soc_calendar_sheet {
	soc_str name;
	int64_t refresh_hours; /* 0: says nothing */
	const soc_calendar_entry *entry;
	size_t count;
} soc_calendar_sheet;

/*
 * As iCalendar, in the arena. Nothing in it is of the moment of writing: DTSTAMP is when the event
 * was last changed, so that the same events are the same bytes. INVALID "calendar-invalid" for what
 * is no event, also one of too many; NOMEM.
 */
bool soc_calendar_render(const soc_calendar_sheet *sheet, soc_arena *arena, soc_str *out_text,
	soc_err *err) SOC_MUST_CHECK;

#endif
