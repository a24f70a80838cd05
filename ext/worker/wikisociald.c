/* SPDX-License-Identifier: MIT */
#include "worker/options.h"

#include "base/version.h"
#include "worker/command.h"
#include "worker/follow.h"
#include "worker/signals.h"

#include <stdio.h>

#include "base/ban.h"

enum { ARENA_CAP = 64 * 1024 * 1024, CONNECT_MS = 3000, LOCK_MS = 2000 };

/* A migration takes as long as it takes and finds an older schema by its nature. */
static soc_conn_config settings(const soc_worker_options *options)
{
	bool migrating = options->mode == SOC_WORKER_MIGRATE;
	return (soc_conn_config){
		.dsn = options->dsn,
		.application = "wikisociald",
		.connect_timeout_ms = CONNECT_MS,
		.exchange_timeout_ms = migrating ? 0 : options->timeout_ms,
		.statement_timeout_ms = migrating ? 0 : options->timeout_ms - options->timeout_ms / 10,
		.lock_timeout_ms = migrating ? 0 : LOCK_MS,
		.prepared = options->prepared,
		.check_schema = !migrating,
	};
}

static int run_mode(const soc_ctx *ctx, const soc_worker_options *options)
{
	switch (options->mode) {
	case SOC_WORKER_MIGRATE:
		return soc_command_migrate(ctx, options);
	case SOC_WORKER_CHECK:
		return soc_command_check(ctx, options);
	case SOC_WORKER_VERIFY:
		return soc_command_verify(ctx, options);
	case SOC_WORKER_RUN:
	case SOC_WORKER_ONCE:
	case SOC_WORKER_HELP:
	case SOC_WORKER_VERSION:
		break;
	}
	return soc_follow_run(ctx, options);
}

static int connect_and_run(const soc_worker_options *options)
{
	soc_err err = { .code = SOC_OK };
	soc_conn_config config = settings(options);
	soc_ctx ctx = { .arena = soc_arena_new(ARENA_CAP), .conn = soc_conn_new(&config, &err) };
	int code = SOC_EXIT_BAD;
	if (ctx.arena && ctx.conn)
		code = run_mode(&ctx, options);
	else
		(void)fprintf(stderr, "wikisociald: %s\n", err.message);
	soc_conn_free(ctx.conn);
	soc_arena_free(ctx.arena);
	return code;
}

int main(int argc, char **argv)
{
	soc_worker_options options;
	soc_signals_block();
	if (!soc_worker_options_read(argc, argv, &options))
		return SOC_EXIT_USAGE;
	if (options.mode == SOC_WORKER_HELP) {
		soc_worker_options_help();
		return SOC_EXIT_GOOD;
	}
	if (options.mode == SOC_WORKER_VERSION) {
		(void)printf("wikisociald %s\n", SOC_VERSION);
		return SOC_EXIT_GOOD;
	}
	return connect_and_run(&options);
}
