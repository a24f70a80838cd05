/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/object.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static soc_object object;

static const char *reason_of(soc_str type, soc_str id)
{
	static soc_err err;
	soc_err_clear(&err);
	bool good = soc_object_parse(type, id, &object, &err);
	assert_int_equal(good, err.code == SOC_OK);
	return err.reason;
}

static void reads_type_and_id(void **state)
{
	(void)state;
	assert_string_equal(reason_of(SOC_STR("status"), SOC_STR("5")), "");
	assert_int_equal(object.kind, SOC_OBJECT_STATUS);
	assert_int_equal(object.id, 5);
	assert_string_equal(reason_of(SOC_STR("comment"), SOC_STR("9223372036854775807")), "");
	assert_int_equal(object.kind, SOC_OBJECT_COMMENT);
	assert_int_equal(object.id, INT64_MAX);
	assert_string_equal(reason_of(SOC_STR("event"), SOC_STR("7")), "");
	assert_int_equal(object.kind, SOC_OBJECT_EVENT);
	assert_string_equal(soc_object_word(SOC_OBJECT_EVENT), "event");
	assert_string_equal(soc_object_word(SOC_OBJECT_STATUS), "status");
	assert_string_equal(soc_object_word(SOC_OBJECT_COMMENT), "comment");
}

static void refuses_another_type(void **state)
{
	(void)state;
	assert_string_equal(reason_of(SOC_STR(""), SOC_STR("5")), "type-invalid");
	assert_string_equal(reason_of(SOC_STR("circle"), SOC_STR("5")), "type-invalid");
	assert_string_equal(reason_of(SOC_STR("statuses"), SOC_STR("5")), "type-invalid");
	assert_string_equal(reason_of(SOC_STR("Status"), SOC_STR("x")), "type-invalid");
}

static void an_id_of_wrong_form_is_one_that_nothing_has(void **state)
{
	(void)state;
	assert_string_equal(reason_of(SOC_STR("status"), SOC_STR("")), "status-not-found");
	assert_string_equal(reason_of(SOC_STR("status"), SOC_STR("05")), "status-not-found");
	assert_string_equal(reason_of(SOC_STR("event"), SOC_STR("05")), "event-not-found");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_type_and_id),
		cmocka_unit_test(refuses_another_type),
		cmocka_unit_test(an_id_of_wrong_form_is_one_that_nothing_has),
	};
	return cmocka_run_group_tests_name("object", tests, NULL, NULL);
}
