/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sign-ups among the use cases of service_memory_test.c, which has the people and the life. */
#include "service/signup.h"

/* An event of two seats, with a question. */
#define EVENT_77 \
	"INSERT INTO social.actor (wiki, kind, local_id) VALUES ('memory', 2, 50);" \
	"INSERT INTO social.target (id, wiki, kind, key) VALUES (77, 'memory', 0, '77');" \
	"INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at," \
	" last_at, capacity, guests_max, questions) SELECT 77, 'memory', 't', a.id, a.id, 'T', 'UTC', m, m, m," \
	" m + interval '1 hour', m + interval '1 hour', 2, 1, '[{\"question\": \"Q\", \"answers\": [\"a\", \"b\"]}]'" \
	" FROM social.actor AS a, (SELECT timestamp '2040-01-01' AS m) AS x WHERE a.kind = 2"

/* Of two seats one is the author's; what an organiser does with it is undone by the next answer. */
static bool sign_up(life *l, soc_err *err)
{
	static const int64_t choice[] = { 0 };
	soc_signup_outcome outcome;
	soc_signup_request request = { SOC_STR("77"), { .state = SOC_SIGNUP_GOING, .guests = l->number % 2,
		.is_public = true, .note = SOC_STR("note "), .choice = choice, .choice_count = 1 } };
	if (!soc_signup_put(&l->ctx, &author, &request, &outcome, err))
		return false;
	assert_int_equal(outcome.state, SOC_SIGNUP_GOING);
	return true;
}

static bool sign_off(life *l, soc_err *err)
{
	soc_signup_outcome outcome;
	return soc_signup_remove(&l->ctx, &author, SOC_STR("77"), &outcome, err);
}

static bool mark(life *l, soc_err *err)
{
	soc_signup_outcome outcome;
	soc_signup_order order = { SOC_STR("77"), AUTHOR, SOC_STR("attended"), SOC_STR("why") };
	return soc_signup_move(&l->ctx, &moderator, &order, &outcome, err);
}

static bool participants(life *l, soc_err *err)
{
	soc_signup_page page;
	soc_signup_totals totals;
	soc_signup_people people;
	soc_signup_query query = { .event = SOC_STR("77"), .limit = 10 };
	return soc_signup_list(&l->ctx, &moderator, &query, &page, err) && page.count == 1
		&& soc_signup_answers(&l->ctx, &moderator, SOC_STR("77"), &totals, err)
		&& soc_signup_tied(&l->ctx, &author, SOC_STR("77"), &people, err);
}
