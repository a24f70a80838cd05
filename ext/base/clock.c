/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <time.h>

#include "base/ban.h"

int64_t soc_clock_monotonic_ms(void)
{
	struct timespec now;
	/* Cannot fail on Linux with this clock and a valid pointer. */
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t soc_clock_now_us(void)
{
	struct timespec now;
	(void)clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}
