/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_DRAFT_H
#define SOC_SERVICE_DRAFT_H

#include "core/status.h"
#include "core/target.h"
#include "core/viewer.h"
#include "pg/pipeline.h"
#include "service/ctx.h"

/* What posting statuses and comments has in common. */

/* What a checked draft becomes in the store. */
typedef struct soc_draft_stored {
	soc_draft draft;
	soc_persons persons;
	soc_str entities;
	soc_str media; /* ptr NULL: nothing was said of files */
} soc_draft_stored;

/* INVALID and NOMEM as soc_draft_check. */
bool soc_draft_store(const soc_ctx *ctx, const soc_draft *draft, soc_draft_stored *out_stored,
	soc_err *err) SOC_MUST_CHECK;

/* Whom a draft needs in the store beside its author. */
typedef struct soc_draft_people {
	const soc_persons *mentioned;
	int64_t answered; /* local user id of who is commented; 0 for nobody */
} soc_draft_people;

/* Adds what gives them and the author rows, all of one post in one order; nothing for nobody. */
void soc_draft_add_persons(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *author,
	soc_draft_people people);
/* Adds what gives the pages that it is about rows; nothing for none. */
void soc_draft_add_pages(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	const soc_draft *draft);
/* NULL for none. */
void soc_draft_param_pages(soc_params *params, int index, const soc_draft *draft);
/* NULL for nobody, so that nothing is looked up. */
void soc_draft_param_persons(soc_params *params, int index, const soc_persons *persons);

/* What a key was used with. */
typedef struct soc_draft_keyed {
	const soc_draft_stored *stored;
	const soc_target *object; /* NULL of a status */
} soc_draft_keyed;

/* Adds the look for what holds the draft's key, behind the post; answers its index. */
int soc_draft_add_by_key(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *author,
	soc_draft_keyed keyed);
/* The status or comment that an earlier call with this key made: one row. CONFLICT "key-reused";
 * NOT_FOUND "status-not-found"; NOMEM. */
bool soc_draft_take_earlier(const soc_ctx *ctx, const soc_rows *earlier, soc_status *out_status,
	soc_err *err) SOC_MUST_CHECK;

/* What the key of a draft made before, by an exchange that makes nothing. As
 * soc_draft_take_earlier; NOT_FOUND "key-unused". */
bool soc_draft_repeat(const soc_ctx *ctx, const soc_viewer *author, soc_draft_keyed keyed,
	soc_status *out_status, soc_err *err) SOC_MUST_CHECK;

/* Why a post made nothing where no key stood in its way and nothing was refused. */
bool soc_draft_explain(const soc_draft_stored *stored, soc_err *err);
/* INVALID "media-unknown". */
bool soc_draft_media_unknown(soc_err *err);

#endif
