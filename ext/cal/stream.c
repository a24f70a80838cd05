/* SPDX-License-Identifier: MIT */
#include "cal/stream.h"

#include "base/ban.h"

soc_stream soc_stream_start(soc_arena *arena)
{
	return (soc_stream){ .calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT), .arena = arena,
		.lines = 2 };
}

static size_t count_lines(const char *text)
{
	size_t count = 0;
	for (const char *at = strchr(text, '\n'); at; at = strchr(at + 1, '\n')) {
		count += at[1] != ' ';
	}
	return count;
}

bool soc_stream_end(soc_stream *stream, soc_buf *buf, soc_err *err)
{
	char *text = NULL;
	if (stream->calendar && !stream->failed) {
		text = icalcomponent_as_ical_string_r(stream->calendar);
	}
	if (stream->calendar) {
		icalcomponent_free(stream->calendar);
	}
	bool whole = text && count_lines(text) == stream->lines;
	if (whole) {
		soc_buf_append(buf, soc_str_borrow(text));
	}
	icalmemory_free_buffer(text);
	return (whole && !buf->failed)
		|| soc_err_set(err, SOC_ERR_NOMEM, "memory",
			"no memory for a calendar, or more than %zu bytes", buf->max);
}

icalcomponent *soc_stream_open(soc_stream *stream, icalcomponent *in, icalcomponent *made)
{
	stream->failed = stream->failed || !in || !made;
	stream->lines += 2;
	if (in && made) {
		icalcomponent_add_component(in, made);
	} else if (made) {
		icalcomponent_free(made);
		made = NULL;
	}
	return made;
}

icalproperty *soc_stream_put(soc_stream *stream, icalcomponent *in, icalproperty *made)
{
	stream->failed = stream->failed || !in || !made;
	stream->lines++;
	if (in && made) {
		icalcomponent_add_property(in, made);
	} else if (made) {
		icalproperty_free(made);
		made = NULL;
	}
	return made;
}

void soc_stream_param(soc_stream *stream, icalproperty *of, icalparameter *made)
{
	stream->failed = stream->failed || !of || !made;
	if (of && made) {
		icalproperty_add_parameter(of, made);
	} else if (made) {
		icalparameter_free(made);
	}
}

/* C1: U+0080 to U+009F, some of which are line ends to somebody. */
static bool is_high_control(soc_str text, size_t at)
{
	return text.ptr[at] == '\xC2' && at + 1 < text.len
		&& ((unsigned char)text.ptr[at + 1] & 0xE0) == 0x80;
}

static char *room(soc_stream *stream, size_t size)
{
	soc_err ignored = { .code = SOC_OK };
	char *out = soc_arena_alloc(stream->arena, size, &ignored);
	stream->failed = stream->failed || !out;
	return out;
}

static const char *clean(soc_stream *stream, soc_str text, bool parameter)
{
	char *out = room(stream, text.len + 1);
	size_t used = 0;
	for (size_t at = 0; out && at < text.len; at++) {
		char byte = text.ptr[at];
		bool high = is_high_control(text, at);
		if (byte == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n') {
			continue;
		}
		byte = (char)(byte == '\r' ? '\n' : byte);
		bool control = (unsigned char)byte < 0x20 || byte == 0x7F || high;
		if (control && (byte != '\n' || parameter)) {
			byte = ' ';
		}
		out[used++] = (char)(parameter && byte == '"' ? '\'' : byte);
		at += high;
	}
	return out;
}

const char *soc_stream_text(soc_stream *stream, soc_str text)
{
	return clean(stream, text, false);
}

const char *soc_stream_param_text(soc_stream *stream, soc_str text)
{
	return clean(stream, text, true);
}

const char *soc_stream_uri(soc_stream *stream, soc_str uri)
{
	static const char digit[] = "0123456789ABCDEF";
	char *out = room(stream, uri.len * 3 + 1);
	size_t used = 0;
	for (size_t at = 0; out && at < uri.len; at++) {
		bool high = is_high_control(uri, at);
		unsigned value = high ? ' ' : (unsigned char)uri.ptr[at];
		if (value <= 0x20 || value == 0x7F || (value < 0x80 && strchr("\"<>\\^`{|}", (int)value))) {
			out[used++] = '%';
			out[used++] = digit[value >> 4];
			out[used++] = digit[value & 15];
		} else {
			out[used++] = uri.ptr[at];
		}
		at += high;
	}
	return out;
}

struct icaltimetype soc_stream_time(soc_moment moment, bool utc)
{
	return (struct icaltimetype){ .year = moment.year, .month = moment.month, .day = moment.day,
		.hour = moment.hour, .minute = moment.minute,
		.zone = utc ? icaltimezone_get_utc_timezone() : NULL };
}

struct icaltimetype soc_stream_instant(int64_t second)
{
	return icaltime_from_timet_with_zone((time_t)second, 0, icaltimezone_get_utc_timezone());
}
