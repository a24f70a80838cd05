/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_REPORT_H
#define SOC_SERVICE_REPORT_H

#include "core/object.h"
#include "core/viewer.h"
#include "service/ctx.h"

/* What somebody reports; borrowed. */
typedef struct soc_report_draft {
	soc_str type, id;
	soc_str reason;
} soc_report_draft;

typedef struct soc_report {
	int64_t id;
	bool created; /* false: the reporter has it open already */
} soc_report;

/*
 * Stores a report, once while it is open; one exchange. INVALID "type-invalid", "report-own", as
 * soc_reason_check and soc_viewer_check_writer; NOT_FOUND "status-not-found",
 * "event-not-found".
 */
bool soc_report_file(const soc_ctx *ctx, const soc_viewer *reporter,
	const soc_report_draft *draft, soc_report *out_report, soc_err *err) SOC_MUST_CHECK;

#endif
