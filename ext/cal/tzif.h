/* SPDX-License-Identifier: MIT */
#ifndef SOC_CAL_TZIF_H
#define SOC_CAL_TZIF_H

#include "base/str.h"

#include <stdint.h>

/*
 * A time zone as the system's data has it (TZif, RFC 8536): changes of the clock one by one, and
 * behind the last of them a rule for ever. No cache: reading a file takes some microseconds, and
 * nothing is kept from one call to the next.
 */
enum {
	SOC_TZ_NAME_SIZE = 12,
	SOC_TZIF_SIZE_MAX = 16 * 1024 /* the largest of tzdata has 4 kB */
};

/* A run of time with one offset from UTC. */
typedef struct soc_tz_period {
	int64_t from, until; /* seconds since 1970 UTC; INT64_MIN and INT64_MAX: no end known */
	int32_t offset;      /* seconds east */
	bool summer;
	char name[SOC_TZ_NAME_SIZE]; /* "CEST", "+0545" */
} soc_tz_period;

/* When a year's clock change is: the kinds of POSIX' TZ. */
typedef struct soc_tz_turn {
	enum { SOC_TURN_WEEKDAY, SOC_TURN_DAY, SOC_TURN_DAY_NO_LEAP } kind;
	int month, week, day; /* of WEEKDAY: day 0 is Sunday, week 5 the last */
	int32_t second;       /* of that day by the clock before; may lie days away */
} soc_tz_turn;

typedef struct soc_tz_rule {
	bool known, has_summer;
	int32_t offset[2];                /* standard time, summer time */
	char name[2][SOC_TZ_NAME_SIZE];
	soc_tz_turn turn[2];              /* to standard time, to summer time */
} soc_tz_rule;

/* A file within its own bytes; `bytes` must stay where they are. */
typedef struct soc_tzif {
	soc_tz_rule rule;
	size_t time_count, type_count, name_size;
	const unsigned char *times, *type_of_time, *types;
	const char *names;
	unsigned char bytes[SOC_TZIF_SIZE_MAX];
} soc_tzif;

/* Reads the first `size` of zone->bytes. False when they are no TZif of version 2 or later. */
bool soc_tzif_read(soc_tzif *zone, size_t size);
/* "CET-1CEST,M3.5.0,M10.5.0/3" and its kind; empty is no rule, which is well too. */
bool soc_tz_rule_read(soc_str text, soc_tz_rule *out);

/* What holds at a time. from and until are changes of the offset, or of name or kind. */
soc_tz_period soc_tzif_at(const soc_tzif *zone, int64_t second);
/* As soc_tzif_at, by the rule alone. */
soc_tz_period soc_tz_rule_at(const soc_tz_rule *rule, int64_t second);

#endif
