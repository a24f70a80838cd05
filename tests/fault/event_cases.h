/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Events among the use cases of service_memory_test.c, which has the people and the life. The event 77
 * is that of signup_cases.h, which the moderator may run. */
#include "service/event.h"
#include "service/event_list.h"
#include "service/event_organise.h"
#include "service/event_sync.h"

static const soc_event_tag plain_tag = { .tag = SOC_STR("memory"), .title = SOC_STR("Meeting "),
	.description = SOC_STR("a\r\nb"), .place = SOC_STR("\"Hall\""), .link = SOC_STR("https://a.example"),
	.file = SOC_STR(""), .lang = SOC_STR("en"), .zone = SOC_STR("Europe/Berlin"),
	.start = SOC_STR("2030-05-01T10:00"), .end = SOC_STR("2030-05-01T12:00"),
	.rule = SOC_STR("FREQ=DAILY;COUNT=3"), .deadline = SOC_STR("2030-05-01T09:00") };

static bool save_page(life *l, soc_err *err)
{
	static const soc_str except[] = { SOC_STR("2030-05-02") };
	char number[24];
	soc_event_synced synced[2];
	soc_event_tag tag[] = { plain_tag, { .tag = SOC_STR(""), .keep = true } };
	tag[0].capacity = 1 + l->number % 2;
	tag[0].except = except;
	tag[0].except_count = 1;
	snprintf(number, sizeof number, "%ld", l->number);
	soc_event_page page = { 90, soc_str_borrow(number), SOC_STR(""), true, tag, 2 };
	return soc_event_sync(&l->ctx, &author, &page, synced, err);
}

static bool check_tag(life *l, soc_err *err)
{
	soc_event_plan plan;
	return soc_event_check(&l->ctx, &plain_tag, &plan, err);
}

static bool find_events(life *l, soc_err *err)
{
	static const soc_str id[] = { SOC_STR("77"), SOC_STR("x") }, tag[] = { SOC_STR("t") };
	soc_event_names ids = { id, 2 }, tags = { tag, 1 };
	const soc_event *found;
	if (!soc_event_find(&l->ctx, &reader, &ids, &found, err))
		return false;
	assert_int_equal(found[0].id, 77);
	assert_int_equal(found[0].questions.count, 1);
	return soc_event_find_by_tag(&l->ctx, &reader, &tags, &found, err);
}

static bool list_events(life *l, soc_err *err)
{
	soc_event_list list;
	soc_event_filter dates = { .limit = 10 }, of_page = { .page = 50, .limit = 10 };
	return soc_event_list_get(&l->ctx, &reader, &dates, &list, err)
		&& soc_event_list_get(&l->ctx, &reader, &of_page, &list, err);
}

static bool postpone(life *l, soc_err *err)
{
	soc_event_outcome outcome;
	soc_event_order order = { .id = SOC_STR("77"), .has_status = true, .reason = SOC_STR("why"),
		.status = l->number % 2 ? SOC_EVENT_POSTPONED : SOC_EVENT_PLANNED };
	return soc_event_set(&l->ctx, &moderator, &order, &outcome, err);
}

/* The question there is, so that it may have been answered. */
static bool configure(life *l, soc_err *err)
{
	static const soc_str answer[] = { SOC_STR("a"), SOC_STR("b") };
	static const soc_question question[] = { { SOC_STR("Q"), answer, 2 } };
	soc_event_outcome outcome;
	soc_questions questions = { question, 1 };
	soc_event_order order = { .id = SOC_STR("77"), .has_ties = true, .ties_edits = l->number % 2,
		.questions = &questions };
	return soc_event_set(&l->ctx, &moderator, &order, &outcome, err);
}

static bool add_organiser(life *l, soc_err *err)
{
	bool changed;
	soc_organiser_order order = { SOC_STR("77"), READER, true, SOC_STR("why") };
	return soc_event_organiser_set(&l->ctx, &moderator, &order, &changed, err);
}

/* The key makes the repetition after a lost answer harmless. */
static bool write_to_all(life *l, soc_err *err)
{
	char key[40];
	soc_event_sent sent;
	snprintf(key, sizeof key, "letter-%ld", l->number);
	soc_event_letter letter = { SOC_STR("77"), 1 << SOC_SIGNUP_GOING, SOC_STR("text "),
		soc_str_borrow(key) };
	return soc_event_message(&l->ctx, &moderator, &letter, &sent, err);
}

static bool event_log(life *l, soc_err *err)
{
	int64_t settled;
	soc_event_entries entries;
	soc_event_log_request request = { WIKI, SOC_STR("0"), 10 };
	return soc_event_entries_get(&l->ctx, &request, &entries, err)
		&& soc_event_settle_answers(&l->ctx, 10, &settled, err);
}
