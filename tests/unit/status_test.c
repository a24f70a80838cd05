/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/status.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static soc_arena *arena;
static soc_draft checked;

static int open_arena(void **state)
{
	(void)state;
	arena = soc_arena_new(1024 * 1024);
	return arena ? 0 : -1;
}

static int close_arena(void **state)
{
	(void)state;
	soc_arena_free(arena);
	return 0;
}

/* "" when the draft is accepted, else why not. */
static const char *reason_of(soc_draft draft)
{
	static soc_err err;
	soc_err_clear(&err);
	bool good = soc_draft_check(&draft, arena, &checked, &err);
	assert_int_equal(good, err.code == SOC_OK);
	assert_true(err.code == SOC_OK || err.code == SOC_ERR_INVALID);
	return err.reason;
}

static const char *reason_of_text(const char *text, size_t len)
{
	return reason_of((soc_draft){ .text = { text, len }, .lang = SOC_STR("") });
}

#define REFUSES(reason, literal) \
	assert_string_equal(reason_of_text(literal, sizeof(literal) - 1), reason)
#define STORES(result, literal) \
	do { \
		REFUSES("", literal); \
		assert_int_equal(checked.text.len, sizeof(result) - 1); \
		assert_memory_equal(checked.text.ptr, result, sizeof(result) - 1); \
	} while (0)

static void keeps_text_and_line_breaks(void **state)
{
	(void)state;
	STORES("a", "a");
	STORES("a\n\n b\tc", "a\n\n b\tc");
	STORES("Gr\xC3\xBC\xC3\x9F Gott \xF0\x9F\x91\x8B", "Gr\xC3\xBC\xC3\x9F Gott \xF0\x9F\x91\x8B");
	STORES("  a", "  a");
}

static void makes_every_line_end_a_line_feed(void **state)
{
	(void)state;
	STORES("a\nb\nc\nd", "a\r\nb\rc\nd");
	STORES("a\n\n\nb", "a\r\r\n\rb");
}

static void drops_trailing_white_space(void **state)
{
	(void)state;
	STORES("a", "a \t\r\n \xC2\xA0\xE2\x80\x83\xE3\x80\x80");
	STORES("a\xE2\x80\x8D", "a\xE2\x80\x8D "); /* a joiner is no white space */
}

static void refuses_what_shows_nothing(void **state)
{
	(void)state;
	REFUSES("text-empty", "");
	REFUSES("text-empty", " \n\t ");
	REFUSES("text-empty", "\xC2\xA0\xE3\x80\x80");
	REFUSES("text-empty", "\xE2\x80\x8B\xE2\x80\x8D\xEF\xBB\xBF\xE2\x81\xA0"); /* zero width */
	REFUSES("text-empty", "\xE2\xA0\x80\xE3\x85\xA4\xC2\xAD"); /* blank Braille, filler, hyphen */
	REFUSES("text-empty", "\xF3\xA0\x84\x80"); /* a variation selector alone */
}

static void refuses_what_is_not_utf8(void **state)
{
	(void)state;
	REFUSES("text-encoding", "a\xFF");
	REFUSES("text-encoding", "a\xC3");
	REFUSES("text-encoding", "\xC0\xAF");
	REFUSES("text-encoding", "\xED\xA0\x80"); /* a surrogate */
	REFUSES("text-encoding", "\xF4\x90\x80\x80"); /* above U+10FFFF */
}

static void refuses_control_characters(void **state)
{
	(void)state;
	REFUSES("text-control", "a\0b");
	REFUSES("text-control", "a\x01");
	REFUSES("text-control", "a\x0B");
	REFUSES("text-control", "a\x1B[31m");
	REFUSES("text-control", "a\x7F");
	REFUSES("text-control", "a\xC2\x85");
	REFUSES("text-control", "a\xEF\xBF\xBE");
}

#define LRE "\xE2\x80\xAA"
#define PDF "\xE2\x80\xAC"
#define RLO "\xE2\x80\xAE"
#define RLI "\xE2\x81\xA7"
#define PDI "\xE2\x81\xA9"

static void takes_direction_marks_only_when_they_close(void **state)
{
	(void)state;
	REFUSES("", "a " RLI "b" LRE "c" PDF PDI " d");
	REFUSES("", "a" RLI "b" PDI "\n" RLO "c" PDF);
	REFUSES("text-bidi", "a" RLO "b");
	REFUSES("text-bidi", "a" PDF);
	REFUSES("text-bidi", "a" RLI "b" PDF PDI);
	REFUSES("text-bidi", "a" RLI "b" LRE "c" PDI PDF); /* crossed */
	REFUSES("text-bidi", "a" RLI "b\nc" PDI); /* over a paragraph's end */
	REFUSES("text-bidi", "a" RLO "   "); /* in the part that is cut off */
	REFUSES("", "\xE2\x80\x8F" "a"); /* an implicit mark needs no close */
}

static void refuses_direction_marks_nested_too_deep(void **state)
{
	(void)state;
	for (int depth = 124; depth <= 127; depth++) {
		char text[2 * 127 * 3 + 1] = "";
		size_t len = 0;
		for (int i = 0; i < 2 * depth; i++, len += 3) {
			memcpy(text + len, i < depth ? RLI : PDI, 3);
		}
		text[len++] = 'a';
		assert_string_equal(reason_of_text(text, len), depth <= 125 ? "" : "text-bidi");
	}
}

/* `count` times a character of `width` bytes, then `tail` spaces. */
static const char *reason_of_length(size_t count, const char *character, size_t tail)
{
	size_t width = strlen(character);
	char *text = malloc(count * width + tail + 1);
	for (size_t i = 0; i < count; i++) {
		memcpy(text + i * width, character, width);
	}
	memset(text + count * width, ' ', tail);
	const char *reason = reason_of_text(text, count * width + tail);
	free(text);
	return reason;
}

static void counts_code_points_without_trailing_white_space(void **state)
{
	(void)state;
	static const char *const character[] = { "a", "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x91\x8B" };
	for (size_t i = 0; i < 4; i++) {
		assert_string_equal(reason_of_length(1, character[i], 0), "");
		assert_string_equal(reason_of_length(2, character[i], 0), "");
		assert_string_equal(reason_of_length(2000, character[i], 0), "");
		assert_int_equal(checked.text.len, 2000 * strlen(character[i]));
		assert_string_equal(reason_of_length(2000, character[i], 300), "");
		assert_int_equal(checked.text.len, 2000 * strlen(character[i]));
		assert_string_equal(reason_of_length(2001, character[i], 0), "text-too-long");
		assert_string_equal(reason_of_length(20000, character[i], 0), "text-too-long");
	}
}

static void checks_the_language_code(void **state)
{
	(void)state;
	static const soc_str good[] = { SOC_STR(""), SOC_STR("de"), SOC_STR("zh-Hant-TW"),
		SOC_STR("x-234567890123456789012345678901-35") };
	static const soc_str bad[] = { SOC_STR("de_AT"), SOC_STR("d\0"), SOC_STR("de "),
		SOC_STR("x-2345678901234567890123456789012-36"), SOC_STR("\xC3\xA4") };
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_string_equal(reason_of((soc_draft){ .text = SOC_STR("a"), .lang = good[i] }), "");
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_string_equal(reason_of((soc_draft){ .text = SOC_STR("a"), .lang = bad[i] }),
			"lang-invalid");
	}
}

static const char *reason_of_key(soc_str key)
{
	return reason_of((soc_draft){ .text = SOC_STR("a"), .lang = SOC_STR(""), .key = key });
}

static void checks_the_key(void **state)
{
	(void)state;
	char text[65];
	memset(text, 'k', sizeof(text));
	assert_string_equal(reason_of_key((soc_str){ text, 64 }), "");
	assert_string_equal(reason_of_key(SOC_STR("a b~")), "");
	static const soc_str bad[] = { SOC_STR(""), SOC_STR("a\n"), SOC_STR("a\0"), SOC_STR("\xC3\xA4"),
		SOC_STR("\x7F") };
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_string_equal(reason_of_key(bad[i]),
			"key-invalid");
	}
	assert_string_equal(reason_of_key((soc_str){ text, 65 }),
		"key-invalid");
}

static void says_so_when_the_arena_is_full(void **state)
{
	(void)state;
	soc_arena *tiny = soc_arena_new(8);
	soc_err err = { 0 };
	soc_draft draft = { .text = SOC_STR("more than eight bytes"), .lang = SOC_STR("") };
	assert_false(soc_draft_check(&draft, tiny, &checked, &err));
	assert_int_equal(err.code, SOC_ERR_NOMEM);
	soc_arena_free(tiny);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(keeps_text_and_line_breaks),
		TEST(makes_every_line_end_a_line_feed),
		TEST(drops_trailing_white_space),
		TEST(refuses_what_shows_nothing),
		TEST(refuses_what_is_not_utf8),
		TEST(refuses_control_characters),
		TEST(takes_direction_marks_only_when_they_close),
		TEST(refuses_direction_marks_nested_too_deep),
		TEST(counts_code_points_without_trailing_white_space),
		TEST(checks_the_language_code),
		TEST(checks_the_key),
		TEST(says_so_when_the_arena_is_full),
	};
	return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
