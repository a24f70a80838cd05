/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_PROSE_H
#define SOC_CORE_PROSE_H

#include "base/arena.h"

/* What people write, in the form in which it is stored. */
typedef struct soc_prose {
	soc_str text;
	size_t points; /* code points of it */
	bool visible;  /* something in it leaves a mark */
} soc_prose;

/*
 * Line ends become LF, trailing white space goes. INVALID text-encoding (not UTF-8), text-control
 * (control characters), text-bidi (direction marks that do not close); NOMEM.
 */
bool soc_prose_take(soc_str text, soc_arena *arena, soc_prose *out, soc_err *err) SOC_MUST_CHECK;

#endif
