/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_ACTOR_H
#define SOC_SERVICE_ACTOR_H

#include "core/actor.h"
#include "service/ctx.h"

enum { SOC_ACTOR_SETTLE_MAX = 10000 };

/* The accounts of a wiki as the store knows them: a mirror of what the wiki says. Calls for the
 * wiki itself, not for a viewer. All: INVALID "wiki-invalid". */

/* Some accounts in the order of their ids, from behind `after`. */
typedef struct soc_actor_query {
	soc_str wiki;
	int64_t after;
	int64_t limit; /* 1 to SOC_ACTOR_LIST_MAX */
} soc_actor_query;

typedef struct soc_actor_entry {
	soc_actor_state state;
	int64_t merged_into; /* local user id; 0: not merged */
} soc_actor_entry;

typedef struct soc_actor_list {
	const soc_actor_entry *entries;
	int count;
} soc_actor_list;

/* One exchange. INVALID "limit-invalid". */
bool soc_actor_list_read(const soc_ctx *ctx, const soc_actor_query *query,
	soc_actor_list *out_list, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_actor_states {
	const soc_actor_state *states; /* as soc_actor_states_check wants them */
	size_t count;
} soc_actor_states;

/* Sets the flags of those the store knows, and adds nobody; one exchange, none for an empty list.
 * Answers how many rows changed. INVALID "users-invalid". */
bool soc_actor_mirror(const soc_ctx *ctx, soc_str wiki, const soc_actor_states *users,
	int *out_changed, soc_err *err) SOC_MUST_CHECK;

/* One account merged into another. */
typedef struct soc_actor_merger {
	soc_str wiki;
	int64_t from, to; /* local user ids */
} soc_actor_merger;

/*
 * Notes the merger: from now on the heir stands for the person. What the person wrote is moved by
 * soc_actor_settle. One exchange; repeated, or of somebody unknown to the store, it changes
 * nothing. INVALID "user-invalid", "merge-self"; CONFLICT "merge-loop" (the heir was merged into
 * this one), "merge-other" (this one was merged into somebody else).
 */
bool soc_actor_merge(const soc_ctx *ctx, const soc_actor_merger *merger, bool *out_changed,
	soc_err *err) SOC_MUST_CHECK;

/* A batch of statuses in the order of their ids, from behind `after`. */
typedef struct soc_actor_batch {
	soc_str wiki;
	soc_str after; /* status id, "0": from the start */
	int64_t limit; /* statuses looked at, 1 to SOC_ACTOR_SETTLE_MAX */
	bool dry_run;  /* count only */
} soc_actor_batch;

typedef struct soc_actor_settled {
	int moved;
	bool more;
	int64_t next; /* where more: `after` of the next batch */
} soc_actor_settled;

/* Gives heirs what merged people wrote, in one transaction; one exchange. Repeated it moves
 * nothing. INVALID "limit-invalid", "cursor-invalid". */
bool soc_actor_settle(const soc_ctx *ctx, const soc_actor_batch *batch,
	soc_actor_settled *out_settled, soc_err *err) SOC_MUST_CHECK;

#endif
