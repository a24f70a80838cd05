/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_EVENT_READ_H
#define SOC_CORE_EVENT_READ_H

#include "core/event.h"
#include "json/read.h"

/* An event out of the JSON of the store (sql/predicate/card.sql). BUG when it is none; NOMEM. */
bool soc_event_read(soc_str json, soc_arena *arena, soc_event *out_event, soc_err *err)
	SOC_MUST_CHECK;
/* A date out of such JSON: start, end, and when they are. */
void soc_event_date_read(soc_json json, soc_event_date *out_date);
/* Questions as social.event has them; what is none is left out. NOMEM. */
bool soc_questions_read(soc_json json, soc_arena *arena, soc_questions *out_questions, soc_err *err)
	SOC_MUST_CHECK;
/*
 * Puts questions into their stored form and writes them as JSON for the store. INVALID
 * "event-invalid" (how many, how long, empty, more than one line), text-encoding, text-control,
 * text-bidi; NOMEM.
 */
bool soc_questions_write(const soc_questions *questions, soc_arena *arena, soc_str *out_json,
	soc_err *err) SOC_MUST_CHECK;

#endif
