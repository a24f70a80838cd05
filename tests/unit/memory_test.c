/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every allocation of every pure function that makes some fails in turn: malloc's once or from then
 * on, the arena's at its cap. No crash, no leak, NOMEM or the right answer.
 */
#include "base/buf.h"
#include "core/cursor.h"
#include "core/status.h"
#include "fault/refuse.h"
#include "json/read.h"
#include "json/write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { CAP = 1024 * 1024, CAP_STEP = 16 };

/* Right answers are asserted in it; false with err NOMEM. */
typedef bool work(soc_arena *arena, soc_err *err);

static const soc_entity entity[] = {
	{ .type = SOC_ENTITY_USER, .start = 0, .length = 2, .user = 8 },
	{ .type = SOC_ENTITY_PAGE, .start = 3, .length = 4, .title = SOC_STR("Page") },
	{ .type = SOC_ENTITY_DIFF, .start = 9, .length = 3, .revision = 5, .old = 4 },
};
static const soc_entities entities = { entity, 3 };

static bool is_text(soc_str text, const char *expected)
{
	return text.len == strlen(expected) && memcmp(text.ptr, expected, text.len) == 0;
}

static bool draft(soc_arena *arena, soc_err *err)
{
	soc_draft out, in = { .text = SOC_STR("@r page\r\n end \r\n"), .lang = SOC_STR("en"),
		.entities = { entity, 2 } };
	bool done = soc_draft_check(&in, arena, &out, err);
	assert_true(!done || is_text(out.text, "@r page\n end"));
	return done;
}

static bool long_draft(soc_arena *arena, soc_err *err)
{
	static char text[SOC_STATUS_TEXT_MAX * 2 - 20];
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = i % 2 ? '\n' : '\r';
	text[0] = 'a';
	text[sizeof text - 1] = 'z';
	soc_draft out, in = { .text = { text, sizeof text }, .lang = SOC_STR("") };
	bool done = soc_draft_check(&in, arena, &out, err);
	assert_true(!done || out.text.ptr[out.text.len - 1] == 'z');
	return done;
}

static bool entities_there_and_back(soc_arena *arena, soc_err *err)
{
	soc_entities back;
	soc_entities_stored stored = { .text = SOC_STR("@r page a diff") };
	if (!soc_entities_persons(entities, arena, &stored.persons, err)
		|| !soc_entities_write(entities, &stored.persons, arena, &stored.json, err)
		|| !soc_entities_read(&stored, arena, &back, err))
		return false;
	assert_int_equal(back.count, 3);
	assert_int_equal(back.item[0].user, 8);
	assert_true(is_text(back.item[1].title, "Page"));
	assert_int_equal(back.item[2].old, 4);
	return true;
}

static bool media_there_and_back(soc_arena *arena, soc_err *err)
{
	static const soc_thumb thumb = { 320, 240, SOC_STR("https://u") };
	static const soc_media item = { .file = SOC_STR("A"), .description = SOC_STR("a\"b"),
		.thumb = &thumb, .thumb_count = 1 };
	soc_media_list back, list = { &item, 1 };
	soc_str text;
	if (!soc_media_list_write(&list, arena, &text, err)
		|| !soc_media_list_read(text, arena, &back, err))
		return false;
	assert_int_equal(back.count, 1);
	assert_true(is_text(back.item[0].description, "a\"b"));
	assert_true(is_text(back.item[0].thumb[0].url, "https://u"));
	return true;
}

static bool media_of_a_draft(soc_arena *arena, soc_err *err)
{
	static const soc_media_use two[] = { { SOC_STR("A"), SOC_STR("a\r\n ") },
		{ SOC_STR("B"), SOC_STR("") } };
	static const soc_str name[] = { SOC_STR("A"), SOC_STR("B") };
	soc_media_uses out, uses = { two, 2, true };
	soc_media_names names = { name, 2 };
	soc_str text;
	if (!soc_media_uses_check(&uses, arena, &out, err)
		|| !soc_media_uses_write(&out, arena, &text, err))
		return false;
	assert_true(is_text(text, "[{\"f\":\"A\",\"a\":\"a\"},{\"f\":\"B\",\"a\":\"\"}]"));
	return soc_media_names_write(&names, arena, &text, err);
}

static bool json(soc_arena *arena, soc_err *err)
{
	soc_json read;
	soc_str text;
	soc_buf out = soc_buf_start(arena, 1000);
	soc_json_put_open(&out, '[');
	soc_json_put_open(&out, '{');
	soc_json_put_text(&out, "text", SOC_STR("a\"b\n"));
	soc_json_put_int(&out, "int", -5);
	soc_json_put_close(&out, '}');
	soc_json_put_close(&out, ']');
	if (!soc_buf_done(&out, &text, err) || !soc_json_read(text, arena, &read, err))
		return false;
	soc_json member = soc_json_member(soc_json_item(read, 0), "text");
	assert_true(is_text(soc_json_text(member), "a\"b\n"));
	return true;
}

static bool buffer(soc_arena *arena, soc_err *err)
{
	soc_str text;
	soc_buf out = soc_buf_start(arena, 100000);
	for (int i = 0; i < 3000; i++)
		soc_buf_appendf(&out, "%d;", i);
	bool done = soc_buf_done(&out, &text, err);
	assert_true(!done || memcmp(text.ptr + text.len - 6, ";2999;", 6) == 0);
	return done;
}

static int released;

static void release(void *resource)
{
	released++;
	free(resource);
}

static bool arena_itself(soc_arena *arena, soc_err *err)
{
	for (int i = 0; i < 40; i++) {
		void *resource = malloc(10);
		if (!resource)
			return soc_err_set(err, SOC_ERR_NOMEM, "memory", "none");
		if (!soc_arena_defer(arena, release, resource, err))
			return false;
		soc_str copy = soc_arena_dup(arena, SOC_STR("copied"), err);
		if (!copy.ptr || !soc_arena_alloc(arena, 1000, err))
			return false;
		assert_true(is_text(copy, "copied"));
	}
	return true;
}

/* Makes none: it must do whatever is refused. */
static bool cursor(soc_arena *arena, soc_err *err)
{
	int64_t id = 0;
	(void)arena;
	soc_cursor text = soc_cursor_encode(SOC_CURSOR_HISTORY, 77);
	assert_true(soc_cursor_decode(SOC_CURSOR_HISTORY, soc_str_borrow(text.text), &id, err));
	assert_int_equal(id, 77);
	return true;
}

static const struct { const char *name; work *run; } works[] = { { "draft", draft },
	{ "long draft", long_draft }, { "entities", entities_there_and_back },
	{ "media", media_there_and_back }, { "media of a draft", media_of_a_draft }, { "json", json },
	{ "buffer", buffer }, { "arena", arena_itself }, { "cursor", cursor } };

/* Answers how large the arena was. */
static size_t one_life(work *run, size_t cap, bool *out_done)
{
	soc_err err = { .code = SOC_OK };
	long before = refuse_live;
	refuse_seen = 0;
	refuse_on = true;
	soc_arena *arena = soc_arena_new(cap);
	*out_done = arena && run(arena, &err);
	refuse_on = false;
	assert_true(!arena || err.code == (*out_done ? SOC_OK : SOC_ERR_NOMEM));
	size_t size = arena ? soc_arena_size(arena) : 0;
	soc_arena_free(arena);
	assert_int_equal(refuse_live, before);
	return size;
}

static void fail_each(work *run, const char *name, bool for_good)
{
	bool done;
	long errors = 0, n = 0;
	refuse_at = 0;
	(void)one_life(run, CAP, &done);
	assert_true(done);
	refuse_for_good = for_good;
	do {
		refuse_at = ++n;
		(void)one_life(run, CAP, &done);
		errors += !done;
	} while (refuse_seen >= n);
	refuse_at = 0;
	assert_true(done && errors >= 1);
	print_message("# %s: %ld allocations, %ld errors\n", name, n - 1, errors);
}

static void each_allocation_failing_once_is_an_error_or_survived(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof works / sizeof *works; i++)
		fail_each(works[i].run, works[i].name, false);
}

static void each_allocation_failing_for_good_is_an_error(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof works / sizeof *works; i++)
		fail_each(works[i].run, works[i].name, true);
}

static void an_arena_full_at_any_step_is_an_error(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof works / sizeof *works; i++) {
		bool done;
		size_t cap = 0, size = one_life(works[i].run, CAP, &done);
		assert_true(done && size > 0);
		do {
			cap += CAP_STEP;
			assert_in_range(one_life(works[i].run, cap, &done), 1, cap > 64 ? cap : 64);
		} while (!done);
		assert_in_range(cap, CAP_STEP, size + CAP_STEP);
	}
	assert_true(released > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_allocation_failing_once_is_an_error_or_survived),
		cmocka_unit_test(each_allocation_failing_for_good_is_an_error),
		cmocka_unit_test(an_arena_full_at_any_step_is_an_error),
	};
	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
