/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { CAP = 256 * 1024 };

typedef struct journal { int order[8], count; } journal;
typedef struct entry { journal *to; int number; } entry;

static void note(void *resource)
{
	entry *one = resource;
	one->to->order[one->to->count++] = one->number;
}

static void gives_zeroed_aligned_memory(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_arena *arena = soc_arena_new(CAP);
	for (size_t size = 0; size < 200; size++) {
		unsigned char *bytes = soc_arena_alloc(arena, size, &err);
		assert_non_null(bytes);
		assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(bytes[i], 0);
		memset(bytes, 0xa5, size);
	}
	soc_arena_free(arena);
}

static void memory_after_a_rewind_is_zeroed_again(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_arena *arena = soc_arena_new(CAP);
	soc_arena_mark start = soc_arena_here(arena);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 100; i++) {
			unsigned char *bytes = soc_arena_alloc(arena, 1000, &err);
			assert_non_null(bytes);
			assert_int_equal(bytes[0] | bytes[999], 0);
			memset(bytes, 0xff, 1000);
		}
		soc_arena_rewind(arena, start);
	}
	soc_arena_free(arena);
}

static void never_holds_more_than_its_cap(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_arena *arena = soc_arena_new(CAP);
	int given = 0;
	while (soc_arena_alloc(arena, 1000, &err)) {
		given++;
		assert_in_range(soc_arena_size(arena), 1, CAP);
	}
	assert_int_equal(err.code, SOC_ERR_NOMEM);
	assert_string_equal(err.reason, "memory");
	assert_in_range(given, CAP / 1008 * 9 / 10, CAP / 1008);
	soc_arena_free(arena);
}

static void an_impossible_size_is_an_error(void **state)
{
	(void)state;
	soc_arena *arena = soc_arena_new(CAP);
	const size_t sizes[] = { CAP, SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 15, SIZE_MAX - 64, SIZE_MAX / 2 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		soc_err err = { .code = SOC_OK };
		assert_null(soc_arena_alloc(arena, sizes[i], &err));
		assert_int_equal(err.code, SOC_ERR_NOMEM);
	}
	soc_err err = { .code = SOC_OK };
	assert_null(soc_arena_dup(arena, (soc_str){ "", SIZE_MAX }, &err).ptr);
	assert_int_equal(err.code, SOC_ERR_NOMEM);
	soc_arena_free(arena);
}

static void defers_run_newest_first_back_to_the_mark(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_arena *arena = soc_arena_new(CAP);
	journal seen = { .count = 0 };
	entry entries[4] = { { &seen, 0 }, { &seen, 1 }, { &seen, 2 }, { &seen, 3 } };
	assert_true(soc_arena_defer(arena, note, &entries[0], &err));
	soc_arena_mark mark = soc_arena_here(arena);
	for (int i = 1; i < 4; i++)
		assert_true(soc_arena_defer(arena, note, &entries[i], &err));
	soc_arena_rewind(arena, mark);
	assert_int_equal(seen.count, 3);
	assert_int_equal(seen.order[0], 3);
	assert_int_equal(seen.order[2], 1);
	soc_arena_rewind(arena, mark);
	assert_int_equal(seen.count, 3);
	soc_arena_free(arena);
	assert_int_equal(seen.count, 4);
	assert_int_equal(seen.order[3], 0);
}

static void a_defer_without_room_runs_at_once(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_arena *arena = soc_arena_new(64);
	journal seen = { .count = 0 };
	entry one = { &seen, 7 };
	assert_false(soc_arena_defer(arena, note, &one, &err));
	assert_int_equal(err.code, SOC_ERR_NOMEM);
	assert_int_equal(seen.count, 1);
	soc_arena_free(arena);
	assert_int_equal(seen.count, 1);
}

static void a_rewind_gives_blocks_back(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_arena *arena = soc_arena_new(CAP);
	soc_arena_mark empty = soc_arena_here(arena);
	assert_non_null(soc_arena_alloc(arena, 100, &err));
	size_t small = soc_arena_size(arena);
	soc_arena_mark mark = soc_arena_here(arena);
	assert_non_null(soc_arena_alloc(arena, 100 * 1024, &err));
	assert_true(soc_arena_size(arena) > 100 * 1024);
	soc_arena_rewind(arena, mark);
	assert_int_equal(soc_arena_size(arena), small);
	assert_non_null(soc_arena_alloc(arena, 100 * 1024, &err));
	soc_arena_rewind(arena, empty);
	assert_int_equal(soc_arena_size(arena), small);
	soc_arena_free(arena);
}

static void a_copy_ends_with_a_nul_byte(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_arena *arena = soc_arena_new(CAP);
	soc_str copy = soc_arena_dup(arena, (soc_str){ "abcdef", 3 }, &err);
	assert_int_equal(copy.len, 3);
	assert_string_equal(copy.ptr, "abc");
	soc_str nothing = soc_arena_dup(arena, (soc_str){ NULL, 0 }, &err);
	assert_string_equal(nothing.ptr, "");
	soc_arena_free(arena);
}

static void freeing_nothing_is_allowed(void **state)
{
	(void)state;
	soc_arena_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_zeroed_aligned_memory),
		cmocka_unit_test(memory_after_a_rewind_is_zeroed_again),
		cmocka_unit_test(never_holds_more_than_its_cap),
		cmocka_unit_test(an_impossible_size_is_an_error),
		cmocka_unit_test(defers_run_newest_first_back_to_the_mark),
		cmocka_unit_test(a_defer_without_room_runs_at_once),
		cmocka_unit_test(a_rewind_gives_blocks_back),
		cmocka_unit_test(a_copy_ends_with_a_nul_byte),
		cmocka_unit_test(freeing_nothing_is_allowed),
	};
	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
