/* SPDX-License-Identifier: MIT */
#include "cal/rule_text.h"

#include <stdlib.h>

#include "base/ban.h"

/*
 * libical's search for the first date ends after 400 years, which is 0.1 s of a yearly rule, 0.4 s
 * of a monthly one and 1.5 s with BYSETPOS. So it is asked only where a month of some length,
 * begun on some weekday, has what the rule names: each such month comes again within 40 years, at
 * every interval that comes to it. Every n-th year may still miss it, at 1/n of a search.
 */
static bool has(const short *list)
{
	return list[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

static bool day_fits(const struct icalrecurrencetype *recur, int day, int length, int first)
{
	int weekday = (first + day - 1) % 7 + 1;
	int nth = (day - 1) / 7 + 1, last = -((length - day) / 7 + 1);
	bool in_days = !has(recur->by_month_day), in_weekdays = !has(recur->by_day);
	for (size_t i = 0; i < ICAL_BY_MONTHDAY_SIZE
		&& recur->by_month_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
		int named = recur->by_month_day[i];
		in_days = in_days || named == day || named == day - length - 1;
	}
	for (size_t i = 0; i < ICAL_BY_DAY_SIZE && recur->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
		int at = icalrecurrencetype_day_position(recur->by_day[i]);
		in_weekdays = in_weekdays || ((at == 0 || at == nth || at == last)
			&& (int)icalrecurrencetype_day_day_of_week(recur->by_day[i]) == weekday);
	}
	return in_days && in_weekdays;
}

/* The days of the month that has most. */
static int most_days(const struct icalrecurrencetype *recur, int month)
{
	int most = 0, longest = soc_month_length(2000, month);
	for (int shape = 0; shape < (month == 2 ? 14 : 7); shape++) {
		int count = 0, length = longest - shape / 7;
		for (int day = 1; day <= length; day++) {
			count += day_fits(recur, day, length, shape % 7);
		}
		most = count > most ? count : most;
	}
	return most;
}

static bool month_fits(const struct icalrecurrencetype *recur, int month)
{
	bool fits = !has(recur->by_month);
	for (size_t i = 0; i < ICAL_BY_MONTH_SIZE
		&& recur->by_month[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
		fits = fits || recur->by_month[i] == month;
	}
	return fits;
}

bool soc_rule_can_name(const struct icalrecurrencetype *recur, soc_moment start)
{
	bool yearly = recur->freq == ICAL_YEARLY_RECURRENCE;
	/* Searched day by day, not for 400 years; and weekdays of a year, which are all there. */
	if ((!yearly && recur->freq != ICAL_MONTHLY_RECURRENCE) || (yearly && !has(recur->by_month))) {
		return true;
	}
	int least = has(recur->by_set_pos) ? INT16_MAX : 1, most = 0;
	for (size_t i = 0; i < ICAL_BY_SETPOS_SIZE
		&& recur->by_set_pos[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
		least = abs(recur->by_set_pos[i]) < least ? abs(recur->by_set_pos[i]) : least;
	}
	for (int n = 0; n < 12; n++) {
		int month = (start.month - 1 + n * (yearly ? 1 : recur->interval)) % 12 + 1;
		int days = month_fits(recur, month) ? most_days(recur, month) : 0;
		most = yearly ? most + days : days > most ? days : most;
	}
	return most >= least;
}
