/* SPDX-License-Identifier: MIT */
#ifndef SOC_CAL_RULE_TEXT_H
#define SOC_CAL_RULE_TEXT_H

#include "base/err.h"
#include "cal/moment.h"
#include "cal/rule.h"
#include "cal/tzif.h"

/* A repeat rule taken apart. What is not given is 0, or the value that RFC 5545 says. */
typedef enum soc_freq { SOC_DAILY = 1, SOC_WEEKLY, SOC_MONTHLY, SOC_YEARLY } soc_freq;

enum { SOC_RULE_SET_POS_MAX = 16, SOC_RULE_NO_UNTIL = 0 };

typedef struct soc_rule {
	soc_freq freq;
	int interval, count; /* count 0: UNTIL stands */
	int64_t until;       /* seconds since 1970 UTC, itself included */
	int week_start;      /* weekdays are 0 to 6 from Monday */
	uint16_t months;             /* bit 1 to 12 */
	uint32_t days[2];            /* of the month: bit 1 to 31; [1] from its end */
	uint64_t weekdays[2][7];     /* bit 1 to 53, the n-th; [1] from the end; bit 0 of [0] every */
	bool has_days, has_weekdays;
	int set_pos[SOC_RULE_SET_POS_MAX]; /* ascending, each once */
	size_t set_pos_count;
} soc_rule;

/*
 * The zone is for an UNTIL that names a day or a local time. INVALID "event-repeat-invalid",
 * "event-repeat-endless", "event-repeat-too-many".
 */
bool soc_rule_read(soc_str text, const soc_tzif *zone, soc_rule *out, soc_err *err)
	SOC_MUST_CHECK;
/* Canonical; false when it does not fit. */
bool soc_rule_write(const soc_rule *rule, char out_text[SOC_RULE_TEXT_MAX + 1]);

#endif
