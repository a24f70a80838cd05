/* SPDX-License-Identifier: MIT */
#include "cal/write.h"

#include "cal/line.h"
#include "cal/rule.h"
#include "cal/vtimezone.h"

#include <stdio.h>

#include "base/ban.h"

enum { US_A_SECOND = 1000000 };

/* A zone that is used, and from when to when. */
typedef struct span { soc_str zone; int64_t first, last; } span;

typedef struct calendar_work {
	soc_buf *buf;
	const soc_calendar *calendar;
	soc_dates *dates; /* of each event; item only where they are written as RDATEs */
	span *spans;
	size_t span_count;
} calendar_work;

static bool same_text(soc_str one, soc_str other)
{
	return one.len == other.len && memcmp(one.ptr, other.ptr, one.len) == 0;
}

static bool is_utc(soc_str zone)
{
	return soc_str_is(zone, "UTC");
}

static void note_span(calendar_work *work, soc_str zone, const soc_dates *dates)
{
	span made = { zone, dates->item[0].start_us / US_A_SECOND,
		dates->item[dates->count - 1].end_us / US_A_SECOND };
	for (size_t i = 0; i < work->span_count; i++) {
		span *old = &work->spans[i];
		if (same_text(old->zone, zone)) {
			old->first = made.first < old->first ? made.first : old->first;
			old->last = made.last > old->last ? made.last : old->last;
			return;
		}
	}
	work->spans[work->span_count++] = made;
}

static bool excepts_are_times(const soc_calendar_event *event)
{
	for (size_t i = 0; i < event->except_count; i++) {
		soc_moment except = event->except[i];
		except.hour = except.hour == SOC_MOMENT_DAY ? 0 : except.hour;
		if (!soc_moment_is_valid(except)) {
			return false;
		}
	}
	return true;
}

/* Checks an event and learns what its zone must say. */
static bool look_at(calendar_work *work, size_t index, soc_err *err)
{
	const soc_calendar_event *event = &work->calendar->event[index];
	soc_dates *dates = &work->dates[index];
	soc_rule_ask ask = { .rule = event->rule, .zone = event->zone, .start = event->start,
		.end = event->end };
	if (!excepts_are_times(event)) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-time-invalid", "an exception is no time");
	}
	soc_arena_mark mark = soc_arena_here(work->buf->arena);
	if (!soc_rule_expand(work->buf->arena, &ask, dates, err)) {
		return false;
	}
	if (!is_utc(event->zone)) {
		note_span(work, event->zone, dates);
	}
	/* Of hundreds of events only what is still needed is kept. */
	if (dates->start_in_rule) {
		soc_str rule = dates->rule;
		char text[SOC_RULE_TEXT_MAX + 1];
		(void)snprintf(text, sizeof text, "%.*s", (int)rule.len, rule.ptr);
		soc_arena_rewind(work->buf->arena, mark);
		*dates = (soc_dates){ .start_in_rule = true };
		dates->rule = soc_arena_dup(work->buf->arena, (soc_str){ text, rule.len }, err);
		return dates->rule.ptr != NULL;
	}
	return true;
}

static bool prepare(calendar_work *work, soc_err *err)
{
	size_t count = work->calendar->event_count;
	work->dates = soc_arena_alloc(work->buf->arena, count * sizeof *work->dates, err);
	work->spans = soc_arena_alloc(work->buf->arena, count * sizeof *work->spans, err);
	if (!work->dates || !work->spans) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!look_at(work, i, err)) {
			return false;
		}
	}
	return true;
}

/* NAME;TZID=zone:local, or NAME:local with a Z. */
static void put_time(soc_buf *buf, const char *name, soc_str zone, soc_moment moment)
{
	char text[SOC_LINE_TIME_SIZE];
	soc_line line = soc_line_start(buf, name);
	soc_line_time(moment, text);
	/* The name has nothing in it that would need quotes: it is a known zone's. */
	if (!is_utc(zone)) {
		soc_line_raw(&line, SOC_STR(";TZID="));
		soc_line_raw(&line, zone);
	}
	soc_line_raw(&line, SOC_STR(":"));
	soc_line_raw(&line, soc_str_borrow(text));
	soc_line_raw(&line, is_utc(zone) ? SOC_STR("Z") : SOC_STR(""));
	soc_line_end(&line);
}

static void put_instant(soc_buf *buf, const char *name, int64_t us)
{
	char text[SOC_LINE_TIME_SIZE];
	soc_line_utc(us / US_A_SECOND - (us % US_A_SECOND < 0), text);
	soc_line_put(buf, name, text);
}

static void put_dates(soc_buf *buf, const soc_calendar_event *event, const soc_dates *dates)
{
	put_time(buf, "DTSTART", event->zone, event->start);
	put_time(buf, "DTEND", event->zone, event->end);
	if (dates->rule.len > 0 && dates->start_in_rule) {
		soc_line line = soc_line_start(buf, "RRULE:");
		soc_line_raw(&line, dates->rule);
		soc_line_end(&line);
	}
	/* The start once more: ical.js takes the RDATEs for all there are. */
	for (size_t i = 0; !dates->start_in_rule && i < dates->count; i++) {
		put_time(buf, "RDATE", event->zone, dates->item[i].start);
	}
	for (size_t i = 0; i < event->except_count; i++) {
		soc_moment except = event->except[i];
		if (except.hour == SOC_MOMENT_DAY) {
			except.hour = event->start.hour;
			except.minute = event->start.minute;
		}
		put_time(buf, "EXDATE", event->zone, except);
	}
}

static void put_optional_text(soc_buf *buf, const char *name, soc_str text)
{
	if (text.len > 0) {
		soc_line_put_text(buf, name, text);
	}
}

static void put_organiser(soc_buf *buf, const soc_calendar_event *event)
{
	if (event->organiser_uri.len == 0) {
		put_optional_text(buf, "CONTACT", event->organiser);
		return;
	}
	soc_line line = soc_line_start(buf, "ORGANIZER");
	if (event->organiser.len > 0) {
		soc_line_param(&line, "CN", event->organiser);
	}
	soc_line_raw(&line, SOC_STR(":"));
	soc_line_uri(&line, event->organiser_uri);
	soc_line_end(&line);
}

static void put_categories(soc_buf *buf, const soc_calendar_event *event)
{
	if (event->category_count == 0) {
		return;
	}
	soc_line line = soc_line_start(buf, "CATEGORIES:");
	for (size_t i = 0; i < event->category_count; i++) {
		soc_line_raw(&line, i > 0 ? SOC_STR(",") : SOC_STR(""));
		soc_line_text(&line, event->category[i]);
	}
	soc_line_end(&line);
}

static const char *status_name(soc_calendar_status status)
{
	switch (status) {
	case SOC_CALENDAR_TENTATIVE:
	case SOC_CALENDAR_POSTPONED:
		return "TENTATIVE";
	case SOC_CALENDAR_CANCELLED:
		return "CANCELLED";
	case SOC_CALENDAR_CONFIRMED:
		break;
	}
	return "CONFIRMED";
}

static void put_event(soc_buf *buf, const soc_calendar_event *event, const soc_dates *dates)
{
	char sequence[16];
	soc_line_put(buf, "BEGIN", "VEVENT");
	soc_line_put_text(buf, "UID", event->uid);
	put_instant(buf, "DTSTAMP", event->stamp_us);
	put_instant(buf, "CREATED", event->created_us);
	put_instant(buf, "LAST-MODIFIED", event->changed_us);
	(void)snprintf(sequence, sizeof sequence, "%d", event->sequence);
	soc_line_put(buf, "SEQUENCE", sequence);
	soc_line_put(buf, "STATUS", status_name(event->status));
	put_dates(buf, event, dates);
	put_optional_text(buf, "SUMMARY", event->summary);
	put_optional_text(buf, "DESCRIPTION", event->description);
	put_optional_text(buf, "LOCATION", event->location);
	put_organiser(buf, event);
	put_categories(buf, event);
	if (event->url.len > 0) {
		soc_line_put_uri(buf, "URL", event->url);
	}
	if (event->conference.len > 0) {
		soc_line_put_uri(buf, "CONFERENCE;VALUE=URI", event->conference);
	}
	soc_line_put(buf, "END", "VEVENT");
}

static void put_head(soc_buf *buf, const soc_calendar *calendar)
{
	char duration[16];
	soc_line_put(buf, "BEGIN", "VCALENDAR");
	soc_line_put(buf, "VERSION", "2.0");
	soc_line_put_text(buf, "PRODID", calendar->prodid);
	put_optional_text(buf, "METHOD", calendar->method);
	/* The older name is the one that most programs read. */
	put_optional_text(buf, "NAME", calendar->name);
	put_optional_text(buf, "X-WR-CALNAME", calendar->name);
	if (calendar->refresh_hours > 0) {
		(void)snprintf(duration, sizeof duration, "PT%dH", calendar->refresh_hours);
		soc_line_put(buf, "REFRESH-INTERVAL;VALUE=DURATION", duration);
		soc_line_put(buf, "X-PUBLISHED-TTL", duration);
	}
}

bool soc_calendar_write(soc_buf *buf, const soc_calendar *calendar, soc_err *err)
{
	calendar_work work = { .buf = buf, .calendar = calendar };
	if (!prepare(&work, err)) {
		return false;
	}
	put_head(buf, calendar);
	for (size_t i = 0; i < work.span_count; i++) {
		const span *used = &work.spans[i];
		if (!soc_vtimezone_write(buf, used->zone, used->first, used->last, err)) {
			return false;
		}
	}
	for (size_t i = 0; i < calendar->event_count; i++) {
		put_event(buf, &calendar->event[i], &work.dates[i]);
	}
	soc_line_put(buf, "END", "VCALENDAR");
	return !buf->failed
		|| soc_err_set(err, SOC_ERR_NOMEM, "memory", "a calendar of more than %zu bytes", buf->max);
}
