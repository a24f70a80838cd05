/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is found in a text. */
#include "unit/scan.h"

#define FINDS(expected, literal) assert_string_equal(found_in(SOC_STR(literal)), expected)
/* `literal` behind `before` holds one mention of `name`, and one URL. */
#define NAMES(name, literal, before) FINDS_ONE('@', sizeof(name), name, literal, before)
#define LINKS(url, literal, before) FINDS_ONE('U', sizeof(url) - 1, url, literal, before)
#define FINDS_ONE(letter, length, target, literal, before) \
	do { \
		char expected[1024]; \
		(void)snprintf(expected, sizeof(expected), "%c%zu+%zu<%s>", letter, sizeof(before) - 1, \
			(size_t)(length), target); \
		FINDS(expected, before literal); \
	} while (0)

static void finds_nothing_in_ordinary_text(void **state)
{
	(void)state;
	FINDS("", "");
	FINDS("", "a");
	FINDS("", "Nothing here: [one] bracket, a@b, http, ftp://x.org and //x.org.");
	FINDS("", "\0\0@");
}

static void finds_links_with_and_without_label(void **state)
{
	(void)state;
	FINDS("L0+5<a>", "[[a]]");
	FINDS("L2+12<User:Eva>", "x [[User:Eva]] y");
	FINDS("L0+9<a|b c>", "[[a|b c]]");
	FINDS("L0+11<a|b|c d>", "[[a|b|c d]]");
	FINDS("L0+5<a> L5+5<b> L11+5<c>", "[[a]][[b]] [[c]]");
	FINDS("L0+10<:File:>", "[[:File:]]");
}

static void trims_target_and_label(void **state)
{
	(void)state;
	FINDS("L0+15<a|b>", "[[ \ta | b \xC2\xA0 ]]");
	FINDS("L0+6<a>", "[[a|]]");
	FINDS("L0+9<a>", "[[a|   ]]");
	FINDS("", "[[ ]]");
	FINDS("", "[[]]");
	FINDS("", "[[|b]]");
	FINDS("", "[[ |b]]");
}

static void keeps_a_link_on_one_line_and_flat(void **state)
{
	(void)state;
	FINDS("", "[[a\nb]]");
	FINDS("", "[[a|b\nc]]");
	FINDS("", "[[a|b\xE2\x80\xA8" "c]]");
	FINDS("", "[[a");
	FINDS("", "[[a]");
	FINDS("", "[[a|b] c");
	FINDS("L4+5<b>", "[[a [[b]] c]]");
	FINDS("L4+5<b>", "[[a|[[b]]]]");
	FINDS("L2+5<a>", "[[[[a]]]]");
	FINDS("", "[[a]b]]");
	FINDS("", "[[a[b]]");
}

static void allows_single_brackets_in_a_label(void **state)
{
	(void)state;
	FINDS("L0+13<a|b [c] d>", "[[a|b [c] d]]");
	FINDS("L0+11<a|b [c]>", "[[a|b [c]]]");
	FINDS("L0+7<a|b>", "[[a|b]]]");
	FINDS("L0+5<a>", "[[a]]]");
}

static void limits_a_target_to_255_bytes(void **state)
{
	(void)state;
	char text[600];
	for (int length = 254; length <= 257; length++) {
		int size = snprintf(text, sizeof(text), "[[ %0*d |x]]", length, 0);
		const char *found = found_in((soc_str){ text, (size_t)size });
		assert_int_equal(*found == '\0', length > 255);
	}
	/* What is no link may hold something else. */
	int size = snprintf(text, sizeof(text), "[[%0256d @Eva]]", 0);
	assert_string_equal(found_in((soc_str){ text, (size_t)size }), "@259+4<Eva>");
}

static void limits_a_link_to_4096_bytes(void **state)
{
	(void)state;
	static char text[5000];
	for (int length = 4095; length <= 4097; length++) {
		int size = snprintf(text, sizeof(text), "[[a|%0*d]]", length - 6, 0);
		assert_int_equal(size, length);
		assert_int_equal(*found_in((soc_str){ text, (size_t)size }) == '\0', length > 4096);
	}
}

static void finds_mentions(void **state)
{
	(void)state;
	NAMES("Eva", "@Eva", "");
	NAMES("Eva", "@Eva and more", "Hello ");
	NAMES("127.0.0.1", "@127.0.0.1", "");
	NAMES("~2026-17", "@~2026-17", "");
	NAMES("-jem", "@-jem- yes", "");
	NAMES("C++", "@C++", "");
	NAMES("a@b.example", "@a@b.example", ""); /* an address elsewhere is not our "a" */
	FINDS("@0+2<a> @3+2<b>", "@a @b");
	FINDS("@0+2<a> @3+2<b>", "@a\n@b");
	FINDS("@0+2<a> @5+2<b>", "@a\xE3\x80\x80@b");
}

static void reads_an_underscore_in_a_name_as_a_space(void **state)
{
	(void)state;
	NAMES("Eva Maria Ott", "@Eva_Maria_Ott", "");
	FINDS("@0+5<Eva>", "@_Eva_");
	FINDS("", "@_");
	FINDS("", "@___ x");
}

static void finds_no_mention_inside_words_addresses_and_paths(void **state)
{
	(void)state;
	FINDS("", "a@b 1@b _@b /@b .@b -@b");
	FINDS("", "eva@example.org");
	FINDS("", "eva.o@example.org, path/@x");
	FINDS("", "@@Eva");
	FINDS("", "\xC3\xA4@b \xD7\x90@b \xE0\xA4\x95@b \xD9\xA3@b"); /* letters and digits of others */
	FINDS("", "e\xCC\x81@b \xE0\xA4\x95\xE0\xA5\x80@b"); /* and their marks */
	NAMES("b", "@b", "(");
	NAMES("b", "@b", "\"");
	NAMES("b", "@b", ":");
	NAMES("b", "@b", "\xF0\x9F\x91\x8B"); /* a waving hand */
	NAMES("b", "@b", "\xE2\x9D\xA4\xEF\xB8\x8F"); /* a heart made an emoji by a selector */
	NAMES("b", "@b", "1\xEF\xB8\x8F\xE2\x83\xA3"); /* a keycap */
}

static void drops_closing_punctuation_of_a_name(void **state)
{
	(void)state;
	NAMES("Eva", "@Eva, hi", "");
	NAMES("Eva", "@Eva.", "");
	NAMES("Eva", "@Eva?!\"';:...", "");
	NAMES("Eva", "@Eva)", "(");
	NAMES("Eva", "@Eva\xE2\x80\x9D", "\xE2\x80\x9C"); /* quotation marks */
	NAMES("Eva", "@Eva\xE2\x80\xA6", ""); /* an ellipsis */
	NAMES("Eva", "@Eva~", "");
	NAMES("Eva's", "@Eva's", "");
	NAMES("Dr.Eva", "@Dr.Eva.", "");
	FINDS("", "@. @, @?! @) @");
	FINDS("@0+10<!!!!!!!!a>", "@!!!!!!!!a");
	FINDS("", "@!!!!!!!!!a");
}

static void keeps_a_bracket_that_the_name_has_opened(void **state)
{
	(void)state;
	NAMES("Eva (WMF)", "@Eva_(WMF)", "");
	NAMES("Eva (WMF)", "@Eva_(WMF)!)", "(");
	NAMES("Eva (a.)", "@Eva_(a.).", "");
	NAMES("Eva", "@Eva_(", "");
	NAMES("(a)(b)", "@(a)(b))", "");
	NAMES("\xE5\xBC\xA0\xEF\xBC\x88\xE7\xAE\xA1\xEF\xBC\x89",
		"@\xE5\xBC\xA0\xEF\xBC\x88\xE7\xAE\xA1\xEF\xBC\x89", "");
	NAMES("\xE5\xBC\xA0", "@\xE5\xBC\xA0\xE3\x80\x8D", "\xE3\x80\x8C"); /* corner brackets */
}

static void ends_a_name_where_no_title_goes_on(void **state)
{
	(void)state;
	static const char *const after[] = { "[x", "]", "{x", "}", "|x", "#x", "<x", ">x", "/x", "\x01x",
		"\x7Fx", "\xC2\x85x", "\xEF\xBF\xBDx", " x", "\tx", "\xC2\xA0x", "\xE2\x80\xA8x" };
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++) {
		char text[32];
		int size = snprintf(text, sizeof(text), "@Eva%s", after[i]);
		assert_string_equal(found_in((soc_str){ text, (size_t)size }), "@0+4<Eva>");
	}
	FINDS("@0+4<Eva>", "@Eva\0x");
	FINDS("@0+4<Eva>", "@Eva./Talk");
	FINDS("", "@/Talk @#x @|");
}

static void cuts_a_name_at_255_bytes_between_characters(void **state)
{
	(void)state;
	char text[600] = "@";
	for (size_t size = 1; size < 500; size += 3) {
		memcpy(text + size, "\xE6\x97\xA5", 3);
	}
	soc_scan_found found;
	for (int i = 0; i < 2; i++) {
		assert_string_equal(reason_of(scans[i], (soc_str){ text, 481 }, &found), "");
		assert_int_equal(found.count, 1);
		assert_int_equal(found.items[0].length, 1 + 255);
		/* "@", a letter and then the same: 255 is inside a character. */
		text[0] = '@';
		memmove(text + 2, text + 1, 481);
		text[1] = 'a';
		assert_string_equal(reason_of(scans[i], (soc_str){ text, 482 }, &found), "");
		assert_int_equal(found.items[0].length, 1 + 253);
		memmove(text + 1, text + 2, 481);
	}
}

static void finds_names_of_every_script(void **state)
{
	(void)state;
	NAMES("\xD8\xA3\xD8\xAD\xD9\x85\xD8\xAF", "@\xD8\xA3\xD8\xAD\xD9\x85\xD8\xAF\xD8\x8C", ""); /* Arabic, its comma */
	NAMES("\xD9\x85\xD8\xAD\xD9\x8E\xD9\x85\xD9\x91\xD8\xAF", /* with vowel signs */
		"@\xD9\x85\xD8\xAD\xD9\x8E\xD9\x85\xD9\x91\xD8\xAF\xD8\x9F", "");
	NAMES("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "@\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", ""); /* Hebrew */
	NAMES("\xE5\xB1\xB1\xE7\x94\xB0\xE5\xA4\xAA\xE9\x83\x8E",
		"@\xE5\xB1\xB1\xE7\x94\xB0\xE5\xA4\xAA\xE9\x83\x8E\xE3\x80\x82", ""); /* Japanese, its stop */
	NAMES("\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80", /* Devanagari, */
		"@\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80\xE0\xA5\xA4", "");
	NAMES("\xF0\x90\x8C\xB8\xF0\x90\x8C\xB9", "@\xF0\x90\x8C\xB8\xF0\x90\x8C\xB9", ""); /* Gothic */
	NAMES("Ame\xCC\x81lie", "@Ame\xCC\x81lie", ""); /* a combining accent */
	NAMES("Ame\xCC\x81", "@Ame\xCC\x81!", "");
}

static void keeps_emoji_whole(void **state)
{
	(void)state;
#define FAMILY "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7" /* joined by U+200D */
	NAMES(FAMILY, "@" FAMILY, "");
	NAMES("a\xE2\x9D\xA4\xEF\xB8\x8F", "@a\xE2\x9D\xA4\xEF\xB8\x8F.", "");
	NAMES("\xF0\x9F\x91\x8B\xF0\x9F\x8F\xBD", "@\xF0\x9F\x91\x8B\xF0\x9F\x8F\xBD", ""); /* skin tone */
	/* A flag by tags ends with U+E007F. */
	NAMES("\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF",
		"@\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF", "");
}

static void leaves_invisible_marks_around_a_name_out(void **state)
{
	(void)state;
#define RLM "\xE2\x80\x8F"
#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"
	NAMES("Eva", "@Eva" RLM, RLM);
	NAMES("Eva", "@Eva," RLM " x", RLM);
	NAMES("Eva", "@Eva" PDI ", x", FSI);
	NAMES("Eva", "@Eva\xE2\x80\x8B", "\xE2\x80\x8B"); /* zero width space */
	FINDS("", "@" RLM RLM);
}

static void finds_urls(void **state)
{
	(void)state;
	LINKS("http://x", "http://x", "");
	LINKS("https://example.org/a", "https://example.org/a now", "see ");
	LINKS("HTTPS://X.org", "HTTPS://X.org", "");
	LINKS("http://x.org/?a=b&c=%20#d", "http://x.org/?a=b&c=%20#d", "");
	LINKS("http://1.2.3.4:80/", "http://1.2.3.4:80/", "");
	LINKS("http://[::1]:80/a", "http://[::1]:80/a", "");
	LINKS("http://[::1]", "http://[::1].", "");
	LINKS("http://u@x/", "http://u@x/", "@");
	LINKS("http://\xE4\xBE\x8B.jp/\xE3\x81\x82\xE3\x80\x82",
		"http://\xE4\xBE\x8B.jp/\xE3\x81\x82\xE3\x80\x82", "");
	LINKS("http://\xF0\x9F\x92\xA9.la", "http://\xF0\x9F\x92\xA9.la", "");
	LINKS("http://x", "http://x", "_");
}

static void finds_no_url_without_host_or_inside_words(void **state)
{
	(void)state;
	FINDS("", "http:// https:// http://. http:///a http://? http://) http://\xE2\x80\xA6");
	FINDS("", "xhttp://x 1http://x \xC3\xA4http://x e\xCC\x81http://x");
	FINDS("", "http:/x http//x ftp://x httpss://x");
	FINDS("", "http://[x http://[] http://[::1 http://[");
}

static void ends_a_url_at_white_space_brackets_and_controls(void **state)
{
	(void)state;
	static const char *const after[] = { " x", "\tx", "\nx", "<x", ">x", "\"x", "\x01x", "\x7Fx",
		"\xC2\x85x", "\xC2\xA0x", "\xE3\x80\x80x", "\xEF\xBF\xBDx", "\xE2\x80\x8Fx", "\xE2\x80\xAEx" };
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++) {
		char text[32];
		int size = snprintf(text, sizeof(text), "http://x/a%s", after[i]);
		assert_string_equal(found_in((soc_str){ text, (size_t)size }), "U0+10<http://x/a>");
	}
}

static void drops_closing_punctuation_of_a_url(void **state)
{
	(void)state;
	LINKS("http://x/a", "http://x/a.,;:!?'", "");
	LINKS("http://x/a", "http://x/a).", "(");
	LINKS("http://x/a_(b)", "http://x/a_(b)", "");
	LINKS("http://x/a_(b)", "http://x/a_(b)).", "(");
	LINKS("http://x/a_(b.)", "http://x/a_(b.).", "");
	LINKS("http://x/a[1]", "http://x/a[1]]", "[");
	LINKS("http://x/a", "http://x/a] b", "[");
	LINKS("http://x/a)(", "http://x/a)(.", "");
}

static void lets_a_link_win_over_what_is_inside_it(void **state)
{
	(void)state;
	FINDS("L0+17<a|@b http://x>", "[[a|@b http://x]]");
	FINDS("L0+12<http://x>", "[[http://x]]");
	FINDS("L0+8<@Eva>", "[[@Eva]]");
}

static void lets_a_url_win_over_mentions_inside_it(void **state)
{
	(void)state;
	LINKS("http://x/@Eva", "http://x/@Eva", "");
	LINKS("http://x/(@Eva)", "http://x/(@Eva)", "");
	FINDS("@0+4<Eva> U5+8<http://x>", "@Eva:http://x");
	FINDS("@0+4<Eva> U6+8<http://x>", "@Eva, http://x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_nothing_in_ordinary_text),
		cmocka_unit_test(finds_links_with_and_without_label),
		cmocka_unit_test(trims_target_and_label),
		cmocka_unit_test(keeps_a_link_on_one_line_and_flat),
		cmocka_unit_test(allows_single_brackets_in_a_label),
		cmocka_unit_test(limits_a_target_to_255_bytes),
		cmocka_unit_test(limits_a_link_to_4096_bytes),
		cmocka_unit_test(finds_mentions),
		cmocka_unit_test(reads_an_underscore_in_a_name_as_a_space),
		cmocka_unit_test(finds_no_mention_inside_words_addresses_and_paths),
		cmocka_unit_test(drops_closing_punctuation_of_a_name),
		cmocka_unit_test(keeps_a_bracket_that_the_name_has_opened),
		cmocka_unit_test(ends_a_name_where_no_title_goes_on),
		cmocka_unit_test(cuts_a_name_at_255_bytes_between_characters),
		cmocka_unit_test(finds_names_of_every_script),
		cmocka_unit_test(keeps_emoji_whole),
		cmocka_unit_test(leaves_invisible_marks_around_a_name_out),
		cmocka_unit_test(finds_urls),
		cmocka_unit_test(finds_no_url_without_host_or_inside_words),
		cmocka_unit_test(ends_a_url_at_white_space_brackets_and_controls),
		cmocka_unit_test(drops_closing_punctuation_of_a_url),
		cmocka_unit_test(lets_a_link_win_over_what_is_inside_it),
		cmocka_unit_test(lets_a_url_win_over_mentions_inside_it),
	};
	return cmocka_run_group_tests_name("scan", tests, open_scans, close_scans);
}
