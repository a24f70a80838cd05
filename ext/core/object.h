/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_OBJECT_H
#define SOC_CORE_OBJECT_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/* What is reported and moderated; the numbers are the store's. */
typedef enum soc_object_kind {
	SOC_OBJECT_STATUS, SOC_OBJECT_COMMENT, SOC_OBJECT_EVENT, SOC_OBJECT_GROUP
} soc_object_kind;

/* An object as callers name it. */
typedef struct soc_object {
	soc_object_kind kind;
	int64_t id;
} soc_object;

/* INVALID "type-invalid" unless `type` is "status", "comment", "event" or "group"; an id of wrong
 * form is NOT_FOUND like one that nothing has. */
bool soc_object_parse(soc_str type, soc_str id, soc_object *out_object, soc_err *err)
	SOC_MUST_CHECK;
const char *soc_object_word(soc_object_kind kind);
/* NOT_FOUND "status-not-found": absent and not to be seen answer alike. */
bool soc_object_not_found(soc_err *err);
/* Of any kind: of an event "event-not-found", of a group "group-not-found". */
bool soc_object_kind_not_found(soc_object_kind kind, soc_err *err);

#endif
