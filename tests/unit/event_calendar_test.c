/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static soc_arena *arena;
static soc_err err;
static soc_str text;

static soc_calendar_entry entry_of(soc_str title)
{
	return (soc_calendar_entry){ .uid = SOC_STR("7@wiki"), .url = SOC_STR("https://w.example/7"),
		.title = title, .description = SOC_STR(""), .place = SOC_STR("Hall"),
		.link = SOC_STR("https://m.example/"), .zone = SOC_STR("Europe/Berlin"),
		.start = SOC_STR("2027-03-27T10:00"), .end = SOC_STR("2027-03-27T11:00"),
		.rule = SOC_STR(""), .created = 1000000, .changed = 1800000000000000, .sequence = 3 };
}

static const char *reason_of(const soc_calendar_sheet *sheet)
{
	soc_err_clear(&err);
	bool good = soc_calendar_render(sheet, arena, &text, &err);
	assert_int_equal(good, err.code == SOC_OK);
	return err.reason;
}

static const char *reason_of_one(const soc_calendar_entry *entry)
{
	soc_calendar_sheet sheet = { .name = SOC_STR("Wiki"), .entry = entry, .count = 1 };
	return reason_of(&sheet);
}

static bool says(const char *line)
{
	return strstr(text.ptr, line) != NULL;
}

static void scopes_are_two_words(void **state)
{
	(void)state;
	soc_calendar_scope scope;
	assert_true(soc_calendar_scope_parse(SOC_STR("mine"), &scope, &err));
	assert_int_equal(scope, 0);
	assert_true(soc_calendar_scope_parse(SOC_STR("wiki"), &scope, &err));
	assert_int_equal(scope, 1);
	assert_string_equal(soc_calendar_scope_word(scope), "wiki");
	assert_false(soc_calendar_scope_parse(SOC_STR("Mine"), &scope, &err));
	assert_string_equal(err.reason, "calendar-invalid");
}

static void tokens_are_made_of_fresh_bytes(void **state)
{
	(void)state;
	soc_calendar_token one, other;
	unsigned seen[2] = { 0, 0 };
	assert_true(soc_calendar_token_make(&other, &err));
	for (int i = 0; i < 500; i++) {
		assert_true(soc_calendar_token_make(&one, &err));
		assert_true(soc_calendar_token_is(soc_str_borrow(one.text)));
		assert_string_not_equal(one.text, other.text);
		other = one;
		seen[one.text[0] >= 'a']++;
		seen[one.text[41] >= 'a']++;
	}
	assert_true(seen[0] > 100 && seen[1] > 100);
}

static void only_what_could_be_made_is_a_token(void **state)
{
	(void)state;
	char made[] = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE";
	assert_int_equal(strlen(made), SOC_CALENDAR_TOKEN_LENGTH);
	assert_true(soc_calendar_token_is(soc_str_borrow(made)));
	assert_false(soc_calendar_token_is((soc_str){ made, 42 }));
	assert_false(soc_calendar_token_is((soc_str){ made, 0 }));
	/* One secret has one address. */
	made[42] = 'F';
	assert_false(soc_calendar_token_is(soc_str_borrow(made)));
	made[42] = 'E';
	static const char wrong[] = "+/=. %";
	for (const char *bad = wrong; *bad; bad++) {
		made[7] = *bad;
		assert_false(soc_calendar_token_is(soc_str_borrow(made)));
	}
	made[7] = '\0';
	assert_false(soc_calendar_token_is((soc_str){ made, SOC_CALENDAR_TOKEN_LENGTH }));
}

static void an_event_is_written_with_when_it_changed(void **state)
{
	(void)state;
	static const soc_str except[] = { { "2027-04-03", 10 }, { "2027-04-10T10:00", 16 } };
	soc_calendar_entry entry = entry_of(SOC_STR("Meet"));
	entry.rule = SOC_STR("FREQ=WEEKLY;COUNT=4");
	entry.except = except;
	entry.except_count = 2;
	soc_calendar_sheet sheet = { .name = SOC_STR("Wiki"), .refresh_hours = 12, .entry = &entry,
		.count = 1 };
	assert_string_equal(reason_of(&sheet), "");
	assert_true(says("UID:7@wiki\r\n"));
	assert_true(says("DTSTAMP:20270115T080000Z\r\n"));
	assert_true(says("LAST-MODIFIED:20270115T080000Z\r\n"));
	assert_true(says("CREATED:19700101T000001Z\r\n"));
	assert_true(says("SEQUENCE:3\r\n"));
	assert_true(says("STATUS:CONFIRMED\r\n"));
	assert_true(says("REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n"));
	assert_true(says("NAME:Wiki\r\n"));
	assert_true(says("20270403T100000"));
	assert_true(says("20270410T100000"));
	assert_true(says("https://m.example/"));
	entry.status = SOC_EVENT_CANCELLED;
	assert_string_equal(reason_of_one(&entry), "");
	assert_true(says("STATUS:CANCELLED\r\n"));
	entry.status = SOC_EVENT_POSTPONED;
	assert_string_equal(reason_of_one(&entry), "");
	assert_true(says("STATUS:TENTATIVE\r\n"));
}

static void what_is_no_event_is_refused(void **state)
{
	(void)state;
	static const soc_str except[] = { { "tomorrow", 8 } };
	soc_calendar_entry entry = entry_of(SOC_STR("Meet"));
	entry.uid = SOC_STR("");
	assert_string_equal(reason_of_one(&entry), "calendar-invalid");
	entry = entry_of(SOC_STR("Meet"));
	entry.sequence = -1;
	assert_string_equal(reason_of_one(&entry), "calendar-invalid");
	entry.sequence = (int64_t)INT32_MAX + 1;
	assert_string_equal(reason_of_one(&entry), "calendar-invalid");
	entry = entry_of(SOC_STR("Meet"));
	entry.start = SOC_STR("2027-02-30T10:00");
	assert_string_equal(reason_of_one(&entry), "calendar-invalid");
	entry = entry_of(SOC_STR("Meet"));
	entry.except = except;
	entry.except_count = 1;
	assert_string_equal(reason_of_one(&entry), "calendar-invalid");
	entry.except_count = SOC_RULE_DATES_MAX + 1;
	assert_string_equal(reason_of_one(&entry), "calendar-invalid");
	entry = entry_of(SOC_STR("Meet"));
	entry.zone = SOC_STR("Europe/Atlantis");
	assert_string_equal(reason_of_one(&entry), "event-zone-unknown");
	soc_calendar_sheet sheet = { .name = SOC_STR("Wiki"), .count = SOC_CALENDAR_EVENTS_MAX + 1 };
	assert_string_equal(reason_of(&sheet), "calendar-invalid");
	sheet = (soc_calendar_sheet){ .name = SOC_STR("Wiki"), .refresh_hours = -1 };
	assert_string_equal(reason_of(&sheet), "calendar-invalid");
}

static int make(void **state)
{
	(void)state;
	arena = soc_arena_new(8 * 1024 * 1024);
	return arena ? 0 : -1;
}

static int unmake(void **state)
{
	(void)state;
	soc_arena_free(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scopes_are_two_words),
		cmocka_unit_test(tokens_are_made_of_fresh_bytes),
		cmocka_unit_test(only_what_could_be_made_is_a_token),
		cmocka_unit_test(an_event_is_written_with_when_it_changed),
		cmocka_unit_test(what_is_no_event_is_refused),
	};
	return cmocka_run_group_tests_name("event_calendar", tests, make, unmake);
}
