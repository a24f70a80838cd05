/* SPDX-License-Identifier: MIT */
#include "pg/state.h"

#include "base/clock.h"

#include <poll.h>
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

bool soc_collision_pause(soc_conn *conn, const soc_err *failure, int attempt, int64_t deadline)
{
	if (failure->code != SOC_ERR_CONFLICT || !failure->retryable)
		return false;
	int pause = pause_ms(conn, attempt);
	if (deadline != INT64_MAX && soc_clock_monotonic_ms() + pause >= deadline)
		return false;
	(void)poll(NULL, 0, pause);
	conn->stats.retries++;
	return true;
}
