/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/target.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static soc_target target;

static const char *reason_of(soc_str type, soc_str key)
{
	static soc_err err;
	soc_err_clear(&err);
	bool good = soc_target_parse(type, key, &target, &err);
	assert_int_equal(good, err.code == SOC_OK);
	return err.reason;
}

static void reads_each_type(void **state)
{
	static const soc_target_kind kinds[] = { SOC_TARGET_EVENT, SOC_TARGET_REVISION, SOC_TARGET_LOG,
		SOC_TARGET_STATUS, SOC_TARGET_COMMENT };
	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		soc_str word = soc_str_borrow(soc_target_word(kinds[i]));
		assert_string_equal(reason_of(word, SOC_STR("9223372036854775807")), "");
		assert_int_equal(target.kind, kinds[i]);
		assert_int_equal(target.id, INT64_MAX);
		assert_int_equal(target.author, 0);
		assert_int_equal(soc_target_is_foreign(kinds[i]), i == 1 || i == 2);
		assert_string_equal(reason_of(word, SOC_STR("05")), "target-not-found");
		assert_string_equal(reason_of(word, SOC_STR("")), "target-not-found");
		assert_string_equal(reason_of(word, SOC_STR("c-A-1")), "target-not-found");
	}
	assert_string_equal(reason_of(SOC_STR("Status"), SOC_STR("5")), "type-invalid");
	assert_string_equal(reason_of(SOC_STR(""), SOC_STR("5")), "type-invalid");
}

static void a_talk_comment_has_a_name(void **state)
{
	(void)state;
	soc_str type = SOC_STR("talk-comment");
	assert_string_equal(reason_of(type, SOC_STR("c-\xc3\x84,_b/c-20260101000000")), "");
	assert_int_equal(target.kind, SOC_TARGET_TALK_COMMENT);
	assert_int_equal(target.id, 0);
	assert_true(soc_target_is_foreign(target.kind));
	static const char *const bad[] = { "", "a\nb", "a\tb", "a\x7f", "a\xff", "\xc3" };
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_string_equal(reason_of(type, soc_str_borrow(bad[i])), "target-not-found");
	}
	char longest[SOC_TARGET_KEY_MAX + 1];
	memset(longest, 'x', sizeof(longest));
	assert_string_equal(reason_of(type, (soc_str){ longest, SOC_TARGET_KEY_MAX }), "");
	assert_string_equal(reason_of(type, (soc_str){ longest, SOC_TARGET_KEY_MAX + 1 }),
		"target-not-found");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_each_type),
		cmocka_unit_test(a_talk_comment_has_a_name),
	};
	return cmocka_run_group_tests_name("target", tests, NULL, NULL);
}
