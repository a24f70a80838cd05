/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"

#include "service/feed.h"

_Static_assert(SOC_FEED_LIMIT_MAX == 100, "Feeds::LIMIT_MAX in the stub says otherwise");

enum { LIMIT_DEFAULT = 30 };

/* A feed of the service. */
typedef bool feed_read(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_page_request *request, soc_feed_page *out_page, soc_err *err);

static void answer(zval *return_value, feed_read *read, zval *viewer, soc_page_request request)
{
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_feed_page page;
	bool done = soc_pool_open(&ctx, &err)
		&& read(&ctx, soc_viewer_of(viewer), &request, &page, &err);
	if (done) {
		soc_convert_page(return_value, &page);
	}
	soc_call_end(done, &err);
}

/* Of nobody's feed in particular: viewer, limit, cursor. */
static void answer_common(INTERNAL_FUNCTION_PARAMETERS, feed_read *read)
{
	zval *viewer;
	zend_long limit = LIMIT_DEFAULT;
	zend_string *cursor = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O|lS!", &viewer, soc_viewer_class, &limit,
			&cursor) == FAILURE) {
		RETURN_THROWS();
	}
	answer(return_value, read, viewer,
		(soc_page_request){ .limit = limit, .cursor = soc_convert_borrow(cursor) });
}

ZEND_METHOD(WikiSocial_Feeds, public)
{
	answer_common(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_feed_public);
}

ZEND_METHOD(WikiSocial_Feeds, mentions)
{
	answer_common(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_feed_mentions);
}

ZEND_METHOD(WikiSocial_Feeds, home)
{
	answer_common(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_feed_home);
}

/* Of one author or about one page: viewer, that, limit, cursor. */
static void answer_one(INTERNAL_FUNCTION_PARAMETERS, feed_read *read, bool of_page)
{
	zval *viewer;
	zend_long one, limit = LIMIT_DEFAULT;
	zend_string *cursor = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Ol|lS!", &viewer, soc_viewer_class, &one, &limit,
			&cursor) == FAILURE) {
		RETURN_THROWS();
	}
	answer(return_value, read, viewer,
		(soc_page_request){ .author = of_page ? 0 : one, .page = of_page ? one : 0, .limit = limit,
			.cursor = soc_convert_borrow(cursor) });
}

ZEND_METHOD(WikiSocial_Feeds, user)
{
	answer_one(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_feed_user, false);
}

ZEND_METHOD(WikiSocial_Feeds, page)
{
	answer_one(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_feed_page_of, true);
}

ZEND_METHOD(WikiSocial_Feeds, group)
{
	zval *viewer;
	zend_string *group, *cursor = NULL;
	zend_long limit = LIMIT_DEFAULT;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS|lS!", &viewer, soc_viewer_class, &group, &limit,
			&cursor) == FAILURE) {
		RETURN_THROWS();
	}
	answer(return_value, soc_feed_group, viewer,
		(soc_page_request){ .limit = limit, .cursor = soc_convert_borrow(cursor),
			.group = soc_convert_borrow(group) });
}
