/* SPDX-License-Identifier: MIT */
#include "cal/moment.h"
#include "cal/tzif.h"

#include <stdio.h>

#include "base/ban.h"

enum { SECONDS_A_DAY = 24 * 3600, HOURS_MAX = 167, STANDARD = 0, SUMMER = 1 };

/* What is left of a rule's text. */
typedef struct reader { const char *at, *end; } reader;

static bool take(reader *in, char byte)
{
	bool there = in->at < in->end && *in->at == byte;
	in->at += there;
	return there;
}

static bool take_number(reader *in, int max, int *out)
{
	const char *start = in->at;
	int value = 0;
	while (in->at < in->end && *in->at >= '0' && *in->at <= '9' && value <= max) {
		value = value * 10 + (*in->at++ - '0');
	}
	*out = value;
	return in->at > start && value <= max;
}

/* [+-]hh[:mm[:ss]] */
static bool take_time(reader *in, int32_t *out)
{
	bool minus = take(in, '-');
	int hours, minutes = 0, seconds = 0;
	if (!minus) {
		(void)take(in, '+');
	}
	if (!take_number(in, HOURS_MAX, &hours) || (take(in, ':') && !take_number(in, 59, &minutes))
		|| (take(in, ':') && !take_number(in, 59, &seconds))) {
		return false;
	}
	*out = (hours * 60 + minutes) * 60 + seconds;
	*out = minus ? -*out : *out;
	return true;
}

static bool is_letter(char byte)
{
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_of_quoted_name(char byte)
{
	return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '+' || byte == '-';
}

static bool take_name(reader *in, char out_name[SOC_TZ_NAME_SIZE])
{
	bool quoted = take(in, '<');
	const char *start = in->at;
	while (in->at < in->end && (quoted ? is_of_quoted_name(*in->at) : is_letter(*in->at))) {
		in->at++;
	}
	int length = (int)(in->at - start);
	if (length < 3 || length >= SOC_TZ_NAME_SIZE || (quoted && !take(in, '>'))) {
		return false;
	}
	(void)snprintf(out_name, SOC_TZ_NAME_SIZE, "%.*s", length, start);
	return true;
}

static bool take_turn(reader *in, soc_tz_turn *out)
{
	*out = (soc_tz_turn){ .second = 2 * 3600 };
	bool good;
	if (take(in, 'M')) {
		good = take_number(in, 12, &out->month) && out->month >= 1 && take(in, '.')
			&& take_number(in, 5, &out->week) && out->week >= 1 && take(in, '.')
			&& take_number(in, 6, &out->day);
	} else {
		out->kind = take(in, 'J') ? SOC_TURN_DAY_NO_LEAP : SOC_TURN_DAY;
		good = take_number(in, 365, &out->day);
		good = good && (out->kind == SOC_TURN_DAY || out->day >= 1);
	}
	return good && (!take(in, '/') || take_time(in, &out->second));
}

bool soc_tz_rule_read(soc_str text, soc_tz_rule *out)
{
	reader in = { text.ptr, text.ptr + text.len };
	*out = (soc_tz_rule){ .known = text.len > 0 };
	if (text.len == 0) {
		return true;
	}
	/* POSIX counts westwards. */
	if (!take_name(&in, out->name[STANDARD]) || !take_time(&in, &out->offset[STANDARD])) {
		return false;
	}
	out->offset[STANDARD] = -out->offset[STANDARD];
	out->has_summer = in.at < in.end;
	if (!out->has_summer) {
		return true;
	}
	if (!take_name(&in, out->name[SUMMER])) {
		return false;
	}
	out->offset[SUMMER] = out->offset[STANDARD] + 3600;
	if (in.at < in.end && *in.at != ',') {
		if (!take_time(&in, &out->offset[SUMMER])) {
			return false;
		}
		out->offset[SUMMER] = -out->offset[SUMMER];
	}
	return take(&in, ',') && take_turn(&in, &out->turn[SUMMER]) && take(&in, ',')
		&& take_turn(&in, &out->turn[STANDARD]) && in.at == in.end;
}

static int32_t turn_day(const soc_tz_turn *turn, int year)
{
	int32_t new_year = soc_day_of(year, 1, 1);
	if (turn->kind == SOC_TURN_DAY) {
		return new_year + turn->day;
	}
	if (turn->kind == SOC_TURN_DAY_NO_LEAP) {
		bool behind = turn->day >= 60 && soc_month_length(year, 2) == 29;
		return new_year + turn->day - 1 + behind;
	}
	int32_t first = soc_day_of(year, turn->month, 1);
	/* POSIX' Sunday is 0, ours 6. */
	int day = (turn->day + 6 - soc_day_weekday(first) + 7) % 7 + 7 * (turn->week - 1);
	return first + (day < soc_month_length(year, turn->month) ? day : day - 7);
}

static int64_t turn_second(const soc_tz_rule *rule, int year, int to)
{
	const soc_tz_turn *turn = &rule->turn[to];
	return (int64_t)turn_day(turn, year) * SECONDS_A_DAY + turn->second
		- rule->offset[to == SUMMER ? STANDARD : SUMMER];
}

/* One change of the clock. */
typedef struct change { int64_t second; int to; } change;

enum { YEARS_AROUND = 2, CHANGE_COUNT = 2 * (2 * YEARS_AROUND + 1) };

/* Those of the years around one, in order; at the same time the later year's last. */
static void list_changes(const soc_tz_rule *rule, int year, change out[CHANGE_COUNT])
{
	for (int i = 0; i < CHANGE_COUNT; i++) {
		int in = year - YEARS_AROUND + i / 2;
		change made = { turn_second(rule, in, i % 2), i % 2 };
		int at = i;
		for (; at > 0 && out[at - 1].second > made.second; at--) {
			out[at] = out[at - 1];
		}
		out[at] = made;
	}
}

soc_tz_period soc_tz_rule_at(const soc_tz_rule *rule, int64_t second)
{
	soc_tz_period period = { .from = INT64_MIN, .until = INT64_MAX };
	int state = STANDARD;
	if (rule->has_summer) {
		enum { DAYS_MAX = 400 * 366 };
		int64_t days = second / SECONDS_A_DAY - (second % SECONDS_A_DAY < 0);
		days = days > DAYS_MAX ? DAYS_MAX : days < -DAYS_MAX ? -DAYS_MAX : days;
		change changes[CHANGE_COUNT];
		int year, month, day, at = 0;
		soc_day_split((int32_t)days, &year, &month, &day);
		list_changes(rule, year, changes);
		while (at < CHANGE_COUNT && changes[at].second <= second) {
			at++;
		}
		state = at > 0 ? changes[at - 1].to : STANDARD;
		period.from = at > 0 ? changes[at - 1].second : INT64_MIN;
		period.until = at < CHANGE_COUNT ? changes[at].second : INT64_MAX;
	}
	period.offset = rule->offset[state];
	period.summer = state == SUMMER;
	(void)snprintf(period.name, sizeof period.name, "%s", rule->name[state]);
	return period;
}
