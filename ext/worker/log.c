/* SPDX-License-Identifier: MIT */
#include "worker/log.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/ban.h"

enum { LINE_SIZE = 4096, ESCAPE_MAX = 6, TAIL = 2 };

/* A line is built whole and written at once, so that two processes never mix theirs. */
typedef struct line {
	char bytes[LINE_SIZE];
	size_t length;
} line;

static void put(line *l, char byte)
{
	if (l->length < LINE_SIZE - TAIL)
		l->bytes[l->length++] = byte;
}

static void put_words(line *l, const char *words)
{
	while (*words)
		put(l, *words++);
}

/* A JSON string; one that does not fit is cut, its closing quote always has room. */
static void put_string(line *l, const char *text)
{
	put(l, '"');
	for (; *text && l->length < LINE_SIZE - TAIL - ESCAPE_MAX - 1; text++) {
		unsigned char byte = (unsigned char)*text;
		char escape[ESCAPE_MAX + 1];
		if (byte >= 0x20 && byte != '"' && byte != '\\') {
			put(l, *text);
			continue;
		}
		(void)snprintf(escape, sizeof escape, byte < 0x20 ? "\\u%04x" : "\\%c", byte);
		put_words(l, escape);
	}
	put(l, '"');
}

static void put_field(line *l, const soc_log_field *field)
{
	char number[24];
	/* What no longer fits with its name is left out as a whole. */
	if (l->length > LINE_SIZE / 2 + LINE_SIZE / 4)
		return;
	put(l, ',');
	put_string(l, field->name);
	put(l, ':');
	if (!field->is_number && !field->text) {
		put_words(l, "null");
		return;
	}
	if (!field->is_number) {
		put_string(l, field->text);
		return;
	}
	(void)snprintf(number, sizeof number, "%lld", (long long)field->number);
	put_words(l, number);
}

void soc_log_write(const char *level, const char *event, const soc_log_field *fields)
{
	line l = { .length = 0 };
	struct timespec now;
	struct tm utc;
	char stamp[40];
	(void)clock_gettime(CLOCK_REALTIME, &now);
	(void)gmtime_r(&now.tv_sec, &utc);
	size_t length = strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%S", &utc);
	(void)snprintf(stamp + length, sizeof stamp - length, ".%03ldZ", now.tv_nsec / 1000000);
	put_words(&l, "{\"at\":");
	put_string(&l, stamp);
	put_field(&l, &(soc_log_field){ .name = "level", .text = level });
	put_field(&l, &(soc_log_field){ .name = "event", .text = event });
	put_field(&l, &(soc_log_field){ .name = "pid", .number = getpid(), .is_number = true });
	for (; fields->name; fields++)
		put_field(&l, fields);
	l.bytes[l.length++] = '}';
	l.bytes[l.length++] = '\n';
	/* Nobody can be told that the log is full. */
	ssize_t ignored = write(STDERR_FILENO, l.bytes, l.length);
	(void)ignored;
}

void soc_log_error(const char *event, const soc_err *err, const char *diagnosis)
{
	soc_log("error", event, soc_log_text("reason", err->reason),
		soc_log_text("sqlstate", err->sqlstate), soc_log_text("message", err->message),
		soc_log_text("diagnosis", diagnosis));
}
