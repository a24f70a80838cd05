/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "json/read.h"
#include "json/write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>

static soc_arena *arena;

static int open_arena(void **state)
{
	(void)state;
	arena = soc_arena_new(8 * 1024 * 1024);
	return arena ? 0 : -1;
}

static int close_arena(void **state)
{
	(void)state;
	soc_arena_free(arena);
	return 0;
}

static soc_err_code code_of(soc_str text, soc_json *out)
{
	soc_err err = { .code = SOC_OK };
	bool good = soc_json_read(text, arena, out, &err);
	assert_int_equal(good, err.code == SOC_OK);
	assert_int_equal(good, out->value != NULL);
	return err.code;
}

static soc_json read_good(soc_str text)
{
	soc_json json;
	assert_int_equal(code_of(text, &json), SOC_OK);
	return json;
}

static void reads_members_and_items(void **state)
{
	(void)state;
	soc_json list = read_good(SOC_STR("[{\"a\": 5, \"b\": \"\\u00e4\\\"\"}, -9223372036854775808]"));
	int64_t number = 0;
	assert_int_equal(soc_json_count(list), 2);
	soc_json first = soc_json_item(list, 0);
	assert_int_equal(soc_json_count(first), 2);
	assert_true(soc_json_int(soc_json_member(first, "a"), &number));
	assert_int_equal(number, 5);
	soc_str text = soc_json_text(soc_json_member(first, "b"));
	assert_int_equal(text.len, 3);
	assert_memory_equal(text.ptr, "\xC3\xA4\"", 3);
	assert_true(soc_json_int(soc_json_item(list, 1), &number));
	assert_true(number == INT64_MIN);
}

static void answers_nothing_where_there_is_nothing(void **state)
{
	(void)state;
	int64_t number = 7;
	soc_json list = read_good(SOC_STR("[1.5, null, true, \"x\"]"));
	soc_json none = soc_json_item(list, 4);
	assert_null(none.value);
	assert_null(soc_json_item(list, -1).value);
	assert_null(soc_json_member(list, "a").value);
	assert_null(soc_json_item(none, 0).value);
	assert_int_equal(soc_json_count(none), 0);
	assert_null(soc_json_text(none).ptr);
	assert_null(soc_json_text(soc_json_item(list, 0)).ptr);
	for (int i = 0; i < 4; i++) {
		assert_false(soc_json_int(soc_json_item(list, i), &number));
	}
	assert_int_equal(number, 7);
}

static void refuses_what_is_no_json(void **state)
{
	(void)state;
	static const soc_str bad[] = {
		{ NULL, 0 }, SOC_STR(""), SOC_STR("5"), SOC_STR("null"), SOC_STR("["), SOC_STR("[1,]"),
		SOC_STR("[1] x"), SOC_STR("{\"a\":1,\"a\":2}"), SOC_STR("['a']"), SOC_STR("[01]"),
		SOC_STR("[\"\\u0000\"]"), SOC_STR("[\"a\0b\"]"), SOC_STR("[\"\xFF\"]"),
		SOC_STR("[\"\xED\xA0\x80\"]"), SOC_STR("[\"\\ud800\"]"), SOC_STR("[99999999999999999999]"),
		SOC_STR("[1e999]"), SOC_STR("[NaN]"), SOC_STR("[\"\n\"]"), SOC_STR("[1]\0"), SOC_STR("[\"\\"),
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		soc_json json;
		assert_int_equal(code_of(bad[i], &json), SOC_ERR_INVALID);
	}
}

static void refuses_what_is_too_deep_or_too_large(void **state)
{
	(void)state;
	soc_json json;
	assert_int_equal(code_of(SOC_STR("[[[[[[[[1]]]]]]]]"), &json), SOC_OK);
	assert_int_equal(code_of(SOC_STR("[[[[[[[[[1]]]]]]]]]"), &json), SOC_ERR_INVALID);
	assert_int_equal(code_of(SOC_STR("[\"\\\"[[[[[[[[[\"]"), &json), SOC_OK);
	char *large = malloc(SOC_JSON_SIZE_MAX + 1);
	memset(large, '[', SOC_JSON_SIZE_MAX + 1);
	assert_int_equal(code_of((soc_str){ large, SOC_JSON_SIZE_MAX }, &json), SOC_ERR_INVALID);
	memset(large, ' ', SOC_JSON_SIZE_MAX + 1);
	memcpy(large, "[]", 2);
	assert_int_equal(code_of((soc_str){ large, SOC_JSON_SIZE_MAX }, &json), SOC_OK);
	assert_int_equal(code_of((soc_str){ large, SOC_JSON_SIZE_MAX + 1 }, &json), SOC_ERR_INVALID);
	free(large);
}

static void reads_what_it_writes(void **state)
{
	(void)state;
	char every[0x7F];
	for (int i = 1; i < 0x80; i++) {
		every[i - 1] = (char)i;
	}
	soc_buf out = soc_buf_start(arena, 4096);
	soc_err err = { .code = SOC_OK };
	soc_str text;
	soc_json_put_open(&out, '[');
	for (int i = 0; i < 2; i++) {
		soc_json_put_open(&out, '{');
		soc_json_put_text(&out, "t", (soc_str){ every, sizeof every });
		soc_json_put_int(&out, "n", INT64_MIN);
		soc_json_put_bool(&out, "y", true);
		soc_json_put_bool(&out, "b", false);
		soc_json_put_name(&out, "l");
		soc_json_put_open(&out, '[');
		soc_json_put_open(&out, '{');
		soc_json_put_close(&out, '}');
		soc_json_put_close(&out, ']');
		soc_json_put_text(&out, "e", SOC_STR(""));
		soc_json_put_close(&out, '}');
	}
	soc_json_put_close(&out, ']');
	assert_true(soc_buf_done(&out, &text, &err));
	soc_json list = read_good(text);
	assert_int_equal(soc_json_count(list), 2);
	soc_json one = soc_json_item(list, 1);
	soc_str back = soc_json_text(soc_json_member(one, "t"));
	assert_int_equal(back.len, sizeof every);
	assert_memory_equal(back.ptr, every, sizeof every);
	int64_t number = 0;
	assert_true(soc_json_int(soc_json_member(one, "n"), &number) && number == INT64_MIN);
	assert_int_equal(soc_json_text(soc_json_member(one, "e")).len, 0);
	assert_true(soc_json_is_true(soc_json_member(one, "y")));
	assert_false(soc_json_is_true(soc_json_member(one, "b")));
	assert_false(soc_json_is_true(soc_json_member(one, "n")));
	assert_false(soc_json_is_true(soc_json_member(one, "none")));
	assert_int_equal(soc_json_count(soc_json_member(one, "l")), 1);
}

static int left, live;
static bool sticky;

static void *failing_malloc(size_t size)
{
	if (left > 0 && --left == 0) {
		left = sticky ? 1 : 0;
		return NULL;
	}
	live++;
	return malloc(size);
}

static void counted_free(void *block)
{
	live -= block != NULL;
	free(block);
}

/* Some failures are survived: by jansson itself, or by reading once more, so fewer when one fails. */
static int run_out_of_memory(soc_str text)
{
	int refused = 0;
	for (int n = 1; n <= 100; n++) {
		soc_json json;
		soc_arena_mark mark = soc_arena_here(arena);
		left = n;
		refused += code_of(text, &json) != SOC_OK;
		left = 0;
		soc_arena_rewind(arena, mark);
		assert_int_equal(live, 0);
	}
	return refused;
}

static void a_failed_allocation_is_an_error_or_survived_and_leaks_nothing(void **state)
{
	(void)state;
	json_set_alloc_funcs(failing_malloc, counted_free);
	soc_str text = SOC_STR("[{\"k\":\"u\",\"s\":0},{\"t\":\"a title\"},[1,2,3,4,5,6,7,8,9],2]");
	for (int i = 0; i < 2; i++) {
		sticky = i == 1;
		assert_in_range(run_out_of_memory(text), sticky ? 10 : 1, 90);
	}
	soc_json json;
	left = 1;
	assert_int_equal(code_of(text, &json), SOC_ERR_NOMEM);
	left = 0;
	json_set_alloc_funcs(malloc, free);
}

static void a_full_arena_keeps_no_document(void **state)
{
	(void)state;
	soc_arena *tiny = soc_arena_new(8);
	soc_err err = { .code = SOC_OK };
	soc_json json;
	assert_false(soc_json_read(SOC_STR("[1]"), tiny, &json, &err));
	assert_int_equal(err.code, SOC_ERR_NOMEM);
	assert_null(json.value);
	soc_arena_free(tiny);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_members_and_items),
		TEST(answers_nothing_where_there_is_nothing),
		TEST(refuses_what_is_no_json),
		TEST(refuses_what_is_too_deep_or_too_large),
		TEST(reads_what_it_writes),
		TEST(a_failed_allocation_is_an_error_or_survived_and_leaks_nothing),
		TEST(a_full_arena_keeps_no_document),
	};
	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
