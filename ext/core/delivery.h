/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_DELIVERY_H
#define SOC_CORE_DELIVERY_H

#include "core/notification.h"

/* Most people in one call, most rows of each of them, and most rows of a list. */
enum { SOC_DELIVERY_PEOPLE_MAX = 15, SOC_DELIVERY_EACH_MAX = 50, SOC_DELIVERY_LIST_MAX = 1000,
	SOC_DELIVERY_LEASES_MAX = SOC_DELIVERY_PEOPLE_MAX * SOC_DELIVERY_EACH_MAX };

/* Rows that a sender holds, each with the epoch at which it does. */
typedef struct soc_leases {
	int64_t *id, *epoch;
	size_t count;
} soc_leases;

/* What is to be sent to one person, in one message. */
typedef struct soc_delivery {
	int64_t user;                 /* local id */
	const soc_notification *item; /* newest first; at least one */
	int item_count;
	soc_leases lease;             /* of these items, in no order */
} soc_delivery;

typedef struct soc_delivery_failure {
	soc_str reason;
	bool sure; /* that it was not sent */
} soc_delivery_failure;

/* What could not be sent, or may have been. */
typedef struct soc_delivery_dead {
	int64_t id, user, at, attempts; /* at: microseconds since 1970 */
	soc_notification_kind kind;
	soc_str reason, name; /* name: of another extension's kind */
} soc_delivery_dead;

#endif
