/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/event.h"

#include "service/moderation.h"

_Static_assert(SOC_REASON_MAX == 500, "Moderation::REASON_MAX in the stub says otherwise");
_Static_assert(SOC_MODERATION_ENTRIES_MAX == 1000,
	"Moderation::ENTRIES_MAX in the stub says otherwise");

static bool read_text(const zval *value, soc_str *out)
{
	if (Z_TYPE_P(value) != IS_STRING) {
		return false;
	}
	*out = soc_convert_borrow(Z_STR_P(value));
	return true;
}

static bool read_version(const zval *value, soc_moderation_order *order)
{
	if (Z_TYPE_P(value) == IS_NULL) {
		return true;
	}
	order->one_version = Z_TYPE_P(value) == IS_LONG;
	order->version = order->one_version ? Z_LVAL_P(value) : 0;
	return order->one_version;
}

static bool read_field(const zend_string *key, zval *value, soc_moderation_order *order)
{
	ZVAL_DEREF(value);
	if (key && zend_string_equals_literal(key, "level")) {
		return read_text(value, &order->level);
	}
	if (key && zend_string_equals_literal(key, "reason")) {
		return read_text(value, &order->reason);
	}
	return key && zend_string_equals_literal(key, "version") && read_version(value, order);
}

static bool read_order(HashTable *given, soc_moderation_order *order, soc_err *err)
{
	zend_string *key;
	zval *value;
	bool good = true;
	ZEND_HASH_FOREACH_STR_KEY_VAL(given, key, value) {
		good = good && read_field(key, value, order);
	} ZEND_HASH_FOREACH_END();
	if (!good || !order->level.ptr) {
		return soc_err_set(err, SOC_ERR_INVALID, "order-invalid",
			"an order has a level, and may have a reason and a version");
	}
	return true;
}

static void put_id(zval *array, const char *key, int64_t id)
{
	add_assoc_str(array, key, zend_long_to_str(id));
}

static void convert_moderated(zval *out, const soc_moderated *moderated)
{
	zval object;
	bool event = moderated->kind == SOC_OBJECT_EVENT;
	array_init_size(out, 4);
	if (event) {
		soc_convert_event(&object, &moderated->event);
	} else {
		soc_convert_status(&object, &moderated->status);
	}
	add_assoc_zval(out, event ? "event" : "status", &object);
	add_assoc_string(out, "from", soc_hide_level_word(moderated->from));
	add_assoc_bool(out, "changed", moderated->changed);
	if (moderated->changed) {
		put_id(out, "entry", moderated->entry);
	} else {
		add_assoc_null(out, "entry");
	}
}

ZEND_METHOD(WikiSocial_Moderation, setLevel)
{
	zval *viewer;
	zend_string *type, *id;
	HashTable *given;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSSh", &viewer, soc_viewer_class, &type, &id,
			&given) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_moderated moderated;
	soc_moderation_order order = { .type = soc_convert_borrow(type),
		.id = soc_convert_borrow(id) };
	bool done = soc_pool_open(&ctx, &err) && read_order(given, &order, &err)
		&& soc_moderation_set(&ctx, soc_viewer_of(viewer), &order, &moderated, &err);
	if (done) {
		convert_moderated(return_value, &moderated);
	}
	soc_call_end(done, &err);
}

static void convert_entry(zval *out, const soc_moderation_entry *entry)
{
	array_init_size(out, 10);
	put_id(out, "id", entry->id);
	add_assoc_long(out, "moderatorId", entry->moderator);
	add_assoc_long(out, "authorId", entry->author);
	add_assoc_string(out, "type", soc_object_word(entry->object.kind));
	put_id(out, "objectId", entry->object.id);
	if (entry->version != 0) {
		add_assoc_long(out, "version", entry->version);
	} else {
		add_assoc_null(out, "version");
	}
	add_assoc_string(out, "from", soc_hide_level_word(entry->from));
	add_assoc_string(out, "to", soc_hide_level_word(entry->to));
	add_assoc_stringl(out, "reason", entry->reason.ptr, entry->reason.len);
	add_assoc_long(out, "created", entry->created);
}

ZEND_METHOD(WikiSocial_Moderation, entries)
{
	zend_string *wiki, *after;
	zend_long limit;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SSl", &wiki, &after, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_moderation_entries entries;
	soc_moderation_request request = { soc_convert_borrow(wiki), soc_convert_borrow(after), limit };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_moderation_list(&ctx, &request, &entries, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)entries.count);
		for (int i = 0; i < entries.count; i++) {
			zval entry;
			convert_entry(&entry, &entries.items[i]);
			add_next_index_zval(return_value, &entry);
		}
	}
	soc_call_end(done, &err);
}
