/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_FANOUT_H
#define SOC_SERVICE_FANOUT_H

#include "service/ctx.h"

/*
 * Who is told of what the log says (docs/adr/0010). A batch's events are served in its
 * transaction; one that concerns more than SOC_FANOUT_LARGE people is left to the second lane, a
 * chunk at a time: small enough that what comes meanwhile waits some hundredths of a second.
 */
enum { SOC_FANOUT_LARGE = 1000, SOC_FANOUT_CHUNK = 2500, SOC_FANOUT_CHUNK_MAX = 10000 };

/* Rows of the log that may concern somebody, column by column; in the arena they were made in. */
typedef struct soc_fanout_events {
	size_t count;
	int64_t *id, *verb, *actor, *object;
} soc_fanout_events;

typedef struct soc_fanout_told {
	int64_t people;   /* bundles written, new or grown */
	int64_t deferred; /* events left to the second lane */
} soc_fanout_told;

/* Room for `count` rows; NOMEM. */
bool soc_fanout_events_make(soc_fanout_events *events, soc_arena *arena, size_t count,
	soc_err *err) SOC_MUST_CHECK;

/* Keeps the row if anybody is told of its verb, or could be. */
void soc_fanout_events_add(soc_fanout_events *events, int64_t id, int64_t verb, int64_t actor,
	int64_t object);

/* Inside the batch's transaction; without events nothing is sent. */
bool soc_fanout_serve(const soc_ctx *ctx, const soc_fanout_events *events,
	soc_fanout_told *out_told, soc_err *err) SOC_MUST_CHECK;

/*
 * Notes which events are to be reminded of by now, for the second lane; each once, in one
 * transaction with the note that it was. Answers how many.
 */
bool soc_fanout_remind(const soc_ctx *ctx, int64_t *out_due, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_fanout_chunk_done {
	int64_t people; /* bundles written */
	bool worked;    /* an event was there */
	int64_t dead;   /* it failed again and again and was laid aside (service/dead.h), 0: none */
	soc_err why;    /* for that */
} soc_fanout_chunk_done;

/*
 * The next `limit` people of the oldest event in the second lane, in a transaction of its own, with
 * the place where they end: both or neither. INVALID limit-invalid.
 */
bool soc_fanout_chunk(const soc_ctx *ctx, int limit, soc_fanout_chunk_done *out_done, soc_err *err)
	SOC_MUST_CHECK;

#endif
