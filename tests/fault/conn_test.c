/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What ext/pg does when PostgreSQL is killed, stopped, full, or says no. */
#include "fault/probe.h"

#include "base/clock.h"
#include "pg/txn.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static cluster db;

typedef struct fixture {
	soc_conn *conn;
	soc_arena *arena;
	soc_err err;
	char dsn[256];
} fixture;

static int open_fixture(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	soc_conn_config config = probe_config(db.folder, f->dsn);
	f->conn = soc_conn_new(&config, &f->err);
	f->arena = soc_arena_new(4 * 1024 * 1024);
	cluster_sql(&db, "TRUNCATE probe.note, probe.late RESTART IDENTITY");
	*state = f;
	return f->conn && f->arena ? 0 : -1;
}

static int close_fixture(void **state)
{
	fixture *f = *state;
	soc_conn_free(f->conn);
	soc_arena_free(f->arena);
	free(f);
	return 0;
}

static void reconfigure(fixture *f, const soc_conn_config *config)
{
	soc_conn_free(f->conn);
	f->conn = soc_conn_new(config, &f->err);
	assert_non_null(f->conn);
}

static void assert_fails(const soc_err *err, soc_err_code code, const char *reason)
{
	assert_int_equal(err->code, code);
	assert_string_equal(err->reason, reason);
}

static void kill_backend(long pid)
{
	char sql[128];
	snprintf(sql, sizeof sql, "SELECT pg_terminate_backend(%ld, 2000)", pid);
	cluster_sql(&db, sql);
}

static void a_kept_connection_serves_many_requests(void **state)
{
	fixture *f = *state;
	long first = 0, pid = 0;
	assert_true(probe_pid(f->conn, f->arena, &first, &f->err));
	for (int i = 0; i < 20; i++) {
		soc_conn_retire(f->conn);
		assert_true(soc_conn_is_open(f->conn));
		assert_true(probe_pid(f->conn, f->arena, &pid, &f->err));
		assert_int_equal(pid, first);
	}
	soc_conn_stats stats = soc_conn_statistics(f->conn);
	assert_int_equal(stats.connects, 1);
	assert_int_equal(stats.exchanges, 21);
	assert_int_equal(stats.prepares, 1);
	assert_int_equal(stats.drops, 0);
}

static void settings_are_given_at_connect(void **state)
{
	fixture *f = *state;
	static const char *const expected[][2] = {
		{ "application_name", "probe" }, { "client_encoding", "UTF8" }, { "jit", "off" },
		{ "lock_timeout", "100" }, { "plan_cache_mode", "force_generic_plan" },
		{ "search_path", "pg_catalog" }, { "standard_conforming_strings", "on" },
		{ "statement_timeout", "250" }, { "TimeZone", "UTC" },
	};
	soc_params params = soc_params_for(SOC_SQL_PROBE_SETTINGS, f->arena);
	soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, true);
	int at = soc_pipeline_add(&pipeline, &params);
	assert_true(soc_pipeline_run(&pipeline, &f->err));
	const soc_rows *rows = soc_pipeline_rows(&pipeline, at);
	assert_int_equal(rows->count, 9);
	for (int i = 0; i < rows->count; i++) {
		bool found = false;
		for (int k = 0; k < 9; k++)
			found = found || (strcmp(soc_row_text(rows, i, 0).ptr, expected[k][0]) == 0
				&& strcmp(soc_row_text(rows, i, 1).ptr, expected[k][1]) == 0);
		assert_true(found);
	}
}

static void values_travel_unchanged_both_ways(void **state)
{
	fixture *f = *state;
	static const int64_t big[] = { 0, 1, -1, INT64_MAX, INT64_MIN, 255, 256, -256 };
	for (size_t i = 0; i < sizeof big / sizeof *big; i++) {
		soc_params params = soc_params_for(SOC_SQL_PROBE_ECHO, f->arena);
		soc_param_int(&params, SOC_P_PROBE_ECHO_BIG, big[i]);
		soc_param_int(&params, SOC_P_PROBE_ECHO_SMALL, i % 2 ? INT16_MIN : INT16_MAX);
		soc_param_bool(&params, SOC_P_PROBE_ECHO_FLAG, i % 2);
		soc_param_text(&params, SOC_P_PROBE_ECHO_TEXT, SOC_STR("a'\\\xc3\xa4"));
		soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, true);
		(void)soc_pipeline_add(&pipeline, &params);
		assert_true(soc_pipeline_run(&pipeline, &f->err));
		const soc_rows *rows = soc_pipeline_rows(&pipeline, 0);
		assert_true(soc_row_int(rows, 0, SOC_C_PROBE_ECHO_BIG) == big[i]);
		assert_int_equal(soc_row_int(rows, 0, SOC_C_PROBE_ECHO_SMALL),
			i % 2 ? INT16_MIN : INT16_MAX);
		assert_int_equal(soc_row_bool(rows, 0, SOC_C_PROBE_ECHO_FLAG), i % 2);
		assert_string_equal(soc_row_text(rows, 0, SOC_C_PROBE_ECHO_TEXT).ptr, "a'\\\xc3\xa4");
		assert_true(soc_row_time(rows, 0, SOC_C_PROBE_ECHO_AT) == INT64_C(946684801000000));
	}
	soc_params nothing = soc_params_for(SOC_SQL_PROBE_ECHO, f->arena);
	soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, true);
	(void)soc_pipeline_add(&pipeline, &nothing);
	assert_true(soc_pipeline_run(&pipeline, &f->err));
	for (int column = 0; column < 4; column++)
		assert_true(soc_row_is_null(soc_pipeline_rows(&pipeline, 0), 0, column));
	assert_null(soc_row_text(soc_pipeline_rows(&pipeline, 0), 0, SOC_C_PROBE_ECHO_TEXT).ptr);
}

static void arrays_of_any_length_travel(void **state)
{
	fixture *f = *state;
	int64_t values[1000];
	int64_t sum = 0;
	for (size_t count = 0; count <= 1000; count += count < 3 ? 1 : 997) {
		sum = 0;
		for (size_t i = 0; i < count; i++)
			sum += values[i] = (int64_t)i * 3 - 7;
		soc_params params = soc_params_for(SOC_SQL_PROBE_SUM, f->arena);
		soc_param_int8_array(&params, SOC_P_PROBE_SUM_VALUES, values, count);
		soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, true);
		(void)soc_pipeline_add(&pipeline, &params);
		assert_true(soc_pipeline_run(&pipeline, &f->err));
		assert_true(soc_row_int(soc_pipeline_rows(&pipeline, 0), 0, 0) == sum);
	}
}

static void parameters_that_do_not_fit_are_refused_before_sending(void **state)
{
	fixture *f = *state;
	soc_params params = soc_params_for(SOC_SQL_PROBE_ECHO, f->arena);
	soc_param_int(&params, SOC_P_PROBE_ECHO_SMALL, 32768);
	assert_int_equal(params.failed, SOC_ERR_INVALID);
	params = soc_params_for(SOC_SQL_PROBE_ECHO, f->arena);
	soc_param_text(&params, SOC_P_PROBE_ECHO_TEXT, (soc_str){ "a\0b", 3 });
	assert_int_equal(params.failed, SOC_ERR_INVALID);
	params = soc_params_for(SOC_SQL_PROBE_ECHO, f->arena);
	soc_param_text(&params, SOC_P_PROBE_ECHO_BIG, SOC_STR("1"));
	assert_int_equal(params.failed, SOC_ERR_BUG);
	params = soc_params_for(SOC_SQL_PROBE_ECHO, f->arena);
	soc_param_int(&params, 99, 1);
	assert_int_equal(params.failed, SOC_ERR_BUG);
	soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, true);
	(void)soc_pipeline_add(&pipeline, &params);
	assert_false(soc_pipeline_run(&pipeline, &f->err));
	assert_int_equal(f->err.code, SOC_ERR_BUG);
	assert_int_equal(soc_conn_statistics(f->conn).exchanges, 0);
}

static void a_backend_killed_between_exchanges_is_replaced(void **state)
{
	fixture *f = *state;
	long first = 0, second = 0;
	assert_true(probe_pid(f->conn, f->arena, &first, &f->err));
	kill_backend(first);
	/* Not even a write without a key notices: the loss is seen before anything is sent. */
	assert_true(probe_put(f->conn, f->arena, NULL, false, &f->err));
	assert_true(probe_pid(f->conn, f->arena, &second, &f->err));
	assert_int_not_equal(first, second);
	assert_int_equal(probe_notes(f->conn, f->arena), 1);
	assert_int_equal(soc_conn_statistics(f->conn).connects, 2);
}

/* Kills `pid` in a moment, from a process of its own. */
static pid_t kill_soon(long pid, int ms)
{
	pid_t child = fork();
	if (child)
		return child;
	usleep((useconds_t)ms * 1000);
	kill((pid_t)pid, SIGTERM);
	_exit(0);
}

static void a_backend_killed_during_an_exchange_is_an_error_then_replaced(void **state)
{
	fixture *f = *state;
	long pid = 0;
	int status;
	assert_true(probe_pid(f->conn, f->arena, &pid, &f->err));
	soc_params nap = soc_params_for(SOC_SQL_PROBE_SLEEP, f->arena);
	soc_param_int(&nap, SOC_P_PROBE_SLEEP_MS, 200);
	soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, false);
	(void)soc_pipeline_add(&pipeline, &nap);
	pid_t killer = kill_soon(pid, 60);
	assert_false(soc_pipeline_run(&pipeline, &f->err));
	waitpid(killer, &status, 0);
	assert_fails(&f->err, SOC_ERR_UNAVAILABLE, "store-unavailable");
	assert_string_equal(f->err.sqlstate, "57P01");
	assert_true(f->err.retryable);
	soc_err_clear(&f->err);
	assert_true(probe_pid(f->conn, f->arena, &pid, &f->err));
}

static void a_read_survives_its_backend_killed_in_the_middle(void **state)
{
	fixture *f = *state;
	long pid = 0;
	int status;
	assert_true(probe_sleep(f->conn, f->arena, 1, &f->err));
	assert_true(probe_pid(f->conn, f->arena, &pid, &f->err));
	pid_t killer = kill_soon(pid, 40);
	assert_true(probe_sleep(f->conn, f->arena, 120, &f->err));
	waitpid(killer, &status, 0);
	assert_int_equal(soc_conn_statistics(f->conn).connects, 2);
}

static void a_stopped_server_costs_the_deadline_and_then_nothing(void **state)
{
	fixture *f = *state;
	assert_true(probe_pid(f->conn, f->arena, NULL, &f->err));
	cluster_signal(&db, SIGSTOP);
	int64_t start = soc_clock_monotonic_ms();
	bool answered = probe_pid(f->conn, f->arena, NULL, &f->err);
	int64_t took = soc_clock_monotonic_ms() - start;
	soc_err second = { .code = SOC_OK }, third = { .code = SOC_OK };
	start = soc_clock_monotonic_ms();
	bool again = probe_pid(f->conn, f->arena, NULL, &second);
	int64_t took_again = soc_clock_monotonic_ms() - start;
	usleep((BACKOFF_MS + 20) * 1000);
	/* Now a new connection is tried: a stopped postmaster takes it and says nothing. */
	start = soc_clock_monotonic_ms();
	bool connected = probe_pid(f->conn, f->arena, NULL, &third);
	int64_t took_connect = soc_clock_monotonic_ms() - start;
	cluster_signal(&db, SIGCONT);
	assert_false(answered || again || connected);
	assert_fails(&f->err, SOC_ERR_TIMEOUT, "store-timeout");
	assert_in_range(took, EXCHANGE_MS - 1, EXCHANGE_MS + 150);
	assert_fails(&second, SOC_ERR_UNAVAILABLE, "store-unavailable");
	assert_in_range(took_again, 0, 20);
	assert_fails(&third, SOC_ERR_TIMEOUT, "store-timeout");
	assert_in_range(took_connect, CONNECT_MS - 1, CONNECT_MS + 150);
	usleep((BACKOFF_MS + 20) * 1000);
	soc_err_clear(&f->err);
	assert_true(probe_pid(f->conn, f->arena, NULL, &f->err));
}

static void a_missing_server_is_unavailable_at_once(void **state)
{
	fixture *f = *state;
	char dsn[256];
	soc_conn_config config = probe_config("/nonexistent", dsn);
	reconfigure(f, &config);
	for (int i = 0; i < 3; i++) {
		soc_err_clear(&f->err);
		int64_t start = soc_clock_monotonic_ms();
		assert_false(probe_pid(f->conn, f->arena, NULL, &f->err));
		assert_in_range(soc_clock_monotonic_ms() - start, 0, 50);
		assert_fails(&f->err, SOC_ERR_UNAVAILABLE, "store-unavailable");
		assert_true(f->err.retryable);
		assert_null(strstr(f->err.message, "nonexistent"));
	}
	assert_non_null(strstr(soc_conn_diagnosis(f->conn), "nonexistent"));
}

static void too_many_clients_is_unavailable_with_its_sqlstate(void **state)
{
	fixture *f = *state;
	soc_conn *many[64] = { NULL };
	int opened = 0;
	soc_conn_config config = probe_config(db.folder, f->dsn);
	for (; opened < 64; opened++) {
		many[opened] = soc_conn_new(&config, &f->err);
		if (!soc_conn_wake(many[opened], &f->err))
			break;
	}
	for (int i = 0; i <= opened && i < 64; i++)
		soc_conn_free(many[i]);
	assert_in_range(opened, 1, 63);
	assert_fails(&f->err, SOC_ERR_UNAVAILABLE, "store-unavailable");
	assert_string_equal(f->err.sqlstate, "53300");
}

static void an_error_in_the_middle_rolls_everything_back(void **state)
{
	fixture *f = *state;
	assert_true(probe_pid(f->conn, f->arena, NULL, &f->err));
	for (int prepared = 1; prepared >= 0; prepared--) {
		soc_conn_config config = probe_config(db.folder, f->dsn);
		config.prepared = prepared;
		reconfigure(f, &config);
		soc_params put = soc_params_for(SOC_SQL_NOTE_PUT_PLAIN, f->arena);
		soc_param_text(&put, 0, SOC_STR("one"));
		soc_params divide = soc_params_for(SOC_SQL_PROBE_DIVIDE, f->arena);
		soc_param_int(&divide, 0, 0);
		soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, false);
		(void)soc_pipeline_add(&pipeline, &put);
		(void)soc_pipeline_add(&pipeline, &divide);
		(void)soc_pipeline_add(&pipeline, &put);
		assert_false(soc_pipeline_run(&pipeline, &f->err));
		assert_fails(&f->err, SOC_ERR_INVALID, "input-invalid");
		assert_string_equal(f->err.sqlstate, "22012");
		assert_true(soc_conn_is_open(f->conn));
		assert_int_equal(probe_notes(f->conn, f->arena), 0);
		soc_err_clear(&f->err);
	}
}

static void an_error_at_commit_is_reported(void **state)
{
	fixture *f = *state;
	soc_params late = soc_params_for(SOC_SQL_NOTE_PUT_LATE, f->arena);
	soc_param_int(&late, 0, 5);
	soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, false);
	(void)soc_pipeline_add(&pipeline, &late);
	(void)soc_pipeline_add(&pipeline, &late);
	assert_false(soc_pipeline_run(&pipeline, &f->err));
	assert_fails(&f->err, SOC_ERR_CONFLICT, "store-duplicate");
	assert_true(soc_conn_is_open(f->conn));
	assert_int_equal(cluster_number(&db, "SELECT count(*) FROM probe.late"), 0);
}

static void each_sqlstate_has_its_meaning(void **state)
{
	fixture *f = *state;
	static const struct { const char *state; soc_err_code code; const char *reason; bool retry; }
		rows[] = {
		{ "40001", SOC_ERR_CONFLICT, "store-conflict", true },
		{ "40P01", SOC_ERR_CONFLICT, "store-conflict", true },
		{ "55P03", SOC_ERR_TIMEOUT, "store-busy", true },
		{ "57014", SOC_ERR_TIMEOUT, "store-busy", true },
		{ "08006", SOC_ERR_UNAVAILABLE, "store-unavailable", true },
		{ "57P01", SOC_ERR_UNAVAILABLE, "store-unavailable", true },
		{ "57P02", SOC_ERR_UNAVAILABLE, "store-unavailable", true },
		{ "57P03", SOC_ERR_UNAVAILABLE, "store-unavailable", true },
		{ "53100", SOC_ERR_UNAVAILABLE, "store-unavailable", true },
		{ "53200", SOC_ERR_UNAVAILABLE, "store-unavailable", true },
		{ "53300", SOC_ERR_UNAVAILABLE, "store-unavailable", true },
		{ "25006", SOC_ERR_UNAVAILABLE, "store-unavailable", true },
		{ "42P01", SOC_ERR_SCHEMA, "schema-outdated", false },
		{ "3F000", SOC_ERR_SCHEMA, "schema-outdated", false },
		{ "42703", SOC_ERR_SCHEMA, "schema-outdated", false },
		{ "42883", SOC_ERR_SCHEMA, "schema-outdated", false },
		{ "42501", SOC_ERR_SCHEMA, "schema-role", false },
		{ "22021", SOC_ERR_INVALID, "text-encoding", false },
		{ "22001", SOC_ERR_INVALID, "input-invalid", false },
		{ "23503", SOC_ERR_INVALID, "input-invalid", false },
		{ "23514", SOC_ERR_INVALID, "input-invalid", false },
		{ "23505", SOC_ERR_CONFLICT, "store-duplicate", false },
		{ "23502", SOC_ERR_BUG, "store-error", false },
		{ "P0001", SOC_ERR_BUG, "store-error", false },
		{ "XX000", SOC_ERR_BUG, "store-error", false },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		soc_err_clear(&f->err);
		assert_false(probe_raise(f->conn, f->arena, rows[i].state, &f->err));
		assert_fails(&f->err, rows[i].code, rows[i].reason);
		assert_string_equal(f->err.sqlstate, rows[i].state);
		assert_int_equal(f->err.retryable, rows[i].retry);
		assert_null(strstr(f->err.message, "secret"));
		assert_non_null(strstr(soc_conn_diagnosis(f->conn), "secret"));
	}
}

static void a_slow_statement_is_ended_by_the_server_and_the_connection_kept(void **state)
{
	fixture *f = *state;
	long before = 0, after = 0;
	assert_true(probe_pid(f->conn, f->arena, &before, &f->err));
	assert_false(probe_sleep(f->conn, f->arena, 1000, &f->err));
	assert_fails(&f->err, SOC_ERR_TIMEOUT, "store-busy");
	assert_string_equal(f->err.sqlstate, "57014");
	assert_true(probe_pid(f->conn, f->arena, &after, &f->err));
	assert_int_equal(before, after);
}

static bool run_probe(fixture *f, enum soc_sql statement)
{
	soc_params params = soc_params_for(statement, f->arena);
	soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, true);
	(void)soc_pipeline_add(&pipeline, &params);
	soc_err_clear(&f->err);
	return soc_pipeline_run(&pipeline, &f->err);
}

static void an_answer_of_another_shape_is_refused(void **state)
{
	fixture *f = *state;
	assert_false(run_probe(f, SOC_SQL_PROBE_LIE));
	assert_fails(&f->err, SOC_ERR_SCHEMA, "schema-outdated");
	assert_false(run_probe(f, SOC_SQL_PROBE_TWO));
	assert_fails(&f->err, SOC_ERR_BUG, "store-error");
	assert_true(run_probe(f, SOC_SQL_PROBE_PID));
}

static void a_plan_made_stale_by_a_migration_is_renewed(void **state)
{
	fixture *f = *state;
	assert_true(run_probe(f, SOC_SQL_PROBE_TABLE));
	cluster_sql(&db, "DROP TABLE probe.changing; CREATE TABLE probe.changing (other bool, value int4)");
	cluster_sql(&db, "ALTER TABLE probe.changing DROP COLUMN other");
	assert_true(run_probe(f, SOC_SQL_PROBE_TABLE));
	cluster_sql(&db, "ALTER TABLE probe.changing ADD COLUMN more text");
	/* The old plan no longer holds; the new one has a column this module does not know. */
	assert_false(run_probe(f, SOC_SQL_PROBE_TABLE));
	assert_fails(&f->err, SOC_ERR_SCHEMA, "schema-outdated");
	cluster_sql(&db, "ALTER TABLE probe.changing DROP COLUMN more");
	assert_true(run_probe(f, SOC_SQL_PROBE_TABLE));
}

static void a_schema_that_does_not_fit_is_refused_with_the_cure(void **state)
{
	fixture *f = *state;
	static const struct { const char *sql, *reason; } rows[] = {
		{ "UPDATE probe.schema_version SET version = 0", "schema-outdated" },
		{ "UPDATE probe.schema_version SET version = 2", "schema-newer" },
		{ "ALTER TABLE probe.schema_version RENAME TO gone", "schema-missing" },
	};
	soc_conn_config config = probe_config(db.folder, f->dsn);
	for (size_t i = 0; i < 3; i++) {
		cluster_sql(&db, rows[i].sql);
		reconfigure(f, &config);
		for (int round = 0; round < 2; round++) {
			soc_err_clear(&f->err);
			bool works = probe_pid(f->conn, f->arena, NULL, &f->err);
			assert_false(works);
			assert_fails(&f->err, SOC_ERR_SCHEMA, rows[i].reason);
		}
		if (i != 1)
			assert_non_null(strstr(f->err.message, "wikisociald --migrate"));
	}
	cluster_sql(&db, "ALTER TABLE probe.gone RENAME TO schema_version; "
		"UPDATE probe.schema_version SET version = 1");
}

static void a_dsn_with_a_password_is_refused(void **state)
{
	(void)state;
	static const char *const secret[] = { "host=/tmp password=hunter2", "postgresql://u:hunter2@h/d",
		"host=/tmp sslpassword=hunter2", "not a dsn hunter2" };
	for (size_t i = 0; i < sizeof secret / sizeof *secret; i++) {
		soc_err err = { .code = SOC_OK };
		soc_conn_config config = { .dsn = secret[i] };
		assert_null(soc_conn_new(&config, &err));
		assert_fails(&err, SOC_ERR_INVALID, i < 3 ? "dsn-password" : "dsn-invalid");
		assert_null(strstr(err.message, "hunter2"));
	}
}

static void a_forked_child_leaves_its_parents_socket_alone(void **state)
{
	fixture *f = *state;
	long mine = 0, after = 0;
	int status = -1;
	assert_true(probe_pid(f->conn, f->arena, &mine, &f->err));
	pid_t child = fork();
	if (child == 0) {
		long pid = 0;
		bool differs = probe_pid(f->conn, f->arena, &pid, &f->err) && pid != mine;
		soc_conn_free(f->conn);
		_exit(differs ? 0 : 1);
	}
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	child = fork();
	if (child == 0) {
		soc_conn_retire(f->conn);
		bool forgot = !soc_conn_is_open(f->conn);
		soc_conn_free(f->conn);
		_exit(forgot ? 0 : 1);
	}
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	assert_true(probe_pid(f->conn, f->arena, &after, &f->err));
	assert_int_equal(after, mine);
	assert_int_equal(soc_conn_statistics(f->conn).connects, 1);
}

typedef struct two_steps {
	fixture *f;
	int runs, kill_after;
	const char *raise;
} two_steps;

static bool put_twice(void *state, soc_err *err)
{
	two_steps *s = state;
	long pid = 0;
	s->runs++;
	if (!probe_put(s->f->conn, s->f->arena, NULL, false, err))
		return false;
	if (s->kill_after == s->runs) {
		if (!probe_pid(s->f->conn, s->f->arena, &pid, err))
			return false;
		kill_backend(pid);
	}
	if (s->raise && s->runs < 3 && !probe_raise(s->f->conn, s->f->arena, s->raise, err))
		return false;
	return probe_put(s->f->conn, s->f->arena, NULL, true, err);
}

static void a_transaction_is_all_or_nothing(void **state)
{
	fixture *f = *state;
	two_steps good = { .f = f }, bad = { .f = f, .raise = "22001" };
	assert_true(soc_txn_run(f->conn, 3, put_twice, &good, &f->err));
	assert_int_equal(probe_notes(f->conn, f->arena), 2);
	assert_false(soc_txn_run(f->conn, 3, put_twice, &bad, &f->err));
	assert_int_equal(bad.runs, 1);
	assert_int_equal(probe_notes(f->conn, f->arena), 2);
}

static void a_collision_is_tried_again_within_bounds(void **state)
{
	fixture *f = *state;
	two_steps third = { .f = f, .raise = "40001" }, never = { .f = f, .raise = "40P01" };
	assert_true(soc_txn_run(f->conn, 3, put_twice, &third, &f->err));
	assert_int_equal(third.runs, 3);
	assert_int_equal(probe_notes(f->conn, f->arena), 2);
	assert_false(soc_txn_run(f->conn, 2, put_twice, &never, &f->err));
	assert_int_equal(never.runs, 2);
	assert_fails(&f->err, SOC_ERR_CONFLICT, "store-conflict");
	assert_int_equal(probe_notes(f->conn, f->arena), 2);
}

static void a_transaction_never_continues_on_another_connection(void **state)
{
	fixture *f = *state;
	two_steps cut = { .f = f, .kill_after = 1 };
	assert_false(soc_txn_run(f->conn, 3, put_twice, &cut, &f->err));
	assert_int_equal(f->err.code, SOC_ERR_UNAVAILABLE);
	assert_int_equal(cut.runs, 1);
	assert_int_equal(probe_notes(f->conn, f->arena), 0);
}

static bool leave_open(void *state, soc_err *err)
{
	fixture *f = state;
	if (!probe_put(f->conn, f->arena, NULL, false, err))
		return false;
	soc_conn_retire(f->conn);
	return soc_err_set(err, SOC_ERR_BUG, "test", "left");
}

static void retiring_inside_a_transaction_closes_the_connection(void **state)
{
	fixture *f = *state;
	assert_false(soc_txn_run(f->conn, 1, leave_open, f, &f->err));
	assert_int_equal(soc_conn_statistics(f->conn).drops, 1);
	assert_int_equal(probe_notes(f->conn, f->arena), 0);
}

static void a_large_answer_arrives_whole(void **state)
{
	fixture *f = *state;
	soc_params params = soc_params_for(SOC_SQL_PROBE_WIDE, f->arena);
	soc_param_int(&params, 0, 3000000);
	soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, true);
	(void)soc_pipeline_add(&pipeline, &params);
	(void)soc_pipeline_add(&pipeline, &params);
	assert_true(soc_pipeline_run(&pipeline, &f->err));
	assert_int_equal(soc_row_text(soc_pipeline_rows(&pipeline, 1), 0, 0).len, 3000000);
}

static void a_script_is_one_transaction(void **state)
{
	fixture *f = *state;
	assert_false(soc_conn_script(f->conn, "INSERT INTO probe.note (text) VALUES ('a'); SELECT 1 / 0",
		0, &f->err));
	assert_int_equal(f->err.code, SOC_ERR_INVALID);
	assert_int_equal(probe_notes(f->conn, f->arena), 0);
	soc_err_clear(&f->err);
	assert_false(soc_conn_script(f->conn, "COPY probe.note (text) FROM STDIN", 0, &f->err));
	assert_int_equal(f->err.code, SOC_ERR_BUG);
	soc_err_clear(&f->err);
	assert_true(soc_conn_script(f->conn, "INSERT INTO probe.note (text) VALUES ('a'); SELECT 1", 0,
		&f->err));
	assert_int_equal(probe_notes(f->conn, f->arena), 1);
}

static int start_cluster(void **state)
{
	(void)state;
	cluster_start(&db, "max_connections = 20");
	probe_schema(&db);
	return 0;
}

static int stop_cluster(void **state)
{
	(void)state;
	cluster_stop(&db);
	return 0;
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_kept_connection_serves_many_requests),
		CASE(settings_are_given_at_connect),
		CASE(values_travel_unchanged_both_ways),
		CASE(arrays_of_any_length_travel),
		CASE(parameters_that_do_not_fit_are_refused_before_sending),
		CASE(a_backend_killed_between_exchanges_is_replaced),
		CASE(a_backend_killed_during_an_exchange_is_an_error_then_replaced),
		CASE(a_read_survives_its_backend_killed_in_the_middle),
		CASE(a_stopped_server_costs_the_deadline_and_then_nothing),
		CASE(a_missing_server_is_unavailable_at_once),
		CASE(too_many_clients_is_unavailable_with_its_sqlstate),
		CASE(an_error_in_the_middle_rolls_everything_back),
		CASE(an_error_at_commit_is_reported),
		CASE(each_sqlstate_has_its_meaning),
		CASE(a_slow_statement_is_ended_by_the_server_and_the_connection_kept),
		CASE(an_answer_of_another_shape_is_refused),
		CASE(a_plan_made_stale_by_a_migration_is_renewed),
		CASE(a_schema_that_does_not_fit_is_refused_with_the_cure),
		CASE(a_dsn_with_a_password_is_refused),
		CASE(a_forked_child_leaves_its_parents_socket_alone),
		CASE(a_transaction_is_all_or_nothing),
		CASE(a_collision_is_tried_again_within_bounds),
		CASE(a_transaction_never_continues_on_another_connection),
		CASE(retiring_inside_a_transaction_closes_the_connection),
		CASE(a_large_answer_arrives_whole),
		CASE(a_script_is_one_transaction),
	};
	return cmocka_run_group_tests_name("conn", tests, start_cluster, stop_cluster);
}
