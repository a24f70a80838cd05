/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/actor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static bool takes(const soc_actor_state *states, size_t count)
{
	soc_err err = { 0 };
	bool good = soc_actor_states_check(states, count, &err);
	assert_string_equal(err.reason, good ? "" : "users-invalid");
	return good;
}

static void takes_ids_that_rise(void **state)
{
	(void)state;
	assert_true(takes(NULL, 0));
	assert_true(takes((soc_actor_state[]){ { .user = 1 } }, 1));
	assert_true(takes((soc_actor_state[]){ { .user = 1 }, { .user = INT64_MAX } }, 2));
}

static void refuses_ids_that_do_not_rise(void **state)
{
	(void)state;
	assert_false(takes((soc_actor_state[]){ { .user = 0 } }, 1));
	assert_false(takes((soc_actor_state[]){ { .user = -1 } }, 1));
	assert_false(takes((soc_actor_state[]){ { .user = 2 }, { .user = 2 } }, 2));
	assert_false(takes((soc_actor_state[]){ { .user = 2 }, { .user = 1 } }, 2));
}

static void takes_a_thousand_and_no_more(void **state)
{
	(void)state;
	static soc_actor_state many[SOC_ACTOR_LIST_MAX + 1];
	for (int i = 0; i <= SOC_ACTOR_LIST_MAX; i++) {
		many[i].user = i + 1;
	}
	assert_true(takes(many, SOC_ACTOR_LIST_MAX));
	assert_false(takes(many, SOC_ACTOR_LIST_MAX + 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_ids_that_rise),
		cmocka_unit_test(refuses_ids_that_do_not_rise),
		cmocka_unit_test(takes_a_thousand_and_no_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
