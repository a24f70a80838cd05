/* SPDX-License-Identifier: MIT */
#include "zend/convert.h"

_Static_assert(sizeof(zend_long) == sizeof(int64_t), "ids and times need 64-bit integers in PHP");

/* Every string that stands in each array of a feed, made once per process. */
enum {
	WORD_ID, WORD_TYPE, WORD_WIKI, WORD_AUTHOR_ID, WORD_TEXT, WORD_LANG, WORD_VISIBILITY,
	WORD_VERSION, WORD_CREATED, WORD_EDITED, WORD_DELETED, WORD_HIDDEN, WORD_STATUS, WORD_ITEMS,
	WORD_NEXT, WORD_PUBLIC, WORD_FOLLOWERS, WORD_GROUP, WORD_MENTIONED, WORD_SUPPRESSED,
	WORD_START, WORD_LENGTH, WORD_TARGET, WORD_LABEL, WORD_LINK, WORD_MENTION, WORD_URL, WORD_COUNT
};

static zend_string *word[WORD_COUNT];

void soc_convert_startup(void)
{
	static const char *const text[WORD_COUNT] = {
		"id", "type", "wiki", "authorId", "text", "lang", "visibility",
		"version", "created", "edited", "deleted", "hidden", "status", "items",
		"next", "public", "followers", "group", "mentioned", "suppressed",
		"start", "length", "target", "label", "link", "mention", "url",
	};
	for (int i = 0; i < WORD_COUNT; i++) {
		word[i] = zend_string_init_interned(text[i], strlen(text[i]), true);
	}
}

static void put(zval *array, int key, zval *value)
{
	zend_hash_add_new(Z_ARRVAL_P(array), word[key], value);
}

static void put_int(zval *array, int key, int64_t number)
{
	zval value;
	ZVAL_LONG(&value, number);
	put(array, key, &value);
}

static void put_bool(zval *array, int key, bool truth)
{
	zval value;
	ZVAL_BOOL(&value, truth);
	put(array, key, &value);
}

static void put_text(zval *array, int key, soc_str text)
{
	zval value;
	ZVAL_STRINGL_FAST(&value, text.ptr ? text.ptr : "", text.len);
	put(array, key, &value);
}

static void put_word(zval *array, int key, zend_string *interned)
{
	zval value;
	ZVAL_INTERNED_STR(&value, interned);
	put(array, key, &value);
}

static zend_string *visibility_word(soc_visibility visibility)
{
	switch (visibility) {
	case SOC_VISIBILITY_PUBLIC:
		return word[WORD_PUBLIC];
	case SOC_VISIBILITY_FOLLOWERS:
		return word[WORD_FOLLOWERS];
	case SOC_VISIBILITY_GROUP:
		return word[WORD_GROUP];
	case SOC_VISIBILITY_MENTIONED:
		break;
	}
	return word[WORD_MENTIONED];
}

static zend_string *hidden_word(soc_hide_level level)
{
	switch (level) {
	case SOC_HIDE_NONE:
		return ZSTR_EMPTY_ALLOC();
	case SOC_HIDE_HIDDEN:
		return word[WORD_HIDDEN];
	case SOC_HIDE_SUPPRESSED:
		break;
	}
	return word[WORD_SUPPRESSED];
}

void soc_convert_status(zval *out, const soc_status *status)
{
	zval value;
	array_init_size(out, 12);
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	ZVAL_STR(&value, zend_long_to_str(status->id));
	put(out, WORD_ID, &value);
	put_word(out, WORD_TYPE, word[WORD_STATUS]);
	put_text(out, WORD_WIKI, status->wiki);
	put_int(out, WORD_AUTHOR_ID, status->author);
	put_text(out, WORD_TEXT, status->text);
	put_text(out, WORD_LANG, status->lang);
	put_word(out, WORD_VISIBILITY, visibility_word(status->visibility));
	put_int(out, WORD_VERSION, status->version);
	put_int(out, WORD_CREATED, status->created);
	ZVAL_NULL(&value);
	if (status->edited != 0) {
		ZVAL_LONG(&value, status->edited);
	}
	put(out, WORD_EDITED, &value);
	put_bool(out, WORD_DELETED, status->deleted);
	put_word(out, WORD_HIDDEN, hidden_word(status->hidden));
}

void soc_convert_post(zval *out, const soc_posted *posted)
{
	zval value;
	array_init_size(out, 2);
	soc_convert_status(&value, &posted->status);
	put(out, WORD_STATUS, &value);
	put_bool(out, WORD_CREATED, posted->created);
}

void soc_convert_page(zval *out, const soc_feed_page *page)
{
	zval items;
	array_init_size(out, 2);
	array_init_size(&items, (uint32_t)page->count);
	zend_hash_real_init_packed(Z_ARRVAL(items));
	for (int i = 0; i < page->count; i++) {
		zval item;
		soc_convert_status(&item, &page->items[i]);
		zend_hash_next_index_insert_new(Z_ARRVAL(items), &item);
	}
	put(out, WORD_ITEMS, &items);
	zval next;
	ZVAL_NULL(&next);
	if (page->has_next) {
		ZVAL_STRINGL(&next, page->next.text, SOC_CURSOR_LENGTH);
	}
	put(out, WORD_NEXT, &next);
}

static zend_string *scan_word(soc_scan_type type)
{
	switch (type) {
	case SOC_SCAN_LINK:
		return word[WORD_LINK];
	case SOC_SCAN_MENTION:
		return word[WORD_MENTION];
	case SOC_SCAN_URL:
		break;
	}
	return word[WORD_URL];
}

static void convert_scan_item(zval *out, const soc_scan_item *item)
{
	array_init_size(out, 5);
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	put_word(out, WORD_TYPE, scan_word(item->type));
	put_int(out, WORD_START, (int64_t)item->start);
	put_int(out, WORD_LENGTH, (int64_t)item->length);
	put_text(out, WORD_TARGET, item->target);
	if (item->label.ptr) {
		put_text(out, WORD_LABEL, item->label);
	} else {
		zval value;
		ZVAL_NULL(&value);
		put(out, WORD_LABEL, &value);
	}
}

void soc_convert_scan(zval *out, const soc_scan_found *found)
{
	array_init_size(out, (uint32_t)found->count);
	zend_hash_real_init_packed(Z_ARRVAL_P(out));
	for (size_t i = 0; i < found->count; i++) {
		zval item;
		convert_scan_item(&item, &found->items[i]);
		zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &item);
	}
}
