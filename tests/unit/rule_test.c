/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cal/rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

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

static soc_moment at(const char *text)
{
	soc_moment moment;
	soc_str run = soc_str_borrow(text);
	assert_true(soc_moment_parse(run, &moment) || soc_moment_parse_day(run, &moment));
	return moment;
}

static soc_rule_ask an_ask(const char *rule)
{
	return (soc_rule_ask){ .rule = soc_str_borrow(rule), .zone = SOC_STR("Europe/Berlin"),
		.start = at("2026-03-02T10:00"), .end = at("2026-03-02T11:30") };
}

static const char *expand(const soc_rule_ask *ask, soc_dates *out)
{
	static soc_err err;
	soc_err_clear(&err);
	bool good = soc_rule_expand(arena, ask, out, &err);
	assert_int_equal(good, err.code == SOC_OK);
	assert_true(good || err.code == SOC_ERR_INVALID);
	assert_true(!good || out->count > 0);
	return err.reason;
}

static const char *reason_of(const char *rule)
{
	soc_rule_ask ask = an_ask(rule);
	soc_dates dates;
	return expand(&ask, &dates);
}

static soc_dates dates_of(const soc_rule_ask *ask)
{
	soc_dates dates;
	assert_string_equal(expand(ask, &dates), "");
	return dates;
}

static void no_rule_is_one_date(void **state)
{
	(void)state;
	soc_rule_ask ask = an_ask("");
	soc_dates dates = dates_of(&ask);
	assert_int_equal(dates.count, 1);
	assert_int_equal(dates.rule.len, 0);
	assert_true(dates.start_in_rule);
	assert_true(dates.item[0].start_us == INT64_C(1772442000000000));
	assert_true(dates.item[0].end_us == INT64_C(1772447400000000));
}

static void each_wrong_ask_has_its_reason(void **state)
{
	(void)state;
	soc_dates dates;
	soc_rule_ask ask = an_ask("");
	ask.end = ask.start;
	assert_string_equal(expand(&ask, &dates), "event-end-before-start");
	ask.end = at("2026-03-16T10:00");
	assert_string_equal(expand(&ask, &dates), "");
	ask.end = at("2026-03-16T10:01");
	assert_string_equal(expand(&ask, &dates), "event-too-long");
	ask = an_ask("");
	ask.zone = SOC_STR("Europe/Nowhere");
	assert_string_equal(expand(&ask, &dates), "event-zone-unknown");
	ask = an_ask("");
	ask.start.hour = 25;
	assert_string_equal(expand(&ask, &dates), "event-time-invalid");
	soc_moment except = { 2026, 2, 30, SOC_MOMENT_DAY, 0 };
	ask = an_ask("");
	ask.except = &except;
	ask.except_count = 1;
	assert_string_equal(expand(&ask, &dates), "event-time-invalid");
	except.day = 28;
	assert_string_equal(expand(&ask, &dates), "");
	except = at("2026-03-02");
	assert_string_equal(expand(&ask, &dates), "event-repeat-empty");
	except = at("2026-03-02T10:01");
	assert_string_equal(expand(&ask, &dates), "");
}

static void refuses_rules_of_other_kinds(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"DAILY", "FREQ", "FREQ=", "FREQ=SECONDLY;COUNT=3", "FREQ=HOURLY;COUNT=3", "COUNT=3",
		"FREQ=DAILY;COUNT=3;", ";FREQ=DAILY;COUNT=3", "FREQ=DAILY;;COUNT=3", "FREQ=DAILY;COUNT=0",
		"FREQ=DAILY;COUNT=-1", "FREQ=DAILY;COUNT=+3", "FREQ=DAILY;COUNT=10000000000",
		"FREQ=DAILY;COUNT=3;COUNT=3", "FREQ=DAILY;COUNT=3;FREQ=DAILY", "FREQ=DAILY;COUNT= 3",
		"FREQ=DAILY;INTERVAL=0;COUNT=3", "FREQ=DAILY;INTERVAL=1000;COUNT=3", "FREQ=DAILY;COUNT=3\n",
		"FREQ=DAILY;COUNT=3;UNTIL=20270101", "FREQ=DAILY;UNTIL=20269999", "FREQ=DAILY;UNTIL=2027",
		"FREQ=DAILY;UNTIL=20270101T2400Z", "FREQ=DAILY;UNTIL=20270101T240000Z",
		"FREQ=DAILY;UNTIL=20260301", "FREQ=DAILY;COUNT=3;BYHOUR=3", "FREQ=DAILY;COUNT=3;X-A=3",
		"FREQ=WEEKLY;COUNT=3;BYDAY=", "FREQ=WEEKLY;COUNT=3;BYDAY=MO,", "FREQ=WEEKLY;COUNT=3;BYDAY=XX",
		"FREQ=WEEKLY;COUNT=3;BYDAY=1MO", "FREQ=DAILY;COUNT=3;BYDAY=1MO", "FREQ=WEEKLY;COUNT=3;BYMONTHDAY=1",
		"FREQ=MONTHLY;COUNT=3;BYDAY=0MO", "FREQ=MONTHLY;COUNT=3;BYDAY=54MO",
		"FREQ=MONTHLY;COUNT=3;BYMONTHDAY=32", "FREQ=MONTHLY;COUNT=3;BYMONTHDAY=0",
		"FREQ=MONTHLY;COUNT=3;BYMONTHDAY=--1", "FREQ=YEARLY;COUNT=3;BYMONTH=13",
		"FREQ=YEARLY;COUNT=3;BYMONTH=0", "FREQ=MONTHLY;COUNT=3;BYSETPOS=1",
		"FREQ=WEEKLY;COUNT=3;BYDAY=MO;BYSETPOS=1", "FREQ=MONTHLY;COUNT=3;BYDAY=MO;BYSETPOS=0",
		"FREQ=MONTHLY;COUNT=3;BYDAY=MO;BYSETPOS=367", "FREQ=WEEKLY;COUNT=3;WKST=XX",
		"FREQ=YEARLY;BYWEEKNO=3;COUNT=3", "FREQ=YEARLY;BYYEARDAY=3;COUNT=3", "RRULE:FREQ=DAILY;COUNT=3",
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		print_message("# %s\n", bad[i]);
		assert_string_equal(reason_of(bad[i]), "event-repeat-invalid");
	}
	assert_string_equal(reason_of("FREQ=DAILY"), "event-repeat-endless");
	assert_string_equal(reason_of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "event-repeat-endless");
}

static void bounds_are_the_ones_that_are_named(void **state)
{
	(void)state;
	assert_string_equal(reason_of("FREQ=DAILY;COUNT=366"), "");
	assert_string_equal(reason_of("FREQ=DAILY;COUNT=367"), "event-repeat-too-many");
	assert_string_equal(reason_of("FREQ=DAILY;COUNT=999999999"), "event-repeat-too-many");
	assert_string_equal(reason_of("FREQ=DAILY;UNTIL=20270302"), "");
	assert_string_equal(reason_of("FREQ=DAILY;UNTIL=20270303"), "event-repeat-too-many");
	assert_string_equal(reason_of("FREQ=YEARLY;COUNT=11"), "");
	assert_string_equal(reason_of("FREQ=YEARLY;COUNT=12"), "event-repeat-too-many");
	assert_string_equal(reason_of("FREQ=YEARLY;UNTIL=20360302"), "");
	assert_string_equal(reason_of("FREQ=YEARLY;UNTIL=20370302"), "event-repeat-too-many");
	soc_moment except[SOC_RULE_DATES_MAX + 1];
	soc_rule_ask ask = an_ask("FREQ=DAILY;COUNT=3");
	for (size_t i = 0; i <= SOC_RULE_DATES_MAX; i++) {
		except[i] = at("2026-03-03");
	}
	ask.except = except;
	ask.except_count = SOC_RULE_DATES_MAX;
	assert_int_equal(dates_of(&ask).count, 2);
	ask.except_count++;
	soc_dates dates;
	assert_string_equal(expand(&ask, &dates), "event-repeat-too-many");
}

/* Rules that would be searched for long, or hold much. */
static void no_rule_takes_long(void **state)
{
	(void)state;
	static const char *const bomb[] = {
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
		"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=21991231", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=3",
		"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300;COUNT=4", "FREQ=YEARLY;BYMONTH=1;BYDAY=MO;BYSETPOS=366;COUNT=3",
		"FREQ=YEARLY;BYDAY=53MO;BYMONTH=1;COUNT=366", "FREQ=DAILY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
	};
	for (size_t i = 0; i < sizeof bomb / sizeof bomb[0]; i++) {
		clock_t begun = clock();
		assert_string_equal(reason_of(bomb[i]), "event-repeat-invalid");
		/* 0.2 ms are usual, with the sanitizers. */
		assert_true(clock() - begun < CLOCKS_PER_SEC / 20);
	}
	char *large = calloc(1, 10240);
	strcpy(large, "FREQ=WEEKLY;COUNT=3;BYDAY=MO");
	while (strlen(large) < 10000) {
		strcat(large, ",MO");
	}
	assert_string_equal(reason_of(large), "event-repeat-invalid");
	large[508] = '\0';
	assert_string_equal(reason_of(large), "");
	free(large);
}

static void check_canonical(const char *rule, const char *canonical)
{
	soc_rule_ask ask = an_ask(rule);
	soc_dates dates = dates_of(&ask);
	assert_string_equal(dates.rule.ptr, canonical);
}

static void one_meaning_has_one_text(void **state)
{
	(void)state;
	check_canonical("count=3;freq=daily;interval=1;wkst=su", "FREQ=DAILY;COUNT=3");
	check_canonical("WKST=SU;INTERVAL=2;BYDAY=tu,MO,MO;COUNT=3;FREQ=WEEKLY",
		"FREQ=WEEKLY;COUNT=3;INTERVAL=2;BYDAY=MO,TU;WKST=SU");
	check_canonical("FREQ=MONTHLY;BYDAY=FR,-1FR,+2MO;BYSETPOS=3,1,+1;COUNT=3",
		"FREQ=MONTHLY;COUNT=3;BYDAY=2MO,-1FR,FR;BYSETPOS=1,3");
	check_canonical("FREQ=DAILY;UNTIL=20260410", "FREQ=DAILY;UNTIL=20260410T215959Z");
	check_canonical("FREQ=DAILY;UNTIL=20260310T100000", "FREQ=DAILY;UNTIL=20260310T090000Z");
	check_canonical("FREQ=DAILY;UNTIL=20260410T080000Z", "FREQ=DAILY;UNTIL=20260410T080000Z");
}

static void the_start_is_the_first_of_the_count(void **state)
{
	(void)state;
	soc_rule_ask ask = an_ask("FREQ=WEEKLY;BYDAY=WE;COUNT=3");
	soc_dates dates = dates_of(&ask);
	assert_int_equal(dates.count, 3);
	assert_false(dates.start_in_rule);
	assert_int_equal(soc_moment_compare(dates.item[0].start, ask.start), 0);
	assert_int_equal(soc_moment_compare(dates.item[2].start, at("2026-03-11T10:00")), 0);
}

static void an_end_keeps_its_time_of_day(void **state)
{
	(void)state;
	soc_rule_ask ask = an_ask("FREQ=DAILY;COUNT=2");
	ask.start = at("2026-03-27T22:00");
	ask.end = at("2026-03-28T06:00");
	soc_dates dates = dates_of(&ask);
	assert_true(dates.item[0].end_us - dates.item[0].start_us == INT64_C(8) * 3600000000);
	assert_true(dates.item[1].end_us - dates.item[1].start_us == INT64_C(7) * 3600000000);
	assert_int_equal(soc_moment_compare(dates.item[1].end, at("2026-03-29T06:00")), 0);
	/* 02:15 does not exist and is 03:15, which is after the end. */
	ask.start = at("2026-03-28T02:15");
	ask.end = at("2026-03-28T03:00");
	dates = dates_of(&ask);
	assert_true(dates.item[1].end_us - dates.item[1].start_us == INT64_C(45) * 60000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_rule_is_one_date),
		cmocka_unit_test(each_wrong_ask_has_its_reason),
		cmocka_unit_test(refuses_rules_of_other_kinds),
		cmocka_unit_test(bounds_are_the_ones_that_are_named),
		cmocka_unit_test(no_rule_takes_long),
		cmocka_unit_test(one_meaning_has_one_text),
		cmocka_unit_test(the_start_is_the_first_of_the_count),
		cmocka_unit_test(an_end_keeps_its_time_of_day),
	};
	return cmocka_run_group_tests_name("rule", tests, open_arena, close_arena);
}
