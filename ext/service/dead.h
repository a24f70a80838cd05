/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_DEAD_H
#define SOC_SERVICE_DEAD_H

#include "service/ctx.h"
#include "service/fanout.h"

/*
 * Events that cannot be served, whatever is tried: they are laid aside with the reason, so that the
 * others are served, and wait for an operator who has mended what was wrong.
 */
typedef struct soc_dead_event {
	int64_t id;
	int64_t verb; /* 0: of the second lane */
	int64_t actor, object, attempts;
	soc_str sqlstate, reason, died_at; /* in the caller's arena */
} soc_dead_event;

typedef struct soc_dead_list {
	soc_dead_event *event;
	int count;
} soc_dead_list;

/* True when PostgreSQL refuses the data itself, so that the same would fail again. Not of a store
 * that is away, a collision or a statement that took too long. */
bool soc_dead_is_poison(const soc_err *failure);
/* True when PostgreSQL gave a statement up after its time. Where other statements of the same
 * transaction were answered, and it happens again, that is of the event too. */
bool soc_dead_is_slow(const soc_err *failure);

/* Inside the batch's transaction: its only event, and why. */
bool soc_dead_bury(const soc_ctx *ctx, const soc_fanout_events *events, const soc_err *why,
	soc_err *err) SOC_MUST_CHECK;
/* An event of the second lane, which passes it over from now on; in a transaction of its own. */
bool soc_dead_bury_deferred(const soc_ctx *ctx, int64_t event_id, const soc_err *why,
	soc_err *err) SOC_MUST_CHECK;

/* The next `limit` behind `after`, by id. */
bool soc_dead_read(const soc_ctx *ctx, int64_t after, int limit, soc_dead_list *out_list,
	soc_err *err) SOC_MUST_CHECK;

/*
 * Serves it again, in one transaction with its removal from here; one of the second lane goes on
 * there, where it stopped. Fails as serving did, with one attempt more noted; NOT_FOUND
 * "dead-event-missing".
 */
bool soc_dead_redrive(const soc_ctx *ctx, int64_t event_id, soc_fanout_told *out_told,
	soc_err *err) SOC_MUST_CHECK;

#endif
