/* SPDX-License-Identifier: MIT */
#include "core/calendar.h"

#include "base/random.h"
#include "cal/write.h"

#include "base/ban.h"

enum { TOKEN_BYTES = 32 };

static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static const char *const SCOPES[SOC_CALENDAR_SCOPE_COUNT] = { "mine", "wiki" };

static bool invalid(soc_err *err, const char *what)
{
	return soc_err_set(err, SOC_ERR_INVALID, "calendar-invalid", "a calendar has no such %s", what);
}

const char *soc_calendar_scope_word(soc_calendar_scope scope)
{
	return SCOPES[scope];
}

bool soc_calendar_scope_parse(soc_str word, soc_calendar_scope *out_scope, soc_err *err)
{
	for (int i = 0; i < SOC_CALENDAR_SCOPE_COUNT; i++) {
		if (soc_str_is(word, SCOPES[i])) {
			*out_scope = (soc_calendar_scope)i;
			return true;
		}
	}
	return invalid(err, "scope");
}

bool soc_calendar_token_make(soc_calendar_token *out_token, soc_err *err)
{
	unsigned char byte[TOKEN_BYTES + 1] = { 0 };
	if (!soc_random_fill(byte, TOKEN_BYTES, err)) {
		return false;
	}
	for (int i = 0; i < SOC_CALENDAR_TOKEN_LENGTH; i++) {
		int bit = i * 6;
		int pair = byte[bit / 8] << 8 | byte[bit / 8 + 1];
		out_token->text[i] = ALPHABET[pair >> (10 - bit % 8) & 0x3F];
	}
	out_token->text[SOC_CALENDAR_TOKEN_LENGTH] = '\0';
	return true;
}

bool soc_calendar_token_is(soc_str text)
{
	if (text.len != SOC_CALENDAR_TOKEN_LENGTH) {
		return false;
	}
	const char *place = NULL;
	for (size_t i = 0; i < text.len; i++) {
		place = memchr(ALPHABET, text.ptr[i], sizeof(ALPHABET) - 1);
		if (!place) {
			return false;
		}
	}
	/* The last character's two lowest bits are behind the last byte. */
	return ((place - ALPHABET) & 0x3) == 0;
}

static bool except_take(const soc_calendar_entry *entry, soc_arena *arena,
	soc_calendar_event *event, soc_err *err)
{
	if (entry->except_count > SOC_RULE_DATES_MAX) {
		return invalid(err, "number of exceptions");
	}
	soc_moment *except = soc_arena_alloc(arena, entry->except_count * sizeof(*except), err);
	if (!except) {
		return false;
	}
	for (size_t i = 0; i < entry->except_count; i++) {
		if (!soc_moment_parse(entry->except[i], &except[i])
			&& !soc_moment_parse_day(entry->except[i], &except[i])) {
			return invalid(err, "exception");
		}
	}
	event->except = except;
	event->except_count = entry->except_count;
	return true;
}

static soc_calendar_status status_of(soc_event_status status)
{
	return status == SOC_EVENT_CANCELLED ? SOC_CALENDAR_CANCELLED
		: status == SOC_EVENT_POSTPONED ? SOC_CALENDAR_POSTPONED : SOC_CALENDAR_CONFIRMED;
}

static bool event_take(const soc_calendar_entry *entry, soc_arena *arena,
	soc_calendar_event *out, soc_err *err)
{
	*out = (soc_calendar_event){ .uid = entry->uid, .url = entry->url, .summary = entry->title,
		.description = entry->description, .location = entry->place, .conference = entry->link,
		.zone = entry->zone, .rule = entry->rule, .status = status_of(entry->status),
		.sequence = (int)entry->sequence, .created_us = entry->created,
		.changed_us = entry->changed, .stamp_us = entry->changed };
	if (entry->uid.len == 0 || entry->sequence < 0 || entry->sequence > INT32_MAX) {
		return invalid(err, entry->uid.len == 0 ? "UID" : "sequence");
	}
	if (!soc_moment_parse(entry->start, &out->start) || !soc_moment_parse(entry->end, &out->end)) {
		return invalid(err, "time");
	}
	return except_take(entry, arena, out, err);
}

bool soc_calendar_render(const soc_calendar_sheet *sheet, soc_arena *arena, soc_str *out_text,
	soc_err *err)
{
	if (sheet->count > SOC_CALENDAR_EVENTS_MAX || sheet->refresh_hours < 0
		|| sheet->refresh_hours > SOC_CALENDAR_REFRESH_MAX) {
		return invalid(err, "number");
	}
	soc_calendar_event *event = soc_arena_alloc(arena, sheet->count * sizeof(*event), err);
	if (!event) {
		return false;
	}
	for (size_t i = 0; i < sheet->count; i++) {
		if (!event_take(&sheet->entry[i], arena, &event[i], err)) {
			return false;
		}
	}
	soc_calendar calendar = { .prodid = SOC_STR("-//WikiSocial//Events//EN"), .name = sheet->name,
		.method = SOC_STR("PUBLISH"), .refresh_hours = (int)sheet->refresh_hours, .event = event,
		.event_count = sheet->count };
	soc_buf buf = soc_buf_start(arena, SOC_CALENDAR_SIZE_MAX);
	return soc_calendar_write(&buf, &calendar, err) && soc_buf_done(&buf, out_text, err);
}
