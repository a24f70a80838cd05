/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_FOLLOW_H
#define SOC_SERVICE_FOLLOW_H

#include "core/actor.h"
#include "core/cursor.h"
#include "core/viewer.h"
#include "service/ctx.h"

/* Following and personal blocks (docs/adr/0013). */

enum { SOC_FOLLOW_LIMIT_MAX = 100, SOC_FOLLOW_MOST = 5000, SOC_PERSON_BLOCK_MOST = 5000 };

/* Whom a person lets follow them. */
typedef enum soc_follow_choice {
	SOC_FOLLOW_OPEN, SOC_FOLLOW_REQUEST, SOC_FOLLOW_CLOSED
} soc_follow_choice;

/* INVALID "choice-invalid" for any other word than "open", "request", "closed". */
bool soc_follow_choice_parse(soc_str word, soc_follow_choice *out_choice, soc_err *err)
	SOC_MUST_CHECK;

/* What can be followed: a person or a page, by its id on the viewer's wiki. */
typedef struct soc_followee {
	soc_actor_kind kind;
	int64_t id;
	soc_follow_choice choice; /* of a person who is to be followed; else 0 */
} soc_followee;

/* INVALID "kind-invalid" for any other word than "user" and "page". */
bool soc_followee_kind_parse(soc_str word, soc_actor_kind *out_kind, soc_err *err) SOC_MUST_CHECK;
const char *soc_followee_kind_word(soc_actor_kind kind);

/* How somebody stands to what they may follow. */
typedef enum soc_follow_state {
	SOC_FOLLOW_NONE, SOC_FOLLOW_REQUESTED, SOC_FOLLOW_FOLLOWING
} soc_follow_state;
const char *soc_follow_state_word(soc_follow_state state);

typedef struct soc_follow_outcome {
	soc_follow_state state;
	bool changed;
	bool blocked; /* of a state: the viewer blocked the person */
} soc_follow_outcome;

/* Each is one exchange and answers INVALID "viewer-anonymous", "user-invalid". */

/* Follows, or asks to where the choice of a person is so. NOT_FOUND "followee-not-found"; FORBIDDEN
 * "follow-self", "follow-closed", "follow-blocking" (the viewer blocked the person); CONFLICT
 * "follow-limit". */
bool soc_follow_put(const soc_ctx *ctx, const soc_viewer *viewer, const soc_followee *followee,
	soc_follow_outcome *out_outcome, soc_err *err) SOC_MUST_CHECK;
/* Ends it, or the request; nothing to end is no error. */
bool soc_follow_end(const soc_ctx *ctx, const soc_viewer *viewer, const soc_followee *followee,
	bool *out_changed, soc_err *err) SOC_MUST_CHECK;
/* Lets a person follow the viewer who asked to. NOT_FOUND "request-not-found". */
bool soc_follow_accept(const soc_ctx *ctx, const soc_viewer *viewer, int64_t user,
	bool *out_changed, soc_err *err) SOC_MUST_CHECK;
/* Ends that a person follows the viewer, or refuses their request. */
bool soc_follow_drop(const soc_ctx *ctx, const soc_viewer *viewer, int64_t user,
	bool *out_changed, soc_err *err) SOC_MUST_CHECK;
/* How the viewer stands to it. */
bool soc_follow_state_of(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_followee *followee, soc_follow_outcome *out_outcome, soc_err *err) SOC_MUST_CHECK;

/* Blocks a person personally, which ends that either follows the other. NOT_FOUND
 * "followee-not-found"; FORBIDDEN "block-self"; CONFLICT "block-limit". */
bool soc_person_block_put(const soc_ctx *ctx, const soc_viewer *viewer, int64_t user,
	bool *out_changed, soc_err *err) SOC_MUST_CHECK;
bool soc_person_block_end(const soc_ctx *ctx, const soc_viewer *viewer, int64_t user,
	bool *out_changed, soc_err *err) SOC_MUST_CHECK;

typedef enum soc_follow_list_kind {
	SOC_FOLLOW_LIST_FOLLOWING, SOC_FOLLOW_LIST_FOLLOWERS, SOC_FOLLOW_LIST_REQUESTS,
	SOC_FOLLOW_LIST_BLOCKED
} soc_follow_list_kind;

/* INVALID "list-invalid" for any other word than "following", "followers", "requests" and
 * "blocked". */
bool soc_follow_list_parse(soc_str word, soc_follow_list_kind *out_kind, soc_err *err)
	SOC_MUST_CHECK;

typedef struct soc_follow_request {
	soc_follow_list_kind kind;
	int64_t limit;
	soc_str cursor; /* ptr NULL: from the newest */
} soc_follow_request;

typedef struct soc_follow_item {
	soc_followee who;
	soc_follow_state state;
	int64_t at; /* microseconds since 1970 */
} soc_follow_item;

typedef struct soc_follow_page {
	const soc_follow_item *items; /* newest first */
	int count;
	bool has_next;
	soc_cursor next; /* where has_next */
} soc_follow_page;

/* One of the viewer's own lists; one exchange. INVALID "limit-invalid", "cursor-invalid". */
bool soc_follow_list(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_follow_request *request, soc_follow_page *out_page, soc_err *err) SOC_MUST_CHECK;

#endif
