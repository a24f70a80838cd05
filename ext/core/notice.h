/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_NOTICE_H
#define SOC_CORE_NOTICE_H

#include "core/notification.h"

/* What other extensions tell (docs/adr/0016). */

enum {
	SOC_NOTICE_PEOPLE_MAX = 1000, /* in one call */
	SOC_NOTICE_WITHDRAWN_MAX = 10000,
	SOC_NOTICE_KEY_MAX = 255      /* bytes */
};

/* A kind as its extension declares it. */
typedef struct soc_notice_kind {
	soc_str name;
	int64_t channels; /* what the wiki has for everybody */
	bool each;        /* each doing is a bundle of its own */
} soc_notice_kind;

/* What happened, and by whom. */
typedef struct soc_notice {
	soc_str kind, key;
	int64_t agent;       /* local user id, 0: nobody */
	const int64_t *user; /* who is to be told, where that is asked */
	size_t user_count;
} soc_notice;

/* INVALID "notification-kind-invalid": a name that is none or stands twice, more than
 * SOC_NOTIFICATION_NAMES_MAX; "channels-invalid". */
bool soc_notice_kinds_check(const soc_notice_kind *kind, size_t count, soc_err *err)
	SOC_MUST_CHECK;
/* INVALID "notification-kind-unknown"; "notification-object-invalid" unless the key is 1 to
 * SOC_NOTICE_KEY_MAX bytes in one line of UTF-8 without control characters; "users-invalid". */
bool soc_notice_check(const soc_notice *notice, soc_err *err) SOC_MUST_CHECK;
/* INVALID "too-many"; "users-invalid": an id that is none. */
bool soc_notice_people_check(const int64_t *user, size_t count, soc_err *err) SOC_MUST_CHECK;
bool soc_notice_kind_unknown(soc_err *err);

#endif
