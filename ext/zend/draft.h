/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_DRAFT_H
#define SOC_ZEND_DRAFT_H

#include "php.h"

#include "core/status.h"

/* What a draft is for: an edit has neither key nor level, a comment has a key. */
typedef enum soc_draft_form { SOC_DRAFT_EDIT, SOC_DRAFT_COMMENT, SOC_DRAFT_POST } soc_draft_form;

/*
 * Reads a draft from PHP's array by its form alone; nothing is copied but the lists of entities
 * and files, texts are those of the array. INVALID "draft-invalid", "entities-invalid",
 * "media-invalid"; NOMEM. It runs no code of PHP.
 */
bool soc_draft_from_array(HashTable *array, soc_draft_form form, soc_arena *arena,
	soc_draft *out_draft, soc_err *err) SOC_MUST_CHECK;

#endif
