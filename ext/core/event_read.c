/* SPDX-License-Identifier: MIT */
#include "core/event_read.h"

#include "core/prose.h"
#include "json/write.h"

#include "base/ban.h"

/* Bytes of a list of questions as JSON, every byte of it escaped. */
enum { QUESTIONS_BYTES = SOC_EVENT_QUESTIONS_MAX * 2
	* (4 * (SOC_EVENT_QUESTION_MAX + SOC_EVENT_ANSWERS_MAX * SOC_EVENT_ANSWER_MAX) + 100) };

static int64_t number_at(soc_json object, const char *name)
{
	int64_t value = soc_json_int_at(object, name);
	return value < 0 ? 0 : value;
}

static soc_str text_at(soc_json object, const char *name)
{
	soc_str text = soc_json_text_at(object, name);
	return text.ptr ? text : SOC_STR("");
}

static bool truth_at(soc_json object, const char *name)
{
	return soc_json_is_true(soc_json_member(object, name));
}

/*
 * Times travel as milliseconds, and ids in two parts: jansson does not look whether a number of
 * 16 digits found memory, and an assertion of its own ends the process then.
 */
static int64_t time_of(soc_json json)
{
	int64_t value = 0;
	(void)soc_json_int(json, &value);
	return value * 1000;
}

/* Times before 1970 are negative, which soc_json_int_at does not tell from none. */
static int64_t time_at(soc_json object, const char *name)
{
	return time_of(soc_json_member(object, name));
}

static int64_t id_of(soc_json json)
{
	int64_t high = 0, low = 0;
	(void)soc_json_int(soc_json_item(json, 0), &high);
	(void)soc_json_int(soc_json_item(json, 1), &low);
	return high * 1000000000 + low;
}

static bool texts_of(soc_json array, soc_arena *arena, const soc_str **out, int *out_count,
	soc_err *err)
{
	int count = soc_json_count(array);
	soc_str *text = soc_arena_alloc(arena, (size_t)count * sizeof(*text), err);
	if (!text) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		text[i] = soc_json_text(soc_json_item(array, i));
	}
	*out = text;
	*out_count = count;
	return true;
}

static bool numbers_of(soc_json array, soc_arena *arena, const int64_t **out, int *out_count,
	soc_err *err)
{
	int count = soc_json_count(array);
	int64_t *number = soc_arena_alloc(arena, (size_t)count * sizeof(*number), err);
	if (!number) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		(void)soc_json_int(soc_json_item(array, i), &number[i]);
	}
	*out = number;
	*out_count = count;
	return true;
}

bool soc_questions_read(soc_json json, soc_arena *arena, soc_questions *out_questions, soc_err *err)
{
	int count = soc_json_count(json), taken = 0;
	soc_question *item = soc_arena_alloc(arena, (size_t)count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		soc_json from = soc_json_item(json, i);
		item[taken].text = soc_json_text_at(from, "question");
		if (!texts_of(soc_json_member(from, "answers"), arena, &item[taken].answer,
				&item[taken].answer_count, err)) {
			return false;
		}
		taken += item[taken].text.ptr != NULL;
	}
	*out_questions = (soc_questions){ item, taken };
	return true;
}

void soc_event_date_read(soc_json json, soc_event_date *out_date)
{
	out_date->start = soc_json_text(soc_json_item(json, 0));
	out_date->end = soc_json_text(soc_json_item(json, 1));
	out_date->start_at = time_of(soc_json_item(json, 2));
	out_date->end_at = time_of(soc_json_item(json, 3));
}

static bool dates_read(soc_json array, soc_arena *arena, soc_event *event, soc_err *err)
{
	int count = soc_json_count(array);
	soc_event_date *date = soc_arena_alloc(arena, (size_t)count * sizeof(*date), err);
	if (!date) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		soc_event_date_read(soc_json_item(array, i), &date[i]);
	}
	event->date = date;
	event->date_count = count;
	return true;
}

static bool mine_read(soc_json json, soc_arena *arena, soc_event_mine *out, soc_err *err)
{
	int64_t state = soc_json_int_at(json, "s");
	if (state < 0 || state >= SOC_SIGNUP_STATE_COUNT) {
		return true;
	}
	int64_t attended = soc_json_int_at(json, "at");
	out->has = true;
	out->state = (soc_signup_state)state;
	out->position = number_at(json, "po");
	out->guests = number_at(json, "g");
	out->is_public = truth_at(json, "pu");
	out->ties = truth_at(json, "t");
	out->note = text_at(json, "n");
	out->attended = attended == 1;
	out->attendance_known = attended >= 0;
	return numbers_of(soc_json_member(json, "an"), arena, &out->answer, &out->answer_count, err);
}

static void said_read(soc_json json, soc_event *out)
{
	out->title = text_at(json, "t");
	out->description = text_at(json, "d");
	out->place = text_at(json, "pl");
	out->link = text_at(json, "l");
	out->file = text_at(json, "f");
	out->lang = text_at(json, "la");
	out->zone = text_at(json, "z");
	out->start = text_at(json, "s");
	out->end = text_at(json, "e");
	out->rule = text_at(json, "r");
	out->deadline = soc_json_text_at(json, "dl");
	out->start_at = time_at(json, "sa");
	out->end_at = time_at(json, "ea");
	out->last_at = time_at(json, "lt");
	out->deadline_at = time_at(json, "da");
	out->capacity = number_at(json, "ca");
	out->waitlist = truth_at(json, "wl");
	out->guests_max = number_at(json, "g");
}

static void state_read(soc_json json, soc_event *out)
{
	soc_json seats = soc_json_member(json, "a");
	int64_t status = number_at(json, "st"), level = number_at(json, "h");
	out->status = status < SOC_EVENT_STATUS_COUNT ? (soc_event_status)status : SOC_EVENT_PLANNED;
	out->hidden = level <= SOC_HIDE_SUPPRESSED ? (soc_hide_level)level : SOC_HIDE_SUPPRESSED;
	out->closed = truth_at(json, "cl");
	out->announced = truth_at(json, "an");
	out->past = truth_at(json, "pa");
	out->open = truth_at(json, "op");
	out->ties_edits = truth_at(json, "te");
	out->sequence = number_at(json, "n");
	out->created = time_at(json, "cr");
	out->changed = time_at(json, "ch");
	out->organiser = truth_at(json, "o");
	(void)soc_json_int(soc_json_item(seats, 0), &out->going);
	(void)soc_json_int(soc_json_item(seats, 1), &out->waiting);
	(void)soc_json_int(soc_json_item(seats, 2), &out->interested);
}

bool soc_event_read(soc_str json, soc_arena *arena, soc_event *out_event, soc_err *err)
{
	soc_json from;
	if (!soc_json_read(json, arena, &from, err)) {
		return false;
	}
	*out_event = (soc_event){
		.id = id_of(soc_json_member(from, "i")),
		.tag = text_at(from, "tg"), .wiki = text_at(from, "w"),
		.page = number_at(from, "p"), .home = number_at(from, "hp"),
		.creator = number_at(from, "c"),
	};
	said_read(from, out_event);
	state_read(from, out_event);
	return texts_of(soc_json_member(from, "x"), arena, &out_event->except,
			&out_event->except_count, err)
		&& numbers_of(soc_json_member(from, "os"), arena, &out_event->organisers,
			&out_event->organiser_count, err)
		&& soc_questions_read(soc_json_member(from, "q"), arena, &out_event->questions, err)
		&& dates_read(soc_json_member(from, "ds"), arena, out_event, err)
		&& mine_read(soc_json_member(from, "m"), arena, &out_event->mine, err);
}

static bool questions_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "event-invalid",
		"at most %d questions of at most %d code points, each with 2 to %d answers of at most %d",
		SOC_EVENT_QUESTIONS_MAX, SOC_EVENT_QUESTION_MAX, SOC_EVENT_ANSWERS_MAX,
		SOC_EVENT_ANSWER_MAX);
}

/* One line that shows something. */
static bool line_take(soc_str text, size_t most, soc_arena *arena, soc_str *out, soc_err *err)
{
	soc_prose found = { { NULL, 0 }, 0, false };
	if (text.len > 8 * most) {
		return questions_invalid(err);
	}
	if (!soc_prose_take(text, arena, &found, err)) {
		return false;
	}
	*out = found.text;
	bool one = !memchr(found.text.ptr, '\n', found.text.len)
		&& !memchr(found.text.ptr, '\t', found.text.len);
	return (found.visible && found.points <= most && one) || questions_invalid(err);
}

static bool question_put(soc_buf *buf, const soc_question *question, soc_arena *arena, soc_err *err)
{
	soc_str text = { NULL, 0 };
	if (question->answer_count < 2 || question->answer_count > SOC_EVENT_ANSWERS_MAX) {
		return questions_invalid(err);
	}
	if (!line_take(question->text, SOC_EVENT_QUESTION_MAX, arena, &text, err)) {
		return false;
	}
	soc_json_put_open(buf, '{');
	soc_json_put_text(buf, "question", text);
	soc_json_put_name(buf, "answers");
	soc_json_put_open(buf, '[');
	for (int i = 0; i < question->answer_count; i++) {
		if (!line_take(question->answer[i], SOC_EVENT_ANSWER_MAX, arena, &text, err)) {
			return false;
		}
		soc_json_put_text(buf, NULL, text);
	}
	soc_json_put_close(buf, ']');
	soc_json_put_close(buf, '}');
	return true;
}

bool soc_questions_write(const soc_questions *questions, soc_arena *arena, soc_str *out_json,
	soc_err *err)
{
	if (questions->count > SOC_EVENT_QUESTIONS_MAX) {
		return questions_invalid(err);
	}
	soc_buf buf = soc_buf_start(arena, QUESTIONS_BYTES);
	soc_json_put_open(&buf, '[');
	for (int i = 0; i < questions->count; i++) {
		if (!question_put(&buf, &questions->item[i], arena, err)) {
			return false;
		}
	}
	soc_json_put_close(&buf, ']');
	return soc_buf_done(&buf, out_json, err);
}
