/* SPDX-License-Identifier: MIT */
#include "service/schema.h"

#include "base/version.h"
#include "pg/txn.h"

#include "base/ban.h"

enum { ATTEMPTS = 5 };

typedef struct step {
	const soc_ctx *ctx;
	const soc_migration *migration; /* NULL: the routines */
	bool applied;
} step;

/* One :one statement without parameters; its first column as a number. */
static bool ask(const soc_ctx *ctx, enum soc_sql statement, int64_t *out_value, soc_err *err)
{
	soc_params params = soc_params_for(statement, ctx->arena);
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int index = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err))
		return false;
	const soc_rows *rows = soc_pipeline_rows(&pipeline, index);
	*out_value = statement == SOC_SQL_SCHEMA_VERSION ? soc_row_int(rows, 0, 0)
		: soc_row_bool(rows, 0, 0);
	return true;
}

/* The version in force; 0 before the first migration. */
static bool version_now(const soc_ctx *ctx, int64_t *out_version, soc_err *err)
{
	int64_t present = 0;
	*out_version = 0;
	if (!ask(ctx, SOC_SQL_SCHEMA_PRESENT, &present, err))
		return false;
	if (present && !ask(ctx, SOC_SQL_SCHEMA_VERSION, out_version, err))
		return false;
	if (*out_version > SOC_SCHEMA_VERSION)
		return soc_err_set(err, SOC_ERR_SCHEMA, "schema-newer",
			"the store has schema %lld, this module knows %d: install the module of the same "
			"release", (long long)*out_version, SOC_SCHEMA_VERSION);
	return true;
}

static bool lock_version(const soc_ctx *ctx, int64_t *out_version, soc_err *err)
{
	int64_t locked = 0;
	return ask(ctx, SOC_SQL_SCHEMA_LOCK, &locked, err) && version_now(ctx, out_version, err);
}

static bool record(const soc_ctx *ctx, const soc_migration *migration, soc_err *err)
{
	soc_params params = soc_params_for(SOC_SQL_SCHEMA_RECORD, ctx->arena);
	soc_param_int(&params, SOC_P_SCHEMA_RECORD_NUMBER, migration->number);
	soc_param_text(&params, SOC_P_SCHEMA_RECORD_NAME, soc_str_borrow(migration->name));
	soc_param_text(&params, SOC_P_SCHEMA_RECORD_MODULE, SOC_STR(SOC_VERSION));
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, false);
	(void)soc_pipeline_add(&pipeline, &params);
	return soc_pipeline_run(&pipeline, err);
}

/* Runs one script; a refusal says which. */
static bool run_script(const soc_ctx *ctx, const soc_migration *script, soc_err *err)
{
	if (soc_conn_script(ctx->conn, script->sql, 0, err))
		return true;
	soc_err_prefix(err, script->name);
	return false;
}

static bool apply_migration(void *state, soc_err *err)
{
	step *one = state;
	int64_t version = 0;
	one->applied = false;
	if (!lock_version(one->ctx, &version, err))
		return false;
	/* Another migrator was faster. */
	if (version >= one->migration->number)
		return true;
	one->applied = true;
	return run_script(one->ctx, one->migration, err) && record(one->ctx, one->migration, err);
}

static bool replace_routines(void *state, soc_err *err)
{
	const step *one = state;
	int64_t version = 0;
	if (!lock_version(one->ctx, &version, err))
		return false;
	for (int i = 0; i < SOC_ROUTINE_COUNT; i++)
		if (!run_script(one->ctx, &soc_routines[i], err))
			return false;
	return true;
}

static bool apply_all(const soc_ctx *ctx, int64_t version, soc_schema_names *out_applied,
	soc_err *err)
{
	for (int i = (int)version; i < SOC_MIGRATION_COUNT; i++) {
		step one = { .ctx = ctx, .migration = &soc_migrations[i] };
		if (!soc_txn_run(ctx->conn, ATTEMPTS, apply_migration, &one, err))
			return false;
		if (one.applied)
			out_applied->name[out_applied->count++] = one.migration->name;
	}
	step routines = { .ctx = ctx };
	return soc_txn_run(ctx->conn, ATTEMPTS, replace_routines, &routines, err);
}

bool soc_schema_migrate(const soc_ctx *ctx, bool dry_run, soc_schema_names *out_applied,
	soc_err *err)
{
	int64_t version = 0;
	out_applied->count = 0;
	out_applied->name = (const char **)soc_arena_alloc(
		ctx->arena, SOC_MIGRATION_COUNT * sizeof *out_applied->name, err);
	if (!out_applied->name || !version_now(ctx, &version, err))
		return false;
	if (!dry_run)
		return apply_all(ctx, version, out_applied, err);
	for (int i = (int)version; i < SOC_MIGRATION_COUNT; i++)
		out_applied->name[out_applied->count++] = soc_migrations[i].name;
	return true;
}
