/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/convert.h"
#include "zend/notification.h"

#include "core/notification.h"
#include "service/delivery.h"

_Static_assert(SOC_DELIVERY_PEOPLE_MAX == 15 && SOC_DELIVERY_LIST_MAX == 1000,
	"class Deliveries in the stub says otherwise");

enum { DEAD_DEFAULT = 100 };

static void convert_one(zval *out, const soc_delivery *one)
{
	zval items, leases;
	array_init_size(out, 3);
	add_assoc_long(out, "userId", one->user);
	array_init_size(&items, (uint32_t)one->item_count);
	for (int i = 0; i < one->item_count; i++) {
		zval item;
		soc_notification_convert(&item, &one->item[i]);
		add_next_index_zval(&items, &item);
	}
	add_assoc_zval(out, "items", &items);
	array_init_size(&leases, (uint32_t)one->lease.count);
	for (size_t i = 0; i < one->lease.count; i++) {
		add_index_long(&leases, (zend_ulong)one->lease.id[i], one->lease.epoch[i]);
	}
	add_assoc_zval(out, "leases", &leases);
}

ZEND_METHOD(WikiSocial_Deliveries, take)
{
	zend_string *wiki;
	zend_long limit = SOC_DELIVERY_PEOPLE_MAX;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S|l", &wiki, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_delivery_list list;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_delivery_take(&ctx, soc_convert_borrow(wiki), limit, &list, &err);
	if (done) {
		zval people;
		array_init_size(&people, (uint32_t)list.count);
		for (int i = 0; i < list.count; i++) {
			zval one;
			convert_one(&one, &list.item[i]);
			add_next_index_zval(&people, &one);
		}
		array_init_size(return_value, 2);
		add_assoc_zval(return_value, "people", &people);
		add_assoc_long(return_value, "closed", list.closed);
	}
	soc_call_end(done, &err);
}

static bool take_leases(HashTable *array, soc_arena *arena, soc_leases *out, soc_err *err)
{
	zend_ulong id;
	zend_string *word;
	zval *value;
	size_t count = zend_hash_num_elements(array);
	if (count > SOC_DELIVERY_LEASES_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "too-many", "at most %d leases in one call",
			SOC_DELIVERY_LEASES_MAX);
	}
	int64_t *room = soc_arena_alloc(arena, 2 * count * sizeof(*room), err);
	if (!room) {
		return false;
	}
	*out = (soc_leases){ .id = room, .epoch = room + count };
	ZEND_HASH_FOREACH_KEY_VAL(array, id, word, value) {
		ZVAL_DEREF(value);
		if (word || Z_TYPE_P(value) != IS_LONG) {
			return soc_err_set(err, SOC_ERR_INVALID, "lease-invalid",
				"leases are epochs, numbers, by id");
		}
		out->id[out->count] = (int64_t)id;
		out->epoch[out->count++] = Z_LVAL_P(value);
	} ZEND_HASH_FOREACH_END();
	return true;
}

ZEND_METHOD(WikiSocial_Deliveries, handed)
{
	HashTable *array;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "h", &array) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_leases leases;
	bool handed = false;
	bool done = soc_pool_open(&ctx, &err) && take_leases(array, ctx.arena, &leases, &err)
		&& soc_delivery_handed(&ctx, &leases, &handed, &err);
	if (done) {
		RETVAL_BOOL(handed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Deliveries, done)
{
	HashTable *array;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "h", &array) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_leases leases;
	int64_t count = 0;
	bool done = soc_pool_open(&ctx, &err) && take_leases(array, ctx.arena, &leases, &err)
		&& soc_delivery_done(&ctx, &leases, &count, &err);
	if (done) {
		RETVAL_LONG(count);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Deliveries, failed)
{
	HashTable *array;
	zend_string *reason;
	soc_delivery_failure failure;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "hSb", &array, &reason, &failure.sure)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_leases leases;
	int64_t count = 0;
	failure.reason = soc_convert_borrow(reason);
	bool done = soc_pool_open(&ctx, &err) && take_leases(array, ctx.arena, &leases, &err)
		&& soc_delivery_failed(&ctx, &leases, &failure, &count, &err);
	if (done) {
		RETVAL_LONG(count);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Deliveries, due)
{
	zend_string *wiki;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S", &wiki) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool due = false;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_delivery_due(&ctx, soc_convert_borrow(wiki), &due, &err);
	if (done) {
		RETVAL_BOOL(due);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Deliveries, dead)
{
	zend_string *wiki;
	zend_long limit = DEAD_DEFAULT;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S|l", &wiki, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_delivery_dead_list list;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_delivery_dead_of(&ctx, soc_convert_borrow(wiki), limit, &list, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)list.count);
		for (int i = 0; i < list.count; i++) {
			zval one;
			const soc_delivery_dead *dead = &list.item[i];
			array_init_size(&one, 6);
			add_assoc_long(&one, "id", dead->id);
			add_assoc_long(&one, "userId", dead->user);
			soc_notification_convert_kind(&one, dead->kind, dead->name);
			add_assoc_long(&one, "at", dead->at);
			add_assoc_long(&one, "attempts", dead->attempts);
			add_assoc_stringl(&one, "reason", dead->reason.ptr ? dead->reason.ptr : "",
				dead->reason.len);
			add_next_index_zval(return_value, &one);
		}
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Deliveries, redrive)
{
	zend_string *wiki;
	zend_long id;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sl", &wiki, &id) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool redriven = false;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_delivery_redrive(&ctx, soc_convert_borrow(wiki), id, &redriven, &err);
	if (done) {
		RETVAL_BOOL(redriven);
	}
	soc_call_end(done, &err);
}
