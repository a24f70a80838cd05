/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static int new_arena(void **state)
{
	*state = soc_arena_new(64 * 1024);
	return *state ? 0 : -1;
}

static int free_arena(void **state)
{
	soc_arena_free(*state);
	return 0;
}

static void an_empty_buffer_is_an_empty_text(void **state)
{
	soc_err err = { .code = SOC_OK };
	soc_buf buf = soc_buf_start(*state, 10);
	soc_str text;
	assert_true(soc_buf_done(&buf, &text, &err));
	assert_int_equal(text.len, 0);
	assert_string_equal(text.ptr, "");
}

static void grows_and_keeps_every_byte(void **state)
{
	soc_err err = { .code = SOC_OK };
	soc_buf buf = soc_buf_start(*state, 10000);
	for (int i = 0; i < 1000; i++)
		soc_buf_appendf(&buf, "%03d,", i);
	soc_str text;
	assert_true(soc_buf_done(&buf, &text, &err));
	assert_int_equal(text.len, 4000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(strtol(text.ptr + i * 4, NULL, 10), i);
}

static void exactly_the_maximum_fits_and_one_more_does_not(void **state)
{
	soc_err err = { .code = SOC_OK };
	soc_str text;
	soc_buf full = soc_buf_start(*state, 5);
	soc_buf_append(&full, SOC_STR("12345"));
	assert_true(soc_buf_done(&full, &text, &err));
	assert_string_equal(text.ptr, "12345");
	soc_buf over = soc_buf_start(*state, 5);
	soc_buf_append(&over, SOC_STR("123456"));
	assert_false(soc_buf_done(&over, &text, &err));
	assert_null(text.ptr);
	assert_int_equal(err.code, SOC_ERR_NOMEM);
}

static void after_one_failure_nothing_is_appended(void **state)
{
	soc_err err = { .code = SOC_OK };
	soc_buf buf = soc_buf_start(*state, 5);
	soc_buf_append(&buf, SOC_STR("123"));
	soc_buf_appendf(&buf, "%d", 456);
	soc_buf_append(&buf, SOC_STR("x"));
	assert_int_equal(buf.len, 3);
	soc_str text;
	assert_false(soc_buf_done(&buf, &text, &err));
}

static void the_arena_cap_is_a_failure_too(void **state)
{
	soc_err err = { .code = SOC_OK };
	soc_buf buf = soc_buf_start(*state, SIZE_MAX - 1);
	for (int i = 0; i < 2000; i++)
		soc_buf_appendf(&buf, "%064d", i);
	soc_str text;
	assert_false(soc_buf_done(&buf, &text, &err));
	assert_int_equal(err.code, SOC_ERR_NOMEM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_empty_buffer_is_an_empty_text, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(grows_and_keeps_every_byte, new_arena, free_arena),
		cmocka_unit_test_setup_teardown(exactly_the_maximum_fits_and_one_more_does_not, new_arena,
			free_arena),
		cmocka_unit_test_setup_teardown(after_one_failure_nothing_is_appended, new_arena,
			free_arena),
		cmocka_unit_test_setup_teardown(the_arena_cap_is_a_failure_too, new_arena, free_arena),
	};
	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
