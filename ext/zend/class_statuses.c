/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/draft.h"

#include "service/history.h"
#include "service/status.h"

_Static_assert(SOC_STATUS_ENTITIES_MAX == 100, "Statuses::ENTITIES_MAX in the stub says otherwise");
_Static_assert(SOC_STATUS_TEXT_MAX == 2000, "Statuses::TEXT_MAX in the stub says otherwise");

_Static_assert(SOC_MEDIA_MAX == 4 && SOC_MEDIA_ALT_MAX == 1000,
	"Statuses::MEDIA_MAX and ALT_MAX in the stub say otherwise");

enum { HISTORY_LIMIT_DEFAULT = 50 };

/* Text, Statuses, Feeds, Activity and Store are names for static methods, not things to be made. */
ZEND_METHOD(WikiSocial_Statuses, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(WikiSocial_Statuses, post)
{
	zval *viewer;
	HashTable *array;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Oh", &viewer, soc_viewer_class, &array)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_posted posted;
	soc_draft draft;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_draft_from_array(array, SOC_DRAFT_POST, ctx.arena, &draft, &err)
		&& soc_status_post(&ctx, soc_viewer_of(viewer), &draft, &posted, &err);
	if (done) {
		soc_convert_post(return_value, &posted);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Statuses, check)
{
	HashTable *array;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "h", &array) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_draft draft;
	soc_str text;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_draft_from_array(array, SOC_DRAFT_POST, ctx.arena, &draft, &err)
		&& soc_status_check(&ctx, &draft, &text, &err);
	if (done) {
		RETVAL_STRINGL(text.ptr, text.len);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Statuses, edit)
{
	zval *author;
	zend_string *id;
	HashTable *array;
	zend_long version = 0;
	bool any_version = true;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSh|l!", &author, soc_viewer_class, &id, &array,
			&version, &any_version) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_status status;
	soc_edit edit = { soc_convert_borrow(id), !any_version, version, { .text = { NULL, 0 } } };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_draft_from_array(array, SOC_DRAFT_EDIT, ctx.arena, &edit.draft, &err)
		&& soc_status_edit(&ctx, soc_viewer_of(author), &edit, &status, &err);
	if (done) {
		soc_convert_status(return_value, &status);
	}
	soc_call_end(done, &err);
}

/* What is asked or done by the id alone, and answers with the status. */
typedef bool by_id(const soc_ctx *ctx, const soc_viewer *viewer, soc_str id,
	soc_status *out_status, soc_err *err);

static void answer_by_id(INTERNAL_FUNCTION_PARAMETERS, by_id *call)
{
	zval *viewer;
	zend_string *id;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &viewer, soc_viewer_class, &id) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_status status;
	bool done = soc_pool_open(&ctx, &err)
		&& call(&ctx, soc_viewer_of(viewer), soc_convert_borrow(id), &status, &err);
	if (done) {
		soc_convert_status(return_value, &status);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Statuses, get)
{
	answer_by_id(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_status_get);
}

ZEND_METHOD(WikiSocial_Statuses, delete)
{
	zval *author;
	zend_string *id;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &author, soc_viewer_class, &id) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_status_delete(&ctx, soc_viewer_of(author), soc_convert_borrow(id), &err);
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Statuses, undelete)
{
	answer_by_id(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_status_undelete);
}

ZEND_METHOD(WikiSocial_Statuses, history)
{
	zval *viewer;
	zend_string *id, *cursor = NULL;
	zend_long limit = HISTORY_LIMIT_DEFAULT;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS|lS!", &viewer, soc_viewer_class, &id, &limit,
			&cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_history_page page;
	soc_history_request request = { soc_convert_borrow(id), limit, soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_history_read(&ctx, soc_viewer_of(viewer), &request, &page, &err);
	if (done) {
		soc_convert_history(return_value, &page);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Statuses, states)
{
	zend_string *wiki, *after;
	zend_long limit;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SSl", &wiki, &after, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_states_page page;
	soc_states_request request = { soc_convert_borrow(wiki), soc_convert_borrow(after), limit };
	bool done = soc_pool_open(&ctx, &err) && soc_history_states(&ctx, &request, &page, &err);
	if (done) {
		soc_convert_states(return_value, &page);
	}
	soc_call_end(done, &err);
}
