/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/convert.h"

#include "service/activity.h"

enum { LIMIT_DEFAULT = 1000 };

ZEND_METHOD(WikiSocial_Activity, batch)
{
	zend_string *consumer;
	zend_long limit = LIMIT_DEFAULT;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S|l", &consumer, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_activity_run run = { .batch = -1 };
	/* What does not fit an int is out of the limits as well. */
	int events = limit == (int)limit ? (int)limit : 0;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_activity_batch(&ctx, soc_convert_borrow(consumer), events, &run, &err);
	if (done) {
		array_init(return_value);
		add_assoc_long(return_value, "handled", run.handled);
		add_assoc_bool(return_value, "more", run.more);
	}
	soc_call_end(done, &err);
}
