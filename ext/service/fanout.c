/* SPDX-License-Identifier: MIT */
#include "service/fanout.h"

#include "core/page.h"
#include "pg/pipeline.h"
#include "pg/txn.h"
#include "service/dead.h"
#include "service/notification.h"

#include "base/ban.h"

enum { ATTEMPTS = 10, CHUNK_TRIES = 3, SLOW_PART = 16, BATCH_PEOPLE = 50000, VERBS = 65 };

/* By the numbers of social.activity.verb (sql/schema/0009_event.sql): what is looked at. */
static const bool CONCERNS[VERBS] = {
	[1] = true,  /* post */
	[2] = true,  /* edit: who is mentioned only now */
	[3] = true,  /* delete: takes part in a thread no longer */
	[4] = true,  /* undelete */
	[5] = true,  /* moderate */
	[6] = true,  /* like */
	[7] = true,  /* comment */
	[10] = true, /* event changed */
	[11] = true, /* signed up */
	[13] = true, /* promoted */
	[14] = true, /* cancelled, postponed, planned again */
	[15] = true, /* organiser's message */
	[16] = true, /* organiser added or removed */
	[17] = true, /* moved or removed by an organiser */
	[30] = true, /* follows somebody */
	[32] = true, /* asks to */
	[33] = true, /* let somebody follow */
	[38] = true, /* invited somebody into a group */
	[39] = true, /* asks to be let in */
	[40] = true, /* let somebody in */
	[41] = true, /* put somebody out */
	[42] = true, /* for good */
	[43] = true, /* gave a role */
	[64] = true, /* told by another extension; what it takes back (65) is not there any more */
};

bool soc_fanout_events_make(soc_fanout_events *events, soc_arena *arena, size_t count,
	soc_err *err)
{
	int64_t *room = soc_arena_alloc(arena, 4 * count * sizeof(*room), err);
	*events = (soc_fanout_events){ .count = 0 };
	if (!room)
		return false;
	events->id = room;
	events->verb = room + count;
	events->actor = room + 2 * count;
	events->object = room + 3 * count;
	return true;
}

void soc_fanout_events_add(soc_fanout_events *events, int64_t id, int64_t verb, int64_t actor,
	int64_t object)
{
	if (verb < 0 || verb >= VERBS || !CONCERNS[verb])
		return;
	events->id[events->count] = id;
	events->verb[events->count] = verb;
	events->actor[events->count] = actor;
	events->object[events->count] = object;
	events->count++;
}

static soc_params subscribe_params(const soc_ctx *ctx, const soc_fanout_events *events)
{
	soc_params params = soc_params_for(SOC_SQL_FANOUT_SUBSCRIBE, ctx->arena);
	soc_param_int8_array(&params, SOC_P_FANOUT_SUBSCRIBE_IDS, events->id, events->count);
	soc_param_int8_array(&params, SOC_P_FANOUT_SUBSCRIBE_VERBS, events->verb, events->count);
	soc_param_int8_array(&params, SOC_P_FANOUT_SUBSCRIBE_OBJECTS, events->object, events->count);
	return params;
}

static soc_params serve_params(const soc_ctx *ctx, const soc_fanout_events *events)
{
	soc_params params = soc_params_for(SOC_SQL_FANOUT_SERVE, ctx->arena);
	soc_param_int8_array(&params, SOC_P_FANOUT_SERVE_IDS, events->id, events->count);
	soc_param_int8_array(&params, SOC_P_FANOUT_SERVE_VERBS, events->verb, events->count);
	soc_param_int8_array(&params, SOC_P_FANOUT_SERVE_ACTORS, events->actor, events->count);
	soc_param_int8_array(&params, SOC_P_FANOUT_SERVE_OBJECTS, events->object, events->count);
	soc_notification_put_channels(&params, SOC_P_FANOUT_SERVE_CHANNELS);
	soc_param_int(&params, SOC_P_FANOUT_SERVE_LARGE, SOC_FANOUT_LARGE);
	soc_param_int(&params, SOC_P_FANOUT_SERVE_MOST, BATCH_PEOPLE);
	return params;
}

bool soc_fanout_serve(const soc_ctx *ctx, const soc_fanout_events *events,
	soc_fanout_told *out_told, soc_err *err)
{
	*out_told = (soc_fanout_told){ 0, 0 };
	if (!events->count)
		return true;
	soc_params lock = soc_params_for(SOC_SQL_FANOUT_LOCK, ctx->arena);
	soc_params subscribe = subscribe_params(ctx, events), tell = serve_params(ctx, events);
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, false);
	(void)soc_pipeline_add(&pipeline, &lock);
	(void)soc_pipeline_add(&pipeline, &subscribe);
	int index = soc_pipeline_add(&pipeline, &tell);
	if (!soc_pipeline_run(&pipeline, err))
		return false;
	const soc_rows *rows = soc_pipeline_rows(&pipeline, index);
	out_told->people = soc_row_int(rows, 0, SOC_C_FANOUT_SERVE_TOLD);
	out_told->deferred = soc_row_int(rows, 0, SOC_C_FANOUT_SERVE_DEFERRED);
	return true;
}

bool soc_fanout_remind(const soc_ctx *ctx, int64_t *out_due, soc_err *err)
{
	soc_rows rows;
	soc_params due = soc_params_for(SOC_SQL_FANOUT_REMIND, ctx->arena);
	if (!soc_pipeline_one(ctx->conn, &due, &rows, err))
		return false;
	*out_due = soc_row_int(&rows, 0, SOC_C_FANOUT_REMIND_DUE);
	return true;
}

typedef struct chunk {
	const soc_ctx *ctx;
	int limit;
	int64_t event;
	bool serving; /* whatever fails now fails for this event */
	soc_fanout_chunk_done done;
} chunk;

static bool take_event(chunk *c, soc_err *err)
{
	soc_params lock = soc_params_for(SOC_SQL_FANOUT_LOCK, c->ctx->arena);
	soc_params take = soc_params_for(SOC_SQL_FANOUT_TAKE, c->ctx->arena);
	soc_pipeline pipeline = soc_pipeline_start(c->ctx->conn, c->ctx->arena, false);
	(void)soc_pipeline_add(&pipeline, &lock);
	int index = soc_pipeline_add(&pipeline, &take);
	if (!soc_pipeline_run(&pipeline, err))
		return false;
	const soc_rows *rows = soc_pipeline_rows(&pipeline, index);
	c->done = (soc_fanout_chunk_done){ .people = 0, .worked = rows->count > 0 };
	if (c->done.worked)
		c->event = soc_row_int(rows, 0, SOC_C_FANOUT_TAKE_EVENT_ID);
	return true;
}

static bool run_chunk(void *state, soc_err *err)
{
	chunk *c = state;
	soc_rows rows;
	c->serving = false;
	if (!take_event(c, err))
		return false;
	if (!c->done.worked)
		return true;
	soc_params serve = soc_params_for(SOC_SQL_FANOUT_CHUNK, c->ctx->arena);
	soc_param_int(&serve, SOC_P_FANOUT_CHUNK_EVENT_ID, c->event);
	soc_notification_put_channels(&serve, SOC_P_FANOUT_CHUNK_CHANNELS);
	soc_param_int(&serve, SOC_P_FANOUT_CHUNK_LIMIT, c->limit);
	c->serving = true;
	if (!soc_pipeline_one(c->ctx->conn, &serve, &rows, err))
		return false;
	c->done.people = soc_row_int(&rows, 0, SOC_C_FANOUT_CHUNK_TOLD);
	return true;
}

/* What failed may have been of the moment; what fails again is of the event. A chunk that took too
 * long is tried with fewer people. */
static bool run_or_lay_aside(chunk *c, soc_err *err)
{
	soc_err failure = { .code = SOC_OK };
	for (int left = CHUNK_TRIES; left; left--) {
		soc_err_clear(&failure);
		if (soc_txn_run(c->ctx->conn, ATTEMPTS, run_chunk, c, &failure))
			return true;
		bool slow = soc_dead_is_slow(&failure);
		if (!c->serving || !(slow || soc_dead_is_poison(&failure))) {
			*err = failure;
			return false;
		}
		if (slow)
			c->limit = c->limit / SLOW_PART + 1;
	}
	c->done = (soc_fanout_chunk_done){ .worked = true, .dead = c->event, .why = failure };
	return soc_dead_bury_deferred(c->ctx, c->event, &failure, err);
}

bool soc_fanout_chunk(const soc_ctx *ctx, int limit, soc_fanout_chunk_done *out_done, soc_err *err)
{
	chunk c = { .ctx = ctx, .limit = limit };
	if (!soc_page_limit_check(limit, SOC_FANOUT_CHUNK_MAX, err) || !run_or_lay_aside(&c, err))
		return false;
	*out_done = c.done;
	return true;
}
