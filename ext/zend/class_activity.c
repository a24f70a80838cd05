/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/convert.h"

#include "service/activity.h"
#include "service/fanout.h"
#include "service/upkeep.h"

enum { LIMIT_DEFAULT = 1000 };

/* What is due, the batch, then a part of what concerns very many: nothing is put off for ever. */
static bool serve(const soc_ctx *ctx, soc_str consumer, int limit, soc_activity_run *run,
	soc_err *err)
{
	soc_fanout_chunk_done chunk = { .worked = false };
	int64_t due = 0;
	if (soc_str_is(consumer, SOC_ACTIVITY_FANOUT) && !soc_fanout_remind(ctx, &due, err))
		return false;
	if (!soc_activity_batch(ctx, consumer, limit, run, err)
		|| (run->deferred && !soc_fanout_chunk(ctx, SOC_FANOUT_CHUNK, &chunk, err)))
		return false;
	run->told += chunk.people;
	run->more |= chunk.worked;
	return true;
}

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
		&& serve(&ctx, soc_convert_borrow(consumer), events, &run, &err);
	if (done) {
		array_init(return_value);
		add_assoc_long(return_value, "handled", run.handled);
		add_assoc_long(return_value, "told", run.told);
		add_assoc_bool(return_value, "more", run.more);
	}
	soc_call_end(done, &err);
}

static int64_t place_of(const HashTable *places, const char *name)
{
	const zval *place = zend_hash_str_find(places, name, strlen(name));
	return place && Z_TYPE_P(place) == IS_LONG && Z_LVAL_P(place) > 0 ? Z_LVAL_P(place) : 0;
}

ZEND_METHOD(WikiSocial_Activity, keepUp)
{
	HashTable *places = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "|h", &places) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_upkeep upkeep = { .rest = false };
	if (places) {
		upkeep.files_after = place_of(places, "filesAfter");
		upkeep.bundles_after = place_of(places, "bundlesAfter");
	}
	bool done = soc_pool_open(&ctx, &err) && soc_upkeep_run(&ctx, &upkeep, &err);
	if (done) {
		array_init(return_value);
		add_assoc_long(return_value, "removed",
			upkeep.keys + upkeep.letters + upkeep.files + upkeep.bundles);
		add_assoc_bool(return_value, "more", upkeep.rest);
		add_assoc_long(return_value, "filesAfter", upkeep.files_after);
		add_assoc_long(return_value, "bundlesAfter", upkeep.bundles_after);
	}
	soc_call_end(done, &err);
}
