/* SPDX-License-Identifier: MIT */
#include "core/group.h"

#include "core/prose.h"

#include "base/ban.h"

static const char *const JOINS[] = { "open", "request", "invite" };
static const char *const ROLES[] = { "member", "moderator", "owner" };
static const char *const STATES[] = { "requested", "member", "invited", "banned" };

#define COUNT(words) (int)(sizeof(words) / sizeof((words)[0]))

const char *soc_join_word(soc_join join)
{
	return JOINS[join];
}

const char *soc_role_word(soc_role role)
{
	return ROLES[role];
}

const char *soc_member_state_word(soc_member_state state)
{
	return STATES[state];
}

/* -1: none of them. */
static int word_find(soc_str word, const char *const *words, int count)
{
	for (int i = 0; i < count; i++) {
		if (soc_str_is(word, words[i])) {
			return i;
		}
	}
	return -1;
}

static bool refuse(soc_err *err, const char *reason, const char *message)
{
	return soc_err_set(err, SOC_ERR_INVALID, reason, "%s", message);
}

bool soc_join_parse(soc_str word, soc_join *out_join, soc_err *err)
{
	int found = word_find(word, JOINS, COUNT(JOINS));
	*out_join = (soc_join)(found < 0 ? 0 : found);
	return found >= 0
		|| refuse(err, "group-join-invalid",
			"a group is joined \"open\", by \"request\" or by \"invite\"");
}

bool soc_role_parse(soc_str word, soc_role *out_role, soc_err *err)
{
	int found = word_find(word, ROLES, COUNT(ROLES));
	*out_role = (soc_role)(found < 0 ? 0 : found);
	return found >= 0
		|| refuse(err, "group-role-invalid", "a role is \"member\", \"moderator\" or \"owner\"");
}

bool soc_member_state_parse(soc_str word, soc_member_state *out_state, soc_err *err)
{
	int found = word_find(word, STATES, COUNT(STATES));
	*out_state = (soc_member_state)(found < 0 ? 0 : found);
	return found >= 0
		|| refuse(err, "state-invalid",
			"a state is \"requested\", \"member\", \"invited\" or \"banned\"");
}

bool soc_group_action_parse(soc_str word, soc_group_action *out_action, soc_err *err)
{
	static const char *const words[] = {
		"join", "leave", "invite", "approve", "remove", "ban", "role",
	};
	static const soc_group_action actions[] = {
		SOC_GROUP_JOIN, SOC_GROUP_LEAVE, SOC_GROUP_INVITE, SOC_GROUP_APPROVE, SOC_GROUP_REMOVE,
		SOC_GROUP_BAN, SOC_GROUP_ROLE,
	};
	int found = word_find(word, words, COUNT(words));
	if (found < 0) {
		return refuse(err, "action-invalid", "no such action in a group");
	}
	*out_action = actions[found];
	return true;
}

static bool name_take(soc_str *io_name, soc_arena *arena, soc_err *err)
{
	soc_prose found;
	if (io_name->len > 2 * SOC_GROUP_NAME_MAX) {
		return refuse(err, "group-name-too-long", "a name is at most 255 bytes");
	}
	if (!soc_prose_take(*io_name, arena, &found, err)) {
		return false;
	}
	while (found.text.len > 0 && found.text.ptr[0] == ' ') {
		found.text.ptr++;
		found.text.len--;
	}
	if (!found.visible) {
		return refuse(err, "group-name-empty", "a name shows something");
	}
	if (found.text.len > SOC_GROUP_NAME_MAX) {
		return refuse(err, "group-name-too-long", "a name is at most 255 bytes");
	}
	if (memchr(found.text.ptr, '\n', found.text.len)
		|| memchr(found.text.ptr, '\t', found.text.len)) {
		return refuse(err, "group-name-lines", "a name is one line");
	}
	*io_name = found.text;
	return true;
}

bool soc_group_change_check(const soc_group_draft *draft, soc_arena *arena,
	soc_group_draft *out_draft, soc_err *err)
{
	soc_prose found = { 0 };
	bool fits = draft->description.len <= 8 * SOC_GROUP_DESCRIPTION_MAX;
	if (!soc_lang_check(draft->lang, err)
		|| (fits && !soc_prose_take(draft->description, arena, &found, err))) {
		return false;
	}
	if (!fits || found.points > SOC_GROUP_DESCRIPTION_MAX) {
		return refuse(err, "group-description-too-long",
			"a description is at most 2000 code points");
	}
	*out_draft = *draft;
	out_draft->description = found.text;
	return true;
}

bool soc_group_draft_check(const soc_group_draft *draft, soc_arena *arena,
	soc_group_draft *out_draft, soc_err *err)
{
	return soc_group_change_check(draft, arena, out_draft, err)
		&& name_take(&out_draft->name, arena, err);
}

bool soc_group_not_found(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_NOT_FOUND, "group-not-found", "no such group for this viewer");
}

bool soc_group_explain(soc_str refusal, soc_err *err)
{
	static const struct {
		const char *word;
		soc_err_code code;
		const char *reason, *message;
	} table[] = {
		{ "not-moderator", SOC_ERR_FORBIDDEN, "group-not-moderator",
			"only the group's moderators do that" },
		{ "not-owner", SOC_ERR_FORBIDDEN, "group-not-owner", "only the group's owners do that" },
		{ "not-member", SOC_ERR_FORBIDDEN, "group-not-member", "that takes a member" },
		{ "last-owner", SOC_ERR_FORBIDDEN, "group-last-owner", "a group keeps an owner" },
		{ "banned", SOC_ERR_FORBIDDEN, "group-banned", "this person is banned from the group" },
		{ "invited-only", SOC_ERR_FORBIDDEN, "group-invited-only", "nobody joins uninvited" },
		{ "own-ban", SOC_ERR_FORBIDDEN, "group-own-ban", "nobody bans themselves" },
		{ "archived", SOC_ERR_FORBIDDEN, "group-archived", "the group is archived" },
		{ "limit", SOC_ERR_FORBIDDEN, "group-limit", "nobody is in more than 1,000 groups" },
		{ "name-taken", SOC_ERR_CONFLICT, "group-name-taken", "another group has that name" },
		{ "unknown", SOC_ERR_NOT_FOUND, "member-not-found",
			"nobody of whom this could be done" },
		{ "post-unknown", SOC_ERR_NOT_FOUND, "status-not-found",
			"nothing that this group's moderators hide or show" },
		{ "not-allowed", SOC_ERR_FORBIDDEN, "moderation-not-allowed",
			"this change of level takes a capability that the viewer does not have" },
	};
	if (!refusal.ptr) {
		return true;
	}
	for (int i = 0; i < COUNT(table); i++) {
		if (soc_str_is(refusal, table[i].word)) {
			return soc_err_set(err, table[i].code, table[i].reason, "%s", table[i].message);
		}
	}
	return soc_err_set(err, SOC_ERR_BUG, "store-error", "a refusal without a name");
}
