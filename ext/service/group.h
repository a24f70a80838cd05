/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_GROUP_H
#define SOC_SERVICE_GROUP_H

#include "core/cursor.h"
#include "core/group.h"
#include "core/viewer.h"
#include "pg/pipeline.h"
#include "service/ctx.h"

enum { SOC_GROUP_LIST_MAX = 100, SOC_GROUP_NAMED_MAX = 500 };

/* Each is one exchange. A private group answers who is outside as one that is not there: NOT_FOUND
 * "group-not-found". */

/* INVALID as soc_group_draft_check, "viewer-anonymous"; FORBIDDEN "group-limit"; CONFLICT
 * "group-name-taken". */
bool soc_group_create(const soc_ctx *ctx, const soc_viewer *viewer, const soc_group_draft *draft,
	int64_t *out_id, soc_err *err) SOC_MUST_CHECK;

bool soc_group_get(const soc_ctx *ctx, const soc_viewer *viewer, soc_str id, soc_group *out_group,
	soc_err *err) SOC_MUST_CHECK;

typedef struct soc_group_query {
	bool mine;      /* where the viewer belongs to, asked to or is invited */
	soc_str begins; /* how the name begins; ptr NULL: anyhow */
	int64_t limit;
	soc_str cursor; /* ptr NULL: from the newest */
} soc_group_query;

typedef struct soc_group_page {
	const soc_group *item;
	int count;
	bool has_next;
	soc_cursor next; /* where has_next */
} soc_group_page;

/* INVALID "limit-invalid", "cursor-invalid", "viewer-anonymous" (mine). */
bool soc_group_list(const soc_ctx *ctx, const soc_viewer *viewer, const soc_group_query *query,
	soc_group_page *out_page, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_group_order {
	soc_str group;
	int64_t user; /* whom it is about */
	soc_group_action action;
	soc_role role; /* of SOC_GROUP_ROLE */
	soc_str reason;
} soc_group_order;

/* How that person stands behind it. */
typedef struct soc_group_outcome {
	bool changed;
	bool belongs; /* there is a state and a role */
	soc_member_state state;
	soc_role role;
} soc_group_outcome;

/* INVALID "viewer-anonymous", "user-invalid", as soc_reason_check; and as soc_group_explain. */
bool soc_group_act(const soc_ctx *ctx, const soc_viewer *viewer, const soc_group_order *order,
	soc_group_outcome *out_outcome, soc_err *err) SOC_MUST_CHECK;

/* What changes: all but the name and whether it is private; or, `archive`, that it ended. */
typedef struct soc_group_change {
	soc_str group;
	soc_group_draft draft;
	bool archive;
	soc_str reason;
} soc_group_change;

/* INVALID as soc_group_change_check, soc_reason_check, "viewer-anonymous"; FORBIDDEN
 * "group-not-owner", "group-archived". */
bool soc_group_edit(const soc_ctx *ctx, const soc_viewer *viewer, const soc_group_change *change,
	bool *out_changed, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_member {
	int64_t user; /* local user id */
	soc_role role;
	soc_member_state state;
	int64_t since; /* microseconds since 1970 */
} soc_member;

typedef struct soc_member_query {
	soc_str group;
	soc_member_state state;
	bool has_role;
	soc_role role; /* where has_role, of this one alone */
	const int64_t *people; /* only who of these, all on one page; NULL: all */
	size_t people_count;   /* no more than SOC_GROUP_NAMED_MAX */
	int64_t limit;
	soc_str cursor; /* ptr NULL: from the first one */
} soc_member_query;

typedef struct soc_member_page {
	const soc_member *item;
	int count;
	bool has_next;
	soc_cursor_pair next; /* where has_next */
} soc_member_page;

/* Owners, moderators, members; another state for the group's moderators. INVALID "limit-invalid",
 * "cursor-invalid"; FORBIDDEN "group-not-member"(of a private one), "group-not-moderator". */
bool soc_group_members(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_member_query *query, soc_member_page *out_page, soc_err *err) SOC_MUST_CHECK;

/* By what the reading of a group found: whether what is in it is this viewer's to read, of a
 * private one its members' alone; whether they may post there. As soc_group_explain. */
bool soc_group_check_read(const soc_rows *group, soc_err *err) SOC_MUST_CHECK;
bool soc_group_check_post(const soc_rows *group, soc_err *err) SOC_MUST_CHECK;

/* Adds the reading of one group; answers its index. No row: not for this viewer. */
int soc_group_add_get(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id);
void soc_group_from_row(const soc_rows *rows, int row, soc_group *out_group);

#endif
