/* SPDX-License-Identifier: MIT */
#ifndef SOC_PG_STATE_H
#define SOC_PG_STATE_H

/* Inside pg/ only: what a connection is made of, and the pieces conn.c is composed of. */

#include "pg/catalog.h"
#include "pg/conn.h"

#include <libpq-fe.h>
#include <stdint.h>
#include <sys/types.h>

enum { SOC_PREPARED_WORDS = (SOC_SQL_COUNT + 63) / 64 };

struct soc_conn {
	soc_conn_config config;
	PQconninfoOption *dsn;   /* parsed, process-lifetime */
	char *application;
	PGconn *pg;              /* NULL: closed */
	pid_t owner;             /* the process that connected */
	bool busy;               /* inside an exchange: anything found so later is unclean */
	bool in_txn;             /* between BEGIN and COMMIT: never reconnect */
	bool doomed;             /* the server said goodbye while the connection was idle */
	bool fresh;              /* connected since the last finished exchange */
	int64_t retry_at;        /* monotonic ms; before it no connect is tried */
	soc_err refusal;         /* what to answer until then */
	uint64_t prepared[SOC_PREPARED_WORDS];
	soc_conn_stats stats;
	char diagnosis[1024];
};

/* How an exchange with the server ended, for the caller's decision to send again. */
typedef enum soc_ending {
	SOC_ENDED_WELL,
	SOC_ENDED_REFUSED, /* an error answer; the connection is in order */
	SOC_ENDED_STALE,   /* prepared statements no longer fit; nothing took effect */
	SOC_ENDED_LOST,    /* gone before any answer to the statements */
	SOC_ENDED_UNKNOWN  /* gone in the middle, or out of time */
} soc_ending;

/* connect.c: connects within `deadline` and checks the schema. Closes it again on failure. */
bool soc_connect_open(soc_conn *conn, int64_t deadline, soc_err *err) SOC_MUST_CHECK;

/* wait.c: waits until a result can be taken without blocking (also when the connection has
 * died: the result then says so), sending what is left to send. False when out of time.
 * `deadline` INT64_MAX: none. */
bool soc_wait_result(PGconn *pg, int64_t deadline) SOC_MUST_CHECK;
/* wait.c: waits for `events` on the connection's socket; false when out of time. */
bool soc_wait_socket(PGconn *pg, short events, int64_t deadline) SOC_MUST_CHECK;
/* wait.c: true when the socket has something to read (or has ended) at this moment. */
bool soc_wait_is_readable(PGconn *pg) SOC_MUST_CHECK;

/* failure.c: sets `err` from a result (or, NULL, from the connection) and keeps the server's
 * words as diagnosis. `statement` may be NULL. Tells how the exchange ended. */
soc_ending soc_failure_note(soc_conn *conn, const PGresult *result, const char *statement,
	soc_err *err);
/* failure.c: out of time: closes the connection, starts the back-off. Returns false. */
bool soc_failure_timeout(soc_conn *conn, soc_err *err);
/* failure.c: from now on calls are answered with `refusal` for backoff_ms. */
void soc_failure_back_off(soc_conn *conn, const soc_err *refusal);
/* collision.c: whether work that failed was rolled back because it met another's (40001, 40P01),
 * so that all of it may be done again. If so it has paused: differently in each process, longer
 * at each attempt. False without a pause where that would pass `deadline`. */
bool soc_collision_pause(soc_conn *conn, const soc_err *failure, int attempt, int64_t deadline)
	SOC_MUST_CHECK;
/* failure.c: what libpq says about the connection becomes the diagnosis. */
void soc_failure_diagnose(soc_conn *conn, const char *words);

/* simple.c: runs `sql` by the simple protocol on an open connection. */
soc_ending soc_simple_run(soc_conn *conn, const char *sql, int64_t deadline, soc_err *err);

/* conn.c: closes it without ending the transaction's scope, so that its later steps fail. */
void soc_conn_lose(soc_conn *conn);

/* conn.c: monotonic deadline `timeout_ms` from now, INT64_MAX for 0. */
int64_t soc_conn_deadline(int timeout_ms);

#endif
