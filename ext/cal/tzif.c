/* SPDX-License-Identifier: MIT */
#include "cal/tzif.h"

#include <stdio.h>

#include "base/ban.h"

enum { HEADER_SIZE = 44, TYPE_SIZE = 6, OFFSET_MAX = 26 * 3600 };

static int64_t read_int(const unsigned char *at, size_t size)
{
	uint64_t value = at[0] & 0x80 ? UINT64_MAX : 0;
	for (size_t i = 0; i < size; i++) {
		value = value << 8 | at[i];
	}
	/* Two's complement, without a conversion that C leaves to the compiler. */
	return value > INT64_MAX ? -(int64_t)(UINT64_MAX - value) - 1 : (int64_t)value;
}

/* What a header announces. */
typedef struct counts { size_t utc, standard, leap, time, type, name; } counts;

static bool read_header(const unsigned char *bytes, size_t size, counts *out)
{
	size_t *const field[] = { &out->utc, &out->standard, &out->leap, &out->time, &out->type,
		&out->name };
	if (size < HEADER_SIZE || memcmp(bytes, "TZif", 4) != 0 || bytes[4] < '2') {
		return false;
	}
	for (size_t i = 0; i < 6; i++) {
		int64_t value = read_int(bytes + 20 + 4 * i, 4);
		if (value < 0 || value > SOC_TZIF_SIZE_MAX) {
			return false;
		}
		*field[i] = (size_t)value;
	}
	return true;
}

/* With `time` bytes for each time. */
static size_t body_size(const counts *have, size_t time)
{
	return have->time * (time + 1) + have->type * TYPE_SIZE + have->name + have->leap * (time + 4)
		+ have->standard + have->utc;
}

static bool types_are_sound(const soc_tzif *zone)
{
	for (size_t i = 0; i < zone->type_count; i++) {
		const unsigned char *type = zone->types + TYPE_SIZE * i;
		int64_t offset = read_int(type, 4);
		if (offset < -OFFSET_MAX || offset > OFFSET_MAX || type[5] >= zone->name_size) {
			return false;
		}
	}
	for (size_t i = 0; i < zone->time_count; i++) {
		if (zone->type_of_time[i] >= zone->type_count) {
			return false;
		}
		if (i > 0 && read_int(zone->times + 8 * (i - 1), 8) >= read_int(zone->times + 8 * i, 8)) {
			return false;
		}
	}
	return zone->names[zone->name_size - 1] == '\0';
}

bool soc_tzif_read(soc_tzif *zone, size_t size)
{
	counts have;
	const unsigned char *at = zone->bytes, *end = zone->bytes + size;
	/* The first block has 32 bits only: what counts is behind it. */
	if (size > SOC_TZIF_SIZE_MAX || !read_header(at, size, &have)
		|| body_size(&have, 4) > size - HEADER_SIZE) {
		return false;
	}
	at += HEADER_SIZE + body_size(&have, 4);
	/* Leap seconds would make other seconds of it than ours. */
	if (!read_header(at, (size_t)(end - at), &have) || have.type == 0 || have.name == 0
		|| have.leap > 0 || body_size(&have, 8) > (size_t)(end - at) - HEADER_SIZE) {
		return false;
	}
	zone->time_count = have.time;
	zone->type_count = have.type;
	zone->name_size = have.name;
	zone->times = at + HEADER_SIZE;
	zone->type_of_time = zone->times + 8 * have.time;
	zone->types = zone->type_of_time + have.time;
	zone->names = (const char *)(zone->types + TYPE_SIZE * have.type);
	at += HEADER_SIZE + body_size(&have, 8);
	size_t left = (size_t)(end - at);
	if (!types_are_sound(zone) || left < 2 || at[0] != '\n' || at[left - 1] != '\n') {
		return false;
	}
	return soc_tz_rule_read((soc_str){ (const char *)at + 1, left - 2 }, &zone->rule);
}

static int64_t time_at(const soc_tzif *zone, size_t index)
{
	return read_int(zone->times + 8 * index, 8);
}

/* How many changes are at or before a time. */
static size_t changes_until(const soc_tzif *zone, int64_t second)
{
	size_t low = 0, high = zone->time_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (time_at(zone, middle) <= second) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

soc_tz_period soc_tzif_at(const soc_tzif *zone, int64_t second)
{
	size_t index = changes_until(zone, second);
	if (index == zone->time_count && zone->rule.known) {
		soc_tz_period period = soc_tz_rule_at(&zone->rule, second);
		if (index > 0 && period.from < time_at(zone, index - 1)) {
			period.from = time_at(zone, index - 1);
		}
		return period;
	}
	/* Before all changes the first type holds. */
	const unsigned char *type = zone->types
		+ TYPE_SIZE * (index > 0 ? (size_t)zone->type_of_time[index - 1] : 0);
	soc_tz_period period = {
		.from = index > 0 ? time_at(zone, index - 1) : INT64_MIN,
		.until = index < zone->time_count ? time_at(zone, index) : INT64_MAX,
		.offset = (int32_t)read_int(type, 4),
		.summer = type[4] != 0,
	};
	(void)snprintf(period.name, sizeof period.name, "%s", zone->names + type[5]);
	return period;
}
