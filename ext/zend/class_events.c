/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/event.h"

#include "service/event_sync.h"

_Static_assert(SOC_EVENT_TAGS_MAX == 50, "Events::TAGS_MAX in the stub says otherwise");
_Static_assert(SOC_EVENT_FIND_MAX == 50, "Events::FIND_MAX in the stub says otherwise");

static bool take_tags(HashTable *list, soc_arena *arena, soc_event_page *out, soc_err *err)
{
	uint32_t count = zend_hash_num_elements(list);
	bool good = count <= SOC_EVENT_TAGS_MAX && zend_array_is_list(list);
	soc_event_tag *tag = soc_arena_alloc(arena, (good ? count : 0) * sizeof(*tag), err);
	if (!tag) {
		return false;
	}
	zval *value;
	size_t taken = 0;
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		good = good && Z_TYPE_P(value) == IS_ARRAY;
		if (good && !soc_event_tag_from_array(Z_ARRVAL_P(value), arena, &tag[taken++], err)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	out->tag = tag;
	out->count = taken;
	return good
		|| soc_err_set(err, SOC_ERR_INVALID, "event-invalid", "tags are a list of at most %d",
			SOC_EVENT_TAGS_MAX);
}

static void convert_synced(zval *out, const soc_event_synced *synced, size_t count)
{
	array_init_size(out, (uint32_t)count);
	for (size_t i = 0; i < count; i++) {
		zval item;
		array_init_size(&item, 4);
		add_assoc_stringl(&item, "tag", synced[i].tag.ptr, synced[i].tag.len);
		if (synced[i].id != 0) {
			add_assoc_str(&item, "id", zend_long_to_str(synced[i].id));
		} else {
			add_assoc_null(&item, "id");
		}
		add_assoc_stringl(&item, "result", synced[i].result.ptr, synced[i].result.len);
		add_assoc_bool(&item, "kept", synced[i].kept);
		add_next_index_zval(out, &item);
	}
}

ZEND_METHOD(WikiSocial_Events, sync)
{
	zval *saver;
	zend_long page_id;
	zend_string *revision;
	HashTable *tags;
	bool may_create;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OlShb", &saver, soc_viewer_class, &page_id,
			&revision, &tags, &may_create) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_page page = { page_id, soc_convert_borrow(revision), may_create, NULL, 0 };
	soc_event_synced *synced = NULL;
	bool done = soc_pool_open(&ctx, &err) && take_tags(tags, ctx.arena, &page, &err);
	if (done) {
		synced = soc_arena_alloc(ctx.arena, page.count * sizeof(*synced), &err);
		done = synced && soc_event_sync(&ctx, soc_viewer_of(saver), &page, synced, &err);
	}
	if (done) {
		convert_synced(return_value, synced, page.count);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Events, check)
{
	HashTable *array;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "h", &array) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_tag tag;
	soc_event_plan plan;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_event_tag_from_array(array, ctx.arena, &tag, &err)
		&& soc_event_check(&ctx, &tag, &plan, &err);
	if (done) {
		const soc_dates *dates = &plan.dates;
		array_init_size(return_value, 5);
		add_assoc_stringl(return_value, "rule", dates->rule.ptr ? dates->rule.ptr : "",
			dates->rule.len);
		add_assoc_long(return_value, "startAt", plan.start_at);
		add_assoc_long(return_value, "endAt", plan.end_at);
		add_assoc_long(return_value, "lastAt", dates->item[dates->count - 1].end_us);
		add_assoc_long(return_value, "dates", (zend_long)dates->count);
	}
	soc_call_end(done, &err);
}

/* By ids, or by ids in the wikitext. */
typedef bool find(const soc_ctx *ctx, const soc_viewer *viewer, const soc_event_names *names,
	const soc_event **out_events, soc_err *err);

static void answer_found(INTERNAL_FUNCTION_PARAMETERS, find *call)
{
	zval *viewer;
	HashTable *list;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Oh", &viewer, soc_viewer_class, &list) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_names names;
	const soc_event *events = NULL;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_event_names_from_list(list, ctx.arena, &names, &err)
		&& call(&ctx, soc_viewer_of(viewer), &names, &events, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)names.count);
		for (size_t i = 0; i < names.count; i++) {
			zval item;
			ZVAL_NULL(&item);
			if (events[i].id != 0) {
				soc_convert_event(&item, &events[i]);
			}
			add_next_index_zval(return_value, &item);
		}
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Events, find)
{
	answer_found(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_event_find);
}

ZEND_METHOD(WikiSocial_Events, byTag)
{
	answer_found(INTERNAL_FUNCTION_PARAM_PASSTHRU, soc_event_find_by_tag);
}
