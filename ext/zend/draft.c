/* SPDX-License-Identifier: MIT */
#include "zend/draft.h"

#include "zend/array.h"
#include "zend/convert.h"
#include "zend/files.h"

#include "core/id.h"

static bool draft_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "draft-invalid",
		"a draft holds text, lang, visibility, group, entities, media, pages, key and"
		" repeat, each of its type");
}

static bool entities_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "entities-invalid",
		"entities are a list of at most %d arrays, each with what its type has",
		SOC_STATUS_ENTITIES_MAX);
}

/* What the type has besides type, start and length: how many members, SIZE_MAX when one lacks. */
static size_t take_own_members(const HashTable *array, soc_entity *out)
{
	switch (out->type) {
	case SOC_ENTITY_USER:
		return soc_array_int(array, "userId", &out->user) ? 1 : SIZE_MAX;
	case SOC_ENTITY_PAGE:
	case SOC_ENTITY_FILE:
		return soc_array_text(array, "title", &out->title) ? 1 : SIZE_MAX;
	case SOC_ENTITY_REVISION:
		return soc_array_int(array, "revision", &out->revision) ? 1 : SIZE_MAX;
	case SOC_ENTITY_DIFF:
		return soc_array_int(array, "revision", &out->revision)
				&& soc_array_int(array, "old", &out->old)
			? 2 : SIZE_MAX;
	case SOC_ENTITY_URL:
		return 0;
	case SOC_ENTITY_TYPE_COUNT:
		break;
	}
	return SIZE_MAX;
}

static bool take_entity(const zval *value, soc_entity *out)
{
	soc_str type;
	if (Z_TYPE_P(value) != IS_ARRAY) {
		return false;
	}
	const HashTable *array = Z_ARRVAL_P(value);
	if (!soc_array_text(array, "type", &type) || !soc_array_int(array, "start", &out->start)
		|| !soc_array_int(array, "length", &out->length)) {
		return false;
	}
	out->type = soc_convert_entity_type(type);
	size_t own = take_own_members(array, out);
	return own != SIZE_MAX && zend_hash_num_elements(array) == 3 + own;
}

static bool take_entities(HashTable *list, soc_arena *arena, soc_entities *out, soc_err *err)
{
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_STATUS_ENTITIES_MAX || !zend_array_is_list(list)) {
		return entities_invalid(err);
	}
	soc_entity *item = soc_arena_alloc(arena, count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	zval *value;
	int taken = 0;
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (!take_entity(value, &item[taken++])) {
			return entities_invalid(err);
		}
	} ZEND_HASH_FOREACH_END();
	*out = (soc_entities){ item, taken };
	return true;
}

static bool take_pages(HashTable *list, soc_arena *arena, soc_pages *out, soc_err *err)
{
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_STATUS_ENTITIES_MAX || !zend_array_is_list(list)) {
		return draft_invalid(err);
	}
	int64_t *id = soc_arena_alloc(arena, count * sizeof(*id), err);
	if (!id) {
		return false;
	}
	zval *value;
	int taken = 0;
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_LONG) {
			return draft_invalid(err);
		}
		id[taken++] = Z_LVAL_P(value);
	} ZEND_HASH_FOREACH_END();
	*out = (soc_pages){ id, taken };
	return true;
}

static bool take_level(const zval *value, soc_visibility *out)
{
	if (Z_TYPE_P(value) != IS_STRING) {
		return false;
	}
	bool mentioned = zend_string_equals_literal(Z_STR_P(value), "mentioned");
	*out = mentioned ? SOC_VISIBILITY_MENTIONED : SOC_VISIBILITY_PUBLIC;
	return mentioned || zend_string_equals_literal(Z_STR_P(value), "public");
}

/* A member whose value needs no memory; false when there is none of that name and type. */
static bool take_plain(const zend_string *name, const zval *value, soc_draft_form form,
	soc_draft *out)
{
	bool text = Z_TYPE_P(value) == IS_STRING;
	soc_str borrowed = text ? soc_convert_borrow(Z_STR_P(value)) : (soc_str){ NULL, 0 };
	if (zend_string_equals_literal(name, "text")) {
		out->text = borrowed;
	} else if (zend_string_equals_literal(name, "lang")) {
		out->lang = borrowed;
	} else if (form == SOC_DRAFT_POST && zend_string_equals_literal(name, "visibility")) {
		return take_level(value, &out->visibility);
	} else if (form == SOC_DRAFT_POST && zend_string_equals_literal(name, "group")) {
		/* What is no id is none of a group. */
		if (text && !soc_id_parse(borrowed, &out->group)) {
			out->group = -1;
		}
		return text || Z_TYPE_P(value) == IS_NULL;
	} else if (form != SOC_DRAFT_EDIT && zend_string_equals_literal(name, "key")) {
		out->key = borrowed;
		return text || Z_TYPE_P(value) == IS_NULL;
	} else if (form != SOC_DRAFT_EDIT && zend_string_equals_literal(name, "repeat")) {
		out->repeat = Z_TYPE_P(value) == IS_TRUE;
		return out->repeat || Z_TYPE_P(value) == IS_FALSE;
	} else {
		return false;
	}
	return text;
}

bool soc_draft_from_array(HashTable *array, soc_draft_form form, soc_arena *arena,
	soc_draft *out_draft, soc_err *err)
{
	zend_string *name;
	zval *value;
	HashTable *entities = NULL, *media = NULL, *pages = NULL;
	*out_draft = (soc_draft){ .lang = SOC_STR(""), .visibility = SOC_VISIBILITY_PUBLIC };
	ZEND_HASH_FOREACH_STR_KEY_VAL(array, name, value) {
		ZVAL_DEREF(value);
		if (name && zend_string_equals_literal(name, "entities") && Z_TYPE_P(value) == IS_ARRAY) {
			entities = Z_ARRVAL_P(value);
		} else if (name && zend_string_equals_literal(name, "pages")
			&& Z_TYPE_P(value) == IS_ARRAY) {
			pages = Z_ARRVAL_P(value);
		} else if (name && zend_string_equals_literal(name, "media")) {
			if (Z_TYPE_P(value) != IS_ARRAY) {
				return draft_invalid(err);
			}
			media = Z_ARRVAL_P(value);
		} else if (!name || !take_plain(name, value, form, out_draft)) {
			return draft_invalid(err);
		}
	} ZEND_HASH_FOREACH_END();
	if (!out_draft->text.ptr) {
		return draft_invalid(err);
	}
	return (!entities || take_entities(entities, arena, &out_draft->entities, err))
		&& (!pages || take_pages(pages, arena, &out_draft->pages, err))
		&& (!media || soc_files_of_draft(media, arena, &out_draft->media, err));
}
