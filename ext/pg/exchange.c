/* SPDX-License-Identifier: MIT */
#include "pg/exchange.h"

#include <stdlib.h>

#include "base/ban.h"

/* One command on the wire and the answer that is awaited for it. */
typedef struct step {
	int statement; /* of the pipeline */
	bool is_prepare, answered;
} step;

typedef struct exchange {
	soc_pipeline *pipeline;
	soc_conn *conn;
	step steps[2 * SOC_PIPELINE_MAX];
	int count, at;
	bool separator_due; /* libpq gives a NULL after each answer */
	bool anything;      /* some answer that is not an error has come */
	soc_ending ending;
	soc_err *err;
} exchange;

static size_t catalog_index(const soc_stmt *stmt)
{
	return (size_t)(stmt - soc_sql_catalog);
}

static bool is_prepared(const soc_conn *conn, const soc_stmt *stmt)
{
	size_t index = catalog_index(stmt);
	return (conn->prepared[index / 64] >> (index % 64) & 1) != 0;
}

static void mark_prepared(soc_conn *conn, const soc_stmt *stmt)
{
	size_t index = catalog_index(stmt);
	conn->prepared[index / 64] |= UINT64_C(1) << (index % 64);
	conn->stats.prepares++;
}

/* Whether an earlier step of this exchange prepares the same statement already. */
static bool is_on_its_way(const exchange *x, const soc_stmt *stmt)
{
	for (int i = 0; i < x->count; i++)
		if (x->steps[i].is_prepare && x->pipeline->stmt[x->steps[i].statement] == stmt)
			return true;
	return false;
}

static void param_types(const soc_stmt *stmt, Oid types[static SOC_PARAM_MAX])
{
	for (int i = 0; i < stmt->param_count; i++)
		types[i] = stmt->params[i].oid;
}

static bool send_prepare(exchange *x, int statement)
{
	const soc_stmt *stmt = x->pipeline->stmt[statement];
	if (is_prepared(x->conn, stmt) || is_on_its_way(x, stmt))
		return true;
	Oid types[SOC_PARAM_MAX];
	param_types(stmt, types);
	x->steps[x->count++] = (step){ .statement = statement, .is_prepare = true };
	return PQsendPrepare(x->conn->pg, stmt->name, stmt->sql, stmt->param_count, types) == 1;
}

static bool send_statement(exchange *x, int statement)
{
	static const int binary[SOC_PARAM_MAX] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		1, 1 };
	const soc_stmt *stmt = x->pipeline->stmt[statement];
	const soc_params *params = &x->pipeline->params[statement];
	bool prepared = x->conn->config.prepared;
	if (prepared && !send_prepare(x, statement))
		return false;
	x->steps[x->count++] = (step){ .statement = statement };
	x->conn->stats.statements++;
	if (prepared)
		return PQsendQueryPrepared(x->conn->pg, stmt->name, stmt->param_count, params->value,
			params->length, binary, 1) == 1;
	Oid types[SOC_PARAM_MAX];
	param_types(stmt, types);
	return PQsendQueryParams(x->conn->pg, stmt->sql, stmt->param_count, types, params->value,
		params->length, binary, 1) == 1;
}

static bool send_all(exchange *x)
{
	if (PQenterPipelineMode(x->conn->pg) != 1)
		return false;
	for (int i = 0; i < x->pipeline->count; i++)
		if (!send_statement(x, i))
			return false;
	return PQpipelineSync(x->conn->pg) == 1;
}

static bool rows_fit(soc_stmt_kind kind, int count)
{
	switch (kind) {
	case SOC_STMT_ONE:
		return count == 1;
	case SOC_STMT_OPT:
		return count <= 1;
	case SOC_STMT_EXEC:
	case SOC_STMT_MANY:
		return true;
	}
	return false;
}

/* The shape the catalogue promises, so that reading a column can no longer go wrong. */
static bool check_shape(const soc_stmt *stmt, const PGresult *result, soc_err *err)
{
	bool same = PQnfields(result) == stmt->column_count;
	for (int i = 0; same && i < stmt->column_count; i++)
		same = PQftype(result, i) == stmt->columns[i].oid && PQfformat(result, i) == 1;
	if (!same)
		return soc_err_set(err, SOC_ERR_SCHEMA, "schema-outdated",
			"the store answers %s with other columns than this module knows", stmt->name);
	if (!rows_fit(stmt->kind, PQntuples(result)))
		return soc_err_set(err, SOC_ERR_BUG, "store-error", "%d rows in answer to %s",
			PQntuples(result), stmt->name);
	return true;
}

static void clear_result(void *result)
{
	PQclear(result);
}

/* Takes the rows of a statement; the arena owns them from here on, whatever happens. */
static void keep_rows(exchange *x, int statement, PGresult *result)
{
	soc_pipeline *pipeline = x->pipeline;
	const char *affected = PQcmdTuples(result);
	pipeline->rows[statement] = (soc_rows){
		.result = result,
		.count = PQntuples(result),
		.affected = *affected ? strtoll(affected, NULL, 10) : 0,
	};
	bool fits = check_shape(pipeline->stmt[statement], result, x->err);
	if (soc_arena_defer(pipeline->arena, clear_result, result, x->err) && fits)
		return;
	pipeline->rows[statement] = (soc_rows){ .result = NULL };
	if (x->ending == SOC_ENDED_WELL)
		x->ending = SOC_ENDED_REFUSED;
}

static void doubt(exchange *x)
{
	(void)soc_err_set(x->err, SOC_ERR_UNAVAILABLE, "store-unavailable",
		"an answer that fits no question");
	x->ending = SOC_ENDED_UNKNOWN;
}

static void take_answer(exchange *x, PGresult *result)
{
	step *awaited = &x->steps[x->at];
	if (x->at >= x->count || awaited->answered) {
		PQclear(result);
		doubt(x);
		return;
	}
	awaited->answered = x->anything = true;
	if (!awaited->is_prepare) {
		keep_rows(x, awaited->statement, result);
		return;
	}
	mark_prepared(x->conn, x->pipeline->stmt[awaited->statement]);
	PQclear(result);
}

static void take_error(exchange *x, PGresult *result)
{
	bool known = x->at < x->count;
	const char *name = known ? x->pipeline->stmt[x->steps[x->at].statement]->name : NULL;
	soc_ending ending = soc_failure_note(x->conn, result, name, x->err);
	if (known)
		x->steps[x->at].answered = true;
	if (x->ending == SOC_ENDED_WELL)
		x->ending = ending;
	PQclear(result);
}

/* True when the Sync's answer has come: the exchange is over. */
static bool take(exchange *x, PGresult *result)
{
	x->separator_due = true;
	/* As a number, because every libpq has kinds of its own that are never awaited here. */
	switch ((int)PQresultStatus(result)) {
	case PGRES_PIPELINE_SYNC:
		PQclear(result);
		if (x->at != x->count)
			doubt(x);
		return true;
	case PGRES_COMMAND_OK:
	case PGRES_TUPLES_OK:
		take_answer(x, result);
		return false;
	case PGRES_PIPELINE_ABORTED:
		if (x->at < x->count)
			x->steps[x->at].answered = true;
		PQclear(result);
		return false;
	case PGRES_FATAL_ERROR:
		take_error(x, result);
		return false;
	default:
		PQclear(result);
		doubt(x);
		return true;
	}
}

/* A NULL between two answers; two in a row, or one on a dead connection, end it. */
static bool advance(exchange *x)
{
	if (x->separator_due && PQstatus(x->conn->pg) != CONNECTION_BAD) {
		x->separator_due = false;
		if (x->at < x->count)
			x->at++;
		return true;
	}
	if (x->ending == SOC_ENDED_WELL)
		x->ending = soc_failure_note(x->conn, NULL, NULL, x->err);
	if (x->ending == SOC_ENDED_REFUSED || x->ending == SOC_ENDED_WELL)
		x->ending = SOC_ENDED_UNKNOWN;
	return false;
}

static void receive_all(exchange *x, int64_t deadline)
{
	bool more = true;
	while (more) {
		if (!soc_wait_result(x->conn->pg, deadline)) {
			(void)soc_failure_timeout(x->conn, x->err);
			x->ending = SOC_ENDED_UNKNOWN;
			return;
		}
		PGresult *result = PQgetResult(x->conn->pg);
		more = result ? !take(x, result) : advance(x);
	}
}

static bool is_in_order(const soc_conn *conn)
{
	if (PQexitPipelineMode(conn->pg) != 1 || PQstatus(conn->pg) != CONNECTION_OK)
		return false;
	PGTransactionStatusType now = PQtransactionStatus(conn->pg);
	return conn->in_txn ? now == PQTRANS_INTRANS || now == PQTRANS_INERROR : now == PQTRANS_IDLE;
}

soc_ending soc_exchange_run(soc_pipeline *pipeline, int64_t deadline, soc_err *err)
{
	soc_conn *conn = pipeline->conn;
	exchange x = { .pipeline = pipeline, .conn = conn, .err = err, .ending = SOC_ENDED_WELL };
	conn->busy = true;
	conn->stats.exchanges++;
	if (send_all(&x))
		receive_all(&x, deadline);
	else
		x.ending = soc_failure_note(conn, NULL, NULL, err);
	bool usable = x.ending == SOC_ENDED_WELL || x.ending == SOC_ENDED_REFUSED;
	if (usable && conn->pg && !is_in_order(conn)) {
		doubt(&x);
		usable = false;
	}
	if (x.ending == SOC_ENDED_LOST && x.anything)
		x.ending = SOC_ENDED_UNKNOWN;
	if (!usable) {
		soc_conn_lose(conn);
		return x.ending;
	}
	conn->busy = false;
	conn->fresh = false;
	return x.ending;
}
