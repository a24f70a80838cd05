/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_GROUP_LOG_H
#define SOC_SERVICE_GROUP_LOG_H

#include "core/group.h"
#include "service/ctx.h"

enum { SOC_GROUP_ENTRIES_MAX = 1000 };

/* What somebody did in a group; the action is social.circle_log's. */
typedef struct soc_group_entry {
	int64_t id, actor, group, person, post; /* actor, person: users; 0: none */
	int action;
	bool has_role;
	soc_role role; /* given; of who was put out the one they had */
	bool is_private;
	soc_hide_level hidden; /* the group, by now */
	soc_str reason;
	int64_t created; /* microseconds since 1970 */
} soc_group_entry;

typedef struct soc_group_entries {
	const soc_group_entry *item;
	int count;
} soc_group_entries;

typedef struct soc_group_log_request {
	soc_str wiki, after;
	int64_t limit;
} soc_group_log_request;

/* Of a wiki, oldest first, as far as its log has it; ids come in the order of commits. One
 * exchange. INVALID "wiki-invalid", "cursor-invalid", "limit-invalid"; NOMEM. */
bool soc_group_entries_get(const soc_ctx *ctx, const soc_group_log_request *request,
	soc_group_entries *out_entries, soc_err *err) SOC_MUST_CHECK;

#endif
