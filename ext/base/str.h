/* SPDX-License-Identifier: MIT */
#ifndef SOC_BASE_STR_H
#define SOC_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A borrowed run of bytes; not NUL-terminated unless it comes from soc_arena_dup. */
typedef struct soc_str {
	const char *ptr;
	size_t len;
} soc_str;

#define SOC_STR(literal) ((soc_str){ (literal), sizeof(literal) - 1 })

/* Borrows a NUL-terminated string; NULL gives the empty run. */
static inline soc_str soc_str_borrow(const char *text)
{
	return (soc_str){ text, text ? strlen(text) : 0 };
}

/* Whether the run holds just these bytes. */
static inline bool soc_str_is(soc_str text, const char *word)
{
	return text.len == strlen(word) && memcmp(text.ptr, word, text.len) == 0;
}

#endif
