/* SPDX-License-Identifier: MIT */
/*
 * Prepares every statement of the catalogue against the migrated schema, its parameter types
 * inferred by the server, and compares what the server says with the headers; then has it planned
 * under the role that runs it, which checks that role's rights. Prints TAP.
 */
#include "pg/catalog.h"

#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int test_number, failures;

static void report(bool ok, const char *name, const char *what)
{
	printf("%sok %d - %s %s\n", ok ? "" : "not ", ++test_number, name, what);
	failures += !ok;
}

static PGconn *connect_as(const char *variable)
{
	const char *dsn = getenv(variable);
	PGconn *conn = PQconnectdb(dsn ? dsn : "");

	if (!dsn || PQstatus(conn) != CONNECTION_OK) {
		printf("Bail out! %s: %s", variable, dsn ? PQerrorMessage(conn) : "is not set\n");
		exit(1);
	}
	return conn;
}

static bool starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* The role that runs a statement: the migrator, the log's consumer, else the web server. */
static const char *role_of(const char *name)
{
	if (strcmp(name, "schema_record") == 0)
		return "SOCIAL_DSN_OWNER";
	if (starts_with(name, "consumer_") || starts_with(name, "activity_")
		|| starts_with(name, "snapshot_") || starts_with(name, "upkeep_")
		|| starts_with(name, "fanout_") || starts_with(name, "dead_") || starts_with(name, "live_hold")
		|| starts_with(name, "live_take") || starts_with(name, "live_forget")
		|| starts_with(name, "worker_"))
		return "SOCIAL_DSN_WORKER";
	return "SOCIAL_DSN_WEB";
}

static bool params_agree(const PGresult *desc, const soc_stmt *stmt)
{
	bool agree = PQnparams(desc) == stmt->param_count;

	for (int i = 0; agree && i < stmt->param_count; i++) {
		agree = PQparamtype(desc, i) == stmt->params[i].oid;
		if (!agree)
			printf("# $%d %s: declared %u, inferred %u\n", i + 1, stmt->params[i].name,
				stmt->params[i].oid, PQparamtype(desc, i));
	}
	return agree;
}

static bool columns_agree(const PGresult *desc, const soc_stmt *stmt)
{
	bool agree = PQnfields(desc) == stmt->column_count;

	for (int i = 0; agree && i < stmt->column_count; i++) {
		agree = PQftype(desc, i) == stmt->columns[i].oid
			&& strcmp(PQfname(desc, i), stmt->columns[i].name) == 0;
		if (!agree)
			printf("# column %d: declared %s %u, is %s %u\n", i + 1, stmt->columns[i].name,
				stmt->columns[i].oid, PQfname(desc, i), PQftype(desc, i));
	}
	return agree;
}

static bool plans(PGconn *conn, const soc_stmt *stmt)
{
	char sql[256];
	int length = snprintf(sql, sizeof sql, "EXPLAIN EXECUTE %s", stmt->name);

	for (int i = 0; i < stmt->param_count; i++)
		length += snprintf(sql + length, sizeof sql - (size_t)length, "%sNULL", i ? ", " : "(");
	if (stmt->param_count > 0)
		snprintf(sql + length, sizeof sql - (size_t)length, ")");
	PGresult *result = PQexec(conn, sql);
	bool ok = PQresultStatus(result) == PGRES_TUPLES_OK;

	if (!ok)
		printf("# %s", PQresultErrorMessage(result));
	PQclear(result);
	return ok;
}

static void check(const soc_stmt *stmt)
{
	const char *role = role_of(stmt->name);
	PGconn *conn = connect_as(role);
	PGresult *result = PQprepare(conn, stmt->name, stmt->sql, 0, NULL);
	bool prepared = PQresultStatus(result) == PGRES_COMMAND_OK;

	if (!prepared)
		printf("# %s", PQresultErrorMessage(result));
	PQclear(result);
	report(prepared, stmt->name, "is prepared");
	result = PQdescribePrepared(conn, stmt->name);
	report(prepared && params_agree(result, stmt), stmt->name, "has the declared parameters");
	report(prepared && columns_agree(result, stmt), stmt->name, "has the declared columns");
	PQclear(result);
	report(prepared && plans(conn, stmt), stmt->name, role);
	PQfinish(conn);
}

int main(void)
{
	printf("1..%d\n", SOC_SQL_COUNT * 4);
	for (int i = 0; i < SOC_SQL_COUNT; i++)
		check(&soc_sql_catalog[i]);
	return failures != 0;
}
