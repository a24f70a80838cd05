/* SPDX-License-Identifier: MIT */
#include "core/prose.h"

#include "text/bidi.h"
#include "text/class.h"
#include "text/utf8.h"

#include "base/ban.h"

/* Copies with CRLF and CR as LF. A CR byte is never part of a longer UTF-8 sequence. */
static size_t unify_line_ends(soc_str text, char *out)
{
	size_t used = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] != '\r') {
			out[used++] = text.ptr[i];
		} else if (i + 1 == text.len || text.ptr[i + 1] != '\n') {
			out[used++] = '\n';
		}
	}
	return used;
}

static bool measure(soc_str text, soc_prose *out, soc_err *err)
{
	soc_bidi bidi = { 0 };
	size_t points = 0;
	bool closed = true;
	for (size_t at = 0; at < text.len;) {
		int32_t point = soc_utf8_next(text.ptr, text.len, &at);
		if (point == SOC_UTF8_BAD) {
			return soc_err_set(err, SOC_ERR_INVALID, "text-encoding", "the text is not UTF-8");
		}
		if (soc_point_is_control(point)) {
			return soc_err_set(err, SOC_ERR_INVALID, "text-control",
				"the text holds the control character U+%04X", (unsigned)point);
		}
		points++;
		closed = closed && soc_bidi_take(&bidi, point);
		out->visible = out->visible || !soc_point_is_blank(point);
		if (!soc_point_is_space(point)) {
			out->points = points;
			out->text.len = at;
		}
	}
	if (!closed || !soc_bidi_is_closed(&bidi)) {
		return soc_err_set(err, SOC_ERR_INVALID, "text-bidi",
			"the text does not close its direction marks in each paragraph");
	}
	return true;
}

bool soc_prose_take(soc_str text, soc_arena *arena, soc_prose *out, soc_err *err)
{
	char *copy = soc_arena_alloc(arena, text.len, err);
	if (!copy) {
		return false;
	}
	*out = (soc_prose){ .text = { copy, 0 } };
	return measure((soc_str){ copy, unify_line_ends(text, copy) }, out, err);
}
