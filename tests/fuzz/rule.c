/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whatever a rule is: dates within the limits and in order, or a reason; its canonical form is one of
 * itself and has the same dates; and it is written into a calendar of the same dates.
 */
#include "fuzz/target.h"

#include "cal/rule.h"
#include "cal/write.h"

#include <string.h>

static void check_dates(const soc_rule_ask *ask, const soc_dates *dates)
{
	expect(dates->count >= 1 && dates->count <= SOC_RULE_DATES_MAX);
	expect(dates->rule.len <= SOC_RULE_TEXT_MAX);
	for (size_t i = 0; i < dates->count; i++) {
		const soc_date *date = &dates->item[i];
		int32_t days = soc_moment_days_between(ask->start, date->start);
		expect(date->end_us > date->start_us && days >= 0 && days <= SOC_RULE_DAYS_MAX);
		expect(i == 0 || date[-1].start_us < date->start_us);
		expect(date->start.hour == ask->start.hour && date->start.minute == ask->start.minute);
	}
}

static void check_again(soc_arena *arena, soc_rule_ask ask, const soc_dates *first)
{
	soc_dates second;
	soc_err err = { .code = SOC_OK };
	soc_str rule = first->rule;
	ask.rule = rule;
	expect(soc_rule_expand(arena, &ask, &second, &err) && second.count == first->count);
	expect(second.rule.len == rule.len && memcmp(second.rule.ptr, rule.ptr, rule.len) == 0);
	for (size_t i = 0; i < second.count; i++) {
		expect(second.item[i].start_us == first->item[i].start_us);
		expect(second.item[i].end_us == first->item[i].end_us);
	}
}

static void check_written(soc_arena *arena, const soc_rule_ask *ask)
{
	soc_calendar_event event = { .uid = ask->rule, .summary = ask->rule, .url = ask->rule,
		.zone = ask->zone, .start = ask->start, .end = ask->end, .rule = ask->rule };
	soc_calendar calendar = { .prodid = ask->rule, .event = &event, .event_count = 1 };
	soc_buf buf = soc_buf_start(arena, 1 << 20);
	soc_err err = { .code = SOC_OK };
	expect(soc_calendar_write(&buf, &calendar, &err));
	expect(strstr(buf.ptr, "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n") != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const zones[] = { "UTC", "Europe/Berlin", "Africa/Casablanca",
		"Australia/Lord_Howe" };
	static const size_t head = 5;
	if (size < head) {
		return 0;
	}
	/* The first bytes choose the start, its length and the zone. */
	soc_moment start = { (int16_t)(1970 + data[0] % 231), (int8_t)(1 + data[1] % 12),
		(int8_t)(1 + data[2] % 28), (int8_t)(data[3] % 24), (int8_t)(data[3] % 60) };
	soc_rule_ask ask = { { (const char *)data + head, size - head },
		soc_str_borrow(zones[data[4] % 4]), start, soc_moment_add_days(start, 1 + data[4] % 14),
		NULL, 0 };
	soc_arena *arena = soc_arena_new(4 << 20);
	soc_dates dates;
	soc_err err = { .code = SOC_OK };
	if (soc_rule_expand(arena, &ask, &dates, &err)) {
		check_dates(&ask, &dates);
		if (ask.rule.len > 0) {
			check_again(arena, ask, &dates);
		}
		check_written(arena, &ask);
	} else {
		expect(err.code == SOC_ERR_INVALID && strncmp(err.reason, "event-", 6) == 0);
	}
	soc_arena_free(arena);
	return 0;
}
