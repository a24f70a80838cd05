/* SPDX-License-Identifier: MIT */
#ifndef SOC_JSON_READ_H
#define SOC_JSON_READ_H

#include "base/arena.h"

#include <stdint.h>

enum { SOC_JSON_SIZE_MAX = 256 * 1024, SOC_JSON_DEPTH_MAX = 8 };

/* A value of a document; it lives, with all inside it, until the arena's rewind. */
typedef struct soc_json {
	const void *value; /* json_t; NULL: there is none */
} soc_json;

/*
 * Reads a whole document, an array or an object. INVALID "json-invalid": no JSON (a key twice, a
 * NUL and what is not UTF-8 included), over SOC_JSON_SIZE_MAX bytes, nested deeper than
 * SOC_JSON_DEPTH_MAX. NOMEM.
 */
bool soc_json_read(soc_str text, soc_arena *arena, soc_json *out_json, soc_err *err)
	SOC_MUST_CHECK;

/* Elements of an array, members of an object; 0 of anything else. */
int soc_json_count(soc_json json);
/* Element of an array; none when there is no such. */
soc_json soc_json_item(soc_json array, int index);
/* Value of a member of an object; none when there is no such. */
soc_json soc_json_member(soc_json object, const char *name);
/* False when it is no integer. */
bool soc_json_int(soc_json json, int64_t *out_value);
/* Whether it is true; false for other kinds too. */
bool soc_json_is_true(soc_json json);
/* ptr NULL when it is no string. */
soc_str soc_json_text(soc_json json);
/* Of a member, whose value is never negative; -1 when there is no integer of that name. */
int64_t soc_json_int_at(soc_json object, const char *name);
/* Of a member; ptr NULL when there is no string of that name. */
soc_str soc_json_text_at(soc_json object, const char *name);

#endif
