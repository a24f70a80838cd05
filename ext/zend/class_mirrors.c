/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/convert.h"

#include "service/mirror.h"

_Static_assert(SOC_MIRROR_PEOPLE_MAX == 100 && SOC_MIRROR_COUNT_MAX == 100,
	"class Mirrors in the stub says otherwise");

ZEND_METHOD(WikiSocial_Mirrors, start)
{
	zend_string *wiki;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S", &wiki) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_mirror_start(&ctx, soc_convert_borrow(wiki), &err);
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Mirrors, stop)
{
	zend_string *wiki;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S", &wiki) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_mirror_stop(&ctx, soc_convert_borrow(wiki), &err);
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Mirrors, take)
{
	zend_string *wiki;
	zend_long limit = SOC_MIRROR_PEOPLE_MAX;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S|l", &wiki, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_mirror_list list;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_mirror_take(&ctx, soc_convert_borrow(wiki), limit, &list, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)list.count);
		for (int i = 0; i < list.count; i++) {
			zval one;
			array_init_size(&one, 3);
			add_assoc_long(&one, "userId", list.item[i].user);
			add_assoc_long(&one, "mark", list.item[i].mark);
			add_assoc_long(&one, "unread", list.item[i].unread);
			add_next_index_zval(return_value, &one);
		}
	}
	soc_call_end(done, &err);
}

static bool take_marks(HashTable *array, soc_arena *arena, soc_mirror_marks *out, soc_err *err)
{
	zend_ulong user;
	zend_string *word;
	zval *value;
	size_t count = zend_hash_num_elements(array);
	if (count > SOC_MIRROR_PEOPLE_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "too-many", "at most %d people in one call",
			SOC_MIRROR_PEOPLE_MAX);
	}
	int64_t *room = soc_arena_alloc(arena, 2 * count * sizeof(*room), err);
	if (!room) {
		return false;
	}
	*out = (soc_mirror_marks){ .user = room, .mark = room + count };
	ZEND_HASH_FOREACH_KEY_VAL(array, user, word, value) {
		ZVAL_DEREF(value);
		if (word || Z_TYPE_P(value) != IS_LONG) {
			return soc_err_set(err, SOC_ERR_INVALID, "mark-invalid",
				"marks are numbers, by user id");
		}
		out->user[out->count] = (int64_t)user;
		out->mark[out->count++] = Z_LVAL_P(value);
	} ZEND_HASH_FOREACH_END();
	return true;
}

ZEND_METHOD(WikiSocial_Mirrors, done)
{
	zend_string *wiki;
	HashTable *array;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sh", &wiki, &array) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_mirror_marks marks;
	int64_t count = 0;
	bool done = soc_pool_open(&ctx, &err) && take_marks(array, ctx.arena, &marks, &err)
		&& soc_mirror_done(&ctx, soc_convert_borrow(wiki), &marks, &count, &err);
	if (done) {
		RETVAL_LONG(count);
	}
	soc_call_end(done, &err);
}
