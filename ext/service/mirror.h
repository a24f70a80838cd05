/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_MIRROR_H
#define SOC_SERVICE_MIRROR_H

#include "service/ctx.h"

/*
 * Numbers of unread notifications that another inbox of the wiki shows too (docs/adr/0015). Whoever
 * may have changed one leaves a mark in the same transaction, in wikis that have started this.
 */
enum {
	SOC_MIRROR_PEOPLE_MAX = 100, /* in one call */
	SOC_MIRROR_COUNT_MAX = 100   /* the number is counted to it */
};

typedef struct soc_mirror_person {
	int64_t user;   /* local id */
	int64_t mark;
	int64_t unread;
} soc_mirror_person;

typedef struct soc_mirror_list {
	const soc_mirror_person *item;
	int count;
} soc_mirror_list;

/* Marks whose numbers were brought over, two arrays of one length. */
typedef struct soc_mirror_marks {
	int64_t *user, *mark;
	size_t count;
} soc_mirror_marks;

/* From here on what changes in this wiki is marked; again without effect. Each one exchange, all
 * INVALID "wiki-invalid". */
bool soc_mirror_start(const soc_ctx *ctx, soc_str wiki, soc_err *err) SOC_MUST_CHECK;
/* No longer; what is marked is forgotten. */
bool soc_mirror_stop(const soc_ctx *ctx, soc_str wiki, soc_err *err) SOC_MUST_CHECK;
/* Who waits longest, at most `limit`, with their numbers of this moment. Also INVALID
 * "limit-invalid". */
bool soc_mirror_take(const soc_ctx *ctx, soc_str wiki, int64_t limit, soc_mirror_list *out_list,
	soc_err *err) SOC_MUST_CHECK;
/* How many of them have had no newer mark since. */
bool soc_mirror_done(const soc_ctx *ctx, soc_str wiki, const soc_mirror_marks *marks,
	int64_t *out_done, soc_err *err) SOC_MUST_CHECK;

#endif
