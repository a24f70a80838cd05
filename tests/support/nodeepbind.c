/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Preloaded into php for a sanitized module: PHP opens its extensions with RTLD_DEEPBIND, which
 * the sanitizers' runtime refuses because their own malloc would be passed by.
 */
#define _GNU_SOURCE
#include <dlfcn.h>

void *dlopen(const char *file, int mode)
{
	void *(*real)(const char *, int) = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
	return real(file, mode & ~RTLD_DEEPBIND);
}
