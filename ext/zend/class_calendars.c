/* SPDX-License-Identifier: MIT */
#include "zend/array.h"
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/event.h"

#include "service/calendar.h"

_Static_assert(SOC_CALENDAR_EVENTS_MAX == 500, "Calendars::EVENTS_MAX in the stub says otherwise");

static bool calendar_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "calendar-invalid",
		"the input is not what the call takes");
}

static bool take_event(const HashTable *array, soc_arena *arena, soc_calendar_entry *out,
	soc_err *err)
{
	soc_str status;
	HashTable *except;
	soc_event_names days;
	bool good = soc_array_text(array, "uid", &out->uid) && soc_array_text(array, "url", &out->url)
		&& soc_array_text(array, "title", &out->title)
		&& soc_array_text(array, "description", &out->description)
		&& soc_array_text(array, "place", &out->place)
		&& soc_array_text(array, "link", &out->link) && soc_array_text(array, "zone", &out->zone)
		&& soc_array_text(array, "start", &out->start) && soc_array_text(array, "end", &out->end)
		&& soc_array_text(array, "rule", &out->rule)
		&& soc_array_list(array, "except", &except)
		&& soc_array_text(array, "status", &status)
		&& soc_array_int(array, "sequence", &out->sequence)
		&& soc_array_int(array, "created", &out->created)
		&& soc_array_int(array, "changed", &out->changed);
	if (!good) {
		return calendar_invalid(err);
	}
	if (!soc_event_names_from_list(except, arena, &days, err)) {
		return false;
	}
	out->except = days.name;
	out->except_count = days.count;
	return soc_event_status_parse(status, &out->status, err);
}

static bool take_events(HashTable *list, soc_arena *arena, soc_calendar_sheet *out, soc_err *err)
{
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_CALENDAR_EVENTS_MAX || !zend_array_is_list(list)) {
		return calendar_invalid(err);
	}
	soc_calendar_entry *entry = soc_arena_alloc(arena, count * sizeof(*entry), err);
	if (!entry) {
		return false;
	}
	zval *value;
	size_t taken = 0;
	bool good = true;
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		good = good && (Z_TYPE_P(value) == IS_ARRAY || calendar_invalid(err))
			&& take_event(Z_ARRVAL_P(value), arena, &entry[taken++], err);
	} ZEND_HASH_FOREACH_END();
	out->entry = entry;
	out->count = count;
	return good;
}

static bool take_sheet(HashTable *calendar, HashTable *events, soc_arena *arena,
	soc_calendar_sheet *out, soc_err *err)
{
	if (!soc_array_text(calendar, "name", &out->name)
		|| !soc_array_int(calendar, "refresh", &out->refresh_hours)
		|| zend_hash_num_elements(calendar) != 2) {
		return calendar_invalid(err);
	}
	return take_events(events, arena, out, err);
}

ZEND_METHOD(WikiSocial_Calendars, write)
{
	HashTable *calendar, *events;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "hh", &calendar, &events) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_calendar_sheet sheet = { .count = 0 };
	soc_str text;
	bool done = soc_pool_open(&ctx, &err)
		&& take_sheet(calendar, events, ctx.arena, &sheet, &err)
		&& soc_calendar_render(&sheet, ctx.arena, &text, &err);
	if (done) {
		RETVAL_STRINGL(text.ptr, text.len);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Calendars, events)
{
	zval *viewer;
	zend_string *word;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &viewer, soc_viewer_class, &word)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_calendar_scope scope;
	soc_calendar_events events;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_calendar_scope_parse(soc_convert_borrow(word), &scope, &err)
		&& soc_calendar_list(&ctx, soc_viewer_of(viewer), scope, &events, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)events.count);
		for (int i = 0; i < events.count; i++) {
			zval event;
			soc_convert_event(&event, &events.item[i]);
			add_next_index_zval(return_value, &event);
		}
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Calendars, open)
{
	zval *owner;
	zend_string *word;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &owner, soc_viewer_class, &word) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_calendar_scope scope;
	soc_calendar_token token;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_calendar_scope_parse(soc_convert_borrow(word), &scope, &err)
		&& soc_calendar_open(&ctx, soc_viewer_of(owner), scope, &token, &err);
	if (done) {
		RETVAL_STRINGL(token.text, SOC_CALENDAR_TOKEN_LENGTH);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Calendars, close)
{
	zval *owner;
	zend_string *word;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &owner, soc_viewer_class, &word) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_calendar_scope scope;
	bool changed = false;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_calendar_scope_parse(soc_convert_borrow(word), &scope, &err)
		&& soc_calendar_close(&ctx, soc_viewer_of(owner), scope, &changed, &err);
	if (done) {
		RETVAL_BOOL(changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Calendars, state)
{
	zval *owner;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O", &owner, soc_viewer_class) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_calendar_state state;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_calendar_state_get(&ctx, soc_viewer_of(owner), &state, &err);
	if (done) {
		array_init_size(return_value, SOC_CALENDAR_SCOPE_COUNT);
		for (int i = 0; i < SOC_CALENDAR_SCOPE_COUNT; i++) {
			const char *word = soc_calendar_scope_word((soc_calendar_scope)i);
			if (state.created[i] != 0) {
				add_assoc_long(return_value, word, state.created[i]);
			} else {
				add_assoc_null(return_value, word);
			}
		}
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Calendars, read)
{
	zend_string *wiki, *token;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SS", &wiki, &token) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_calendar_owner owner;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_calendar_find(&ctx, soc_convert_borrow(wiki), soc_convert_borrow(token), &owner,
			&err);
	if (done) {
		array_init_size(return_value, 2);
		add_assoc_long(return_value, "userId", owner.user);
		add_assoc_string(return_value, "scope", soc_calendar_scope_word(owner.scope));
	}
	soc_call_end(done, &err);
}
