/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/object.h"

#include "service/like.h"

_Static_assert(SOC_TARGET_MANY_MAX == 500, "Likes::MANY_MAX in the stub says otherwise");

enum { LIMIT_DEFAULT = 50 };

static void put_likes(zval *array, const soc_likes *likes)
{
	add_assoc_long(array, "count", likes->count);
	add_assoc_bool(array, "mine", likes->mine);
}

/* Gives or takes back. */
typedef bool change(const soc_ctx *ctx, const soc_viewer *viewer, const soc_target *target,
	soc_like_outcome *out_outcome, soc_err *err);

static void answer(INTERNAL_FUNCTION_PARAMETERS, change *call)
{
	zval *viewer;
	HashTable *object;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Oh", &viewer, soc_viewer_class, &object)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_target target;
	soc_like_outcome outcome;
	bool done = soc_pool_open(&ctx, &err) && soc_object_from_array(object, &target, &err)
		&& call(&ctx, soc_viewer_of(viewer), &target, &outcome, &err);
	if (done) {
		array_init_size(return_value, 4);
		put_likes(return_value, &outcome.likes);
		add_assoc_bool(return_value, "changed", outcome.changed);
		add_assoc_bool(return_value, "first", outcome.first);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Likes, put)
{
	answer(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_like_put);
}

ZEND_METHOD(WikiSocial_Likes, remove)
{
	answer(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_like_remove);
}

static void convert_many(zval *out, const soc_likes *likes, size_t count)
{
	array_init_size(out, (uint32_t)count);
	for (size_t i = 0; i < count; i++) {
		zval item;
		array_init_size(&item, 2);
		put_likes(&item, &likes[i]);
		add_next_index_zval(out, &item);
	}
}

ZEND_METHOD(WikiSocial_Likes, many)
{
	zval *viewer;
	HashTable *objects;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Oh", &viewer, soc_viewer_class, &objects)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_targets targets;
	const soc_likes *likes;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_objects_from_list(objects, ctx.arena, &targets, &err)
		&& soc_like_many(&ctx, soc_viewer_of(viewer), &targets, &likes, &err);
	if (done) {
		convert_many(return_value, likes, targets.count);
	}
	soc_call_end(done, &err);
}

static void convert_page(zval *out, const soc_like_page *page)
{
	zval items;
	array_init_size(&items, (uint32_t)page->count);
	for (int i = 0; i < page->count; i++) {
		add_next_index_long(&items, page->user[i]);
	}
	array_init_size(out, 5);
	put_likes(out, &page->likes);
	add_assoc_bool(out, "allowed", page->allowed);
	add_assoc_zval(out, "items", &items);
	if (page->has_next) {
		add_assoc_string(out, "next", page->next.text);
	} else {
		add_assoc_null(out, "next");
	}
}

ZEND_METHOD(WikiSocial_Likes, by)
{
	zval *viewer;
	HashTable *object;
	zend_string *policy, *cursor = NULL;
	zend_long limit = LIMIT_DEFAULT;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OhS|lS!", &viewer, soc_viewer_class, &object,
			&policy, &limit, &cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_like_page page;
	soc_like_request request = { .limit = limit, .cursor = soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err) && soc_object_from_array(object, &request.target, &err)
		&& soc_like_policy_parse(soc_convert_borrow(policy), &request.policy, &err)
		&& soc_like_by(&ctx, soc_viewer_of(viewer), &request, &page, &err);
	if (done) {
		convert_page(return_value, &page);
	}
	soc_call_end(done, &err);
}
