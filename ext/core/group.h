/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_GROUP_H
#define SOC_CORE_GROUP_H

#include "base/arena.h"
#include "core/status.h"

#include <stdint.h>

enum { SOC_GROUP_NAME_MAX = 255 /* bytes */, SOC_GROUP_DESCRIPTION_MAX = 2000 /* code points */ };

/* The numbers are the store's. */
typedef enum soc_join { SOC_JOIN_OPEN, SOC_JOIN_REQUEST, SOC_JOIN_INVITE } soc_join;
typedef enum soc_role { SOC_ROLE_MEMBER, SOC_ROLE_MODERATOR, SOC_ROLE_OWNER } soc_role;
typedef enum soc_member_state {
	SOC_MEMBER_REQUESTED, SOC_MEMBER_MEMBER, SOC_MEMBER_INVITED, SOC_MEMBER_BANNED
} soc_member_state;

/* What somebody does with a member; the numbers are those of social.circle_log. */
typedef enum soc_group_action {
	SOC_GROUP_JOIN = 36, SOC_GROUP_LEAVE, SOC_GROUP_INVITE, SOC_GROUP_APPROVE = 40,
	SOC_GROUP_REMOVE, SOC_GROUP_BAN, SOC_GROUP_ROLE
} soc_group_action;

/* A group as a viewer sees it; texts are the arena's. */
typedef struct soc_group {
	int64_t id;
	soc_str name, description;
	soc_str lang;     /* "" unknown */
	soc_join join;
	bool is_private, archived;
	soc_hide_level hidden;
	int64_t created;  /* microseconds since 1970 */
	int64_t members;
	bool mine;        /* the viewer has something to do with it: the next two */
	soc_member_state state;
	soc_role role;
} soc_group;

/* What somebody makes or changes; borrowed. */
typedef struct soc_group_draft {
	soc_str name;     /* never changed */
	soc_str description, lang;
	soc_join join;
	bool is_private;  /* never changed */
} soc_group_draft;

/* "open", "request", "invite"; "member", "moderator", "owner"; "requested", "member", "invited",
 * "banned". */
const char *soc_join_word(soc_join join);
const char *soc_role_word(soc_role role);
const char *soc_member_state_word(soc_member_state state);
/* INVALID "group-join-invalid", "group-role-invalid", "state-invalid", and "action-invalid" for all
 * but "join", "leave", "invite", "approve", "remove", "ban", "role". */
bool soc_join_parse(soc_str word, soc_join *out_join, soc_err *err) SOC_MUST_CHECK;
bool soc_role_parse(soc_str word, soc_role *out_role, soc_err *err) SOC_MUST_CHECK;
bool soc_member_state_parse(soc_str word, soc_member_state *out_state, soc_err *err) SOC_MUST_CHECK;
bool soc_group_action_parse(soc_str word, soc_group_action *out_action, soc_err *err)
	SOC_MUST_CHECK;

/*
 * Puts the texts into the stored form. INVALID "group-name-empty" (nothing visible),
 * "group-name-too-long", "group-name-lines" (more than one), "group-description-too-long",
 * "lang-invalid", "text-encoding", "text-control", "text-bidi"; NOMEM.
 */
bool soc_group_draft_check(const soc_group_draft *draft, soc_arena *arena,
	soc_group_draft *out_draft, soc_err *err) SOC_MUST_CHECK;
/* The same of all but the name. */
bool soc_group_change_check(const soc_group_draft *draft, soc_arena *arena,
	soc_group_draft *out_draft, soc_err *err) SOC_MUST_CHECK;

/* Sets NOT_FOUND "group-not-found". */
bool soc_group_not_found(soc_err *err);
/*
 * The error for the word by which the store refuses; ptr NULL, no word, is none. FORBIDDEN
 * "group-not-moderator", "group-not-owner", "group-not-member", "group-last-owner", "group-banned",
 * "group-invited-only", "group-own-ban", "group-archived", "group-limit"; CONFLICT
 * "group-name-taken"; NOT_FOUND "member-not-found", "status-not-found"; FORBIDDEN
 * "moderation-not-allowed".
 */
bool soc_group_explain(soc_str refusal, soc_err *err) SOC_MUST_CHECK;

#endif
