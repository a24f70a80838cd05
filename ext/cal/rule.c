/* SPDX-License-Identifier: MIT */
#include "cal/rule.h"

#include "cal/rule_text.h"
#include "cal/zone.h"

#include "base/ban.h"

enum { US_A_SECOND = 1000000, US_A_MINUTE = 60 * US_A_SECOND, YEAR_DAYS_MAX = 366 };

/* One expansion under way. */
typedef struct expansion {
	const soc_rule_ask *ask;
	const soc_tzif *zone;
	const soc_rule *rule;
	int32_t first, last; /* days: of the start, and ten years on */
	soc_date *date;
	size_t count;
	bool named; /* the rule has named a date */
	bool start_named;
	bool done;
} expansion;

static bool invalid(soc_err *err, const char *reason, const char *message)
{
	return soc_err_set(err, SOC_ERR_INVALID, reason, "%s", message);
}

/* Whether `nth` from the start of `length` days, or from their end, is among the bits. */
static bool is_nth(const soc_rule *rule, int weekday, int at, int length)
{
	return (rule->weekdays[0][weekday] >> (at / 7 + 1) & 1) != 0
		|| (rule->weekdays[1][weekday] >> ((length - 1 - at) / 7 + 1) & 1) != 0;
}

static bool weekday_fits(const soc_rule *rule, int32_t day, int year, int month)
{
	int weekday = soc_day_weekday(day);
	if (rule->weekdays[0][weekday] & 1) {
		return true;
	}
	/* "1MO" is the year's first Monday only where no months are named. */
	bool of_month = rule->freq == SOC_MONTHLY || rule->months;
	int32_t from = soc_day_of(year, of_month ? month : 1, 1);
	int32_t to = of_month ? from + soc_month_length(year, month) : soc_day_of(year + 1, 1, 1);
	return is_nth(rule, weekday, day - from, to - from);
}

/* What stands for BYDAY and the like where the rule has none. */
static bool default_fits(const expansion *walk, int32_t day, int month, int of_month)
{
	soc_moment start = walk->ask->start;
	switch (walk->rule->freq) {
	case SOC_DAILY:
		return true;
	case SOC_WEEKLY:
		return soc_day_weekday(day) == soc_day_weekday(walk->first);
	case SOC_MONTHLY:
		return of_month == start.day;
	case SOC_YEARLY:
		return of_month == start.day && (walk->rule->months || month == start.month);
	}
	return false;
}

static bool day_fits(const expansion *walk, int32_t day)
{
	const soc_rule *rule = walk->rule;
	int year, month, of_month;
	soc_day_split(day, &year, &month, &of_month);
	int from_end = soc_month_length(year, month) + 1 - of_month;
	if (rule->months && !(rule->months >> month & 1)) {
		return false;
	}
	if (rule->has_days && !(rule->days[0] >> of_month & 1) && !(rule->days[1] >> from_end & 1)) {
		return false;
	}
	if (rule->has_weekdays && !weekday_fits(rule, day, year, month)) {
		return false;
	}
	return rule->has_days || rule->has_weekdays || default_fits(walk, day, month, of_month);
}

/* The first day of the n-th day, week, month or year from that of the start. */
static int32_t period_start(const expansion *walk, int n)
{
	soc_moment start = walk->ask->start;
	int month = start.month - 1 + n;
	switch (walk->rule->freq) {
	case SOC_DAILY:
		return walk->first + n;
	case SOC_WEEKLY:
		return walk->first + 7 * n
			- (soc_day_weekday(walk->first) - walk->rule->week_start + 7) % 7;
	case SOC_MONTHLY:
		return soc_day_of(start.year + month / 12, month % 12 + 1, 1);
	case SOC_YEARLY:
		return soc_day_of(start.year + n, 1, 1);
	}
	return walk->last + 1;
}

static bool is_chosen(const soc_rule *rule, size_t at, size_t count)
{
	for (size_t i = 0; i < rule->set_pos_count; i++) {
		int pos = rule->set_pos[i];
		if (pos > 0 ? at + 1 == (size_t)pos : at + (size_t)-pos == count) {
			return true;
		}
	}
	return rule->set_pos_count == 0;
}

/* Adds a date; the instants of the end come later, for those that are kept. */
static bool add(expansion *walk, int32_t day, soc_err *err)
{
	soc_moment at = soc_moment_add_days(walk->ask->start, day - walk->first);
	int64_t second = soc_zone_second(walk->zone, at);
	bool counted = walk->rule && walk->rule->count > 0;
	/* The start counts whatever the rule says. */
	if (walk->count > 0 && !counted && second > walk->rule->until) {
		walk->done = true;
		return true;
	}
	if (day > walk->last) {
		return invalid(err, "event-repeat-too-many", "the repeat rule goes on past ten years");
	}
	if (walk->count == SOC_RULE_DATES_MAX) {
		return invalid(err, "event-repeat-too-many", "the repeat rule has too many dates");
	}
	walk->date[walk->count++] = (soc_date){ .start = at, .start_us = second * US_A_SECOND };
	walk->done = counted && walk->count == (size_t)walk->rule->count;
	return true;
}

/* One named day: the start is there already. */
static bool take_day(expansion *walk, int32_t day, soc_err *err)
{
	walk->named = walk->named || (day >= walk->first && day <= walk->last);
	walk->start_named = walk->start_named || day == walk->first;
	if (day <= walk->first || walk->done || !walk->named) {
		return true;
	}
	return add(walk, day, err);
}

static bool take_period(expansion *walk, int32_t from, int32_t until, soc_err *err)
{
	int32_t day[YEAR_DAYS_MAX];
	size_t count = 0;
	for (int32_t at = from; at < until; at++) {
		if (day_fits(walk, at)) {
			day[count++] = at;
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (is_chosen(walk->rule, i, count) && !take_day(walk, day[i], err)) {
			return false;
		}
	}
	return true;
}

/* All that the rule names, behind the start. */
static bool take_rule(expansion *walk, soc_err *err)
{
	int n = 0;
	if (walk->rule->count == 0 && walk->rule->until < walk->date[0].start_us / US_A_SECOND) {
		return invalid(err, "event-repeat-invalid", "the repeat rule ends before the start");
	}
	/* All dates may be there before the rule has named one: is it one that ever does? */
	bool more = true;
	for (int32_t from = period_start(walk, 0); more && from <= walk->last;) {
		if (!take_period(walk, from, period_start(walk, n + 1), err)) {
			return false;
		}
		n += walk->rule->interval;
		from = period_start(walk, n);
		more = !walk->done || !walk->named;
	}
	if (!walk->named) {
		return invalid(err, "event-repeat-invalid", "the repeat rule names no date");
	}
	/* More are wanted than ten years have. */
	bool beyond = walk->rule->count > 0 ? !walk->done
		: !walk->done && walk->rule->until >= soc_zone_second(walk->zone,
			soc_moment_add_days(walk->ask->start, walk->last + 1 - walk->first));
	return !beyond
		|| invalid(err, "event-repeat-too-many", "the repeat rule goes on past ten years");
}

static bool is_excepted(const soc_rule_ask *ask, soc_moment start)
{
	for (size_t i = 0; i < ask->except_count; i++) {
		soc_moment except = ask->except[i];
		if (except.hour == SOC_MOMENT_DAY ? soc_moment_days_between(except, start) == 0
				: soc_moment_compare(except, start) == 0) {
			return true;
		}
	}
	return false;
}

static void set_end(const expansion *walk, soc_date *date)
{
	const soc_rule_ask *ask = walk->ask;
	date->end = soc_moment_add_days(ask->end, soc_moment_days_between(ask->start, date->start));
	date->end_us = soc_zone_second(walk->zone, date->end) * US_A_SECOND;
	if (date->end_us <= date->start_us) {
		date->end_us = date->start_us
			+ soc_moment_minutes_between(ask->start, ask->end) * US_A_MINUTE;
	}
}

static bool finish(expansion *walk, soc_dates *out, soc_err *err)
{
	size_t kept = 0;
	for (size_t i = 0; i < walk->count; i++) {
		/* Where the clock jumped over a day (Samoa, 2011), that day's date is the next one's. */
		bool twice = kept > 0 && walk->date[kept - 1].start_us == walk->date[i].start_us;
		if (!twice && !is_excepted(walk->ask, walk->date[i].start)) {
			walk->date[kept] = walk->date[i];
			set_end(walk, &walk->date[kept++]);
		}
	}
	if (kept == 0) {
		return invalid(err, "event-repeat-empty", "no date is left");
	}
	out->item = walk->date;
	out->count = kept;
	out->start_in_rule = !walk->rule || walk->start_named;
	return true;
}

static bool except_check(const soc_rule_ask *ask, soc_err *err)
{
	if (ask->except_count > SOC_RULE_DATES_MAX) {
		return invalid(err, "event-repeat-too-many", "too many exceptions");
	}
	for (size_t i = 0; i < ask->except_count; i++) {
		soc_moment moment = ask->except[i];
		if (moment.hour == SOC_MOMENT_DAY) {
			moment.hour = 0;
		}
		if (!soc_moment_is_valid(moment)) {
			return invalid(err, "event-time-invalid", "an exception is no time");
		}
	}
	return true;
}

static bool ask_check(const soc_rule_ask *ask, soc_err *err)
{
	if (!soc_moment_is_valid(ask->start) || !soc_moment_is_valid(ask->end)) {
		return invalid(err, "event-time-invalid", "start or end is no time");
	}
	int64_t minutes = soc_moment_minutes_between(ask->start, ask->end);
	if (minutes <= 0) {
		return invalid(err, "event-end-before-start", "the end is not after the start");
	}
	if (minutes > SOC_RULE_LENGTH_MAX) {
		return invalid(err, "event-too-long", "an event lasts too long");
	}
	return except_check(ask, err);
}

/* Says the day where it may be lacking: some programs take another one then. */
static void say_day(soc_rule *rule, soc_moment start)
{
	bool plain = !rule->months && !rule->has_days && !rule->has_weekdays;
	bool leap_day = rule->freq == SOC_YEARLY && start.month == 2 && start.day == 29;
	if (plain && (leap_day || (rule->freq == SOC_MONTHLY && start.day > 28))) {
		rule->months = leap_day ? 1U << 2 : 0;
		rule->days[0] = 1U << start.day;
		rule->has_days = true;
	}
}

static bool normalise(soc_arena *arena, const soc_rule *rule, soc_dates *out, soc_err *err)
{
	char text[SOC_RULE_TEXT_MAX + 1];
	if (!soc_rule_write(rule, text)) {
		return invalid(err, "event-repeat-invalid", "the repeat rule is too long");
	}
	out->rule = soc_arena_dup(arena, soc_str_borrow(text), err);
	return out->rule.ptr != NULL;
}

bool soc_rule_expand(soc_arena *arena, const soc_rule_ask *ask, soc_dates *out, soc_err *err)
{
	soc_tzif zone;
	soc_rule rule;
	expansion walk = { .ask = ask, .zone = &zone, .rule = ask->rule.len > 0 ? &rule : NULL };
	*out = (soc_dates){ .rule = SOC_STR("") };
	if (!ask_check(ask, err) || !soc_zone_load(ask->zone, &zone, err)) {
		return false;
	}
	if (walk.rule) {
		if (!soc_rule_read(ask->rule, &zone, &rule, err)) {
			return false;
		}
		say_day(&rule, ask->start);
		if (!normalise(arena, &rule, out, err)) {
			return false;
		}
	}
	walk.first = soc_day_of(ask->start.year, ask->start.month, ask->start.day);
	walk.last = walk.first + SOC_RULE_DAYS_MAX;
	size_t most = walk.rule ? SOC_RULE_DATES_MAX : 1;
	walk.date = soc_arena_alloc(arena, most * sizeof *walk.date, err);
	return walk.date && add(&walk, walk.first, err) && (!walk.rule || take_rule(&walk, err))
		&& finish(&walk, out, err);
}
