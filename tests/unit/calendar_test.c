/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tests/calendar cannot ask: exact lines, errors, limits. */
#include "cal/write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static soc_arena *arena;

static int open_arena(void **state)
{
	(void)state;
	arena = soc_arena_new(8 * 1024 * 1024);
	return arena ? 0 : -1;
}

static int close_arena(void **state)
{
	(void)state;
	soc_arena_free(arena);
	return 0;
}

static soc_calendar_event an_event(void)
{
	return (soc_calendar_event){ .uid = SOC_STR("1@x"), .zone = SOC_STR("Europe/Berlin"),
		.start = { 2026, 3, 2, 10, 0 }, .end = { 2026, 3, 2, 11, 30 },
		.stamp_us = INT64_C(1767225600999999) };
}

static bool write_one(const soc_calendar_event *event, size_t max, soc_str *out, soc_err *err)
{
	soc_calendar calendar = { .prodid = SOC_STR("-//A//B//EN"), .event = event, .event_count = 1 };
	soc_buf buf = soc_buf_start(arena, max);
	*err = (soc_err){ .code = SOC_OK };
	*out = (soc_str){ NULL, 0 };
	return soc_calendar_write(&buf, &calendar, err) && soc_buf_done(&buf, out, err);
}

static const char *text_of(const soc_calendar_event *event)
{
	soc_str text;
	soc_err err;
	assert_true(write_one(event, 1 << 20, &text, &err));
	assert_int_equal(strlen(text.ptr), text.len);
	return text.ptr;
}

static const char *reason_of(const soc_calendar_event *event)
{
	static soc_err err;
	soc_str text;
	assert_false(write_one(event, 1 << 20, &text, &err));
	return err.reason;
}

static void has(const char *text, const char *line)
{
	print_message("# %s\n", line);
	assert_non_null(strstr(text, line));
}

static void an_event_in_utc_needs_no_zone(void **state)
{
	(void)state;
	soc_calendar_event event = an_event();
	event.zone = SOC_STR("UTC");
	assert_string_equal(text_of(&event), "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A//B//EN\r\n"
		"BEGIN:VEVENT\r\nUID:1@x\r\nDTSTAMP:20260101T000000Z\r\nCREATED:19700101T000000Z\r\n"
		"LAST-MODIFIED:19700101T000000Z\r\nSEQUENCE:0\r\nSTATUS:CONFIRMED\r\n"
		"DTSTART:20260302T100000Z\r\nDTEND:20260302T113000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

static void an_empty_calendar_is_one(void **state)
{
	(void)state;
	soc_calendar calendar = { .prodid = SOC_STR("p"), .refresh_hours = 6, .method = SOC_STR("PUBLISH") };
	soc_buf buf = soc_buf_start(arena, 4096);
	soc_err err = { .code = SOC_OK };
	assert_true(soc_calendar_write(&buf, &calendar, &err));
	assert_string_equal(buf.ptr, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:p\r\nMETHOD:PUBLISH\r\n"
		"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\nEND:VCALENDAR\r\n");
}

static void times_are_local_with_their_zone(void **state)
{
	(void)state;
	soc_moment except[] = { { 2026, 3, 9, SOC_MOMENT_DAY, 0 }, { 2026, 3, 16, 10, 0 } };
	soc_calendar_event event = an_event();
	event.rule = SOC_STR("COUNT=5;FREQ=WEEKLY");
	event.except = except;
	event.except_count = 2;
	const char *text = text_of(&event);
	has(text, "\r\nDTSTART;TZID=Europe/Berlin:20260302T100000\r\n");
	has(text, "\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\n");
	has(text, "\r\nEXDATE;TZID=Europe/Berlin:20260309T100000\r\n");
	has(text, "\r\nEXDATE;TZID=Europe/Berlin:20260316T100000\r\n");
	has(text, "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:STANDARD\r\n"
		"DTSTART:20251026T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n");
	event.rule = SOC_STR("COUNT=3;FREQ=WEEKLY;BYDAY=TU");
	text = text_of(&event);
	has(text, "\r\nRDATE;TZID=Europe/Berlin:20260310T100000\r\n");
	assert_null(strstr(text, "RRULE:FREQ=WEEKLY"));
}

static void no_text_leaves_its_line(void **state)
{
	(void)state;
	char every[256];
	for (int i = 0; i < 256; i++) {
		every[i] = (char)i;
	}
	soc_str all = { every, sizeof every };
	soc_calendar_event event = an_event();
	event.uid = event.url = event.summary = event.description = event.location = all;
	event.organiser = event.organiser_uri = event.conference = all;
	event.category = &all;
	event.category_count = 1;
	const char *text = text_of(&event);
	size_t width = 0;
	for (const char *byte = text; *byte; byte++, width++) {
		unsigned char value = (unsigned char)*byte;
		if (value == '\r') {
			assert_true(byte[1] == '\n' && width <= 75);
			byte++;
			width = (size_t)-1;
		} else {
			assert_true(value >= 0x20 && value != 0x7F);
		}
	}
	has(text, "\r\nORGANIZER;CN=\"");
	has(text, "%00%01");
	event = an_event();
	event.organiser = SOC_STR("Eva \"E\" Ott");
	event.summary = SOC_STR("a\\b;c,d\r\ne\nf\rg\xC2\x85h");
	text = text_of(&event);
	has(text, "\r\nCONTACT:Eva \"E\" Ott\r\n");
	has(text, "\r\nSUMMARY:a\\\\b\\;c\\,d\\ne\\nf\\ng h\r\n");
}

static void what_cannot_be_written_is_an_error(void **state)
{
	(void)state;
	soc_moment except = { 2026, 13, 1, 0, 0 };
	soc_calendar_event event = an_event();
	event.zone = SOC_STR("Europe/Berlin\r\nX:1");
	assert_string_equal(reason_of(&event), "event-zone-unknown");
	event = an_event();
	event.rule = SOC_STR("FREQ=DAILY\r\nX:1");
	assert_string_equal(reason_of(&event), "event-repeat-invalid");
	event = an_event();
	event.except = &except;
	event.except_count = 1;
	assert_string_equal(reason_of(&event), "event-time-invalid");
	event = an_event();
	event.end.month = 2;
	assert_string_equal(reason_of(&event), "event-end-before-start");
}

static void too_little_room_is_an_error(void **state)
{
	(void)state;
	soc_calendar_event event = an_event();
	size_t size = strlen(text_of(&event));
	soc_str text;
	soc_err err;
	assert_true(write_one(&event, size, &text, &err));
	for (size_t max = 0; max < size; max += 7) {
		soc_arena_mark mark = soc_arena_here(arena);
		assert_false(write_one(&event, max, &text, &err));
		assert_int_equal(err.code, SOC_ERR_NOMEM);
		soc_arena_rewind(arena, mark);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_event_in_utc_needs_no_zone),
		cmocka_unit_test(an_empty_calendar_is_one),
		cmocka_unit_test(times_are_local_with_their_zone),
		cmocka_unit_test(no_text_leaves_its_line),
		cmocka_unit_test(what_cannot_be_written_is_an_error),
		cmocka_unit_test(too_little_room_is_an_error),
	};
	return cmocka_run_group_tests_name("calendar", tests, open_arena, close_arena);
}
