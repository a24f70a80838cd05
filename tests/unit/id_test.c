/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/id.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void reads_the_decimal_form(void **state)
{
	(void)state;
	int64_t id = 0;
	assert_true(soc_id_parse(SOC_STR("1"), &id));
	assert_int_equal(id, 1);
	assert_true(soc_id_parse(SOC_STR("9223372036854775807"), &id));
	assert_int_equal(id, INT64_MAX);
}

static void refuses_every_other_form(void **state)
{
	(void)state;
	static const soc_str bad[] = { SOC_STR(""), SOC_STR("0"), SOC_STR("01"), SOC_STR("+1"),
		SOC_STR("-1"), SOC_STR(" 1"), SOC_STR("1 "), SOC_STR("1\0"), SOC_STR("1e3"), SOC_STR("0x1"),
		SOC_STR("9223372036854775808"), SOC_STR("9223372036854775810"),
		SOC_STR("18446744073709551617"), SOC_STR("99999999999999999999999999"),
		SOC_STR("\xD9\xA1") /* an Arabic one */ };
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		int64_t id = 7;
		assert_false(soc_id_parse(bad[i], &id));
		assert_int_equal(id, 7);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_the_decimal_form),
		cmocka_unit_test(refuses_every_other_form),
	};
	return cmocka_run_group_tests_name("id", tests, NULL, NULL);
}
