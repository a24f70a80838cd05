/* SPDX-License-Identifier: MIT */
#ifndef SOC_CAL_WRITE_H
#define SOC_CAL_WRITE_H

#include "base/buf.h"
#include "cal/moment.h"

/*
 * Writes an iCalendar stream (RFC 5545, with the properties of RFC 7986). Every text may hold
 * anything that is UTF-8 and stays within its property; an empty one leaves its property out.
 */
typedef enum soc_calendar_status {
	SOC_CALENDAR_CONFIRMED,
	SOC_CALENDAR_TENTATIVE,
	SOC_CALENDAR_POSTPONED, /* TENTATIVE: iCalendar knows no other word */
	SOC_CALENDAR_CANCELLED
} soc_calendar_status;

typedef struct soc_calendar_event {
	soc_str uid; /* the same for ever */
	soc_str url, summary, description, location;
	/*
	 * Name only: CONTACT. With the address of a page too: ORGANIZER, which METHOD:PUBLISH wants
	 * and RFC 5545 (3.8.4.3) keeps from events without attendees. Nobody's e-mail is written.
	 */
	soc_str organiser, organiser_uri;
	soc_str conference;      /* address of an online meeting */
	const soc_str *category;
	size_t category_count;
	soc_str zone;            /* IANA; "UTC" is written in UTC, others with a VTIMEZONE */
	soc_moment start, end;
	soc_str rule;            /* see cal/rule.h; empty for one date */
	const soc_moment *except;
	size_t except_count;
	soc_calendar_status status;
	int sequence;            /* grows with each change of time, place or status */
	int64_t created_us, changed_us, stamp_us; /* microseconds since 1970 UTC; stamp: DTSTAMP */
} soc_calendar_event;

typedef struct soc_calendar {
	soc_str prodid;
	soc_str name;
	soc_str method;    /* "PUBLISH"; empty for a stored calendar */
	int refresh_hours; /* how often a reader should come back; 0 says nothing */
	const soc_calendar_event *event;
	size_t event_count;
} soc_calendar;

/*
 * Appends the stream to the buffer; scratch memory is of the buffer's arena. A rule that does not
 * name its start is written as RDATEs, as programs do not agree on what it means. INVALID as
 * soc_rule_expand has it, but exceptions may take every date away; NOMEM, also when the stream is
 * larger than the buffer may be.
 */
bool soc_calendar_write(soc_buf *buf, const soc_calendar *calendar, soc_err *err) SOC_MUST_CHECK;

#endif
