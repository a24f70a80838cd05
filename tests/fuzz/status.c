/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A text that is accepted is in the stored form: within its limits, and accepted again unchanged. */
#include "fuzz/target.h"

#include "core/status.h"
#include "text/class.h"
#include "text/utf8.h"

#include <string.h>

static void check_stored(soc_str text)
{
	size_t points = 0;
	int32_t last = 0;
	for (size_t at = 0; at < text.len; points++) {
		last = soc_utf8_next(text.ptr, text.len, &at);
		expect(last >= 0 && last <= 0x10FFFF && !soc_point_is_control(last));
	}
	expect(points >= 1 && points <= SOC_STATUS_TEXT_MAX && !soc_point_is_space(last));
	expect(memchr(text.ptr, '\r', text.len) == NULL && memchr(text.ptr, '\0', text.len) == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* The first two bytes cut the rest into text, language and key. */
	size_t lang = size > 2 ? data[0] % 40 : 0, key = size > 2 ? data[1] % 70 : 0;
	if (size < 2 + lang + key) {
		return 0;
	}
	const char *at = (const char *)data + 2;
	soc_draft draft = { .text = { at + lang + key, size - 2 - lang - key }, .lang = { at, lang },
		.key = { key ? at + lang : NULL, key } };
	soc_arena *arena = soc_arena_new(1 << 20);
	soc_draft stored, again;
	soc_err err = { .code = SOC_OK };
	if (soc_draft_check(&draft, arena, &stored, &err)) {
		check_stored(stored.text);
		expect(stored.lang.len <= SOC_STATUS_LANG_MAX && stored.key.len <= SOC_STATUS_KEY_MAX);
		expect(soc_draft_check(&stored, arena, &again, &err));
		expect(again.text.len == stored.text.len
			&& memcmp(again.text.ptr, stored.text.ptr, again.text.len) == 0);
	} else {
		expect(err.code == SOC_ERR_INVALID && err.reason[0] != '\0');
	}
	soc_arena_free(arena);
	return 0;
}
