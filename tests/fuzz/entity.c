/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whatever stands in the store's JSON, what is read of it fits the text, and written and read again
 * it is the same.
 */
#include "fuzz/target.h"

#include "core/entity.h"

#include <string.h>

enum { ARENA_MAX = 8 << 20 };

static bool same_text(soc_str one, soc_str other)
{
	return one.len == other.len && (one.len == 0 || memcmp(one.ptr, other.ptr, one.len) == 0);
}

static void check_same(soc_entities one, soc_entities other)
{
	expect(one.count == other.count);
	for (int i = 0; i < one.count; i++) {
		const soc_entity *first = &one.item[i], *second = &other.item[i];
		expect(first->type == second->type && first->start == second->start);
		expect(first->length == second->length && first->user == second->user);
		expect(first->revision == second->revision && first->old == second->old);
		expect(same_text(first->title, second->title));
	}
}

static void check_read(soc_entities read, soc_str text, soc_arena *arena)
{
	soc_err err = { .code = SOC_OK };
	soc_entities again;
	soc_entities_stored stored = { .text = text };
	expect(read.count <= SOC_STATUS_ENTITIES_MAX && soc_entities_check(read, text, &err));
	expect(soc_entities_persons(read, arena, &stored.persons, &err));
	expect(soc_entities_write(read, &stored.persons, arena, &stored.json, &err));
	expect(soc_entities_read(&stored, arena, &again, &err));
	check_same(read, again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int64_t users[] = { 7, 8, INT64_MAX };
	/* The first byte cuts the rest into text and JSON. */
	size_t length = size ? data[0] : 0;
	if (size < 1 + length) {
		return 0;
	}
	const char *at = (const char *)data + 1;
	soc_entities_stored stored = { .text = { at, length },
		.json = { at + length, size - 1 - length }, .persons = { users, 3 } };
	soc_arena *arena = soc_arena_new(ARENA_MAX);
	soc_entities read;
	soc_err err = { .code = SOC_OK };
	expect(soc_entities_read(&stored, arena, &read, &err));
	check_read(read, stored.text, arena);
	soc_arena_free(arena);
	return 0;
}
