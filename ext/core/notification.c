/* SPDX-License-Identifier: MIT */
#include "core/notification.h"

#include "base/ban.h"

typedef struct kind_entry {
	const char *word;
	int32_t channels;
} kind_entry;

enum { WEB = SOC_CHANNEL_WEB, BOTH = SOC_CHANNEL_WEB | SOC_CHANNEL_MAIL };

static const kind_entry KINDS[SOC_NOTIFICATION_END] = {
	[SOC_NOTIFICATION_MENTION] = { "mention", BOTH },
	[SOC_NOTIFICATION_COMMENT] = { "comment", WEB },
	[SOC_NOTIFICATION_REPLY] = { "reply", WEB },
	[SOC_NOTIFICATION_LIKE] = { "like", WEB },
	[SOC_NOTIFICATION_SIGNUP] = { "signup", WEB },
	[SOC_NOTIFICATION_EVENT_CHANGED] = { "event-changed", WEB },
	[SOC_NOTIFICATION_EVENT_CANCELLED] = { "event-cancelled", BOTH },
	[SOC_NOTIFICATION_EVENT_PROMOTED] = { "event-promoted", BOTH },
	[SOC_NOTIFICATION_EVENT_REMINDER] = { "event-reminder", BOTH },
	[SOC_NOTIFICATION_EVENT_MESSAGE] = { "event-message", BOTH },
	[SOC_NOTIFICATION_MODERATION] = { "moderation", WEB },
	[SOC_NOTIFICATION_EVENT_ROLE] = { "event-role", WEB },
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

int32_t soc_notification_kind_channels(soc_notification_kind kind)
{
	return KINDS[kind].channels;
}
