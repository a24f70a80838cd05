/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_NOTIFICATION_H
#define SOC_CORE_NOTIFICATION_H

#include "base/err.h"
#include "base/str.h"
#include "core/target.h"

#include <stdint.h>

enum {
	SOC_NOTIFICATION_LIMIT_MAX = 100,
	SOC_NOTIFICATION_IDS_MAX = 100,
	SOC_NOTIFICATION_PEOPLE_MAX = 1000, /* in one call */
	SOC_NOTIFICATION_MUTED_MAX = 1000,  /* by one of them */
	SOC_NOTIFICATION_MUTES_MAX = 5000,  /* by all of them */
	SOC_NOTIFICATION_NAME_MAX = 32,     /* bytes of the name of another extension's kind */
	SOC_NOTIFICATION_NAMES_MAX = 100,   /* such kinds of one wiki at once */
	SOC_NOTIFICATION_COUNT_MAX = 1000 /* unread bundles, and people of one, are counted to it */
};

/* The numbers stand in the store. From SOC_NOTIFICATION_FOREIGN on they are other extensions'. */
typedef enum soc_notification_kind {
	SOC_NOTIFICATION_MENTION = 1,
	SOC_NOTIFICATION_COMMENT,
	SOC_NOTIFICATION_REPLY,
	SOC_NOTIFICATION_LIKE,
	SOC_NOTIFICATION_SIGNUP,
	SOC_NOTIFICATION_EVENT_CHANGED,
	SOC_NOTIFICATION_EVENT_CANCELLED,
	SOC_NOTIFICATION_EVENT_PROMOTED,
	SOC_NOTIFICATION_EVENT_REMINDER,
	SOC_NOTIFICATION_EVENT_MESSAGE,
	SOC_NOTIFICATION_MODERATION,
	SOC_NOTIFICATION_EVENT_ROLE,
	SOC_NOTIFICATION_FOLLOW_REQUEST,
	SOC_NOTIFICATION_FOLLOW_ACCEPTED,
	SOC_NOTIFICATION_FOLLOWER,
	SOC_NOTIFICATION_GROUP_INVITE,
	SOC_NOTIFICATION_GROUP_REQUEST,
	SOC_NOTIFICATION_GROUP_APPROVED,
	SOC_NOTIFICATION_GROUP_ROLE,
	SOC_NOTIFICATION_END,
	SOC_NOTIFICATION_FOREIGN = 64
} soc_notification_kind;

/* Ways on which a person is told, as bits; of event-reminder also how long ahead. */
enum {
	SOC_CHANNEL_WEB = 1,
	SOC_CHANNEL_MAIL = 2,
	SOC_CHANNELS = 3,
	SOC_REMIND_QUARTER = 16,
	SOC_REMIND_HOUR = 32,
	SOC_REMIND_DAY = 64,
	SOC_REMIND_WEEK = 128,
	SOC_REMIND = 240
};

/* "mention", "event-changed"; "" for a number that is no kind. */
const char *soc_notification_kind_word(int32_t kind);

/* INVALID notification-kind-unknown. */
bool soc_notification_kind_parse(soc_str word, soc_notification_kind *out_kind, soc_err *err)
	SOC_MUST_CHECK;

/* Whether a kind of another extension may be called so: two words of a-z, 0-9 and hyphens that
 * begin with a letter, with a dot between them. No kind of ours has a dot. */
bool soc_notification_name_is(soc_str name);

/* Likewise, and SOC_NOTIFICATION_FOREIGN for what is named as others' kinds are. */
bool soc_notification_kind_find(soc_str word, soc_notification_kind *out_kind, soc_err *err)
	SOC_MUST_CHECK;

/* What happened, where a kind has several: "cancelled", "hidden", "organiser-added", "owner"; ""
 * where the number, the store's of that kind, says nothing. */
const char *soc_notification_detail(int32_t kind, int64_t number);

/* An object as notifications name it. */
typedef struct soc_notification_object {
	soc_target_kind kind;
	soc_str key;
} soc_notification_object;

/* One bundle as its recipient sees it; borrowed. ptr NULL and 0 where there is none. */
typedef struct soc_notification {
	int64_t id, seq;
	soc_notification_kind kind;
	int64_t at;             /* microseconds since 1970 */
	bool unread;
	const int64_t *actor;   /* local user ids, newest first */
	int actor_shown;
	int64_t actor_count;
	soc_notification_object object, root;
	int64_t comment, page, event, group;
	soc_str excerpt, title;
	const char *detail;     /* "" for none */
	soc_str name;           /* of another extension's kind, whose object then has no kind */
} soc_notification;

/* When a seq was drawn: microseconds since 1970. */
int64_t soc_notification_time(int64_t seq);

/* INVALID notification-id-invalid. */
bool soc_notification_id_parse(soc_str text, int64_t *out_id, soc_err *err) SOC_MUST_CHECK;

/* The channels of a kind while neither the wiki nor the person chose others. */
int32_t soc_notification_kind_channels(soc_notification_kind kind);

/* Which channels are chosen, by whom where it is people's choice. A kind of another extension is
 * SOC_NOTIFICATION_FOREIGN and has a name. */
typedef struct soc_notification_choices {
	int64_t *user, *kind, *channels;
	soc_str *name; /* NULL: all are ours */
	size_t count;
} soc_notification_choices;

/* The whole state of some people, in columns; local user ids. */
typedef struct soc_notification_people {
	int64_t *user;
	size_t count;
	soc_notification_choices choice;
	int64_t *muter, *muted;
	size_t mute_count;
	int64_t *mailed, *every; /* who wants mail otherwise than the wiki sends it, days */
	size_t mailed_count;
} soc_notification_people;

/* INVALID "channels-invalid" unless they are a sum of SOC_CHANNEL_*. */
bool soc_notification_channels_check(soc_notification_kind kind, int64_t channels, soc_err *err)
	SOC_MUST_CHECK;
/* INVALID "digest-invalid" unless it is 0 (at once), 1 or 7 days. */
bool soc_notification_every_check(int64_t every, soc_err *err) SOC_MUST_CHECK;
/* INVALID "users-invalid": an id that is none, or somebody twice. Sorts `user`. */
bool soc_notification_people_check(soc_notification_people *people, soc_err *err)
	SOC_MUST_CHECK;

#endif
