/* SPDX-License-Identifier: MIT */
#include "pg/state.h"

#include "base/ban.h"

/* COPY has no place in a script of ours, and libpq would repeat its answer for ever. */
static bool is_copy(ExecStatusType status)
{
	return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
}

static soc_ending judge(soc_conn *conn, const PGresult *result, soc_err *err)
{
	ExecStatusType status = PQresultStatus(result);
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
		return SOC_ENDED_WELL;
	if (!is_copy(status))
		return soc_failure_note(conn, result, NULL, err);
	(void)soc_err_set(err, SOC_ERR_BUG, "store-error", "a script tried to COPY");
	return SOC_ENDED_UNKNOWN;
}

/* Takes all results; the first that is not well decides. */
static soc_ending collect(soc_conn *conn, int64_t deadline, soc_err *err)
{
	soc_ending ending = SOC_ENDED_WELL;
	bool answered = false;
	for (;;) {
		if (!soc_wait_result(conn->pg, deadline)) {
			(void)soc_failure_timeout(conn, err);
			return SOC_ENDED_UNKNOWN;
		}
		PGresult *result = PQgetResult(conn->pg);
		if (!result)
			break;
		bool endless = is_copy(PQresultStatus(result));
		soc_ending one = judge(conn, result, err);
		answered = answered || one == SOC_ENDED_WELL;
		if (ending == SOC_ENDED_WELL)
			ending = one;
		PQclear(result);
		if (endless)
			break;
	}
	if (PQstatus(conn->pg) == CONNECTION_BAD && ending == SOC_ENDED_WELL)
		ending = soc_failure_note(conn, NULL, NULL, err);
	return ending == SOC_ENDED_LOST && answered ? SOC_ENDED_UNKNOWN : ending;
}

soc_ending soc_simple_run(soc_conn *conn, const char *sql, int64_t deadline, soc_err *err)
{
	conn->busy = true;
	conn->stats.exchanges++;
	conn->stats.statements++;
	soc_ending ending = SOC_ENDED_LOST;
	if (PQsendQuery(conn->pg, sql))
		ending = collect(conn, deadline, err);
	else
		ending = soc_failure_note(conn, NULL, NULL, err);
	if (ending != SOC_ENDED_WELL && ending != SOC_ENDED_REFUSED) {
		soc_conn_lose(conn);
		return ending;
	}
	conn->busy = false;
	conn->fresh = false;
	return ending;
}
