/* SPDX-License-Identifier: MIT */
#include "zend/files.h"

#include "zend/array.h"
#include "zend/convert.h"

/* What a described file has besides gone. */
enum { DESCRIBED_MEMBERS = 18, THUMB_MEMBERS = 3, USE_MEMBERS = 2 };

static bool media_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "media-invalid",
		"files are a list of arrays, each with what a file has");
}

/* Room for a list's items; NULL, and err set, when it is none, too long, or there is no memory. */
static void *room_for(HashTable *from, uint32_t most, size_t size, soc_arena *arena,
	soc_err *err)
{
	uint32_t count = zend_hash_num_elements(from);
	if (count > most || !zend_array_is_list(from)) {
		(void)media_invalid(err);
		return NULL;
	}
	return soc_arena_alloc(arena, count * size, err);
}

static HashTable *array_of(zval *value)
{
	ZVAL_DEREF(value);
	return Z_TYPE_P(value) == IS_ARRAY ? Z_ARRVAL_P(value) : NULL;
}

bool soc_files_of_draft(HashTable *from, soc_arena *arena, soc_media_uses *out_uses, soc_err *err)
{
	soc_media_use *item = room_for(from, SOC_MEDIA_MAX, sizeof(*item), arena, err);
	if (!item) {
		return false;
	}
	zval *value;
	int taken = 0;
	ZEND_HASH_FOREACH_VAL(from, value) {
		const HashTable *array = array_of(value);
		if (!array || zend_hash_num_elements(array) != USE_MEMBERS
			|| !soc_array_text(array, "file", &item[taken].file)
			|| !soc_array_text(array, "alt", &item[taken].alt)) {
			return media_invalid(err);
		}
		taken++;
	} ZEND_HASH_FOREACH_END();
	*out_uses = (soc_media_uses){ item, taken, true };
	return true;
}

static bool take_thumbs(HashTable *list, soc_arena *arena, soc_media *out, soc_err *err)
{
	soc_thumb *thumb = room_for(list, SOC_MEDIA_THUMBS_MAX, sizeof(*thumb), arena, err);
	if (!thumb) {
		return false;
	}
	zval *value;
	ZEND_HASH_FOREACH_VAL(list, value) {
		const HashTable *array = array_of(value);
		soc_thumb *one = &thumb[out->thumb_count];
		if (!array || zend_hash_num_elements(array) != THUMB_MEMBERS
			|| !soc_array_int(array, "width", &one->width)
			|| !soc_array_int(array, "height", &one->height)
			|| !soc_array_text(array, "url", &one->url)) {
			return media_invalid(err);
		}
		out->thumb_count++;
	} ZEND_HASH_FOREACH_END();
	out->thumb = thumb;
	return true;
}

static bool take_texts(const HashTable *array, soc_media *out)
{
	const struct { const char *name; soc_str *text; } members[] = {
		{ "title", &out->title }, { "repo", &out->repo }, { "mime", &out->mime },
		{ "sha1", &out->sha1 }, { "author", &out->author }, { "authorUrl", &out->author_url },
		{ "licence", &out->licence }, { "licenceUrl", &out->licence_url },
		{ "description", &out->description }, { "descriptionUrl", &out->description_url },
		{ "url", &out->url },
	};
	size_t taken = 0, count = sizeof(members) / sizeof(members[0]);
	while (taken < count && soc_array_text(array, members[taken].name, members[taken].text)) {
		taken++;
	}
	return taken == count;
}

static bool take_described(const HashTable *array, soc_arena *arena, soc_media *out, soc_err *err)
{
	soc_str kind;
	HashTable *thumbs;
	bool says_gone = soc_array_bool(array, "gone", &out->gone);
	if (!soc_array_text(array, "file", &out->file)) {
		return media_invalid(err);
	}
	/* The rest is what the store has. */
	if (out->gone) {
		return true;
	}
	if (zend_hash_num_elements(array) != DESCRIBED_MEMBERS + (says_gone ? 1u : 0u)
		|| !take_texts(array, out) || !soc_array_text(array, "kind", &kind)
		|| !soc_array_int(array, "size", &out->size) || !soc_array_int(array, "width", &out->width)
		|| !soc_array_int(array, "height", &out->height)
		|| !soc_array_bool(array, "attribution", &out->attribution)
		|| !soc_array_list(array, "thumbs", &thumbs)) {
		return media_invalid(err);
	}
	out->kind = soc_convert_media_kind(kind);
	return take_thumbs(thumbs, arena, out, err);
}

bool soc_files_described(HashTable *from, soc_arena *arena, soc_media_list *out_list, soc_err *err)
{
	soc_media *item = room_for(from, SOC_MEDIA_LIST_MAX, sizeof(*item), arena, err);
	if (!item) {
		return false;
	}
	zval *value;
	int taken = 0;
	ZEND_HASH_FOREACH_VAL(from, value) {
		const HashTable *array = array_of(value);
		if (!array) {
			return media_invalid(err);
		}
		if (!take_described(array, arena, &item[taken], err)) {
			return false;
		}
		taken++;
	} ZEND_HASH_FOREACH_END();
	*out_list = (soc_media_list){ item, taken };
	return true;
}

bool soc_files_named(HashTable *from, soc_arena *arena, soc_media_names *out_names, soc_err *err)
{
	soc_str *name = room_for(from, SOC_MEDIA_LIST_MAX, sizeof(*name), arena, err);
	if (!name) {
		return false;
	}
	zval *value;
	int taken = 0;
	ZEND_HASH_FOREACH_VAL(from, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_STRING) {
			return media_invalid(err);
		}
		name[taken++] = soc_convert_borrow(Z_STR_P(value));
	} ZEND_HASH_FOREACH_END();
	*out_names = (soc_media_names){ name, taken };
	return true;
}
