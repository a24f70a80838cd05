/* SPDX-License-Identifier: MIT */
#ifndef SOC_CAL_RULE_TEXT_H
#define SOC_CAL_RULE_TEXT_H

#include "base/arena.h"
#include "cal/rule.h"
#include "cal/tzif.h"

#include <libical/ical.h>

/* A repeat rule as libical has it, with each list in order and nothing twice. */
typedef struct soc_rule {
	struct icalrecurrencetype recur; /* count 0: UNTIL stands, in UTC */
	int64_t until;                   /* the same in seconds since 1970 UTC, itself included */
} soc_rule;

/*
 * The zone is for an UNTIL that names a day or a local time. INVALID "event-repeat-invalid",
 * "event-repeat-endless", "event-repeat-too-many".
 */
bool soc_rule_read(soc_str text, const soc_tzif *zone, soc_rule *out, soc_err *err)
	SOC_MUST_CHECK;
/* Canonical. INVALID "event-repeat-invalid" when it is longer than SOC_RULE_TEXT_MAX; NOMEM. */
bool soc_rule_write(soc_arena *arena, soc_rule *rule, soc_str *out, soc_err *err) SOC_MUST_CHECK;

/* False for rules that never name a day, which libical would search 400 years for. */
bool soc_rule_can_name(const struct icalrecurrencetype *recur, soc_moment start);

#endif
