/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_ACTIVITY_H
#define SOC_SERVICE_ACTIVITY_H

#include "service/ctx.h"

enum { SOC_ACTIVITY_LIMIT_MAX = 10000, SOC_ACTIVITY_COUNTED = 100000 };

/* The consumer by which people are told what concerns them; of others events are only counted. */
#define SOC_ACTIVITY_FANOUT "fanout"

/* One consumer's place, as the worker that serves it remembers it between batches. */
typedef struct soc_activity_run {
	int64_t batch;   /* number of its last batch, -1: not known; set to that of this one */
	int64_t handled; /* events of this batch */
	bool more;       /* more are waiting: call again at once */
	int64_t told;    /* people told of them, of the consumer SOC_ACTIVITY_FANOUT */
	int64_t dead;    /* the event that was laid aside (service/dead.h), 0: none */
	soc_err why;     /* for that */
	bool deferred;   /* the second lane waits: soc_fanout_chunk (service/fanout.h) */
	bool poked;      /* numbers are to be sent: soc_live_take (service/live.h) */
	int64_t mirrored; /* newest mark of soc_mirror_take (service/mirror.h), 0: none */
} soc_activity_run;

typedef struct soc_activity_proof {
	int64_t handled, expected;
	bool same;
} soc_activity_proof;

/*
 * Handles the next events of the log for `consumer`, at most `limit`, in one transaction with its
 * cursor: both or neither. Without anything new it writes nothing and opens no transaction. An
 * unknown consumer begins at the start of the log. A worker that gives the number of its last
 * batch is refused when another one has taken over since.
 * An event that cannot be served is found by halving the batch, and laid aside as handled; so is
 * one that thrice takes longer than a statement may: those of its batch are then tried one by one.
 * CONFLICT "cursor-moved"; INVALID "limit-invalid", "consumer-invalid".
 */
bool soc_activity_batch(const soc_ctx *ctx, soc_str consumer, int limit, soc_activity_run *run,
	soc_err *err) SOC_MUST_CHECK;

/* Counts the log's own rows behind the cursor against what was handled: reads the whole log. */
bool soc_activity_verify(const soc_ctx *ctx, soc_str consumer, soc_activity_proof *out_proof,
	soc_err *err) SOC_MUST_CHECK;

typedef struct soc_activity_delay {
	bool known;        /* the consumer exists: a worker has served it once */
	int64_t events;    /* of the log, not handled yet; SOC_ACTIVITY_COUNTED at most, or about it */
	int64_t ms;        /* since the oldest of them */
	int64_t deferred;  /* events in the second lane, of the consumer SOC_ACTIVITY_FANOUT */
	int64_t deferred_ms;
	int64_t dead;      /* events laid aside, of the same consumer */
} soc_activity_delay;

/* How far a consumer is behind the log. One exchange, cheap however long the log is. */
bool soc_activity_measure(const soc_ctx *ctx, soc_str consumer, soc_activity_delay *out_delay,
	soc_err *err) SOC_MUST_CHECK;

#endif
