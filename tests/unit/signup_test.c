/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/signup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static soc_arena *arena;
static soc_err err;
static soc_signup_answer checked;

static soc_signup_answer answer_of(soc_str note)
{
	return (soc_signup_answer){ .state = SOC_SIGNUP_GOING, .is_public = true, .note = note };
}

static const char *reason_of(const soc_signup_answer *answer)
{
	soc_err_clear(&err);
	bool good = soc_signup_answer_check(answer, arena, &checked, &err);
	assert_int_equal(good, err.code == SOC_OK);
	return err.reason;
}

static void only_three_states_are_answers(void **state)
{
	(void)state;
	static const char *const words[] = { "declined", "interested", "waitlisted", "going",
		"removed" };
	soc_signup_state found;
	for (int i = 0; i < SOC_SIGNUP_STATE_COUNT; i++) {
		bool answers = i != SOC_SIGNUP_WAITLISTED && i != SOC_SIGNUP_REMOVED;
		assert_string_equal(soc_signup_state_word((soc_signup_state)i), words[i]);
		assert_true(soc_signup_state_parse(soc_str_borrow(words[i]), &found));
		assert_int_equal(found, i);
		soc_err_clear(&err);
		assert_int_equal(soc_signup_answer_parse(soc_str_borrow(words[i]), &found, &err), answers);
		assert_string_equal(err.reason, answers ? "" : "answer-invalid");
		soc_signup_answer answer = answer_of(SOC_STR(""));
		answer.state = (soc_signup_state)i;
		assert_string_equal(reason_of(&answer), answers ? "" : "answer-invalid");
	}
	assert_false(soc_signup_state_parse(SOC_STR(""), &found));
	assert_false(soc_signup_state_parse(SOC_STR("Going"), &found));
}

static void actions_have_the_numbers_of_the_log(void **state)
{
	(void)state;
	static const char *const words[] = { "seat", "wait", "remove", "attended", "absent", "unmark" };
	soc_signup_action action;
	for (int i = 0; i < 6; i++) {
		soc_err_clear(&err);
		assert_true(soc_signup_action_parse(soc_str_borrow(words[i]), &action, &err));
		assert_int_equal(action, 8 + i);
	}
	assert_false(soc_signup_action_parse(SOC_STR("seats"), &action, &err));
	assert_string_equal(err.reason, "action-invalid");
	assert_int_equal(err.code, SOC_ERR_INVALID);
}

static void guests_and_choices_have_their_ends(void **state)
{
	(void)state;
	int64_t choice[11] = { 0, 10, 1 };
	soc_signup_answer answer = answer_of(SOC_STR(""));
	answer.choice = choice;
	for (answer.choice_count = 0; answer.choice_count <= 10; answer.choice_count++) {
		assert_string_equal(reason_of(&answer), "");
	}
	assert_string_equal(reason_of(&answer), "signup-answers-invalid");
	answer.choice_count = 3;
	choice[2] = 11;
	assert_string_equal(reason_of(&answer), "signup-answers-invalid");
	choice[2] = -1;
	assert_string_equal(reason_of(&answer), "signup-answers-invalid");
	answer.choice_count = 2;
	for (answer.guests = 0; answer.guests <= 20; answer.guests++) {
		assert_string_equal(reason_of(&answer), "");
	}
	assert_string_equal(reason_of(&answer), "signup-guests-too-many");
	answer.guests = -1;
	assert_string_equal(reason_of(&answer), "answer-invalid");
}

static void a_note_is_prose_of_500_points(void **state)
{
	(void)state;
	char longest[4 * 501];
	for (int i = 0; i < 501; i++) {
		memcpy(longest + 4 * (size_t)i, "\xf0\x9f\x98\x80", 4);
	}
	soc_signup_answer answer = answer_of((soc_str){ longest, 4 * 500 });
	assert_string_equal(reason_of(&answer), "");
	assert_int_equal(checked.note.len, 2000);
	answer.note.len = 4 * 501;
	assert_string_equal(reason_of(&answer), "note-too-long");
	assert_int_equal(err.code, SOC_ERR_INVALID);
	answer = answer_of(SOC_STR("a\r\nb \n"));
	assert_string_equal(reason_of(&answer), "");
	assert_memory_equal(checked.note.ptr, "a\nb", 3);
	assert_int_equal(checked.note.len, 3);
	answer = answer_of(SOC_STR("\xff"));
	assert_string_equal(reason_of(&answer), "text-encoding");
	answer = answer_of(SOC_STR("\x01"));
	assert_string_equal(reason_of(&answer), "text-control");
	char huge[4001];
	memset(huge, ' ', sizeof(huge));
	answer = answer_of((soc_str){ huge, sizeof(huge) });
	assert_string_equal(reason_of(&answer), "note-too-long");
	answer.note.len--;
	assert_string_equal(reason_of(&answer), "");
}

static void each_refusal_has_its_class(void **state)
{
	(void)state;
	static const struct { const char *word; soc_err_code code; const char *reason; } table[] = {
		{ "removed", SOC_ERR_FORBIDDEN, "signup-removed" },
		{ "past", SOC_ERR_FORBIDDEN, "event-past" },
		{ "suspended", SOC_ERR_FORBIDDEN, "event-suspended" },
		{ "cancelled", SOC_ERR_FORBIDDEN, "event-cancelled" },
		{ "closed", SOC_ERR_FORBIDDEN, "event-closed" },
		{ "full", SOC_ERR_FORBIDDEN, "event-full" },
		{ "guests", SOC_ERR_INVALID, "signup-guests-too-many" },
		{ "answers", SOC_ERR_INVALID, "signup-answers-invalid" },
		{ "unknown", SOC_ERR_NOT_FOUND, "signup-not-found" },
		{ "else", SOC_ERR_BUG, "store-error" },
	};
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		soc_err_clear(&err);
		assert_false(soc_signup_explain(soc_str_borrow(table[i].word), &err));
		assert_int_equal(err.code, table[i].code);
		assert_string_equal(err.reason, table[i].reason);
	}
	soc_err_clear(&err);
	assert_true(soc_signup_explain((soc_str){ NULL, 0 }, &err));
	assert_false(soc_event_not_organiser(&err));
	assert_int_equal(err.code, SOC_ERR_FORBIDDEN);
}

static int make(void **state)
{
	(void)state;
	arena = soc_arena_new(1024 * 1024);
	return arena ? 0 : -1;
}

static int unmake(void **state)
{
	(void)state;
	soc_arena_free(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_three_states_are_answers),
		cmocka_unit_test(actions_have_the_numbers_of_the_log),
		cmocka_unit_test(guests_and_choices_have_their_ends),
		cmocka_unit_test(a_note_is_prose_of_500_points),
		cmocka_unit_test(each_refusal_has_its_class),
	};
	return cmocka_run_group_tests_name("signup", tests, make, unmake);
}
