/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_LIKE_H
#define SOC_SERVICE_LIKE_H

#include "core/cursor.h"
#include "core/viewer.h"
#include "service/ctx.h"
#include "service/target.h"

enum { SOC_LIKE_BY_MAX = 100 };

typedef struct soc_likes {
	int64_t count; /* exact, without those of hidden people */
	bool mine;
} soc_likes;

typedef struct soc_like_outcome {
	soc_likes likes;
	bool changed;
	bool first; /* the store had not heard of the object before */
} soc_like_outcome;

/*
 * Likes an object, with its activity row; one exchange, and another now and then, which rolls
 * the total of a hot object. NOT_FOUND "target-not-found"; FORBIDDEN "like-own", "like-blocked";
 * INVALID "viewer-anonymous".
 */
bool soc_like_put(const soc_ctx *ctx, const soc_viewer *viewer, const soc_target *target,
	soc_like_outcome *out_outcome, soc_err *err) SOC_MUST_CHECK;

/* Takes one's own like back, also of what one may no longer see; likewise. */
bool soc_like_remove(const soc_ctx *ctx, const soc_viewer *viewer, const soc_target *target,
	soc_like_outcome *out_outcome, soc_err *err) SOC_MUST_CHECK;

/* One for each object; one exchange, none for no object. INVALID "objects-invalid" (more than
 * SOC_TARGET_MANY_MAX). */
bool soc_like_many(const soc_ctx *ctx, const soc_viewer *viewer, const soc_targets *targets,
	const soc_likes **out_likes, soc_err *err) SOC_MUST_CHECK;

/* Who may know who likes something: everybody, its author and who likes it, its author, nobody;
 * and moderators, unless it is nobody. */
typedef enum soc_like_policy {
	SOC_LIKE_PUBLIC, SOC_LIKE_PARTICIPANTS, SOC_LIKE_AUTHOR, SOC_LIKE_NOBODY
} soc_like_policy;

/* INVALID "policy-invalid" for any other word. */
bool soc_like_policy_parse(soc_str word, soc_like_policy *out_policy, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_like_request {
	soc_target target;
	soc_like_policy policy;
	int64_t limit;
	soc_str cursor; /* ptr NULL: from the newest */
} soc_like_request;

typedef struct soc_like_page {
	soc_likes likes;
	bool allowed;       /* false: nobody is named */
	const int64_t *user; /* local user ids, newest like first */
	int count;
	bool has_next;
	soc_cursor next;    /* where has_next */
} soc_like_page;

/* Who likes an object; one exchange. INVALID "limit-invalid", "cursor-invalid"; NOT_FOUND
 * "target-not-found". */
bool soc_like_by(const soc_ctx *ctx, const soc_viewer *viewer, const soc_like_request *request,
	soc_like_page *out_page, soc_err *err) SOC_MUST_CHECK;

#endif
