/* SPDX-License-Identifier: MIT */
#ifndef SOC_PG_CONN_H
#define SOC_PG_CONN_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/*
 * One connection to the social store, process-lifetime, connected lazily. A host name in the DSN
 * is looked up by the system's resolver, outside our deadlines: prefer a socket folder, an
 * address or hostaddr=. States: closed →
 * ready → busy → (ready | closed). On any doubt (deadline, protocol error, unclean end of a
 * request) it is closed; the next use connects anew. Nothing is session-level but prepared
 * statements, so a kept connection can carry nothing from one request to the next.
 */
typedef struct soc_conn soc_conn;

typedef struct soc_conn_config {
	const char *dsn;             /* libpq conninfo or URI; copied; no password in it */
	const char *application;     /* application_name; copied */
	int connect_timeout_ms;      /* whole connect, in total */
	int exchange_timeout_ms;     /* client-side deadline of one exchange */
	int statement_timeout_ms;    /* server-side, a little below the client's; 0 none */
	int lock_timeout_ms;         /* server-side; 0 none */
	int backoff_ms;              /* after a failure calls are UNAVAILABLE at once for so long */
	bool prepared;               /* false: unnamed statements (pgbouncer before 1.21) */
	bool check_schema;           /* compare social.schema_version with the module on connect */
} soc_conn_config;

/* How often something was sent again for that SQLSTATE; "" where no more fit. */
typedef struct soc_conn_retried {
	char sqlstate[6];
	uint64_t times;
} soc_conn_retried;

enum { SOC_CONN_RETRIED_MAX = 8 };

/* The check of the schema at connect belongs to the connect, not to the exchanges. */
typedef struct soc_conn_stats {
	uint64_t connects, exchanges, statements, prepares, drops, retries;
	soc_conn_retried retried[SOC_CONN_RETRIED_MAX]; /* up to the first of no times */
} soc_conn_stats;

/* New, not yet connected (no I/O). INVALID "dsn-password" when the DSN holds a password. */
soc_conn *soc_conn_new(const soc_conn_config *config, soc_err *err) SOC_MUST_CHECK;
void soc_conn_free(soc_conn *conn);

/*
 * Makes it usable: connects, or checks without a round trip that the kept socket still lives
 * (PQstatus and a zero-timeout poll). A forked child never uses its parent's socket.
 * UNAVAILABLE "store-unavailable", TIMEOUT "store-timeout", SCHEMA "schema-outdated".
 */
bool soc_conn_wake(soc_conn *conn, soc_err *err) SOC_MUST_CHECK;

/* End of a request: keeps a clean idle connection, closes any other. Never blocks. */
void soc_conn_retire(soc_conn *conn);
/* Closes it now (unclean shutdown, configuration change). Never blocks. */
void soc_conn_drop(soc_conn *conn);

soc_conn_stats soc_conn_statistics(const soc_conn *conn);
/* True when a connection is kept now and nothing is known against it. No I/O. */
bool soc_conn_is_open(const soc_conn *conn);
/* "server_version" of the open connection, borrowed until it closes; empty when closed. */
soc_str soc_conn_server_version(const soc_conn *conn);
/* Version number of the libpq in use, as PQlibVersion gives it. */
int soc_conn_libpq_version(void);

/*
 * The server's or libpq's own words for the last failure: only for an operator's terminal
 * (wikisociald, the store check), never for a page or an exception. May name host and user.
 */
const char *soc_conn_diagnosis(const soc_conn *conn);

/* Runs a whole SQL script (a migration) as one simple query with `timeout_ms`, 0 for none. */
bool soc_conn_script(soc_conn *conn, const char *sql, int timeout_ms, soc_err *err) SOC_MUST_CHECK;

#endif
