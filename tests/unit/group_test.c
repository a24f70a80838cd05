/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/group.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static soc_arena *arena;
static soc_err err;
static soc_group_draft checked;

static const char *reason_of(soc_str name, soc_str description)
{
	soc_group_draft draft = { .name = name, .description = description, .lang = SOC_STR("en") };
	soc_err_clear(&err);
	bool good = soc_group_draft_check(&draft, arena, &checked, &err);
	assert_int_equal(good, err.code == SOC_OK);
	return err.reason;
}

static void a_name_is_one_line_of_255_bytes(void **state)
{
	(void)state;
	static char many[600];
	memset(many, 'a', sizeof(many));
	reason_of((soc_str){ many, 255 }, SOC_STR(""));
	assert_int_equal(err.code, SOC_OK);
	assert_string_equal(reason_of((soc_str){ many, 256 }, SOC_STR("")), "group-name-too-long");
	assert_string_equal(reason_of((soc_str){ many, 600 }, SOC_STR("")), "group-name-too-long");
	assert_string_equal(reason_of(SOC_STR("a\nb"), SOC_STR("")), "group-name-lines");
	assert_string_equal(reason_of(SOC_STR("a\tb"), SOC_STR("")), "group-name-lines");
	assert_string_equal(reason_of(SOC_STR("\t"), SOC_STR("")), "group-name-empty");
	reason_of(SOC_STR("  Birds of prey \n"), SOC_STR(" Two\r\nlines "));
	assert_int_equal(err.code, SOC_OK);
	assert_true(soc_str_is(checked.name, "Birds of prey"));
	assert_true(soc_str_is(checked.description, " Two\nlines"));
}

static void a_description_is_2000_code_points(void **state)
{
	(void)state;
	static char many[4002];
	for (size_t i = 0; i < sizeof(many); i += 2) {
		memcpy(many + i, "\xc3\xa4", 2);
	}
	reason_of(SOC_STR("a"), (soc_str){ many, 4000 });
	assert_int_equal(err.code, SOC_OK);
	assert_string_equal(reason_of(SOC_STR("a"), (soc_str){ many, 4002 }),
		"group-description-too-long");
}

static void words_and_numbers_go_together(void **state)
{
	(void)state;
	soc_join join;
	soc_role role;
	soc_member_state standing;
	for (int i = 0; i < 3; i++) {
		soc_err_clear(&err);
		assert_true(soc_join_parse(soc_str_borrow(soc_join_word((soc_join)i)), &join, &err));
		assert_int_equal(join, i);
		assert_true(soc_role_parse(soc_str_borrow(soc_role_word((soc_role)i)), &role, &err));
		assert_int_equal(role, i);
	}
	for (int i = 0; i < 4; i++) {
		assert_true(soc_member_state_parse(
			soc_str_borrow(soc_member_state_word((soc_member_state)i)), &standing, &err));
		assert_int_equal(standing, i);
	}
	assert_false(soc_join_parse(SOC_STR("Open"), &join, &err));
	assert_string_equal(err.reason, "group-join-invalid");
}

static void an_action_has_the_number_of_the_log(void **state)
{
	(void)state;
	static const char *const words[] = { "join", "leave", "invite", NULL, "approve", "remove", "ban",
		"role" };
	soc_group_action action;
	for (int i = 0; i < 8; i++) {
		soc_err_clear(&err);
		if (words[i]) {
			assert_true(soc_group_action_parse(soc_str_borrow(words[i]), &action, &err));
			assert_int_equal(action, 36 + i);
		}
	}
	assert_false(soc_group_action_parse(SOC_STR("request"), &action, &err));
	assert_string_equal(err.reason, "action-invalid");
}

static void a_refusal_without_a_name_is_ours(void **state)
{
	(void)state;
	soc_err_clear(&err);
	assert_true(soc_group_explain((soc_str){ NULL, 0 }, &err));
	assert_false(soc_group_explain(SOC_STR("last-owner"), &err));
	assert_string_equal(err.reason, "group-last-owner");
	soc_err_clear(&err);
	assert_false(soc_group_explain(SOC_STR("else"), &err));
	assert_int_equal(err.code, SOC_ERR_BUG);
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
		cmocka_unit_test(a_name_is_one_line_of_255_bytes),
		cmocka_unit_test(a_description_is_2000_code_points),
		cmocka_unit_test(words_and_numbers_go_together),
		cmocka_unit_test(an_action_has_the_number_of_the_log),
		cmocka_unit_test(a_refusal_without_a_name_is_ours),
	};
	return cmocka_run_group_tests_name("group", tests, make, unmake);
}
