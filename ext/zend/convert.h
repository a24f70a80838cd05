/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_CONVERT_H
#define SOC_ZEND_CONVERT_H

#include "php.h"

#include "core/status.h"
#include "service/feed.h"
#include "service/history.h"
#include "service/media.h"
#include "service/status.h"
#include "text/scan.h"

/* Makes the key strings shared by all arrays; once at the start of the module. */
void soc_convert_startup(void);

/* Everything is copied: no zval points into the arena. */
static inline soc_str soc_convert_borrow(const zend_string *text)
{
	return text ? (soc_str){ ZSTR_VAL(text), ZSTR_LEN(text) } : (soc_str){ NULL, 0 };
}

void soc_convert_status(zval *out, const soc_status *status);
/* array{status, created} */
void soc_convert_post(zval *out, const soc_posted *posted);
/* list<array{type, start, length, target, label}> */
void soc_convert_scan(zval *out, const soc_scan_found *found);
/* array{items, next} */
void soc_convert_page(zval *out, const soc_feed_page *page);
void soc_convert_history(zval *out, const soc_history_page *page);
/* A list. */
void soc_convert_states(zval *out, const soc_states_page *page);

/* Lists. */
void soc_convert_media_found(zval *out, const soc_media_found *found);
void soc_convert_media_names(zval *out, const soc_media_names *names);
void soc_convert_media_users(zval *out, const soc_media_users *users);

/* The kind of this name; SOC_MEDIA_KIND_COUNT when there is none. */
soc_media_kind soc_convert_media_kind(soc_str name);
/* The type of this name; SOC_ENTITY_TYPE_COUNT when there is none. */
soc_entity_type soc_convert_entity_type(soc_str name);

#endif
