/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SOC_FUZZ_HOST_H
#define SOC_FUZZ_HOST_H

#include <php.h>

/*
 * PHP by its embed SAPI with the module linked into the program: no dlopen, so the sanitizers and
 * libFuzzer see all of it. The store is SOCIAL_DSN_WEB, without it one whose socket is not there.
 */

/*
 * One PHP request in which `calls` runs inside a frame; $things holds objects and a resource that
 * scripts may pass. A fatal error ends the program.
 */
void fuzz_request(void (*calls)(void));

/* One of the values of $things, by any number. */
zval *fuzz_thing(unsigned which);

#endif
