/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ban.h"

enum { ALIGNMENT = _Alignof(max_align_t), BLOCK_SIZE = 16 * 1024 };

typedef struct block {
	struct block *previous;
	size_t size, used; /* of data */
	_Alignas(max_align_t) unsigned char data[];
} block;

typedef struct defer {
	struct defer *previous;
	void (*fn)(void *);
	void *resource;
} defer;

struct soc_arena {
	size_t cap, size;
	block *newest;
	defer *defers;
};

soc_arena *soc_arena_new(size_t cap)
{
	soc_arena *arena = malloc(sizeof *arena);
	if (!arena)
		return NULL;
	*arena = (soc_arena){ .cap = cap, .size = sizeof *arena };
	return arena;
}

static void run_defers(soc_arena *arena, const defer *until)
{
	while (arena->defers != until) {
		defer *last = arena->defers;
		/* Unlinked first: whatever happens inside fn, it never runs twice. */
		arena->defers = last->previous;
		last->fn(last->resource);
	}
}

static void drop_newest(soc_arena *arena)
{
	block *gone = arena->newest;
	arena->newest = gone->previous;
	arena->size -= sizeof *gone + gone->size;
	free(gone);
}

void soc_arena_free(soc_arena *arena)
{
	if (!arena)
		return;
	run_defers(arena, NULL);
	while (arena->newest)
		drop_newest(arena);
	free(arena);
}

static size_t room(const soc_arena *arena)
{
	return arena->cap > arena->size ? arena->cap - arena->size : 0;
}

/* A block for `size` bytes; smaller than usual when the cap leaves no more. */
static bool add_block(soc_arena *arena, size_t size)
{
	if (room(arena) < sizeof(block) || room(arena) - sizeof(block) < size)
		return false;
	size_t wanted = size > BLOCK_SIZE ? size : BLOCK_SIZE;
	if (wanted > room(arena) - sizeof(block))
		wanted = size;
	block *fresh = malloc(sizeof *fresh + wanted);
	if (!fresh)
		return false;
	fresh->previous = arena->newest;
	fresh->size = wanted;
	fresh->used = 0;
	arena->newest = fresh;
	arena->size += sizeof *fresh + wanted;
	return true;
}

static bool fits(const block *newest, size_t size)
{
	return newest && newest->size - newest->used >= size;
}

void *soc_arena_alloc(soc_arena *arena, size_t size, soc_err *err)
{
	bool absurd = size > SIZE_MAX - 2 * ALIGNMENT - sizeof(block);
	size_t rounded = absurd ? 0 : ((size ? size : 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (absurd || (!fits(arena->newest, rounded) && !add_block(arena, rounded))) {
		(void)soc_err_set(err, SOC_ERR_NOMEM, "memory", "no room for %zu bytes, cap %zu", size,
			arena->cap);
		return NULL;
	}
	void *start = arena->newest->data + arena->newest->used;
	arena->newest->used += rounded;
	return memset(start, 0, rounded);
}

soc_str soc_arena_dup(soc_arena *arena, soc_str text, soc_err *err)
{
	if (text.len == SIZE_MAX) {
		(void)soc_err_set(err, SOC_ERR_NOMEM, "memory", "text of impossible length");
		return (soc_str){ NULL, 0 };
	}
	char *copy = soc_arena_alloc(arena, text.len + 1, err);
	if (!copy)
		return (soc_str){ NULL, 0 };
	if (text.len)
		memcpy(copy, text.ptr, text.len);
	return (soc_str){ copy, text.len };
}

bool soc_arena_defer(soc_arena *arena, void (*fn)(void *), void *resource, soc_err *err)
{
	defer *entry = soc_arena_alloc(arena, sizeof *entry, err);
	if (!entry) {
		fn(resource);
		return false;
	}
	*entry = (defer){ arena->defers, fn, resource };
	arena->defers = entry;
	return true;
}

soc_arena_mark soc_arena_here(const soc_arena *arena)
{
	return (soc_arena_mark){
		arena->newest, arena->newest ? arena->newest->used : 0, arena->defers
	};
}

void soc_arena_rewind(soc_arena *arena, soc_arena_mark mark)
{
	run_defers(arena, mark.defer);
	while (arena->newest && arena->newest != mark.block) {
		/* The first block stays for the next call, unless it is an outsize one. */
		if (!arena->newest->previous && arena->newest->size == BLOCK_SIZE) {
			arena->newest->used = 0;
			return;
		}
		drop_newest(arena);
	}
	if (arena->newest)
		arena->newest->used = mark.used;
}

size_t soc_arena_size(const soc_arena *arena)
{
	return arena->size;
}
