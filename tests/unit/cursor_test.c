/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cursor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool decodes(soc_cursor_kind kind, const char *text, size_t len, int64_t *out_id)
{
	soc_err err = { 0 };
	bool good = soc_cursor_decode(kind, (soc_str){ text, len }, out_id, &err);
	assert_string_equal(err.reason, good ? "" : "cursor-invalid");
	assert_int_equal(err.code, good ? SOC_OK : SOC_ERR_INVALID);
	return good;
}

static void gives_back_the_id(void **state)
{
	(void)state;
	static const int64_t ids[] = { 1, 2, 63, 64, 255, 256, 1LL << 31, 7000000000000000001LL,
		INT64_MAX };
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		soc_cursor cursor = soc_cursor_encode(SOC_CURSOR_FEED_USER, ids[i]);
		int64_t id = 0;
		assert_int_equal(strlen(cursor.text), SOC_CURSOR_LENGTH);
		assert_true(decodes(SOC_CURSOR_FEED_USER, cursor.text, SOC_CURSOR_LENGTH, &id));
		assert_int_equal(id, ids[i]);
	}
}

/* A token that clients hold must be read by later releases, or get a new version byte. */
static void writes_version_1_as_it_always_did(void **state)
{
	(void)state;
	assert_string_equal(soc_cursor_encode(SOC_CURSOR_FEED_PUBLIC, 1234567890123456789LL).text,
		"AQERIhD0femBFZkK4bg");
}

static void refuses_another_list(void **state)
{
	(void)state;
	int64_t id;
	soc_cursor cursor = soc_cursor_encode(SOC_CURSOR_FEED_USER, 77);
	assert_false(decodes(SOC_CURSOR_FEED_PUBLIC, cursor.text, SOC_CURSOR_LENGTH, &id));
}

static void refuses_every_changed_byte(void **state)
{
	(void)state;
	soc_cursor cursor = soc_cursor_encode(SOC_CURSOR_FEED_PUBLIC, 1234567890123456789LL);
	for (int at = 0; at < SOC_CURSOR_LENGTH; at++) {
		for (int byte = 0; byte < 256; byte++) {
			soc_cursor forged = cursor;
			forged.text[at] = (char)byte;
			int64_t id;
			assert_int_equal(
				decodes(SOC_CURSOR_FEED_PUBLIC, forged.text, SOC_CURSOR_LENGTH, &id),
				forged.text[at] == cursor.text[at]);
		}
	}
}

static void refuses_every_other_length(void **state)
{
	(void)state;
	char text[SOC_CURSOR_LENGTH * 2 + 1];
	soc_cursor cursor = soc_cursor_encode(SOC_CURSOR_FEED_PUBLIC, 5);
	memcpy(text, cursor.text, SOC_CURSOR_LENGTH);
	memcpy(text + SOC_CURSOR_LENGTH, cursor.text, SOC_CURSOR_LENGTH + 1);
	for (size_t len = 0; len < sizeof(text); len++) {
		char *exact = malloc(len ? len : 1);
		memcpy(exact, text, len);
		int64_t id;
		assert_int_equal(decodes(SOC_CURSOR_FEED_PUBLIC, exact, len, &id),
			len == SOC_CURSOR_LENGTH);
		free(exact);
	}
}

static void refuses_ids_that_are_none(void **state)
{
	(void)state;
	static const int64_t ids[] = { 0, -1, INT64_MIN };
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		int64_t id;
		soc_cursor cursor = soc_cursor_encode(SOC_CURSOR_FEED_PUBLIC, ids[i]);
		assert_false(decodes(SOC_CURSOR_FEED_PUBLIC, cursor.text, SOC_CURSOR_LENGTH, &id));
	}
}

static bool decodes_pair(const char *text, size_t len, int64_t *out_time, int64_t *out_id)
{
	soc_err err = { 0 };
	bool good = soc_cursor_pair_decode(SOC_CURSOR_EVENT_DATES, (soc_str){ text, len }, out_time,
		out_id, &err);
	assert_string_equal(err.reason, good ? "" : "cursor-invalid");
	return good;
}

static void gives_back_a_time_and_an_id(void **state)
{
	(void)state;
	static const int64_t values[] = { 1, 63, 64, 1780272000000000, INT64_MAX, INT64_MIN, 0, -1 };
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		for (size_t j = 0; j < sizeof(values) / sizeof(values[0]); j++) {
			int64_t time = 0, id = 0;
			soc_cursor_pair cursor =
				soc_cursor_pair_encode(SOC_CURSOR_EVENT_DATES, values[i], values[j]);
			assert_int_equal(strlen(cursor.text), SOC_CURSOR_PAIR_LENGTH);
			assert_int_equal(decodes_pair(cursor.text, SOC_CURSOR_PAIR_LENGTH, &time, &id),
				values[j] > 0);
			assert_true(time == values[i] && id == values[j]);
		}
	}
}

static void refuses_a_pair_with_a_changed_byte(void **state)
{
	(void)state;
	int64_t time, id;
	soc_cursor_pair cursor = soc_cursor_pair_encode(SOC_CURSOR_EVENT_DATES, 1780272000000000, 77);
	for (int at = 0; at < SOC_CURSOR_PAIR_LENGTH; at++) {
		for (int byte = 0; byte < 256; byte++) {
			soc_cursor_pair forged = cursor;
			forged.text[at] = (char)byte;
			assert_int_equal(decodes_pair(forged.text, SOC_CURSOR_PAIR_LENGTH, &time, &id),
				forged.text[at] == cursor.text[at]);
		}
	}
	assert_false(decodes_pair(cursor.text, SOC_CURSOR_LENGTH, &time, &id));
	cursor = soc_cursor_pair_encode(SOC_CURSOR_EVENTS, 1780272000000000, 77);
	assert_false(decodes_pair(cursor.text, SOC_CURSOR_PAIR_LENGTH, &time, &id));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_back_the_id),
		cmocka_unit_test(writes_version_1_as_it_always_did),
		cmocka_unit_test(refuses_another_list),
		cmocka_unit_test(refuses_every_changed_byte),
		cmocka_unit_test(refuses_every_other_length),
		cmocka_unit_test(refuses_ids_that_are_none),
		cmocka_unit_test(gives_back_a_time_and_an_id),
		cmocka_unit_test(refuses_a_pair_with_a_changed_byte),
	};
	return cmocka_run_group_tests_name("cursor", tests, NULL, NULL);
}
