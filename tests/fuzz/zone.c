/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A name opens nothing but a zone; and whatever a zone's file or rule holds, time goes on: each
 * period holds the time that was asked for and ends later than that.
 */
#include "fuzz/target.h"

#include "cal/zone.h"

#include <string.h>

static void check_period(soc_tz_period period, int64_t second)
{
	expect(period.from <= second && second < period.until);
	expect(memchr(period.name, '\0', sizeof period.name) != NULL);
}

static void check_rule(soc_str text)
{
	soc_tz_rule rule;
	if (!soc_tz_rule_read(text, &rule)) {
		return;
	}
	for (int64_t second = -86400; second < INT64_C(7300000000); second += 86400 * 97 + 4321) {
		check_period(soc_tz_rule_at(&rule, second), second);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static soc_tzif zone;
	soc_str text = { (const char *)data, size };
	if (soc_zone_known(text)) {
		expect(size <= SOC_ZONE_NAME_MAX && memchr(data, '.', size) == NULL);
		expect(data[0] != '/' && memchr(data, '\0', size) == NULL);
	}
	check_rule(text);
	if (size > SOC_TZIF_SIZE_MAX) {
		return 0;
	}
	if (size > 0) {
		memcpy(zone.bytes, data, size);
	}
	if (soc_tzif_read(&zone, size)) {
		for (int64_t second = -86400; second < INT64_C(7300000000); second += 86400 * 97 + 4321) {
			check_period(soc_tzif_at(&zone, second), second);
		}
		(void)soc_zone_second(&zone, (soc_moment){ 2026, 3, 29, 2, 30 });
	}
	return 0;
}
