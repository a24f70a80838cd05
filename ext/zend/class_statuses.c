/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"

#include "service/status.h"

_Static_assert(SOC_STATUS_TEXT_MAX == 2000, "Statuses::TEXT_MAX in the stub says otherwise");

/* Text, Statuses, Feeds, Activity and Store are names for static methods, not things to be made. */
ZEND_METHOD(WikiSocial_Statuses, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(WikiSocial_Statuses, post)
{
	zval *viewer;
	zend_string *text, *lang = ZSTR_EMPTY_ALLOC(), *key = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS|SS!", &viewer, soc_viewer_class, &text, &lang,
			&key) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_posted posted;
	soc_draft draft = { soc_convert_borrow(text), soc_convert_borrow(lang),
		soc_convert_borrow(key) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_status_post(&ctx, soc_viewer_of(viewer), &draft, &posted, &err);
	if (done) {
		soc_convert_post(return_value, &posted);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Statuses, check)
{
	zend_string *text, *lang = ZSTR_EMPTY_ALLOC(), *key = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S|SS!", &text, &lang, &key) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_draft draft = { soc_convert_borrow(text), soc_convert_borrow(lang),
		soc_convert_borrow(key) };
	bool done = soc_pool_open(&ctx, &err) && soc_status_check(&ctx, &draft, &err);
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Statuses, get)
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
		&& soc_status_get(&ctx, soc_viewer_of(viewer), soc_convert_borrow(id), &status, &err);
	if (done) {
		soc_convert_status(return_value, &status);
	}
	soc_call_end(done, &err);
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
