/* SPDX-License-Identifier: MIT */
#include "cal/rule_text.h"

#include "cal/zone.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/ban.h"

enum {
	NUMBER_MAX = 999999999, INTERVAL_MAX = 999, SET_POS_MAX = 366, WEEK_MAX = 53, DAY_MAX = 31,
	SECONDS_A_DAY = 24 * 3600
};

static const char *const FREQ[] = { "", "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
static const char *const WEEKDAY[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

/* What is left of a value. */
typedef struct reader { const char *at, *end; } reader;

static char upper(char byte)
{
	return byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte;
}

static bool is_word(soc_str text, const char *word)
{
	if (text.len != strlen(word)) {
		return false;
	}
	for (size_t i = 0; i < text.len; i++) {
		if (upper(text.ptr[i]) != word[i]) {
			return false;
		}
	}
	return true;
}

/* Digits up to `max`, from 1. */
static bool take_number(reader *in, int max, int *out)
{
	const char *start = in->at;
	int value = 0;
	while (in->at < in->end && *in->at >= '0' && *in->at <= '9' && in->at - start < 9) {
		value = value * 10 + (*in->at++ - '0');
	}
	*out = value;
	return in->at > start && value >= 1 && value <= max;
}

/* With a sign, which may be a plus. */
static bool take_signed(reader *in, int max, int *out)
{
	bool minus = in->at < in->end && *in->at == '-';
	in->at += minus || (in->at < in->end && *in->at == '+');
	bool good = take_number(in, max, out);
	*out = minus ? -*out : *out;
	return good;
}

/* Between the elements of a list. */
static bool take_comma(reader *in)
{
	bool there = in->at < in->end && *in->at == ',';
	in->at += there;
	return there;
}

static bool read_number(reader in, int max, int *out)
{
	return take_number(&in, max, out) && in.at == in.end;
}

static bool read_months(reader in, soc_rule *out)
{
	int month;
	do {
		if (!take_number(&in, 12, &month)) {
			return false;
		}
		out->months = (uint16_t)(out->months | 1U << month);
	} while (take_comma(&in));
	return in.at == in.end;
}

static bool read_days(reader in, soc_rule *out)
{
	int day;
	do {
		if (!take_signed(&in, DAY_MAX, &day)) {
			return false;
		}
		out->days[day < 0] |= 1U << (day < 0 ? -day : day);
	} while (take_comma(&in));
	out->has_days = true;
	return in.at == in.end;
}

static bool take_weekday(reader *in, int *out)
{
	if (in->end - in->at < 2) {
		return false;
	}
	soc_str word = { in->at, 2 };
	in->at += 2;
	for (*out = 0; *out < 7; ++*out) {
		if (is_word(word, WEEKDAY[*out])) {
			return true;
		}
	}
	return false;
}

static bool read_weekdays(reader in, soc_rule *out)
{
	do {
		int nth = 0, weekday;
		bool numbered = in.at < in.end && upper(*in.at) == *in.at && *in.at < 'A';
		if ((numbered && !take_signed(&in, WEEK_MAX, &nth)) || !take_weekday(&in, &weekday)) {
			return false;
		}
		out->weekdays[nth < 0][weekday] |= UINT64_C(1) << (nth < 0 ? -nth : nth);
	} while (take_comma(&in));
	out->has_weekdays = true;
	return in.at == in.end;
}

/* Puts one in its place; false when there is no more room. */
static bool add_set_pos(soc_rule *out, int pos)
{
	size_t at = out->set_pos_count;
	for (size_t i = 0; i < out->set_pos_count; i++) {
		if (out->set_pos[i] == pos) {
			return true;
		}
	}
	if (at == SOC_RULE_SET_POS_MAX) {
		return false;
	}
	for (; at > 0 && out->set_pos[at - 1] > pos; at--) {
		out->set_pos[at] = out->set_pos[at - 1];
	}
	out->set_pos[at] = pos;
	out->set_pos_count++;
	return true;
}

static bool read_set_pos(reader in, soc_rule *out)
{
	int pos;
	do {
		if (!take_signed(&in, SET_POS_MAX, &pos) || !add_set_pos(out, pos)) {
			return false;
		}
	} while (take_comma(&in));
	return in.at == in.end;
}

static bool all_digits(const char *at, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (at[i] < '0' || at[i] > '9') {
			return false;
		}
	}
	return true;
}

static int digits(const char *at, size_t count)
{
	int value = 0;
	for (size_t i = 0; i < count; i++) {
		value = value * 10 + (at[i] - '0');
	}
	return value;
}

/* YYYYMMDD is to the end of that day; YYYYMMDDTHHMMSS is local, with Z UTC. */
static bool read_until(soc_str text, const soc_tzif *zone, int64_t *out)
{
	bool day_only = text.len == 8, utc = text.len == 16 && upper(text.ptr[15]) == 'Z';
	if ((!day_only && text.len != 15 && !utc) || !all_digits(text.ptr, 8)) {
		return false;
	}
	soc_moment moment = { (int16_t)digits(text.ptr, 4), (int8_t)digits(text.ptr + 4, 2),
		(int8_t)digits(text.ptr + 6, 2), 23, 59 };
	int second = 59;
	if (!day_only) {
		if (upper(text.ptr[8]) != 'T' || !all_digits(text.ptr + 9, 6)) {
			return false;
		}
		moment.hour = (int8_t)digits(text.ptr + 9, 2);
		moment.minute = (int8_t)digits(text.ptr + 11, 2);
		second = digits(text.ptr + 13, 2);
	}
	/* Not the years at the edge: in UTC they may be others, and what is written must be read. */
	if (!soc_moment_is_valid(moment) || second > 59 || moment.year == SOC_MOMENT_YEAR_MIN
		|| moment.year == SOC_MOMENT_YEAR_MAX) {
		return false;
	}
	*out = utc ? (int64_t)soc_day_of(moment.year, moment.month, moment.day) * SECONDS_A_DAY
			+ moment.hour * 3600 + moment.minute * 60 : soc_zone_second(zone, moment);
	*out += second;
	return true;
}

typedef enum part {
	PART_FREQ, PART_INTERVAL, PART_COUNT, PART_UNTIL, PART_MONTH, PART_DAY, PART_WEEKDAY,
	PART_SET_POS, PART_WEEK_START, PARTS
} part;

static const char *const PART[PARTS] = { "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH",
	"BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST" };

static bool read_freq(soc_str value, soc_rule *out)
{
	for (int freq = SOC_DAILY; freq <= SOC_YEARLY; freq++) {
		if (is_word(value, FREQ[freq])) {
			out->freq = (soc_freq)freq;
		}
	}
	return out->freq != 0;
}

static bool read_part(part which, soc_str value, const soc_tzif *zone, soc_rule *out)
{
	reader in = { value.ptr, value.ptr + value.len };
	switch (which) {
	case PART_FREQ:
		return read_freq(value, out);
	case PART_INTERVAL:
		return read_number(in, INTERVAL_MAX, &out->interval);
	case PART_COUNT:
		return read_number(in, NUMBER_MAX, &out->count);
	case PART_UNTIL:
		return read_until(value, zone, &out->until);
	case PART_MONTH:
		return read_months(in, out);
	case PART_DAY:
		return read_days(in, out);
	case PART_WEEKDAY:
		return read_weekdays(in, out);
	case PART_SET_POS:
		return read_set_pos(in, out);
	case PART_WEEK_START:
		return take_weekday(&in, &out->week_start) && in.at == in.end;
	case PARTS:
		break;
	}
	return false;
}

/* "NAME=value;NAME=value": each name once, none empty. */
static bool read_parts(soc_str text, const soc_tzif *zone, soc_rule *out, unsigned *out_seen)
{
	const char *at = text.ptr, *end = text.ptr + text.len;
	for (bool more = true; more;) {
		const char *stop = memchr(at, ';', (size_t)(end - at));
		more = stop != NULL;
		stop = stop ? stop : end;
		const char *equals = memchr(at, '=', (size_t)(stop - at));
		if (!equals) {
			return false;
		}
		int which = 0;
		while (which < PARTS && !is_word((soc_str){ at, (size_t)(equals - at) }, PART[which])) {
			which++;
		}
		soc_str value = { equals + 1, (size_t)(stop - equals) - 1 };
		if (which == PARTS || (*out_seen & 1U << which) != 0
			|| !read_part((part)which, value, zone, out)) {
			return false;
		}
		*out_seen |= 1U << which;
		at = more ? stop + 1 : stop;
	}
	return true;
}

static bool has_numbered_weekday(const soc_rule *rule)
{
	uint64_t numbered = 0;
	for (int weekday = 0; weekday < 7; weekday++) {
		numbered |= rule->weekdays[0][weekday] & ~UINT64_C(1);
		numbered |= rule->weekdays[1][weekday];
	}
	return numbered != 0;
}

/* What RFC 5545 forbids, and BYSETPOS of a day or week, which programs read differently. */
static bool fits(const soc_rule *rule)
{
	bool of_days = rule->freq == SOC_DAILY || rule->freq == SOC_WEEKLY;
	bool chooses = rule->months || rule->has_days || rule->has_weekdays;
	return rule->freq != 0 && !(of_days && has_numbered_weekday(rule))
		&& !(rule->freq == SOC_WEEKLY && rule->has_days)
		&& !(rule->set_pos_count > 0 && (of_days || !chooses));
}

bool soc_rule_read(soc_str text, const soc_tzif *zone, soc_rule *out, soc_err *err)
{
	unsigned seen = 0;
	*out = (soc_rule){ .interval = 1 };
	if (text.len == 0 || text.len > SOC_RULE_TEXT_MAX || !read_parts(text, zone, out, &seen)
		|| !fits(out)) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-repeat-invalid",
			"no repeat rule of the kinds that there are");
	}
	unsigned ends = seen & (1U << PART_COUNT | 1U << PART_UNTIL);
	if (ends == 0) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-repeat-endless",
			"the repeat rule has neither COUNT nor UNTIL");
	}
	if (ends == (1U << PART_COUNT | 1U << PART_UNTIL)) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-repeat-invalid",
			"the repeat rule has both COUNT and UNTIL");
	}
	if (out->count > SOC_RULE_DATES_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-repeat-too-many",
			"the repeat rule has more than %d dates", SOC_RULE_DATES_MAX);
	}
	return true;
}

/* Text of a fixed size; what no longer fits makes it fail. */
typedef struct writer { char *text; size_t used; bool failed; } writer;

SOC_PRINTF(2, 3) static void put(writer *out, const char *format, ...)
{
	size_t room = SOC_RULE_TEXT_MAX + 1 - out->used;
	va_list args;
	va_start(args, format);
	int size = vsnprintf(out->text + out->used, room, format, args);
	va_end(args);
	out->failed = out->failed || size < 0 || (size_t)size >= room;
	out->used += out->failed ? 0 : (size_t)size;
}

/* A list's name before its first element, a comma before others. */
static void put_next(writer *out, const char *name, bool *io_begun)
{
	put(out, *io_begun ? "," : ";%s=", name);
	*io_begun = true;
}

static void put_until(writer *out, int64_t until)
{
	int64_t day = until / SECONDS_A_DAY - (until % SECONDS_A_DAY < 0);
	int year, month, of_month, second = (int)(until - day * SECONDS_A_DAY);
	soc_day_split((int32_t)day, &year, &month, &of_month);
	put(out, ";UNTIL=%04d%02d%02dT%02d%02d%02dZ", year, month, of_month, second / 3600,
		second / 60 % 60, second % 60);
}

/* The n-th of each weekday that has it; 0: every. */
static void put_nth(writer *out, const soc_rule *rule, int nth, bool *io_begun)
{
	for (int weekday = 0; weekday < 7; weekday++) {
		uint64_t bits = rule->weekdays[nth < 0][weekday];
		if ((bits >> (nth < 0 ? -nth : nth) & 1) == 0) {
			continue;
		}
		put_next(out, "BYDAY", io_begun);
		if (nth != 0) {
			put(out, "%d", nth);
		}
		put(out, "%s", WEEKDAY[weekday]);
	}
}

static void put_weekdays(writer *out, const soc_rule *rule)
{
	bool begun = false;
	for (int nth = -WEEK_MAX; nth <= WEEK_MAX; nth++) {
		put_nth(out, rule, nth, &begun);
	}
}

static void put_lists(writer *out, const soc_rule *rule)
{
	bool begun = false;
	for (int month = 1; month <= 12; month++) {
		if (rule->months >> month & 1) {
			put_next(out, "BYMONTH", &begun);
			put(out, "%d", month);
		}
	}
	begun = false;
	for (int day = -DAY_MAX; day <= DAY_MAX; day++) {
		if (rule->days[day < 0] >> (day < 0 ? -day : day) & 1) {
			put_next(out, "BYMONTHDAY", &begun);
			put(out, "%d", day);
		}
	}
	put_weekdays(out, rule);
	begun = false;
	for (size_t i = 0; i < rule->set_pos_count; i++) {
		put_next(out, "BYSETPOS", &begun);
		put(out, "%d", rule->set_pos[i]);
	}
}

bool soc_rule_write(const soc_rule *rule, char out_text[SOC_RULE_TEXT_MAX + 1])
{
	writer out = { .text = out_text };
	put(&out, "FREQ=%s", FREQ[rule->freq]);
	if (rule->interval > 1) {
		put(&out, ";INTERVAL=%d", rule->interval);
	}
	if (rule->count > 0) {
		put(&out, ";COUNT=%d", rule->count);
	} else {
		put_until(&out, rule->until);
	}
	put_lists(&out, rule);
	/* Elsewhere it changes nothing. */
	if (rule->week_start != 0 && rule->freq == SOC_WEEKLY && rule->interval > 1) {
		put(&out, ";WKST=%s", WEEKDAY[rule->week_start]);
	}
	return !out.failed;
}
