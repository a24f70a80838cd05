/* SPDX-License-Identifier: MIT */
#include "zend/notification.h"

#include "core/target.h"

/* A group is nothing that is liked or commented, and has no word among those. */
static void add_group(zval *out, int64_t id)
{
	zval value;
	array_init_size(&value, 2);
	add_assoc_string(&value, "type", "group");
	add_assoc_str(&value, "id", zend_long_to_str(id));
	add_assoc_zval(out, "object", &value);
}

static void add_object(zval *out, const char *name, const soc_notification_object *object,
	const char *type)
{
	zval value;
	if (!object->key.ptr) {
		add_assoc_null(out, name);
		return;
	}
	array_init_size(&value, 2);
	add_assoc_string(&value, "type", type);
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

void soc_notification_convert_kind(zval *out, soc_notification_kind kind, soc_str name)
{
	if (name.ptr) {
		add_assoc_stringl(out, "kind", name.ptr, name.len);
	} else {
		add_assoc_string(out, "kind", soc_notification_kind_word(kind));
	}
}

void soc_notification_convert(zval *out, const soc_notification *item)
{
	array_init_size(out, 15);
	add_number(out, "id", item->id);
	add_number(out, "seq", item->seq);
	soc_notification_convert_kind(out, item->kind, item->name);
	add_assoc_long(out, "at", item->at);
	add_assoc_bool(out, "unread", item->unread);
	add_actors(out, item);
	if (item->group != 0) {
		add_group(out, item->group);
	} else {
		add_object(out, "object", &item->object,
			item->name.ptr ? "extension" : soc_target_word(item->object.kind));
	}
	add_object(out, "root", &item->root, soc_target_word(item->root.kind));
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
