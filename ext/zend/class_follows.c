/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"

#include "service/follow.h"
#include "service/suggestion.h"

_Static_assert(SOC_FOLLOW_LIMIT_MAX == 100, "Follows::list in the stub says otherwise");

enum { LIMIT_DEFAULT = 50, SUGGESTIONS_DEFAULT = 20 };

/* What a person or page is followed or left with. */
typedef struct follow_call {
	zval *viewer;
	zend_string *kind;
	zend_long id;
	zend_string *choice; /* NULL: open */
} follow_call;

static bool read_call(const follow_call *call, soc_followee *followee, soc_err *err)
{
	followee->id = call->id;
	followee->choice = SOC_FOLLOW_OPEN;
	return soc_followee_kind_parse(soc_convert_borrow(call->kind), &followee->kind, err)
		&& (!call->choice
			|| soc_follow_choice_parse(soc_convert_borrow(call->choice), &followee->choice, err));
}

ZEND_METHOD(WikiSocial_Follows, put)
{
	follow_call call = { .choice = NULL };
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSl|S", &call.viewer, soc_viewer_class, &call.kind,
			&call.id, &call.choice) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_followee followee;
	soc_follow_outcome outcome;
	bool done = soc_pool_open(&ctx, &err) && read_call(&call, &followee, &err)
		&& soc_follow_put(&ctx, soc_viewer_of(call.viewer), &followee, &outcome, &err);
	if (done) {
		array_init_size(return_value, 2);
		add_assoc_string(return_value, "state", soc_follow_state_word(outcome.state));
		add_assoc_bool(return_value, "changed", outcome.changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Follows, remove)
{
	follow_call call = { .choice = NULL };
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSl", &call.viewer, soc_viewer_class, &call.kind,
			&call.id) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_followee followee;
	bool changed = false;
	bool done = soc_pool_open(&ctx, &err) && read_call(&call, &followee, &err)
		&& soc_follow_end(&ctx, soc_viewer_of(call.viewer), &followee, &changed, &err);
	if (done) {
		ZVAL_BOOL(return_value, changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Follows, state)
{
	follow_call call = { .choice = NULL };
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSl", &call.viewer, soc_viewer_class, &call.kind,
			&call.id) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_followee followee;
	soc_follow_outcome outcome;
	bool done = soc_pool_open(&ctx, &err) && read_call(&call, &followee, &err)
		&& soc_follow_state_of(&ctx, soc_viewer_of(call.viewer), &followee, &outcome, &err);
	if (done) {
		array_init_size(return_value, 2);
		add_assoc_string(return_value, "state", soc_follow_state_word(outcome.state));
		add_assoc_bool(return_value, "blocked", outcome.blocked);
	}
	soc_call_end(done, &err);
}

/* What is done about one person. */
typedef bool change(const soc_ctx *ctx, const soc_viewer *viewer, int64_t user, bool *out_changed,
	soc_err *err);

static void answer(INTERNAL_FUNCTION_PARAMETERS, change *call)
{
	zval *viewer;
	zend_long user;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Ol", &viewer, soc_viewer_class, &user)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool changed = false;
	bool done = soc_pool_open(&ctx, &err)
		&& call(&ctx, soc_viewer_of(viewer), user, &changed, &err);
	if (done) {
		ZVAL_BOOL(return_value, changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Follows, accept)
{
	answer(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_follow_accept);
}

ZEND_METHOD(WikiSocial_Follows, drop)
{
	answer(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_follow_drop);
}

ZEND_METHOD(WikiSocial_Follows, block)
{
	answer(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_person_block_put);
}

ZEND_METHOD(WikiSocial_Follows, unblock)
{
	answer(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_person_block_end);
}

static void convert_list(zval *out, const soc_follow_page *page)
{
	zval items;
	array_init_size(&items, (uint32_t)page->count);
	for (int i = 0; i < page->count; i++) {
		zval item;
		array_init_size(&item, 4);
		add_assoc_string(&item, "kind", soc_followee_kind_word(page->items[i].who.kind));
		add_assoc_long(&item, "id", page->items[i].who.id);
		add_assoc_string(&item, "state", soc_follow_state_word(page->items[i].state));
		add_assoc_long(&item, "at", page->items[i].at);
		add_next_index_zval(&items, &item);
	}
	array_init_size(out, 2);
	add_assoc_zval(out, "items", &items);
	if (page->has_next) {
		add_assoc_string(out, "next", page->next.text);
	} else {
		add_assoc_null(out, "next");
	}
}

ZEND_METHOD(WikiSocial_Follows, list)
{
	zval *viewer;
	zend_string *list, *cursor = NULL;
	zend_long limit = LIMIT_DEFAULT;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS|lS!", &viewer, soc_viewer_class, &list, &limit,
			&cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_follow_page page;
	soc_follow_request request = { .limit = limit, .cursor = soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_follow_list_parse(soc_convert_borrow(list), &request.kind, &err)
		&& soc_follow_list(&ctx, soc_viewer_of(viewer), &request, &page, &err);
	if (done) {
		convert_list(return_value, &page);
	}
	soc_call_end(done, &err);
}

static void convert_suggestion(zval *out, const soc_suggestion *one)
{
	array_init_size(out, 5);
	add_assoc_long(out, "userId", one->user);
	add_assoc_long(out, "groups", one->groups);
	add_assoc_long(out, "pages", one->pages);
	if (one->group) {
		zval group;
		array_init_size(&group, 2);
		add_assoc_str(&group, "id", zend_long_to_str(one->group));
		add_assoc_stringl(&group, "name", one->group_name.ptr, one->group_name.len);
		add_assoc_zval(out, "group", &group);
	} else {
		add_assoc_null(out, "group");
	}
	if (one->page) {
		add_assoc_long(out, "pageId", one->page);
	} else {
		add_assoc_null(out, "pageId");
	}
}

ZEND_METHOD(WikiSocial_Follows, suggestions)
{
	zval *viewer;
	zend_long limit = SUGGESTIONS_DEFAULT;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O|l", &viewer, soc_viewer_class, &limit)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_suggestion_page page;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_suggestion_list(&ctx, soc_viewer_of(viewer), limit, &page, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)page.count);
		for (int i = 0; i < page.count; i++) {
			zval item;
			convert_suggestion(&item, &page.items[i]);
			add_next_index_zval(return_value, &item);
		}
	}
	soc_call_end(done, &err);
}
