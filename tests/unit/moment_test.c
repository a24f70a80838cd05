/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cal/moment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static soc_moment at(const char *text)
{
	soc_moment moment;
	assert_true(soc_moment_parse(soc_str_borrow(text), &moment));
	return moment;
}

static void reads_both_forms_and_writes_one(void **state)
{
	(void)state;
	char text[SOC_MOMENT_TEXT_SIZE];
	soc_moment_format(at("2026-03-29 02:05"), text);
	assert_string_equal(text, "2026-03-29T02:05");
	soc_moment_format(at("2200-12-31T23:59"), text);
	assert_string_equal(text, "2200-12-31T23:59");
	soc_moment day;
	assert_true(soc_moment_parse_day(SOC_STR("2028-02-29"), &day));
	assert_int_equal(day.hour, SOC_MOMENT_DAY);
	soc_moment_format(day, text);
	assert_string_equal(text, "2028-02-29");
}

static void refuses_all_else(void **state)
{
	(void)state;
	static const soc_str bad[] = {
		{ NULL, 0 }, SOC_STR(""), SOC_STR("2026-03-29"), SOC_STR("2026-03-29T02:05Z"),
		SOC_STR("2026-03-29T02:05:00"), SOC_STR("2026-02-29T10:00"), SOC_STR("2100-02-29T10:00"),
		SOC_STR("2026-00-10T10:00"), SOC_STR("2026-13-10T10:00"), SOC_STR("2026-04-31T10:00"),
		SOC_STR("2026-04-00T10:00"), SOC_STR("2026-04-30T24:00"), SOC_STR("2026-04-30T23:60"),
		SOC_STR("1969-12-31T23:59"), SOC_STR("2201-01-01T00:00"), SOC_STR("2026-04-30t10:00"),
		SOC_STR("2026/04/30T10:00"), SOC_STR("2026-04-30T10.00"), SOC_STR("+026-04-30T10:00"),
		SOC_STR("2026-04-30T-1:00"), SOC_STR("2026-04-30T 1:00"), SOC_STR("2026-04-30T1\0:00"),
		SOC_STR("2026-04-3\xD9\xA0T10:0"), SOC_STR(" 2026-04-30T10:0"),
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		soc_moment moment;
		assert_false(soc_moment_parse(bad[i], &moment));
		assert_false(bad[i].len != 10 && soc_moment_parse_day(bad[i], &moment));
	}
	soc_moment none;
	assert_false(soc_moment_parse_day(SOC_STR("2026-02-30"), &none));
	assert_false(soc_moment_parse_day(SOC_STR("2026-2-003"), &none));
	assert_false(soc_moment_is_valid((soc_moment){ 2026, 1, 1, SOC_MOMENT_DAY, 0 }));
	assert_false(soc_moment_is_valid((soc_moment){ 2026, 1, 1, 0, -1 }));
	assert_false(soc_moment_is_valid((soc_moment){ 2026, -1, 1, 0, 0 }));
}

/* Against the C library, each day of the years there are and some around. */
static void days_are_those_of_the_calendar(void **state)
{
	(void)state;
	for (int32_t day = -800; day < 84750; day++) {
		time_t second = (time_t)day * 86400;
		struct tm tm;
		int year, month, of_month;
		assert_non_null(gmtime_r(&second, &tm));
		soc_day_split(day, &year, &month, &of_month);
		assert_int_equal(year, tm.tm_year + 1900);
		assert_int_equal(month, tm.tm_mon + 1);
		assert_int_equal(of_month, tm.tm_mday);
		assert_int_equal(soc_day_of(year, month, of_month), day);
		assert_int_equal(soc_day_weekday(day), (tm.tm_wday + 6) % 7);
		assert_in_range(of_month, 1, soc_month_length(year, month));
	}
}

static void compares_and_counts(void **state)
{
	(void)state;
	assert_true(soc_moment_compare(at("2026-03-29T02:05"), at("2026-03-29T02:06")) < 0);
	assert_true(soc_moment_compare(at("2026-03-29T02:05"), at("2025-12-31T23:59")) > 0);
	assert_int_equal(soc_moment_compare(at("2026-03-29T02:05"), at("2026-03-29 02:05")), 0);
	soc_moment day = at("2026-03-29T00:00");
	day.hour = SOC_MOMENT_DAY;
	assert_true(soc_moment_compare(day, at("2026-03-29T00:00")) < 0);
	assert_true(soc_moment_compare(day, at("2026-03-28T23:59")) > 0);
	assert_true(soc_moment_compare(day, at("2026-03-28T23:00")) > 0);
	assert_int_equal(soc_moment_minutes_between(at("2027-12-31T23:59"), at("2028-03-01T00:00")),
		60 * 1440 + 1);
	assert_int_equal(soc_moment_days_between(at("2028-03-01T00:00"), at("2028-02-28T23:00")), -2);
	soc_moment later = soc_moment_add_days(at("2028-02-28T23:15"), 2);
	assert_int_equal(soc_moment_compare(later, at("2028-03-01T23:15")), 0);
	later = soc_moment_add_days(later, -366);
	assert_int_equal(soc_moment_compare(later, at("2027-03-01T23:15")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_both_forms_and_writes_one),
		cmocka_unit_test(refuses_all_else),
		cmocka_unit_test(days_are_those_of_the_calendar),
		cmocka_unit_test(compares_and_counts),
	};
	return cmocka_run_group_tests_name("moment", tests, NULL, NULL);
}
