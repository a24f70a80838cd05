/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_ACCESS_H
#define SOC_SERVICE_ACCESS_H

#include "core/actor.h"
#include "core/viewer.h"
#include "pg/pipeline.h"
#include "service/ctx.h"

/* Adds what gives the viewer, who has an account, a row in the store. */
void soc_access_add_actor(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer);

/* Some actors of one kind by their ids on the wiki; borrowed until the exchange has run. */
typedef struct soc_access_actors {
	soc_actor_kind kind;
	const int64_t *id;
	size_t count;
} soc_access_actors;

/* Likewise for several, in one order, so that two writers do not wait for each other in a ring. */
void soc_access_add_actors(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	soc_access_actors actors);

/*
 * The caps to read one object with. CAP_READ_REPORTED counts only for someone with an account:
 * such reads are noted, and a note names who read.
 */
int32_t soc_access_caps(const soc_viewer *viewer);

/*
 * Adds, for holders of CAP_READ_REPORTED, what notes that they read this status or comment for no
 * other reason than a report on it. In the exchange of the read itself, so that there is no read
 * without its note.
 */
void soc_access_note(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id);

/* The caps to read lists with: what was only reported is read one by one. */
int32_t soc_access_caps_listed(const soc_viewer *viewer);

#endif
