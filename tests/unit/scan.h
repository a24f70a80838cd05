/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of soc_scan share: each text goes through the JIT and through the interpreter. */
#ifndef SOC_UNIT_SCAN_H
#define SOC_UNIT_SCAN_H
#include "text/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static soc_arena *arena;
/* The same patterns, compiled for the JIT and interpreted. */
static soc_scan *scans[2];
static char answer[4 * SOC_SCAN_TEXT_MAX];

static inline int open_scans(void **state)
{
	(void)state;
	soc_err err = { 0 };
	for (int i = 0; i < 2; i++) {
		scans[i] = soc_scan_new((soc_scan_config){ i == 0, SOC_SCAN_MATCH_LIMIT }, &err);
		assert_non_null(scans[i]);
	}
	assert_false(soc_scan_has_jit(scans[1]));
	arena = soc_arena_new(8 * 1024 * 1024);
	return arena ? 0 : -1;
}

static inline int close_scans(void **state)
{
	(void)state;
	soc_arena_free(arena);
	for (int i = 0; i < 2; i++) {
		soc_scan_free(scans[i]);
	}
	return 0;
}

/* "" when `text` is scanned, with what was found in `out`; else the reason. */
static inline const char *reason_of(const soc_scan *scan, soc_str text, soc_scan_found *out)
{
	static soc_err err;
	soc_err_clear(&err);
	bool done = soc_scan_find(scan, text, arena, out, &err);
	assert_int_equal(done, err.code == SOC_OK);
	assert_true(done || err.code == SOC_ERR_INVALID);
	return err.reason;
}

static inline void describe(soc_scan_found found, char *out, size_t size)
{
	static const char letter[] = { [SOC_SCAN_LINK] = 'L', [SOC_SCAN_MENTION] = '@',
		[SOC_SCAN_URL] = 'U' };
	size_t used = 0;
	out[0] = '\0';
	for (size_t i = 0; i < found.count; i++) {
		soc_scan_item item = found.items[i];
		used += (size_t)snprintf(out + used, size - used, "%s%c%zu+%zu<%.*s", i ? " " : "",
			letter[item.type], item.start, item.length, (int)item.target.len, item.target.ptr);
		if (item.label.ptr) {
			used += (size_t)snprintf(out + used, size - used, "|%.*s", (int)item.label.len,
				item.label.ptr);
		}
		used += (size_t)snprintf(out + used, size - used, ">");
		assert_in_range(used, 1, size - 1); /* else `answer` is too small */
	}
}

static inline const char *found_in(soc_str text)
{
	static char interpreted[sizeof(answer)];
	soc_scan_found found;
	assert_string_equal(reason_of(scans[1], text, &found), "");
	describe(found, interpreted, sizeof(interpreted));
	assert_string_equal(reason_of(scans[0], text, &found), "");
	describe(found, answer, sizeof(answer));
	assert_string_equal(answer, interpreted);
	return answer;
}

#endif
