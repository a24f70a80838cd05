/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_SCHEMA_H
#define SOC_SERVICE_SCHEMA_H

#include "service/ctx.h"

/* Names of migrations, in the order of their numbers; in the caller's arena. */
typedef struct soc_schema_names {
	const char **name;
	int count;
} soc_schema_names;

/*
 * Brings the store's schema to this module's version, as its owner: each missing migration in one
 * transaction with its own record, then all routines in one. A lock held by each transaction makes
 * two at once take turns; after a crash the next run goes on where it ended. `out_applied` names
 * what was applied, or with `dry_run`, which changes nothing, what would be. The connection must
 * have been made without check_schema and without server-side timeouts.
 * SCHEMA "schema-newer"; what PostgreSQL refuses, with the migration's name in the message.
 */
bool soc_schema_migrate(const soc_ctx *ctx, bool dry_run, soc_schema_names *out_applied,
	soc_err *err) SOC_MUST_CHECK;

#endif
