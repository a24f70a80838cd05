/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_STATUS_H
#define SOC_CORE_STATUS_H

#include "core/entity.h"
#include "core/media.h"
#include "core/target.h"

#include <stdint.h>

enum { SOC_STATUS_TEXT_MAX = 2000, SOC_STATUS_LANG_MAX = 35, SOC_STATUS_KEY_MAX = 64 };

typedef enum soc_visibility {
	SOC_VISIBILITY_PUBLIC,
	SOC_VISIBILITY_FOLLOWERS,
	SOC_VISIBILITY_GROUP,
	SOC_VISIBILITY_MENTIONED
} soc_visibility;

typedef enum soc_hide_level { SOC_HIDE_NONE, SOC_HIDE_HIDDEN, SOC_HIDE_SUPPRESSED } soc_hide_level;

/* A status or comment as the store holds it; texts are the arena's. */
typedef struct soc_status {
	int64_t id;
	soc_str wiki;
	int64_t author;   /* local user id */
	soc_str text;
	soc_entities entities;
	soc_str lang;     /* "" unknown */
	soc_visibility visibility;
	int32_t version;
	int64_t created;  /* microseconds since 1970 */
	int64_t edited;   /* likewise, 0 never */
	bool deleted;     /* by its author */
	soc_hide_level hidden;
	soc_media_list media;
	soc_str root;     /* key of what a comment hangs on; ptr NULL: it is a status */
	soc_target_kind root_kind;
	int64_t thread;   /* of a comment: the first one of its thread */
	int64_t parent;   /* likewise: the comment it answers, 0: the root */
	int64_t group;    /* of a status: where it was posted into, 0: into none that is known */
	soc_str group_name; /* where there is a group */
} soc_status;

/* What a status said at one time; likewise. */
typedef struct soc_version {
	int32_t version;
	int64_t editor;   /* local user id */
	soc_str text;     /* ptr NULL: hidden from this viewer, and so are the next three */
	soc_entities entities;
	soc_media_list media;
	soc_str lang;
	int64_t created;  /* microseconds since 1970 */
	soc_hide_level hidden;
	bool current;
} soc_version;

/* How a status or a comment stands, without what it says. */
typedef struct soc_state {
	int64_t id;
	int64_t author;   /* local user id */
	int64_t created;  /* microseconds since 1970 */
	soc_visibility visibility;
	bool listed;      /* everybody sees it, and whose it is */
	bool comment;
} soc_state;

/* Pages of the wiki by their ids, each once, in rising order. */
typedef struct soc_pages {
	const int64_t *id;
	int count;
} soc_pages;

/* What someone wants to post, or to put in its place; borrowed. */
typedef struct soc_draft {
	soc_str text;
	soc_str lang;
	soc_str key; /* idempotency key; ptr NULL for none */
	soc_visibility visibility;
	soc_entities entities;
	soc_media_uses media;
	soc_pages pages;
	int64_t group; /* posted into, 0: into none; then the level is public, the group decides */
	bool repeat; /* make nothing: only what the key made before is asked for */
} soc_draft;

/* INVALID "lang-invalid" for what is no language code; "" is unknown. */
bool soc_lang_check(soc_str lang, soc_err *err) SOC_MUST_CHECK;

/*
 * Checks a draft and puts its text into the stored form: line ends become LF, trailing white space
 * goes. INVALID text-empty (nothing visible), text-too-long (over 2,000 code points),
 * text-encoding (not UTF-8), text-control (control characters), text-bidi (direction marks that do
 * not close), lang-invalid, key-invalid, entities-invalid (as soc_entities_check, against the
 * stored form), mention-missing (for the mentioned, who are nobody), draft-invalid (a level that
 * nobody posts to yet; pages that are too many, or no ids that rise), and as
 * soc_media_uses_check; NOMEM.
 */
bool soc_draft_check(const soc_draft *draft, soc_arena *arena, soc_draft *out_draft, soc_err *err)
	SOC_MUST_CHECK;

#endif
