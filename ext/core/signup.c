/* SPDX-License-Identifier: MIT */
#include "core/signup.h"

#include "core/prose.h"

#include "base/ban.h"

static bool answer_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "answer-invalid",
		"an answer is \"going\", \"interested\" or \"declined\", with what belongs to it");
}

static bool is_answer(soc_signup_state state)
{
	return state == SOC_SIGNUP_DECLINED || state == SOC_SIGNUP_INTERESTED
		|| state == SOC_SIGNUP_GOING;
}

bool soc_signup_answer_parse(soc_str word, soc_signup_state *out_state, soc_err *err)
{
	return (soc_signup_state_parse(word, out_state) && is_answer(*out_state))
		|| answer_invalid(err);
}

bool soc_signup_action_parse(soc_str word, soc_signup_action *out_action, soc_err *err)
{
	static const char *const words[] = {
		"seat", "wait", "remove", "attended", "absent", "unmark",
	};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (soc_str_is(word, words[i])) {
			*out_action = (soc_signup_action)(SOC_SIGNUP_SEAT + (int)i);
			return true;
		}
	}
	return soc_err_set(err, SOC_ERR_INVALID, "action-invalid",
		"an action is \"seat\", \"wait\", \"remove\", \"attended\", \"absent\" or \"unmark\"");
}

static bool choices_fit(const soc_signup_answer *answer)
{
	bool fit = answer->choice_count <= SOC_EVENT_QUESTIONS_MAX;
	for (int i = 0; fit && i < answer->choice_count; i++) {
		fit = answer->choice[i] >= 0 && answer->choice[i] <= SOC_EVENT_ANSWERS_MAX;
	}
	return fit;
}

static bool note_take(soc_str note, soc_arena *arena, soc_str *out_note, soc_err *err)
{
	soc_prose prose;
	if (note.len <= 8 * SOC_SIGNUP_NOTE_MAX && !soc_prose_take(note, arena, &prose, err)) {
		return false;
	}
	if (note.len > 8 * SOC_SIGNUP_NOTE_MAX || prose.points > SOC_SIGNUP_NOTE_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "note-too-long",
			"a note is at most %d code points", SOC_SIGNUP_NOTE_MAX);
	}
	*out_note = prose.text;
	return true;
}

bool soc_signup_answer_check(const soc_signup_answer *answer, soc_arena *arena,
	soc_signup_answer *out_answer, soc_err *err)
{
	if (!is_answer(answer->state) || answer->guests < 0) {
		return answer_invalid(err);
	}
	if (answer->guests > SOC_EVENT_GUESTS_MAX) {
		return soc_signup_explain(SOC_STR("guests"), err);
	}
	if (!choices_fit(answer)) {
		return soc_signup_explain(SOC_STR("answers"), err);
	}
	*out_answer = *answer;
	return note_take(answer->note, arena, &out_answer->note, err);
}

bool soc_signup_explain(soc_str refusal, soc_err *err)
{
	static const struct {
		const char *word;
		soc_err_code code;
		const char *reason, *message;
	} table[] = {
		{ "removed", SOC_ERR_FORBIDDEN, "signup-removed", "an organiser removed this person" },
		{ "past", SOC_ERR_FORBIDDEN, "event-past", "the event is over" },
		{ "suspended", SOC_ERR_FORBIDDEN, "event-suspended", "no page announces the event" },
		{ "cancelled", SOC_ERR_FORBIDDEN, "event-cancelled", "the event is cancelled" },
		{ "closed", SOC_ERR_FORBIDDEN, "event-closed", "the event takes no sign-ups any more" },
		{ "full", SOC_ERR_FORBIDDEN, "event-full", "there are not as many seats" },
		{ "guests", SOC_ERR_INVALID, "signup-guests-too-many",
			"the event does not take as many guests" },
		{ "answers", SOC_ERR_INVALID, "signup-answers-invalid",
			"the answers are not those to the event's questions" },
		{ "unknown", SOC_ERR_NOT_FOUND, "signup-not-found",
			"nobody of that number signed up so that this could be done" },
	};
	if (!refusal.ptr) {
		return true;
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (soc_str_is(refusal, table[i].word)) {
			return soc_err_set(err, table[i].code, table[i].reason, "%s", table[i].message);
		}
	}
	return soc_err_set(err, SOC_ERR_BUG, "store-error", "a refusal without a name");
}
