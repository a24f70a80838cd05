/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_FILES_H
#define SOC_ZEND_FILES_H

#include "php.h"

#include "core/media.h"

/*
 * Files from PHP's lists by their form alone; nothing is copied but the lists, texts are those of
 * the arrays. All: INVALID "media-invalid"; NOMEM. They run no code of PHP.
 */

/* The files of a draft. */
bool soc_files_of_draft(HashTable *from, soc_arena *arena, soc_media_uses *out_uses, soc_err *err)
	SOC_MUST_CHECK;
/* Files as their homes describe them. */
bool soc_files_described(HashTable *from, soc_arena *arena, soc_media_list *out_list, soc_err *err)
	SOC_MUST_CHECK;
bool soc_files_named(HashTable *from, soc_arena *arena, soc_media_names *out_names, soc_err *err)
	SOC_MUST_CHECK;

#endif
