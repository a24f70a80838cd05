/* SPDX-License-Identifier: MIT */
#include "pg/conn.h"

#include "base/clock.h"
#include "pg/state.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ban.h"

static bool parse_dsn(soc_conn *conn, const char *dsn, soc_err *err)
{
	/* libpq's words would quote the DSN, so they are dropped. */
	conn->dsn = PQconninfoParse(dsn, NULL);
	if (!conn->dsn)
		return soc_err_set(err, SOC_ERR_INVALID, "dsn-invalid",
			"the DSN is neither a conninfo string nor a postgresql:// address");
	for (const PQconninfoOption *one = conn->dsn; one->keyword; one++)
		if (one->val && one->dispchar[0] == '*')
			return soc_err_set(err, SOC_ERR_INVALID, "dsn-password",
				"the DSN holds a secret (%s): use passfile= or service= instead", one->keyword);
	return true;
}

soc_conn *soc_conn_new(const soc_conn_config *config, soc_err *err)
{
	soc_conn *conn = calloc(1, sizeof *conn);
	if (!conn) {
		(void)soc_err_set(err, SOC_ERR_NOMEM, "memory", "no room for a connection");
		return NULL;
	}
	conn->config = *config;
	conn->application = strdup(config->application ? config->application : "wikisocial");
	if (!conn->application)
		(void)soc_err_set(err, SOC_ERR_NOMEM, "memory", "no room for a connection");
	if (!conn->application || !parse_dsn(conn, config->dsn ? config->dsn : "", err)) {
		soc_conn_free(conn);
		return NULL;
	}
	/* The caller's strings need not live as long; what was needed of them is copied above. */
	conn->config.dsn = NULL;
	conn->config.application = conn->application;
	return conn;
}

void soc_conn_free(soc_conn *conn)
{
	if (!conn)
		return;
	soc_conn_drop(conn);
	PQconninfoFree(conn->dsn);
	free(conn->application);
	free(conn);
}

int64_t soc_conn_deadline(int timeout_ms)
{
	return timeout_ms > 0 ? soc_clock_monotonic_ms() + timeout_ms : INT64_MAX;
}

/*
 * The socket belongs to the parent: a Terminate sent here would end the parent's session. So
 * libpq is left with a descriptor of /dev/null, on which its farewell fails harmlessly.
 */
static void detach_from_parent(PGconn *pg)
{
	int socket = PQsocket(pg);
	if (socket < 0)
		return;
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (nowhere < 0) {
		(void)close(socket);
		return;
	}
	(void)dup2(nowhere, socket);
	(void)close(nowhere);
}

void soc_conn_lose(soc_conn *conn)
{
	if (!conn->pg)
		return;
	if (conn->owner != getpid())
		detach_from_parent(conn->pg);
	PQfinish(conn->pg);
	conn->pg = NULL;
	conn->busy = conn->doomed = conn->fresh = false;
	memset(conn->prepared, 0, sizeof conn->prepared);
	conn->stats.drops++;
}

void soc_conn_drop(soc_conn *conn)
{
	soc_conn_lose(conn);
	conn->in_txn = false;
}

static bool is_clean(const soc_conn *conn)
{
	return conn->pg && !conn->busy && !conn->in_txn && !conn->doomed
		&& conn->owner == getpid() && PQstatus(conn->pg) == CONNECTION_OK
		&& PQpipelineStatus(conn->pg) == PQ_PIPELINE_OFF
		&& PQtransactionStatus(conn->pg) == PQTRANS_IDLE;
}

/*
 * Readable while idle is either the end, a farewell, or something asynchronous and harmless (a
 * changed parameter, a notice), which is taken; two rounds show an end behind a message.
 */
static bool is_alive(soc_conn *conn)
{
	for (int round = 0; round < 3; round++) {
		if (!is_clean(conn))
			return false;
		if (!soc_wait_is_readable(conn->pg))
			return true;
		if (!PQconsumeInput(conn->pg))
			return false;
		(void)PQisBusy(conn->pg); /* parses what came */
		PQfreemem(PQnotifies(conn->pg));
	}
	return false;
}

static bool is_backing_off(const soc_conn *conn, soc_err *err)
{
	if (soc_clock_monotonic_ms() >= conn->retry_at)
		return false;
	/* A schema that does not fit keeps saying so; all else is simply away. */
	if (conn->refusal.code == SOC_ERR_SCHEMA && err->code == SOC_OK)
		*err = conn->refusal;
	(void)soc_err_set(err, SOC_ERR_UNAVAILABLE, "store-unavailable",
		"the social store failed a moment ago: %s", conn->refusal.message);
	return true;
}

bool soc_conn_wake(soc_conn *conn, soc_err *err)
{
	/* A new connection would be outside the transaction: its loss is the transaction's end. */
	if (conn->in_txn && conn->pg && conn->owner == getpid())
		return true;
	if (conn->in_txn)
		return soc_err_set(err, SOC_ERR_UNAVAILABLE, "store-unavailable",
			"the connection was lost inside a transaction");
	if (is_alive(conn))
		return true;
	soc_conn_lose(conn);
	if (is_backing_off(conn, err))
		return false;
	return soc_connect_open(conn, soc_conn_deadline(conn->config.connect_timeout_ms), err);
}

void soc_conn_retire(soc_conn *conn)
{
	if (!is_clean(conn))
		soc_conn_drop(conn);
}

soc_conn_stats soc_conn_statistics(const soc_conn *conn)
{
	return conn->stats;
}

bool soc_conn_is_open(const soc_conn *conn)
{
	return is_clean(conn);
}

const char *soc_conn_diagnosis(const soc_conn *conn)
{
	return conn->diagnosis;
}

soc_str soc_conn_server_version(const soc_conn *conn)
{
	if (!conn->pg)
		return SOC_STR("");
	return soc_str_borrow(PQparameterStatus(conn->pg, "server_version"));
}

int soc_conn_libpq_version(void)
{
	return PQlibVersion();
}

bool soc_conn_script(soc_conn *conn, const char *sql, int timeout_ms, soc_err *err)
{
	if (!soc_conn_wake(conn, err))
		return false;
	return soc_simple_run(conn, sql, soc_conn_deadline(timeout_ms), err) == SOC_ENDED_WELL;
}
