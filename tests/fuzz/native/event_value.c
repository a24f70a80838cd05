/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fuzz/native/value.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* One of some strings that are mostly right, or any. */
static void choice(fuzz_bytes *bytes, char form, zval *out)
{
	static const struct { char form; const char *word[4]; } choices[] = {
		{ 'D', { "2029-05-01T10:00", "2029-05-01T12:00", "2029-05-03T10:00", "2029-05-02T10:00" } },
		{ 'Z', { "UTC", "Europe/Berlin", "Etc/GMT+5", "America/Toronto" } },
		{ 'R', { "", "FREQ=DAILY;COUNT=3", "FREQ=WEEKLY;UNTIL=20290701T000000Z", "FREQ=YEARLY;COUNT=400" } },
		{ 'G', { "going", "interested", "declined", "waitlisted" } },
		{ 'T', { "meeting", "meeting", "other", "" } },
		{ 'S', { "planned", "postponed", "cancelled", "planned" } },
		{ 'A', { "seat", "wait", "remove", "attended" } },
		{ 'C', { "mine", "wiki", "mine", "" } } };
	uint8_t how = fuzz_byte(bytes);
	for (size_t i = 0; how < 200 && i < COUNT(choices); i++) {
		if (choices[i].form == form) {
			ZVAL_STRING(out, choices[i].word[how % 4]);
			return;
		}
	}
	fuzz_value(bytes, 's', out);
}

typedef struct named {
	const char *name;
	char form;
} named;

/* An array with the fields of a table; some inputs leave one out. */
static void fields_of(fuzz_bytes *bytes, const named *table, size_t count, zval *out)
{
	uint8_t without = fuzz_byte(bytes);
	array_init(out);
	for (size_t i = 0; i < count; i++) {
		if (without < 200 || i != without - 200u) {
			zval value;
			fuzz_value(bytes, fuzz_byte(bytes) < 240 ? table[i].form : '*', &value);
			zend_hash_str_update(Z_ARR_P(out), table[i].name, strlen(table[i].name), &value);
		}
	}
}

static void event_tag(fuzz_bytes *bytes, zval *out)
{
	static const named fields[] = { { "tag", 'T' }, { "title", 's' }, { "description", 's' },
		{ "place", 's' }, { "link", 's' }, { "file", 's' }, { "lang", 's' }, { "zone", 'Z' },
		{ "start", 'D' }, { "end", 'D' }, { "rule", 'R' }, { "except", 'W' }, { "deadline", 'N' },
		{ "capacity", 'm' }, { "waitlist", 'b' }, { "guestsMax", 'i' } };
	static const named kept[] = { { "tag", 'T' }, { "keep", 'b' } };
	if (fuzz_byte(bytes) < 240) {
		fields_of(bytes, fields, COUNT(fields), out);
	} else {
		fields_of(bytes, kept, COUNT(kept), out);
	}
}

static void event_answer(fuzz_bytes *bytes, zval *out)
{
	static const named fields[] = { { "answer", 'G' }, { "guests", 'i' }, { "public", 'b' },
		{ "note", 's' }, { "ties", 'b' }, { "answers", 'I' } };
	fields_of(bytes, fields, COUNT(fields), out);
}

static void calendar_event(fuzz_bytes *bytes, zval *out)
{
	static const named fields[] = { { "uid", 's' }, { "url", 's' }, { "title", 's' },
		{ "description", 's' }, { "place", 's' }, { "link", 's' }, { "zone", 'Z' }, { "start", 'D' },
		{ "end", 'D' }, { "rule", 'R' }, { "except", 'W' }, { "status", 'S' }, { "sequence", 'i' },
		{ "created", 'i' }, { "changed", 'i' } };
	fields_of(bytes, fields, COUNT(fields), out);
}

static void calendar(fuzz_bytes *bytes, zval *out)
{
	static const named fields[] = { { "name", 's' }, { "refresh", 'i' } };
	fields_of(bytes, fields, COUNT(fields), out);
}

static void settings(fuzz_bytes *bytes, zval *out)
{
	static const named fields[] = { { "questions", 'Q' }, { "tiesEdits", 'b' } };
	fields_of(bytes, fields, COUNT(fields), out);
}

static void question(fuzz_bytes *bytes, zval *out)
{
	static const named fields[] = { { "question", 's' }, { "answers", 'w' } };
	fields_of(bytes, fields, COUNT(fields), out);
}

static void list_of(fuzz_bytes *bytes, char form, zval *out)
{
	unsigned count = fuzz_byte(bytes) % 64u;
	array_init(out);
	while (count-- > 0 && bytes->left > 0) {
		zval item;
		fuzz_value(bytes, fuzz_byte(bytes) < 240 ? form : '*', &item);
		add_next_index_zval(out, &item);
	}
}

bool fuzz_event_value(fuzz_bytes *bytes, char form, zval *out)
{
	switch (form) {
	case 'a': list_of(bytes, 'x', out); return true;
	case 'x': event_tag(bytes, out); return true;
	case 'g': event_answer(bytes, out); return true;
	case 'c': calendar(bytes, out); return true;
	case 'k': list_of(bytes, 'y', out); return true;
	case 'y': calendar_event(bytes, out); return true;
	case 'q': settings(bytes, out); return true;
	case 'Q': list_of(bytes, 'p', out); return true;
	case 'p': question(bytes, out); return true;
	case 'I': list_of(bytes, 'i', out); return true;
	case 'W': list_of(bytes, 'D', out); return true;
	case 'D':
	case 'N':
	case 'Z':
	case 'R':
	case 'G':
	case 'T':
	case 'S':
	case 'A':
	case 'C': choice(bytes, form == 'N' ? 'D' : form, out); return true;
	default: return false;
	}
}
