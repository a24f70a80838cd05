/* SPDX-License-Identifier: MIT */
#include "core/target.h"

#include "core/id.h"
#include "text/class.h"
#include "text/utf8.h"

#include "base/ban.h"

static const char *const WORDS[SOC_TARGET_KIND_COUNT] = {
	"event", "revision", "log", "talk-comment", "status", "comment",
};

const char *soc_target_word(soc_target_kind kind)
{
	return WORDS[kind];
}

bool soc_target_not_found(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_NOT_FOUND, "target-not-found",
		"no such object for this viewer");
}

/* The store joins names by line feeds, so no name may hold one. */
static bool is_name(soc_str key)
{
	bool good = key.len > 0 && key.len <= SOC_TARGET_KEY_MAX;
	for (size_t at = 0; good && at < key.len;) {
		int32_t point = soc_utf8_next(key.ptr, key.len, &at);
		good = point != SOC_UTF8_BAD && point != '\n' && point != '\t'
			&& !soc_point_is_control(point);
	}
	return good;
}

bool soc_target_parse(soc_str type, soc_str key, soc_target *out_target, soc_err *err)
{
	int kind = 0;
	while (kind < SOC_TARGET_KIND_COUNT && !soc_str_is(type, WORDS[kind])) {
		kind++;
	}
	if (kind == SOC_TARGET_KIND_COUNT) {
		return soc_err_set(err, SOC_ERR_INVALID, "type-invalid", "no such type of object");
	}
	*out_target = (soc_target){ .kind = (soc_target_kind)kind, .key = key };
	bool good = kind == SOC_TARGET_TALK_COMMENT ? is_name(key) : soc_id_parse(key, &out_target->id);
	return good || soc_target_not_found(err);
}
