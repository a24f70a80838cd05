/* SPDX-License-Identifier: MIT */
#include "text/bidi.h"

#include "base/ban.h"

static bool open_level(soc_bidi *bidi, bool isolate)
{
	if (bidi->depth == SOC_BIDI_DEPTH) {
		return false;
	}
	bidi->isolate[bidi->depth++] = isolate;
	return true;
}

static bool close_level(soc_bidi *bidi, bool isolate)
{
	if (bidi->depth == 0 || bidi->isolate[bidi->depth - 1] != isolate) {
		return false;
	}
	bidi->depth--;
	return true;
}

bool soc_bidi_take(soc_bidi *bidi, int32_t point)
{
	switch (point) {
	case 0x202A: /* LRE */
	case 0x202B: /* RLE */
	case 0x202D: /* LRO */
	case 0x202E: /* RLO */
		return open_level(bidi, false);
	case 0x2066: /* LRI */
	case 0x2067: /* RLI */
	case 0x2068: /* FSI */
		return open_level(bidi, true);
	case 0x202C: /* PDF */
		return close_level(bidi, false);
	case 0x2069: /* PDI */
		return close_level(bidi, true);
	case '\n':
	case 0x2029: /* paragraph separator */
		return soc_bidi_is_closed(bidi);
	default:
		return true;
	}
}

bool soc_bidi_is_closed(const soc_bidi *bidi)
{
	return bidi->depth == 0;
}
