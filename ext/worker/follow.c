/* SPDX-License-Identifier: MIT */
#include "worker/follow.h"

#include "base/clock.h"
#include "service/activity.h"
#include "service/fanout.h"
#include "service/upkeep.h"
#include "worker/child.h"
#include "worker/log.h"
#include "worker/signals.h"

#include <string.h>

#include "base/ban.h"

enum {
	AWAY_FIRST_MS = 100,
	AWAY_LAST_MS = 30000,
	ASIDE_MS = 1000,
	UPKEEP_EVERY_MS = 3600000,
	UPKEEP_AGAIN_MS = 60000,
	MONTHS_AHEAD = 3,
	REMIND_EVERY_MS = 5000,
	KEYS_AT_ONCE = 1000,
	FILES_AT_ONCE = 500,
	GO_ON = -1
};

typedef struct follow {
	const soc_ctx *ctx;
	const soc_worker_options *options;
	soc_activity_run run;
	soc_child child;
	soc_arena_mark start; /* of the arena, between two batches */
	int pause_ms;
	int64_t chunk_told;   /* bundles of the last chunk, -1: there was none */
	int away_ms;          /* grows while the store is away; 0: it is there */
	int64_t upkeep_at, remind_at;
	soc_upkeep_walk files;
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

/* A part of what concerns very many people: batches and chunks take turns. */
static bool serve_chunk(follow *f, soc_err *err)
{
	soc_fanout_chunk_done chunk = { 0, false };
	f->chunk_told = -1;
	if (!f->run.deferred)
		return true;
	if (!soc_fanout_chunk(f->ctx, f->options->chunk_limit, &chunk, err))
		return false;
	if (chunk.worked)
		f->chunk_told = chunk.people;
	return true;
}

static int handle_batch(follow *f)
{
	soc_err err = { .code = SOC_OK };
	soc_str consumer = soc_str_borrow(f->options->consumer);
	bool done = soc_activity_batch(f->ctx, consumer, f->options->batch_limit, &f->run, &err)
		&& serve_chunk(f, &err);
	soc_arena_rewind(f->ctx->arena, f->start);
	if (!done)
		return judge(f, &err);
	note_success(f);
	bool idle = !f->run.more && !f->run.handled && f->chunk_told < 0;
	return f->options->mode == SOC_WORKER_ONCE && idle ? SOC_EXIT_GOOD : GO_ON;
}

/*
 * Partitions for the coming months (missing ones cost no event, the default one takes them), keys
 * that have run out and files that nothing shows: while there is a full measure of them, or the
 * walk through the files is not at its end, again soon.
 */
static void keep_up(follow *f)
{
	int64_t now = soc_clock_monotonic_ms(), made = 0, gone = 0, files = 0;
	soc_err err = { .code = SOC_OK };
	if (now < f->upkeep_at || f->away_ms)
		return;
	bool done = soc_upkeep_partitions(f->ctx, MONTHS_AHEAD, &made, &err)
		&& soc_upkeep_keys(f->ctx, KEYS_AT_ONCE, &gone, &err)
		&& soc_upkeep_files(f->ctx, &f->files, &files, &err);
	soc_arena_rewind(f->ctx->arena, f->start);
	bool rest = done && gone < KEYS_AT_ONCE && f->files.after == 0;
	f->upkeep_at = now + (rest ? UPKEEP_EVERY_MS : UPKEEP_AGAIN_MS);
	if (!done)
		soc_log_error("upkeep", &err, soc_conn_diagnosis(f->ctx->conn));
	else if (made || gone || files)
		soc_log("info", "upkeep", soc_log_number("partitions", made),
			soc_log_number("keys", gone), soc_log_number("files", files));
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
	if (!done)
		soc_log_error("reminders", &err, soc_conn_diagnosis(f->ctx->conn));
	else if (due)
		soc_log("info", "reminders", soc_log_number("due", due));
}

int soc_follow_run(const soc_ctx *ctx, const soc_worker_options *options)
{
	bool lasting = options->mode == SOC_WORKER_RUN;
	follow f = {
		.ctx = ctx,
		.options = options,
		.run = { .batch = -1 },
		.chunk_told = -1,
		.child = soc_child_new(options->child_path),
		.files = { .limit = FILES_AT_ONCE },
		.start = soc_arena_here(ctx->arena),
	};
	int code = GO_ON;
	bool stop = false;
	soc_log("info", "started", soc_log_text("consumer", options->consumer));
	while (code == GO_ON && !stop) {
		remind(&f);
		code = handle_batch(&f);
		if (code == GO_ON)
			keep_up(&f);
		if (lasting && options->with_child)
			soc_child_tend(&f.child);
		stop = soc_signals_wait(code == GO_ON ? f.pause_ms : 0);
	}
	soc_child_stop(&f.child);
	soc_log("info", "ended", soc_log_number("exit", code == GO_ON ? SOC_EXIT_GOOD : code));
	return code == GO_ON ? SOC_EXIT_GOOD : code;
}
