/* SPDX-License-Identifier: MIT */
#ifndef SOC_CAL_ZONE_H
#define SOC_CAL_ZONE_H

#include "base/err.h"
#include "cal/moment.h"
#include "cal/tzif.h"

/*
 * Time zones by their IANA names ("Europe/Berlin", "UTC", "Etc/GMT+5"), out of the system's tzdata:
 * as new as that package, and the same that PHP reads in Debian.
 */
enum { SOC_ZONE_NAME_MAX = 64 };

/* Whether there is such a zone. Only names: no paths, no rules ("CET-1CEST"), exact letters. */
bool soc_zone_known(soc_str name);

/*
 * Microseconds since 1970 UTC of a local time, as RFC 5545 (3.3.5) reads it: one that happens twice
 * is the first of the two, one that the clock jumps over is read with the offset before the jump.
 * INVALID "event-zone-unknown", and "event-time-invalid" for what soc_moment_is_valid refuses.
 */
bool soc_zone_instant(soc_str zone, soc_moment local, int64_t *out_us, soc_err *err)
	SOC_MUST_CHECK;
/* The other way: what the clock shows there. Cut to the minute. */
bool soc_zone_local(soc_str zone, int64_t us, soc_moment *out_local, soc_err *err) SOC_MUST_CHECK;

/* For many questions about one zone. INVALID "event-zone-unknown". */
bool soc_zone_load(soc_str name, soc_tzif *out_zone, soc_err *err) SOC_MUST_CHECK;
/* Seconds; any moment, also one later than SOC_MOMENT_YEAR_MAX. */
int64_t soc_zone_second(const soc_tzif *zone, soc_moment local);

#endif
