/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TESTS_FAULT_PROBE_H
#define TESTS_FAULT_PROBE_H

#include "fault/cluster.h"
#include "pg/pipeline.h"

/* Short timeouts, so that a test of one is short; the grace is for a loaded machine. */
enum { EXCHANGE_MS = 1000, CONNECT_MS = 1000, BACKOFF_MS = 700, STATEMENT_MS = 600, GRACE_MS = 600 };

/* What each test has: a connection not yet made, an arena, and an empty note table. */
typedef struct probe_fixture {
	soc_conn *conn;
	soc_arena *arena;
	soc_err err;
	char dsn[256];
} probe_fixture;

/* The cluster of the test program, with the schema of tests/fault/catalog. */
extern cluster probe_db;

/* cmocka's set-up and tear-down of the group and of a test. */
int probe_start(void **state);
int probe_stop(void **state);
int probe_open(void **state);
int probe_close(void **state);

/* A new connection in place of the fixture's. */
void probe_reconfigure(probe_fixture *f, const soc_conn_config *config);
void probe_assert_fails(const soc_err *err, soc_err_code code, const char *reason);
/* Ends a backend and waits until it is gone. */
void probe_kill_backend(long pid);
/* Configuration for a connection whose socket is in `folder`; `dsn` is a buffer of 256. */
soc_conn_config probe_config(const char *folder, char *dsn);

/* One-statement exchanges; false with err. The value goes to *out where there is one. */
bool probe_pid(soc_conn *conn, soc_arena *arena, long *out, soc_err *err);
bool probe_sleep(soc_conn *conn, soc_arena *arena, int ms, soc_err *err);
bool probe_divide(soc_conn *conn, soc_arena *arena, int by, soc_err *err);
bool probe_put(soc_conn *conn, soc_arena *arena, const char *key, bool idempotent, soc_err *err);
bool probe_raise(soc_conn *conn, soc_arena *arena, const char *state, soc_err *err);
long probe_notes(soc_conn *conn, soc_arena *arena);

#endif
