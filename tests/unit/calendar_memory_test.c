/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every allocation of unfolding and writing fails in turn: an error, no crash, nothing lost. */
#include "cal/rule.h"
#include "cal/write.h"
#include "fault/refuse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { EVENTS = 40 };

static bool one_life(soc_err *err)
{
	static soc_calendar_event event[EVENTS];
	for (int i = 0; i < EVENTS; i++) {
		event[i] = (soc_calendar_event){ .uid = SOC_STR("1@x"),
			.zone = i % 2 ? SOC_STR("Europe/Berlin") : SOC_STR("Africa/Casablanca"),
			.start = { 2026, 3, 2, 10, 0 }, .end = { 2026, 3, 2, 11, 30 },
			.rule = i % 3 ? SOC_STR("FREQ=WEEKLY;COUNT=300") : SOC_STR("FREQ=WEEKLY;COUNT=300;BYDAY=TU") };
	}
	soc_calendar calendar = { .prodid = SOC_STR("p"), .event = event, .event_count = EVENTS };
	soc_str text = { NULL, 0 };
	soc_arena *arena = soc_arena_new(8 << 20);
	if (!arena) {
		return soc_err_set(err, SOC_ERR_NOMEM, "memory", "no arena");
	}
	soc_buf buf = soc_buf_start(arena, 4 << 20);
	bool done = soc_calendar_write(&buf, &calendar, err) && soc_buf_done(&buf, &text, err);
	bool whole = !done || (text.len > 100000
		&& memcmp(text.ptr + text.len - 15, "END:VCALENDAR\r\n", 15) == 0);
	soc_arena_free(arena);
	assert_true(whole);
	return done;
}

static void each_allocation_failing_is_an_error(void **state)
{
	(void)state;
	soc_err err = { .code = SOC_OK };
	/* The first life makes what libical and ICU keep for the process. */
	assert_true(one_life(&err));
	refuse_on = true;
	assert_true(one_life(&err));
	refuse_on = false;
	long total = refuse_seen;
	assert_in_range(total, 3, 1000);
	for (long n = 1; n <= 2 * total; n++) {
		err = (soc_err){ .code = SOC_OK };
		refuse_for_good = n > total;
		refuse_at = n > total ? n - total : n;
		refuse_seen = 0;
		long before = refuse_live;
		refuse_on = true;
		bool done = one_life(&err);
		refuse_on = false;
		assert_int_equal(refuse_live, before);
		assert_false(done);
		assert_int_equal(err.code, SOC_ERR_NOMEM);
	}
	print_message("# %ld allocations\n", total);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(each_allocation_failing_is_an_error) };
	return cmocka_run_group_tests_name("calendar_memory", tests, NULL, NULL);
}
