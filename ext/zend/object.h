/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_OBJECT_H
#define SOC_ZEND_OBJECT_H

#include "php.h"

#include "base/arena.h"
#include "service/target.h"

/* Objects as PHP names them: array{type, id, authorId?, pageId?}. Texts are borrowed. */

/* INVALID "object-invalid" (other members, other types, negative numbers), and as
 * soc_target_parse. */
bool soc_object_from_array(HashTable *array, soc_target *out_target, soc_err *err) SOC_MUST_CHECK;
/* A list of them; INVALID "objects-invalid" too (no list, more than SOC_TARGET_MANY_MAX); NOMEM. An
 * id of wrong form is here one that nothing has: its key is "0". */
bool soc_objects_from_list(HashTable *list, soc_arena *arena, soc_targets *out_targets,
	soc_err *err) SOC_MUST_CHECK;

#endif
