/* SPDX-License-Identifier: MIT */
#ifndef SOC_BASE_CLOCK_H
#define SOC_BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds of the monotonic clock: only for deadlines and back-off, never stored. */
int64_t soc_clock_monotonic_ms(void);
/* Microseconds since 1970 by this machine's clock: to judge what people write, never stored. */
int64_t soc_clock_now_us(void);

#endif
