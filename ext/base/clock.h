/* SPDX-License-Identifier: MIT */
#ifndef SOC_BASE_CLOCK_H
#define SOC_BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds of the monotonic clock: only for deadlines and back-off, never stored. */
int64_t soc_clock_monotonic_ms(void);

#endif
