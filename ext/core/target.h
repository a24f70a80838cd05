/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_TARGET_H
#define SOC_CORE_TARGET_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/* What is liked and commented. Up to SOC_TARGET_TALK_COMMENT the numbers are those of
 * social.target, which has a row for each; the others are rows of social.status. */
typedef enum soc_target_kind {
	SOC_TARGET_EVENT,
	SOC_TARGET_REVISION,
	SOC_TARGET_LOG,
	SOC_TARGET_TALK_COMMENT,
	SOC_TARGET_STATUS,
	SOC_TARGET_COMMENT,
	SOC_TARGET_KIND_COUNT
} soc_target_kind;

enum { SOC_TARGET_KEY_MAX = 255 };

/* An object as callers name it; borrowed. */
typedef struct soc_target {
	soc_target_kind kind;
	soc_str key;     /* decimal id, or the item name of a talk comment */
	int64_t id;      /* that id; 0 for a talk comment */
	int64_t author;  /* what the wiki says of it: local user id, 0 for nobody with an account */
	int64_t page;    /* likewise: page id, 0 for none */
} soc_target;

/* Whether objects of this kind are the wiki's own: the store hears of each when it is first liked
 * or commented, and what is not there may be there on the wiki. */
static inline bool soc_target_is_foreign(soc_target_kind kind)
{
	return kind >= SOC_TARGET_REVISION && kind <= SOC_TARGET_TALK_COMMENT;
}

/*
 * Fills kind, key and id. INVALID "type-invalid" unless `type` is one of the words; NOT_FOUND
 * "target-not-found" for a key that nothing of that kind has: a decimal id, for talk comments 1 to
 * 255 bytes of UTF-8 without control characters.
 */
bool soc_target_parse(soc_str type, soc_str key, soc_target *out_target, soc_err *err)
	SOC_MUST_CHECK;
const char *soc_target_word(soc_target_kind kind);
/* NOT_FOUND "target-not-found": absent and not to be seen answer alike. */
bool soc_target_not_found(soc_err *err);

#endif
