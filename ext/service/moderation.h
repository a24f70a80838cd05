/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_MODERATION_H
#define SOC_SERVICE_MODERATION_H

#include "core/event.h"
#include "core/moderation.h"
#include "core/object.h"
#include "core/viewer.h"
#include "service/ctx.h"

enum { SOC_MODERATION_ENTRIES_MAX = 1000 };

/* What a moderator wants; borrowed. */
typedef struct soc_moderation_order {
	soc_str type, id;
	soc_str level, reason;
	bool one_version; /* only `version`, not the whole */
	int64_t version;
} soc_moderation_order;

typedef struct soc_moderated {
	soc_object_kind kind;
	soc_status status; /* as it is now */
	soc_event event;   /* likewise: of kind event, the other of the others */
	soc_hide_level from;
	bool changed;
	int64_t entry; /* of the log, where changed */
} soc_moderated;

/*
 * Sets the level of an event, a status, a comment or one version of it, with its log entry and its
 * activity row in one transaction; one exchange. The same level again changes nothing. INVALID
 * "type-invalid", "order-invalid" (no such level), as soc_reason_check and
 * soc_viewer_check_writer; NOT_FOUND "status-not-found", "event-not-found", "version-not-found";
 * FORBIDDEN "moderation-not-allowed"; CONFLICT "version-current": what is hidden then is the whole.
 */
bool soc_moderation_set(const soc_ctx *ctx, const soc_viewer *moderator,
	const soc_moderation_order *order, soc_moderated *out_moderated, soc_err *err) SOC_MUST_CHECK;

/* One change of a level as the log has it. */
typedef struct soc_moderation_entry {
	int64_t id;
	int64_t moderator, author; /* local user ids */
	soc_object object;
	int32_t version;           /* 0: the whole */
	soc_hide_level from, to;
	soc_str reason;
	int64_t created;
} soc_moderation_entry;

typedef struct soc_moderation_request {
	soc_str wiki;
	soc_str after; /* an entry's id, "0": from the first */
	int64_t limit;
} soc_moderation_request;

typedef struct soc_moderation_entries {
	const soc_moderation_entry *items;
	int count;
} soc_moderation_entries;

/*
 * The changes after one, oldest first; ids come in the order of commits, so who goes on from the
 * last one misses none. One exchange. INVALID "wiki-invalid", "cursor-invalid", "limit-invalid".
 */
bool soc_moderation_list(const soc_ctx *ctx, const soc_moderation_request *request,
	soc_moderation_entries *out_entries, soc_err *err) SOC_MUST_CHECK;

#endif
