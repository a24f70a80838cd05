/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Asks ext/cal for what other programs check: one question a line, fields between tabs, one answer
 * a line.
 *   ask instants   ZONE LOCAL                        -> microseconds, or the reason of the error
 *   ask expand     ZONE START END RULE EXCEPT,...    -> canonical rule, then START-END pairs in
 *                                                       microseconds; or the reason of the error
 *   ask write      NAME=VALUE fields of an event     -> (at the end) the calendar of all of them
 * In a value of `write`, \n \r \t \0 and \\ stand for these bytes.
 */
#include "cal/rule.h"
#include "cal/write.h"
#include "cal/zone.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIELDS_MAX = 40, EXCEPT_MAX = 400, EVENTS_MAX = 200 };

static soc_arena *arena;

static void fail(const char *what)
{
	fprintf(stderr, "ask: %s\n", what);
	exit(2);
}

static soc_moment moment_of(const char *text)
{
	soc_moment moment;
	if (!soc_moment_parse(soc_str_borrow(text), &moment)
		&& !soc_moment_parse_day(soc_str_borrow(text), &moment)) {
		fail(text);
	}
	return moment;
}

static size_t split(char *text, char between, char *out[FIELDS_MAX], size_t max)
{
	size_t count = 0;
	for (char *at = text; at && count < max; count++) {
		out[count] = at;
		at = strchr(at, between);
		if (at) {
			*at++ = '\0';
		}
	}
	return count;
}

static size_t read_excepts(char *text, soc_moment out[EXCEPT_MAX])
{
	char *field[EXCEPT_MAX];
	if (!*text) {
		return 0;
	}
	size_t count = split(text, ',', field, EXCEPT_MAX);
	for (size_t i = 0; i < count; i++) {
		out[i] = moment_of(field[i]);
	}
	return count;
}

static void say_instant(char *field[])
{
	int64_t us;
	soc_err err = { .code = SOC_OK };
	if (soc_zone_instant(soc_str_borrow(field[0]), moment_of(field[1]), &us, &err)) {
		printf("%" PRId64 "\n", us);
	} else {
		puts(err.reason);
	}
}

static void say_dates(char *field[])
{
	soc_moment except[EXCEPT_MAX];
	soc_rule_ask ask = { soc_str_borrow(field[3]), soc_str_borrow(field[0]), moment_of(field[1]),
		moment_of(field[2]), except, read_excepts(field[4], except) };
	soc_dates dates;
	soc_err err = { .code = SOC_OK };
	if (!soc_rule_expand(arena, &ask, &dates, &err)) {
		puts(err.reason);
		return;
	}
	printf("%.*s", (int)dates.rule.len, dates.rule.ptr);
	for (size_t i = 0; i < dates.count; i++) {
		printf("\t%" PRId64 "-%" PRId64, dates.item[i].start_us, dates.item[i].end_us);
	}
	puts("");
}

/* In place: the text only becomes shorter. */
static soc_str unescape(char *text)
{
	static const char from[] = "nrt0\\", to[] = "\n\r\t\0\\";
	char *out = text;
	for (const char *in = text; *in; in++) {
		const char *letter = *in == '\\' && in[1] ? strchr(from, in[1]) : NULL;
		*out++ = letter ? to[letter - from] : *in;
		in += letter != NULL;
	}
	return (soc_str){ text, (size_t)(out - text) };
}

static soc_calendar_status status_of(const char *name)
{
	static const char *const names[] = { "confirmed", "tentative", "postponed", "cancelled" };
	for (int i = 0; i < 4; i++) {
		if (strcmp(names[i], name) == 0) {
			return (soc_calendar_status)i;
		}
	}
	fail(name);
	return SOC_CALENDAR_CONFIRMED;
}

static void set_lists(soc_calendar_event *event, const char *name, char *value)
{
	if (strcmp(name, "except") == 0) {
		soc_moment *list = malloc(EXCEPT_MAX * sizeof *list);
		event->except_count = read_excepts(value, list);
		event->except = list;
	} else if (strcmp(name, "categories") == 0) {
		char *field[FIELDS_MAX];
		soc_str *list = malloc(FIELDS_MAX * sizeof *list);
		event->category_count = split(value, '|', field, FIELDS_MAX);
		for (size_t i = 0; i < event->category_count; i++) {
			list[i] = unescape(field[i]);
		}
		event->category = list;
	} else {
		fail(name);
	}
}

static void set(soc_calendar_event *event, const char *name, char *value)
{
	const struct text { const char *name; soc_str *place; } texts[] = {
		{ "uid", &event->uid }, { "url", &event->url }, { "summary", &event->summary },
		{ "description", &event->description }, { "location", &event->location },
		{ "organiser", &event->organiser }, { "organiser_uri", &event->organiser_uri },
		{ "conference", &event->conference }, { "zone", &event->zone }, { "rule", &event->rule },
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		if (strcmp(texts[i].name, name) == 0) {
			*texts[i].place = unescape(value);
			return;
		}
	}
	if (strcmp(name, "start") == 0) {
		event->start = moment_of(value);
	} else if (strcmp(name, "end") == 0) {
		event->end = moment_of(value);
	} else if (strcmp(name, "sequence") == 0) {
		event->sequence = (int)strtol(value, NULL, 10);
	} else if (strcmp(name, "status") == 0) {
		event->status = status_of(value);
	} else {
		set_lists(event, name, value);
	}
}

static void write_all(const soc_calendar_event *event, size_t count)
{
	soc_calendar calendar = { .prodid = SOC_STR("-//WikiSocial//Test//EN"),
		.name = SOC_STR("Events, all; of them"), .method = SOC_STR("PUBLISH"), .refresh_hours = 4,
		.event = event, .event_count = count };
	soc_buf buf = soc_buf_start(arena, 8 << 20);
	soc_err err = { .code = SOC_OK };
	soc_str text;
	if (!soc_calendar_write(&buf, &calendar, &err) || !soc_buf_done(&buf, &text, &err)) {
		fail(err.reason);
	}
	fwrite(text.ptr, 1, text.len, stdout);
}

int main(int argc, char **argv)
{
	static soc_calendar_event event[EVENTS_MAX];
	const char *what = argc == 2 ? argv[1] : "";
	size_t events = 0, room = 0;
	char *line = NULL;
	arena = soc_arena_new((size_t)64 << 20);
	for (ssize_t size; (size = getline(&line, &room, stdin)) > 0;) {
		char *field[FIELDS_MAX];
		line[size - 1] = '\0';
		size_t count = split(line, '\t', field, FIELDS_MAX);
		if (strcmp(what, "instants") == 0 && count == 2) {
			say_instant(field);
		} else if (strcmp(what, "expand") == 0 && count == 5) {
			soc_arena_mark mark = soc_arena_here(arena);
			say_dates(field);
			soc_arena_rewind(arena, mark);
		} else if (strcmp(what, "write") == 0 && events < EVENTS_MAX) {
			event[events] = (soc_calendar_event){ .changed_us = 1767225600000000 };
			for (size_t i = 0; i < count; i++) {
				char *value = strchr(field[i], '=');
				*value++ = '\0';
				set(&event[events], field[i], value);
			}
			events++;
			line = NULL; /* the event's texts lie in it */
			room = 0;
		} else {
			fail("usage: ask instants|expand|write <QUESTIONS");
		}
	}
	if (strcmp(what, "write") == 0) {
		write_all(event, events);
	}
	soc_arena_free(arena);
	return 0;
}
