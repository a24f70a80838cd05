/* SPDX-License-Identifier: MIT */
#include "worker/follow.h"

#include "base/clock.h"
#include "service/activity.h"
#include "service/delivery.h"
#include "service/fanout.h"
#include "service/live.h"
#include "service/upkeep.h"
#include "worker/child.h"
#include "worker/live.h"
#include "worker/log.h"
#include "worker/metrics.h"
#include "worker/notify.h"
#include "worker/signals.h"
#include "worker/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/ban.h"

enum {
	AWAY_FIRST_MS = 100,
	AWAY_LAST_MS = 30000,
	ASIDE_MS = 1000,
	UPKEEP_EVERY_MS = 3600000,
	UPKEEP_AGAIN_MS = 60000,
	REMIND_EVERY_MS = 5000,
	BUSY_MS = 1000,
	CHUNK_BUSY_MS = 5,
	CHUNK_QUIET_MS = 20,
	CHUNK_FIRST = 100,
	CHUNK_LEAST = 25,
	SLICE_MS = 500,
	GO_ON = -1
};

typedef struct follow {
	soc_ctx *ctx;
	soc_worker_options *options;
	soc_activity_run run;
	soc_child child;
	soc_arena_mark start; /* of the arena, between two batches */
	int pause_ms;
	int64_t chunk_told;   /* bundles of the last chunk, -1: there was none */
	int chunk_people;     /* looked at by the next one */
	int64_t busy_until;   /* events came a moment ago */
	int away_ms;          /* grows while the store is away; 0: it is there */
	int64_t upkeep_at, remind_at;
	soc_upkeep upkeep;
	soc_notify notify;
	soc_metrics metrics;
	soc_worker_live live;
} follow;

static void grow_pause(follow *f)
{
	const soc_worker_options *o = f->options;
	if (f->run.more || f->chunk_told >= 0)
		f->pause_ms = 0;
	else if (f->run.handled)
		f->pause_ms = o->busy_ms;
	else
		f->pause_ms = f->pause_ms ? f->pause_ms * 2 : o->busy_ms;
	if (f->pause_ms > o->idle_ms)
		f->pause_ms = o->idle_ms;
}

static void note_success(follow *f)
{
	if (f->away_ms)
		soc_log("info", "store-back", soc_log_text("consumer", f->options->consumer));
	f->away_ms = 0;
	f->metrics.store_up = true;
	grow_pause(f);
	if (f->options->verbose && f->run.handled)
		soc_log("info", "batch", soc_log_number("batch", f->run.batch),
			soc_log_number("handled", f->run.handled), soc_log_number("told", f->run.told));
	if (f->options->verbose && f->chunk_told >= 0)
		soc_log("info", "chunk", soc_log_number("told", f->chunk_told));
}

/* The first failure is logged, then one for each doubling: a long outage is a few lines. */
static void note_away(follow *f, const soc_err *err)
{
	f->metrics.store_up = false;
	soc_metrics_retry(&f->metrics, err->sqlstate, 1);
	f->away_ms = f->away_ms ? f->away_ms * 2 : AWAY_FIRST_MS;
	if (f->away_ms < AWAY_LAST_MS || f->pause_ms < AWAY_LAST_MS)
		soc_log_error("store-away", err, soc_conn_diagnosis(f->ctx->conn));
	if (f->away_ms > AWAY_LAST_MS)
		f->away_ms = AWAY_LAST_MS;
	f->pause_ms = f->away_ms;
	/* Whether the last batch was committed is unknown: its number too. */
	f->run = (soc_activity_run){ .batch = -1 };
}

/* What a failure means for the program: its exit code, or GO_ON. */
static int judge(follow *f, const soc_err *err)
{
	if (err->code == SOC_ERR_CONFLICT && !err->retryable) {
		soc_log("info", "stood-back", soc_log_text("message", err->message));
		f->run = (soc_activity_run){ .batch = -1 };
		f->pause_ms = ASIDE_MS;
		f->metrics.store_up = true;
		return f->options->mode == SOC_WORKER_ONCE ? SOC_EXIT_AWAY : GO_ON;
	}
	if (err->code == SOC_ERR_SCHEMA) {
		soc_log_error("schema", err, soc_conn_diagnosis(f->ctx->conn));
		return SOC_EXIT_SCHEMA;
	}
	if (err->code == SOC_ERR_INVALID || err->code == SOC_ERR_BUG) {
		soc_log_error("fault", err, soc_conn_diagnosis(f->ctx->conn));
		return SOC_EXIT_FAULT;
	}
	note_away(f, err);
	return f->options->mode == SOC_WORKER_ONCE ? SOC_EXIT_AWAY : GO_ON;
}

/* An event that cannot be served; the others are. --dead lists it, --redrive serves it again. */
static void note_dead(follow *f, int64_t event, const soc_err *why)
{
	if (!event)
		return;
	f->metrics.dead++;
	soc_log("error", "dead-event", soc_log_number("id", event),
		soc_log_text("sqlstate", why->sqlstate), soc_log_text("message", why->message),
		soc_log_text("diagnosis", soc_conn_diagnosis(f->ctx->conn)));
}

/* Whoever else is to be told waits for a chunk to end: it is as large as takes a short time, or a
 * longer one while nothing else has come for a second. */
static void fit_chunk(follow *f, int64_t start)
{
	int64_t now = soc_clock_monotonic_ms(), took = now - start, people = f->chunk_people;
	int64_t aim = now < f->busy_until ? CHUNK_BUSY_MS : CHUNK_QUIET_MS;
	if (took > aim)
		people = people * aim / took;
	else if (took < aim / 2)
		people += people / 4 + 1;
	if (people < CHUNK_LEAST)
		people = CHUNK_LEAST;
	if (people > f->options->chunk_limit)
		people = f->options->chunk_limit;
	f->chunk_people = (int)people;
}

/* What grew in a quiet time is too large at once. */
static void note_busy(follow *f)
{
	int64_t now = soc_clock_monotonic_ms();
	if (now >= f->busy_until && f->chunk_people > CHUNK_FIRST)
		f->chunk_people = CHUNK_FIRST;
	f->busy_until = now + BUSY_MS;
}

/* A part of what concerns very many people: batches and chunks take turns. */
static bool serve_chunk(follow *f, soc_err *err)
{
	soc_fanout_chunk_done chunk = { .worked = false };
	f->chunk_told = -1;
	if (!f->run.deferred || soc_signals_stop_waits())
		return true;
	int64_t start = soc_clock_monotonic_ms();
	if (!soc_fanout_chunk(f->ctx, f->chunk_people, &chunk, err))
		return false;
	if (!chunk.worked)
		return true;
	fit_chunk(f, start);
	f->chunk_told = chunk.people;
	note_dead(f, chunk.dead, &chunk.why);
	f->metrics.chunks += !chunk.dead;
	f->metrics.bundles += (uint64_t)chunk.people;
	return true;
}

static bool serve_batch(follow *f, soc_err *err)
{
	soc_str consumer = soc_str_borrow(f->options->consumer);
	if (!soc_activity_batch(f->ctx, consumer, f->options->batch_limit, &f->run, err))
		return false;
	f->metrics.events += (uint64_t)f->run.handled;
	f->metrics.batches += f->run.handled > 0;
	if (f->run.handled)
		note_busy(f);
	f->metrics.bundles += (uint64_t)f->run.told;
	note_dead(f, f->run.dead, &f->run.why);
	return true;
}

static int handle_batch(follow *f)
{
	soc_err err = { .code = SOC_OK };
	bool done = serve_batch(f, &err) && serve_chunk(f, &err);
	soc_arena_rewind(f->ctx->arena, f->start);
	if (!done)
		return judge(f, &err);
	note_success(f);
	bool idle = !f->run.more && !f->run.handled && f->chunk_told < 0;
	return f->options->mode == SOC_WORKER_ONCE && idle ? SOC_EXIT_GOOD : GO_ON;
}

/* While there is a full measure of what ran out, or a walk is not at its end, again soon. */
static void keep_up(follow *f)
{
	int64_t now = soc_clock_monotonic_ms();
	soc_upkeep *u = &f->upkeep;
	soc_err err = { .code = SOC_OK };
	if (now < f->upkeep_at || f->away_ms || soc_signals_stop_waits())
		return;
	bool done = soc_upkeep_run(f->ctx, u, &err);
	soc_arena_rewind(f->ctx->arena, f->start);
	f->upkeep_at = now + (done && !u->rest ? UPKEEP_EVERY_MS : UPKEEP_AGAIN_MS);
	if (!done)
		soc_log_error("upkeep", &err, soc_conn_diagnosis(f->ctx->conn));
	else if (u->partitions || u->keys || u->letters || u->files || u->bundles)
		soc_log("info", "upkeep", soc_log_number("partitions", u->partitions),
			soc_log_number("keys", u->keys), soc_log_number("letters", u->letters),
			soc_log_number("files", u->files), soc_log_number("bundles", u->bundles));
}

/* What is due goes to the second lane, which the next batch finds. */
static void remind(follow *f)
{
	int64_t now = soc_clock_monotonic_ms(), due = 0;
	soc_err err = { .code = SOC_OK };
	bool tells = strcmp(f->options->consumer, SOC_ACTIVITY_FANOUT) == 0;
	if (!tells || now < f->remind_at || f->away_ms)
		return;
	bool done = soc_fanout_remind(f->ctx, &due, &err);
	soc_arena_rewind(f->ctx->arena, f->start);
	f->remind_at = now + REMIND_EVERY_MS;
	f->metrics.reminders += done ? (uint64_t)due : 0;
	if (!done)
		soc_log_error("reminders", &err, soc_conn_diagnosis(f->ctx->conn));
	else if (due)
		soc_log("info", "reminders", soc_log_number("due", due));
}

/* What batch and chunk changed is committed by now; so is what readers marked. */
static void send_numbers(follow *f)
{
	if (f->away_ms)
		return;
	f->pause_ms = soc_worker_live_serve(&f->live, f->ctx, f->run.poked, f->pause_ms);
	soc_arena_rewind(f->ctx->arena, f->start);
}

/* While the store is away it is not asked how much waits in it. */
static void write_metrics(follow *f)
{
	soc_err err = { .code = SOC_OK };
	soc_conn_stats stats = soc_conn_statistics(f->ctx->conn);
	soc_metrics *m = &f->metrics;
	if (!soc_metrics_due(m))
		return;
	m->measured = m->store_up
		&& soc_activity_measure(f->ctx, soc_str_borrow(f->options->consumer), &m->delay, &err)
		&& soc_delivery_measure(f->ctx, &m->mail, &err);
	soc_arena_rewind(f->ctx->arena, f->start);
	m->child_restarts = f->child.starts ? f->child.starts - 1 : 0;
	soc_metrics_write(m, &stats);
}

/* Another DSN may be another store: what is remembered of this one is forgotten. */
static void reload(follow *f)
{
	soc_err err = { .code = SOC_OK };
	soc_conn_stats stats = soc_conn_statistics(f->ctx->conn);
	soc_notify_reloading(&f->notify);
	if (soc_worker_store_renew(f->ctx, f->options, &err)) {
		f->run = (soc_activity_run){ .batch = -1 };
		f->away_ms = 0;
		soc_metrics_absorb(&f->metrics, &stats);
		soc_log("info", "reloaded", soc_log_text("dsn_file", f->options->dsn_file));
	} else {
		soc_log_error("reload", &err, "");
	}
}

/* However long the pause, the manager hears that the program lives. */
static soc_signal rest(follow *f, int ms)
{
	int64_t end = soc_clock_monotonic_ms() + ms, beat = f->notify.beat_every;
	int64_t most = beat && beat < SLICE_MS ? beat : SLICE_MS;
	for (;;) {
		int64_t left = end - soc_clock_monotonic_ms();
		int slice = (int)(left < most ? left : most);
		soc_signal signal = soc_signals_wait(slice > 0 ? slice : 0);
		soc_notify_beat(&f->notify);
		if (f->options->mode == SOC_WORKER_RUN && signal != SOC_SIGNAL_STOP)
			write_metrics(f);
		if (signal != SOC_SIGNAL_NONE || left <= most)
			return signal;
	}
}

/* Without a wiki there is no inbox. What stays is no failure: the next run finds it. */
static void fill_inbox(follow *f)
{
	if (f->options->with_child && getenv("MW_INSTALL_PATH"))
		(void)soc_child_mirror(&f->child);
}

/* One round; its exit code, or GO_ON. */
static int go_round(follow *f)
{
	remind(f);
	int code = handle_batch(f);
	if (code != GO_ON)
		return code;
	send_numbers(f);
	keep_up(f);
	if (f->options->mode == SOC_WORKER_RUN && f->options->with_child)
		soc_child_tend(&f->child, f->run.mirrored);
	soc_notify_ready(&f->notify);
	switch (rest(f, f->pause_ms)) {
	case SOC_SIGNAL_STOP:
		return SOC_EXIT_GOOD;
	case SOC_SIGNAL_RELOAD:
		reload(f);
		return GO_ON;
	case SOC_SIGNAL_NONE:
	case SOC_SIGNAL_CHILD:
		break;
	}
	return GO_ON;
}

int soc_follow_run(soc_ctx *ctx, soc_worker_options *options)
{
	follow f = {
		.ctx = ctx,
		.options = options,
		.run = { .batch = -1 },
		.chunk_told = -1,
		.chunk_people = options->chunk_limit < CHUNK_FIRST ? options->chunk_limit : CHUNK_FIRST,
		.child = soc_child_new(options->child_path, options->mail_every * 1000),
		.start = soc_arena_here(ctx->arena),
		.notify = soc_notify_open(),
		.metrics = soc_metrics_new(options->metrics_path, options->consumer),
	};
	int code = GO_ON;
	if (options->mode == SOC_WORKER_RUN && !soc_worker_live_open(&f.live, options->live_url))
		code = SOC_EXIT_USAGE;
	soc_log("info", "started", soc_log_text("consumer", options->consumer));
	while (code == GO_ON)
		code = go_round(&f);
	soc_notify_stopping(&f.notify);
	if (options->mode == SOC_WORKER_ONCE && code == SOC_EXIT_GOOD)
		fill_inbox(&f);
	soc_worker_live_close(&f.live);
	soc_child_stop(&f.child);
	soc_log("info", "ended", soc_log_number("exit", code));
	soc_notify_close(&f.notify);
	return code;
}
