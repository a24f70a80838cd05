/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_CURSOR_H
#define SOC_CORE_CURSOR_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/* Which list a cursor pages; part of the token, so that one list's cursor is refused by another. */
typedef enum soc_cursor_kind {
	SOC_CURSOR_FEED_PUBLIC = 1,
	SOC_CURSOR_FEED_USER = 2,
	SOC_CURSOR_FEED_MENTIONS = 3,
	SOC_CURSOR_HISTORY = 4, /* its id is the number of a version */
	SOC_CURSOR_LIKES = 5,
	SOC_CURSOR_THREADS = 6,
	SOC_CURSOR_REPLIES = 7, /* pages up */
	SOC_CURSOR_FEED_PAGE = 8,
	SOC_CURSOR_EVENTS = 9,
	SOC_CURSOR_EVENT_DATES = 10, /* of a time and an id */
	SOC_CURSOR_NOTIFICATIONS = 11, /* its id is a seq */
	SOC_CURSOR_GROUPS = 12,
	SOC_CURSOR_FEED_GROUP = 13,
	SOC_CURSOR_FEED_HOME = 14,
	SOC_CURSOR_SIGNUPS = 16, /* and up to 20: plus a soc_signup_state */
	SOC_CURSOR_MEMBERS = 24, /* and up to 27: plus a soc_member_state; of a role and a key */
	SOC_CURSOR_FOLLOWS = 28 /* and up to 31: plus a soc_follow_list_kind */
} soc_cursor_kind;

enum { SOC_CURSOR_LENGTH = 19, SOC_CURSOR_PAIR_LENGTH = 30 };

/* A token as text with its NUL. */
typedef struct soc_cursor {
	char text[SOC_CURSOR_LENGTH + 1];
} soc_cursor;

/*
 * The token "what comes after `id`": base64url of version, kind, id and a check sum. The sum finds
 * accidents and guesses, it is no secret: a cursor grants nothing, visibility is decided anew.
 */
soc_cursor soc_cursor_encode(soc_cursor_kind kind, int64_t id);

/* Reads only what soc_cursor_encode writes for this kind; else INVALID "cursor-invalid". */
bool soc_cursor_decode(soc_cursor_kind kind, soc_str token, int64_t *out_id, soc_err *err)
	SOC_MUST_CHECK;

/* A token of a list in the order of a time and an id. */
typedef struct soc_cursor_pair {
	char text[SOC_CURSOR_PAIR_LENGTH + 1];
} soc_cursor_pair;

/* As soc_cursor_encode, behind the item of this time (microseconds since 1970) and id. */
soc_cursor_pair soc_cursor_pair_encode(soc_cursor_kind kind, int64_t time, int64_t id);
/* Reads only what soc_cursor_pair_encode writes for this kind; else INVALID "cursor-invalid". */
bool soc_cursor_pair_decode(soc_cursor_kind kind, soc_str token, int64_t *out_time,
	int64_t *out_id, soc_err *err) SOC_MUST_CHECK;

#endif
