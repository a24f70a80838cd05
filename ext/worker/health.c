/* SPDX-License-Identifier: MIT */
#include "worker/health.h"

#include "service/activity.h"
#include "service/store.h"

#include <stdio.h>

#include "base/ban.h"

enum { MS = 1000 };

typedef struct health {
	int code;
	const char *state; /* a key, as in JSON */
	const char *words;
	soc_activity_delay delay;
	int schema; /* 0: not known */
} health;

static bool is_away(const soc_err *err)
{
	return err->code == SOC_ERR_UNAVAILABLE || err->code == SOC_ERR_TIMEOUT;
}

/* By what has to be done first. */
static void judge(health *h, const soc_worker_options *options)
{
	int64_t late = h->delay.ms > h->delay.deferred_ms ? h->delay.ms : h->delay.deferred_ms;
	h->code = SOC_EXIT_BAD;
	if (!h->delay.known) {
		h->state = "never-run";
		h->words = "no worker has ever served this consumer";
	} else if (late > (int64_t)options->max_lag * MS) {
		h->state = "late";
		h->words = "events wait for too long";
	} else if (h->delay.dead) {
		h->state = "dead-events";
		h->words = "events could not be served; see --dead";
	} else {
		h->code = SOC_EXIT_GOOD;
		h->state = "good";
		h->words = "all is well";
	}
}

static health look(const soc_ctx *ctx, const soc_worker_options *options)
{
	health h = { .code = SOC_EXIT_BAD };
	soc_err err = { .code = SOC_OK };
	soc_store_state store;
	soc_str consumer = soc_str_borrow(options->consumer);
	bool answered = soc_store_check(ctx, &store, &err);
	if (answered)
		h.schema = store.schema;
	if (answered && soc_activity_measure(ctx, consumer, &h.delay, &err)) {
		judge(&h, options);
		return h;
	}
	h.code = is_away(&err) ? SOC_EXIT_AWAY : SOC_EXIT_BAD;
	h.state = is_away(&err) ? "store-away" : err.code == SOC_ERR_SCHEMA ? "schema" : "fault";
	h.words = is_away(&err) ? "the store does not answer"
		: err.code == SOC_ERR_SCHEMA ? "program and schema, or role, do not fit; see --check"
		: "the store refuses; see --check";
	return h;
}

static void print_json(const health *h)
{
	(void)printf("{\"state\":\"%s\",\"exit\":%d,\"schema\":%d,\"waiting_events\":%lld,"
		"\"oldest_waiting_ms\":%lld,\"deferred_events\":%lld,\"oldest_deferred_ms\":%lld,"
		"\"dead_events\":%lld}\n",
		h->state, h->code, h->schema, (long long)h->delay.events, (long long)h->delay.ms,
		(long long)h->delay.deferred, (long long)h->delay.deferred_ms, (long long)h->delay.dead);
}

static void print_words(const health *h)
{
	(void)printf("%s: %s; %lld waiting, the oldest for %lld s; %lld deferred, for %lld s; "
		"%lld dead\n",
		h->state, h->words, (long long)h->delay.events, (long long)(h->delay.ms / MS),
		(long long)h->delay.deferred, (long long)(h->delay.deferred_ms / MS),
		(long long)h->delay.dead);
}

int soc_health_run(const soc_ctx *ctx, const soc_worker_options *options)
{
	health h = look(ctx, options);
	if (options->json)
		print_json(&h);
	else if (h.schema)
		print_words(&h);
	else
		(void)printf("%s: %s\n", h.state, h.words);
	return h.code;
}
