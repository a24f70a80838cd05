/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Notifications and their mail among the use cases of service_memory_test.c, which has the people and the life. */
#include "service/delivery.h"
#include "service/notification.h"

/* The reader is told of the life's status, which mentions them, and that is to be mailed by now. */
static void tell(const life *l)
{
	char sql[800];
	snprintf(sql, sizeof sql, "DELETE FROM social.delivery;"
		"WITH told AS (INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id)"
		" SELECT a.id, 1, %s, social.next_id(), social.next_id(), 1 FROM social.actor AS a"
		" WHERE a.wiki = 'memory' AND a.kind = 0 AND a.local_id = %d RETURNING recipient_id, object_id)"
		" INSERT INTO social.delivery (id, wiki, recipient_id, kind, object_id, due_at)"
		" SELECT social.next_id(), 'memory', t.recipient_id, 1, t.object_id, now() - interval '1 second'"
		" FROM told AS t", l->id, READER);
	PGresult *result = PQexec(admin, sql);
	assert_string_equal(PQcmdTuples(result), "1");
	PQclear(result);
}

static bool send_mail(life *l, soc_err *err)
{
	int64_t count;
	bool due, handed;
	soc_delivery_list list;
	soc_delivery_depth depth;
	soc_delivery_failure failure = { SOC_STR("why"), l->number % 2 };
	if (!soc_delivery_due(&l->ctx, WIKI, &due, err)
		|| !soc_delivery_take(&l->ctx, WIKI, 5, &list, err))
		return false;
	for (int i = 0; i < list.count; i++) {
		const soc_leases *leases = &list.item[i].lease;
		assert_int_equal(list.item[i].item_count, 1);
		if (!soc_delivery_handed(&l->ctx, leases, &handed, err)
			|| !soc_delivery_failed(&l->ctx, leases, &failure, &count, err))
			return false;
	}
	return soc_delivery_measure(&l->ctx, &depth, err);
}

static bool end_mail(life *l, soc_err *err)
{
	int64_t done;
	bool redriven;
	soc_delivery_list list;
	soc_delivery_dead_list dead;
	if (!soc_delivery_take(&l->ctx, WIKI, 5, &list, err))
		return false;
	for (int i = 0; i < list.count; i++) {
		if (!soc_delivery_done(&l->ctx, &list.item[i].lease, &done, err))
			return false;
	}
	return soc_delivery_dead_of(&l->ctx, WIKI, 10, &dead, err)
		&& soc_delivery_redrive(&l->ctx, WIKI, 1, &redriven, err);
}

static bool read_notifications(life *l, soc_err *err)
{
	int64_t unread;
	soc_notification_page page;
	soc_notification_marked marked;
	soc_notification_query query = { .limit = 5 };
	if (!soc_notification_list(&l->ctx, &reader, &query, &page, err)
		|| !soc_notification_count(&l->ctx, &reader, &unread, err))
		return false;
	assert_in_range(page.count, 1, 5);
	soc_notification_mark mark = { .id = &page.item[0].id, .id_count = 1 };
	return soc_notification_read(&l->ctx, &reader, &mark, &marked, err);
}

static bool choose(life *l, soc_err *err)
{
	int64_t user[] = { READER }, kind[] = { 4 }, channels[] = { l->number % 4 }, every[] = { 7 },
		muted[] = { MODERATOR }, changed;
	soc_notification_people all = { .user = user, .count = 1,
		.choice = { user, kind, channels, NULL, 1 },
		.muter = user, .muted = muted, .mute_count = 1, .mailed = user, .every = every,
		.mailed_count = (size_t)l->number % 2 };
	return soc_notification_mirror(&l->ctx, WIKI, &all, &changed, err);
}
