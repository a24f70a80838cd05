/* SPDX-License-Identifier: MIT */
#include "pg/state.h"

#include "base/clock.h"
#include "pg/sqlstate.h"

#include <stdio.h>
#include <string.h>

#include "base/ban.h"

void soc_failure_diagnose(soc_conn *conn, const char *words)
{
	(void)snprintf(conn->diagnosis, sizeof conn->diagnosis, "%s", words ? words : "");
	size_t length = strlen(conn->diagnosis);
	while (length && conn->diagnosis[length - 1] == '\n')
		conn->diagnosis[--length] = '\0';
}

void soc_failure_back_off(soc_conn *conn, const soc_err *refusal)
{
	conn->retry_at = soc_clock_monotonic_ms() + conn->config.backoff_ms;
	conn->refusal = *refusal;
}

bool soc_failure_timeout(soc_conn *conn, soc_err *err)
{
	soc_err late = { .code = SOC_OK };
	(void)soc_err_set(&late, SOC_ERR_TIMEOUT, "store-timeout",
		"PostgreSQL did not answer within %d ms", conn->config.exchange_timeout_ms);
	soc_failure_diagnose(conn, late.message);
	/* Asking the server to cancel could block as well; closing the socket never does. */
	soc_conn_lose(conn);
	soc_failure_back_off(conn, &late);
	if (err->code == SOC_OK)
		*err = late;
	return false;
}

static soc_ending ending_of(soc_conn *conn, const soc_sqlstate_meaning *meaning)
{
	if (PQstatus(conn->pg) == CONNECTION_BAD || meaning->after == SOC_AFTER_LOST)
		return SOC_ENDED_LOST;
	if (meaning->after == SOC_AFTER_RENEW)
		return conn->config.prepared ? SOC_ENDED_STALE : SOC_ENDED_UNKNOWN;
	return meaning->after == SOC_AFTER_DROP ? SOC_ENDED_UNKNOWN : SOC_ENDED_REFUSED;
}

soc_ending soc_failure_note(soc_conn *conn, const PGresult *result, const char *statement,
	soc_err *err)
{
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
	const soc_sqlstate_meaning *meaning = soc_sqlstate_explain(state);
	soc_failure_diagnose(conn, result ? PQresultErrorMessage(result) : PQerrorMessage(conn->pg));
	if (err->code == SOC_OK) {
		/* The server's own text may quote a user's words: only its state goes further. */
		(void)soc_err_set(err, meaning->code, meaning->reason, "PostgreSQL answered %s to %s",
			state ? state : "nothing", statement ? statement : "the exchange");
		err->retryable = meaning->retryable;
		(void)snprintf(err->sqlstate, sizeof err->sqlstate, "%s", state ? state : "");
	}
	return ending_of(conn, meaning);
}
