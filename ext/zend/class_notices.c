/* SPDX-License-Identifier: MIT */
#include "zend/array.h"
#include "zend/call.h"
#include "zend/convert.h"

#include "service/notice.h"

_Static_assert(SOC_NOTICE_PEOPLE_MAX == 1000 && SOC_NOTICE_WITHDRAWN_MAX == 10000
		&& SOC_NOTIFICATION_NAMES_MAX == 100,
	"class Notices in the stub says otherwise");

static bool kinds_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "notification-kind-invalid",
		"a kind is name, channels and each, at most %d of them", SOC_NOTIFICATION_NAMES_MAX);
}

static bool take_kinds(HashTable *list, soc_arena *arena, soc_notice_kinds *out, soc_err *err)
{
	zval *value;
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_NOTIFICATION_NAMES_MAX) {
		return kinds_invalid(err);
	}
	soc_notice_kind *kind = soc_arena_alloc(arena, count * sizeof(*kind), err);
	if (!kind) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		soc_notice_kind *one = &kind[out->count++];
		if (Z_TYPE_P(value) != IS_ARRAY || zend_hash_num_elements(Z_ARRVAL_P(value)) != 3
			|| !soc_array_text(Z_ARRVAL_P(value), "name", &one->name)
			|| !soc_array_int(Z_ARRVAL_P(value), "channels", &one->channels)
			|| !soc_array_bool(Z_ARRVAL_P(value), "each", &one->each)) {
			return kinds_invalid(err);
		}
	} ZEND_HASH_FOREACH_END();
	out->item = kind;
	return true;
}

ZEND_METHOD(WikiSocial_Notices, declare)
{
	zend_string *wiki;
	HashTable *list;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sh", &wiki, &list) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_notice_kinds kinds = { .count = 0 };
	bool changed = false;
	bool done = soc_pool_open(&ctx, &err) && take_kinds(list, ctx.arena, &kinds, &err)
		&& soc_notice_declare(&ctx, soc_convert_borrow(wiki), &kinds, &changed, &err);
	if (done) {
		RETVAL_BOOL(changed);
	}
	soc_call_end(done, &err);
}

static bool take_people(HashTable *list, soc_arena *arena, soc_notice *out, soc_err *err)
{
	zval *value;
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_NOTICE_PEOPLE_MAX) {
		return soc_notice_people_check(NULL, count, err);
	}
	int64_t *user = soc_arena_alloc(arena, count * sizeof(*user), err);
	if (!user) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		user[out->user_count++] = Z_TYPE_P(value) == IS_LONG ? Z_LVAL_P(value) : 0;
	} ZEND_HASH_FOREACH_END();
	out->user = user;
	return true;
}

/* null: nobody. */
static soc_notice notice_of(const zend_string *kind, const zend_string *key, zend_long agent,
	bool nobody)
{
	return (soc_notice){
		.kind = soc_convert_borrow(kind),
		.key = soc_convert_borrow(key),
		/* 0 is nobody below, but nobody's id here. */
		.agent = nobody ? 0 : agent > 0 ? agent : -1,
	};
}

ZEND_METHOD(WikiSocial_Notices, tell)
{
	zend_string *wiki, *kind, *key;
	zend_long agent = 0;
	bool nobody = true;
	HashTable *people;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SSSl!h", &wiki, &kind, &key, &agent, &nobody,
			&people) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	int64_t told = 0;
	soc_notice notice = notice_of(kind, key, agent, nobody);
	bool done = soc_pool_open(&ctx, &err) && take_people(people, ctx.arena, &notice, &err)
		&& soc_notice_tell(&ctx, soc_convert_borrow(wiki), &notice, &told, &err);
	if (done) {
		RETVAL_LONG(told);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Notices, withdraw)
{
	zend_string *wiki, *kind, *key;
	zend_long agent = 0;
	bool nobody = true;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SSSl!", &wiki, &kind, &key, &agent, &nobody)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	int64_t withdrawn = 0;
	soc_notice notice = notice_of(kind, key, agent, nobody);
	bool done = soc_pool_open(&ctx, &err)
		&& soc_notice_withdraw(&ctx, soc_convert_borrow(wiki), &notice, &withdrawn, &err);
	if (done) {
		RETVAL_LONG(withdrawn);
	}
	soc_call_end(done, &err);
}
