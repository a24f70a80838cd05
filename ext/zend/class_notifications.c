/* SPDX-License-Identifier: MIT */
#include "zend/array.h"
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"

#include "service/notification.h"

_Static_assert(SOC_NOTIFICATION_COUNT_MAX == 1000 && SOC_NOTIFICATION_IDS_MAX == 100
		&& SOC_NOTIFICATION_LIMIT_MAX == 100,
	"class Notifications in the stub says otherwise");

enum { LIMIT_DEFAULT = 30 };

ZEND_METHOD(WikiSocial_Notifications, kinds)
{
	ZEND_PARSE_PARAMETERS_NONE();
	array_init_size(return_value, SOC_NOTIFICATION_END - 1);
	for (int kind = 1; kind < SOC_NOTIFICATION_END; kind++) {
		zval item;
		array_init_size(&item, 2);
		add_assoc_string(&item, "kind", soc_notification_kind_word(kind));
		add_assoc_long(&item, "channels",
			soc_notification_kind_channels((soc_notification_kind)kind));
		add_next_index_zval(return_value, &item);
	}
}

static bool filter_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "notification-filter-invalid",
		"a filter may hold unread, a truth, and kinds, a list of words");
}

static bool take_kinds(HashTable *list, soc_notification_query *out, soc_err *err)
{
	zval *value;
	if (zend_hash_num_elements(list) >= SOC_NOTIFICATION_END) {
		return filter_invalid(err);
	}
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_STRING) {
			return filter_invalid(err);
		}
		if (!soc_notification_kind_parse(soc_convert_borrow(Z_STR_P(value)),
				&out->kind[out->kind_count++], err)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

static bool filter_take(HashTable *array, soc_notification_query *out, soc_err *err)
{
	uint32_t members = 0;
	HashTable *kinds = NULL;
	if (soc_array_member(array, "unread")) {
		members++;
		if (!soc_array_bool(array, "unread", &out->unread)) {
			return filter_invalid(err);
		}
	}
	if (soc_array_member(array, "kinds")) {
		members++;
		if (!soc_array_list(array, "kinds", &kinds)) {
			return filter_invalid(err);
		}
	}
	if (zend_hash_num_elements(array) != members) {
		return filter_invalid(err);
	}
	return !kinds || take_kinds(kinds, out, err);
}

static void add_object(zval *out, const char *name, const soc_notification_object *object)
{
	zval value;
	if (!object->key.ptr) {
		add_assoc_null(out, name);
		return;
	}
	array_init_size(&value, 2);
	add_assoc_string(&value, "type", soc_target_word(object->kind));
	add_assoc_stringl(&value, "id", object->key.ptr, object->key.len);
	add_assoc_zval(out, name, &value);
}

static void add_number(zval *out, const char *name, int64_t id)
{
	if (id != 0) {
		add_assoc_str(out, name, zend_long_to_str(id));
	} else {
		add_assoc_null(out, name);
	}
}

static void add_text(zval *out, const char *name, soc_str text)
{
	if (text.ptr) {
		add_assoc_stringl(out, name, text.ptr, text.len);
	} else {
		add_assoc_null(out, name);
	}
}

static void add_actors(zval *out, const soc_notification *item)
{
	zval actors;
	array_init_size(&actors, (uint32_t)item->actor_shown);
	for (int i = 0; i < item->actor_shown; i++) {
		add_next_index_long(&actors, item->actor[i]);
	}
	add_assoc_zval(out, "actors", &actors);
	add_assoc_long(out, "actorCount", item->actor_count);
}

static void convert_item(zval *out, const soc_notification *item)
{
	array_init_size(out, 15);
	add_number(out, "id", item->id);
	add_number(out, "seq", item->seq);
	add_assoc_string(out, "kind", soc_notification_kind_word(item->kind));
	add_assoc_long(out, "at", item->at);
	add_assoc_bool(out, "unread", item->unread);
	add_actors(out, item);
	add_object(out, "object", &item->object);
	add_object(out, "root", &item->root);
	add_number(out, "comment", item->comment);
	if (item->page != 0) {
		add_assoc_long(out, "pageId", item->page);
	} else {
		add_assoc_null(out, "pageId");
	}
	add_text(out, "excerpt", item->excerpt);
	add_text(out, "title", item->title);
	add_number(out, "event", item->event);
	if (item->detail[0] != '\0') {
		add_assoc_string(out, "word", item->detail);
	} else {
		add_assoc_null(out, "word");
	}
}

static void convert_page(zval *out, const soc_notification_page *page)
{
	zval items;
	array_init_size(out, 3);
	array_init_size(&items, (uint32_t)page->count);
	for (int i = 0; i < page->count; i++) {
		zval item;
		convert_item(&item, &page->item[i]);
		add_next_index_zval(&items, &item);
	}
	add_assoc_zval(out, "items", &items);
	if (page->has_next) {
		add_assoc_string(out, "next", page->next.text);
	} else {
		add_assoc_null(out, "next");
	}
	add_assoc_long(out, "unread", page->unread);
}

ZEND_METHOD(WikiSocial_Notifications, list)
{
	zval *viewer;
	HashTable *filter = NULL;
	zend_long limit = LIMIT_DEFAULT;
	zend_string *cursor = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O|hlS!", &viewer, soc_viewer_class, &filter,
			&limit, &cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_notification_page page;
	soc_notification_query query = { .limit = limit, .cursor = soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err) && (!filter || filter_take(filter, &query, &err))
		&& soc_notification_list(&ctx, soc_viewer_of(viewer), &query, &page, &err);
	if (done) {
		convert_page(return_value, &page);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Notifications, unread)
{
	zval *viewer;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O", &viewer, soc_viewer_class) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	int64_t unread = 0;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_notification_count(&ctx, soc_viewer_of(viewer), &unread, &err);
	if (done) {
		RETVAL_LONG(unread);
	}
	soc_call_end(done, &err);
}

static bool take_ids(HashTable *list, soc_arena *arena, soc_notification_mark *out, soc_err *err)
{
	zval *value;
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_NOTIFICATION_IDS_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "too-many", "at most %d ids in one call",
			SOC_NOTIFICATION_IDS_MAX);
	}
	int64_t *id = soc_arena_alloc(arena, count * sizeof(*id), err);
	if (!id) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		soc_str text = Z_TYPE_P(value) == IS_STRING
			? soc_convert_borrow(Z_STR_P(value)) : (soc_str){ "", 0 };
		if (!soc_notification_id_parse(text, &id[out->id_count++], err)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	out->id = id;
	return true;
}

static void convert_marked(zval *out, const soc_notification_marked *marked)
{
	array_init_size(out, 2);
	add_assoc_long(out, "changed", marked->changed);
	add_assoc_long(out, "unread", marked->unread);
}

ZEND_METHOD(WikiSocial_Notifications, markRead)
{
	zval *viewer;
	HashTable *ids;
	zend_string *up_to;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OhS!", &viewer, soc_viewer_class, &ids, &up_to)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_notification_mark mark = { .id_count = 0 };
	soc_notification_marked marked;
	bool done = soc_pool_open(&ctx, &err) && take_ids(ids, ctx.arena, &mark, &err)
		&& (!up_to || soc_notification_id_parse(soc_convert_borrow(up_to), &mark.up_to, &err))
		&& soc_notification_read(&ctx, soc_viewer_of(viewer), &mark, &marked, &err);
	if (done) {
		convert_marked(return_value, &marked);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Notifications, markUnread)
{
	zval *viewer;
	zend_string *id;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &viewer, soc_viewer_class, &id) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	int64_t bundle;
	soc_notification_marked marked;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_notification_id_parse(soc_convert_borrow(id), &bundle, &err)
		&& soc_notification_unread(&ctx, soc_viewer_of(viewer), bundle, &marked, &err);
	if (done) {
		convert_marked(return_value, &marked);
	}
	soc_call_end(done, &err);
}
