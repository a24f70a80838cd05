/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fault/probe.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

cluster probe_db;

int probe_start(void **state)
{
	(void)state;
	cluster_start(&probe_db, "max_connections = 20");
	cluster_sql(&probe_db, soc_migrations[0].sql);
	return 0;
}

int probe_stop(void **state)
{
	(void)state;
	cluster_stop(&probe_db);
	return 0;
}

int probe_open(void **state)
{
	probe_fixture *f = calloc(1, sizeof *f);
	soc_conn_config config = probe_config(probe_db.folder, f->dsn);
	f->conn = soc_conn_new(&config, &f->err);
	f->arena = soc_arena_new(4 * 1024 * 1024);
	cluster_sql(&probe_db, "TRUNCATE probe.note, probe.late RESTART IDENTITY");
	*state = f;
	return f->conn && f->arena ? 0 : -1;
}

int probe_close(void **state)
{
	probe_fixture *f = *state;
	soc_conn_free(f->conn);
	soc_arena_free(f->arena);
	free(f);
	return 0;
}

void probe_reconfigure(probe_fixture *f, const soc_conn_config *config)
{
	soc_conn_free(f->conn);
	f->conn = soc_conn_new(config, &f->err);
	assert_non_null(f->conn);
}

void probe_assert_fails(const soc_err *err, soc_err_code code, const char *reason)
{
	assert_int_equal(err->code, code);
	assert_string_equal(err->reason, reason);
}

void probe_kill_backend(long pid)
{
	char sql[128];
	snprintf(sql, sizeof sql, "SELECT pg_terminate_backend(%ld, 2000)", pid);
	cluster_sql(&probe_db, sql);
}

soc_conn_config probe_config(const char *folder, char *dsn)
{
	snprintf(dsn, 256, "host=%s port=5432 user=postgres dbname=postgres", folder);
	return (soc_conn_config){
		.dsn = dsn,
		.application = "probe",
		.connect_timeout_ms = CONNECT_MS,
		.exchange_timeout_ms = EXCHANGE_MS,
		.statement_timeout_ms = STATEMENT_MS,
		.lock_timeout_ms = 100,
		.backoff_ms = BACKOFF_MS,
		.prepared = true,
		.check_schema = true,
	};
}

static bool run_one(soc_conn *conn, const soc_params *params, bool idempotent, int64_t *out,
	soc_err *err)
{
	soc_pipeline pipeline = soc_pipeline_start(conn, params->arena, idempotent);
	int index = soc_pipeline_add(&pipeline, params);
	if (!soc_pipeline_run(&pipeline, err))
		return false;
	if (out)
		*out = soc_row_int(soc_pipeline_rows(&pipeline, index), 0, 0);
	return true;
}

bool probe_pid(soc_conn *conn, soc_arena *arena, long *out, soc_err *err)
{
	int64_t pid = 0;
	soc_params params = soc_params_for(SOC_SQL_PROBE_PID, arena);
	bool done = run_one(conn, &params, true, &pid, err);
	if (out)
		*out = (long)pid;
	return done;
}

bool probe_sleep(soc_conn *conn, soc_arena *arena, int ms, soc_err *err)
{
	soc_params params = soc_params_for(SOC_SQL_PROBE_SLEEP, arena);
	soc_param_int(&params, SOC_P_PROBE_SLEEP_MS, ms);
	return run_one(conn, &params, true, NULL, err);
}

bool probe_divide(soc_conn *conn, soc_arena *arena, int by, soc_err *err)
{
	soc_params params = soc_params_for(SOC_SQL_PROBE_DIVIDE, arena);
	soc_param_int(&params, SOC_P_PROBE_DIVIDE_BY, by);
	return run_one(conn, &params, true, NULL, err);
}

bool probe_put(soc_conn *conn, soc_arena *arena, const char *key, bool idempotent, soc_err *err)
{
	soc_params params = soc_params_for(key ? SOC_SQL_NOTE_PUT : SOC_SQL_NOTE_PUT_PLAIN, arena);
	if (key) {
		soc_param_text(&params, SOC_P_NOTE_PUT_KEY, soc_str_borrow(key));
		soc_param_text(&params, SOC_P_NOTE_PUT_TEXT, SOC_STR("note"));
	} else {
		soc_param_text(&params, SOC_P_NOTE_PUT_PLAIN_TEXT, SOC_STR("note"));
	}
	return run_one(conn, &params, idempotent, NULL, err);
}

bool probe_raise(soc_conn *conn, soc_arena *arena, const char *state, soc_err *err)
{
	soc_params params = soc_params_for(SOC_SQL_PROBE_RAISE, arena);
	soc_param_text(&params, SOC_P_PROBE_RAISE_STATE, soc_str_borrow(state));
	return run_one(conn, &params, true, NULL, err);
}

long probe_notes(soc_conn *conn, soc_arena *arena)
{
	int64_t count = -1;
	soc_err err = { .code = SOC_OK };
	soc_params params = soc_params_for(SOC_SQL_NOTE_COUNT, arena);
	return run_one(conn, &params, true, &count, &err) ? (long)count : -1;
}
