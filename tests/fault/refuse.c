/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fault/refuse.h"

#include <errno.h>
#include <stdlib.h>

/* glibc's own allocator, under the names it keeps for programs that replace malloc. */
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void __libc_free(void *);

bool refuse_on, refuse_for_good;
long refuse_at, refuse_seen, refuse_live;

static bool refused(void)
{
	if (!refuse_on)
		return false;
	refuse_seen++;
	if (!refuse_at || refuse_seen < refuse_at || (refuse_seen > refuse_at && !refuse_for_good))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	void *block = refused() ? NULL : __libc_malloc(size);
	refuse_live += block != NULL;
	return block;
}

void *calloc(size_t count, size_t size)
{
	void *block = refused() ? NULL : __libc_calloc(count, size);
	refuse_live += block != NULL;
	return block;
}

void *realloc(void *old, size_t size)
{
	void *block = refused() ? NULL : __libc_realloc(old, size);
	refuse_live += !old && block;
	return block;
}

void free(void *block)
{
	refuse_live -= block != NULL;
	__libc_free(block);
}
