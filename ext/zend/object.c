/* SPDX-License-Identifier: MIT */
#include "zend/object.h"

#include "zend/array.h"

static bool object_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "object-invalid",
		"an object is type and id, and may have authorId and pageId");
}

/* An optional number that is not negative; counts it among the members. */
static bool take_number(const HashTable *array, const char *name, int64_t *out, uint32_t *members)
{
	if (!soc_array_member(array, name)) {
		return true;
	}
	(*members)++;
	return soc_array_int(array, name, out) && *out >= 0;
}

bool soc_object_from_array(HashTable *array, soc_target *out_target, soc_err *err)
{
	soc_str type, id;
	int64_t author = 0, page = 0;
	uint32_t members = 2;
	if (!soc_array_text(array, "type", &type) || !soc_array_text(array, "id", &id)
		|| !take_number(array, "authorId", &author, &members)
		|| !take_number(array, "pageId", &page, &members)
		|| zend_hash_num_elements(array) != members) {
		return object_invalid(err);
	}
	if (!soc_target_parse(type, id, out_target, err)) {
		return false;
	}
	out_target->author = author;
	out_target->page = page;
	return true;
}

static bool take_one(zval *value, soc_target *out_target, soc_err *err)
{
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_ARRAY) {
		return object_invalid(err);
	}
	if (soc_object_from_array(Z_ARRVAL_P(value), out_target, err)) {
		return true;
	}
	if (err->code != SOC_ERR_NOT_FOUND) {
		return false;
	}
	soc_err_clear(err);
	out_target->key = SOC_STR("0");
	out_target->id = 0;
	return true;
}

bool soc_objects_from_list(HashTable *list, soc_arena *arena, soc_targets *out_targets,
	soc_err *err)
{
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_TARGET_MANY_MAX || !zend_array_is_list(list)) {
		return soc_err_set(err, SOC_ERR_INVALID, "objects-invalid",
			"objects are a list of at most %d", SOC_TARGET_MANY_MAX);
	}
	soc_target *item = soc_arena_alloc(arena, count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	zval *value;
	size_t taken = 0;
	ZEND_HASH_FOREACH_VAL(list, value) {
		if (!take_one(value, &item[taken++], err)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	*out_targets = (soc_targets){ item, taken };
	return true;
}
