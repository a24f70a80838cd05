/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_STATUS_H
#define SOC_SERVICE_STATUS_H

#include "core/status.h"
#include "core/viewer.h"
#include "pg/pipeline.h"
#include "service/ctx.h"

/* The text of a draft as it would be stored; no exchange. INVALID and NOMEM as soc_draft_check. */
bool soc_status_check(const soc_ctx *ctx, const soc_draft *draft, soc_str *out_text, soc_err *err)
	SOC_MUST_CHECK;

typedef struct soc_posted {
	soc_status status;
	bool created; /* false: the same key had made it before */
} soc_posted;

/*
 * Stores a status, its activity row and its key; one exchange. A key of the last 24 hours
 * with the same body answers with the status it made, with another body it is CONFLICT
 * "key-reused". INVALID as soc_draft_check and soc_viewer_check_writer, and "media-unknown" when
 * the store has not heard of one of the files.
 */
bool soc_status_post(const soc_ctx *ctx, const soc_viewer *author, const soc_draft *draft,
	soc_posted *out_posted, soc_err *err) SOC_MUST_CHECK;

/* Which status is to be edited. */
typedef struct soc_edit {
	soc_str id;
	bool has_base;
	int64_t base; /* the version the author has seen */
	soc_draft draft; /* neither its key nor its level counts */
} soc_edit;

/*
 * Makes a new version of the author's own status, none when the present one says the same; one
 * exchange. A draft that says nothing of files keeps them. Answers with the status after it.
 * INVALID as soc_status_post, mention-missing by the level the status has; NOT_FOUND
 * "status-not-found"; FORBIDDEN "status-not-own", "status-deleted"; CONFLICT "edit-conflict" when
 * base is not the present version.
 */
bool soc_status_edit(const soc_ctx *ctx, const soc_viewer *author, const soc_edit *edit,
	soc_status *out_status, soc_err *err) SOC_MUST_CHECK;

/* One status as the viewer may see it, a read that only a report allows noted; one exchange.
 * NOT_FOUND "status-not-found". */
bool soc_status_get(const soc_ctx *ctx, const soc_viewer *viewer, soc_str id,
	soc_status *out_status, soc_err *err) SOC_MUST_CHECK;

/*
 * Deletes the author's own status, again without effect; one exchange. NOT_FOUND
 * "status-not-found" when it may not be seen, FORBIDDEN "status-not-own".
 */
bool soc_status_delete(const soc_ctx *ctx, const soc_viewer *author, soc_str id, soc_err *err)
	SOC_MUST_CHECK;

/*
 * Takes the author's own deletion back, again without effect, and answers with the status; one
 * exchange. NOT_FOUND "status-not-found", also when moderators hid it; FORBIDDEN "status-not-own".
 */
bool soc_status_undelete(const soc_ctx *ctx, const soc_viewer *author, soc_str id,
	soc_status *out_status, soc_err *err) SOC_MUST_CHECK;

/* Adds the reading of one status as the viewer may see it, with the note that such a read may
 * take (service/access.h); answers its index. */
int soc_status_add_get(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id);

/* Where a status stands in rows: its columns begin at `first`, every statement lists them alike. */
typedef struct soc_status_place {
	const soc_rows *rows;
	int row, first;
} soc_status_place;

/* NOMEM. */
bool soc_status_from_row(const soc_ctx *ctx, soc_status_place place, soc_status *out_status,
	soc_err *err) SOC_MUST_CHECK;

/* The entities of a text, from two columns that follow one another; NOMEM. */
bool soc_status_entities(const soc_ctx *ctx, soc_status_place place, soc_str text,
	soc_entities *out_entities, soc_err *err) SOC_MUST_CHECK;

#endif
