/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TESTS_FAULT_PROBE_H
#define TESTS_FAULT_PROBE_H

#include "fault/cluster.h"
#include "pg/pipeline.h"

/* Short timeouts, so that a test of one is short. */
enum { EXCHANGE_MS = 400, CONNECT_MS = 400, BACKOFF_MS = 300, STATEMENT_MS = 250 };

/* The schema of tests/fault/catalog. */
void probe_schema(const cluster *c);
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
