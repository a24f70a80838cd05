/* SPDX-License-Identifier: MIT */
#include "worker/command.h"

#include "service/activity.h"
#include "service/schema.h"
#include "service/store.h"
#include "worker/child.h"

#include <stdio.h>

#include "base/ban.h"

enum { PING_MS = 10000 };

int soc_command_fail(const soc_ctx *ctx, const soc_err *err)
{
	(void)fprintf(stderr, "wikisociald: %s: %s\n", err->reason, err->message);
	if (*soc_conn_diagnosis(ctx->conn))
		(void)fprintf(stderr, "  %s\n", soc_conn_diagnosis(ctx->conn));
	if (err->code == SOC_ERR_SCHEMA)
		return SOC_EXIT_SCHEMA;
	bool away = err->code == SOC_ERR_UNAVAILABLE || err->code == SOC_ERR_TIMEOUT;
	return away ? SOC_EXIT_AWAY : SOC_EXIT_BAD;
}

int soc_command_migrate(const soc_ctx *ctx, const soc_worker_options *options)
{
	soc_err err = { .code = SOC_OK };
	soc_schema_names names;
	if (!soc_schema_migrate(ctx, options->dry_run, &names, &err))
		return soc_command_fail(ctx, &err);
	for (int i = 0; i < names.count; i++)
		(void)printf("%s %s\n", options->dry_run ? "would apply" : "applied", names.name[i]);
	(void)printf("schema %d%s\n", soc_store_schema_wanted(),
		options->dry_run && names.count ? " is wanted" : " is in force");
	return SOC_EXIT_GOOD;
}

static bool check_child(const soc_worker_options *options)
{
	soc_child child = soc_child_new(options->child_path, 0);
	bool answered = soc_child_ping(&child, PING_MS);
	if (answered)
		(void)printf("child  %s\n", child.answer);
	else
		(void)fprintf(stderr, "wikisociald: no answer from %s\n", options->child_path);
	soc_child_stop(&child);
	return answered;
}

int soc_command_check(const soc_ctx *ctx, const soc_worker_options *options)
{
	soc_err err = { .code = SOC_OK };
	soc_store_state state;
	if (!soc_store_check(ctx, &state, &err))
		return soc_command_fail(ctx, &err);
	(void)printf("store  PostgreSQL %s, schema %d\n", state.server.ptr, state.schema);
	(void)fflush(stdout);
	if (options->with_child && !check_child(options))
		return SOC_EXIT_BAD;
	return SOC_EXIT_GOOD;
}

int soc_command_verify(const soc_ctx *ctx, const soc_worker_options *options)
{
	soc_err err = { .code = SOC_OK };
	soc_activity_proof proof;
	if (!soc_activity_verify(ctx, soc_str_borrow(options->consumer), &proof, &err))
		return soc_command_fail(ctx, &err);
	(void)printf("consumer %s: %lld handled, %lld in the log behind its place: %s\n",
		options->consumer, (long long)proof.handled, (long long)proof.expected,
		proof.same ? "the same events" : "NOT the same events");
	return proof.same ? SOC_EXIT_GOOD : SOC_EXIT_BAD;
}
