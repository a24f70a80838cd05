/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/err.h"

#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void the_first_error_is_kept(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	assert_false(soc_err_set(&err, SOC_ERR_INVALID, "text-empty", "no %s", "text"));
	assert_false(soc_err_set(&err, SOC_ERR_BUG, "store-error", "later"));
	assert_int_equal(err.code, SOC_ERR_INVALID);
	assert_string_equal(err.reason, "text-empty");
	assert_string_equal(err.message, "no text");
	assert_string_equal(err.sqlstate, "");
}

static void retryable_follows_from_the_code(void **state)
{
	(void)state;
	for (int code = SOC_ERR_INVALID; code <= SOC_ERR_BUG; code++) {
		soc_err err = { .code = SOC_OK };
		(void)soc_err_set(&err, (soc_err_code)code, "reason", "message");
		assert_int_equal(err.retryable, code == SOC_ERR_UNAVAILABLE || code == SOC_ERR_TIMEOUT);
	}
}

static void long_words_are_cut_not_overrun(void **state)
{
	(void)state;
	char words[1000];
	memset(words, 'x', sizeof words - 1);
	words[sizeof words - 1] = '\0';
	soc_err err = { .code = SOC_OK };
	(void)soc_err_set(&err, SOC_ERR_BUG, words, "%s", words);
	assert_int_equal(strlen(err.reason), sizeof err.reason - 1);
	assert_int_equal(strlen(err.message), sizeof err.message - 1);
}

static void context_goes_before_the_message(void **state)
{
	(void)state;
	char words[300];
	memset(words, 'x', sizeof words - 1);
	words[sizeof words - 1] = '\0';
	soc_err err = { .code = SOC_OK };
	(void)soc_err_set(&err, SOC_ERR_BUG, "reason", "%s", "words");
	soc_err_prefix(&err, "0001_base");
	assert_string_equal(err.message, "0001_base: words");
	soc_err_clear(&err);
	(void)soc_err_set(&err, SOC_ERR_BUG, "reason", "%s", words);
	soc_err_prefix(&err, "a");
	assert_int_equal(strlen(err.message), sizeof err.message - 1);
	soc_err_prefix(&err, words);
	assert_int_equal(strlen(err.message), sizeof err.message - 1);
}

static void a_cleared_error_takes_a_new_one(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	(void)soc_err_set(&err, SOC_ERR_TIMEOUT, "store-busy", "busy");
	soc_err_clear(&err);
	assert_int_equal(err.code, SOC_OK);
	assert_false(err.retryable);
	(void)soc_err_set(&err, SOC_ERR_BUG, "store-error", "next");
	assert_string_equal(err.reason, "store-error");
}

static void the_clock_does_not_go_back(void **state)
{
	(void)state;
	int64_t last = soc_clock_monotonic_ms();
	assert_true(last > 0);
	for (int i = 0; i < 1000; i++) {
		int64_t now = soc_clock_monotonic_ms();
		assert_true(now >= last && now - last < 60000);
		last = now;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_error_is_kept),
		cmocka_unit_test(retryable_follows_from_the_code),
		cmocka_unit_test(long_words_are_cut_not_overrun),
		cmocka_unit_test(context_goes_before_the_message),
		cmocka_unit_test(a_cleared_error_takes_a_new_one),
		cmocka_unit_test(the_clock_does_not_go_back),
	};
	return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
