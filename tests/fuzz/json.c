/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whatever is read as JSON is small and shallow, and can be walked to its ends. */
#include "fuzz/target.h"

#include "json/read.h"
#include "json/write.h"

#include <string.h>

static void walk(soc_json json, int depth)
{
	int64_t number;
	soc_str text = soc_json_text(json);
	expect(depth <= SOC_JSON_DEPTH_MAX);
	expect(!text.ptr || (soc_json_count(json) == 0 && !soc_json_int(json, &number)));
	expect(!text.ptr || memchr(text.ptr, '\0', text.len) == NULL);
	(void)soc_json_member(json, "k");
	for (int i = 0; i < soc_json_count(json); i++) {
		soc_json item = soc_json_item(json, i);
		if (item.value) {
			walk(item, depth + 1);
		}
	}
	expect(soc_json_item(json, soc_json_count(json)).value == NULL);
}

/* Any text without a NUL that is UTF-8 survives the way out and back. */
static void write_and_read(soc_str text, soc_arena *arena)
{
	soc_err err = { .code = SOC_OK };
	soc_buf out = soc_buf_start(arena, SOC_JSON_SIZE_MAX);
	soc_str written;
	soc_json json;
	soc_json_put_open(&out, '{');
	soc_json_put_text(&out, "t", text);
	soc_json_put_close(&out, '}');
	if (soc_buf_done(&out, &written, &err) && soc_json_read(written, arena, &json, &err)) {
		soc_str back = soc_json_text(soc_json_member(json, "t"));
		expect(back.len == text.len && memcmp(back.ptr, text.ptr, text.len) == 0);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	soc_arena *arena = soc_arena_new(1 << 20);
	soc_err err = { .code = SOC_OK };
	soc_str text = { (const char *)data, size };
	soc_json json;
	if (soc_json_read(text, arena, &json, &err)) {
		expect(size <= SOC_JSON_SIZE_MAX && json.value);
		walk(json, 0);
	} else {
		expect(err.code == SOC_ERR_INVALID && !json.value);
	}
	write_and_read(text, arena);
	soc_arena_free(arena);
	return 0;
}
