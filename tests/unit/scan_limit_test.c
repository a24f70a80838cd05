/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is refused, where a scan stops, and what it costs. */
#include "unit/scan.h"

static void answers_the_first_200(void **state)
{
	(void)state;
	static char text[4 * 10000];
	for (size_t i = 0; i < sizeof(text); i += 4) {
		memcpy(text + i, " @ab", 4);
	}
	soc_scan_found found;
	for (int i = 0; i < 2; i++) {
		assert_string_equal(reason_of(scans[i], (soc_str){ text, 4 * 199 }, &found), "");
		assert_int_equal(found.count, 199);
		assert_string_equal(reason_of(scans[i], (soc_str){ text, sizeof(text) }, &found), "");
		assert_int_equal(found.count, 200);
		assert_int_equal(found.items[199].start, 4 * 199 + 1);
	}
}

static void refuses_long_texts_and_what_is_not_utf8(void **state)
{
	(void)state;
	static char text[SOC_SCAN_TEXT_MAX + 1];
	memset(text, 'a', sizeof(text));
	soc_scan_found found;
	assert_string_equal(reason_of(scans[0], (soc_str){ text, SOC_SCAN_TEXT_MAX }, &found), "");
	assert_string_equal(reason_of(scans[0], (soc_str){ text, SOC_SCAN_TEXT_MAX + 1 }, &found),
		"text-too-long");
	static const soc_str bad[] = { SOC_STR("@a\xFF"), SOC_STR("@a\xC3"), SOC_STR("\xC0\xAF@a"),
		SOC_STR("\xED\xA0\x80"), SOC_STR("\xF4\x90\x80\x80"), SOC_STR("[[\x80]]") };
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_string_equal(reason_of(scans[0], bad[i], &found), "text-encoding");
		assert_int_equal(found.count, 0);
	}
}

/* What somebody may send to keep the scanner busy: `part` again and again behind `head`. */
static const struct hostile { const char *head, *part; } HOSTILE[] = {
	{ "", "[" }, { "", "[[" }, { "", "]" }, { "", "@" }, { "", "@!" }, { "", "@a" }, { "", "@a!" },
	{ "@a", "!@" }, { "", "@ " }, { "", "!" }, { "", "[[a" }, { "", "[[a|" }, { "", "[[a]" },
	{ "", "[[a|b]" }, { "[[a|", "[b" }, { "[[a|", "]b" }, { "[[", "a " }, { "[[a|", "@b " },
	{ "", "[[\n" }, { "", "[[a\n" }, { "", "http://" }, { "", "http://a" }, { "", "http://a " },
	{ "", "http" }, { "", "h" }, { "", "http://[:" }, { "http://[", ":" }, { "http://a", ")" },
	{ "http://a", "(" }, { "http://a", "()" }, { "http://a", "." }, { "http://a", ".a" },
	{ "http://a", "])" }, { "", "http://a\"" }, { "", "@\xE6\x97\xA5" }, { "@", "\xE3\x80\x82" },
	{ "", "@\xE2\x80\x8F" }, { "@a", "\xE2\x80\x8F" }, { "@", "(a)" }, { "", "@(" }, { "@a", "_" },
	{ "", "@http://a" }, { "", "(@a" }, { "", "[[@http://" }, { "[[", " " }, { "[[a|", " " },
	{ "@", "e\xCC\x81." }, { "", "[[a|@http://x.(" },
};

static soc_str hostile_text(const struct hostile *kind, size_t size, char *out)
{
	size_t used = strlen(kind->head), step = strlen(kind->part);
	memcpy(out, kind->head, used);
	for (; used + step <= size; used += step) {
		memcpy(out + used, kind->part, step);
	}
	return (soc_str){ out, used };
}

/*
 * Work grows with the text and no faster: one call of PCRE2 for two bytes at most, and each call
 * ends within a number of steps that does not depend on the text's length.
 */
static void does_work_in_proportion_to_a_hostile_text(void **state)
{
	(void)state;
	static char text[SOC_SCAN_TEXT_MAX];
	enum { STEPS = 10000 };
	soc_err err = { 0 };
	soc_scan *bounded = soc_scan_new((soc_scan_config){ false, STEPS }, &err);
	assert_non_null(bounded);
	for (size_t i = 0; i < sizeof(HOSTILE) / sizeof(HOSTILE[0]); i++) {
		soc_scan_found half, full, strict;
		soc_arena_mark mark = soc_arena_here(arena);
		soc_str small = hostile_text(&HOSTILE[i], sizeof(text) / 2, text);
		assert_string_equal(reason_of(scans[0], small, &half), "");
		soc_str large = hostile_text(&HOSTILE[i], sizeof(text), text);
		assert_string_equal(reason_of(scans[0], large, &full), "");
		assert_in_range(full.attempts, 0, sizeof(text) / 2);
		assert_in_range(full.attempts, 0, 2 * half.attempts + SOC_SCAN_TARGET_MAX / 2);
		assert_string_equal(reason_of(bounded, large, &strict), "");
		assert_int_equal(strict.count, full.count);
		assert_int_equal(strict.attempts, full.attempts);
		found_in(large);
		soc_arena_rewind(arena, mark);
	}
	soc_scan_free(bounded);
}

static void leaves_a_stretch_that_meets_a_limit_as_text(void **state)
{
	(void)state;
	soc_err err = { 0 };
	soc_scan_found found;
	soc_scan *narrow = soc_scan_new((soc_scan_config){ false, 40 }, &err);
	assert_non_null(narrow);
	soc_str text = SOC_STR("@Eva @a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p @Ott");
	assert_string_equal(reason_of(narrow, text, &found), "");
	describe(found, answer, sizeof(answer));
	assert_string_equal(answer, "@0+4<Eva> @38+4<Ott>");
	soc_scan_free(narrow);
}

static void says_so_when_the_arena_is_full(void **state)
{
	(void)state;
	for (size_t cap = 0; cap < 40000; cap += 16) {
		soc_arena *tiny = soc_arena_new(cap);
		soc_err err = { 0 };
		soc_scan_found found;
		bool done = soc_scan_find(scans[0], SOC_STR("@a_b @c_d"), tiny, &found, &err);
		assert_int_equal(done, err.code == SOC_OK);
		assert_true(done || err.code == SOC_ERR_NOMEM);
		assert_int_equal(found.count, done ? 2 : 0);
		assert_true(cap > 0 || !done);
		soc_arena_free(tiny);
	}
}

static void names_the_version_of_pcre2(void **state)
{
	(void)state;
	char version[SOC_SCAN_VERSION_LENGTH];
	soc_scan_version(version);
	assert_in_range(version[0], '1', '9');
	assert_non_null(strchr(version, '.'));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_the_first_200),
		cmocka_unit_test(refuses_long_texts_and_what_is_not_utf8),
		cmocka_unit_test(does_work_in_proportion_to_a_hostile_text),
		cmocka_unit_test(leaves_a_stretch_that_meets_a_limit_as_text),
		cmocka_unit_test(says_so_when_the_arena_is_full),
		cmocka_unit_test(names_the_version_of_pcre2),
	};
	return cmocka_run_group_tests_name("scan_limit", tests, open_scans, close_scans);
}
