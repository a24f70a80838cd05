/* SPDX-License-Identifier: MIT */
#include "service/activity.h"

#include "core/page.h"
#include "pg/txn.h"
#include "service/dead.h"
#include "service/fanout.h"

#include <stdio.h>

#include "base/ban.h"

enum { ATTEMPTS = 10, SLOW_TRIES = 3, CONSUMER_MAX = 64, SUM_SIZE = 48 };

/* Ids added up in decimal halves: a thousand 63-bit numbers overflow 64 bits. */
static const int64_t HALF = INT64_C(1000000000000000000);

typedef struct id_sum {
	int64_t high, low;
} id_sum;

typedef struct batch {
	const soc_ctx *ctx;
	soc_str consumer;
	int limit;
	int64_t remembered;
	soc_activity_run done;
	/* the cursor as locked */
	int64_t number, last_id;
	soc_str from, to; /* to.ptr NULL: no window is open */
	bool resumed;     /* the window was opened by an earlier batch */
	/* what this batch read */
	int64_t newest;
	id_sum sum;
	soc_fanout_events events;
	bool serving;   /* whatever fails now fails for these events */
	int64_t suspects; /* so many events that took too long together are tried one by one */
	int slow;         /* so often the event that stands alone took too long */
	int64_t poison; /* this event cannot be served, 0: none is known */
	soc_err why;
} batch;

static void sum_add(id_sum *sum, int64_t id)
{
	sum->low += id % HALF;
	sum->high += id / HALF + sum->low / HALF;
	sum->low %= HALF;
}

static soc_str sum_text(const id_sum *sum, char out[static SUM_SIZE])
{
	int length = snprintf(out, SUM_SIZE, "%lld%018lld", (long long)sum->high, (long long)sum->low);
	return (soc_str){ out, (size_t)length };
}

static bool lock_cursor(batch *b, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_CONSUMER_LOCK, b->ctx->arena);
	soc_param_text(&params, SOC_P_CONSUMER_LOCK_NAME, b->consumer);
	if (!soc_pipeline_one(b->ctx->conn, &params, &rows, err))
		return false;
	b->number = rows.count ? soc_row_int(&rows, 0, SOC_C_CONSUMER_LOCK_BATCH) : -1;
	if (!rows.count || (b->remembered >= 0 && b->number != b->remembered))
		return soc_err_set(err, SOC_ERR_CONFLICT, "cursor-moved",
			"another worker serves this consumer: batch %lld, expected %lld",
			(long long)b->number, (long long)b->remembered);
	b->from = soc_row_text(&rows, 0, SOC_C_CONSUMER_LOCK_FROM_SNAPSHOT);
	b->to = soc_row_text(&rows, 0, SOC_C_CONSUMER_LOCK_TO_SNAPSHOT);
	b->last_id = soc_row_int(&rows, 0, SOC_C_CONSUMER_LOCK_LAST_ID);
	b->resumed = b->to.ptr != NULL;
	return true;
}

/* A snapshot of its own statement, taken behind the lock: never older than the cursor. */
static bool open_window(batch *b, soc_err *err)
{
	soc_rows rows;
	if (b->resumed)
		return true;
	soc_params params = soc_params_for(SOC_SQL_SNAPSHOT_NEXT, b->ctx->arena);
	soc_param_text(&params, SOC_P_SNAPSHOT_NEXT_FROM_SNAPSHOT, b->from);
	soc_param_int(&params, SOC_P_SNAPSHOT_NEXT_LIMIT, b->limit);
	if (!soc_pipeline_one(b->ctx->conn, &params, &rows, err))
		return false;
	b->to = soc_row_text(&rows, 0, SOC_C_SNAPSHOT_NEXT_SNAPSHOT);
	return true;
}

static bool read_window(batch *b, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_ACTIVITY_WINDOW, b->ctx->arena);
	soc_param_text(&params, SOC_P_ACTIVITY_WINDOW_FROM_SNAPSHOT, b->from);
	soc_param_text(&params, SOC_P_ACTIVITY_WINDOW_TO_SNAPSHOT, b->to);
	soc_param_int(&params, SOC_P_ACTIVITY_WINDOW_LAST_ID, b->last_id);
	soc_param_int(&params, SOC_P_ACTIVITY_WINDOW_LIMIT, b->limit);
	if (!soc_pipeline_one(b->ctx->conn, &params, &rows, err))
		return false;
	b->done.handled = rows.count;
	b->sum = (id_sum){ 0, 0 };
	if (!soc_fanout_events_make(&b->events, b->ctx->arena, (size_t)rows.count, err))
		return false;
	for (int row = 0; row < rows.count; row++) {
		b->newest = soc_row_int(&rows, row, SOC_C_ACTIVITY_WINDOW_ID);
		sum_add(&b->sum, b->newest);
		soc_fanout_events_add(&b->events, b->newest,
			soc_row_int(&rows, row, SOC_C_ACTIVITY_WINDOW_VERB),
			soc_row_int(&rows, row, SOC_C_ACTIVITY_WINDOW_ACTOR_ID),
			soc_row_int(&rows, row, SOC_C_ACTIVITY_WINDOW_OBJECT_ID));
	}
	return true;
}

/* Between two transactions another worker may have handled it. */
static bool lay_aside(batch *b, soc_err *err)
{
	if (b->newest != b->poison)
		return soc_err_set(err, SOC_ERR_CONFLICT, "cursor-moved",
			"another worker serves this consumer");
	b->done.dead = b->poison;
	b->done.why = b->why;
	return soc_dead_bury(b->ctx, &b->events, &b->why, err);
}

static bool serve(batch *b, soc_err *err)
{
	soc_fanout_told told = { 0, 0 };
	if (!soc_str_is(b->consumer, SOC_ACTIVITY_FANOUT))
		return true;
	if (b->poison)
		return lay_aside(b, err);
	b->serving = true;
	if (!soc_fanout_serve(b->ctx, &b->events, &told, err))
		return false;
	b->serving = false;
	b->done.told = told.people;
	b->done.deferred |= told.deferred > 0;
	return true;
}

static bool advance_cursor(batch *b, soc_err *err)
{
	char sum[SUM_SIZE];
	soc_rows rows;
	bool full = b->done.handled == b->limit;
	soc_params params = soc_params_for(SOC_SQL_CONSUMER_ADVANCE, b->ctx->arena);
	soc_param_text(&params, SOC_P_CONSUMER_ADVANCE_NAME, b->consumer);
	soc_param_int(&params, SOC_P_CONSUMER_ADVANCE_BATCH, b->number);
	soc_param_text(&params, SOC_P_CONSUMER_ADVANCE_FROM_SNAPSHOT, full ? b->from : b->to);
	if (full)
		soc_param_text(&params, SOC_P_CONSUMER_ADVANCE_TO_SNAPSHOT, b->to);
	soc_param_int(&params, SOC_P_CONSUMER_ADVANCE_LAST_ID, full ? b->newest : 0);
	soc_param_int(&params, SOC_P_CONSUMER_ADVANCE_HANDLED, b->done.handled);
	soc_param_text(&params, SOC_P_CONSUMER_ADVANCE_ID_SUM, sum_text(&b->sum, sum));
	if (!soc_pipeline_one(b->ctx->conn, &params, &rows, err))
		return false;
	if (!rows.count)
		return soc_err_set(err, SOC_ERR_CONFLICT, "cursor-moved",
			"the consumer's cursor moved under a batch");
	b->done.batch = soc_row_int(&rows, 0, SOC_C_CONSUMER_ADVANCE_BATCH);
	/* The rest of a long window may hide that new events came behind it. */
	b->done.more = full || b->resumed;
	return true;
}

static bool run_batch(void *state, soc_err *err)
{
	batch *b = state;
	b->serving = false;
	return lock_cursor(b, err) && open_window(b, err) && read_window(b, err)
		&& serve(b, err) && advance_cursor(b, err);
}

/* What is to be tried after that: less of it at once, in the end without the event that stands
 * alone. False: what failed is not of the events. */
static bool narrow(batch *b, const soc_err *failure)
{
	bool slow = soc_dead_is_slow(failure);
	if (!b->serving || !(slow || soc_dead_is_poison(failure)))
		return false;
	if (b->done.handled > 1) {
		/* Each half of a batch that takes too long would take too long again. */
		b->suspects = slow ? b->done.handled : 0;
		b->limit = slow ? 1 : (int)b->done.handled / 2;
	} else if (slow && ++b->slow < SLOW_TRIES) {
		b->limit = 1;
	} else {
		b->limit = 1;
		b->poison = b->newest;
		b->why = *failure;
	}
	return true;
}

/* One of those that took too long together is served, or laid aside: is that all for now? */
static bool is_done(batch *b, soc_activity_run *sum)
{
	sum->handled += b->done.handled;
	sum->told += b->done.told;
	sum->deferred |= b->done.deferred;
	b->remembered = b->done.batch;
	b->slow = 0;
	if (--b->suspects > 0 && b->done.handled && !b->done.dead)
		return false;
	b->done.handled = sum->handled;
	b->done.told = sum->told;
	b->done.deferred = sum->deferred;
	return true;
}

/* Makes the batch smaller until what cannot be served stands alone; then goes on without it. */
static bool run_around(batch *b, soc_err *err)
{
	soc_activity_run sum = { .handled = 0 };
	for (;;) {
		soc_err failure = { .code = SOC_OK };
		bool done = soc_txn_run(b->ctx->conn, ATTEMPTS, run_batch, b, &failure);
		if (done && is_done(b, &sum))
			return true;
		if (!done && !narrow(b, &failure)) {
			*err = failure;
			return false;
		}
	}
}

static bool is_pending(batch *b, bool *out_pending, soc_err *err)
{
	soc_params ensure = soc_params_for(SOC_SQL_CONSUMER_ENSURE, b->ctx->arena);
	soc_param_text(&ensure, SOC_P_CONSUMER_ENSURE_NAME, b->consumer);
	soc_params pending = soc_params_for(SOC_SQL_CONSUMER_PENDING, b->ctx->arena);
	soc_param_text(&pending, SOC_P_CONSUMER_PENDING_NAME, b->consumer);
	soc_pipeline pipeline = soc_pipeline_start(b->ctx->conn, b->ctx->arena, true);
	(void)soc_pipeline_add(&pipeline, &ensure);
	int index = soc_pipeline_add(&pipeline, &pending);
	if (!soc_pipeline_run(&pipeline, err))
		return false;
	const soc_rows *rows = soc_pipeline_rows(&pipeline, index);
	*out_pending = soc_row_bool(rows, 0, SOC_C_CONSUMER_PENDING_PENDING);
	b->done.deferred = soc_row_bool(rows, 0, SOC_C_CONSUMER_PENDING_DEFERRED)
		&& soc_str_is(b->consumer, SOC_ACTIVITY_FANOUT);
	b->done.poked = soc_row_bool(rows, 0, SOC_C_CONSUMER_PENDING_POKED);
	b->done.mirrored = soc_row_int(rows, 0, SOC_C_CONSUMER_PENDING_MIRRORED);
	return true;
}

bool soc_activity_batch(const soc_ctx *ctx, soc_str consumer, int limit, soc_activity_run *run,
	soc_err *err)
{
	bool pending = false;
	if (!soc_page_limit_check(limit, SOC_ACTIVITY_LIMIT_MAX, err))
		return false;
	if (consumer.len < 1 || consumer.len > CONSUMER_MAX)
		return soc_err_set(err, SOC_ERR_INVALID, "consumer-invalid",
			"a consumer's name has 1 to %d bytes", CONSUMER_MAX);
	batch b = { .ctx = ctx, .consumer = consumer, .limit = limit, .remembered = run->batch };
	run->handled = 0;
	run->told = 0;
	run->dead = 0;
	run->more = false;
	if (!is_pending(&b, &pending, err))
		return false;
	run->deferred = b.done.deferred;
	run->poked = b.done.poked;
	run->mirrored = b.done.mirrored;
	if (!pending)
		return true;
	if (!run_around(&b, err))
		return false;
	*run = b.done;
	return true;
}

bool soc_activity_verify(const soc_ctx *ctx, soc_str consumer, soc_activity_proof *out_proof,
	soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_CONSUMER_VERIFY, ctx->arena);
	soc_param_text(&params, SOC_P_CONSUMER_VERIFY_NAME, consumer);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	out_proof->handled = soc_row_int(&rows, 0, SOC_C_CONSUMER_VERIFY_HANDLED);
	out_proof->expected = soc_row_int(&rows, 0, SOC_C_CONSUMER_VERIFY_EXPECTED);
	out_proof->same = soc_row_bool(&rows, 0, SOC_C_CONSUMER_VERIFY_SAME);
	return true;
}

bool soc_activity_measure(const soc_ctx *ctx, soc_str consumer, soc_activity_delay *out_delay,
	soc_err *err)
{
	soc_rows rows;
	bool tells = soc_str_is(consumer, SOC_ACTIVITY_FANOUT);
	soc_params params = soc_params_for(SOC_SQL_WORKER_LAG, ctx->arena);
	soc_param_text(&params, SOC_P_WORKER_LAG_NAME, consumer);
	soc_param_int(&params, SOC_P_WORKER_LAG_MOST, SOC_ACTIVITY_COUNTED);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_delay = (soc_activity_delay){
		.known = soc_row_bool(&rows, 0, SOC_C_WORKER_LAG_KNOWN),
		.events = soc_row_int(&rows, 0, SOC_C_WORKER_LAG_WAITING),
		.ms = soc_row_int(&rows, 0, SOC_C_WORKER_LAG_WAITING_MS),
		.deferred = tells ? soc_row_int(&rows, 0, SOC_C_WORKER_LAG_DEFERRED) : 0,
		.deferred_ms = tells ? soc_row_int(&rows, 0, SOC_C_WORKER_LAG_DEFERRED_MS) : 0,
		.dead = tells ? soc_row_int(&rows, 0, SOC_C_WORKER_LAG_DEAD) : 0,
	};
	return true;
}
