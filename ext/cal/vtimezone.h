/* SPDX-License-Identifier: MIT */
#ifndef SOC_CAL_VTIMEZONE_H
#define SOC_CAL_VTIMEZONE_H

#include "cal/stream.h"

/*
 * Adds a zone as a VTIMEZONE that holds from `first` to a year after `last` (seconds since 1970
 * UTC, first <= last), TZID its plain name. Changes of the clock that follow a yearly
 * rule are written as one, to an end, others one by one. INVALID "event-zone-unknown", NOMEM.
 */
bool soc_vtimezone_put(soc_stream *stream, soc_str zone, int64_t first, int64_t last, soc_err *err)
	SOC_MUST_CHECK;

#endif
