/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_ENTITY_H
#define SOC_CORE_ENTITY_H

#include "base/arena.h"

#include <stdint.h>

enum { SOC_STATUS_ENTITIES_MAX = 100, SOC_ENTITY_TITLE_MAX = 512 };

typedef enum soc_entity_type {
	SOC_ENTITY_USER, SOC_ENTITY_PAGE, SOC_ENTITY_FILE, SOC_ENTITY_REVISION, SOC_ENTITY_DIFF,
	SOC_ENTITY_URL, SOC_ENTITY_TYPE_COUNT
} soc_entity_type;

/* What a run of bytes of a text stands for; what its type has not is 0. */
typedef struct soc_entity {
	soc_entity_type type;
	int64_t start, length;
	int64_t user;      /* user: local user id; read from the store 0 where there is none any more */
	soc_str title;     /* page, file: prefixed text */
	int64_t revision;  /* revision, diff */
	int64_t old;       /* diff; 0: to the previous one */
} soc_entity;

/* In the order of the text, not overlapping. */
typedef struct soc_entities {
	const soc_entity *item;
	int count;
} soc_entities;

/* Local user ids of the persons mentioned, each once, in the order of the text. */
typedef struct soc_persons {
	const int64_t *user;
	int count;
} soc_persons;

/* How the store holds the entities of a text. */
typedef struct soc_entities_stored {
	soc_str json;        /* an entity that is a user holds its place in `persons` */
	soc_str text;
	soc_persons persons;
} soc_entities_stored;

/*
 * Whether they are what may stand in this text: at most SOC_STATUS_ENTITIES_MAX, ordered, apart,
 * within the text and between code points; ids positive; titles UTF-8 of 1 to SOC_ENTITY_TITLE_MAX
 * bytes without control characters. INVALID "entities-invalid".
 */
bool soc_entities_check(soc_entities entities, soc_str text, soc_err *err) SOC_MUST_CHECK;

/* Whom checked entities mention. NOMEM. */
bool soc_entities_persons(soc_entities entities, soc_arena *arena, soc_persons *out_persons,
	soc_err *err) SOC_MUST_CHECK;

/* Checked entities as JSON for the store. NOMEM. */
bool soc_entities_write(soc_entities entities, const soc_persons *persons, soc_arena *arena,
	soc_str *out_json, soc_err *err) SOC_MUST_CHECK;

/*
 * Entities from the store. What does not fit the text, or is of a kind that only another release
 * knows, is left out: the text is whole without it. NOMEM.
 */
bool soc_entities_read(const soc_entities_stored *stored, soc_arena *arena,
	soc_entities *out_entities, soc_err *err) SOC_MUST_CHECK;

#endif
