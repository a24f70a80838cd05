/* SPDX-License-Identifier: MIT */
#ifndef SOC_BASE_ARENA_H
#define SOC_BASE_ARENA_H

#include "base/err.h"
#include "base/str.h"

#include <stddef.h>

/*
 * Memory of one request: allocations are never freed singly, all go at the rewind. Foreign
 * resources (a PGresult, a json_t) are tied to it by soc_arena_defer, so that they go too when
 * PHP leaves by longjmp and no C destructor runs. malloc-backed, with a hard cap.
 */
typedef struct soc_arena soc_arena;
typedef struct soc_arena_mark { void *block; size_t used; void *defer; } soc_arena_mark;

/* New arena that never holds more than `cap` bytes; NULL when malloc fails. No block yet. */
soc_arena *soc_arena_new(size_t cap) SOC_MUST_CHECK;
/* Runs all defers, newest first, frees everything. NULL is allowed. */
void soc_arena_free(soc_arena *arena);

/* `size` zeroed bytes aligned for any type; NULL and err NOMEM at the cap. size 0 is legal. */
void *soc_arena_alloc(soc_arena *arena, size_t size, soc_err *err) SOC_MUST_CHECK;
/* Copy with a NUL after it; result.ptr is NULL on failure. */
soc_str soc_arena_dup(soc_arena *arena, soc_str text, soc_err *err) SOC_MUST_CHECK;
/* Runs fn(resource) at the rewind. On failure it runs fn(resource) at once and returns false. */
bool soc_arena_defer(soc_arena *arena, void (*fn)(void *), void *resource, soc_err *err)
	SOC_MUST_CHECK;

soc_arena_mark soc_arena_here(const soc_arena *arena);
/* Back to a mark: defers made since run newest first, their memory is reused. */
void soc_arena_rewind(soc_arena *arena, soc_arena_mark mark);
/* Bytes taken from malloc now (for `php --ri` and the tests). */
size_t soc_arena_size(const soc_arena *arena);

#endif
