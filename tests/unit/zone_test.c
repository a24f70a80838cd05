/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cal/zone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static soc_moment at(const char *text)
{
	soc_moment moment;
	assert_true(soc_moment_parse(soc_str_borrow(text), &moment));
	return moment;
}

static int64_t second_of(const char *zone, const char *local)
{
	int64_t us = -1;
	soc_err err = { .code = SOC_OK };
	assert_true(soc_zone_instant(soc_str_borrow(zone), at(local), &us, &err));
	assert_true(us % 1000000 == 0);
	return us / 1000000;
}

static void knows_names_of_zones(void **state)
{
	(void)state;
	static const char *const good[] = { "UTC", "Europe/Berlin", "America/Argentina/Ushuaia",
		"Etc/GMT+5", "America/Port-au-Prince", "GMT0", "W-SU", "EST5EDT", "Asia/Kathmandu" };
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_true(soc_zone_known(soc_str_borrow(good[i])));
	}
}

static void and_nothing_else(void **state)
{
	(void)state;
	static const soc_str bad[] = {
		{ NULL, 0 }, SOC_STR(""), SOC_STR("/usr/share/zoneinfo/UTC"), SOC_STR("../zoneinfo/UTC"),
		SOC_STR("Europe/../UTC"), SOC_STR("./UTC"), SOC_STR("Europe//Berlin"), SOC_STR("Europe/"),
		SOC_STR("Europe"), SOC_STR("europe/berlin"), SOC_STR("UTC\0"), SOC_STR("UTC\0/x"),
		SOC_STR("posix/Europe/Berlin"), SOC_STR("right/Europe/Berlin"), SOC_STR("localtime"),
		SOC_STR("posixrules"), SOC_STR("Factory"), SOC_STR("tzdata.zi"), SOC_STR("zone.tab"),
		SOC_STR("leapseconds"), SOC_STR("CET-1CEST"), SOC_STR("CET-1CEST,M3.5.0,M10.5.0/3"),
		SOC_STR("<+01>-1"), SOC_STR(":UTC"), SOC_STR("+05:30"), SOC_STR("UTC "), SOC_STR("UTC\n"),
		SOC_STR("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		int64_t us;
		soc_err err = { .code = SOC_OK };
		assert_false(soc_zone_known(bad[i]));
		assert_false(soc_zone_instant(bad[i], at("2026-01-01T00:00"), &us, &err));
		assert_string_equal(err.reason, "event-zone-unknown");
	}
	int64_t us;
	soc_err err = { .code = SOC_OK };
	assert_false(soc_zone_instant(SOC_STR("UTC"), (soc_moment){ 2201, 1, 1, 0, 0 }, &us, &err));
	assert_string_equal(err.reason, "event-time-invalid");
}

static void a_time_that_happens_twice_is_the_first(void **state)
{
	(void)state;
	assert_true(second_of("Europe/Berlin", "2026-10-25T02:30") == 1792888200);
	assert_true(second_of("Europe/Berlin", "2026-10-25T03:00") == 1792893600);
	assert_true(second_of("Australia/Lord_Howe", "2026-04-05T01:45")
		== second_of("Australia/Lord_Howe", "2026-04-05T01:15") + 1800);
}

static void a_time_that_is_jumped_over_has_the_offset_before(void **state)
{
	(void)state;
	assert_true(second_of("Europe/Berlin", "2026-03-29T02:30") == 1774747800);
	assert_true(second_of("Europe/Berlin", "2026-03-29T02:30")
		== second_of("Europe/Berlin", "2026-03-29T03:30"));
	assert_true(second_of("Pacific/Apia", "2011-12-30T10:00")
		== second_of("Pacific/Apia", "2011-12-31T10:00"));
}

static void years_behind_the_table_follow_the_rule(void **state)
{
	(void)state;
	assert_true(second_of("UTC", "2200-06-01T12:00") - second_of("Europe/Berlin", "2200-06-01T12:00")
		== 7200);
	assert_true(second_of("UTC", "2200-12-31T23:59") - second_of("Europe/Berlin", "2200-12-31T23:59")
		== 3600);
	assert_true(second_of("UTC", "2199-01-01T00:00") - second_of("Australia/Sydney", "2199-01-01T00:00")
		== 11 * 3600);
}

static void local_times_come_back(void **state)
{
	(void)state;
	static const char *const zones[] = { "UTC", "Europe/Berlin", "Asia/Kathmandu",
		"America/New_York", "Pacific/Apia" };
	for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
		soc_moment back, local = at("2031-07-04T05:06");
		soc_err err = { .code = SOC_OK };
		assert_true(soc_zone_local(soc_str_borrow(zones[i]),
			second_of(zones[i], "2031-07-04T05:06") * 1000000 + 59999999, &back, &err));
		assert_int_equal(soc_moment_compare(back, local), 0);
	}
	soc_moment none;
	soc_err err = { .code = SOC_OK };
	assert_false(soc_zone_local(SOC_STR("UTC"), -1, &none, &err));
	assert_false(soc_zone_local(SOC_STR("UTC"), INT64_MAX, &none, &err));
	assert_false(soc_zone_local(SOC_STR("UTC"), INT64_MIN, &none, &err));
}

static void rules_of_all_kinds_are_read(void **state)
{
	(void)state;
	static const char *const good[] = { "", "UTC0", "<-03>3", "CET-1CEST,M3.5.0,M10.5.0/3",
		"IST-2IDT,M3.4.4/26,M10.5.0", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "XXX3EDT4,0/0,J365/23",
		"LHST-10:30LHDT-11,M10.1.0,M4.1.0" };
	static const char *const bad[] = { "UTC", "0", "CET-1CEST", "CET-1CEST,M3.5.0", "<-03", "AB1",
		"CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.0.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
		"CET-1CEST,J0,J365", "CET-1CEST,J1,366", "CET-168", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1:60" };
	soc_tz_rule rule;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_true(soc_tz_rule_read(soc_str_borrow(good[i]), &rule));
		assert_int_equal(rule.known, i > 0);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_false(soc_tz_rule_read(soc_str_borrow(bad[i]), &rule));
	}
	/* Summer time all year. */
	assert_true(soc_tz_rule_read(SOC_STR("XXX3EDT4,0/0,J365/23"), &rule));
	for (int64_t second = 1767225600; second < 1767225600 + 86400 * 400; second += 1800) {
		assert_int_equal(soc_tz_rule_at(&rule, second).offset, -4 * 3600);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_names_of_zones),
		cmocka_unit_test(and_nothing_else),
		cmocka_unit_test(a_time_that_happens_twice_is_the_first),
		cmocka_unit_test(a_time_that_is_jumped_over_has_the_offset_before),
		cmocka_unit_test(years_behind_the_table_follow_the_rule),
		cmocka_unit_test(local_times_come_back),
		cmocka_unit_test(rules_of_all_kinds_are_read),
	};
	return cmocka_run_group_tests_name("zone", tests, NULL, NULL);
}
