/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whatever a text is: items in order, apart, inside it and on code points' edges, within the limits;
 * the JIT, the interpreter and a second scan agree; and each item is found again when it stands
 * alone.
 */
#include "fuzz/target.h"

#include "text/scan.h"
#include "text/utf8.h"

#include <string.h>

/* Whether a code point begins at `at`, or the text ends there. */
static bool is_edge(soc_str text, size_t at)
{
	return at == text.len || ((unsigned char)text.ptr[at] & 0xC0) != 0x80;
}

static bool is_utf8(soc_str text)
{
	for (size_t at = 0; at < text.len;) {
		if (soc_utf8_next(text.ptr, text.len, &at) == SOC_UTF8_BAD) {
			return false;
		}
	}
	return true;
}

static bool same_text(soc_str one, soc_str other)
{
	return one.len == other.len && !one.ptr == !other.ptr
		&& (one.len == 0 || memcmp(one.ptr, other.ptr, one.len) == 0);
}

static bool same_item(const soc_scan_item *one, const soc_scan_item *other)
{
	return one->type == other->type && one->length == other->length
		&& same_text(one->target, other->target) && same_text(one->label, other->label);
}

static void check_same(soc_scan_found one, soc_scan_found other)
{
	expect(one.count == other.count && one.attempts == other.attempts);
	for (size_t i = 0; i < one.count; i++) {
		expect(one.items[i].start == other.items[i].start);
		expect(same_item(&one.items[i], &other.items[i]));
	}
}

static void check_item(soc_str text, const soc_scan_item *item)
{
	const char *first = text.ptr + item->start;
	expect(item->start < text.len && item->length <= text.len - item->start);
	expect(is_edge(text, item->start) && is_edge(text, item->start + item->length));
	expect(item->target.len > 0 && is_utf8(item->target) && is_utf8(item->label));
	expect(!item->label.ptr || (item->type == SOC_SCAN_LINK && item->label.len > 0));
	switch (item->type) {
	case SOC_SCAN_LINK:
		expect(item->length >= 5 && item->length <= SOC_SCAN_LINK_MAX);
		expect(memcmp(first, "[[", 2) == 0 && memcmp(first + item->length - 2, "]]", 2) == 0);
		expect(item->target.len <= SOC_SCAN_TARGET_MAX);
		expect(memchr(first, '\n', item->length) == NULL);
		expect(memchr(item->target.ptr, '|', item->target.len) == NULL);
		break;
	case SOC_SCAN_MENTION:
		expect(first[0] == '@' && item->target.len < item->length);
		expect(item->target.len <= SOC_SCAN_TARGET_MAX);
		for (const char *c = "_[]{}|#<>/"; *c; c++) {
			expect(memchr(item->target.ptr, *c, item->target.len) == NULL);
		}
		break;
	case SOC_SCAN_URL:
		expect(item->length >= 8 && same_text(item->target, (soc_str){ first, item->length }));
		for (const char *c = " \n<>\""; *c; c++) {
			expect(memchr(first, *c, item->length) == NULL);
		}
		break;
	}
}

static void check_all(const soc_scan *scan, soc_str text, soc_scan_found found, soc_arena *arena)
{
	size_t end = 0;
	expect(found.count <= SOC_SCAN_MAX && found.attempts <= text.len / 2 + 1);
	for (size_t i = 0; i < found.count; i++) {
		soc_scan_found alone;
		soc_err err = { .code = SOC_OK };
		const soc_scan_item *item = &found.items[i];
		soc_arena_mark mark = soc_arena_here(arena);
		check_item(text, item);
		expect(item->start >= end);
		end = item->start + item->length;
		soc_str own = { text.ptr + item->start, item->length };
		expect(soc_scan_find(scan, own, arena, &alone, &err));
		expect(alone.count == 1 && alone.items[0].start == 0 && same_item(&alone.items[0], item));
		soc_arena_rewind(arena, mark);
	}
}

static const soc_scan *scanner(bool jit)
{
	static soc_scan *scan[2];
	soc_err err = { .code = SOC_OK };
	if (!scan[jit]) {
		scan[jit] = soc_scan_new((soc_scan_config){ jit, SOC_SCAN_MATCH_LIMIT }, &err);
		expect(scan[jit]);
	}
	return scan[jit];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	soc_str text = { (const char *)data, size };
	soc_arena *arena = soc_arena_new(1 << 20);
	soc_scan_found first, second, interpreted;
	soc_err err = { .code = SOC_OK };
	if (soc_scan_find(scanner(true), text, arena, &first, &err)) {
		expect(size <= SOC_SCAN_TEXT_MAX && is_utf8(text));
		expect(soc_scan_find(scanner(true), text, arena, &second, &err));
		expect(soc_scan_find(scanner(false), text, arena, &interpreted, &err));
		check_same(first, second);
		check_same(first, interpreted);
		check_all(scanner(true), text, first, arena);
	} else {
		expect(err.code == SOC_ERR_INVALID && (size > SOC_SCAN_TEXT_MAX || !is_utf8(text)));
	}
	soc_arena_free(arena);
	return 0;
}
