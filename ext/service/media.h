/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_MEDIA_H
#define SOC_SERVICE_MEDIA_H

#include "core/media.h"
#include "service/ctx.h"

enum { SOC_MEDIA_TAKE_MAX = 500, SOC_MEDIA_STATUSES_MAX = 1000, SOC_MEDIA_BACKLOG_MAX = 10000 };

/* The files that a wiki's statuses show, as their homes describe them. Calls for the wiki itself,
 * not for a viewer; each is one exchange. All: INVALID "wiki-invalid". */

/* Stores what is said of the files, none for an empty list; INVALID as soc_media_list_check. */
bool soc_media_put(const soc_ctx *ctx, soc_str wiki, const soc_media_list *files, soc_err *err)
	SOC_MUST_CHECK;

typedef struct soc_media_known {
	soc_media media;
	int64_t refreshed; /* microseconds since 1970 */
} soc_media_known;

typedef struct soc_media_found {
	const soc_media_known *item;
	int count;
} soc_media_found;

/* Those of the files that the store has heard of, in the order asked for. INVALID
 * "media-invalid": more than SOC_MEDIA_LIST_MAX, or a name that no file has. */
bool soc_media_get(const soc_ctx *ctx, soc_str wiki, const soc_media_names *names,
	soc_media_found *out_found, soc_err *err) SOC_MUST_CHECK;

/* Whether who made a file, and what is told of it, is kept out: blank now, and whatever is put. */
typedef struct soc_media_order {
	soc_str wiki, file;
	bool withheld;
} soc_media_order;

/* NOT_FOUND "media-unknown"; INVALID "media-invalid" (a name that no file has). */
bool soc_media_withhold(const soc_ctx *ctx, const soc_media_order *order, bool *out_changed,
	soc_err *err) SOC_MUST_CHECK;

/* Files that some version of some status shows, by the time since they were refreshed last. */
typedef struct soc_media_stale {
	soc_str wiki;
	int64_t seconds; /* more than so many ago */
	int64_t limit;   /* 1 to SOC_MEDIA_TAKE_MAX */
} soc_media_stale;

/* Names of files to be refreshed, oldest first; for ten minutes nobody else is given them.
 * INVALID "limit-invalid", of `seconds` too. */
bool soc_media_take(const soc_ctx *ctx, const soc_media_stale *query, soc_media_names *out_names,
	soc_err *err) SOC_MUST_CHECK;

/* How many there are, taken or not; no more than SOC_MEDIA_BACKLOG_MAX are counted. `limit` does
 * not count. INVALID "limit-invalid" of `seconds`. */
bool soc_media_backlog(const soc_ctx *ctx, const soc_media_stale *query, int *out_count,
	soc_err *err) SOC_MUST_CHECK;

typedef struct soc_media_query {
	soc_str wiki, file;
	soc_str after; /* an id, or "0" */
	int64_t limit; /* 1 to SOC_MEDIA_STATUSES_MAX */
} soc_media_query;

typedef struct soc_media_user {
	int64_t id;
	int64_t author; /* local user id */
} soc_media_user;

typedef struct soc_media_users {
	const soc_media_user *item;
	int count;
} soc_media_users;

/* Statuses that everybody may read and that show the file, ids ascending. INVALID "limit-invalid",
 * "cursor-invalid" (of `after`), "media-invalid" (a name that no file has). */
bool soc_media_statuses(const soc_ctx *ctx, const soc_media_query *query,
	soc_media_users *out_users, soc_err *err) SOC_MUST_CHECK;

#endif
