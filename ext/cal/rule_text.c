/* SPDX-License-Identifier: MIT */
#include "cal/rule_text.h"

#include "cal/zone.h"

#include <stdlib.h>

#include "base/ban.h"

/*
 * libical reads loosely: ";;" ends a rule, COUNT=10000000000 is some other number, of a part that
 * is there twice one counts. So a text is checked here before libical reads it.
 */
typedef struct kind {
	const char *name;
	int max; /* of its number; 0: none */
	bool is_signed, is_list, has_weekday;
} kind;

enum { FREQ, UNTIL, COUNT, PARTS = 9, VALUE_MAX = 16 };

static const kind PART[PARTS] = {
	{ "FREQ", 0, false, false, false }, { "UNTIL", 0, false, false, false },
	{ "COUNT", 999999999, false, false, false }, { "INTERVAL", 999, false, false, false },
	{ "BYMONTH", 12, false, true, false }, { "BYMONTHDAY", 31, true, true, false },
	{ "BYDAY", 53, true, true, true }, { "BYSETPOS", 366, true, true, false },
	{ "WKST", 0, false, false, true },
};

/* A number, a weekday, or a number before a weekday; what follows it, or NULL. */
static const char *skip_item(const char *at, const kind *part)
{
	static const char weekdays[] = "SUMOTUWETHFRSA";
	size_t sign = part->is_signed && (*at == '-' || *at == '+');
	size_t digits = strspn(at + sign, "0123456789");
	if (sign + digits > 0 || !part->has_weekday) {
		long value = digits < 10 ? strtol(at + sign, NULL, 10) : 0;
		if (value < 1 || value > part->max) {
			return NULL;
		}
	}
	at += sign + digits;
	if (!part->has_weekday) {
		return at;
	}
	size_t day = 0;
	while (day < sizeof weekdays - 1 && strncmp(at, weekdays + day, 2) != 0) {
		day += 2;
	}
	return day < sizeof weekdays - 1 ? at + 2 : NULL;
}

static bool is_value(const char *at, const char *end, const kind *part)
{
	/* libical says whether it is a word or a time. */
	if (part == &PART[FREQ] || part == &PART[UNTIL]) {
		return strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == (size_t)(end - at);
	}
	at = skip_item(at, part);
	while (at && part->is_list && *at == ',') {
		at = skip_item(at + 1, part);
	}
	return at == end;
}

/* "NAME=value;NAME=value": each name once, none empty. The value of UNTIL is copied. */
static bool check_parts(const char *at, unsigned *out_seen, char out_until[VALUE_MAX + 1])
{
	for (const char *end;; at = end + 1) {
		size_t name = strcspn(at, "=;");
		int which = 0;
		end = at + strcspn(at, ";");
		while (which < PARTS
			&& (strlen(PART[which].name) != name || memcmp(at, PART[which].name, name) != 0)) {
			which++;
		}
		if (which == PARTS || at[name] != '=' || (*out_seen & 1U << which) != 0
			|| !is_value(at + name + 1, end, &PART[which])) {
			return false;
		}
		*out_seen |= 1U << which;
		size_t size = (size_t)(end - at) - name - 1;
		if (which == UNTIL && size <= VALUE_MAX) {
			memcpy(out_until, at + name + 1, size);
		}
		if (*end == '\0') {
			return true;
		}
	}
}

/* In capitals, as libical wants it. */
static bool copy(soc_str text, char out[SOC_RULE_TEXT_MAX + 1])
{
	if (text.len == 0 || text.len > SOC_RULE_TEXT_MAX || memchr(text.ptr, '\0', text.len)) {
		return false;
	}
	for (size_t i = 0; i < text.len; i++) {
		bool small = text.ptr[i] >= 'a' && text.ptr[i] <= 'z';
		out[i] = (char)(small ? text.ptr[i] - 'a' + 'A' : text.ptr[i]);
	}
	out[text.len] = '\0';
	return true;
}

static int key(short value, const struct icalrecurrencetype *by_weekday)
{
	if (!by_weekday) {
		return value;
	}
	int day = (int)icalrecurrencetype_day_day_of_week(value) - (int)by_weekday->week_start;
	return (day + 7) % 7 * 128 + icalrecurrencetype_day_position(value);
}

/* In order, each once: libical would name a date twice, and count it twice for BYSETPOS. */
static void tidy(short *list, size_t room, const struct icalrecurrencetype *by_weekday)
{
	size_t kept = 0;
	for (size_t i = 0; i < room && list[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
		short value = list[i];
		size_t at = kept;
		while (at > 0 && key(list[at - 1], by_weekday) > key(value, by_weekday)) {
			at--;
		}
		if (at == 0 || list[at - 1] != value) {
			memmove(list + at + 1, list + at, (kept++ - at) * sizeof *list);
			list[at] = value;
		}
	}
	if (kept < room) {
		list[kept] = ICAL_RECURRENCE_ARRAY_MAX;
	}
}

static bool has(const short *list)
{
	return list[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* Whether two elements may name the same day: libical counts it twice for BYSETPOS from the end. */
static bool may_overlap(const struct icalrecurrencetype *recur)
{
	bool from_start = false, from_end = false;
	unsigned weekdays = 0;
	for (size_t i = 0; recur->by_month_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
		from_start = from_start || recur->by_month_day[i] > 0;
		from_end = from_end || recur->by_month_day[i] < 0;
	}
	bool twice = from_start && from_end;
	for (size_t i = 0; recur->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
		unsigned bit = 1U << icalrecurrencetype_day_day_of_week(recur->by_day[i]);
		twice = twice || (weekdays & bit) != 0;
		weekdays |= bit;
	}
	return twice;
}

/* What RFC 5545 forbids, and BYSETPOS of a day or week, which programs read differently. */
static bool fits(const struct icalrecurrencetype *recur)
{
	bool of_days = recur->freq == ICAL_DAILY_RECURRENCE || recur->freq == ICAL_WEEKLY_RECURRENCE;
	bool known = of_days || recur->freq == ICAL_MONTHLY_RECURRENCE
		|| recur->freq == ICAL_YEARLY_RECURRENCE;
	bool chooses = has(recur->by_month) || has(recur->by_month_day) || has(recur->by_day);
	bool numbered = false;
	for (size_t i = 0; i < ICAL_BY_DAY_SIZE && recur->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
		numbered = numbered || icalrecurrencetype_day_position(recur->by_day[i]) != 0;
	}
	/* "The year's third Monday if it is a 13th": libical counts it within a month. */
	bool of_year = recur->freq == ICAL_YEARLY_RECURRENCE && !has(recur->by_month) && numbered;
	return known && !(of_days && numbered) && !(of_year && has(recur->by_month_day))
		&& !(recur->freq == ICAL_WEEKLY_RECURRENCE && has(recur->by_month_day))
		&& !(has(recur->by_set_pos) && (of_days || !chooses));
}

/* YYYYMMDD is to the end of that day; YYYYMMDDTHHMMSS is local, with Z UTC. */
static bool set_until(soc_rule *rule, const soc_tzif *zone, const char *given)
{
	struct icaltimetype at = rule->recur.until;
	soc_moment moment = { (int16_t)at.year, (int8_t)at.month, (int8_t)at.day,
		(int8_t)(at.is_date ? 23 : at.hour), (int8_t)(at.is_date ? 59 : at.minute) };
	char *back = icaltime_as_ical_string_r(at);
	bool same = back && strcmp(back, given) == 0;
	icalmemory_free_buffer(back);
	/* Not the years at the edge: in UTC they may be others, and what is written must be read. */
	if (!same || !soc_moment_is_valid(moment) || at.second > 59
		|| moment.year == SOC_MOMENT_YEAR_MIN || moment.year == SOC_MOMENT_YEAR_MAX) {
		return false;
	}
	rule->until = icaltime_is_utc(at) ? (int64_t)icaltime_as_timet(at)
		: soc_zone_second(zone, moment) + (at.is_date ? 59 : at.second);
	rule->recur.until = icaltime_from_timet_with_zone((time_t)rule->until, 0,
		icaltimezone_get_utc_timezone());
	return true;
}

static bool read_checked(const char *text, const soc_tzif *zone, const char *until, soc_rule *out)
{
	struct icalrecurrencetype *recur = &out->recur;
	*recur = icalrecurrencetype_from_string(text);
	if (!fits(recur) || (*until && !set_until(out, zone, until))) {
		return false;
	}
	/* Elsewhere it changes nothing. */
	if (recur->freq != ICAL_WEEKLY_RECURRENCE || recur->interval == 1) {
		recur->week_start = ICAL_MONDAY_WEEKDAY;
	}
	tidy(recur->by_month, ICAL_BY_MONTH_SIZE, NULL);
	tidy(recur->by_month_day, ICAL_BY_MONTHDAY_SIZE, NULL);
	tidy(recur->by_day, ICAL_BY_DAY_SIZE, recur);
	tidy(recur->by_set_pos, ICAL_BY_SETPOS_SIZE, NULL);
	return recur->by_set_pos[0] > 0 || !may_overlap(recur);
}

bool soc_rule_read(soc_str text, const soc_tzif *zone, soc_rule *out, soc_err *err)
{
	char copied[SOC_RULE_TEXT_MAX + 1], until[VALUE_MAX + 1] = "";
	unsigned seen = 0, ends = 1U << COUNT | 1U << UNTIL;
	*out = (soc_rule){ .until = 0 };
	if (!copy(text, copied) || !check_parts(copied, &seen, until) || !(seen & 1U << FREQ)
		|| (seen & ends) == ends || !read_checked(copied, zone, until, out)) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-repeat-invalid",
			"no repeat rule of the kinds that there are");
	}
	if ((seen & ends) == 0) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-repeat-endless",
			"the repeat rule has neither COUNT nor UNTIL");
	}
	if (out->recur.count > SOC_RULE_DATES_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-repeat-too-many",
			"the repeat rule has more than %d dates", SOC_RULE_DATES_MAX);
	}
	return true;
}

bool soc_rule_write(soc_arena *arena, soc_rule *rule, soc_str *out, soc_err *err)
{
	char *text = icalrecurrencetype_as_string_r(&rule->recur);
	if (!text) {
		return soc_err_set(err, SOC_ERR_NOMEM, "memory", "no memory for a repeat rule");
	}
	soc_str written = soc_str_borrow(text);
	bool fits_in = written.len <= SOC_RULE_TEXT_MAX;
	*out = fits_in ? soc_arena_dup(arena, written, err) : (soc_str){ NULL, 0 };
	icalmemory_free_buffer(text);
	return out->ptr || (!fits_in && soc_err_set(err, SOC_ERR_INVALID, "event-repeat-invalid",
		"the repeat rule is too long"));
}
