/* SPDX-License-Identifier: MIT */
#include "core/moderation.h"

#include "core/viewer.h"
#include "text/bidi.h"
#include "text/class.h"
#include "text/utf8.h"

#include "base/ban.h"

static const char *const LEVELS[] = { "none", "hidden", "suppressed" };

enum { LEVEL_COUNT = sizeof(LEVELS) / sizeof(LEVELS[0]) };

const char *soc_hide_level_word(soc_hide_level level)
{
	return LEVELS[level];
}

bool soc_hide_level_parse(soc_str word, soc_hide_level *out_level)
{
	for (int level = 0; level < LEVEL_COUNT; level++) {
		if (soc_str_is(word, LEVELS[level])) {
			*out_level = (soc_hide_level)level;
			return true;
		}
	}
	return false;
}

int32_t soc_moderation_sources(int32_t caps, soc_hide_level to)
{
	bool suppresses = (caps & SOC_CAP_SUPPRESS) != 0;
	bool moderates = (caps & SOC_CAP_MODERATE) != 0;
	int32_t sources = suppresses ? 1 << SOC_HIDE_SUPPRESSED : 0;
	if (to == SOC_HIDE_SUPPRESSED ? suppresses : moderates) {
		sources |= 1 << SOC_HIDE_NONE | 1 << SOC_HIDE_HIDDEN;
	}
	return sources;
}

static bool refuse_control(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "reason-control",
		"a reason is one line without control characters");
}

static bool point_check(int32_t point, soc_bidi *bidi, soc_err *err)
{
	if (point == SOC_UTF8_BAD) {
		return soc_err_set(err, SOC_ERR_INVALID, "text-encoding", "the reason is not UTF-8");
	}
	bool breaks = point == '\n' || point == '\t' || point == 0x2028 || point == 0x2029;
	if (breaks || soc_point_is_control(point) || !soc_bidi_take(bidi, point)) {
		return refuse_control(err);
	}
	return true;
}

static bool refuse_long(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "reason-too-long",
		"a reason is at most %d code points", SOC_REASON_MAX);
}

bool soc_reason_check(soc_str reason, bool needed, soc_err *err)
{
	soc_bidi bidi = { 0 };
	size_t points = 0;
	bool visible = false;
	if (reason.len > 4 * SOC_REASON_MAX) {
		return refuse_long(err);
	}
	for (size_t at = 0; at < reason.len; points++) {
		int32_t point = soc_utf8_next(reason.ptr, reason.len, &at);
		if (!point_check(point, &bidi, err)) {
			return false;
		}
		visible = visible || !soc_point_is_blank(point);
	}
	if (points > SOC_REASON_MAX) {
		return refuse_long(err);
	}
	if (!soc_bidi_is_closed(&bidi)) {
		return refuse_control(err);
	}
	if (needed && !visible) {
		return soc_err_set(err, SOC_ERR_INVALID, "reason-empty", "a reason is needed");
	}
	return true;
}
