/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_LIVE_H
#define SOC_SERVICE_LIVE_H

#include "core/viewer.h"
#include "pg/pipeline.h"
#include "service/ctx.h"

/*
 * Who is looking is sent how much they have not read (docs/adr/0011). Whoever changes that number
 * marks the row of their presence in the same transaction; the daemon sends it.
 */
enum {
	SOC_LIVE_SECONDS = 1200, /* how long one is taken to look; streams are shorter */
	SOC_LIVE_AT_ONCE = 200,  /* people in one soc_live_take */
	SOC_LIVE_COUNT_MAX = 100 /* the number is counted to it */
};

enum { SOC_LIVE_CHANNEL_SIZE = 32 };
typedef struct soc_live_channel {
	char text[SOC_LIVE_CHANNEL_SIZE];
} soc_live_channel;

/* The name under which a person's number is sent: "social-17". */
soc_live_channel soc_live_channel_of(int64_t actor);

/*
 * Notes that the viewer looks; who is not in the store comes there. One exchange. INVALID
 * "viewer-anonymous".
 */
bool soc_live_present(const soc_ctx *ctx, const soc_viewer *viewer, soc_live_channel *out_channel,
	soc_err *err) SOC_MUST_CHECK;

/* Adds to what changes the viewer's number that it is to be sent. */
void soc_live_add_touch(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer);

typedef struct soc_live_numbers {
	int count;
	int64_t actor[SOC_LIVE_AT_ONCE], unread[SOC_LIVE_AT_ONCE];
	bool more; /* maybe: call again */
} soc_live_numbers;

/* The daemon's: whose number is to be sent, and that it was taken. One exchange. */
bool soc_live_take(const soc_ctx *ctx, soc_live_numbers *out_numbers, soc_err *err) SOC_MUST_CHECK;

/* Forgets who went away. One exchange. */
bool soc_live_forget(const soc_ctx *ctx, soc_err *err) SOC_MUST_CHECK;

#endif
