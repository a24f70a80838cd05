/* SPDX-License-Identifier: MIT */
#include "zend/array.h"
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/event.h"

#include "service/event_list.h"
#include "service/event_organise.h"
#include "service/event_sync.h"

_Static_assert(SOC_EVENT_TAGS_MAX == 50, "Events::TAGS_MAX in the stub says otherwise");
_Static_assert(SOC_EVENT_FIND_MAX == 50, "Events::FIND_MAX in the stub says otherwise");
_Static_assert(SOC_EVENT_ENTRIES_MAX == 1000, "Events::ENTRIES_MAX in the stub says otherwise");

enum { LIMIT_DEFAULT = 30 };

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
	zend_string *gone = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OlShb|S!", &saver, soc_viewer_class, &page_id,
			&revision, &tags, &may_create, &gone) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_page page = { .page = page_id, .revision = soc_convert_borrow(revision),
		.may_create = may_create };
	if (gone) {
		page.gone = soc_convert_borrow(gone);
	}
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

static bool input_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "event-invalid",
		"the input is not what the call takes");
}

/* A number that may be left out; counts it among the members. */
static bool take_number(const HashTable *array, const char *name, int64_t *out, uint32_t *members)
{
	if (!soc_array_member(array, name)) {
		return true;
	}
	(*members)++;
	return soc_array_int(array, name, out);
}

static bool take_filter(HashTable *array, soc_event_filter *out, soc_err *err)
{
	uint32_t members = 0, subjects = 0;
	out->has_from = soc_array_member(array, "from") != NULL;
	out->has_to = soc_array_member(array, "to") != NULL;
	bool good = take_number(array, "from", &out->from, &members)
		&& take_number(array, "to", &out->to, &members)
		&& take_number(array, "pageId", &out->page, &subjects)
		&& take_number(array, "userId", &out->user, &subjects)
		&& take_number(array, "organiser", &out->organiser, &subjects);
	uint32_t named = (out->page > 0 ? 1U : 0U) + (out->user > 0 ? 1U : 0U)
		+ (out->organiser > 0 ? 1U : 0U);
	return (good && named == subjects && members + subjects == zend_hash_num_elements(array))
		|| input_invalid(err);
}

static void convert_list(zval *out, const soc_event_list *list)
{
	zval items;
	array_init_size(&items, (uint32_t)list->count);
	for (int i = 0; i < list->count; i++) {
		zval item, date;
		soc_convert_event(&item, &list->item[i].event);
		if (list->item[i].has_date) {
			soc_convert_event_date(&date, &list->item[i].date);
			add_assoc_zval(&item, "date", &date);
		}
		add_next_index_zval(&items, &item);
	}
	array_init_size(out, 2);
	add_assoc_zval(out, "items", &items);
	if (list->next) {
		add_assoc_string(out, "next", list->next);
	} else {
		add_assoc_null(out, "next");
	}
}

ZEND_METHOD(WikiSocial_Events, list)
{
	zval *viewer;
	HashTable *given;
	zend_long limit = LIMIT_DEFAULT;
	zend_string *cursor = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Oh|lS!", &viewer, soc_viewer_class, &given, &limit,
			&cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_list list;
	soc_event_filter filter = { .limit = limit, .cursor = soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err) && take_filter(given, &filter, &err)
		&& soc_event_list_get(&ctx, soc_viewer_of(viewer), &filter, &list, &err);
	if (done) {
		convert_list(return_value, &list);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Events, dates)
{
	zval *viewer;
	zend_string *id;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &viewer, soc_viewer_class, &id) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_dates dates;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_event_dates_get(&ctx, soc_viewer_of(viewer), soc_convert_borrow(id), &dates, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)dates.count);
		for (int i = 0; i < dates.count; i++) {
			zval date;
			soc_convert_event_date(&date, &dates.item[i]);
			add_next_index_zval(return_value, &date);
		}
	}
	soc_call_end(done, &err);
}

static void convert_set(zval *out, const soc_event_outcome *outcome)
{
	zval item;
	soc_convert_event(&item, &outcome->event);
	array_init_size(out, 2);
	add_assoc_bool(out, "changed", outcome->changed);
	add_assoc_zval(out, "event", &item);
}

ZEND_METHOD(WikiSocial_Events, setStatus)
{
	zval *viewer;
	zend_string *id, *status, *reason;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSSS", &viewer, soc_viewer_class, &id, &status,
			&reason) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_outcome outcome;
	soc_event_order order = { .id = soc_convert_borrow(id), .has_status = true,
		.reason = soc_convert_borrow(reason) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_event_status_parse(soc_convert_borrow(status), &order.status, &err)
		&& soc_event_set(&ctx, soc_viewer_of(viewer), &order, &outcome, &err);
	if (done) {
		convert_set(return_value, &outcome);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Events, setClosed)
{
	zval *viewer;
	zend_string *id, *reason;
	bool closed;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSbS", &viewer, soc_viewer_class, &id, &closed,
			&reason) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_outcome outcome;
	soc_event_order order = { .id = soc_convert_borrow(id), .has_closed = true, .closed = closed,
		.reason = soc_convert_borrow(reason) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_event_set(&ctx, soc_viewer_of(viewer), &order, &outcome, &err);
	if (done) {
		convert_set(return_value, &outcome);
	}
	soc_call_end(done, &err);
}

static bool take_settings(HashTable *array, soc_arena *arena, soc_questions *questions,
	soc_event_order *order, soc_err *err)
{
	HashTable *list;
	uint32_t members = 0;
	if (soc_array_member(array, "questions")) {
		members++;
		if (!soc_array_list(array, "questions", &list)) {
			return input_invalid(err);
		}
		if (!soc_event_questions_from_list(list, arena, questions, err)) {
			return false;
		}
		order->questions = questions;
	}
	order->has_ties = soc_array_bool(array, "tiesEdits", &order->ties_edits);
	members += order->has_ties;
	return members == zend_hash_num_elements(array) || input_invalid(err);
}

ZEND_METHOD(WikiSocial_Events, configure)
{
	zval *viewer;
	zend_string *id;
	HashTable *settings;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSh", &viewer, soc_viewer_class, &id, &settings)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_outcome outcome;
	soc_questions questions;
	soc_event_order order = { .id = soc_convert_borrow(id) };
	bool done = soc_pool_open(&ctx, &err)
		&& take_settings(settings, ctx.arena, &questions, &order, &err)
		&& soc_event_set(&ctx, soc_viewer_of(viewer), &order, &outcome, &err);
	if (done) {
		convert_set(return_value, &outcome);
	}
	soc_call_end(done, &err);
}

static void set_organiser(INTERNAL_FUNCTION_PARAMETERS, bool add)
{
	zval *viewer;
	zend_string *id, *reason;
	zend_long user;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSlS", &viewer, soc_viewer_class, &id, &user,
			&reason) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool changed = false;
	soc_organiser_order order = { soc_convert_borrow(id), user, add, soc_convert_borrow(reason) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_event_organiser_set(&ctx, soc_viewer_of(viewer), &order, &changed, &err);
	if (done) {
		array_init_size(return_value, 1);
		add_assoc_bool(return_value, "changed", changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Events, addOrganiser)
{
	set_organiser(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

ZEND_METHOD(WikiSocial_Events, removeOrganiser)
{
	set_organiser(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

static bool take_states(HashTable *list, int *out_states, soc_err *err)
{
	zval *value;
	soc_signup_state state = SOC_SIGNUP_DECLINED;
	bool good = zend_array_is_list(list);
	*out_states = 0;
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		good = good && Z_TYPE_P(value) == IS_STRING
			&& soc_signup_state_parse(soc_convert_borrow(Z_STR_P(value)), &state);
		*out_states |= 1 << state;
	} ZEND_HASH_FOREACH_END();
	return good || input_invalid(err);
}

ZEND_METHOD(WikiSocial_Events, message)
{
	zval *viewer;
	zend_string *id, *text, *key;
	HashTable *states;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OShSS", &viewer, soc_viewer_class, &id, &states,
			&text, &key) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_sent sent = { 0, 0 };
	soc_event_letter letter = { .id = soc_convert_borrow(id), .text = soc_convert_borrow(text),
		.key = soc_convert_borrow(key) };
	bool done = soc_pool_open(&ctx, &err) && take_states(states, &letter.states, &err)
		&& soc_event_message(&ctx, soc_viewer_of(viewer), &letter, &sent, &err);
	if (done) {
		array_init_size(return_value, 2);
		add_assoc_str(return_value, "id", zend_long_to_str(sent.id));
		add_assoc_long(return_value, "recipients", sent.recipients);
	}
	soc_call_end(done, &err);
}

static void convert_entry(zval *out, const soc_event_entry *entry)
{
	array_init_size(out, 8);
	add_assoc_str(out, "id", zend_long_to_str(entry->id));
	add_assoc_long(out, "actorId", entry->actor);
	add_assoc_long(out, "action", entry->action);
	add_assoc_str(out, "eventId", zend_long_to_str(entry->event));
	if (entry->person != 0) {
		add_assoc_long(out, "personId", entry->person);
	} else {
		add_assoc_null(out, "personId");
	}
	add_assoc_bool(out, "personPublic", entry->person_public);
	add_assoc_stringl(out, "reason", entry->reason.ptr, entry->reason.len);
	add_assoc_long(out, "created", entry->created);
}

ZEND_METHOD(WikiSocial_Events, entries)
{
	zend_string *wiki, *after;
	zend_long limit;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SSl", &wiki, &after, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_event_entries entries;
	soc_event_log_request request = { soc_convert_borrow(wiki), soc_convert_borrow(after), limit };
	bool done = soc_pool_open(&ctx, &err) && soc_event_entries_get(&ctx, &request, &entries, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)entries.count);
		for (int i = 0; i < entries.count; i++) {
			zval entry;
			convert_entry(&entry, &entries.item[i]);
			add_next_index_zval(return_value, &entry);
		}
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Events, settleAnswers)
{
	zend_long limit;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "l", &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	int64_t settled = 0;
	bool done = soc_pool_open(&ctx, &err) && soc_event_settle_answers(&ctx, limit, &settled, &err);
	if (done) {
		RETVAL_LONG(settled);
	}
	soc_call_end(done, &err);
}
