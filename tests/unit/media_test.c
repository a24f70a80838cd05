/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/media.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static soc_arena *arena;
static char filler[10000];

static int open_arena(void **state)
{
	(void)state;
	memset(filler, 'x', sizeof filler);
	arena = soc_arena_new(8 * 1024 * 1024);
	return arena ? 0 : -1;
}

static int close_arena(void **state)
{
	(void)state;
	soc_arena_free(arena);
	return 0;
}

static soc_str long_text(size_t length)
{
	return (soc_str){ filler, length };
}

static const soc_thumb thumbs[] = {
	{ 320, 240, SOC_STR("https://u.example/320px-x.jpg") }, { 0, INT32_MAX, SOC_STR("http://u") },
};

static soc_media described(soc_str file)
{
	return (soc_media){
		.file = file, .title = SOC_STR("B\xC3\xA4r.jpg"), .repo = SOC_STR("commons"),
		.kind = SOC_MEDIA_VIDEO, .mime = SOC_STR("image/svg+xml"), .sha1 = SOC_STR("0abc"),
		.size = INT64_MAX, .width = 640, .height = 480, .author = SOC_STR("Jane \"J\" \\ Doe"),
		.author_url = SOC_STR("https://a.example/"), .licence = SOC_STR("CC BY-SA 4.0"),
		.licence_url = SOC_STR("https://l.example/"), .attribution = true,
		.description = SOC_STR("a\nb\tc"), .description_url = SOC_STR("https://d.example/"),
		.url = SOC_STR("https://u.example/x.jpg"), .thumb = thumbs, .thumb_count = 2,
	};
}

static const char *uses_reason(const soc_media_use *item, int count)
{
	static soc_err err;
	soc_media_uses out, uses = { item, count, true };
	soc_err_clear(&err);
	bool good = soc_media_uses_check(&uses, arena, &out, &err);
	assert_int_equal(good, err.code == SOC_OK);
	return err.reason;
}

static const char *alt_reason(soc_str alt)
{
	return uses_reason(&(soc_media_use){ SOC_STR("A"), alt }, 1);
}

static const char *name_reason(soc_str file)
{
	soc_err err = { .code = SOC_OK };
	const char *reason = uses_reason(&(soc_media_use){ file, SOC_STR("") }, 1);
	soc_media_list list = { &(soc_media){ .file = file, .gone = true }, 1 };
	soc_media_names names = { &file, 1 };
	soc_str json;
	bool good = reason[0] == '\0';
	assert_int_equal(soc_media_list_check(&list, &err), good);
	soc_err_clear(&err);
	assert_int_equal(soc_media_name_check(file, &err), good);
	soc_err_clear(&err);
	assert_int_equal(soc_media_names_write(&names, arena, &json, &err), good);
	assert_string_equal(err.reason, reason);
	return reason;
}

static void a_name_is_what_a_title_may_be(void **state)
{
	(void)state;
	static const soc_str good[] = { SOC_STR("A"), SOC_STR("0"), SOC_STR("B\xC3\xA4r & \"x\" \\ (1).jpg"),
		SOC_STR("\xF0\x9F\x90\xBB") };
	static const soc_str bad[] = { { NULL, 0 }, SOC_STR(""), SOC_STR("a#b"), SOC_STR("a<b"),
		SOC_STR("a>b"), SOC_STR("a[b"), SOC_STR("a]b"), SOC_STR("a|b"), SOC_STR("a{b"), SOC_STR("a}b"),
		SOC_STR("a\nb"), SOC_STR("a\tb"), SOC_STR("a\0"), SOC_STR("\x7F"), SOC_STR("\xC2\x85"),
		SOC_STR("\xFF"), SOC_STR("a\xC3") };
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_string_equal(name_reason(good[i]), "");
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_string_equal(name_reason(bad[i]), "media-invalid");
	}
	assert_string_equal(name_reason(long_text(240)), "");
	assert_string_equal(name_reason(long_text(241)), "media-invalid");
}

static void a_text_shows_at_most_4_files_each_once(void **state)
{
	(void)state;
	soc_media_use many[] = { { SOC_STR("A"), SOC_STR("x") }, { SOC_STR("B"), SOC_STR("x") },
		{ SOC_STR("C"), SOC_STR("x") }, { SOC_STR("AB"), SOC_STR("x") }, { SOC_STR("E"), SOC_STR("x") } };
	assert_string_equal(uses_reason(NULL, 0), "");
	assert_string_equal(uses_reason(many, 4), "");
	assert_string_equal(uses_reason(many, 5), "media-invalid");
	many[3].file = many[0].file;
	assert_string_equal(uses_reason(many, 4), "media-invalid");
}

static void an_alternative_text_is_a_short_text(void **state)
{
	(void)state;
	assert_string_equal(alt_reason((soc_str){ NULL, 0 }), "");
	assert_string_equal(alt_reason(SOC_STR("a\nb\r\nc")), "");
	assert_string_equal(alt_reason(SOC_STR("\xE2\x81\xA6" "a\xE2\x81\xA9")), "");
	assert_string_equal(alt_reason(long_text(1000)), "");
	assert_string_equal(alt_reason(long_text(1001)), "alt-too-long");
	assert_string_equal(alt_reason(long_text(9000)), "alt-too-long");
	assert_string_equal(alt_reason(SOC_STR("a\tb")), "text-control");
	assert_string_equal(alt_reason(SOC_STR("a\0b")), "text-control");
	assert_string_equal(alt_reason(SOC_STR("\xFF")), "text-encoding");
	assert_string_equal(alt_reason(SOC_STR("\xE2\x80\xAE")), "text-bidi");
	filler[1001] = '\n';
	assert_string_equal(alt_reason((soc_str){ filler + 2, 1000 }), "");
	filler[1001] = 'x';
}

static void uses_are_written_in_their_stored_form(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_media_use two[] = { { SOC_STR("\"A\""), SOC_STR("a\r\nb \n") }, { SOC_STR("B"), { NULL, 0 } } };
	soc_media_uses out, uses = { two, 2, true };
	soc_str json;
	assert_true(soc_media_uses_check(&uses, arena, &out, &err));
	assert_true(out.given);
	assert_true(soc_media_uses_write(&out, arena, &json, &err));
	assert_string_equal(json.ptr, "[{\"f\":\"\\\"A\\\"\",\"a\":\"a\\u000ab\"},{\"f\":\"B\",\"a\":\"\"}]");
	assert_true(soc_media_uses_write(&(soc_media_uses){ NULL, 0, true }, arena, &json, &err));
	assert_string_equal(json.ptr, "[]");
}

static bool fits_list(const soc_media *item, int count)
{
	soc_err err = { .code = SOC_OK };
	soc_media_list list = { item, count };
	bool good = soc_media_list_check(&list, &err);
	assert_string_equal(err.reason, good ? "" : "media-invalid");
	return good;
}

/* A file with one text in place of its own. */
static bool fits_text(size_t offset, soc_str text)
{
	soc_media media = described(SOC_STR("A"));
	*(soc_str *)((char *)&media + offset) = text;
	return fits_list(&media, 1);
}

#define FIELD(name) offsetof(soc_media, name)

static void addresses_are_of_the_web(void **state)
{
	(void)state;
	static const size_t fields[] = { FIELD(author_url), FIELD(licence_url), FIELD(description_url),
		FIELD(url) };
	static const soc_str bad[] = { SOC_STR("x"), SOC_STR("//a"), SOC_STR("javascript:x"),
		SOC_STR("https:/a"), SOC_STR("https://"), SOC_STR("http://"), SOC_STR("https://a b"),
		SOC_STR("https://a\n"), SOC_STR("https://a\t"), SOC_STR("https://a\xC2\xA0"),
		SOC_STR("https://a\xE2\x80\xA8"), SOC_STR("https://\xFF"), SOC_STR("https://a\x7F"),
		SOC_STR(" https://a"), SOC_STR("HTTPS://a"), SOC_STR("ftp://a") };
	static char address[2001] = "https://";
	memset(address + 8, 'a', sizeof address - 8);
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		for (size_t j = 0; j < sizeof bad / sizeof bad[0]; j++) {
			assert_false(fits_text(fields[i], bad[j]));
		}
		assert_true(fits_text(fields[i], SOC_STR("")));
		assert_true(fits_text(fields[i], SOC_STR("http://b\xC3\xA4r?a=b&c#d")));
		assert_true(fits_text(fields[i], (soc_str){ address, 2000 }));
		assert_false(fits_text(fields[i], (soc_str){ address, 2001 }));
	}
}

static void each_text_has_its_limit(void **state)
{
	(void)state;
	static const struct { size_t field, most; } rows[] = { { FIELD(file), 240 }, { FIELD(title), 255 },
		{ FIELD(repo), 64 }, { FIELD(mime), 255 }, { FIELD(sha1), 64 }, { FIELD(author), 500 },
		{ FIELD(licence), 200 }, { FIELD(description), 2000 } };
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_true(fits_text(rows[i].field, long_text(rows[i].most)));
		assert_false(fits_text(rows[i].field, long_text(rows[i].most + 1)));
		assert_false(fits_text(rows[i].field, SOC_STR("a\x01")));
		assert_false(fits_text(rows[i].field, SOC_STR("\xFF")));
		assert_int_equal(fits_text(rows[i].field, SOC_STR("")), rows[i].field != FIELD(file));
	}
	assert_false(fits_text(FIELD(repo), SOC_STR("a b")));
	assert_true(fits_text(FIELD(author), SOC_STR("a\nb")));
}

static void numbers_are_no_less_than_0(void **state)
{
	(void)state;
	static const size_t fields[] = { FIELD(size), FIELD(width), FIELD(height) };
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		soc_media media = described(SOC_STR("A"));
		int64_t *number = (int64_t *)((char *)&media + fields[i]);
		*number = -1;
		assert_false(fits_list(&media, 1));
		*number = INT32_MAX;
		assert_true(fits_list(&media, 1));
		*number = (int64_t)INT32_MAX + 1;
		assert_int_equal(fits_list(&media, 1), fields[i] == FIELD(size));
	}
	soc_media media = described(SOC_STR("A"));
	media.kind = SOC_MEDIA_KIND_COUNT;
	assert_false(fits_list(&media, 1));
}

static void thumbnails_are_few_and_have_addresses(void **state)
{
	(void)state;
	soc_thumb many[9];
	soc_media media = described(SOC_STR("A"));
	for (int i = 0; i < 9; i++) {
		many[i] = thumbs[0];
	}
	media.thumb = many;
	media.thumb_count = 8;
	assert_true(fits_list(&media, 1));
	media.thumb_count = 9;
	assert_false(fits_list(&media, 1));
	media.thumb_count = 8;
	many[7].url = SOC_STR("");
	assert_false(fits_list(&media, 1));
	many[7] = thumbs[0];
	many[7].width = -1;
	assert_false(fits_list(&media, 1));
}

static void a_list_is_50_files_each_once_and_not_too_large(void **state)
{
	(void)state;
	static soc_media many[51];
	static char names[51][2];
	for (int i = 0; i < 51; i++) {
		names[i][0] = (char)('0' + i);
		names[i][1] = 'n';
		many[i] = described((soc_str){ names[i], 2 });
		/* What no title may hold. */
		names[i][0] = i == 12 || i == 14 || i == 43 || i == 45 ? (char)('a' + i / 2) : names[i][0];
	}
	assert_true(fits_list(NULL, 0));
	assert_true(fits_list(many, 50));
	assert_false(fits_list(many, 51));
	many[49].file = many[3].file;
	assert_false(fits_list(many, 50));
	many[49] = (soc_media){ .file = SOC_STR("gone"), .url = SOC_STR("x"), .gone = true };
	assert_true(fits_list(many, 50));
	static char four_bytes[8000];
	for (size_t i = 0; i < sizeof four_bytes; i += 4) {
		memcpy(four_bytes + i, "\xF0\x9F\x90\xBB", 4);
	}
	for (int i = 0; i < 50; i++) {
		many[i].description = (soc_str){ four_bytes, sizeof four_bytes };
		many[i].author = (soc_str){ four_bytes, 2000 };
	}
	many[49].description = (soc_str){ NULL, 0 };
	assert_false(fits_list(many, 50));
	assert_true(fits_list(many, 40));
}

static soc_media_list read_json(soc_str json)
{
	soc_err err = { .code = SOC_OK };
	soc_media_list list;
	assert_true(soc_media_list_read(json, arena, &list, &err));
	assert_int_equal(err.code, SOC_OK);
	return list;
}

static void assert_text(soc_str one, soc_str other)
{
	assert_int_equal(one.len, other.len);
	assert_memory_equal(one.len ? one.ptr : "", other.len ? other.ptr : "", one.len);
}

static void assert_same(const soc_media *one, const soc_media *other)
{
	static const size_t texts[] = { FIELD(file), FIELD(title), FIELD(alt), FIELD(repo), FIELD(mime),
		FIELD(sha1), FIELD(author), FIELD(author_url), FIELD(licence), FIELD(licence_url),
		FIELD(description), FIELD(description_url), FIELD(url) };
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		assert_text(*(const soc_str *)((const char *)one + texts[i]),
			*(const soc_str *)((const char *)other + texts[i]));
	}
	assert_int_equal(one->kind, other->kind);
	assert_int_equal(one->size, other->size);
	assert_int_equal(one->width, other->width);
	assert_int_equal(one->height, other->height);
	assert_int_equal(one->attribution, other->attribution);
	assert_int_equal(one->gone, other->gone);
	assert_int_equal(one->thumb_count, other->thumb_count);
	for (int i = 0; i < one->thumb_count; i++) {
		assert_int_equal(one->thumb[i].width, other->thumb[i].width);
		assert_int_equal(one->thumb[i].height, other->thumb[i].height);
		assert_text(one->thumb[i].url, other->thumb[i].url);
	}
}

static void what_is_written_is_read_again(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_media item[SOC_MEDIA_MAX];
	static char names[SOC_MEDIA_MAX] = "ABCD";
	for (int i = 0; i < SOC_MEDIA_MAX; i++) {
		item[i] = described((soc_str){ &names[i], 1 });
		item[i].kind = (soc_media_kind)(i + 2);
		item[i].alt = SOC_STR("alt \"1\"");
		item[i].thumb_count = i % 3;
		item[i].attribution = i % 2;
	}
	soc_media_list list = { item, SOC_MEDIA_MAX };
	soc_str json;
	assert_true(soc_media_list_check(&list, &err));
	assert_true(soc_media_list_write(&list, arena, &json, &err));
	soc_media_list back = read_json(json);
	assert_int_equal(back.count, SOC_MEDIA_MAX);
	for (int i = 0; i < back.count; i++) {
		assert_same(&back.item[i], &item[i]);
	}
}

static void of_what_is_gone_only_the_name_is_written(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_media gone = described(SOC_STR("A"));
	gone.gone = true;
	soc_media_list list = { &gone, 1 };
	soc_str json;
	assert_true(soc_media_list_write(&list, arena, &json, &err));
	assert_same(&read_json(json).item[0], &(soc_media){ .file = SOC_STR("A"), .gone = true });
}

#define WELL "\"f\":\"A\",\"z\":0,\"w\":0,\"h\":0"

static void what_does_not_fit_is_left_out_on_reading(void **state)
{
	(void)state;
	static const struct { soc_str json; int count; } rows[] = {
		{ { NULL, 0 }, 0 }, { SOC_STR(""), 0 }, { SOC_STR("no JSON"), 0 }, { SOC_STR("[]"), 0 },
		{ SOC_STR("{" WELL "}"), 0 }, { SOC_STR("[null,5,[],{}]"), 0 }, { SOC_STR("[{" WELL "}]"), 1 },
		{ SOC_STR("[null,{" WELL "},{" WELL "}]"), 2 }, { SOC_STR("[{" WELL ",\"z\":0}]"), 0 },
		{ SOC_STR("[{\"f\":\"A\",\"w\":0,\"h\":0}]"), 0 }, { SOC_STR("[{" WELL ",\"u\":\"javascript:x\"}]"), 0 },
		{ SOC_STR("[{" WELL ",\"th\":[{\"w\":1,\"h\":1,\"u\":\"http://u\"}]}]"), 1 },
		{ SOC_STR("[{" WELL ",\"th\":[{\"w\":1,\"h\":1}]}]"), 0 }, { SOC_STR("[{" WELL ",\"th\":[5]}]"), 0 },
		{ SOC_STR("[{" WELL ",\"th\":5}]"), 1 }, { SOC_STR("[{" WELL ",\"new\":5}]"), 1 },
		{ SOC_STR("[{" WELL "},{" WELL "},{" WELL "},{" WELL "},{" WELL "}]"), 4 },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(read_json(rows[i].json).count, rows[i].count);
	}
	assert_int_equal(read_json(SOC_STR("[{" WELL ",\"k\":7}]")).item[0].kind, SOC_MEDIA_OTHER);
	assert_int_equal(read_json(SOC_STR("[{" WELL ",\"k\":-1}]")).item[0].kind, SOC_MEDIA_OTHER);
	assert_int_equal(read_json(SOC_STR("[{" WELL ",\"k\":0}]")).item[0].kind, SOC_MEDIA_IMAGE);
}

static void a_full_arena_is_said(void **state)
{
	(void)state;
	soc_arena *tiny = soc_arena_new(8);
	soc_err err = { .code = SOC_OK };
	soc_media media = described(SOC_STR("A"));
	soc_media_use use = { SOC_STR("A"), SOC_STR("alt") };
	soc_media_uses out, uses = { &use, 1, true };
	soc_media_list list = { &media, 1 };
	soc_str json;
	assert_false(soc_media_uses_check(&uses, tiny, &out, &err));
	assert_int_equal(err.code, SOC_ERR_NOMEM);
	soc_err_clear(&err);
	assert_false(soc_media_list_write(&list, tiny, &json, &err));
	assert_int_equal(err.code, SOC_ERR_NOMEM);
	soc_err_clear(&err);
	assert_false(soc_media_list_read(SOC_STR("[{" WELL "}]"), tiny, &list, &err));
	assert_int_equal(err.code, SOC_ERR_NOMEM);
	soc_arena_free(tiny);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_name_is_what_a_title_may_be),
		TEST(a_text_shows_at_most_4_files_each_once),
		TEST(an_alternative_text_is_a_short_text),
		TEST(uses_are_written_in_their_stored_form),
		TEST(addresses_are_of_the_web),
		TEST(each_text_has_its_limit),
		TEST(numbers_are_no_less_than_0),
		TEST(thumbnails_are_few_and_have_addresses),
		TEST(a_list_is_50_files_each_once_and_not_too_large),
		TEST(what_is_written_is_read_again),
		TEST(of_what_is_gone_only_the_name_is_written),
		TEST(what_does_not_fit_is_left_out_on_reading),
		TEST(a_full_arena_is_said),
	};
	return cmocka_run_group_tests_name("media", tests, NULL, NULL);
}
