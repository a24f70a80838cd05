/* SPDX-License-Identifier: MIT */
#include "worker/options.h"

#include "base/version.h"
#include "worker/command.h"
#include "worker/dead.h"
#include "worker/follow.h"
#include "worker/health.h"
#include "worker/signals.h"
#include "worker/store.h"

#include <stdio.h>

#include "base/ban.h"

enum { ARENA_CAP = 64 * 1024 * 1024 };

static int run_mode(soc_ctx *ctx, soc_worker_options *options)
{
	switch (options->mode) {
	case SOC_WORKER_MIGRATE:
		return soc_command_migrate(ctx, options);
	case SOC_WORKER_CHECK:
		return soc_command_check(ctx, options);
	case SOC_WORKER_VERIFY:
		return soc_command_verify(ctx, options);
	case SOC_WORKER_HEALTH:
		return soc_health_run(ctx, options);
	case SOC_WORKER_DEAD:
		return soc_dead_command_list(ctx);
	case SOC_WORKER_REDRIVE:
		return soc_dead_command_redrive(ctx, options->redrive);
	case SOC_WORKER_RUN:
	case SOC_WORKER_ONCE:
	case SOC_WORKER_HELP:
	case SOC_WORKER_VERSION:
		break;
	}
	return soc_follow_run(ctx, options);
}

static int connect_and_run(soc_worker_options *options)
{
	soc_err err = { .code = SOC_OK };
	soc_ctx ctx = {
		.arena = soc_arena_new(ARENA_CAP),
		.conn = soc_worker_store_new(options, &err),
	};
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
