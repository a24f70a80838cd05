/* SPDX-License-Identifier: MIT */
#ifndef SOC_BASE_BUF_H
#define SOC_BASE_BUF_H

#include "base/arena.h"

/*
 * Growing bytes in an arena with a maximum given at the start. Failure sticks: after the first
 * failed append all later ones do nothing, and soc_buf_done reports it once.
 */
typedef struct soc_buf {
	soc_arena *arena;
	char *ptr;
	size_t len, cap, max;
	bool failed;
} soc_buf;

soc_buf soc_buf_start(soc_arena *arena, size_t max);
void soc_buf_append(soc_buf *buf, soc_str text);
void soc_buf_appendf(soc_buf *buf, const char *format, ...) SOC_PRINTF(2, 3);
/* The bytes, NUL-terminated, valid until the arena's rewind; NOMEM if any append failed. */
bool soc_buf_done(soc_buf *buf, soc_str *out_text, soc_err *err) SOC_MUST_CHECK;

#endif
