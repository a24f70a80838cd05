/* SPDX-License-Identifier: MIT */
#include "service/group.h"

#include "core/id.h"
#include "core/page.h"
#include "core/prose.h"
#include "service/access.h"

#include "base/ban.h"

_Static_assert((int)SOC_C_GROUP_LIST_ROLE == (int)SOC_C_GROUP_GET_ROLE
		&& (int)SOC_C_GROUP_LIST_BY_NAME_ROLE == (int)SOC_C_GROUP_GET_ROLE
		&& (int)SOC_C_GROUP_LIST_MINE_ROLE == (int)SOC_C_GROUP_GET_ROLE,
	"all lists of groups have the columns of one group");
_Static_assert((int)SOC_P_GROUP_LIST_LIMIT == (int)SOC_P_GROUP_LIST_MINE_LIMIT
		&& (int)SOC_P_GROUP_LIST_LIMIT == (int)SOC_P_GROUP_LIST_BY_NAME_LIMIT,
	"all lists of groups have the same first parameters");

static soc_params list_params(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_group_query *query, int64_t before)
{
	enum soc_sql statement = query->mine ? SOC_SQL_GROUP_LIST_MINE
		: query->begins.ptr ? SOC_SQL_GROUP_LIST_BY_NAME : SOC_SQL_GROUP_LIST;
	soc_params params = soc_params_for(statement, ctx->arena);
	soc_param_text(&params, SOC_P_GROUP_LIST_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_GROUP_LIST_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_GROUP_LIST_CAPS, soc_access_caps_listed(viewer));
	if (before != 0) {
		soc_param_int(&params, SOC_P_GROUP_LIST_BEFORE, before);
	}
	soc_param_int(&params, SOC_P_GROUP_LIST_LIMIT, query->limit + 1);
	if (statement == SOC_SQL_GROUP_LIST_BY_NAME) {
		soc_param_text(&params, SOC_P_GROUP_LIST_BY_NAME_BEGINS, query->begins);
	}
	return params;
}

/* It is no pattern, but a text as a name is one. */
static bool begins_take(soc_str *io_begins, soc_arena *arena, soc_err *err)
{
	soc_prose found;
	if (!io_begins->ptr) {
		return true;
	}
	if (io_begins->len > SOC_GROUP_NAME_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "group-name-too-long", "no name is that long");
	}
	if (!soc_prose_take(*io_begins, arena, &found, err)) {
		return false;
	}
	*io_begins = found.text;
	return true;
}

bool soc_group_list(const soc_ctx *ctx, const soc_viewer *viewer, const soc_group_query *query,
	soc_group_page *out_page, soc_err *err)
{
	int64_t before = 0;
	soc_group_query asked = *query;
	if ((query->mine && !soc_viewer_check_writer(viewer, err))
		|| !begins_take(&asked.begins, ctx->arena, err)
		|| !soc_page_limit_check(query->limit, SOC_GROUP_LIST_MAX, err)
		|| (query->cursor.ptr
			&& !soc_cursor_decode(SOC_CURSOR_GROUPS, query->cursor, &before, err))) {
		return false;
	}
	soc_params params = list_params(ctx, viewer, &asked, before);
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int list = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, list);
	int count = rows->count < query->limit ? rows->count : (int)query->limit;
	soc_group *item = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		soc_group_from_row(rows, i, &item[i]);
	}
	*out_page = (soc_group_page){ .item = item, .count = count };
	if (rows->count > count) {
		out_page->has_next = true;
		out_page->next = soc_cursor_encode(SOC_CURSOR_GROUPS, item[count - 1].id);
	}
	return true;
}

/* A guessed cursor has any number. */
static int64_t role_within(int64_t role)
{
	if (role < SOC_ROLE_MEMBER) {
		return SOC_ROLE_MEMBER;
	}
	return role > SOC_ROLE_OWNER ? SOC_ROLE_OWNER : role;
}

static soc_cursor_kind cursor_of(soc_member_state state)
{
	return (soc_cursor_kind)((int)SOC_CURSOR_MEMBERS + (int)state);
}

/* Whether the list is for this viewer, by the group as they see it. */
static bool members_allowed(const soc_rows *group, soc_member_state state, soc_err *err)
{
	soc_group of;
	if (!soc_group_check_read(group, err)) {
		return false;
	}
	soc_group_from_row(group, 0, &of);
	return state == SOC_MEMBER_MEMBER || (of.mine && of.role > SOC_ROLE_MEMBER)
		|| soc_group_explain(SOC_STR("not-moderator"), err);
}

static bool members_take(const soc_ctx *ctx, const soc_rows *rows, const soc_member_query *query,
	soc_member_page *out, soc_err *err)
{
	int count = query->people || rows->count < query->limit ? rows->count : (int)query->limit;
	soc_member *item = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		item[i] = (soc_member){
			.user = soc_row_int(rows, i, SOC_C_GROUP_MEMBERS_USER),
			.role = (soc_role)soc_row_int(rows, i, SOC_C_GROUP_MEMBERS_ROLE),
			.state = (soc_member_state)soc_row_int(rows, i, SOC_C_GROUP_MEMBERS_STATE),
			.since = soc_row_time(rows, i, SOC_C_GROUP_MEMBERS_SINCE),
		};
	}
	*out = (soc_member_page){ .item = item, .count = count, .has_next = rows->count > count };
	if (out->has_next) {
		out->next = soc_cursor_pair_encode(cursor_of(query->state), item[count - 1].role,
			soc_row_int(rows, count - 1, SOC_C_GROUP_MEMBERS_KEY));
	}
	return true;
}

_Static_assert((int)SOC_C_GROUP_MEMBERS_NAMED_KEY == (int)SOC_C_GROUP_MEMBERS_KEY
		&& (int)SOC_P_GROUP_MEMBERS_NAMED_STATE == (int)SOC_P_GROUP_MEMBERS_STATE,
	"both lists of members have the same columns and first parameters");

typedef struct member_window {
	int64_t role, after;
} member_window;

static soc_params members_params(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_member_query *query, int64_t group, member_window from)
{
	soc_params params = soc_params_for(
		query->people ? SOC_SQL_GROUP_MEMBERS_NAMED : SOC_SQL_GROUP_MEMBERS, ctx->arena);
	soc_param_text(&params, SOC_P_GROUP_MEMBERS_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_GROUP_MEMBERS_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_GROUP_MEMBERS_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_GROUP_MEMBERS_GROUP, group);
	soc_param_int(&params, SOC_P_GROUP_MEMBERS_STATE, query->state);
	if (query->has_role) {
		soc_param_int(&params,
			query->people ? (int)SOC_P_GROUP_MEMBERS_NAMED_ROLE : (int)SOC_P_GROUP_MEMBERS_ROLE,
			query->role);
	}
	if (query->people) {
		soc_param_int8_array(&params, SOC_P_GROUP_MEMBERS_NAMED_PEOPLE, query->people,
			query->people_count);
		return params;
	}
	soc_param_int(&params, SOC_P_GROUP_MEMBERS_AFTER_ROLE, role_within(from.role));
	soc_param_int(&params, SOC_P_GROUP_MEMBERS_AFTER,
		from.after < INT32_MAX ? from.after : INT32_MAX);
	soc_param_int(&params, SOC_P_GROUP_MEMBERS_LIMIT, query->limit + 1);
	return params;
}

bool soc_group_members(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_member_query *query, soc_member_page *out_page, soc_err *err)
{
	int64_t group;
	member_window from = { .role = SOC_ROLE_OWNER };
	if (!soc_id_parse(query->group, &group)) {
		return soc_group_not_found(err);
	}
	if (!soc_page_limit_check(query->limit, SOC_GROUP_LIST_MAX, err)
		|| (query->cursor.ptr
			&& !soc_cursor_pair_decode(cursor_of(query->state), query->cursor, &from.role,
				&from.after, err))) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int get = soc_group_add_get(&pipeline, ctx, viewer, group);
	soc_params params = members_params(ctx, viewer, query, group, from);
	int list = soc_pipeline_add(&pipeline, &params);
	return soc_pipeline_run(&pipeline, err)
		&& members_allowed(soc_pipeline_rows(&pipeline, get), query->state, err)
		&& members_take(ctx, soc_pipeline_rows(&pipeline, list), query, out_page, err);
}
