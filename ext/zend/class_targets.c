/* SPDX-License-Identifier: MIT */
#include "zend/array.h"
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/object.h"

#include "core/id.h"
#include "core/moderation.h"
#include "service/comment.h"
#include "service/target.h"

_Static_assert(SOC_TARGET_LIST_MAX == 1000, "Targets::LIST_MAX in the stub says otherwise");

enum { STATE_FIELDS = 7 };

static void convert_states(zval *out, const soc_target_states *states)
{
	array_init_size(out, (uint32_t)states->count);
	for (size_t i = 0; i < states->count; i++) {
		zval item;
		const soc_target_state *state = &states->item[i];
		bool shown = state->hidden == SOC_HIDE_NONE;
		array_init_size(&item, STATE_FIELDS);
		add_assoc_str(&item, "target", zend_long_to_str(state->row));
		add_assoc_string(&item, "type", soc_target_word(state->kind));
		add_assoc_stringl(&item, "id", state->key.ptr, state->key.len);
		add_assoc_long(&item, "authorId", state->author);
		add_assoc_long(&item, "pageId", state->page);
		add_assoc_string(&item, "hidden", shown ? "" : soc_hide_level_word(state->hidden));
		add_assoc_bool(&item, "deleted", state->deleted);
		add_next_index_zval(out, &item);
	}
}

ZEND_METHOD(WikiSocial_Targets, list)
{
	zend_string *wiki, *after;
	zend_long limit, page = 0;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SSl|l", &wiki, &after, &limit, &page) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_target_states states;
	soc_targets_request request = { soc_convert_borrow(wiki), soc_convert_borrow(after), limit,
		page };
	bool done = soc_pool_open(&ctx, &err) && soc_target_list(&ctx, &request, &states, &err);
	if (done) {
		convert_states(return_value, &states);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Targets, find)
{
	zend_string *wiki;
	HashTable *objects;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sh", &wiki, &objects) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_targets targets;
	soc_target_states states;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_objects_from_list(objects, ctx.arena, &targets, &err)
		&& soc_target_find(&ctx, soc_convert_borrow(wiki), &targets, &states, &err);
	if (done) {
		convert_states(return_value, &states);
	}
	soc_call_end(done, &err);
}

/* What mirror() is told; type and id, which the row has, may stand beside it. */
static bool take_state(zval *value, soc_target_state *out)
{
	soc_str row, level;
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_ARRAY) {
		return false;
	}
	const HashTable *array = Z_ARRVAL_P(value);
	if (!soc_array_text(array, "target", &row) || !soc_id_parse(row, &out->row)
		|| !soc_array_int(array, "authorId", &out->author)
		|| !soc_array_int(array, "pageId", &out->page)
		|| !soc_array_bool(array, "deleted", &out->deleted)
		|| !soc_array_text(array, "hidden", &level)) {
		return false;
	}
	out->hidden = SOC_HIDE_NONE;
	return level.len == 0
		|| (soc_hide_level_parse(level, &out->hidden) && out->hidden != SOC_HIDE_NONE);
}

static bool take_states(HashTable *list, soc_arena *arena, soc_target_states *out, soc_err *err)
{
	uint32_t count = zend_hash_num_elements(list);
	bool good = count <= SOC_TARGET_LIST_MAX && zend_array_is_list(list);
	soc_target_state *state = soc_arena_alloc(arena, (good ? count : 0) * sizeof(*state), err);
	if (!state) {
		return false;
	}
	zval *value;
	size_t taken = 0;
	ZEND_HASH_FOREACH_VAL(list, value) {
		good = good && take_state(value, &state[taken++]);
	} ZEND_HASH_FOREACH_END();
	*out = (soc_target_states){ state, taken };
	return good
		|| soc_err_set(err, SOC_ERR_INVALID, "targets-invalid",
			"targets are a list of at most %d, each as list() gives it", SOC_TARGET_LIST_MAX);
}

ZEND_METHOD(WikiSocial_Targets, mirror)
{
	zend_string *wiki;
	HashTable *list;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sh", &wiki, &list) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_target_states states;
	int64_t changed = 0;
	bool done = soc_pool_open(&ctx, &err) && take_states(list, ctx.arena, &states, &err)
		&& soc_target_mirror(&ctx, soc_convert_borrow(wiki), &states, &changed, &err);
	if (done) {
		RETVAL_LONG(changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Targets, setClosed)
{
	zval *viewer;
	HashTable *object;
	zend_string *reason = NULL;
	soc_comment_closing closing;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Ohb|S", &viewer, soc_viewer_class, &object,
			&closing.closed, &reason) == FAILURE) {
		RETURN_THROWS();
	}
	closing.reason = soc_convert_borrow(reason);
	soc_ctx ctx;
	soc_err err = { 0 };
	bool changed = false;
	bool done = soc_pool_open(&ctx, &err) && soc_object_from_array(object, &closing.object, &err)
		&& soc_comment_close(&ctx, soc_viewer_of(viewer), &closing, &changed, &err);
	if (done) {
		RETVAL_BOOL(changed);
	}
	soc_call_end(done, &err);
}
