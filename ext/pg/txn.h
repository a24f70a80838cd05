/* SPDX-License-Identifier: MIT */
#ifndef SOC_PG_TXN_H
#define SOC_PG_TXN_H

#include "pg/pipeline.h"

/*
 * Runs `body` inside BEGIN … COMMIT on `conn`, READ COMMITTED; rolled back when it returns false.
 * A connection lost inside fails all that follows. Deadlocks and serialisation failures (40P01,
 * 40001) are tried again, at most `attempts` times in all, with a jittered pause. For work of
 * more than one exchange (the activity batch); a use case of one exchange needs only a pipeline.
 * The body must be repeatable.
 */
bool soc_txn_run(soc_conn *conn, int attempts, bool (*body)(void *state, soc_err *err), void *state,
	soc_err *err) SOC_MUST_CHECK;

#endif
