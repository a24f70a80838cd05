/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/event.h"
#include "core/event_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* 2026-06-01T00:00Z. */
static const int64_t NOW = 1780272000000000;
static soc_arena *arena;
static soc_err err;
static soc_event_plan plan;

static soc_event_tag good(void)
{
	return (soc_event_tag){ .tag = SOC_STR("party"), .title = SOC_STR("Party"),
		.description = SOC_STR(""), .place = SOC_STR(""), .link = SOC_STR(""), .file = SOC_STR(""),
		.lang = SOC_STR(""), .zone = SOC_STR("Europe/Berlin"), .start = SOC_STR("2026-07-01T10:00"),
		.end = SOC_STR("2026-07-01T12:00"), .rule = SOC_STR("") };
}

static const char *reason_of(soc_event_tag tag)
{
	soc_err_clear(&err);
	bool taken = soc_event_tag_check(&tag, NOW, arena, &plan, &err);
	assert_int_equal(taken, err.code == SOC_OK);
	return err.reason;
}

static void a_plain_tag_is_taken(void **state)
{
	(void)state;
	assert_string_equal(reason_of(good()), "");
	assert_int_equal(plan.dates.count, 1);
	assert_int_equal(plan.start_at, 1782892800000000);
	assert_int_equal(plan.end_at - plan.start_at, 7200000000);
}

static void texts_take_their_stored_form(void **state)
{
	(void)state;
	soc_event_tag tag = good();
	tag.title = SOC_STR("A \n");
	tag.description = SOC_STR("a\r\nb\t \r\n");
	tag.place = SOC_STR(" \xe2\x80\x8b ");
	assert_string_equal(reason_of(tag), "");
	assert_true(soc_str_is(plan.tag.title, "A"));
	assert_true(soc_str_is(plan.tag.description, "a\nb"));
	assert_true(soc_str_is(plan.tag.place, ""));
}

/* Each limit from both of its sides. */
static void lengths_have_limits(void **state)
{
	(void)state;
	static char letters[2001];
	memset(letters, 'x', sizeof(letters));
	soc_event_tag tag = good();
	tag.title = (soc_str){ letters, 200 };
	tag.place = (soc_str){ letters, 200 };
	tag.description = (soc_str){ letters, 2000 };
	tag.tag = (soc_str){ letters, 64 };
	assert_string_equal(reason_of(tag), "");
	tag.title.len = 201;
	assert_string_equal(reason_of(tag), "event-title-too-long");
	tag.title.len = 200;
	tag.place.len = 201;
	assert_string_equal(reason_of(tag), "event-place-too-long");
	tag.place.len = 200;
	tag.description.len = 2001;
	assert_string_equal(reason_of(tag), "event-description-too-long");
	tag.description.len = 2000;
	tag.tag.len = 65;
	assert_string_equal(reason_of(tag), "event-tag-invalid");
}

static void numbers_have_limits(void **state)
{
	(void)state;
	soc_event_tag tag = good();
	tag.capacity = 1000000;
	tag.guests_max = 20;
	assert_string_equal(reason_of(tag), "");
	tag.capacity = 1000001;
	assert_string_equal(reason_of(tag), "event-capacity-invalid");
	tag.capacity = -1;
	assert_string_equal(reason_of(tag), "event-capacity-invalid");
	tag.capacity = 0;
	tag.guests_max = 21;
	assert_string_equal(reason_of(tag), "event-guests-invalid");
}

static void links_are_addresses_of_the_web(void **state)
{
	(void)state;
	static const char *const good_links[] = { "http://a", "https://example.org/?q=\xc3\xa4#x", "" };
	static const char *const bad[] = { "http://", "https://", "http:///a", "ftp://a", "HTTP://a",
		"http://a b", "http://a\"", "http://<a>", "javascript:alert(1)", "//a", "http://a\x7f" };
	soc_event_tag tag = good();
	for (size_t i = 0; i < sizeof(good_links) / sizeof(good_links[0]); i++) {
		tag.link = soc_str_borrow(good_links[i]);
		assert_string_equal(reason_of(tag), "");
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		tag.link = soc_str_borrow(bad[i]);
		assert_string_equal(reason_of(tag), "event-link-invalid");
	}
	tag.link = SOC_STR("http://a\xff");
	assert_string_equal(reason_of(tag), "text-encoding");
}

static void a_start_is_within_ten_years(void **state)
{
	(void)state;
	soc_event_tag tag = good();
	tag.start = SOC_STR("2036-05-31T23:00");
	tag.end = SOC_STR("2036-06-01T23:00");
	assert_string_equal(reason_of(tag), "");
	tag.start = SOC_STR("2036-06-02T10:00");
	tag.end = SOC_STR("2036-06-02T23:00");
	assert_string_equal(reason_of(tag), "event-too-far");
	tag.start = SOC_STR("2016-05-30T10:00");
	tag.end = SOC_STR("2016-05-30T23:00");
	assert_string_equal(reason_of(tag), "event-too-far");
}

static void the_deadline_ends_with_the_last_date(void **state)
{
	(void)state;
	soc_event_tag tag = good();
	tag.rule = SOC_STR("FREQ=DAILY;COUNT=2");
	tag.deadline = SOC_STR("2026-07-02T12:00");
	assert_string_equal(reason_of(tag), "");
	tag.deadline = SOC_STR("2026-07-02T12:01");
	assert_string_equal(reason_of(tag), "event-deadline-late");
	tag.deadline = SOC_STR("");
	assert_string_equal(reason_of(tag), "event-deadline-invalid");
}

static void a_first_date_that_is_an_exception_keeps_its_times(void **state)
{
	(void)state;
	static const soc_str except[] = { SOC_STR("2026-07-01"), SOC_STR("2026-07-03T10:00") };
	soc_event_tag tag = good();
	tag.rule = SOC_STR("FREQ=DAILY;COUNT=4");
	tag.except = except;
	tag.except_count = 2;
	assert_string_equal(reason_of(tag), "");
	assert_int_equal(plan.dates.count, 2);
	assert_int_equal(plan.start_at, 1782892800000000);
	assert_int_equal(plan.dates.item[0].start_us - plan.start_at, 86400000000);
	assert_int_equal(plan.except[0].hour, 10);
}

static void words_are_read_as_written(void **state)
{
	(void)state;
	soc_event_status status;
	soc_signup_state answer;
	for (int i = 0; i < SOC_EVENT_STATUS_COUNT; i++) {
		soc_str word = soc_str_borrow(soc_event_status_word((soc_event_status)i));
		assert_true(soc_event_status_parse(word, &status, &err));
		assert_int_equal(status, i);
	}
	for (int i = 0; i < SOC_SIGNUP_STATE_COUNT; i++) {
		soc_str word = soc_str_borrow(soc_signup_state_word((soc_signup_state)i));
		assert_true(soc_signup_state_parse(word, &answer));
		assert_int_equal(answer, i);
	}
	assert_false(soc_signup_state_parse(SOC_STR("Going"), &answer));
	assert_false(soc_event_status_parse(SOC_STR(""), &status, &err));
	assert_string_equal(err.reason, "event-invalid");
}

static void questions_are_written_and_read_again(void **state)
{
	(void)state;
	static const soc_str answers[] = { SOC_STR("\"a\""), SOC_STR("\xc3\xa4") };
	soc_question question[] = { { SOC_STR("Why?\n"), answers, 2 }, { SOC_STR("b"), answers, 2 } };
	soc_questions questions = { question, 2 }, again = { NULL, 0 };
	soc_str json;
	soc_json read;
	assert_true(soc_questions_write(&questions, arena, &json, &err));
	assert_true(soc_json_read(json, arena, &read, &err));
	assert_true(soc_questions_read(read, arena, &again, &err));
	assert_int_equal(again.count, 2);
	assert_true(soc_str_is(again.item[0].text, "Why?"));
	assert_int_equal(again.item[1].answer_count, 2);
	assert_true(soc_str_is(again.item[1].answer[0], "\"a\""));
	question[0].answer_count = 1;
	assert_false(soc_questions_write(&questions, arena, &json, &err));
	assert_string_equal(err.reason, "event-invalid");
}

/* What another release wrote, or nobody: it is read as far as it goes. */
static void an_event_is_read_as_far_as_it_goes(void **state)
{
	(void)state;
	soc_event event;
	assert_true(soc_event_read(SOC_STR("{}"), arena, &event, &err));
	assert_int_equal(event.id, 0);
	assert_false(event.mine.has);
	assert_true(soc_event_read(SOC_STR("{\"i\":[3,7],\"st\":9,\"h\":7,\"sa\":-5,\"ca\":null,\"x\":[1],"
		"\"q\":[{\"a\":1}],\"ds\":[[\"a\"]],\"os\":[\"x\",3],\"a\":[1,2,3],"
		"\"m\":{\"s\":2,\"po\":4,\"at\":0}}"), arena, &event, &err));
	assert_int_equal(event.status, SOC_EVENT_PLANNED);
	assert_int_equal(event.hidden, SOC_HIDE_SUPPRESSED);
	assert_int_equal(event.id, 3000000007);
	assert_int_equal(event.start_at, -5000);
	assert_int_equal(event.capacity, 0);
	assert_int_equal(event.questions.count, 0);
	assert_int_equal(event.organisers[1], 3);
	assert_int_equal(event.interested, 3);
	assert_int_equal(event.mine.position, 4);
	assert_true(event.mine.attendance_known);
	assert_false(event.mine.attended);
	assert_true(soc_event_read(SOC_STR("{\"m\":{\"s\":5}}"), arena, &event, &err));
	assert_false(event.mine.has);
	assert_false(soc_event_read(SOC_STR("{"), arena, &event, &err));
}

static int begin(void **state)
{
	(void)state;
	soc_err_clear(&err);
	arena = soc_arena_new(4 * 1024 * 1024);
	return arena ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	soc_arena_free(arena);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_plain_tag_is_taken),
		TEST(texts_take_their_stored_form),
		TEST(lengths_have_limits),
		TEST(numbers_have_limits),
		TEST(links_are_addresses_of_the_web),
		TEST(a_start_is_within_ten_years),
		TEST(the_deadline_ends_with_the_last_date),
		TEST(a_first_date_that_is_an_exception_keeps_its_times),
		TEST(words_are_read_as_written),
		TEST(questions_are_written_and_read_again),
		TEST(an_event_is_read_as_far_as_it_goes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
