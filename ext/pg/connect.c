/* SPDX-License-Identifier: MIT */
#include "pg/state.h"

#include "base/clock.h"
#include "pg/row.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ban.h"

enum { KEYWORDS_MAX = 64, OPTIONS_SIZE = 1024, IDLE_FLOOR_MS = 1000, IDLE_CEILING_MS = 3600000 };

typedef struct keywords {
	const char *name[KEYWORDS_MAX + 1], *value[KEYWORDS_MAX + 1];
	int count;
} keywords;

static void keyword_add(keywords *list, const char *name, const char *value)
{
	if (list->count == KEYWORDS_MAX)
		return;
	list->name[list->count] = name;
	list->value[list->count++] = value;
}

/* An idle transaction ends by itself: a stopped worker cannot hold a consumer's row for ever. */
static int idle_timeout(int exchange_timeout_ms)
{
	if (exchange_timeout_ms <= 0 || exchange_timeout_ms > IDLE_CEILING_MS / 2)
		return IDLE_CEILING_MS;
	int twice = exchange_timeout_ms * 2;
	return twice > IDLE_FLOOR_MS ? twice : IDLE_FLOOR_MS;
}

/*
 * All settings travel in the startup message: no round trip, and nothing that a later statement
 * could have left behind.
 */
static bool write_options(const soc_conn *conn, const char *given, char *out, size_t size)
{
	const soc_conn_config *config = &conn->config;
	int length = snprintf(out, size,
		"%s -c statement_timeout=%d -c lock_timeout=%d"
		" -c idle_in_transaction_session_timeout=%d -c plan_cache_mode=force_generic_plan"
		" -c jit=off -c search_path=pg_catalog -c TimeZone=UTC"
		" -c standard_conforming_strings=on",
		given ? given : "", config->statement_timeout_ms, config->lock_timeout_ms,
		idle_timeout(config->exchange_timeout_ms));
	return length > 0 && (size_t)length < size;
}

/* The later of two equal keywords wins: defaults first, then the DSN, then what must hold. */
static PGconn *begin(const soc_conn *conn, char *options, size_t size)
{
	keywords list = { .count = 0 };
	keyword_add(&list, "gssencmode", "disable");
	const char *given = NULL;
	for (const PQconninfoOption *one = conn->dsn; one->keyword; one++) {
		if (one->val && strcmp(one->keyword, "options") == 0)
			given = one->val;
		else if (one->val)
			keyword_add(&list, one->keyword, one->val);
	}
	if (!write_options(conn, given, options, size))
		return NULL;
	keyword_add(&list, "options", options);
	keyword_add(&list, "application_name", conn->application);
	keyword_add(&list, "client_encoding", "UTF8");
	return PQconnectStartParams(list.name, list.value, 0);
}

static void on_notice(void *state, const PGresult *result)
{
	soc_conn *conn = state;
	const char *severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
	/* A farewell (shutdown, pg_terminate_backend) may reach an idle connection. */
	if (severity && (strcmp(severity, "FATAL") == 0 || strcmp(severity, "PANIC") == 0))
		conn->doomed = true;
}

/* True when connected; false when refused, or with *out_late when out of time. */
static bool poll_until_open(PGconn *pg, int64_t deadline, bool *out_late)
{
	PostgresPollingStatusType next = PGRES_POLLING_WRITING;
	while (next != PGRES_POLLING_OK) {
		if (next == PGRES_POLLING_FAILED || PQstatus(pg) == CONNECTION_BAD)
			return false;
		short events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT;
		*out_late = !soc_wait_socket(pg, events, deadline);
		if (*out_late)
			return false;
		next = PQconnectPoll(pg);
	}
	return true;
}

/*
 * libpq has no call for the SQLSTATE of a refused connect, but its verbose message has it after
 * the severity, whatever the language: "FATAL:  53300: sorry, …".
 */
static void find_sqlstate(const char *words, char out[static 6])
{
	for (const char *at = strstr(words, ":  "); at; at = strstr(at + 1, ":  ")) {
		size_t length = strspn(at + 3, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
		if (length == 5 && at[8] == ':')
			memcpy(out, at + 3, 5);
	}
}

static bool refuse(soc_conn *conn, bool late, soc_err *err)
{
	soc_err refusal = { .code = SOC_OK };
	if (late)
		(void)soc_err_set(&refusal, SOC_ERR_TIMEOUT, "store-timeout",
			"no connection within %d ms", conn->config.connect_timeout_ms);
	else
		(void)soc_err_set(&refusal, SOC_ERR_UNAVAILABLE, "store-unavailable",
			"cannot connect to the social store");
	soc_failure_diagnose(conn, late || !conn->pg ? refusal.message : PQerrorMessage(conn->pg));
	if (!late)
		find_sqlstate(conn->diagnosis, refusal.sqlstate);
	soc_conn_lose(conn);
	soc_failure_back_off(conn, &refusal);
	if (err->code == SOC_OK)
		*err = refusal;
	return false;
}

static bool compare_schema(int64_t found, soc_err *err)
{
	static const char mend[] = "run `php maintenance/run.php update` or `wikisociald --migrate`";
	if (found == SOC_SCHEMA_VERSION)
		return true;
	if (found > SOC_SCHEMA_VERSION)
		return soc_err_set(err, SOC_ERR_SCHEMA, "schema-newer",
			"the store has schema %lld, this module knows %d: install the module of the same "
			"release", (long long)found, SOC_SCHEMA_VERSION);
	return soc_err_set(err, SOC_ERR_SCHEMA, "schema-outdated",
		"the store has schema %lld, this module needs %d: %s", (long long)found,
		SOC_SCHEMA_VERSION, mend);
}

static bool read_version(soc_conn *conn, const PGresult *result, soc_err *err)
{
	if (PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1
		&& PQnfields(result) == 1) {
		soc_rows rows = { .result = result, .count = 1 };
		return compare_schema(soc_row_int(&rows, 0, 0), err);
	}
	soc_err answer = { .code = SOC_OK };
	(void)soc_failure_note(conn, result, "schema_version", &answer);
	bool missing = strcmp(answer.sqlstate, "42P01") == 0 || strcmp(answer.sqlstate, "3F000") == 0;
	if (missing)
		(void)soc_err_set(err, SOC_ERR_SCHEMA, "schema-missing",
			"the store has no social schema: run `php maintenance/run.php update` or "
			"`wikisociald --migrate`");
	else
		*err = answer;
	return false;
}

static bool check_schema(soc_conn *conn, int64_t deadline, soc_err *err)
{
	const soc_stmt *stmt = &soc_sql_catalog[SOC_SQL_SCHEMA_VERSION];
	if (!PQsendQueryParams(conn->pg, stmt->sql, 0, NULL, NULL, NULL, NULL, 1)) {
		(void)soc_failure_note(conn, NULL, stmt->name, err);
		return false;
	}
	bool fits = false;
	for (;;) {
		if (!soc_wait_result(conn->pg, deadline))
			return soc_failure_timeout(conn, err);
		PGresult *result = PQgetResult(conn->pg);
		if (!result)
			break;
		fits = read_version(conn, result, err);
		PQclear(result);
	}
	if (!fits && err->code == SOC_OK)
		(void)soc_failure_note(conn, NULL, stmt->name, err);
	return fits;
}

/* A descriptor kept over exec would leave the socket open in a child for ever. */
static bool settle(soc_conn *conn)
{
	int flags = fcntl(PQsocket(conn->pg), F_GETFD);
	return flags >= 0 && fcntl(PQsocket(conn->pg), F_SETFD, flags | FD_CLOEXEC) == 0
		&& PQsetnonblocking(conn->pg, 1) == 0;
}

bool soc_connect_open(soc_conn *conn, int64_t deadline, soc_err *err)
{
	char options[OPTIONS_SIZE];
	bool late = false;
	conn->pg = begin(conn, options, sizeof options);
	if (!conn->pg)
		return refuse(conn, late, err);
	conn->owner = getpid();
	(void)PQsetErrorVerbosity(conn->pg, PQERRORS_VERBOSE);
	(void)PQsetNoticeReceiver(conn->pg, on_notice, conn);
	if (!poll_until_open(conn->pg, deadline, &late) || !settle(conn))
		return refuse(conn, late, err);
	conn->stats.connects++;
	conn->fresh = true;
	if (!conn->config.check_schema || check_schema(conn, deadline, err))
		return true;
	soc_conn_lose(conn);
	soc_failure_back_off(conn, err);
	return false;
}
