/* SPDX-License-Identifier: MIT */
#include "cal/vtimezone.h"

#include "cal/zone.h"

#include "base/ban.h"

enum { SECONDS_A_DAY = 24 * 3600, YEAR = 366 * SECONDS_A_DAY, A_YEAR = 6, EVERY_MIN = 2 };

/* A change of the clock: what holds behind it, and the local time just before. */
typedef struct change {
	soc_tz_period period;
	int32_t before; /* offset */
	int32_t day;    /* since 1970, and second of it: by the clock before */
	int32_t second;
	bool written;
} change;

static void set_local(change *made)
{
	int64_t local = made->period.from + made->before;
	made->day = (int32_t)(local / SECONDS_A_DAY - (local % SECONDS_A_DAY < 0));
	made->second = (int32_t)(local - (int64_t)made->day * SECONDS_A_DAY);
}

static change first_change(const soc_tzif *zone, int64_t first)
{
	change made = { .period = soc_tzif_at(zone, first) };
	made.before = made.period.offset;
	/* Where none is known, or it is before all years of a calendar: as if from 1970 on. */
	if (made.period.from < 0) {
		made.period.from = -(int64_t)made.before;
	} else {
		made.before = soc_tzif_at(zone, made.period.from - 1).offset;
	}
	set_local(&made);
	return made;
}

static bool same(const change *one, const change *other)
{
	return one->before == other->before && one->period.offset == other->period.offset
		&& one->period.summer == other->period.summer
		&& strcmp(one->period.name, other->period.name) == 0;
}

/* Those behind the first one; the last goes on as long as anybody asks. */
static size_t list_changes(const soc_tzif *zone, int64_t last, change *out, size_t max)
{
	size_t count = 1;
	int64_t next = out[0].period.until;
	while (next <= last + YEAR && count < max) {
		change made = { .period = soc_tzif_at(zone, next), .before = out[count - 1].period.offset };
		set_local(&made);
		next = made.period.until;
		out[count++] = made;
	}
	return count;
}

/* A yearly rule: the n-th (-1: the last) of a weekday of a month. */
typedef struct yearly { int month, weekday, nth; } yearly;

static bool follows(const change *from, const change *made, const yearly *rule, int years)
{
	int year, month, day, first_year, ignored;
	soc_day_split(from->day, &first_year, &ignored, &ignored);
	soc_day_split(made->day, &year, &month, &day);
	int nth = rule->nth > 0 ? (day - 1) / 7 + 1 : (day - soc_month_length(year, month)) / 7 - 1;
	return year == first_year + years && month == rule->month && nth == rule->nth
		&& soc_day_weekday(made->day) == rule->weekday && made->second == from->second;
}

/* Whether all that are like the one at `at`, behind it, come once a year by this rule. */
static bool all_follow(const change *list, size_t count, size_t at, const yearly *rule)
{
	int years = 1;
	for (size_t i = at + 1; i < count; i++) {
		if (same(&list[at], &list[i]) && !follows(&list[at], &list[i], rule, years++)) {
			return false;
		}
	}
	return years >= EVERY_MIN;
}

/* As the last of its month, which is what laws mean, else as the n-th. */
static bool find_rule(const change *list, size_t count, size_t at, yearly *out)
{
	int year, month, day;
	soc_day_split(list[at].day, &year, &month, &day);
	*out = (yearly){ month, soc_day_weekday(list[at].day), -1 };
	if (day + 7 > soc_month_length(year, month) && all_follow(list, count, at, out)) {
		return true;
	}
	out->nth = (day - 1) / 7 + 1;
	return all_follow(list, count, at, out);
}

static struct icalrecurrencetype recur_of(const yearly *rule, const change *last)
{
	struct icalrecurrencetype recur;
	/* libical's weekdays are from 1, Sunday, to 7; an n-th one lies 8 n further from 0. */
	int weekday = (rule->weekday + 1) % 7 + 1, nth = rule->nth;
	icalrecurrencetype_clear(&recur);
	recur.freq = ICAL_YEARLY_RECURRENCE;
	recur.until = soc_stream_instant(last->period.from);
	recur.by_month[0] = (short)rule->month;
	recur.by_day[0] = (short)(nth < 0 ? 8 * nth - weekday : 8 * nth + weekday);
	return recur;
}

/* Marks all that are like the one at `at`, behind it; the last one. */
static const change *take_alike(change *list, size_t count, size_t at)
{
	const change *last = &list[at];
	for (size_t i = at + 1; i < count; i++) {
		if (same(&list[at], &list[i])) {
			list[i].written = true;
			last = &list[i];
		}
	}
	return last;
}

/* One observance: a change, and all alike behind it where a rule says them. RDATE is left alone:
 * ical.js takes it for all there is, Outlook reads one only. */
static void put_alike(soc_stream *stream, icalcomponent *in, change *list, size_t count, size_t at)
{
	const change *made = &list[at];
	icalcomponent *kind = soc_stream_open(stream, in,
		made->period.summer ? icalcomponent_new_xdaylight() : icalcomponent_new_xstandard());
	int64_t second = (int64_t)made->day * SECONDS_A_DAY + made->second;
	struct icaltimetype local = soc_stream_instant(second);
	yearly rule;
	local.zone = NULL;
	soc_stream_put(stream, kind, icalproperty_new_dtstart(local));
	soc_stream_put(stream, kind, icalproperty_new_tzoffsetfrom(made->before));
	soc_stream_put(stream, kind, icalproperty_new_tzoffsetto(made->period.offset));
	soc_stream_put(stream, kind, icalproperty_new_tzname(made->period.name));
	if (find_rule(list, count, at, &rule)) {
		struct icalrecurrencetype recur = recur_of(&rule, take_alike(list, count, at));
		soc_stream_put(stream, kind, icalproperty_new_rrule(recur));
	}
}

bool soc_vtimezone_put(soc_stream *stream, soc_str zone, int64_t first, int64_t last, soc_err *err)
{
	soc_tzif loaded;
	if (!soc_zone_load(zone, &loaded, err)) {
		return false;
	}
	/* Morocco has four a year. */
	size_t max = ((size_t)((last - first) / YEAR) + 3) * A_YEAR;
	change *list = soc_arena_alloc(stream->arena, max * sizeof *list, err);
	if (!list) {
		return false;
	}
	list[0] = first_change(&loaded, first);
	size_t count = list_changes(&loaded, last, list, max);
	icalcomponent *made = soc_stream_open(stream, stream->calendar, icalcomponent_new_vtimezone());
	soc_stream_put(stream, made, icalproperty_new_tzid(soc_stream_text(stream, zone)));
	for (size_t i = 0; i < count; i++) {
		if (!list[i].written) {
			put_alike(stream, made, list, count, i);
		}
	}
	return true;
}
