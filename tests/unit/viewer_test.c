/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/viewer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *reason_of(soc_viewer viewer)
{
	static soc_err err;
	soc_err_clear(&err);
	bool good = soc_viewer_check(&viewer, &err);
	assert_int_equal(good, err.code == SOC_OK);
	return err.reason;
}

static void takes_a_wiki_and_a_user(void **state)
{
	(void)state;
	static const char longest[] = "0123456789012345678901234567890123456789012345678901234567890123";
	assert_string_equal(reason_of((soc_viewer){ SOC_STR("wiki-mw_"), 1, 0, false }), "");
	assert_string_equal(reason_of((soc_viewer){ { longest, 64 }, 0, 7, true }), "");
	assert_string_equal(reason_of((soc_viewer){ SOC_STR("w"), INT64_MAX, 0, false }), "");
}

static void refuses_what_is_no_wiki_id(void **state)
{
	(void)state;
	static const char longer[] = "01234567890123456789012345678901234567890123456789012345678901234";
	assert_string_equal(reason_of((soc_viewer){ SOC_STR(""), 1, 0, false }), "wiki-invalid");
	assert_string_equal(reason_of((soc_viewer){ { longer, 65 }, 1, 0, false }), "wiki-invalid");
	assert_string_equal(reason_of((soc_viewer){ SOC_STR("a b"), 1, 0, false }), "wiki-invalid");
	assert_string_equal(reason_of((soc_viewer){ SOC_STR("a\0b"), 1, 0, false }), "wiki-invalid");
	assert_string_equal(reason_of((soc_viewer){ SOC_STR("\xC3\xA4"), 1, 0, false }), "wiki-invalid");
}

static void refuses_a_negative_user_and_unknown_caps(void **state)
{
	(void)state;
	assert_string_equal(reason_of((soc_viewer){ SOC_STR("w"), -1, 0, false }), "user-invalid");
	assert_string_equal(reason_of((soc_viewer){ SOC_STR("w"), 1, 8, false }), "caps-invalid");
	assert_string_equal(reason_of((soc_viewer){ SOC_STR("w"), 1, -1, false }), "caps-invalid");
}

static void lets_only_accounts_write(void **state)
{
	(void)state;
	soc_err err = { 0 };
	assert_true(soc_viewer_check_writer(&(soc_viewer){ SOC_STR("w"), 1, 0, true }, &err));
	assert_false(soc_viewer_check_writer(&(soc_viewer){ SOC_STR("w"), 0, 7, false }, &err));
	assert_string_equal(err.reason, "viewer-anonymous");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_a_wiki_and_a_user),
		cmocka_unit_test(refuses_what_is_no_wiki_id),
		cmocka_unit_test(refuses_a_negative_user_and_unknown_caps),
		cmocka_unit_test(lets_only_accounts_write),
	};
	return cmocka_run_group_tests_name("viewer", tests, NULL, NULL);
}
