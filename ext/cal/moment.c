/* SPDX-License-Identifier: MIT */
#include "cal/moment.h"

#include <stdio.h>

#include "base/ban.h"

enum { DAYS_IN_400_YEARS = 146097, DAYS_TO_1970 = 719468 };

/* From March, so that the leap day ends a year; from the year 0, so that nothing is negative. */
int32_t soc_day_of(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int cycle = y / 400, in_cycle = y % 400;
	int in_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return cycle * DAYS_IN_400_YEARS + in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + in_year
		- DAYS_TO_1970;
}

void soc_day_split(int32_t day, int *out_year, int *out_month, int *out_day)
{
	int32_t from_0 = day + DAYS_TO_1970;
	int cycle = from_0 / DAYS_IN_400_YEARS, rest = from_0 % DAYS_IN_400_YEARS;
	int in_cycle = (rest - rest / 1460 + rest / 36524 - rest / (DAYS_IN_400_YEARS - 1)) / 365;
	int in_year = rest - (365 * in_cycle + in_cycle / 4 - in_cycle / 100);
	int from_march = (5 * in_year + 2) / 153;
	*out_day = in_year - (153 * from_march + 2) / 5 + 1;
	*out_month = from_march < 10 ? from_march + 3 : from_march - 9;
	*out_year = cycle * 400 + in_cycle + (*out_month <= 2);
}

int soc_day_weekday(int32_t day)
{
	/* 1970-01-01 was a Thursday. */
	return ((day + 3) % 7 + 7) % 7;
}

int soc_month_length(int year, int month)
{
	static const int8_t length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return length[month - 1] + (month == 2 && leap);
}

/* The digits at `at`, or -1. */
static int number(soc_str text, size_t at, size_t digits)
{
	int value = 0;
	for (size_t i = at; i < at + digits; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9') {
			return -1;
		}
		value = value * 10 + (text.ptr[i] - '0');
	}
	return value;
}

static bool day_exists(int year, int month, int day)
{
	return year >= SOC_MOMENT_YEAR_MIN && year <= SOC_MOMENT_YEAR_MAX && month >= 1 && month <= 12
		&& day >= 1 && day <= soc_month_length(year, month);
}

static bool parse_day(soc_str text, soc_moment *out)
{
	int year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
	if (text.ptr[4] != '-' || text.ptr[7] != '-' || !day_exists(year, month, day)) {
		return false;
	}
	*out = (soc_moment){ (int16_t)year, (int8_t)month, (int8_t)day, SOC_MOMENT_DAY, 0 };
	return true;
}

bool soc_moment_parse_day(soc_str text, soc_moment *out)
{
	return text.len == 10 && parse_day(text, out);
}

bool soc_moment_parse(soc_str text, soc_moment *out)
{
	if (text.len != SOC_MOMENT_TEXT_SIZE - 1 || !parse_day(text, out)) {
		return false;
	}
	int hour = number(text, 11, 2), minute = number(text, 14, 2);
	out->hour = (int8_t)hour;
	out->minute = (int8_t)minute;
	return (text.ptr[10] == 'T' || text.ptr[10] == ' ') && text.ptr[13] == ':'
		&& soc_moment_is_valid(*out);
}

void soc_moment_format(soc_moment moment, char out_text[SOC_MOMENT_TEXT_SIZE])
{
	unsigned year = (unsigned)moment.year % 10000, month = (unsigned)moment.month % 100;
	unsigned day = (unsigned)moment.day % 100;
	if (moment.hour == SOC_MOMENT_DAY) {
		(void)snprintf(out_text, SOC_MOMENT_TEXT_SIZE, "%04u-%02u-%02u", year, month, day);
		return;
	}
	(void)snprintf(out_text, SOC_MOMENT_TEXT_SIZE, "%04u-%02u-%02uT%02u:%02u", year, month, day,
		(unsigned)moment.hour % 100, (unsigned)moment.minute % 100);
}

bool soc_moment_is_valid(soc_moment moment)
{
	return day_exists(moment.year, moment.month, moment.day) && moment.hour >= 0
		&& moment.hour <= 23 && moment.minute >= 0 && moment.minute <= 59;
}

static int32_t day_of(soc_moment moment)
{
	return soc_day_of(moment.year, moment.month, moment.day);
}

int soc_moment_compare(soc_moment one, soc_moment other)
{
	int difference = soc_moment_days_between(other, one);
	difference = difference ? difference : one.hour - other.hour;
	difference = difference ? difference : one.minute - other.minute;
	return (difference > 0) - (difference < 0);
}

soc_moment soc_moment_add_days(soc_moment moment, int32_t days)
{
	int year, month, day;
	soc_day_split(day_of(moment) + days, &year, &month, &day);
	return (soc_moment){ (int16_t)year, (int8_t)month, (int8_t)day, moment.hour, moment.minute };
}

int32_t soc_moment_days_between(soc_moment from, soc_moment to)
{
	return day_of(to) - day_of(from);
}

int64_t soc_moment_minutes_between(soc_moment from, soc_moment to)
{
	int minutes = (to.hour - from.hour) * 60 + to.minute - from.minute;
	return (int64_t)soc_moment_days_between(from, to) * SOC_MINUTES_A_DAY + minutes;
}
