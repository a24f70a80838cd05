/* SPDX-License-Identifier: MIT */
#include "cal/write.h"

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

/* With the zone's name, but in UTC. */
static void put_time(soc_stream *stream, icalcomponent *in, icalproperty *made, soc_str zone)
{
	icalproperty *put = soc_stream_put(stream, in, made);
	if (!is_utc(zone)) {
		soc_stream_param(stream, put, icalparameter_new_tzid(soc_stream_param_text(stream, zone)));
	}
}

static struct icaltimetype instant(int64_t us)
{
	return soc_stream_instant(us / US_A_SECOND - (us % US_A_SECOND < 0));
}

static void put_dates(soc_stream *stream, icalcomponent *in, const soc_calendar_event *event,
	const soc_dates *dates)
{
	bool utc = is_utc(event->zone);
	put_time(stream, in, icalproperty_new_dtstart(soc_stream_time(event->start, utc)), event->zone);
	put_time(stream, in, icalproperty_new_dtend(soc_stream_time(event->end, utc)), event->zone);
	if (dates->rule.len > 0 && dates->start_in_rule) {
		soc_stream_put(stream, in,
			icalproperty_new_rrule(icalrecurrencetype_from_string(dates->rule.ptr)));
	}
	/* The start once more: ical.js takes the RDATEs for all there are. */
	for (size_t i = 0; !dates->start_in_rule && i < dates->count; i++) {
		struct icaldatetimeperiodtype date = { .time = soc_stream_time(dates->item[i].start, utc),
			.period = icalperiodtype_null_period() };
		put_time(stream, in, icalproperty_new_rdate(date), event->zone);
	}
	for (size_t i = 0; i < event->except_count; i++) {
		soc_moment except = event->except[i];
		if (except.hour == SOC_MOMENT_DAY) {
			except.hour = event->start.hour;
			except.minute = event->start.minute;
		}
		put_time(stream, in, icalproperty_new_exdate(soc_stream_time(except, utc)), event->zone);
	}
}

static void put_text(soc_stream *stream, icalcomponent *in,
	icalproperty *new_property(const char *), soc_str text)
{
	if (text.len > 0) {
		soc_stream_put(stream, in, new_property(soc_stream_text(stream, text)));
	}
}

static void put_uri(soc_stream *stream, icalcomponent *in, icalproperty *new_property(const char *),
	soc_str uri)
{
	if (uri.len > 0) {
		soc_stream_put(stream, in, new_property(soc_stream_uri(stream, uri)));
	}
}

static void put_organiser(soc_stream *stream, icalcomponent *in, const soc_calendar_event *event)
{
	if (event->organiser_uri.len == 0) {
		put_text(stream, in, icalproperty_new_contact, event->organiser);
		return;
	}
	icalproperty *made = soc_stream_put(stream, in,
		icalproperty_new_organizer(soc_stream_uri(stream, event->organiser_uri)));
	if (event->organiser.len > 0) {
		soc_stream_param(stream, made,
			icalparameter_new_cn(soc_stream_param_text(stream, event->organiser)));
	}
}

/*
 * libical leaves the commas of CATEGORIES and of an X- name as they are, where they would part two
 * values. So it encodes the text on its own and copies it as a string, which is said to be the
 * text that it is.
 */
static icalproperty *put_encoded(soc_stream *stream, icalcomponent *in, icalproperty_kind kind,
	soc_str text)
{
	const char *plain = soc_stream_text(stream, text);
	size_t size = 2 * text.len + 1;
	char *encoded = plain ? icalmemory_new_buffer(size) : NULL;
	bool done = encoded && icalvalue_encode_ical_string(plain, encoded, (int)size);
	icalvalue *value = done ? icalvalue_new_string(encoded) : NULL;
	icalproperty *made = value ? icalproperty_new(kind) : NULL;
	icalmemory_free_buffer(encoded);
	if (made) {
		icalproperty_set_value(made, value);
	} else if (value) {
		icalvalue_free(value);
	}
	icalproperty *put = soc_stream_put(stream, in, made);
	soc_stream_param(stream, put, icalparameter_new_value(ICAL_VALUE_TEXT));
	return put;
}

static void set_x_name(icalproperty *put, const char *name)
{
	if (put) {
		icalproperty_set_x_name(put, name);
	}
}

static enum icalproperty_status status_of(soc_calendar_status status)
{
	switch (status) {
	case SOC_CALENDAR_TENTATIVE:
	case SOC_CALENDAR_POSTPONED:
		return ICAL_STATUS_TENTATIVE;
	case SOC_CALENDAR_CANCELLED:
		return ICAL_STATUS_CANCELLED;
	case SOC_CALENDAR_CONFIRMED:
		break;
	}
	return ICAL_STATUS_CONFIRMED;
}

static void put_event(soc_stream *stream, const soc_calendar_event *event, const soc_dates *dates)
{
	icalcomponent *in = soc_stream_open(stream, stream->calendar, icalcomponent_new_vevent());
	soc_stream_put(stream, in, icalproperty_new_uid(soc_stream_text(stream, event->uid)));
	soc_stream_put(stream, in, icalproperty_new_dtstamp(instant(event->stamp_us)));
	soc_stream_put(stream, in, icalproperty_new_created(instant(event->created_us)));
	soc_stream_put(stream, in, icalproperty_new_lastmodified(instant(event->changed_us)));
	soc_stream_put(stream, in, icalproperty_new_sequence(event->sequence));
	soc_stream_put(stream, in, icalproperty_new_status(status_of(event->status)));
	put_dates(stream, in, event, dates);
	put_text(stream, in, icalproperty_new_summary, event->summary);
	put_text(stream, in, icalproperty_new_description, event->description);
	put_text(stream, in, icalproperty_new_location, event->location);
	put_organiser(stream, in, event);
	for (size_t i = 0; i < event->category_count; i++) {
		put_encoded(stream, in, ICAL_CATEGORIES_PROPERTY, event->category[i]);
	}
	put_uri(stream, in, icalproperty_new_url, event->url);
	put_uri(stream, in, icalproperty_new_conference, event->conference);
}

static void put_head(soc_stream *stream, const soc_calendar *calendar)
{
	icalcomponent *in = stream->calendar;
	soc_stream_put(stream, in, icalproperty_new_version("2.0"));
	soc_stream_put(stream, in, icalproperty_new_prodid(soc_stream_text(stream, calendar->prodid)));
	if (calendar->method.len > 0) {
		soc_stream_put(stream, in, icalproperty_new_method(
			icalproperty_string_to_method(soc_stream_text(stream, calendar->method))));
	}
	put_text(stream, in, icalproperty_new_name, calendar->name);
	/* The older name is the one that most programs read. */
	if (calendar->name.len > 0) {
		set_x_name(put_encoded(stream, in, ICAL_X_PROPERTY, calendar->name), "X-WR-CALNAME");
	}
	if (calendar->refresh_hours > 0) {
		struct icaldurationtype every = { .hours = (unsigned)calendar->refresh_hours };
		char *text = icaldurationtype_as_ical_string_r(every);
		soc_stream_put(stream, in, icalproperty_new_refreshinterval(every));
		icalproperty *older = text ? icalproperty_new_x(text) : NULL;
		set_x_name(soc_stream_put(stream, in, older), "X-PUBLISHED-TTL");
		icalmemory_free_buffer(text);
	}
}

static bool put_all(calendar_work *work, soc_stream *stream, soc_err *err)
{
	put_head(stream, work->calendar);
	for (size_t i = 0; i < work->span_count; i++) {
		const span *used = &work->spans[i];
		if (!soc_vtimezone_put(stream, used->zone, used->first, used->last, err)) {
			return false;
		}
	}
	for (size_t i = 0; i < work->calendar->event_count; i++) {
		soc_arena_mark mark = soc_arena_here(stream->arena);
		put_event(stream, &work->calendar->event[i], &work->dates[i]);
		soc_arena_rewind(stream->arena, mark);
	}
	return true;
}

bool soc_calendar_write(soc_buf *buf, const soc_calendar *calendar, soc_err *err)
{
	calendar_work work = { .buf = buf, .calendar = calendar };
	if (!prepare(&work, err)) {
		return false;
	}
	soc_stream stream = soc_stream_start(buf->arena);
	bool done = put_all(&work, &stream, err);
	stream.failed = stream.failed || !done;
	/* Frees it also when it failed; the first error stands. */
	soc_err later = { .code = SOC_OK };
	return soc_stream_end(&stream, buf, done ? err : &later) && done;
}
