/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Exchanges and transactions on a connection that works: values, shapes, all or nothing. */
#include "fault/probe.h"

#include "pg/txn.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef probe_fixture fixture;

static void settings_are_given_at_connect(void **state)
{
	fixture *f = *state;
	static const char *const expected[][2] = {
		{ "application_name", "probe" }, { "client_encoding", "UTF8" }, { "jit", "off" },
		{ "lock_timeout", "100" }, { "plan_cache_mode", "force_generic_plan" },
		{ "search_path", "pg_catalog" }, { "standard_conforming_strings", "on" },
		{ "statement_timeout", "600" }, { "TimeZone", "UTC" },
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

static void an_error_in_the_middle_rolls_everything_back(void **state)
{
	fixture *f = *state;
	assert_true(probe_pid(f->conn, f->arena, NULL, &f->err));
	for (int prepared = 1; prepared >= 0; prepared--) {
		soc_conn_config config = probe_config(probe_db.folder, f->dsn);
		config.prepared = prepared;
		probe_reconfigure(f, &config);
		soc_params put = soc_params_for(SOC_SQL_NOTE_PUT_PLAIN, f->arena);
		soc_param_text(&put, 0, SOC_STR("one"));
		soc_params divide = soc_params_for(SOC_SQL_PROBE_DIVIDE, f->arena);
		soc_param_int(&divide, 0, 0);
		soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, false);
		(void)soc_pipeline_add(&pipeline, &put);
		(void)soc_pipeline_add(&pipeline, &divide);
		(void)soc_pipeline_add(&pipeline, &put);
		assert_false(soc_pipeline_run(&pipeline, &f->err));
		probe_assert_fails(&f->err, SOC_ERR_INVALID, "input-invalid");
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
	probe_assert_fails(&f->err, SOC_ERR_CONFLICT, "store-duplicate");
	assert_true(soc_conn_is_open(f->conn));
	assert_int_equal(cluster_number(&probe_db, "SELECT count(*) FROM probe.late"), 0);
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
	probe_assert_fails(&f->err, SOC_ERR_SCHEMA, "schema-outdated");
	assert_false(run_probe(f, SOC_SQL_PROBE_TWO));
	probe_assert_fails(&f->err, SOC_ERR_BUG, "store-error");
	assert_true(run_probe(f, SOC_SQL_PROBE_PID));
}

static void a_plan_made_stale_by_a_migration_is_renewed(void **state)
{
	fixture *f = *state;
	assert_true(run_probe(f, SOC_SQL_PROBE_TABLE));
	cluster_sql(&probe_db, "DROP TABLE probe.changing; CREATE TABLE probe.changing (other bool, value int4)");
	cluster_sql(&probe_db, "ALTER TABLE probe.changing DROP COLUMN other");
	assert_true(run_probe(f, SOC_SQL_PROBE_TABLE));
	cluster_sql(&probe_db, "ALTER TABLE probe.changing ADD COLUMN more text");
	/* The old plan no longer holds; the new one has a column this module does not know. */
	assert_false(run_probe(f, SOC_SQL_PROBE_TABLE));
	probe_assert_fails(&f->err, SOC_ERR_SCHEMA, "schema-outdated");
	cluster_sql(&probe_db, "ALTER TABLE probe.changing DROP COLUMN more");
	assert_true(run_probe(f, SOC_SQL_PROBE_TABLE));
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
		probe_kill_backend(pid);
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
	probe_assert_fails(&f->err, SOC_ERR_CONFLICT, "store-conflict");
	assert_int_equal(probe_notes(f->conn, f->arena), 2);
}

/* An INSERT and a collision, so often; the attempt that went through, 0 for none. */
static int64_t put_colliding(fixture *f, const char *state, int times)
{
	cluster_sql(&probe_db, "ALTER SEQUENCE probe.attempt RESTART");
	soc_params put = soc_params_for(SOC_SQL_NOTE_PUT_PLAIN, f->arena);
	soc_param_text(&put, 0, SOC_STR("one"));
	soc_params collide = soc_params_for(SOC_SQL_PROBE_COLLIDE, f->arena);
	soc_param_text(&collide, SOC_P_PROBE_COLLIDE_STATE, soc_str_borrow(state));
	soc_param_int(&collide, SOC_P_PROBE_COLLIDE_TIMES, times);
	soc_pipeline pipeline = soc_pipeline_start(f->conn, f->arena, false);
	(void)soc_pipeline_add(&pipeline, &put);
	int at = soc_pipeline_add(&pipeline, &collide);
	return soc_pipeline_run(&pipeline, &f->err)
		? soc_row_int(soc_pipeline_rows(&pipeline, at), 0, SOC_C_PROBE_COLLIDE_ATTEMPT) : 0;
}

static void an_exchange_that_collides_is_sent_again_within_bounds(void **state)
{
	fixture *f = *state;
	assert_int_equal(put_colliding(f, "40001", 0), 1);
	assert_int_equal(soc_conn_statistics(f->conn).retries, 0);
	assert_int_equal(put_colliding(f, "40P01", 2), 3);
	assert_int_equal(soc_conn_statistics(f->conn).retries, 2);
	assert_int_equal(probe_notes(f->conn, f->arena), 2);
	assert_int_equal(put_colliding(f, "40001", 3), 0);
	probe_assert_fails(&f->err, SOC_ERR_CONFLICT, "store-conflict");
	assert_int_equal(soc_conn_statistics(f->conn).retries, 4);
	/* Other failures are not tried again. */
	soc_err_clear(&f->err);
	assert_int_equal(put_colliding(f, "23505", 1), 0);
	assert_int_equal(soc_conn_statistics(f->conn).retries, 4);
	assert_int_equal(probe_notes(f->conn, f->arena), 2);
}

static void a_collision_is_not_waited_for_past_the_deadline(void **state)
{
	fixture *f = *state;
	soc_conn_config config = probe_config(probe_db.folder, f->dsn);
	config.exchange_timeout_ms = 4; /* less than the shortest pause */
	probe_reconfigure(f, &config);
	assert_int_equal(put_colliding(f, "40001", 1), 0);
	assert_int_equal(soc_conn_statistics(f->conn).retries, 0);
}

static bool collide_once(void *state, soc_err *err)
{
	fixture *f = state;
	soc_params collide = soc_params_for(SOC_SQL_PROBE_COLLIDE, f->arena);
	soc_param_text(&collide, SOC_P_PROBE_COLLIDE_STATE, SOC_STR("40001"));
	soc_param_int(&collide, SOC_P_PROBE_COLLIDE_TIMES, 1);
	soc_rows rows;
	return soc_pipeline_one(f->conn, &collide, &rows, err);
}

static void an_exchange_of_a_transaction_is_not_sent_again(void **state)
{
	fixture *f = *state;
	cluster_sql(&probe_db, "ALTER SEQUENCE probe.attempt RESTART");
	assert_false(soc_txn_run(f->conn, 1, collide_once, f, &f->err));
	probe_assert_fails(&f->err, SOC_ERR_CONFLICT, "store-conflict");
	assert_int_equal(soc_conn_statistics(f->conn).retries, 0);
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

#define CASE(name) cmocka_unit_test_setup_teardown(name, probe_open, probe_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(settings_are_given_at_connect),
		CASE(values_travel_unchanged_both_ways),
		CASE(arrays_of_any_length_travel),
		CASE(parameters_that_do_not_fit_are_refused_before_sending),
		CASE(an_error_in_the_middle_rolls_everything_back),
		CASE(an_error_at_commit_is_reported),
		CASE(an_answer_of_another_shape_is_refused),
		CASE(a_plan_made_stale_by_a_migration_is_renewed),
		CASE(a_transaction_is_all_or_nothing),
		CASE(a_collision_is_tried_again_within_bounds),
		CASE(an_exchange_that_collides_is_sent_again_within_bounds),
		CASE(a_collision_is_not_waited_for_past_the_deadline),
		CASE(an_exchange_of_a_transaction_is_not_sent_again),
		CASE(a_transaction_never_continues_on_another_connection),
		CASE(retiring_inside_a_transaction_closes_the_connection),
		CASE(a_large_answer_arrives_whole),
		CASE(a_script_is_one_transaction),
	};
	return cmocka_run_group_tests_name("exchange", tests, probe_start, probe_stop);
}
