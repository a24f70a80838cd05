/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whatever stands in the store's JSON, what is read of it is within the limits, and written and read
 * again it is the same.
 */
#include "fuzz/target.h"

#include "core/media.h"

#include <string.h>

enum { ARENA_MAX = 8 << 20 };

static bool same_text(soc_str one, soc_str other)
{
	return one.len == other.len && (one.len == 0 || memcmp(one.ptr, other.ptr, one.len) == 0);
}

static void check_same(const soc_media *one, const soc_media *other)
{
	expect(same_text(one->file, other->file) && same_text(one->title, other->title));
	expect(same_text(one->alt, other->alt) && same_text(one->repo, other->repo));
	expect(same_text(one->mime, other->mime) && same_text(one->sha1, other->sha1));
	expect(same_text(one->author, other->author) && same_text(one->licence, other->licence));
	expect(same_text(one->author_url, other->author_url) && same_text(one->url, other->url));
	expect(same_text(one->licence_url, other->licence_url));
	expect(same_text(one->description, other->description));
	expect(same_text(one->description_url, other->description_url));
	expect(one->kind == other->kind && one->size == other->size && one->width == other->width);
	expect(one->height == other->height && one->attribution == other->attribution);
	expect(one->thumb_count == other->thumb_count);
	for (int i = 0; i < one->thumb_count; i++) {
		expect(one->thumb[i].width == other->thumb[i].width);
		expect(one->thumb[i].height == other->thumb[i].height);
		expect(same_text(one->thumb[i].url, other->thumb[i].url));
	}
}

/* One by one: the store may name a file twice, a call may not. */
static void check_read(const soc_media *read, soc_arena *arena)
{
	soc_err err = { .code = SOC_OK };
	soc_media found = *read;
	found.gone = false;
	soc_media_list list = { &found, 1 }, again;
	soc_str json;
	expect(soc_media_list_check(&list, &err));
	expect(soc_media_list_write(&list, arena, &json, &err));
	expect(soc_media_list_read(json, arena, &again, &err) && again.count == 1);
	expect(!again.item[0].gone);
	check_same(&found, &again.item[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	soc_arena *arena = soc_arena_new(ARENA_MAX);
	soc_media_list read;
	soc_err err = { .code = SOC_OK };
	expect(soc_media_list_read((soc_str){ (const char *)data, size }, arena, &read, &err));
	expect(read.count <= SOC_MEDIA_MAX);
	for (int i = 0; i < read.count; i++) {
		check_read(&read.item[i], arena);
	}
	soc_arena_free(arena);
	return 0;
}
