/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_NOTIFICATION_H
#define SOC_CORE_NOTIFICATION_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

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
	SOC_NOTIFICATION_END,
	SOC_NOTIFICATION_FOREIGN = 64
} soc_notification_kind;

/* Ways on which a person is told, as bits. */
enum { SOC_CHANNEL_WEB = 1, SOC_CHANNEL_MAIL = 2, SOC_CHANNELS = 3 };

/* "mention", "event-changed"; "" for a number that is no kind. */
const char *soc_notification_kind_word(int32_t kind);

/* INVALID notification-kind-unknown. */
bool soc_notification_kind_parse(soc_str word, soc_notification_kind *out_kind, soc_err *err)
	SOC_MUST_CHECK;

/* The channels of a kind while neither the wiki nor the person chose others. */
int32_t soc_notification_kind_channels(soc_notification_kind kind);

#endif
