/* SPDX-License-Identifier: MIT */
#include "zend/array.h"
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"

#include "service/signup.h"

_Static_assert(SOC_SIGNUP_NOTE_MAX == 500 && SOC_SIGNUP_LIST_MAX == 500,
	"class Signups in the stub says otherwise");

enum { LIMIT_DEFAULT = 50 };

static bool answer_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "answer-invalid",
		"an answer holds answer, guests, public, note, ties and answers, each of its type");
}

static bool take_choices(HashTable *list, soc_arena *arena, soc_signup_answer *out, soc_err *err)
{
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_EVENT_QUESTIONS_MAX) {
		return soc_signup_explain(SOC_STR("answers"), err);
	}
	int64_t *choice = soc_arena_alloc(arena, count * sizeof(*choice), err);
	if (!choice) {
		return false;
	}
	zval *value;
	int taken = 0;
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_LONG) {
			return answer_invalid(err);
		}
		choice[taken++] = Z_LVAL_P(value);
	} ZEND_HASH_FOREACH_END();
	out->choice = choice;
	out->choice_count = taken;
	return true;
}

/* A member that may be left out; counts those that are there. */
#define TAKE(kind, name, out) \
	(!soc_array_member(array, name) || (members++, soc_array_##kind(array, name, out)))

static bool answer_from_array(HashTable *array, soc_arena *arena, soc_signup_answer *out,
	soc_err *err)
{
	soc_str word;
	HashTable *choices = NULL;
	uint32_t members = 1;
	*out = (soc_signup_answer){ .is_public = true, .note = SOC_STR("") };
	bool good = soc_array_text(array, "answer", &word) && TAKE(int, "guests", &out->guests)
		&& TAKE(bool, "public", &out->is_public) && TAKE(text, "note", &out->note)
		&& TAKE(bool, "ties", &out->ties) && TAKE(list, "answers", &choices)
		&& zend_hash_num_elements(array) == members;
	if (!good) {
		return answer_invalid(err);
	}
	return soc_signup_answer_parse(word, &out->state, err)
		&& (!choices || take_choices(choices, arena, out, err));
}

static void add_position(zval *out, int64_t position)
{
	if (position > 0) {
		add_assoc_long(out, "position", position);
	} else {
		add_assoc_null(out, "position");
	}
}

static void convert_people(zval *out, const soc_signup_people *people)
{
	array_init_size(out, (uint32_t)people->count);
	for (int i = 0; i < people->count; i++) {
		add_next_index_long(out, people->user[i]);
	}
}

static void convert_outcome(zval *out, const soc_signup_outcome *outcome)
{
	zval promoted;
	array_init_size(out, 6);
	if (outcome->signed_up) {
		add_assoc_string(out, "state", soc_signup_state_word(outcome->state));
	} else {
		add_assoc_null(out, "state");
	}
	add_position(out, outcome->position);
	add_assoc_bool(out, "changed", outcome->changed);
	add_assoc_long(out, "going", outcome->going);
	add_assoc_long(out, "waiting", outcome->waiting);
	convert_people(&promoted, &outcome->promoted);
	add_assoc_zval(out, "promoted", &promoted);
}

ZEND_METHOD(WikiSocial_Signups, put)
{
	zval *viewer;
	zend_string *event;
	HashTable *answer;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSh", &viewer, soc_viewer_class, &event, &answer)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_signup_outcome outcome;
	soc_signup_request request = { .event = soc_convert_borrow(event) };
	bool done = soc_pool_open(&ctx, &err)
		&& answer_from_array(answer, ctx.arena, &request.answer, &err)
		&& soc_signup_put(&ctx, soc_viewer_of(viewer), &request, &outcome, &err);
	if (done) {
		convert_outcome(return_value, &outcome);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Signups, remove)
{
	zval *viewer;
	zend_string *event;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &viewer, soc_viewer_class, &event)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_signup_outcome outcome;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_signup_remove(&ctx, soc_viewer_of(viewer), soc_convert_borrow(event), &outcome,
			&err);
	if (done) {
		convert_outcome(return_value, &outcome);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Signups, move)
{
	zval *viewer;
	zend_string *event, *action, *reason;
	zend_long user;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSlSS", &viewer, soc_viewer_class, &event, &user,
			&action, &reason) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_signup_outcome outcome;
	soc_signup_order order = { .event = soc_convert_borrow(event), .user = user,
		.action = soc_convert_borrow(action), .reason = soc_convert_borrow(reason) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_signup_move(&ctx, soc_viewer_of(viewer), &order, &outcome, &err);
	if (done) {
		convert_outcome(return_value, &outcome);
	}
	soc_call_end(done, &err);
}

static void convert_participant(zval *out, const soc_participant *item)
{
	array_init_size(out, 9);
	add_assoc_long(out, "userId", item->user);
	add_assoc_string(out, "state", soc_signup_state_word(item->state));
	add_assoc_long(out, "guests", item->guests);
	add_assoc_bool(out, "public", item->is_public);
	if (item->note.ptr) {
		add_assoc_stringl(out, "note", item->note.ptr, item->note.len);
	} else {
		add_assoc_null(out, "note");
	}
	add_assoc_long(out, "at", item->at);
	add_position(out, item->position);
	if (item->attendance_known) {
		add_assoc_bool(out, "attended", item->attended);
	} else {
		add_assoc_null(out, "attended");
	}
	add_assoc_bool(out, "ties", item->ties);
}

static void convert_counts(zval *out, const soc_signup_page *page)
{
	array_init_size(out, 6);
	add_assoc_long(out, "going", page->going);
	add_assoc_long(out, "people", page->people);
	add_assoc_long(out, "waiting", page->waiting);
	add_assoc_long(out, "interested", page->interested);
	if (page->organises) {
		add_assoc_long(out, "declined", page->declined);
	} else {
		add_assoc_null(out, "declined");
	}
	add_assoc_long(out, "private", page->hidden);
}

static void convert_page(zval *out, const soc_signup_page *page)
{
	zval items, counts;
	array_init_size(out, 3);
	array_init_size(&items, (uint32_t)page->count);
	for (int i = 0; i < page->count; i++) {
		zval item;
		convert_participant(&item, &page->item[i]);
		add_next_index_zval(&items, &item);
	}
	add_assoc_zval(out, "items", &items);
	if (page->has_next) {
		add_assoc_string(out, "next", page->next.text);
	} else {
		add_assoc_null(out, "next");
	}
	convert_counts(&counts, page);
	add_assoc_zval(out, "counts", &counts);
}

ZEND_METHOD(WikiSocial_Signups, list)
{
	zval *viewer;
	zend_string *event, *state = NULL, *cursor = NULL;
	zend_long limit = LIMIT_DEFAULT;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS|S!lS!", &viewer, soc_viewer_class, &event,
			&state, &limit, &cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_signup_page page;
	soc_signup_query query = { .event = soc_convert_borrow(event),
		.state = soc_convert_borrow(state), .limit = limit,
		.cursor = soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_signup_list(&ctx, soc_viewer_of(viewer), &query, &page, &err);
	if (done) {
		convert_page(return_value, &page);
	}
	soc_call_end(done, &err);
}

/* One list for each question, which are in order. */
static void convert_totals(zval *out, const soc_signup_totals *totals)
{
	array_init(out);
	for (int i = 0; i < totals->count;) {
		zval counts;
		int64_t question = totals->item[i].question;
		array_init(&counts);
		for (; i < totals->count && totals->item[i].question == question; i++) {
			add_next_index_long(&counts, totals->item[i].count);
		}
		add_next_index_zval(out, &counts);
	}
}

ZEND_METHOD(WikiSocial_Signups, answers)
{
	zval *viewer;
	zend_string *event;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &viewer, soc_viewer_class, &event)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_signup_totals totals;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_signup_answers(&ctx, soc_viewer_of(viewer), soc_convert_borrow(event), &totals,
			&err);
	if (done) {
		convert_totals(return_value, &totals);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Signups, tied)
{
	zval *viewer;
	zend_string *event;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &viewer, soc_viewer_class, &event)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_signup_people people;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_signup_tied(&ctx, soc_viewer_of(viewer), soc_convert_borrow(event), &people, &err);
	if (done) {
		convert_people(return_value, &people);
	}
	soc_call_end(done, &err);
}
