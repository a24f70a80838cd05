/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_DRAFT_H
#define SOC_ZEND_DRAFT_H

#include "php.h"

#include "core/status.h"

/*
 * Reads a draft from PHP's array by its form alone; nothing is copied but the lists of entities
 * and files, texts are those of the array. `whole`: with level and key, as a post has them. INVALID
 * "draft-invalid", "entities-invalid", "media-invalid"; NOMEM. It runs no code of PHP.
 */
bool soc_draft_from_array(HashTable *array, bool whole, soc_arena *arena,
	soc_draft *out_draft, soc_err *err) SOC_MUST_CHECK;

#endif
