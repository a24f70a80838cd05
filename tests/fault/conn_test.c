/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The connection when PostgreSQL is killed, stopped, full, of another version, or forked away. */
#include "fault/probe.h"

#include "base/clock.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

typedef probe_fixture fixture;

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

static void a_backend_killed_between_exchanges_is_replaced(void **state)
{
	fixture *f = *state;
	long first = 0, second = 0;
	assert_true(probe_pid(f->conn, f->arena, &first, &f->err));
	probe_kill_backend(first);
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
	soc_param_int(&nap, SOC_P_PROBE_SLEEP_MS, 500);
	soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, false);
	(void)soc_pipeline_add(&pipeline, &nap);
	pid_t killer = kill_soon(pid, 100);
	assert_false(soc_pipeline_run(&pipeline, &f->err));
	waitpid(killer, &status, 0);
	probe_assert_fails(&f->err, SOC_ERR_UNAVAILABLE, "store-unavailable");
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
	pid_t killer = kill_soon(pid, 80);
	assert_true(probe_sleep(f->conn, f->arena, 300, &f->err));
	waitpid(killer, &status, 0);
	assert_int_equal(soc_conn_statistics(f->conn).connects, 2);
}

static void a_stopped_server_costs_the_deadline_and_then_nothing(void **state)
{
	fixture *f = *state;
	assert_true(probe_pid(f->conn, f->arena, NULL, &f->err));
	cluster_signal(&probe_db, SIGSTOP);
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
	cluster_signal(&probe_db, SIGCONT);
	assert_false(answered || again || connected);
	probe_assert_fails(&f->err, SOC_ERR_TIMEOUT, "store-timeout");
	assert_in_range(took, EXCHANGE_MS - 1, EXCHANGE_MS + GRACE_MS);
	probe_assert_fails(&second, SOC_ERR_UNAVAILABLE, "store-unavailable");
	assert_in_range(took_again, 0, EXCHANGE_MS / 4);
	probe_assert_fails(&third, SOC_ERR_TIMEOUT, "store-timeout");
	assert_in_range(took_connect, CONNECT_MS - 1, CONNECT_MS + GRACE_MS);
	usleep((BACKOFF_MS + 20) * 1000);
	soc_err_clear(&f->err);
	assert_true(probe_pid(f->conn, f->arena, NULL, &f->err));
}

static void a_missing_server_is_unavailable_at_once(void **state)
{
	fixture *f = *state;
	char dsn[256];
	soc_conn_config config = probe_config("/nonexistent", dsn);
	probe_reconfigure(f, &config);
	for (int i = 0; i < 3; i++) {
		soc_err_clear(&f->err);
		int64_t start = soc_clock_monotonic_ms();
		assert_false(probe_pid(f->conn, f->arena, NULL, &f->err));
		assert_in_range(soc_clock_monotonic_ms() - start, 0, CONNECT_MS / 4);
		probe_assert_fails(&f->err, SOC_ERR_UNAVAILABLE, "store-unavailable");
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
	soc_conn_config config = probe_config(probe_db.folder, f->dsn);
	for (; opened < 64; opened++) {
		many[opened] = soc_conn_new(&config, &f->err);
		if (!soc_conn_wake(many[opened], &f->err))
			break;
	}
	for (int i = 0; i <= opened && i < 64; i++)
		soc_conn_free(many[i]);
	assert_in_range(opened, 1, 63);
	probe_assert_fails(&f->err, SOC_ERR_UNAVAILABLE, "store-unavailable");
	assert_string_equal(f->err.sqlstate, "53300");
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
		probe_assert_fails(&f->err, rows[i].code, rows[i].reason);
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
	assert_false(probe_sleep(f->conn, f->arena, 5000, &f->err));
	probe_assert_fails(&f->err, SOC_ERR_TIMEOUT, "store-busy");
	assert_string_equal(f->err.sqlstate, "57014");
	assert_true(probe_pid(f->conn, f->arena, &after, &f->err));
	assert_int_equal(before, after);
}

static void a_schema_that_does_not_fit_is_refused_with_the_cure(void **state)
{
	fixture *f = *state;
	static const struct { const char *sql, *reason; } rows[] = {
		{ "UPDATE probe.schema_version SET version = 0", "schema-outdated" },
		{ "UPDATE probe.schema_version SET version = 2", "schema-newer" },
		{ "ALTER TABLE probe.schema_version RENAME TO gone", "schema-missing" },
	};
	soc_conn_config config = probe_config(probe_db.folder, f->dsn);
	for (size_t i = 0; i < 3; i++) {
		cluster_sql(&probe_db, rows[i].sql);
		probe_reconfigure(f, &config);
		for (int round = 0; round < 2; round++) {
			soc_err_clear(&f->err);
			bool works = probe_pid(f->conn, f->arena, NULL, &f->err);
			assert_false(works);
			probe_assert_fails(&f->err, SOC_ERR_SCHEMA, rows[i].reason);
		}
		if (i != 1)
			assert_non_null(strstr(f->err.message, "wikisociald --migrate"));
	}
	cluster_sql(&probe_db, "ALTER TABLE probe.gone RENAME TO schema_version; "
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
		probe_assert_fails(&err, SOC_ERR_INVALID, i < 3 ? "dsn-password" : "dsn-invalid");
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

#define CASE(name) cmocka_unit_test_setup_teardown(name, probe_open, probe_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_kept_connection_serves_many_requests),
		CASE(a_backend_killed_between_exchanges_is_replaced),
		CASE(a_backend_killed_during_an_exchange_is_an_error_then_replaced),
		CASE(a_read_survives_its_backend_killed_in_the_middle),
		CASE(a_stopped_server_costs_the_deadline_and_then_nothing),
		CASE(a_missing_server_is_unavailable_at_once),
		CASE(too_many_clients_is_unavailable_with_its_sqlstate),
		CASE(each_sqlstate_has_its_meaning),
		CASE(a_slow_statement_is_ended_by_the_server_and_the_connection_kept),
		CASE(a_schema_that_does_not_fit_is_refused_with_the_cure),
		CASE(a_dsn_with_a_password_is_refused),
		CASE(a_forked_child_leaves_its_parents_socket_alone),
	};
	return cmocka_run_group_tests_name("conn", tests, probe_start, probe_stop);
}
