/* SPDX-License-Identifier: MIT */
#include "cal/rule.h"

#include "cal/rule_text.h"
#include "cal/zone.h"

#include "base/ban.h"

enum { US_A_SECOND = 1000000, US_A_MINUTE = 60 * US_A_SECOND, LATE_YEAR = 2571, WEEK = 7 };

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

/*
 * A year with the same calendar for ten years on, as near the end of libical's as there is one:
 * behind a date it looks for the next up to the year 2582 and cannot be told to end before, which
 * is half a second from today's on. Years are alike after 28, but around 2100 and 2200, which are
 * no leap years; 400 are always alike.
 */
static int late_year(int year)
{
	if ((year >= 2089 && year <= 2100) || year >= 2189) {
		return year + 400 <= LATE_YEAR ? year + 400 : year;
	}
	int late = LATE_YEAR;
	while (late % 4 != year % 4
		|| soc_day_weekday(soc_day_of(late, 1, 1)) != soc_day_weekday(soc_day_of(year, 1, 1))) {
		late--;
	}
	return late;
}

/* Adds a date; the instants of the end come later, for those that are kept. */
static bool add(expansion *walk, int32_t day, soc_err *err)
{
	soc_moment at = soc_moment_add_days(walk->ask->start, day - walk->first);
	int64_t second = soc_zone_second(walk->zone, at);
	bool counted = walk->rule && walk->rule->recur.count > 0;
	/* The start counts whatever the rule says. */
	if (walk->count > 0 && !counted && second > walk->rule->until) {
		walk->done = true;
		return true;
	}
	if (walk->count == SOC_RULE_DATES_MAX) {
		return invalid(err, "event-repeat-too-many", "the repeat rule has too many dates");
	}
	walk->date[walk->count++] = (soc_date){ .start = at, .start_us = second * US_A_SECOND };
	walk->done = counted && walk->count == (size_t)walk->rule->recur.count;
	return true;
}

/* One named day: the start is there already. */
static bool take_day(expansion *walk, int32_t day, soc_err *err)
{
	walk->named = true;
	walk->start_named = walk->start_named || day == walk->first;
	return day <= walk->first || walk->done || add(walk, day, err);
}

/* From 1, which is Sunday. */
static int ical_weekday(soc_moment moment)
{
	return (soc_day_weekday(soc_day_of(moment.year, moment.month, moment.day)) + 1) % WEEK + 1;
}

static bool has(const short *list)
{
	return list[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* Those of a weekly rule, with the first day of a week before them. */
static void name_weekdays(const struct icalrecurrencetype *recur, soc_moment start,
	struct icalrecurrencetype *asked)
{
	const short own[] = { (short)ical_weekday(start), ICAL_RECURRENCE_ARRAY_MAX };
	const short *day = has(recur->by_day) || has(recur->by_month_day) ? recur->by_day : own;
	size_t count = 1;
	asked->by_month[0] = ICAL_RECURRENCE_ARRAY_MAX;
	asked->by_day[0] = (short)recur->week_start;
	for (; *day != ICAL_RECURRENCE_ARRAY_MAX; day++) {
		if (*day != asked->by_day[0]) {
			asked->by_day[count++] = *day;
		}
	}
	asked->by_day[count] = ICAL_RECURRENCE_ARRAY_MAX;
}

/* The start's month, or each. */
static void name_months(bool each, soc_moment start, struct icalrecurrencetype *asked)
{
	size_t count = 0;
	for (short month = 1; month <= 12; month++) {
		if (each || month == start.month) {
			asked->by_month[count++] = month;
		}
	}
	asked->by_month[count] = ICAL_RECURRENCE_ARRAY_MAX;
}

static void name_day(soc_moment start, struct icalrecurrencetype *asked)
{
	asked->by_month_day[0] = (unsigned char)start.day;
	asked->by_month_day[1] = ICAL_RECURRENCE_ARRAY_MAX;
}

/*
 * A rule of the same dates that libical reads as RFC 5545 has it. Of 3.0 these are wrong: days
 * from a month's end in a daily rule; BYMONTHDAY in a yearly one, in other months than the
 * start's; weeks whose first day is not named, so it is, and the start is that day. The ends are
 * ours: libical does not count a start that the rule does not name.
 */
static struct icalrecurrencetype for_libical(const struct icalrecurrencetype *recur,
	soc_moment start)
{
	struct icalrecurrencetype asked = *recur;
	bool of_day = !has(recur->by_month_day) && !has(recur->by_day);
	asked.count = 0;
	asked.until = icaltime_null_time();
	if (recur->freq == ICAL_WEEKLY_RECURRENCE) {
		name_weekdays(recur, start, &asked);
	} else if (recur->freq == ICAL_DAILY_RECURRENCE && has(recur->by_month_day)) {
		asked.freq = ICAL_MONTHLY_RECURRENCE;
		asked.interval = 1;
	} else if (recur->freq != ICAL_DAILY_RECURRENCE && of_day) {
		name_day(start, &asked);
	}
	if (recur->freq == ICAL_YEARLY_RECURRENCE && !has(recur->by_month) && has(asked.by_month_day)) {
		name_months(!of_day, start, &asked);
	}
	return asked;
}

static bool holds(const short *list, int value)
{
	while (*list != ICAL_RECURRENCE_ARRAY_MAX && *list != value) {
		list++;
	}
	return *list == value;
}

/* What for_libical leaves to be asked here. */
static bool is_named(const expansion *walk, int32_t day)
{
	const struct icalrecurrencetype *recur = &walk->rule->recur;
	soc_moment at = soc_moment_add_days(walk->ask->start, day - walk->first);
	if (recur->freq == ICAL_WEEKLY_RECURRENCE) {
		int weekday = ical_weekday(at);
		return day >= walk->first && (!has(recur->by_month) || holds(recur->by_month, at.month))
			&& (has(recur->by_day) ? holds(recur->by_day, weekday)
				: weekday == ical_weekday(walk->ask->start));
	}
	return recur->freq != ICAL_DAILY_RECURRENCE || (day - walk->first) % recur->interval == 0;
}

/* All that the rule names, behind the start, by floating times: the clock is put on afterwards. */
static bool take_named(expansion *walk, icalrecur_iterator *named, int32_t later, soc_err *err)
{
	/* All dates may be there before the rule has named one: is it one that ever does? */
	while (!walk->done || !walk->named) {
		struct icaltimetype at = icalrecur_iterator_next(named);
		int32_t day = soc_day_of(at.year, at.month, at.day) - later;
		if (icaltime_is_null_time(at) || day > walk->last) {
			return true;
		}
		if (is_named(walk, day) && !take_day(walk, day, err)) {
			return false;
		}
	}
	return true;
}

static bool take_rule(expansion *walk, soc_err *err)
{
	soc_moment start = walk->ask->start, late = start;
	struct icalrecurrencetype asked = for_libical(&walk->rule->recur, start);
	late.year = (int16_t)late_year(start.year);
	int32_t later = soc_moment_days_between(start, late);
	if (asked.freq == ICAL_WEEKLY_RECURRENCE) {
		int32_t into_week = (ical_weekday(start) - (int)asked.week_start + WEEK) % WEEK;
		late = soc_moment_add_days(late, -into_week);
	}
	struct icaltimetype from = { .year = late.year, .month = late.month, .day = late.day,
		.hour = late.hour, .minute = late.minute };
	if (walk->rule->recur.count == 0 && walk->rule->until < walk->date[0].start_us / US_A_SECOND) {
		return invalid(err, "event-repeat-invalid", "the repeat rule ends before the start");
	}
	/* None: libical found no date. */
	icalrecur_iterator *named = soc_rule_can_name(&asked, start)
		? icalrecur_iterator_new(asked, from) : NULL;
	bool taken = !named || take_named(walk, named, later, err);
	if (named) {
		icalrecur_iterator_free(named);
	}
	if (taken && !walk->named) {
		return invalid(err, "event-repeat-invalid", "the repeat rule names no date");
	}
	/* More are wanted than ten years have. */
	bool beyond = !walk->done && (walk->rule->recur.count > 0
		|| walk->rule->until >= soc_zone_second(walk->zone,
			soc_moment_add_days(walk->ask->start, walk->last + 1 - walk->first)));
	return taken && (!beyond
		|| invalid(err, "event-repeat-too-many", "the repeat rule goes on past ten years"));
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
static void say_day(struct icalrecurrencetype *recur, soc_moment start)
{
	bool plain = recur->by_month[0] == ICAL_RECURRENCE_ARRAY_MAX
		&& recur->by_month_day[0] == ICAL_RECURRENCE_ARRAY_MAX
		&& recur->by_day[0] == ICAL_RECURRENCE_ARRAY_MAX;
	bool leap_day = recur->freq == ICAL_YEARLY_RECURRENCE && start.month == 2 && start.day == 29;
	if (plain && leap_day) {
		recur->by_month[0] = 2;
		recur->by_month[1] = ICAL_RECURRENCE_ARRAY_MAX;
	}
	if (plain && (leap_day || (recur->freq == ICAL_MONTHLY_RECURRENCE && start.day > 28))) {
		name_day(start, recur);
	}
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
		say_day(&rule.recur, ask->start);
		if (!soc_rule_write(arena, &rule, &out->rule, err)) {
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
