/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/entity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define TEXT SOC_STR("ab \xC3\xA4x")
enum { TEXT_LENGTH = 6 };

static soc_arena *arena;

static int open_arena(void **state)
{
	(void)state;
	arena = soc_arena_new(4 * 1024 * 1024);
	return arena ? 0 : -1;
}

static int close_arena(void **state)
{
	(void)state;
	soc_arena_free(arena);
	return 0;
}

static bool fits_text(const soc_entity *item, int count, soc_str text)
{
	soc_err err = { .code = SOC_OK };
	bool good = soc_entities_check((soc_entities){ item, count }, text, &err);
	assert_int_equal(good, err.code == SOC_OK);
	assert_string_equal(err.reason, good ? "" : "entities-invalid");
	return good;
}

static bool fits(soc_entity one)
{
	return fits_text(&one, 1, TEXT);
}

static bool fits_range(int64_t start, int64_t length)
{
	return fits((soc_entity){ .type = SOC_ENTITY_URL, .start = start, .length = length });
}

static bool fits_title(soc_str title)
{
	soc_entity page = { .type = SOC_ENTITY_PAGE, .length = 1, .title = title };
	soc_entity file = page;
	file.type = SOC_ENTITY_FILE;
	assert_int_equal(fits(page), fits(file));
	return fits(page);
}

static void a_range_lies_in_the_text_between_code_points(void **state)
{
	(void)state;
	for (int start = -1; start <= TEXT_LENGTH + 1; start++) {
		for (int length = -1; length <= TEXT_LENGTH + 2; length++) {
			int end = start + length;
			bool good = start >= 0 && length > 0 && end <= TEXT_LENGTH && start != 4 && end != 4;
			assert_int_equal(fits_range(start, length), good);
		}
	}
	assert_false(fits_range(INT64_MAX, INT64_MAX));
	assert_false(fits_range(1, INT64_MAX));
	assert_false(fits_range(INT64_MIN, INT64_MIN));
}

static void ranges_are_ordered_and_apart(void **state)
{
	(void)state;
	soc_entity pair[] = { { .type = SOC_ENTITY_URL, .length = 2 },
		{ .type = SOC_ENTITY_URL, .start = 2, .length = 1 } };
	assert_true(fits_text(pair, 2, TEXT));
	pair[1].start = 1;
	assert_false(fits_text(pair, 2, TEXT));
	pair[1].start = 0;
	assert_false(fits_text(pair, 2, TEXT));
	pair[0].start = 3;
	assert_false(fits_text(pair, 2, TEXT));
	assert_true(fits_text(NULL, 0, SOC_STR("")));
}

static void there_are_at_most_100(void **state)
{
	(void)state;
	static char text[101];
	static soc_entity many[101];
	memset(text, 'x', sizeof text);
	for (int i = 0; i < 101; i++) {
		many[i] = (soc_entity){ .type = SOC_ENTITY_URL, .start = i, .length = 1 };
	}
	assert_true(fits_text(many, 100, (soc_str){ text, sizeof text }));
	assert_false(fits_text(many, 101, (soc_str){ text, sizeof text }));
}

static void each_type_has_what_it_needs(void **state)
{
	(void)state;
	assert_true(fits((soc_entity){ .type = SOC_ENTITY_USER, .length = 1, .user = 1 }));
	assert_false(fits((soc_entity){ .type = SOC_ENTITY_USER, .length = 1 }));
	assert_false(fits((soc_entity){ .type = SOC_ENTITY_USER, .length = 1, .user = -1 }));
	assert_true(fits((soc_entity){ .type = SOC_ENTITY_REVISION, .length = 1, .revision = 1 }));
	assert_false(fits((soc_entity){ .type = SOC_ENTITY_REVISION, .length = 1 }));
	assert_true(fits((soc_entity){ .type = SOC_ENTITY_DIFF, .length = 1, .revision = 1 }));
	assert_false(fits((soc_entity){ .type = SOC_ENTITY_DIFF, .length = 1, .old = 1 }));
	assert_false(fits((soc_entity){ .type = SOC_ENTITY_DIFF, .length = 1, .revision = 1, .old = -1 }));
	assert_false(fits((soc_entity){ .type = SOC_ENTITY_TYPE_COUNT, .length = 1 }));
}

static void a_title_is_short_clean_utf8(void **state)
{
	(void)state;
	char title[514];
	memset(title, 't', sizeof title);
	assert_true(fits_title((soc_str){ title, 512 }));
	assert_false(fits_title((soc_str){ title, 513 }));
	assert_true(fits_title(SOC_STR("de:Gr\xC3\xBC\xC3\x9F" "e \"\\#x")));
	static const soc_str bad[] = { { NULL, 0 }, SOC_STR(""), SOC_STR("a\nb"), SOC_STR("\t"),
		SOC_STR("a\0"), SOC_STR("\x7F"), SOC_STR("\xC2\x85"), SOC_STR("\xFF"), SOC_STR("a\xC3") };
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_false(fits_title(bad[i]));
	}
}

static soc_entities read_json(soc_str json, soc_str text, soc_persons persons)
{
	soc_err err = { .code = SOC_OK };
	soc_entities entities;
	soc_entities_stored stored = { json, text, persons };
	assert_true(soc_entities_read(&stored, arena, &entities, &err));
	assert_int_equal(err.code, SOC_OK);
	return entities;
}

static void assert_same(const soc_entity *one, const soc_entity *other)
{
	assert_int_equal(one->type, other->type);
	assert_int_equal(one->start, other->start);
	assert_int_equal(one->length, other->length);
	assert_int_equal(one->user, other->user);
	assert_int_equal(one->revision, other->revision);
	assert_int_equal(one->old, other->old);
	assert_int_equal(one->title.len, other->title.len);
	assert_memory_equal(one->title.len ? one->title.ptr : "", other->title.len ? other->title.ptr : "",
		one->title.len);
}

static void what_is_written_is_read_again(void **state)
{
	(void)state;
	char quotes[SOC_ENTITY_TITLE_MAX];
	memset(quotes, '"', sizeof quotes);
	static char text[100];
	memset(text, 'x', sizeof text);
	soc_entity list[SOC_STATUS_ENTITIES_MAX];
	for (int i = 0; i < SOC_STATUS_ENTITIES_MAX; i++) {
		soc_entity_type type = (soc_entity_type)(i % SOC_ENTITY_TYPE_COUNT);
		list[i] = (soc_entity){ .type = type, .start = i, .length = 1 };
		if (type == SOC_ENTITY_USER) {
			list[i].user = 100 + i % 7;
		} else if (type == SOC_ENTITY_PAGE || type == SOC_ENTITY_FILE) {
			list[i].title = (soc_str){ quotes, sizeof quotes };
		} else if (type == SOC_ENTITY_REVISION || type == SOC_ENTITY_DIFF) {
			list[i].revision = INT64_MAX - i;
			list[i].old = type == SOC_ENTITY_DIFF ? i : 0;
		}
	}
	soc_err err = { .code = SOC_OK };
	soc_entities entities = { list, SOC_STATUS_ENTITIES_MAX };
	soc_persons persons;
	soc_str json;
	assert_true(soc_entities_check(entities, (soc_str){ text, sizeof text }, &err));
	assert_true(soc_entities_persons(entities, arena, &persons, &err));
	assert_int_equal(persons.count, 7);
	assert_int_equal(persons.user[0], 100);
	assert_int_equal(persons.user[1], 106);
	assert_true(soc_entities_write(entities, &persons, arena, &json, &err));
	soc_entities back = read_json(json, (soc_str){ text, sizeof text }, persons);
	assert_int_equal(back.count, SOC_STATUS_ENTITIES_MAX);
	for (int i = 0; i < back.count; i++) {
		assert_same(&back.item[i], &list[i]);
	}
}

static void nothing_is_written_as_an_empty_list(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_persons persons;
	soc_str json;
	assert_true(soc_entities_persons((soc_entities){ NULL, 0 }, arena, &persons, &err));
	assert_int_equal(persons.count, 0);
	assert_true(soc_entities_write((soc_entities){ NULL, 0 }, &persons, arena, &json, &err));
	assert_string_equal(json.ptr, "[]");
	assert_int_equal(read_json(json, TEXT, persons).count, 0);
}

static void what_does_not_fit_is_left_out_on_reading(void **state)
{
	(void)state;
	int64_t user[] = { 7, 0 };
	soc_persons persons = { user, 2 };
	static const struct { soc_str json; int count; } rows[] = {
		{ { NULL, 0 }, 0 }, { SOC_STR("no JSON"), 0 }, { SOC_STR("{\"k\":\"x\"}"), 0 },
		{ SOC_STR("[{\"k\":\"x\",\"s\":0,\"l\":1}]"), 1 },
		{ SOC_STR("[{\"k\":\"x\",\"s\":0,\"l\":99}]"), 0 },
		{ SOC_STR("[{\"k\":\"x\",\"s\":4,\"l\":1}]"), 0 },
		{ SOC_STR("[{\"k\":\"x\",\"s\":\"0\",\"l\":1}]"), 0 },
		{ SOC_STR("[{\"k\":\"z\",\"s\":0,\"l\":1},5,null,{\"k\":\"x\",\"s\":1,\"l\":1}]"), 1 },
		{ SOC_STR("[{\"k\":\"\\u0001\",\"s\":0,\"l\":1}]"), 0 },
		{ SOC_STR("[{\"k\":\"u\",\"s\":0,\"l\":1,\"i\":1}]"), 1 },
		{ SOC_STR("[{\"k\":\"u\",\"s\":0,\"l\":1,\"i\":2}]"), 0 },
		{ SOC_STR("[{\"k\":\"u\",\"s\":0,\"l\":1,\"i\":-1}]"), 0 },
		{ SOC_STR("[{\"k\":\"p\",\"s\":0,\"l\":1,\"t\":\"a\\nb\"}]"), 0 },
		{ SOC_STR("[{\"k\":\"d\",\"s\":0,\"l\":1,\"r\":1}]"), 0 },
		{ SOC_STR("[{\"k\":\"x\",\"s\":0,\"l\":2},{\"k\":\"x\",\"s\":1,\"l\":1}]"), 1 },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(read_json(rows[i].json, TEXT, persons).count, rows[i].count);
	}
}

static void a_full_arena_is_said(void **state)
{
	(void)state;
	soc_arena *tiny = soc_arena_new(8);
	soc_err err = { .code = SOC_OK };
	soc_entity user = { .type = SOC_ENTITY_USER, .length = 1, .user = 1 };
	soc_persons persons = { &user.user, 1 };
	soc_entities entities = { &user, 1 };
	soc_str json;
	soc_entities_stored stored = { SOC_STR("[{\"k\":\"x\",\"s\":0,\"l\":1}]"), TEXT, persons };
	assert_false(soc_entities_write(entities, &persons, tiny, &json, &err));
	assert_int_equal(err.code, SOC_ERR_NOMEM);
	soc_err_clear(&err);
	assert_false(soc_entities_read(&stored, tiny, &entities, &err));
	assert_int_equal(err.code, SOC_ERR_NOMEM);
	soc_arena_free(tiny);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_range_lies_in_the_text_between_code_points),
		TEST(ranges_are_ordered_and_apart),
		TEST(there_are_at_most_100),
		TEST(each_type_has_what_it_needs),
		TEST(a_title_is_short_clean_utf8),
		TEST(what_is_written_is_read_again),
		TEST(nothing_is_written_as_an_empty_list),
		TEST(what_does_not_fit_is_left_out_on_reading),
		TEST(a_full_arena_is_said),
	};
	return cmocka_run_group_tests_name("entity", tests, NULL, NULL);
}
