/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_EVENT_H
#define SOC_ZEND_EVENT_H

#include "php.h"

#include "core/event.h"
#include "service/event.h"

/* Events between PHP's arrays and structs. Texts are borrowed one way and copied the other. */

/* INVALID "event-invalid" for what is no tag, or no list of texts; NOMEM. */
bool soc_event_tag_from_array(HashTable *array, soc_arena *arena, soc_event_tag *out_tag,
	soc_err *err);
bool soc_event_names_from_list(HashTable *list, soc_arena *arena, soc_event_names *out_names,
	soc_err *err);
bool soc_event_questions_from_list(HashTable *list, soc_arena *arena, soc_questions *out_questions,
	soc_err *err);

void soc_convert_event(zval *out, const soc_event *event);
/* array{start, end, startAt, endAt} */
void soc_convert_event_date(zval *out, const soc_event_date *date);

#endif
