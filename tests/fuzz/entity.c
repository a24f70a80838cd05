/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is read from the store fits its text and can be posted again; then nothing of it is lost. */
#include "fuzz/target.h"

#include "core/entity.h"

#include <string.h>

enum { PERSONS = 3 };

static void check_same(soc_entities one, soc_entities other)
{
	expect(one.count == other.count);
	for (int i = 0; i < one.count; i++) {
		const soc_entity *a = &one.item[i], *b = &other.item[i];
		expect(a->type == b->type && a->start == b->start && a->length == b->length
			&& a->user == b->user && a->revision == b->revision && a->old == b->old);
		expect(a->title.len == b->title.len
			&& (a->title.len == 0 || memcmp(a->title.ptr, b->title.ptr, a->title.len) == 0));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* The first byte tells how much of the rest is the text. */
	size_t length = size ? data[0] : 0;
	if (size < 1 + length) {
		return 0;
	}
	static const int64_t user[PERSONS] = { 7, 8, 7 };
	soc_str text = { (const char *)data + 1, length };
	soc_entities_stored stored = { { text.ptr + length, size - 1 - length }, text,
		{ user, PERSONS } };
	soc_arena *arena = soc_arena_new(1 << 21);
	soc_err err = { .code = SOC_OK };
	soc_entities read;
	expect(soc_entities_read(&stored, arena, &read, &err));
	expect(soc_entities_check(read, text, &err));
	soc_persons persons;
	expect(soc_entities_persons(read, arena, &persons, &err) && persons.count <= 2);
	soc_entities_stored again = { .text = text, .persons = persons };
	expect(soc_entities_write(read, &persons, arena, &again.json, &err));
	soc_entities back;
	expect(soc_entities_read(&again, arena, &back, &err));
	check_same(read, back);
	soc_arena_free(arena);
	return 0;
}
