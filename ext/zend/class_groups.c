/* SPDX-License-Identifier: MIT */
#include "zend/array.h"
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"

#include "service/group.h"
#include "service/group_log.h"
#include "service/group_moderation.h"

_Static_assert(SOC_GROUP_LIST_MAX == 100 && SOC_GROUP_NAME_MAX == 255
		&& SOC_GROUP_DESCRIPTION_MAX == 2000 && SOC_GROUP_ENTRIES_MAX == 1000,
	"class Groups in the stub says otherwise");

enum { LIMIT_DEFAULT = 30 };

static bool group_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "group-invalid",
		"a group holds name, description, lang, join and private, a filter mine or begins");
}

/* A member that may be left out; counts those that are there. */
#define TAKE(kind, name, out) \
	(!soc_array_member(array, name) || (members++, soc_array_##kind(array, name, out)))

static bool draft_from_array(HashTable *array, bool is_new, soc_group_draft *out, soc_err *err)
{
	uint32_t members = 0;
	soc_str join = SOC_STR("open");
	*out = (soc_group_draft){ .name = SOC_STR(""), .description = SOC_STR(""),
		.lang = SOC_STR("") };
	bool good = (!is_new || TAKE(text, "name", &out->name))
		&& TAKE(text, "description", &out->description) && TAKE(text, "lang", &out->lang)
		&& TAKE(text, "join", &join) && (!is_new || TAKE(bool, "private", &out->is_private))
		&& zend_hash_num_elements(array) == members;
	return good ? soc_join_parse(join, &out->join, err) : group_invalid(err);
}

static void convert_text_or_null(zval *out, const char *name, soc_str text)
{
	if (text.len > 0) {
		add_assoc_stringl(out, name, text.ptr, text.len);
	} else {
		add_assoc_null(out, name);
	}
}

static void convert_standing(zval *out, bool belongs, soc_member_state state, soc_role role)
{
	if (belongs) {
		add_assoc_string(out, "state", soc_member_state_word(state));
		add_assoc_string(out, "role", soc_role_word(role));
	} else {
		add_assoc_null(out, "state");
		add_assoc_null(out, "role");
	}
}

static void convert_id(zval *out, int64_t id)
{
	ZVAL_STR(out, zend_long_to_str((zend_long)id));
}

static void convert_group(zval *out, const soc_group *group)
{
	zval id;
	array_init_size(out, 12);
	convert_id(&id, group->id);
	add_assoc_zval(out, "id", &id);
	add_assoc_stringl(out, "name", group->name.ptr, group->name.len);
	add_assoc_stringl(out, "description", group->description.ptr, group->description.len);
	convert_text_or_null(out, "lang", group->lang);
	add_assoc_string(out, "join", soc_join_word(group->join));
	add_assoc_bool(out, "private", group->is_private);
	add_assoc_bool(out, "archived", group->archived);
	if (group->hidden == SOC_HIDE_NONE) {
		add_assoc_null(out, "hidden");
	} else {
		add_assoc_string(out, "hidden",
			group->hidden == SOC_HIDE_HIDDEN ? "hidden" : "suppressed");
	}
	add_assoc_long(out, "created", group->created);
	add_assoc_long(out, "members", group->members);
	convert_standing(out, group->mine, group->state, group->role);
}

static void convert_next(zval *out, bool has_next, const char *cursor)
{
	if (has_next) {
		add_assoc_string(out, "next", cursor);
	} else {
		add_assoc_null(out, "next");
	}
}

ZEND_METHOD(WikiSocial_Groups, create)
{
	zval *viewer;
	HashTable *array;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Oh", &viewer, soc_viewer_class, &array)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_group_draft draft;
	int64_t id = 0;
	bool done = soc_pool_open(&ctx, &err) && draft_from_array(array, true, &draft, &err)
		&& soc_group_create(&ctx, soc_viewer_of(viewer), &draft, &id, &err);
	if (done) {
		convert_id(return_value, id);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Groups, get)
{
	zval *viewer;
	zend_string *id;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &viewer, soc_viewer_class, &id) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_group group;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_group_get(&ctx, soc_viewer_of(viewer), soc_convert_borrow(id), &group, &err);
	if (done) {
		convert_group(return_value, &group);
	}
	soc_call_end(done, &err);
}

static bool filter_from_array(HashTable *array, soc_group_query *out, soc_err *err)
{
	uint32_t members = 0;
	if (array
		&& (!TAKE(bool, "mine", &out->mine) || !TAKE(text, "begins", &out->begins)
			|| zend_hash_num_elements(array) != members || (out->mine && out->begins.ptr))) {
		return group_invalid(err);
	}
	return true;
}

ZEND_METHOD(WikiSocial_Groups, list)
{
	zval *viewer;
	HashTable *filter = NULL;
	zend_long limit = LIMIT_DEFAULT;
	zend_string *cursor = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O|hlS!", &viewer, soc_viewer_class, &filter,
			&limit, &cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_group_page page;
	soc_group_query query = { .limit = limit, .cursor = soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err) && filter_from_array(filter, &query, &err)
		&& soc_group_list(&ctx, soc_viewer_of(viewer), &query, &page, &err);
	if (done) {
		zval items;
		array_init_size(&items, (uint32_t)page.count);
		for (int i = 0; i < page.count; i++) {
			zval item;
			convert_group(&item, &page.item[i]);
			add_next_index_zval(&items, &item);
		}
		array_init_size(return_value, 2);
		add_assoc_zval(return_value, "items", &items);
		convert_next(return_value, page.has_next, page.next.text);
	}
	soc_call_end(done, &err);
}

static void convert_members(zval *out, const soc_member_page *page)
{
	zval items;
	array_init_size(&items, (uint32_t)page->count);
	for (int i = 0; i < page->count; i++) {
		zval item;
		array_init_size(&item, 4);
		add_assoc_long(&item, "userId", page->item[i].user);
		convert_standing(&item, true, page->item[i].state, page->item[i].role);
		add_assoc_long(&item, "since", page->item[i].since);
		add_next_index_zval(&items, &item);
	}
	array_init_size(out, 2);
	add_assoc_zval(out, "items", &items);
	convert_next(out, page->has_next, page->next.text);
}

static bool named_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "group-invalid",
		"a filter of members holds role and userIds, at most 500");
}

static bool named_take(HashTable *list, soc_arena *arena, soc_member_query *out, soc_err *err)
{
	zval *value;
	uint32_t count = zend_hash_num_elements(list);
	int64_t *user = count > SOC_GROUP_NAMED_MAX ? NULL
		: soc_arena_alloc(arena, (count + 1) * sizeof(*user), err);
	if (!user) {
		return count > SOC_GROUP_NAMED_MAX ? named_invalid(err) : false;
	}
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_LONG) {
			return named_invalid(err);
		}
		user[out->people_count++] = Z_LVAL_P(value);
	} ZEND_HASH_FOREACH_END();
	out->people = user;
	return true;
}

static bool member_filter(HashTable *array, soc_arena *arena, soc_member_query *out, soc_err *err)
{
	uint32_t members = 0;
	soc_str role = { NULL, 0 };
	HashTable *people = NULL;
	if (!array) {
		return true;
	}
	if (!TAKE(text, "role", &role) || !TAKE(list, "userIds", &people)
		|| zend_hash_num_elements(array) != members) {
		return named_invalid(err);
	}
	out->has_role = role.ptr != NULL;
	return (!out->has_role || soc_role_parse(role, &out->role, err))
		&& (!people || named_take(people, arena, out, err));
}

ZEND_METHOD(WikiSocial_Groups, members)
{
	zval *viewer;
	zend_string *id, *state = NULL, *cursor = NULL;
	HashTable *filter = NULL;
	zend_long limit = LIMIT_DEFAULT;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS|SlS!h", &viewer, soc_viewer_class, &id, &state,
			&limit, &cursor, &filter) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_member_page page;
	soc_member_query query = { .group = soc_convert_borrow(id), .state = SOC_MEMBER_MEMBER,
		.limit = limit, .cursor = soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err)
		&& (!state || soc_member_state_parse(soc_convert_borrow(state), &query.state, &err))
		&& member_filter(filter, ctx.arena, &query, &err)
		&& soc_group_members(&ctx, soc_viewer_of(viewer), &query, &page, &err);
	if (done) {
		convert_members(return_value, &page);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Groups, act)
{
	zval *viewer;
	zend_string *id, *action, *reason = NULL, *role = NULL;
	zend_long user;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSSl|SS!", &viewer, soc_viewer_class, &id,
			&action, &user, &reason, &role) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_group_outcome outcome;
	soc_group_order order = { .group = soc_convert_borrow(id), .user = user,
		.reason = reason ? soc_convert_borrow(reason) : SOC_STR("") };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_group_action_parse(soc_convert_borrow(action), &order.action, &err)
		&& (order.action != SOC_GROUP_ROLE
			|| soc_role_parse(soc_convert_borrow(role), &order.role, &err))
		&& soc_group_act(&ctx, soc_viewer_of(viewer), &order, &outcome, &err);
	if (done) {
		array_init_size(return_value, 3);
		convert_standing(return_value, outcome.belongs, outcome.state, outcome.role);
		add_assoc_bool(return_value, "changed", outcome.changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Groups, change)
{
	zval *viewer;
	zend_string *id;
	HashTable *array;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSh", &viewer, soc_viewer_class, &id, &array)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool changed = false;
	soc_group_change change = { .group = soc_convert_borrow(id), .reason = SOC_STR("") };
	bool done = soc_pool_open(&ctx, &err) && draft_from_array(array, false, &change.draft, &err)
		&& soc_group_edit(&ctx, soc_viewer_of(viewer), &change, &changed, &err);
	RETVAL_BOOL(changed);
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Groups, archive)
{
	zval *viewer;
	zend_string *id, *reason = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS|S", &viewer, soc_viewer_class, &id, &reason)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool changed = false;
	soc_group_change change = { .group = soc_convert_borrow(id), .archive = true,
		.draft = { .description = SOC_STR(""), .lang = SOC_STR("") },
		.reason = reason ? soc_convert_borrow(reason) : SOC_STR("") };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_group_edit(&ctx, soc_viewer_of(viewer), &change, &changed, &err);
	RETVAL_BOOL(changed);
	soc_call_end(done, &err);
}

static void convert_entry(zval *out, const soc_group_entry *entry)
{
	static const char *const level[] = { "none", "hidden", "suppressed" };
	array_init_size(out, 11);
	add_assoc_str(out, "id", zend_long_to_str(entry->id));
	add_assoc_long(out, "actorId", entry->actor);
	add_assoc_long(out, "action", entry->action);
	add_assoc_str(out, "groupId", zend_long_to_str(entry->group));
	if (entry->person != 0) {
		add_assoc_long(out, "personId", entry->person);
	} else {
		add_assoc_null(out, "personId");
	}
	if (entry->has_role) {
		add_assoc_string(out, "role", soc_role_word(entry->role));
	} else {
		add_assoc_null(out, "role");
	}
	if (entry->post != 0) {
		add_assoc_str(out, "postId", zend_long_to_str(entry->post));
	} else {
		add_assoc_null(out, "postId");
	}
	add_assoc_bool(out, "private", entry->is_private);
	add_assoc_string(out, "hidden", level[entry->hidden]);
	add_assoc_stringl(out, "reason", entry->reason.ptr, entry->reason.len);
	add_assoc_long(out, "created", entry->created);
}

ZEND_METHOD(WikiSocial_Groups, entries)
{
	zend_string *wiki, *after;
	zend_long limit;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SSl", &wiki, &after, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_group_entries entries;
	soc_group_log_request request = { soc_convert_borrow(wiki), soc_convert_borrow(after), limit };
	bool done = soc_pool_open(&ctx, &err) && soc_group_entries_get(&ctx, &request, &entries, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)entries.count);
		for (int i = 0; i < entries.count; i++) {
			zval entry;
			convert_entry(&entry, &entries.item[i]);
			add_next_index_zval(return_value, &entry);
		}
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Groups, moderate)
{
	zval *viewer;
	zend_string *group, *post, *level, *reason = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSS!S|S", &viewer, soc_viewer_class, &group, &post,
			&level, &reason) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_group_judged judged;
	soc_group_verdict verdict = { soc_convert_borrow(group), soc_convert_borrow(post),
		soc_convert_borrow(level), soc_convert_borrow(reason) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_group_moderate(&ctx, soc_viewer_of(viewer), &verdict, &judged, &err);
	if (done) {
		array_init_size(return_value, 2);
		add_assoc_bool(return_value, "changed", judged.changed);
		if (judged.author != 0) {
			add_assoc_long(return_value, "authorId", judged.author);
		} else {
			add_assoc_null(return_value, "authorId");
		}
	}
	soc_call_end(done, &err);
}
