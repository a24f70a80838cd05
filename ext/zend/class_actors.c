/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/convert.h"

#include "service/actor.h"

_Static_assert(SOC_ACTOR_LIST_MAX == 1000 && SOC_ACTOR_SETTLE_MAX == 10000,
	"Actors::LIST_MAX and SETTLE_MAX in the stub say otherwise");

enum { STATE_FIELDS = 4, SETTLE_DEFAULT = 5000 };

/* A field of a state by its name, NULL when it is not there. */
static const zval *field_of(const HashTable *fields, const char *name)
{
	zval *field = zend_hash_str_find(fields, name, strlen(name));
	if (field) {
		ZVAL_DEREF(field);
	}
	return field;
}

static bool read_bool(const HashTable *fields, const char *name, bool *out_truth)
{
	const zval *field = field_of(fields, name);
	*out_truth = field && Z_TYPE_P(field) == IS_TRUE;
	return field && (Z_TYPE_P(field) == IS_TRUE || Z_TYPE_P(field) == IS_FALSE);
}

static bool read_state(zval *from, soc_actor_state *out_state)
{
	ZVAL_DEREF(from);
	if (Z_TYPE_P(from) != IS_ARRAY || zend_hash_num_elements(Z_ARRVAL_P(from)) != STATE_FIELDS) {
		return false;
	}
	const HashTable *fields = Z_ARRVAL_P(from);
	const zval *user = field_of(fields, "userId");
	if (!user || Z_TYPE_P(user) != IS_LONG) {
		return false;
	}
	out_state->user = Z_LVAL_P(user);
	return read_bool(fields, "hidden", &out_state->hidden)
		&& read_bool(fields, "temporary", &out_state->temporary)
		&& read_bool(fields, "exists", &out_state->exists);
}

/* Nothing of PHP runs here: the array is only read. */
static bool read_states(HashTable *from, soc_arena *arena, soc_actor_states *out_users,
	soc_err *err)
{
	size_t count = zend_hash_num_elements(from), read = 0;
	zval *item;
	if (count > SOC_ACTOR_LIST_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "users-invalid", "at most %d users in one call",
			SOC_ACTOR_LIST_MAX);
	}
	soc_actor_state *states = soc_arena_alloc(arena, count * sizeof(*states), err);
	if (!states) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(from, item) {
		if (!read_state(item, &states[read++])) {
			return soc_err_set(err, SOC_ERR_INVALID, "users-invalid",
				"a user is userId, hidden, temporary, exists");
		}
	} ZEND_HASH_FOREACH_END();
	*out_users = (soc_actor_states){ states, count };
	return true;
}

static void convert_list(zval *out, const soc_actor_list *list)
{
	array_init_size(out, (uint32_t)list->count);
	for (int i = 0; i < list->count; i++) {
		zval item;
		const soc_actor_entry *entry = &list->entries[i];
		array_init_size(&item, STATE_FIELDS + 1);
		add_assoc_long(&item, "userId", entry->state.user);
		add_assoc_bool(&item, "hidden", entry->state.hidden);
		add_assoc_bool(&item, "temporary", entry->state.temporary);
		add_assoc_bool(&item, "exists", entry->state.exists);
		if (entry->merged_into != 0) {
			add_assoc_long(&item, "mergedInto", entry->merged_into);
		} else {
			add_assoc_null(&item, "mergedInto");
		}
		add_next_index_zval(out, &item);
	}
}

ZEND_METHOD(WikiSocial_Actors, list)
{
	zend_string *wiki;
	zend_long after = 0, limit = SOC_ACTOR_LIST_MAX;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S|ll", &wiki, &after, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_actor_list list;
	soc_actor_query query = { soc_convert_borrow(wiki), after, limit };
	bool done = soc_pool_open(&ctx, &err) && soc_actor_list_read(&ctx, &query, &list, &err);
	if (done) {
		convert_list(return_value, &list);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Actors, mirror)
{
	zend_string *wiki;
	HashTable *users;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sh", &wiki, &users) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_actor_states states;
	int changed = 0;
	bool done = soc_pool_open(&ctx, &err) && read_states(users, ctx.arena, &states, &err)
		&& soc_actor_mirror(&ctx, soc_convert_borrow(wiki), &states, &changed, &err);
	if (done) {
		RETVAL_LONG(changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Actors, merge)
{
	zend_string *wiki;
	zend_long from, to;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sll", &wiki, &from, &to) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_actor_merger merger = { soc_convert_borrow(wiki), from, to };
	bool changed = false;
	bool done = soc_pool_open(&ctx, &err) && soc_actor_merge(&ctx, &merger, &changed, &err);
	if (done) {
		array_init(return_value);
		add_assoc_bool(return_value, "changed", changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Actors, settle)
{
	zend_string *wiki, *after;
	zend_long limit = SETTLE_DEFAULT;
	bool dry_run = false;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SS|lb", &wiki, &after, &limit, &dry_run)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_actor_settled settled;
	soc_actor_batch batch = { soc_convert_borrow(wiki), soc_convert_borrow(after), limit,
		dry_run };
	bool done = soc_pool_open(&ctx, &err) && soc_actor_settle(&ctx, &batch, &settled, &err);
	if (done) {
		array_init(return_value);
		add_assoc_long(return_value, "moved", settled.moved);
		if (settled.more) {
			add_assoc_str(return_value, "next", zend_long_to_str(settled.next));
		} else {
			add_assoc_null(return_value, "next");
		}
	}
	soc_call_end(done, &err);
}
