/* SPDX-License-Identifier: MIT */
#include "pg/state.h"

#include "base/clock.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/ban.h"

enum { PAUSE_MIN_MS = 5, PAUSE_SPREAD_MS = 46 };

/* Two that collided must not collide again: a pause that differs between processes. */
static int pause_ms(const soc_conn *conn, int attempt)
{
	uint64_t mix = (uint64_t)soc_clock_monotonic_ms() ^ ((uint64_t)getpid() << 20)
		^ (conn->stats.exchanges << 40);
	mix ^= mix >> 33;
	mix *= UINT64_C(0xff51afd7ed558ccd);
	mix ^= mix >> 33;
	return attempt * (PAUSE_MIN_MS + (int)(mix % PAUSE_SPREAD_MS));
}

/* The last place takes the states that found no place of their own. */
static void count_state(soc_conn_stats *stats, const char *sqlstate)
{
	int at = 0;
	while (at < SOC_CONN_RETRIED_MAX - 1 && stats->retried[at].times
		&& strcmp(stats->retried[at].sqlstate, sqlstate) != 0)
		at++;
	if (at < SOC_CONN_RETRIED_MAX - 1)
		memcpy(stats->retried[at].sqlstate, sqlstate, sizeof stats->retried[at].sqlstate);
	stats->retried[at].times++;
}

bool soc_collision_pause(soc_conn *conn, const soc_err *failure, int attempt, int64_t deadline)
{
	if (failure->code != SOC_ERR_CONFLICT || !failure->retryable)
		return false;
	int pause = pause_ms(conn, attempt);
	if (deadline != INT64_MAX && soc_clock_monotonic_ms() + pause >= deadline)
		return false;
	(void)poll(NULL, 0, pause);
	conn->stats.retries++;
	count_state(&conn->stats, failure->sqlstate);
	return true;
}
