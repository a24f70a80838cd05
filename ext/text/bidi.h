/* SPDX-License-Identifier: MIT */
#ifndef SOC_TEXT_BIDI_H
#define SOC_TEXT_BIDI_H

#include <stdbool.h>
#include <stdint.h>

enum { SOC_BIDI_DEPTH = 125 }; /* max_depth of UAX #9 */

/*
 * Whether the explicit direction marks of a text (U+202A to 202E, 2066 to 2069) close in order
 * within each paragraph, so that no text can reorder what stands beside it. Zeroed at the start.
 */
typedef struct soc_bidi {
	int depth;
	bool isolate[SOC_BIDI_DEPTH];
} soc_bidi;

/* Takes the next code point; false when it closes what is not open, goes too deep, or ends a
 * paragraph with something open. */
bool soc_bidi_take(soc_bidi *bidi, int32_t point);
/* Whether the text may end here. */
bool soc_bidi_is_closed(const soc_bidi *bidi);

#endif
