/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every allocation of compiling and scanning fails in turn, once or from then on, with the JIT and
 * without: no crash, no leak, no wrong answer, and the same scanner serves again afterwards.
 */
#include "fault/refuse.h"
#include "text/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static bool scan_text(const soc_scan *scan, soc_err *err)
{
	soc_scan_found found = { NULL, 0, 0 };
	soc_arena *arena = soc_arena_new(1024 * 1024);
	if (!arena)
		return soc_err_set(err, SOC_ERR_NOMEM, "memory", "no arena");
	bool done = soc_scan_find(scan, SOC_STR("@Eva_Ott [[a|b]] http://x.org"), arena, &found, err);
	bool right = !done || (found.count == 3 && memcmp(found.items[0].target.ptr, "Eva Ott", 7) == 0);
	soc_arena_free(arena);
	assert_true(right);
	return done;
}

/* True when nothing failed. */
static bool one_life(bool jit, soc_err *err)
{
	refuse_on = true;
	soc_scan *scan = soc_scan_new((soc_scan_config){ jit, SOC_SCAN_MATCH_LIMIT }, err);
	bool done = scan && scan_text(scan, err);
	refuse_on = false;
	if (scan) {
		soc_err after = { .code = SOC_OK };
		assert_true(scan_text(scan, &after));
	}
	soc_scan_free(scan);
	return done;
}

static long allocations_of_one_life(bool jit)
{
	soc_err err = { .code = SOC_OK };
	refuse_at = 0;
	/* Twice: what libraries keep for ever is made in the first. */
	assert_true(one_life(jit, &err));
	refuse_seen = 0;
	assert_true(one_life(jit, &err));
	return refuse_seen;
}

static void fail_each(bool jit, bool for_good)
{
	long total = allocations_of_one_life(jit), errors = 0;
	assert_in_range(total, 8, 1000);
	refuse_for_good = for_good;
	for (long n = 1; n <= total; n++) {
		soc_err err = { .code = SOC_OK };
		refuse_at = n;
		refuse_seen = 0;
		long before = refuse_live;
		bool done = one_life(jit, &err);
		assert_int_equal(refuse_live, before);
		assert_int_equal(err.code, done ? SOC_OK : SOC_ERR_NOMEM);
		errors += !done;
	}
	refuse_at = 0;
	/* What the JIT lacks is survived: the patterns are interpreted then. */
	assert_in_range(errors, jit ? 8 : total, total);
	print_message("# %ld allocations, %ld errors\n", total, errors);
}

static void each_allocation_failing_once_is_an_error_or_survived(void **state)
{
	(void)state;
	fail_each(true, false);
	fail_each(false, false);
}

static void each_allocation_failing_for_good_is_an_error(void **state)
{
	(void)state;
	fail_each(true, true);
	fail_each(false, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_allocation_failing_once_is_an_error_or_survived),
		cmocka_unit_test(each_allocation_failing_for_good_is_an_error),
	};
	return cmocka_run_group_tests_name("scan_memory", tests, NULL, NULL);
}
