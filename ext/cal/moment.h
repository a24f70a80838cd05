/* SPDX-License-Identifier: MIT */
#ifndef SOC_CAL_MOMENT_H
#define SOC_CAL_MOMENT_H

#include "base/str.h"

#include <stdint.h>

/*
 * A time of the clock on the wall somewhere: no zone, no seconds. In the Gregorian calendar, also
 * where another one is in use.
 */
typedef struct soc_moment {
	int16_t year;
	int8_t month, day;   /* from 1 */
	int8_t hour, minute; /* hour SOC_MOMENT_DAY: the whole day */
} soc_moment;

enum {
	SOC_MOMENT_YEAR_MIN = 1970,
	SOC_MOMENT_YEAR_MAX = 2200,
	SOC_MOMENT_TEXT_SIZE = 17, /* "YYYY-MM-DDTHH:MM" and the NUL */
	SOC_MOMENT_DAY = -1,
	SOC_MINUTES_A_DAY = 24 * 60
};

/* "YYYY-MM-DDTHH:MM" or "YYYY-MM-DD HH:MM", of a day that exists, in the years MIN to MAX. */
bool soc_moment_parse(soc_str text, soc_moment *out);
/* "YYYY-MM-DD": hour becomes SOC_MOMENT_DAY, minute 0. */
bool soc_moment_parse_day(soc_str text, soc_moment *out);
/* With the T; of a whole day without time. The moment is a valid one. */
void soc_moment_format(soc_moment moment, char out_text[SOC_MOMENT_TEXT_SIZE]);
/* Whether the day exists in the years MIN to MAX and the clock shows such a time (no whole day). */
bool soc_moment_is_valid(soc_moment moment);

/* Below, at or above 0, as memcmp. A whole day comes before its times. */
int soc_moment_compare(soc_moment one, soc_moment other);
/* The same time of the clock, days later or earlier. */
soc_moment soc_moment_add_days(soc_moment moment, int32_t days);
/* Days and minutes from one to the other by calendar and clock, as if no clock were ever put on. */
int32_t soc_moment_days_between(soc_moment from, soc_moment to);
int64_t soc_moment_minutes_between(soc_moment from, soc_moment to);

/* Days since 1970-01-01, and back. */
int32_t soc_day_of(int year, int month, int day);
void soc_day_split(int32_t day, int *out_year, int *out_month, int *out_day);
/* 0 is Monday. */
int soc_day_weekday(int32_t day);
int soc_month_length(int year, int month);

#endif
