/* SPDX-License-Identifier: MIT */
#include "pg/state.h"

#include "base/clock.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>

#include "base/ban.h"

static int left_until(int64_t deadline)
{
	if (deadline == INT64_MAX)
		return -1;
	int64_t left = deadline - soc_clock_monotonic_ms();
	if (left <= 0)
		return 0;
	return left > INT_MAX ? INT_MAX : (int)left;
}

bool soc_wait_socket(PGconn *pg, short events, int64_t deadline)
{
	/* A closed socket (-1) is ready at once: libpq then reports the loss. */
	struct pollfd one = { .fd = PQsocket(pg), .events = events };
	if (one.fd < 0)
		return true;
	for (;;) {
		int left = left_until(deadline);
		int ready = poll(&one, 1, left);
		if (ready > 0)
			return true;
		if (ready == 0 && left == 0)
			return false;
		if (ready < 0 && errno != EINTR && errno != EAGAIN)
			return true;
	}
}

bool soc_wait_is_readable(PGconn *pg)
{
	struct pollfd one = { .fd = PQsocket(pg), .events = POLLIN };
	return one.fd < 0 || poll(&one, 1, 0) != 0;
}

bool soc_wait_result(PGconn *pg, int64_t deadline)
{
	for (;;) {
		int unsent = PQflush(pg);
		if (PQstatus(pg) == CONNECTION_BAD || !PQisBusy(pg))
			return true;
		short events = unsent > 0 ? POLLIN | POLLOUT : POLLIN;
		if (!soc_wait_socket(pg, events, deadline))
			return false;
		/* 0 means lost; what arrived before is still to be taken, so only stop waiting. */
		if (!PQconsumeInput(pg))
			return true;
	}
}
