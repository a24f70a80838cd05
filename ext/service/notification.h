/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_NOTIFICATION_H
#define SOC_SERVICE_NOTIFICATION_H

#include "core/cursor.h"
#include "core/notification.h"
#include "core/viewer.h"
#include "pg/pipeline.h"
#include "service/ctx.h"

typedef struct soc_notification_query {
	bool unread;                  /* only what is */
	soc_notification_kind kind[SOC_NOTIFICATION_END]; /* only these; none: all */
	size_t kind_count;
	soc_str names;                /* and these of other extensions, with commas between them */
	int64_t limit;
	soc_str cursor;               /* ptr NULL: from the newest */
} soc_notification_query;

typedef struct soc_notification_page {
	const soc_notification *item;
	int count;
	bool has_next;
	soc_cursor next;              /* where has_next */
	int64_t unread;               /* of all, to SOC_NOTIFICATION_COUNT_MAX */
} soc_notification_page;

/* Of which something is left, newest first; one exchange. A page is full while there is more, but
 * where nothing is left of some thousand in a row. INVALID "viewer-anonymous", "limit-invalid",
 * "cursor-invalid". */
bool soc_notification_list(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_notification_query *query, soc_notification_page *out_page, soc_err *err)
	SOC_MUST_CHECK;

/* How many are unread, to SOC_NOTIFICATION_COUNT_MAX; one exchange. INVALID "viewer-anonymous". */
bool soc_notification_count(const soc_ctx *ctx, const soc_viewer *viewer, int64_t *out_unread,
	soc_err *err) SOC_MUST_CHECK;

typedef struct soc_notification_mark {
	const int64_t *id;            /* bundles; none: all */
	size_t id_count;
	int64_t up_to;                /* a seq: what grew behind it stays unread; 0: none */
} soc_notification_mark;

typedef struct soc_notification_marked {
	int64_t changed, unread;      /* unread: how many are by now */
} soc_notification_marked;

/* One exchange; of very many ten thousand. INVALID "viewer-anonymous", "notification-id-invalid"
 * (neither ids nor up_to). */
bool soc_notification_read(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_notification_mark *mark, soc_notification_marked *out_marked, soc_err *err)
	SOC_MUST_CHECK;

/* Makes what came last of a bundle unread again; one exchange. INVALID "viewer-anonymous". */
bool soc_notification_unread(const soc_ctx *ctx, const soc_viewer *viewer, int64_t id,
	soc_notification_marked *out_marked, soc_err *err) SOC_MUST_CHECK;

/* Of the viewer's bundles those of these names that are unread and wanted by mail, in a pipeline of
 * the caller's, and what its rows say. At most SOC_NOTIFICATION_IDS_MAX. */
int soc_notification_add_mailed(soc_pipeline *pipeline, const soc_ctx *ctx,
	const soc_viewer *viewer, const int64_t *id, size_t count);
bool soc_notification_take_mailed(const soc_ctx *ctx, const soc_rows *rows,
	soc_notification_page *out_page, soc_err *err) SOC_MUST_CHECK;

/* The kinds' own channels, by number from 1, as the statements index them. */
void soc_notification_put_channels(soc_params *params, int index);

/*
 * Makes the choices and mutes of these people what is told here; who is not in the store comes
 * there. Mail that waits comes sooner where they want it so. One exchange, none for nobody.
 * Answers how many people changed. INVALID "wiki-invalid",
 * "users-invalid".
 */
bool soc_notification_mirror(const soc_ctx *ctx, soc_str wiki, soc_notification_people *people,
	int64_t *out_changed, soc_err *err) SOC_MUST_CHECK;
/* What a wiki has for everybody. */
typedef struct soc_notification_usual {
	soc_notification_choices choice;
	int64_t every; /* days between mails, 0: at once */
} soc_notification_usual;

/* Likewise; one exchange. INVALID "wiki-invalid", "digest-invalid". */
bool soc_notification_mirror_defaults(const soc_ctx *ctx, soc_str wiki,
	const soc_notification_usual *usual, bool *out_changed, soc_err *err) SOC_MUST_CHECK;

/* Whether the viewer takes part in the thread of a comment; one exchange. INVALID
 * "viewer-anonymous"; NOT_FOUND "target-not-found". */
bool soc_notification_watched(const soc_ctx *ctx, const soc_viewer *viewer, soc_str comment,
	bool *out_watched, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_notification_watch {
	soc_str comment;
	bool watched;
} soc_notification_watch;

/* Joins or leaves that thread by hand, which then stands; one exchange. Errors likewise. */
bool soc_notification_set_watched(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_notification_watch *watch, bool *out_changed, soc_err *err) SOC_MUST_CHECK;

#endif
