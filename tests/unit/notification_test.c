/* SPDX-License-Identifier: MIT */
#include "core/notification.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void each_kind_has_a_word_that_names_it(void **state)
{
	(void)state;
	for (int32_t kind = 1; kind < SOC_NOTIFICATION_END; kind++) {
		soc_err err = { .code = SOC_OK };
		soc_notification_kind found = SOC_NOTIFICATION_END;
		soc_str word = soc_str_borrow(soc_notification_kind_word(kind));
		assert_true(word.len > 0);
		assert_true(soc_notification_kind_parse(word, &found, &err));
		assert_int_equal(found, kind);
		assert_true(soc_notification_kind_channels(found) & SOC_CHANNEL_WEB);
	}
}

static void what_is_no_kind_has_none(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_notification_kind found = SOC_NOTIFICATION_LIKE;
	assert_string_equal(soc_notification_kind_word(0), "");
	assert_string_equal(soc_notification_kind_word(-1), "");
	assert_string_equal(soc_notification_kind_word(SOC_NOTIFICATION_END), "");
	assert_false(soc_notification_kind_parse(SOC_STR("likes"), &found, &err));
	assert_string_equal(err.reason, "notification-kind-unknown");
	assert_false(soc_notification_kind_parse(SOC_STR(""), &found, &err));
	assert_int_equal(found, SOC_NOTIFICATION_LIKE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_has_a_word_that_names_it),
		cmocka_unit_test(what_is_no_kind_has_none),
	};
	return cmocka_run_group_tests_name("notification", tests, NULL, NULL);
}
