/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"

#include "service/feed.h"

_Static_assert(SOC_FEED_LIMIT_MAX == 100, "Feeds::LIMIT_MAX in the stub says otherwise");

enum { LIMIT_DEFAULT = 30 };

ZEND_METHOD(WikiSocial_Feeds, public)
{
	zval *viewer;
	zend_long limit = LIMIT_DEFAULT;
	zend_string *cursor = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O|lS!", &viewer, soc_viewer_class, &limit,
			&cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_feed_page page;
	soc_page_request request = { 0, limit, soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_feed_public(&ctx, soc_viewer_of(viewer), &request, &page, &err);
	if (done) {
		soc_convert_page(return_value, &page);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Feeds, user)
{
	zval *viewer;
	zend_long author, limit = LIMIT_DEFAULT;
	zend_string *cursor = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Ol|lS!", &viewer, soc_viewer_class, &author, &limit,
			&cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_feed_page page;
	soc_page_request request = { author, limit, soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_feed_user(&ctx, soc_viewer_of(viewer), &request, &page, &err);
	if (done) {
		soc_convert_page(return_value, &page);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Feeds, mentions)
{
	zval *viewer;
	zend_long limit = LIMIT_DEFAULT;
	zend_string *cursor = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O|lS!", &viewer, soc_viewer_class, &limit,
			&cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_feed_page page;
	soc_page_request request = { 0, limit, soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_feed_mentions(&ctx, soc_viewer_of(viewer), &request, &page, &err);
	if (done) {
		soc_convert_page(return_value, &page);
	}
	soc_call_end(done, &err);
}
