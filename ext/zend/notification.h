/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_NOTIFICATION_H
#define SOC_ZEND_NOTIFICATION_H

#include "php.h"

#include "core/notification.h"

/* A bundle as Notifications::list() has it. */
void soc_notification_convert(zval *out, const soc_notification *item);

/* Adds member kind; name: of another extension's. */
void soc_notification_convert_kind(zval *out, soc_notification_kind kind, soc_str name);

#endif
