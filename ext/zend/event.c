/* SPDX-License-Identifier: MIT */
#include "zend/event.h"

#include "zend/array.h"
#include "zend/convert.h"

#include "core/moderation.h"

enum { EVENT_FIELDS = 46, LIST_MAX = 1000 };

static bool event_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "event-invalid",
		"the input is not what the call takes");
}

/* Texts of a list, of at most LIST_MAX. */
static bool texts_from_list(HashTable *list, soc_arena *arena, const soc_str **out,
	size_t *out_count, soc_err *err)
{
	uint32_t count = zend_hash_num_elements(list);
	if (count > LIST_MAX || !zend_array_is_list(list)) {
		return event_invalid(err);
	}
	soc_str *text = soc_arena_alloc(arena, count * sizeof(*text), err);
	if (!text) {
		return false;
	}
	zval *value;
	size_t taken = 0;
	bool good = true;
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		good = good && Z_TYPE_P(value) == IS_STRING;
		text[taken++] = good ? soc_convert_borrow(Z_STR_P(value)) : (soc_str){ NULL, 0 };
	} ZEND_HASH_FOREACH_END();
	*out = text;
	*out_count = taken;
	return good || event_invalid(err);
}

bool soc_event_names_from_list(HashTable *list, soc_arena *arena, soc_event_names *out_names,
	soc_err *err)
{
	return texts_from_list(list, arena, &out_names->name, &out_names->count, err);
}

/* A text that may be null or left out. */
static bool take_optional(const HashTable *array, const char *name, soc_str *out)
{
	const zval *value = soc_array_member(array, name);
	return !value || Z_TYPE_P(value) == IS_NULL || soc_array_text(array, name, out);
}

static bool take_capacity(const HashTable *array, int64_t *out)
{
	const zval *value = soc_array_member(array, "capacity");
	if (!value || Z_TYPE_P(value) == IS_NULL) {
		return true;
	}
	bool good = soc_array_int(array, "capacity", out);
	/* Zero seats are no event; 0 stands for no limit. */
	*out = good && *out == 0 ? -1 : *out;
	return good;
}

bool soc_event_tag_from_array(HashTable *array, soc_arena *arena, soc_event_tag *out_tag,
	soc_err *err)
{
	HashTable *except;
	*out_tag = (soc_event_tag){ .keep = false };
	if (!soc_array_text(array, "tag", &out_tag->tag)) {
		return event_invalid(err);
	}
	if (soc_array_bool(array, "keep", &out_tag->keep) && out_tag->keep) {
		return true;
	}
	bool good = soc_array_text(array, "title", &out_tag->title)
		&& soc_array_text(array, "description", &out_tag->description)
		&& soc_array_text(array, "place", &out_tag->place)
		&& soc_array_text(array, "link", &out_tag->link)
		&& soc_array_text(array, "file", &out_tag->file)
		&& soc_array_text(array, "lang", &out_tag->lang)
		&& soc_array_text(array, "zone", &out_tag->zone)
		&& soc_array_text(array, "start", &out_tag->start)
		&& soc_array_text(array, "end", &out_tag->end)
		&& soc_array_text(array, "rule", &out_tag->rule)
		&& soc_array_bool(array, "waitlist", &out_tag->waitlist)
		&& soc_array_int(array, "guestsMax", &out_tag->guests_max)
		&& take_optional(array, "deadline", &out_tag->deadline)
		&& take_capacity(array, &out_tag->capacity)
		&& soc_array_list(array, "except", &except);
	return good
		? texts_from_list(except, arena, &out_tag->except, &out_tag->except_count, err)
		: event_invalid(err);
}

static bool take_question(zval *value, soc_arena *arena, soc_question *out, soc_err *err)
{
	HashTable *answers;
	size_t count = 0;
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_ARRAY || !soc_array_text(Z_ARRVAL_P(value), "question", &out->text)
		|| !soc_array_list(Z_ARRVAL_P(value), "answers", &answers)) {
		return event_invalid(err);
	}
	bool good = texts_from_list(answers, arena, &out->answer, &count, err);
	out->answer_count = (int)count;
	return good;
}

bool soc_event_questions_from_list(HashTable *list, soc_arena *arena, soc_questions *out_questions,
	soc_err *err)
{
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_EVENT_QUESTIONS_MAX || !zend_array_is_list(list)) {
		return event_invalid(err);
	}
	soc_question *item = soc_arena_alloc(arena, count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	zval *value;
	int taken = 0;
	ZEND_HASH_FOREACH_VAL(list, value) {
		if (!take_question(value, arena, &item[taken++], err)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	*out_questions = (soc_questions){ item, taken };
	return true;
}

static void put_text(zval *array, const char *name, soc_str text)
{
	add_assoc_stringl(array, name, text.ptr ? text.ptr : "", text.len);
}

static void put_texts(zval *array, const char *name, const soc_str *text, int count)
{
	zval list;
	array_init_size(&list, (uint32_t)count);
	for (int i = 0; i < count; i++) {
		add_next_index_stringl(&list, text[i].ptr ? text[i].ptr : "", text[i].len);
	}
	add_assoc_zval(array, name, &list);
}

static void put_numbers(zval *array, const char *name, const int64_t *number, int count)
{
	zval list;
	array_init_size(&list, (uint32_t)count);
	for (int i = 0; i < count; i++) {
		add_next_index_long(&list, number[i]);
	}
	add_assoc_zval(array, name, &list);
}

/* 0 is null. */
static void put_optional(zval *array, const char *name, int64_t number)
{
	if (number == 0) {
		add_assoc_null(array, name);
	} else {
		add_assoc_long(array, name, number);
	}
}

void soc_convert_event_date(zval *out, const soc_event_date *date)
{
	array_init_size(out, 4);
	put_text(out, "start", date->start);
	put_text(out, "end", date->end);
	add_assoc_long(out, "startAt", date->start_at);
	add_assoc_long(out, "endAt", date->end_at);
}

static void put_dates(zval *array, const soc_event *event)
{
	zval list;
	array_init_size(&list, (uint32_t)event->date_count);
	for (int i = 0; i < event->date_count; i++) {
		zval date;
		soc_convert_event_date(&date, &event->date[i]);
		add_next_index_zval(&list, &date);
	}
	add_assoc_zval(array, "dates", &list);
}

static void put_questions(zval *array, const soc_questions *questions)
{
	zval list;
	array_init_size(&list, (uint32_t)questions->count);
	for (int i = 0; i < questions->count; i++) {
		zval item;
		array_init_size(&item, 2);
		put_text(&item, "question", questions->item[i].text);
		put_texts(&item, "answers", questions->item[i].answer, questions->item[i].answer_count);
		add_next_index_zval(&list, &item);
	}
	add_assoc_zval(array, "questions", &list);
}

static void put_mine(zval *array, const soc_event_mine *mine)
{
	zval item;
	if (!mine->has) {
		add_assoc_null(array, "mine");
		return;
	}
	array_init_size(&item, 8);
	add_assoc_string(&item, "state", soc_signup_state_word(mine->state));
	put_optional(&item, "position", mine->position);
	add_assoc_long(&item, "guests", mine->guests);
	add_assoc_bool(&item, "public", mine->is_public);
	add_assoc_bool(&item, "ties", mine->ties);
	put_text(&item, "note", mine->note);
	put_numbers(&item, "answers", mine->answer, mine->answer_count);
	if (mine->attendance_known) {
		add_assoc_bool(&item, "attended", mine->attended);
	} else {
		add_assoc_null(&item, "attended");
	}
	add_assoc_zval(array, "mine", &item);
}

/* What the tag says. */
static void put_said(zval *out, const soc_event *event)
{
	put_text(out, "title", event->title);
	put_text(out, "description", event->description);
	put_text(out, "place", event->place);
	put_text(out, "link", event->link);
	put_text(out, "file", event->file);
	put_text(out, "lang", event->lang);
	put_text(out, "zone", event->zone);
	put_text(out, "start", event->start);
	put_text(out, "end", event->end);
	add_assoc_long(out, "startAt", event->start_at);
	add_assoc_long(out, "endAt", event->end_at);
	add_assoc_long(out, "lastAt", event->last_at);
	put_text(out, "rule", event->rule);
	put_texts(out, "except", event->except, event->except_count);
	if (event->deadline.ptr) {
		put_text(out, "deadline", event->deadline);
		add_assoc_long(out, "deadlineAt", event->deadline_at);
	} else {
		add_assoc_null(out, "deadline");
		add_assoc_null(out, "deadlineAt");
	}
	put_optional(out, "capacity", event->capacity);
	add_assoc_bool(out, "waitlist", event->waitlist);
	add_assoc_long(out, "guestsMax", event->guests_max);
}

/* What has become of it. */
static void put_state(zval *out, const soc_event *event)
{
	add_assoc_string(out, "status", soc_event_status_word(event->status));
	add_assoc_bool(out, "closed", event->closed);
	add_assoc_bool(out, "announced", event->announced);
	add_assoc_bool(out, "past", event->past);
	add_assoc_bool(out, "open", event->open);
	add_assoc_bool(out, "tiesEdits", event->ties_edits);
	put_questions(out, &event->questions);
	add_assoc_long(out, "sequence", event->sequence);
	add_assoc_long(out, "created", event->created);
	add_assoc_long(out, "changed", event->changed);
	add_assoc_string(out, "hidden",
		event->hidden == SOC_HIDE_NONE ? "" : soc_hide_level_word(event->hidden));
	add_assoc_long(out, "going", event->going);
	add_assoc_long(out, "waiting", event->waiting);
	add_assoc_long(out, "interested", event->interested);
}

void soc_convert_event(zval *out, const soc_event *event)
{
	array_init_size(out, EVENT_FIELDS);
	add_assoc_str(out, "id", zend_long_to_str(event->id));
	add_assoc_string(out, "type", "event");
	put_text(out, "tag", event->tag);
	put_text(out, "wiki", event->wiki);
	add_assoc_long(out, "pageId", event->page);
	add_assoc_long(out, "homeId", event->home);
	add_assoc_long(out, "creatorId", event->creator);
	put_said(out, event);
	put_state(out, event);
	put_dates(out, event);
	add_assoc_bool(out, "organiser", event->organiser);
	put_numbers(out, "organisers", event->organisers, event->organiser_count);
	put_mine(out, &event->mine);
}
