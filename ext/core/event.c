/* SPDX-License-Identifier: MIT */
#include "core/event.h"

#include "cal/zone.h"
#include "core/media.h"
#include "core/prose.h"

#include "base/ban.h"

static const int64_t MINUTE_US = 60 * 1000000;
static const int64_t YEARS_10_US = 3653LL * 24 * 3600 * 1000000;

static const char *const STATUSES[SOC_EVENT_STATUS_COUNT] = { "planned", "postponed", "cancelled" };
static const char *const STATES[SOC_SIGNUP_STATE_COUNT] = {
	"declined", "interested", "waitlisted", "going", "removed",
};

const char *soc_event_status_word(soc_event_status status)
{
	return STATUSES[status];
}

const char *soc_signup_state_word(soc_signup_state state)
{
	return STATES[state];
}

static bool refuse(soc_err *err, const char *reason, const char *message)
{
	return soc_err_set(err, SOC_ERR_INVALID, reason, "%s", message);
}

bool soc_event_status_parse(soc_str word, soc_event_status *out_status, soc_err *err)
{
	for (int status = 0; status < SOC_EVENT_STATUS_COUNT; status++) {
		if (soc_str_is(word, STATUSES[status])) {
			*out_status = (soc_event_status)status;
			return true;
		}
	}
	return refuse(err, "event-invalid", "an event is planned, postponed or cancelled");
}

bool soc_signup_state_parse(soc_str word, soc_signup_state *out_state)
{
	for (int state = 0; state < SOC_SIGNUP_STATE_COUNT; state++) {
		if (soc_str_is(word, STATES[state])) {
			*out_state = (soc_signup_state)state;
			return true;
		}
	}
	return false;
}

bool soc_event_not_found(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_NOT_FOUND, "event-not-found", "no such event for this viewer");
}

bool soc_event_not_organiser(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_FORBIDDEN, "event-not-organiser",
		"only organisers of the event and moderators may");
}

static bool is_id_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
		|| (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
}

static bool is_made_of(soc_str text, size_t most, bool (*fits)(char byte))
{
	size_t good = 0;
	while (good < text.len && good < most && fits(text.ptr[good])) {
		good++;
	}
	return good == text.len;
}

bool soc_event_tag_id_check(soc_str text, soc_err *err)
{
	return (text.len > 0 && is_made_of(text, SOC_EVENT_TAG_MAX, is_id_byte))
		|| refuse(err, "event-tag-invalid", "an id is 1 to 64 letters, digits, _ and -");
}

/* How long a text may be, and what is said of one that is longer. */
typedef struct text_limit {
	size_t points;
	const char *reason;
	bool lines; /* may have more than one */
} text_limit;

/* Puts a text into its stored form. */
static bool take_text(soc_str *io_text, const text_limit *limit, soc_arena *arena, soc_err *err)
{
	soc_prose found = { { NULL, 0 }, 0, false };
	/* What is worth reading at all: with as much white space after it. */
	if (io_text->len > 8 * limit->points) {
		return refuse(err, limit->reason, "the text is too long");
	}
	if (!soc_prose_take(*io_text, arena, &found, err)) {
		return false;
	}
	if (found.points > limit->points) {
		return refuse(err, limit->reason, "the text is too long");
	}
	if (!limit->lines && (memchr(found.text.ptr, '\n', found.text.len)
			|| memchr(found.text.ptr, '\t', found.text.len))) {
		return refuse(err, "text-control", "the text is more than one line");
	}
	*io_text = found.visible ? found.text : SOC_STR("");
	return true;
}

static bool is_link_byte(char byte)
{
	return (unsigned char)byte > ' ' && byte != 0x7f && byte != '<' && byte != '>' && byte != '"';
}

static bool link_check(soc_str link, soc_arena *arena, soc_err *err)
{
	soc_prose found;
	bool good = link.len <= SOC_EVENT_LINK_MAX && is_made_of(link, link.len, is_link_byte);
	size_t scheme = link.len > 7 && memcmp(link.ptr, "http://", 7) == 0 ? 7
		: link.len > 8 && memcmp(link.ptr, "https://", 8) == 0 ? 8 : 0;
	if (link.len == 0) {
		return true;
	}
	if (!good || scheme == 0 || link.ptr[scheme] == '/') {
		return refuse(err, "event-link-invalid", "a link is an address of http or https");
	}
	return soc_prose_take(link, arena, &found, err);
}

static bool is_lang_byte(char byte)
{
	return is_id_byte(byte) && byte != '_';
}

static bool names_check(const soc_event_tag *tag, soc_err *err)
{
	if (tag->tag.len > 0 && !soc_event_tag_id_check(tag->tag, err)) {
		return false;
	}
	if (tag->file.len > 0 && !soc_media_name_check(tag->file, err)) {
		soc_err_clear(err);
		return refuse(err, "event-file-invalid", "no file has such a name");
	}
	return is_made_of(tag->lang, SOC_STATUS_LANG_MAX, is_lang_byte)
		|| refuse(err, "event-invalid", "a language code is at most 35 letters, digits, hyphens");
}

static bool texts_take(soc_event_tag *tag, soc_arena *arena, soc_err *err)
{
	static const text_limit title = { SOC_EVENT_TITLE_MAX, "event-title-too-long", false };
	static const text_limit description = { SOC_EVENT_DESCRIPTION_MAX,
		"event-description-too-long", true };
	static const text_limit place = { SOC_EVENT_PLACE_MAX, "event-place-too-long", false };
	if (!take_text(&tag->title, &title, arena, err)) {
		return false;
	}
	if (tag->title.len == 0) {
		return refuse(err, "event-title-empty", "an event has a title");
	}
	return take_text(&tag->description, &description, arena, err)
		&& take_text(&tag->place, &place, arena, err) && link_check(tag->link, arena, err);
}

static bool numbers_check(const soc_event_tag *tag, soc_err *err)
{
	if (tag->capacity < 0 || tag->capacity > SOC_EVENT_CAPACITY_MAX) {
		return refuse(err, "event-capacity-invalid", "a capacity is 1 to 1,000,000");
	}
	return (tag->guests_max >= 0 && tag->guests_max <= SOC_EVENT_GUESTS_MAX)
		|| refuse(err, "event-guests-invalid", "each brings 0 to 20 guests");
}

/* Exceptions as times: a day alone is the date that starts on it at the time of the first one. */
static bool except_take(soc_event_plan *plan, soc_arena *arena, soc_err *err)
{
	size_t count = plan->tag.except_count;
	if (count > SOC_RULE_DATES_MAX) {
		return refuse(err, "event-except-invalid", "there are too many exceptions");
	}
	soc_moment *except = soc_arena_alloc(arena, count * sizeof(*except), err);
	if (!except) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (soc_moment_parse_day(plan->tag.except[i], &except[i])) {
			except[i].hour = plan->start.hour;
			except[i].minute = plan->start.minute;
		} else if (!soc_moment_parse(plan->tag.except[i], &except[i])) {
			return refuse(err, "event-except-invalid", "an exception is a day or a time");
		}
	}
	plan->except = except;
	return true;
}

static bool deadline_take(soc_event_plan *plan, soc_err *err)
{
	soc_str text = plan->tag.deadline;
	if (!text.ptr) {
		return true;
	}
	if (!soc_moment_parse(text, &plan->deadline)) {
		return refuse(err, "event-deadline-invalid", "the deadline is no time");
	}
	if (!soc_zone_instant(plan->tag.zone, plan->deadline, &plan->deadline_at, err)) {
		return false;
	}
	int64_t last = plan->dates.item[plan->dates.count - 1].end_us;
	return plan->deadline_at <= last
		|| refuse(err, "event-deadline-late", "the deadline is after the last date");
}

/* Of the first date as it was written, also where that one is an exception. */
static bool span_take(soc_event_plan *plan, soc_err *err)
{
	if (!soc_zone_instant(plan->tag.zone, plan->start, &plan->start_at, err)
		|| !soc_zone_instant(plan->tag.zone, plan->end, &plan->end_at, err)) {
		return false;
	}
	if (plan->end_at <= plan->start_at) {
		plan->end_at =
			plan->start_at + soc_moment_minutes_between(plan->start, plan->end) * MINUTE_US;
	}
	return true;
}

static bool times_take(soc_event_plan *plan, int64_t now, soc_arena *arena, soc_err *err)
{
	if (!soc_moment_parse(plan->tag.start, &plan->start)) {
		return refuse(err, "event-start-invalid", "the start is no time");
	}
	if (!soc_moment_parse(plan->tag.end, &plan->end)) {
		return refuse(err, "event-end-invalid", "the end is no time");
	}
	if (!except_take(plan, arena, err)) {
		return false;
	}
	if (!span_take(plan, err)) {
		return false;
	}
	/* Before the rule is looked at: near 2100 and 2200 some take long, see cal/rule.h. */
	int64_t away = plan->start_at - now;
	if (away > YEARS_10_US || away < -YEARS_10_US) {
		return refuse(err, "event-too-far", "the start is more than ten years away");
	}
	soc_rule_ask ask = { plan->tag.rule, plan->tag.zone, plan->start, plan->end, plan->except,
		plan->tag.except_count };
	if (!soc_rule_expand(arena, &ask, &plan->dates, err)) {
		return false;
	}
	plan->tag.rule = plan->dates.rule;
	return deadline_take(plan, err);
}

bool soc_event_tag_check(const soc_event_tag *tag, int64_t now, soc_arena *arena,
	soc_event_plan *out_plan, soc_err *err)
{
	*out_plan = (soc_event_plan){ .tag = *tag };
	return names_check(tag, err) && texts_take(&out_plan->tag, arena, err)
		&& numbers_check(tag, err) && times_take(out_plan, now, arena, err);
}
