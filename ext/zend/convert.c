/* SPDX-License-Identifier: MIT */
#include "zend/convert.h"

#include "zend/event.h"

_Static_assert(sizeof(zend_long) == sizeof(int64_t), "ids and times need 64-bit integers in PHP");

/* Every string that stands in each array of a feed, made once per process. */
enum {
	WORD_ID, WORD_TYPE, WORD_WIKI, WORD_AUTHOR_ID, WORD_TEXT, WORD_LANG, WORD_VISIBILITY,
	WORD_VERSION, WORD_CREATED, WORD_EDITED, WORD_DELETED, WORD_HIDDEN, WORD_STATUS, WORD_ITEMS,
	WORD_NEXT, WORD_PUBLIC, WORD_FOLLOWERS, WORD_GROUP, WORD_MENTIONED, WORD_SUPPRESSED,
	WORD_ENTITIES, WORD_START, WORD_LENGTH, WORD_USER_ID, WORD_TITLE, WORD_REVISION, WORD_OLD,
	WORD_USER, WORD_PAGE, WORD_FILE, WORD_DIFF, WORD_URL, WORD_EDITOR_ID, WORD_CURRENT, WORD_LISTED,
	WORD_TARGET, WORD_LABEL, WORD_LINK, WORD_MENTION, WORD_MEDIA, WORD_ALT, WORD_REPO, WORD_KIND,
	WORD_MIME, WORD_SHA1, WORD_SIZE, WORD_WIDTH, WORD_HEIGHT, WORD_AUTHOR, WORD_AUTHOR_URL,
	WORD_LICENCE, WORD_LICENCE_URL, WORD_ATTRIBUTION, WORD_DESCRIPTION, WORD_DESCRIPTION_URL,
	WORD_THUMBS, WORD_GONE, WORD_REFRESHED, WORD_IMAGE, WORD_DRAWING, WORD_VIDEO, WORD_AUDIO,
	WORD_DOCUMENT, WORD_OTHER, WORD_COMMENT, WORD_ROOT, WORD_THREAD, WORD_PARENT, WORD_NAME,
	WORD_COUNT
};

static zend_string *word[WORD_COUNT];

void soc_convert_startup(void)
{
	static const char *const text[WORD_COUNT] = {
		"id", "type", "wiki", "authorId", "text", "lang", "visibility",
		"version", "created", "edited", "deleted", "hidden", "status", "items",
		"next", "public", "followers", "group", "mentioned", "suppressed",
		"entities", "start", "length", "userId", "title", "revision", "old",
		"user", "page", "file", "diff", "url", "editorId", "current", "listed",
		"target", "label", "link", "mention", "media", "alt", "repo", "kind",
		"mime", "sha1", "size", "width", "height", "author", "authorUrl",
		"licence", "licenceUrl", "attribution", "description", "descriptionUrl",
		"thumbs", "gone", "refreshed", "image", "drawing", "video", "audio",
		"document", "other", "comment", "root", "thread", "parent", "name",
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

static void put_text_or_null(zval *array, int key, soc_str text)
{
	zval value;
	ZVAL_NULL(&value);
	if (text.ptr) {
		ZVAL_STRINGL_FAST(&value, text.ptr, text.len);
	}
	put(array, key, &value);
}

/* A list of so many items, to be added one by one. */
static void list_init(zval *list, size_t count)
{
	ZVAL_EMPTY_ARRAY(list);
	if (count > 0) {
		array_init_size(list, (uint32_t)count);
		zend_hash_real_init_packed(Z_ARRVAL_P(list));
	}
}

static void list_add(zval *list, zval *item)
{
	zend_hash_next_index_insert_new(Z_ARRVAL_P(list), item);
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

/* The word of each type, in the order of the enum. */
static const int TYPE_WORD[SOC_ENTITY_TYPE_COUNT] = {
	WORD_USER, WORD_PAGE, WORD_FILE, WORD_REVISION, WORD_DIFF, WORD_URL,
};

/* The place of a name among these words; how many they are when it is none of them. */
static int place_of(soc_str name, const int *words, int count)
{
	int place = 0;
	while (place < count && !zend_string_equals_cstr(word[words[place]], name.ptr, name.len)) {
		place++;
	}
	return place;
}

soc_entity_type soc_convert_entity_type(soc_str name)
{
	return (soc_entity_type)place_of(name, TYPE_WORD, SOC_ENTITY_TYPE_COUNT);
}

static void convert_entity(zval *out, const soc_entity *entity)
{
	array_init_size(out, 5);
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	put_word(out, WORD_TYPE, word[TYPE_WORD[entity->type]]);
	put_int(out, WORD_START, entity->start);
	put_int(out, WORD_LENGTH, entity->length);
	switch (entity->type) {
	case SOC_ENTITY_USER:
		put_int(out, WORD_USER_ID, entity->user);
		break;
	case SOC_ENTITY_PAGE:
	case SOC_ENTITY_FILE:
		put_text(out, WORD_TITLE, entity->title);
		break;
	case SOC_ENTITY_DIFF:
		put_int(out, WORD_REVISION, entity->revision);
		put_int(out, WORD_OLD, entity->old);
		break;
	case SOC_ENTITY_REVISION:
		put_int(out, WORD_REVISION, entity->revision);
		break;
	case SOC_ENTITY_URL:
	case SOC_ENTITY_TYPE_COUNT:
		break;
	}
}

static void put_entities(zval *array, soc_entities entities)
{
	zval list;
	list_init(&list, (size_t)entities.count);
	for (int i = 0; i < entities.count; i++) {
		zval item;
		convert_entity(&item, &entities.item[i]);
		list_add(&list, &item);
	}
	put(array, WORD_ENTITIES, &list);
}

static const int KIND_WORD[SOC_MEDIA_KIND_COUNT] = {
	WORD_IMAGE, WORD_DRAWING, WORD_VIDEO, WORD_AUDIO, WORD_DOCUMENT, WORD_OTHER,
};

soc_media_kind soc_convert_media_kind(soc_str name)
{
	return (soc_media_kind)place_of(name, KIND_WORD, SOC_MEDIA_KIND_COUNT);
}

static void put_thumbs(zval *array, const soc_media *media)
{
	zval list;
	list_init(&list, (size_t)media->thumb_count);
	for (int i = 0; i < media->thumb_count; i++) {
		zval item;
		array_init_size(&item, 3);
		zend_hash_real_init_mixed(Z_ARRVAL(item));
		put_int(&item, WORD_WIDTH, media->thumb[i].width);
		put_int(&item, WORD_HEIGHT, media->thumb[i].height);
		put_text(&item, WORD_URL, media->thumb[i].url);
		list_add(&list, &item);
	}
	put(array, WORD_THUMBS, &list);
}

/* `shown`: with the alternative text that it has where it is shown. */
static void convert_media(zval *out, const soc_media *media, bool shown)
{
	array_init_size(out, 20);
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	put_text(out, WORD_FILE, media->file);
	put_text(out, WORD_TITLE, media->title);
	if (shown) {
		put_text(out, WORD_ALT, media->alt);
	}
	put_text(out, WORD_REPO, media->repo);
	put_word(out, WORD_KIND, word[KIND_WORD[media->kind]]);
	put_text(out, WORD_MIME, media->mime);
	put_text(out, WORD_SHA1, media->sha1);
	put_int(out, WORD_SIZE, media->size);
	put_int(out, WORD_WIDTH, media->width);
	put_int(out, WORD_HEIGHT, media->height);
	put_text(out, WORD_AUTHOR, media->author);
	put_text(out, WORD_AUTHOR_URL, media->author_url);
	put_text(out, WORD_LICENCE, media->licence);
	put_text(out, WORD_LICENCE_URL, media->licence_url);
	put_bool(out, WORD_ATTRIBUTION, media->attribution);
	put_text(out, WORD_DESCRIPTION, media->description);
	put_text(out, WORD_DESCRIPTION_URL, media->description_url);
	put_text(out, WORD_URL, media->url);
	put_thumbs(out, media);
	put_bool(out, WORD_GONE, media->gone);
}

static void put_media(zval *array, soc_media_list media)
{
	zval list;
	list_init(&list, (size_t)media.count);
	for (int i = 0; i < media.count; i++) {
		zval item;
		convert_media(&item, &media.item[i], true);
		list_add(&list, &item);
	}
	put(array, WORD_MEDIA, &list);
}

void soc_convert_media_found(zval *out, const soc_media_found *found)
{
	list_init(out, (size_t)found->count);
	for (int i = 0; i < found->count; i++) {
		zval item;
		convert_media(&item, &found->item[i].media, false);
		put_int(&item, WORD_REFRESHED, found->item[i].refreshed);
		list_add(out, &item);
	}
}

void soc_convert_media_names(zval *out, const soc_media_names *names)
{
	list_init(out, (size_t)names->count);
	for (int i = 0; i < names->count; i++) {
		zval name;
		ZVAL_STRINGL_FAST(&name, names->name[i].ptr, names->name[i].len);
		list_add(out, &name);
	}
}

static void put_number(zval *array, int key, int64_t id)
{
	zval value;
	ZVAL_STR(&value, zend_long_to_str(id));
	put(array, key, &value);
}

static void put_id(zval *array, int64_t id)
{
	put_number(array, WORD_ID, id);
}

static void put_next(zval *array, bool has_next, const soc_cursor *next)
{
	zval value;
	ZVAL_NULL(&value);
	if (has_next) {
		ZVAL_STRINGL(&value, next->text, SOC_CURSOR_LENGTH);
	}
	put(array, WORD_NEXT, &value);
}

/* Where a comment stands. */
static void put_place(zval *array, const soc_status *comment)
{
	zval root, none;
	array_init_size(&root, 2);
	zend_hash_real_init_mixed(Z_ARRVAL(root));
	put_text(&root, WORD_TYPE, soc_str_borrow(soc_target_word(comment->root_kind)));
	put_text(&root, WORD_ID, comment->root);
	put(array, WORD_ROOT, &root);
	put_number(array, WORD_THREAD, comment->thread);
	if (comment->parent != 0) {
		put_number(array, WORD_PARENT, comment->parent);
		return;
	}
	ZVAL_NULL(&none);
	put(array, WORD_PARENT, &none);
}

/* Where a status was posted into. */
static void put_group(zval *array, const soc_status *status)
{
	zval group;
	ZVAL_NULL(&group);
	if (status->group != 0) {
		array_init_size(&group, 2);
		put_number(&group, WORD_ID, status->group);
		put_text(&group, WORD_NAME, status->group_name);
	}
	put(array, WORD_GROUP, &group);
}

/* What statuses have, then what comments have besides: 17 members, and their replies in a list. */
void soc_convert_status(zval *out, const soc_status *status)
{
	zval value;
	bool comment = status->root.ptr != NULL;
	array_init_size(out, comment ? 18 : 15);
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	put_id(out, status->id);
	put_word(out, WORD_TYPE, word[comment ? WORD_COMMENT : WORD_STATUS]);
	put_text(out, WORD_WIKI, status->wiki);
	put_int(out, WORD_AUTHOR_ID, status->author);
	put_text(out, WORD_TEXT, status->text);
	put_entities(out, status->entities);
	put_media(out, status->media);
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
	if (comment) {
		put_place(out, status);
	} else {
		put_group(out, status);
	}
}

void soc_convert_post(zval *out, const soc_posted *posted)
{
	zval value;
	array_init_size(out, 2);
	soc_convert_status(&value, &posted->status);
	put(out, WORD_STATUS, &value);
	put_bool(out, WORD_CREATED, posted->created);
}

static const char *reason_word(soc_feed_reason reason)
{
	static const char *const words[] = {
		[SOC_FEED_OWN] = "own", [SOC_FEED_PERSON] = "person", [SOC_FEED_ABOUT] = "page",
		[SOC_FEED_GROUP] = "group"
	};
	return words[reason];
}

void soc_convert_page(zval *out, const soc_feed_page *page)
{
	zval items;
	array_init_size(out, 2);
	list_init(&items, (size_t)page->count);
	for (int i = 0; i < page->count; i++) {
		zval item;
		if (page->events && page->events[i]) {
			soc_convert_event(&item, page->events[i]);
		} else {
			soc_convert_status(&item, &page->items[i]);
		}
		if (page->reasons) {
			add_assoc_string(&item, "reason", reason_word(page->reasons[i]));
		}
		list_add(&items, &item);
	}
	put(out, WORD_ITEMS, &items);
	put_next(out, page->has_next, &page->next);
}

static void convert_version(zval *out, const soc_version *version)
{
	array_init_size(out, 9);
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	put_int(out, WORD_VERSION, version->version);
	put_int(out, WORD_EDITOR_ID, version->editor);
	put_text_or_null(out, WORD_TEXT, version->text);
	put_entities(out, version->entities);
	put_media(out, version->media);
	put_text(out, WORD_LANG, version->lang);
	put_int(out, WORD_CREATED, version->created);
	put_word(out, WORD_HIDDEN, hidden_word(version->hidden));
	put_bool(out, WORD_CURRENT, version->current);
}

void soc_convert_history(zval *out, const soc_history_page *page)
{
	zval items;
	array_init_size(out, 2);
	list_init(&items, (size_t)page->count);
	for (int i = 0; i < page->count; i++) {
		zval item;
		convert_version(&item, &page->items[i]);
		list_add(&items, &item);
	}
	put(out, WORD_ITEMS, &items);
	put_next(out, page->has_next, &page->next);
}

static void convert_state(zval *out, const soc_state *state)
{
	array_init_size(out, 6);
	zend_hash_real_init_mixed(Z_ARRVAL_P(out));
	put_id(out, state->id);
	put_int(out, WORD_AUTHOR_ID, state->author);
	put_int(out, WORD_CREATED, state->created);
	put_word(out, WORD_VISIBILITY, visibility_word(state->visibility));
	put_bool(out, WORD_LISTED, state->listed);
	put_bool(out, WORD_COMMENT, state->comment);
}

void soc_convert_states(zval *out, const soc_states_page *page)
{
	list_init(out, (size_t)page->count);
	for (int i = 0; i < page->count; i++) {
		zval item;
		convert_state(&item, &page->items[i]);
		list_add(out, &item);
	}
}

void soc_convert_media_users(zval *out, const soc_media_users *users)
{
	list_init(out, (size_t)users->count);
	for (int i = 0; i < users->count; i++) {
		zval item;
		array_init_size(&item, 2);
		zend_hash_real_init_mixed(Z_ARRVAL(item));
		put_id(&item, users->item[i].id);
		put_int(&item, WORD_AUTHOR_ID, users->item[i].author);
		list_add(out, &item);
	}
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
	put_text_or_null(out, WORD_LABEL, item->label);
}

void soc_convert_scan(zval *out, const soc_scan_found *found)
{
	list_init(out, found->count);
	for (size_t i = 0; i < found->count; i++) {
		zval item;
		convert_scan_item(&item, &found->items[i]);
		list_add(out, &item);
	}
}
