/* SPDX-License-Identifier: MIT */
#include "core/notification.h"

#include "core/id.h"

#include <stdlib.h>

#include "base/ban.h"

typedef struct kind_entry {
	const char *word;
	int32_t channels;
} kind_entry;

enum { WEB = SOC_CHANNEL_WEB, BOTH = SOC_CHANNEL_WEB | SOC_CHANNEL_MAIL,
	REMINDED = BOTH | SOC_REMIND_HOUR | SOC_REMIND_DAY };

static const kind_entry KINDS[SOC_NOTIFICATION_END] = {
	[SOC_NOTIFICATION_MENTION] = { "mention", BOTH },
	[SOC_NOTIFICATION_COMMENT] = { "comment", WEB },
	[SOC_NOTIFICATION_REPLY] = { "reply", WEB },
	[SOC_NOTIFICATION_LIKE] = { "like", WEB },
	[SOC_NOTIFICATION_SIGNUP] = { "signup", WEB },
	[SOC_NOTIFICATION_EVENT_CHANGED] = { "event-changed", WEB },
	[SOC_NOTIFICATION_EVENT_CANCELLED] = { "event-cancelled", BOTH },
	[SOC_NOTIFICATION_EVENT_PROMOTED] = { "event-promoted", BOTH },
	[SOC_NOTIFICATION_EVENT_REMINDER] = { "event-reminder", REMINDED },
	[SOC_NOTIFICATION_EVENT_MESSAGE] = { "event-message", BOTH },
	[SOC_NOTIFICATION_MODERATION] = { "moderation", WEB },
	[SOC_NOTIFICATION_EVENT_ROLE] = { "event-role", WEB },
	[SOC_NOTIFICATION_FOLLOW_REQUEST] = { "follow-request", WEB },
	[SOC_NOTIFICATION_FOLLOW_ACCEPTED] = { "follow-accepted", WEB },
	[SOC_NOTIFICATION_FOLLOWER] = { "follower", WEB },
	[SOC_NOTIFICATION_GROUP_INVITE] = { "group-invite", WEB },
	[SOC_NOTIFICATION_GROUP_REQUEST] = { "group-request", WEB },
	[SOC_NOTIFICATION_GROUP_APPROVED] = { "group-approved", WEB },
	[SOC_NOTIFICATION_GROUP_ROLE] = { "group-role", WEB },
};

const char *soc_notification_kind_word(int32_t kind)
{
	return kind > 0 && kind < SOC_NOTIFICATION_END ? KINDS[kind].word : "";
}

bool soc_notification_kind_parse(soc_str word, soc_notification_kind *out_kind, soc_err *err)
{
	for (int kind = 1; kind < SOC_NOTIFICATION_END; kind++) {
		if (soc_str_is(word, KINDS[kind].word)) {
			*out_kind = (soc_notification_kind)kind;
			return true;
		}
	}
	return soc_err_set(err, SOC_ERR_INVALID, "notification-kind-unknown",
		"there is no such kind of notification");
}

static bool is_low(char c)
{
	return c >= 'a' && c <= 'z';
}

bool soc_notification_name_is(soc_str name)
{
	int dots = 0;
	char before = '.';
	if (!name.ptr || name.len > SOC_NOTIFICATION_NAME_MAX) {
		return false;
	}
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		bool inner = before != '.' && (c == '.' || c == '-' || (c >= '0' && c <= '9'));
		if (!is_low(c) && !inner) {
			return false;
		}
		dots += c == '.';
		before = c;
	}
	return dots == 1 && before != '.';
}

bool soc_notification_kind_find(soc_str word, soc_notification_kind *out_kind, soc_err *err)
{
	if (!soc_notification_name_is(word)) {
		return soc_notification_kind_parse(word, out_kind, err);
	}
	*out_kind = SOC_NOTIFICATION_FOREIGN;
	return true;
}

int32_t soc_notification_kind_channels(soc_notification_kind kind)
{
	return KINDS[kind].channels;
}

const char *soc_notification_detail(int32_t kind, int64_t number)
{
	static const char *const event[] = { "planned", "postponed", "cancelled" };
	static const char *const level[] = { "none", "hidden", "suppressed" };
	static const char *const role[] = { [1] = "organiser-added", [2] = "organiser-removed",
		[8] = "seated", [9] = "waitlisted", [10] = "removed" };
	static const char *const rank[] = { "member", "moderator", "owner", "removed" };
	enum { LEVELS = 3, RANKS = 4, ROLES = sizeof(role) / sizeof(role[0]) };
	const char *word = NULL;
	if (kind == SOC_NOTIFICATION_EVENT_CANCELLED && number >= 0 && number < LEVELS) {
		word = event[number];
	} else if (kind == SOC_NOTIFICATION_MODERATION && number >= 0 && number < LEVELS) {
		word = level[number];
	} else if (kind == SOC_NOTIFICATION_EVENT_ROLE && number >= 0 && number < ROLES) {
		word = role[number];
	} else if (kind == SOC_NOTIFICATION_GROUP_ROLE && number >= 0 && number < RANKS) {
		word = rank[number];
	}
	return word ? word : "";
}

int64_t soc_notification_time(int64_t seq)
{
	/* sql/routine/id.sql: milliseconds since 2020 in the upper 43 bits. */
	const int64_t start_ms = 1577836800000;
	return ((seq >> 20) + start_ms) * 1000;
}

bool soc_notification_id_parse(soc_str text, int64_t *out_id, soc_err *err)
{
	return soc_id_parse(text, out_id)
		|| soc_err_set(err, SOC_ERR_INVALID, "notification-id-invalid",
			"an id and a seq of notifications are decimal numbers above 0");
}

bool soc_notification_channels_check(soc_notification_kind kind, int64_t channels, soc_err *err)
{
	bool reminds = kind == SOC_NOTIFICATION_EVENT_REMINDER;
	int64_t all = reminds ? SOC_CHANNELS | SOC_REMIND : SOC_CHANNELS;
	return (channels >= 0 && (channels & ~all) == 0)
		|| soc_err_set(err, SOC_ERR_INVALID, "channels-invalid",
			"channels are a sum of 1 (on the wiki) and 2 (by mail), and of reminders of 16 (a "
			"quarter of an hour ahead), 32 (an hour), 64 (a day) and 128 (a week)");
}

bool soc_notification_every_check(int64_t every, soc_err *err)
{
	return every == 0 || every == 1 || every == 7
		|| soc_err_set(err, SOC_ERR_INVALID, "digest-invalid",
			"mail comes at once (0), each day (1) or each week (7)");
}

static int compare(const void *one, const void *other)
{
	int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
	return (a > b) - (a < b);
}

bool soc_notification_people_check(soc_notification_people *people, soc_err *err)
{
	int64_t last = 0;
	bool good = true;
	if (people->count > 0) {
		qsort(people->user, people->count, sizeof(*people->user), compare);
	}
	for (size_t i = 0; i < people->count; i++) {
		good = good && people->user[i] > last;
		last = people->user[i];
	}
	for (size_t i = 0; i < people->mute_count; i++) {
		good = good && people->muted[i] > 0;
	}
	return good || soc_err_set(err, SOC_ERR_INVALID, "users-invalid",
		"user ids are above 0, and each person stands once");
}
