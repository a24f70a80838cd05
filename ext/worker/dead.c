/* SPDX-License-Identifier: MIT */
#include "worker/dead.h"

#include "core/id.h"
#include "service/dead.h"
#include "worker/command.h"
#include "worker/options.h"

#include <stdio.h>
#include <string.h>

#include "base/ban.h"

enum { AT_ONCE = 100 };

static void print_event(const soc_dead_event *event)
{
	(void)printf("%lld  since %.*s, attempts: %lld; ", (long long)event->id,
		(int)event->died_at.len, event->died_at.ptr, (long long)event->attempts);
	if (event->verb)
		(void)printf("verb %lld", (long long)event->verb);
	else
		(void)printf("second lane");
	(void)printf(", actor %lld, object %lld: %.*s\n", (long long)event->actor,
		(long long)event->object, (int)event->reason.len, event->reason.ptr);
}

int soc_dead_command_list(const soc_ctx *ctx)
{
	soc_err err = { .code = SOC_OK };
	soc_arena_mark start = soc_arena_here(ctx->arena);
	soc_dead_list list = { .count = AT_ONCE };
	for (int64_t after = 0; list.count == AT_ONCE;) {
		soc_arena_rewind(ctx->arena, start);
		if (!soc_dead_read(ctx, after, AT_ONCE, &list, &err))
			return soc_command_fail(ctx, &err);
		for (int i = 0; i < list.count; i++) {
			print_event(&list.event[i]);
			after = list.event[i].id;
		}
	}
	return SOC_EXIT_GOOD;
}

/* `sought` by its id; otherwise it is no failure that another one served it meanwhile. */
static int redrive_one(const soc_ctx *ctx, int64_t id, bool sought)
{
	soc_err err = { .code = SOC_OK };
	soc_fanout_told told = { 0, 0 };
	soc_arena_mark start = soc_arena_here(ctx->arena);
	bool done = soc_dead_redrive(ctx, id, &told, &err);
	soc_arena_rewind(ctx->arena, start);
	if (!done && err.code == SOC_ERR_NOT_FOUND && !sought)
		return SOC_EXIT_GOOD;
	if (!done) {
		int code = soc_command_fail(ctx, &err);
		/* That one event takes too long says nothing of the others. */
		return soc_dead_is_slow(&err) ? SOC_EXIT_BAD : code;
	}
	if (told.deferred)
		(void)printf("%lld  goes to the second lane\n", (long long)id);
	else
		(void)printf("%lld  served, told: %lld\n", (long long)id, (long long)told.people);
	return SOC_EXIT_GOOD;
}

/* One that fails again does not keep the others; a store that is away does. */
static int redrive_all(const soc_ctx *ctx)
{
	soc_err err = { .code = SOC_OK };
	soc_arena_mark start = soc_arena_here(ctx->arena);
	soc_dead_list list = { .count = AT_ONCE };
	int code = SOC_EXIT_GOOD;
	for (int64_t after = 0; list.count == AT_ONCE;) {
		soc_arena_rewind(ctx->arena, start);
		if (!soc_dead_read(ctx, after, AT_ONCE, &list, &err))
			return soc_command_fail(ctx, &err);
		for (int i = 0; i < list.count; i++) {
			int one = redrive_one(ctx, list.event[i].id, false);
			after = list.event[i].id;
			if (one == SOC_EXIT_AWAY || one == SOC_EXIT_SCHEMA)
				return one;
			code = one ? one : code;
		}
	}
	return code;
}

int soc_dead_command_redrive(const soc_ctx *ctx, const char *which)
{
	int64_t id = 0;
	if (strcmp(which, "all") == 0)
		return redrive_all(ctx);
	if (soc_id_parse(soc_str_borrow(which), &id))
		return redrive_one(ctx, id, true);
	(void)fprintf(stderr, "wikisociald: neither an event's id nor \"all\": %.40s\n", which);
	return SOC_EXIT_USAGE;
}
