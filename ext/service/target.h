/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_TARGET_H
#define SOC_SERVICE_TARGET_H

#include "core/status.h"
#include "core/target.h"
#include "pg/pipeline.h"
#include "service/ctx.h"

enum { SOC_TARGET_LIST_MAX = 1000, SOC_TARGET_MANY_MAX = 500 };

/* Objects as callers name them; borrowed. */
typedef struct soc_targets {
	const soc_target *item;
	size_t count;
} soc_targets;

/* How an object of the wiki stands in the store, or on the wiki. */
typedef struct soc_target_state {
	int64_t row;      /* its id in the store */
	soc_target_kind kind;
	soc_str key;
	int64_t author;   /* local user id, 0 for nobody with an account */
	int64_t page;     /* page id, 0 for none */
	soc_hide_level hidden;
	bool deleted;
} soc_target_state;

typedef struct soc_target_states {
	const soc_target_state *item;
	size_t count;
} soc_target_states;

typedef struct soc_targets_request {
	soc_str wiki;
	soc_str after; /* row of the last one had, "0" from the start */
	int64_t limit;
	int64_t page;  /* 0: of all pages */
} soc_targets_request;

/* Objects of the wiki that the store knows, ids ascending; one exchange. INVALID "wiki-invalid",
 * "cursor-invalid", "limit-invalid". */
bool soc_target_list(const soc_ctx *ctx, const soc_targets_request *request,
	soc_target_states *out_states, soc_err *err) SOC_MUST_CHECK;

/* Those of these objects that the store knows, in their order; one exchange. INVALID
 * "wiki-invalid", "objects-invalid" (more than SOC_TARGET_MANY_MAX). */
bool soc_target_find(const soc_ctx *ctx, soc_str wiki, const soc_targets *targets,
	soc_target_states *out_states, soc_err *err) SOC_MUST_CHECK;

/* Sets what the wiki says of these rows; one exchange, none for an empty list. INVALID
 * "wiki-invalid", "targets-invalid" (more than SOC_TARGET_LIST_MAX, an id that is none). */
bool soc_target_mirror(const soc_ctx *ctx, soc_str wiki, const soc_target_states *states,
	int64_t *out_changed, soc_err *err) SOC_MUST_CHECK;

/*
 * Adds what gives an object of the wiki a row, and before it its author and its page; nothing for
 * statuses and comments. Answers its index, -1 where it added nothing.
 */
int soc_target_add_ensure(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	const soc_target *target);

/* Whether that made the row: the store had not heard of the object. */
bool soc_target_was_made(const soc_pipeline *pipeline, int ensure);

/* How many objects travel to a statement: kinds and ids by place, keys joined by line feeds. */
typedef struct soc_target_columns {
	const int64_t *kind;
	const int64_t *id;
	soc_str keys;
} soc_target_columns;

/* NOMEM. */
bool soc_target_columns_of(const soc_ctx *ctx, const soc_targets *targets,
	soc_target_columns *out_columns, soc_err *err) SOC_MUST_CHECK;

#endif
