/* SPDX-License-Identifier: MIT */
#include "core/object.h"

#include "core/event.h"
#include "core/group.h"
#include "core/id.h"

#include "base/ban.h"

static const char *const WORDS[] = { "status", "comment", "event", "group" };

enum { WORD_COUNT = sizeof(WORDS) / sizeof(WORDS[0]) };

const char *soc_object_word(soc_object_kind kind)
{
	return WORDS[kind];
}

bool soc_object_not_found(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_NOT_FOUND, "status-not-found",
		"no such status for this viewer");
}

bool soc_object_kind_not_found(soc_object_kind kind, soc_err *err)
{
	if (kind == SOC_OBJECT_GROUP) {
		return soc_group_not_found(err);
	}
	return kind == SOC_OBJECT_EVENT ? soc_event_not_found(err) : soc_object_not_found(err);
}

bool soc_object_parse(soc_str type, soc_str id, soc_object *out_object, soc_err *err)
{
	int kind = 0;
	while (kind < WORD_COUNT && !soc_str_is(type, WORDS[kind])) {
		kind++;
	}
	if (kind == WORD_COUNT) {
		return soc_err_set(err, SOC_ERR_INVALID, "type-invalid",
			"a type is \"status\", \"comment\", \"event\" or \"group\"");
	}
	out_object->kind = (soc_object_kind)kind;
	return soc_id_parse(id, &out_object->id) || soc_object_kind_not_found(out_object->kind, err);
}
