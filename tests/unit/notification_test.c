/* SPDX-License-Identifier: MIT */
#include "core/notification.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void each_kind_has_a_word_that_names_it(void **state)
{
	(void)state;
	for (int32_t kind = 1; kind < SOC_NOTIFICATION_END; kind++) {
		soc_err err = { .code = SOC_OK };
		soc_notification_kind found = SOC_NOTIFICATION_END;
		soc_str word = soc_str_borrow(soc_notification_kind_word(kind));
		assert_true(word.len > 0);
		assert_true(soc_notification_kind_parse(word, &found, &err));
		assert_int_equal(found, kind);
		assert_true(soc_notification_kind_channels(found) & SOC_CHANNEL_WEB);
	}
}

static void what_is_no_kind_has_none(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	soc_notification_kind found = SOC_NOTIFICATION_LIKE;
	assert_string_equal(soc_notification_kind_word(0), "");
	assert_string_equal(soc_notification_kind_word(-1), "");
	assert_string_equal(soc_notification_kind_word(SOC_NOTIFICATION_END), "");
	assert_false(soc_notification_kind_parse(SOC_STR("likes"), &found, &err));
	assert_string_equal(err.reason, "notification-kind-unknown");
	assert_false(soc_notification_kind_parse(SOC_STR(""), &found, &err));
	assert_true(soc_notification_kind_find(SOC_STR("like"), &found, &err));
	assert_int_equal(found, SOC_NOTIFICATION_LIKE);
	assert_true(soc_notification_kind_find(SOC_STR("a.b"), &found, &err));
	assert_int_equal(found, SOC_NOTIFICATION_FOREIGN);
	static const char *const bad[] = { "", ".", "a", "a.", ".b", "a..b", "a.b.c", "1.b", "a.1", "a.-b",
		"-a.b", "A.b", "a.b ", "a b.c", "a_a.b", "a.b,c", "a234567890123456.b23456789012345a" };
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(soc_notification_name_is(soc_str_borrow(bad[i])));
	assert_false(soc_notification_name_is((soc_str){ NULL, 0 }));
	assert_true(soc_notification_name_is(SOC_STR("a23456789012345-.b2345678901234z")));
	assert_false(soc_notification_kind_find(SOC_STR("likes"), &found, &err));
	assert_int_equal(found, SOC_NOTIFICATION_FOREIGN);
}

static void numbers_have_words_of_their_kind(void **state)
{
	(void)state;
	static const struct {
		int32_t kind;
		int64_t number;
		const char *word;
	} cases[] = {
		{ SOC_NOTIFICATION_EVENT_CANCELLED, 0, "planned" },
		{ SOC_NOTIFICATION_EVENT_CANCELLED, 2, "cancelled" },
		{ SOC_NOTIFICATION_EVENT_CANCELLED, 3, "" },
		{ SOC_NOTIFICATION_EVENT_CANCELLED, -1, "" },
		{ SOC_NOTIFICATION_MODERATION, 0, "none" },
		{ SOC_NOTIFICATION_MODERATION, 2, "suppressed" },
		{ SOC_NOTIFICATION_MODERATION, 3, "" },
		{ SOC_NOTIFICATION_EVENT_ROLE, 0, "" },
		{ SOC_NOTIFICATION_EVENT_ROLE, 1, "organiser-added" },
		{ SOC_NOTIFICATION_EVENT_ROLE, 5, "" },
		{ SOC_NOTIFICATION_EVENT_ROLE, 10, "removed" },
		{ SOC_NOTIFICATION_EVENT_ROLE, 11, "" },
		{ SOC_NOTIFICATION_EVENT_ROLE, INT64_MIN, "" },
		{ SOC_NOTIFICATION_GROUP_ROLE, 0, "member" },
		{ SOC_NOTIFICATION_GROUP_ROLE, 3, "removed" },
		{ SOC_NOTIFICATION_GROUP_ROLE, 4, "" },
		{ SOC_NOTIFICATION_GROUP_ROLE, -1, "" },
		{ SOC_NOTIFICATION_LIKE, 1, "" },
		{ 0, 0, "" },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(soc_notification_detail(cases[i].kind, cases[i].number),
			cases[i].word);
	}
}

static void a_seq_tells_when_it_was_drawn(void **state)
{
	(void)state;
	assert_int_equal(soc_notification_time(0), 1577836800000000);
	assert_int_equal(soc_notification_time((INT64_C(1500) << 20) + 77), 1577836801500000);
	assert_true(soc_notification_time(INT64_MAX) > 0);
}

static void an_id_is_a_number_above_0(void **state)
{
	(void)state;
	int64_t id = 0;
	soc_err err = { .code = SOC_OK };
	assert_true(soc_notification_id_parse(SOC_STR("9223372036854775807"), &id, &err));
	assert_int_equal(id, INT64_MAX);
	assert_false(soc_notification_id_parse(SOC_STR("0"), &id, &err));
	assert_string_equal(err.reason, "notification-id-invalid");
	assert_false(soc_notification_id_parse(SOC_STR("9223372036854775808"), &id, &err));
}

static bool people_pass(int64_t *user, size_t count, int64_t muted)
{
	soc_err err = { .code = SOC_OK };
	int64_t muter = 1;
	soc_notification_people people = { .user = user, .count = count, .muter = &muter,
		.muted = &muted, .mute_count = 1 };
	bool good = soc_notification_people_check(&people, &err);
	assert_string_equal(err.reason, good ? "" : "users-invalid");
	return good;
}

static void people_stand_once_in_any_order(void **state)
{
	(void)state;
	int64_t some[] = { 3, 1, INT64_MAX }, twice[] = { 3, 1, 3 }, nobody[] = { 5, 0 },
		below[] = { INT64_MIN, 7 };
	assert_true(people_pass(some, 3, 9));
	assert_int_equal(some[0], 1);
	assert_true(people_pass(some, 0, 9));
	assert_false(people_pass(twice, 3, 9));
	assert_false(people_pass(nobody, 2, 9));
	assert_false(people_pass(below, 2, 9));
	assert_false(people_pass(some, 3, 0));
}

static void channels_are_a_sum_of_bits(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	assert_true(soc_notification_channels_check(SOC_NOTIFICATION_LIKE, 0, &err));
	assert_true(soc_notification_channels_check(SOC_NOTIFICATION_LIKE, SOC_CHANNELS, &err));
	assert_false(soc_notification_channels_check(SOC_NOTIFICATION_LIKE, SOC_CHANNELS + 1, &err));
	assert_string_equal(err.reason, "channels-invalid");
	assert_false(soc_notification_channels_check(SOC_NOTIFICATION_LIKE, -1, &err));
}

static void mail_comes_at_once_daily_or_weekly(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	assert_true(soc_notification_every_check(0, &err) && soc_notification_every_check(1, &err)
		&& soc_notification_every_check(7, &err));
	assert_false(soc_notification_every_check(2, &err));
	assert_string_equal(err.reason, "digest-invalid");
	assert_false(soc_notification_every_check(-1, &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_has_a_word_that_names_it),
		cmocka_unit_test(what_is_no_kind_has_none),
		cmocka_unit_test(numbers_have_words_of_their_kind),
		cmocka_unit_test(a_seq_tells_when_it_was_drawn),
		cmocka_unit_test(an_id_is_a_number_above_0),
		cmocka_unit_test(people_stand_once_in_any_order),
		cmocka_unit_test(channels_are_a_sum_of_bits),
		cmocka_unit_test(mail_comes_at_once_daily_or_weekly),
	};
	return cmocka_run_group_tests_name("notification", tests, NULL, NULL);
}
