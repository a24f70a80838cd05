/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_ARRAY_H
#define SOC_ZEND_ARRAY_H

#include "php.h"

#include "base/str.h"

/* Members of PHP's arrays by name and type; texts are borrowed. They run no code of PHP. */

/* NULL when there is none. */
const zval *soc_array_member(const HashTable *array, const char *name);
/* False when there is none of that name and type. */
bool soc_array_int(const HashTable *array, const char *name, int64_t *out);
bool soc_array_bool(const HashTable *array, const char *name, bool *out);
bool soc_array_text(const HashTable *array, const char *name, soc_str *out);
/* Only what array_is_list() calls a list. */
bool soc_array_list(const HashTable *array, const char *name, HashTable **out);

#endif
