/* SPDX-License-Identifier: MIT */
#include "cal/zone.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/ban.h"

#define FOLDER "/usr/share/zoneinfo/"

enum { SECONDS_A_DAY = 24 * 3600, US_A_SECOND = 1000000 };

static bool is_letter(char byte)
{
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_of_name(char byte)
{
	return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-'
		|| byte == '+';
}

static bool starts_with(soc_str text, soc_str start)
{
	return text.len >= start.len && memcmp(text.ptr, start.ptr, start.len) == 0;
}

/* Parts that begin with a letter: so no ".", no "..", no absolute path. */
static bool is_name(soc_str name)
{
	if (name.len == 0 || name.len > SOC_ZONE_NAME_MAX) {
		return false;
	}
	for (size_t i = 0; i < name.len; i++) {
		bool first = i == 0 || name.ptr[i - 1] == '/';
		if (first ? !is_letter(name.ptr[i]) : name.ptr[i] != '/' && !is_of_name(name.ptr[i])) {
			return false;
		}
	}
	/* These stand beside the zones: the machine's own, and other renderings of the same. */
	return name.ptr[name.len - 1] != '/' && !soc_str_is(name, "localtime")
		&& !soc_str_is(name, "posixrules") && !soc_str_is(name, "Factory")
		&& !starts_with(name, SOC_STR("posix/")) && !starts_with(name, SOC_STR("right/"));
}

/* The size of what was read; 0 when nothing was, or it is too large. */
static size_t read_file(int file, unsigned char bytes[SOC_TZIF_SIZE_MAX])
{
	size_t size = 0;
	while (size < SOC_TZIF_SIZE_MAX) {
		ssize_t got = read(file, bytes + size, SOC_TZIF_SIZE_MAX - size);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0) {
			return got == 0 ? size : 0;
		}
		size += (size_t)got;
	}
	return 0;
}

static bool load(soc_str name, soc_tzif *out_zone)
{
	char path[sizeof FOLDER + SOC_ZONE_NAME_MAX];
	if (!is_name(name)) {
		return false;
	}
	(void)snprintf(path, sizeof path, FOLDER "%.*s", (int)name.len, name.ptr);
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0) {
		return false;
	}
	size_t size = read_file(file, out_zone->bytes);
	(void)close(file);
	return soc_tzif_read(out_zone, size);
}

bool soc_zone_known(soc_str name)
{
	soc_tzif zone;
	return load(name, &zone);
}

bool soc_zone_load(soc_str name, soc_tzif *out_zone, soc_err *err)
{
	if (!load(name, out_zone)) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-zone-unknown",
			"no time zone of that name in the system's tzdata");
	}
	return true;
}

int64_t soc_zone_second(const soc_tzif *zone, soc_moment local)
{
	int64_t as_utc = (int64_t)soc_day_of(local.year, local.month, local.day) * SECONDS_A_DAY
		+ local.hour * 3600 + local.minute * 60;
	/* No offset is larger than 26 hours, so that two days before, this time is still to come. */
	soc_tz_period period = soc_tzif_at(zone, as_utc - 2 * SECONDS_A_DAY);
	int32_t before = period.offset;
	while (as_utc - period.offset >= period.until) {
		before = period.offset;
		period = soc_tzif_at(zone, period.until);
	}
	/* Not yet begun by its own clock, over by the one before: jumped over. */
	bool jumped = as_utc - period.offset < period.from;
	return as_utc - (jumped ? before : period.offset);
}

bool soc_zone_instant(soc_str zone, soc_moment local, int64_t *out_us, soc_err *err)
{
	soc_tzif loaded;
	*out_us = 0;
	if (!soc_moment_is_valid(local)) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-time-invalid", "no time of the calendar");
	}
	if (!soc_zone_load(zone, &loaded, err)) {
		return false;
	}
	*out_us = soc_zone_second(&loaded, local) * US_A_SECOND;
	return true;
}

bool soc_zone_local(soc_str zone, int64_t us, soc_moment *out_local, soc_err *err)
{
	soc_tzif loaded;
	*out_local = (soc_moment){ 0 };
	if (!soc_zone_load(zone, &loaded, err)) {
		return false;
	}
	int64_t second = us / US_A_SECOND - (us % US_A_SECOND < 0);
	second += soc_tzif_at(&loaded, second).offset;
	int64_t day = second / SECONDS_A_DAY - (second % SECONDS_A_DAY < 0);
	if (day < soc_day_of(SOC_MOMENT_YEAR_MIN, 1, 1)
		|| day > soc_day_of(SOC_MOMENT_YEAR_MAX, 12, 31)) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-time-invalid", "no year of the calendar");
	}
	int minute = (int)(second - day * SECONDS_A_DAY) / 60, year, month, of_month;
	soc_day_split((int32_t)day, &year, &month, &of_month);
	*out_local = (soc_moment){ (int16_t)year, (int8_t)month, (int8_t)of_month,
		(int8_t)(minute / 60), (int8_t)(minute % 60) };
	return true;
}
