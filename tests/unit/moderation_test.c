/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/moderation.h"
#include "core/viewer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { NONE = 1, HIDDEN = 2, SUPPRESSED = 4 };

/* The whole table: who may come from which levels to which. */
static void each_capability_opens_its_levels(void **state)
{
	(void)state;
	static const struct {
		int32_t caps;
		int32_t to_none, to_hidden, to_suppressed;
	} table[] = {
		{ 0, 0, 0, 0 },
		{ SOC_CAP_READ_REPORTED, 0, 0, 0 },
		{ SOC_CAP_MODERATE, NONE | HIDDEN, NONE | HIDDEN, 0 },
		{ SOC_CAP_SUPPRESS, SUPPRESSED, SUPPRESSED, NONE | HIDDEN | SUPPRESSED },
		{ SOC_CAP_MODERATE | SOC_CAP_SUPPRESS, 7, 7, 7 },
	};
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		int32_t caps = table[i].caps;
		assert_int_equal(soc_moderation_sources(caps, SOC_HIDE_NONE), table[i].to_none);
		assert_int_equal(soc_moderation_sources(caps, SOC_HIDE_HIDDEN), table[i].to_hidden);
		assert_int_equal(soc_moderation_sources(caps, SOC_HIDE_SUPPRESSED),
			table[i].to_suppressed);
	}
}

static void reads_the_levels_it_writes(void **state)
{
	(void)state;
	soc_hide_level level;
	for (int i = SOC_HIDE_NONE; i <= SOC_HIDE_SUPPRESSED; i++) {
		const char *word = soc_hide_level_word((soc_hide_level)i);
		assert_true(soc_hide_level_parse(soc_str_borrow(word), &level));
		assert_int_equal(level, i);
	}
	assert_false(soc_hide_level_parse(SOC_STR(""), &level));
	assert_false(soc_hide_level_parse((soc_str){ NULL, 0 }, &level));
	assert_false(soc_hide_level_parse(SOC_STR("hide"), &level));
	assert_false(soc_hide_level_parse(SOC_STR("hiddenx"), &level));
	assert_false(soc_hide_level_parse(SOC_STR("None"), &level));
	assert_false(soc_hide_level_parse(SOC_STR("none\0"), &level));
}

static const char *reason_of(soc_str reason, bool needed)
{
	static soc_err err;
	soc_err_clear(&err);
	bool good = soc_reason_check(reason, needed, &err);
	assert_int_equal(good, err.code == SOC_OK);
	assert_true(good || err.code == SOC_ERR_INVALID);
	return err.reason;
}

#define REFUSES(reason, literal) assert_string_equal(reason_of(SOC_STR(literal), true), reason)

static void takes_one_line(void **state)
{
	(void)state;
	REFUSES("", "x");
	REFUSES("", "Gr\xC3\xBC\xC3\x9F \xF0\x9F\x91\x8B \xD8\xA7");
	REFUSES("", "a \xE2\x81\xA6" "b\xE2\x81\xA9 c");
	assert_string_equal(reason_of((soc_str){ NULL, 0 }, false), "");
	assert_string_equal(reason_of(SOC_STR(" "), false), "");
}

static void refuses_what_would_spoil_a_line(void **state)
{
	(void)state;
	REFUSES("reason-control", "a\nb");
	REFUSES("reason-control", "a\rb");
	REFUSES("reason-control", "a\tb");
	REFUSES("reason-control", "\0");
	REFUSES("reason-control", "\x7F");
	REFUSES("reason-control", "\xC2\x85");
	REFUSES("reason-control", "\xE2\x80\xA8");
	REFUSES("reason-control", "\xE2\x80\xA9");
	REFUSES("reason-control", "a\xE2\x80\xAE" "b");
	REFUSES("reason-control", "a\xE2\x81\xA9");
	REFUSES("text-encoding", "a\xFF");
	REFUSES("text-encoding", "a\xE2\x80");
}

static void needs_something_visible_where_it_is_needed(void **state)
{
	(void)state;
	assert_string_equal(reason_of((soc_str){ NULL, 0 }, true), "reason-empty");
	REFUSES("reason-empty", "");
	REFUSES("reason-empty", "  ");
	REFUSES("reason-empty", "\xE2\x80\x8B");
}

static void takes_500_code_points(void **state)
{
	(void)state;
	char text[4 * SOC_REASON_MAX + 1];
	memset(text, 'x', sizeof(text));
	assert_string_equal(reason_of((soc_str){ text, SOC_REASON_MAX }, true), "");
	assert_string_equal(reason_of((soc_str){ text, SOC_REASON_MAX + 1 }, true), "reason-too-long");
	assert_string_equal(reason_of((soc_str){ text, sizeof(text) }, true), "reason-too-long");
	for (size_t i = 0; i < SOC_REASON_MAX; i++) {
		memcpy(text + 4 * i, "\xF0\x9F\x91\x8B", 4);
	}
	assert_string_equal(reason_of((soc_str){ text, 4 * SOC_REASON_MAX }, true), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_capability_opens_its_levels),
		cmocka_unit_test(reads_the_levels_it_writes),
		cmocka_unit_test(takes_one_line),
		cmocka_unit_test(refuses_what_would_spoil_a_line),
		cmocka_unit_test(needs_something_visible_where_it_is_needed),
		cmocka_unit_test(takes_500_code_points),
	};
	return cmocka_run_group_tests_name("moderation", tests, NULL, NULL);
}
