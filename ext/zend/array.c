/* SPDX-License-Identifier: MIT */
#include "zend/array.h"

#include "zend/convert.h"

const zval *soc_array_member(const HashTable *array, const char *name)
{
	zval *value = zend_hash_str_find(array, name, strlen(name));
	if (value) {
		ZVAL_DEREF(value);
	}
	return value;
}

bool soc_array_int(const HashTable *array, const char *name, int64_t *out)
{
	const zval *value = soc_array_member(array, name);
	if (!value || Z_TYPE_P(value) != IS_LONG) {
		return false;
	}
	*out = Z_LVAL_P(value);
	return true;
}

bool soc_array_bool(const HashTable *array, const char *name, bool *out)
{
	const zval *value = soc_array_member(array, name);
	if (!value || (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE)) {
		return false;
	}
	*out = Z_TYPE_P(value) == IS_TRUE;
	return true;
}

bool soc_array_text(const HashTable *array, const char *name, soc_str *out)
{
	const zval *value = soc_array_member(array, name);
	if (!value || Z_TYPE_P(value) != IS_STRING) {
		return false;
	}
	*out = soc_convert_borrow(Z_STR_P(value));
	return true;
}

bool soc_array_list(const HashTable *array, const char *name, HashTable **out)
{
	const zval *value = soc_array_member(array, name);
	if (!value || Z_TYPE_P(value) != IS_ARRAY || !zend_array_is_list(Z_ARRVAL_P(value))) {
		return false;
	}
	*out = Z_ARRVAL_P(value);
	return true;
}
