/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whatever is read as a cursor is, byte for byte, what is written for that id. */
#include "fuzz/target.h"

#include "core/cursor.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const soc_cursor_kind kinds[] = { SOC_CURSOR_FEED_PUBLIC, SOC_CURSOR_FEED_USER,
		SOC_CURSOR_FEED_MENTIONS, SOC_CURSOR_HISTORY, SOC_CURSOR_LIKES, SOC_CURSOR_THREADS,
		SOC_CURSOR_REPLIES };
	int accepted = 0;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		int64_t id = 0;
		soc_err err = { .code = SOC_OK };
		if (!soc_cursor_decode(kinds[i], (soc_str){ (const char *)data, size }, &id, &err)) {
			expect(err.code == SOC_ERR_INVALID);
			continue;
		}
		soc_cursor again = soc_cursor_encode(kinds[i], id);
		expect(id > 0 && size == SOC_CURSOR_LENGTH && memcmp(again.text, data, size) == 0);
		accepted++;
	}
	expect(accepted <= 1);

	/* And every id survives the way out and back. */
	if (size >= sizeof(int64_t)) {
		int64_t id, back = 0;
		soc_err err = { .code = SOC_OK };
		memcpy(&id, data, sizeof(id));
		soc_cursor cursor = soc_cursor_encode(SOC_CURSOR_FEED_USER, id);
		bool good = soc_cursor_decode(SOC_CURSOR_FEED_USER, soc_str_borrow(cursor.text), &back, &err);
		expect(good == (id > 0) && (!good || back == id));
	}
	return 0;
}
