/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void takes_a_limit_within_its_bounds(void **state)
{
	(void)state;
	soc_err err = { 0 };
	assert_true(soc_page_limit_check(1, 50, &err));
	assert_true(soc_page_limit_check(50, 50, &err));
	static const int64_t bad[] = { 0, -1, 51, INT64_MIN, INT64_MAX, (INT64_C(1) << 32) + 1 };
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		soc_err_clear(&err);
		assert_false(soc_page_limit_check(bad[i], 50, &err));
		assert_int_equal(err.code, SOC_ERR_INVALID);
		assert_string_equal(err.reason, "limit-invalid");
	}
}

static void begins_behind_an_id_or_at_the_start(void **state)
{
	(void)state;
	soc_err err = { 0 };
	int64_t id = 7;
	assert_true(soc_page_after_parse(SOC_STR("0"), &id, &err));
	assert_int_equal(id, 0);
	assert_true(soc_page_after_parse(SOC_STR("9223372036854775807"), &id, &err));
	assert_int_equal(id, INT64_MAX);
	static const soc_str bad[] = { SOC_STR(""), SOC_STR("00"), SOC_STR("-1"), SOC_STR("0\0"),
		SOC_STR("9223372036854775808") };
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		soc_err_clear(&err);
		assert_false(soc_page_after_parse(bad[i], &id, &err));
		assert_string_equal(err.reason, "cursor-invalid");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_a_limit_within_its_bounds),
		cmocka_unit_test(begins_behind_an_id_or_at_the_start),
	};
	return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
