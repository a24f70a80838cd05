/* SPDX-License-Identifier: MIT */
#include "pg/txn.h"

#include "pg/state.h"

#include "base/ban.h"

static int64_t exchange_deadline(const soc_conn *conn)
{
	return soc_conn_deadline(conn->config.exchange_timeout_ms);
}

/* A kept connection that proves dead at BEGIN costs nothing but a second try. */
static bool begin(soc_conn *conn, soc_err *err)
{
	static const char words[] = "BEGIN ISOLATION LEVEL READ COMMITTED";
	for (int round = 0; round < 2; round++) {
		soc_err one = { .code = SOC_OK };
		if (!soc_conn_wake(conn, err))
			return false;
		bool was_kept = !conn->fresh;
		soc_ending ending = soc_simple_run(conn, words, exchange_deadline(conn), &one);
		if (ending == SOC_ENDED_WELL)
			return true;
		if (ending != SOC_ENDED_LOST || !was_kept || round) {
			if (err->code == SOC_OK)
				*err = one;
			return false;
		}
	}
	return false;
}

static bool commit(soc_conn *conn, soc_err *err)
{
	/* COMMIT of a failed transaction would answer as if all were well. */
	if (conn->pg && PQtransactionStatus(conn->pg) != PQTRANS_INTRANS)
		return soc_err_set(err, SOC_ERR_BUG, "store-error", "COMMIT of a failed transaction");
	if (!soc_conn_wake(conn, err))
		return false;
	return soc_simple_run(conn, "COMMIT", exchange_deadline(conn), err) == SOC_ENDED_WELL;
}

static void roll_back(soc_conn *conn)
{
	soc_err ignored = { .code = SOC_OK };
	if (!conn->pg)
		return;
	if (PQtransactionStatus(conn->pg) == PQTRANS_IDLE)
		return;
	if (soc_simple_run(conn, "ROLLBACK", exchange_deadline(conn), &ignored) != SOC_ENDED_WELL)
		soc_conn_lose(conn);
}

static bool run_once(soc_conn *conn, bool (*body)(void *state, soc_err *err), void *state,
	soc_err *err)
{
	if (!begin(conn, err))
		return false;
	conn->in_txn = true;
	bool done = body(state, err) && commit(conn, err);
	if (!done)
		roll_back(conn);
	conn->in_txn = false;
	return done;
}

bool soc_txn_run(soc_conn *conn, int attempts, bool (*body)(void *state, soc_err *err), void *state,
	soc_err *err)
{
	for (int attempt = 1;; attempt++) {
		soc_err one = { .code = SOC_OK };
		if (run_once(conn, body, state, &one))
			return true;
		if (attempt >= attempts || !soc_collision_pause(conn, &one, attempt, INT64_MAX)) {
			if (err->code == SOC_OK)
				*err = one;
			return false;
		}
	}
}
