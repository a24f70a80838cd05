/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_GROUP_MODERATION_H
#define SOC_SERVICE_GROUP_MODERATION_H

#include "core/group.h"
#include "core/viewer.h"
#include "service/ctx.h"

/* What is set in a group, by its moderators, or of it, by the wiki's; borrowed. */
typedef struct soc_group_verdict {
	soc_str group;
	soc_str post; /* a status or comment there; ptr NULL: the group itself */
	soc_str level, reason;
} soc_group_verdict;

typedef struct soc_group_judged {
	bool changed;
	int64_t author; /* of the post, 0: of none */
} soc_group_judged;

/* With its entries in the logs, in one transaction; one exchange. INVALID "order-invalid" (no such
 * level), as soc_reason_check, "viewer-anonymous"; NOT_FOUND "group-not-found", "status-not-found";
 * FORBIDDEN "group-not-moderator", "moderation-not-allowed". */
bool soc_group_moderate(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_group_verdict *verdict, soc_group_judged *out_judged, soc_err *err) SOC_MUST_CHECK;

#endif
