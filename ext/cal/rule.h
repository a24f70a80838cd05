/* SPDX-License-Identifier: MIT */
#ifndef SOC_CAL_RULE_H
#define SOC_CAL_RULE_H

#include "base/arena.h"
#include "cal/moment.h"

/*
 * The dates of an event: one, or those of a repeat rule (the value of RFC 5545's RRULE).
 *
 * A rule is FREQ=DAILY|WEEKLY|MONTHLY|YEARLY with INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS
 * (of a month or year only), WKST, and either COUNT or UNTIL; letters in any case, each part once.
 * Everything is counted by the calendar on the wall at `zone`: an event at 10:00 is at 10:00 in
 * summer and in winter, and a date that a month lacks (the 31st) is left out.
 *
 * The start is the first date, also where the rule does not name it, and COUNT counts it: so RFC
 * 5545 has it (3.8.5.3). Exceptions are taken away afterwards, COUNT does not make up for them; one
 * with hour SOC_MOMENT_DAY takes what starts on that day, others what starts just then. Those that
 * meet nothing do nothing.
 *
 * The end of each date is at the same time of the clock, as many days later as the first one's: so
 * a night over which clocks are put forward is an hour shorter. Where that leaves nothing (a start
 * that the clock jumps over), it lasts as long as by the clock on the wall.
 *
 * libical reads the rule and names its dates. The work is bounded whatever the rule: it is asked
 * for the dates of ten years, and behind the last one looks on for at most 38 years; from starts
 * in 2089 to 2100 for 93, in 2189 to 2200 for 393, as the calendar of these is no other's. Rules
 * that never name a date are refused unasked, but for some yearly ones of half a second.
 *
 * Refused for what libical makes of them: BYSETPOS from the end where BYMONTHDAY or BYDAY may name
 * a day twice (1 and -31, MO and 1MO); a year's n-th weekday together with BYMONTHDAY, without
 * BYMONTH; more than 31 elements of BYMONTHDAY.
 */
enum {
	SOC_RULE_TEXT_MAX = 512,   /* bytes of a rule, as given and as normalised */
	SOC_RULE_DATES_MAX = 366,  /* dates, before exceptions; also the exceptions */
	SOC_RULE_DAYS_MAX = 3653,  /* from the first to the last date: ten years */
	SOC_RULE_LENGTH_MAX = 14 * SOC_MINUTES_A_DAY /* minutes of one date, by the clock */
};

typedef struct soc_rule_ask {
	soc_str rule; /* empty: one date */
	soc_str zone;
	soc_moment start, end;
	const soc_moment *except;
	size_t except_count;
} soc_rule_ask;

typedef struct soc_date {
	soc_moment start, end;
	int64_t start_us, end_us; /* microseconds since 1970 UTC; end_us is the later one */
} soc_date;

typedef struct soc_dates {
	soc_str rule; /* canonical: one text for one meaning; UNTIL in UTC. Empty without a rule */
	const soc_date *item; /* in order, at least one */
	size_t count;
	bool start_in_rule; /* false: a start that the rule does not name */
} soc_dates;

/*
 * All in the arena. INVALID, by reason:
 * "event-time-invalid"        start, end or an exception is no time
 * "event-end-before-start"    the end is not after the start
 * "event-too-long"            longer than SOC_RULE_LENGTH_MAX
 * "event-zone-unknown"        see cal/zone.h
 * "event-repeat-invalid"      no rule as above, or one that names no date within ten years
 * "event-repeat-endless"      neither COUNT nor UNTIL
 * "event-repeat-too-many"     more than SOC_RULE_DATES_MAX dates or exceptions, or past ten years
 * "event-repeat-empty"        every date is an exception
 * NOMEM.
 */
bool soc_rule_expand(soc_arena *arena, const soc_rule_ask *ask, soc_dates *out, soc_err *err)
	SOC_MUST_CHECK;

#endif
