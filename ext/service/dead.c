/* SPDX-License-Identifier: MIT */
#include "service/dead.h"

#include "pg/pipeline.h"
#include "pg/txn.h"

#include <string.h>

#include "base/ban.h"

enum { ATTEMPTS = 10 };

/* By class: cardinality, data, constraints, limits of the program, what a routine raises, faults
 * of the server. */
bool soc_dead_is_poison(const soc_err *failure)
{
	static const char *const classes[] = { "21", "22", "23", "54", "P0", "XX" };
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (strncmp(failure->sqlstate, classes[i], 2) == 0)
			return true;
	return false;
}

bool soc_dead_is_slow(const soc_err *failure)
{
	return strcmp(failure->sqlstate, "57014") == 0;
}

bool soc_dead_bury(const soc_ctx *ctx, const soc_fanout_events *events, const soc_err *why,
	soc_err *err)
{
	soc_rows rows;
	if (events->count != 1)
		return soc_err_set(err, SOC_ERR_BUG, "dead-event-count", "not one event but %zu",
			events->count);
	soc_params params = soc_params_for(SOC_SQL_DEAD_BURY, ctx->arena);
	soc_param_int(&params, SOC_P_DEAD_BURY_EVENT_ID, events->id[0]);
	soc_param_int(&params, SOC_P_DEAD_BURY_VERB, events->verb[0]);
	soc_param_int(&params, SOC_P_DEAD_BURY_ACTOR_ID, events->actor[0]);
	soc_param_int(&params, SOC_P_DEAD_BURY_OBJECT_ID, events->object[0]);
	soc_param_text(&params, SOC_P_DEAD_BURY_SQLSTATE, soc_str_borrow(why->sqlstate));
	soc_param_text(&params, SOC_P_DEAD_BURY_REASON, soc_str_borrow(why->message));
	return soc_pipeline_one(ctx->conn, &params, &rows, err);
}

bool soc_dead_bury_deferred(const soc_ctx *ctx, int64_t event_id, const soc_err *why, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_DEAD_BURY_DEFERRED, ctx->arena);
	soc_param_int(&params, SOC_P_DEAD_BURY_DEFERRED_EVENT_ID, event_id);
	soc_param_text(&params, SOC_P_DEAD_BURY_DEFERRED_SQLSTATE, soc_str_borrow(why->sqlstate));
	soc_param_text(&params, SOC_P_DEAD_BURY_DEFERRED_REASON, soc_str_borrow(why->message));
	return soc_pipeline_one(ctx->conn, &params, &rows, err);
}

static bool copy_row(const soc_ctx *ctx, const soc_rows *rows, int row, soc_dead_event *out,
	soc_err *err)
{
	*out = (soc_dead_event){
		.id = soc_row_int(rows, row, SOC_C_DEAD_LIST_EVENT_ID),
		.verb = soc_row_int(rows, row, SOC_C_DEAD_LIST_VERB),
		.actor = soc_row_int(rows, row, SOC_C_DEAD_LIST_ACTOR_ID),
		.object = soc_row_int(rows, row, SOC_C_DEAD_LIST_OBJECT_ID),
		.attempts = soc_row_int(rows, row, SOC_C_DEAD_LIST_ATTEMPTS),
	};
	out->sqlstate =
		soc_arena_dup(ctx->arena, soc_row_text(rows, row, SOC_C_DEAD_LIST_SQLSTATE), err);
	out->reason = soc_arena_dup(ctx->arena, soc_row_text(rows, row, SOC_C_DEAD_LIST_REASON), err);
	out->died_at =
		soc_arena_dup(ctx->arena, soc_row_text(rows, row, SOC_C_DEAD_LIST_DIED_AT), err);
	return out->sqlstate.ptr && out->reason.ptr && out->died_at.ptr;
}

bool soc_dead_read(const soc_ctx *ctx, int64_t after, int limit, soc_dead_list *out_list,
	soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_DEAD_LIST, ctx->arena);
	soc_param_int(&params, SOC_P_DEAD_LIST_AFTER_ID, after);
	soc_param_int(&params, SOC_P_DEAD_LIST_LIMIT, limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	out_list->count = 0;
	out_list->event =
		soc_arena_alloc(ctx->arena, ((size_t)rows.count + 1) * sizeof *out_list->event, err);
	if (!out_list->event)
		return false;
	for (int row = 0; row < rows.count; row++)
		if (!copy_row(ctx, &rows, row, &out_list->event[out_list->count++], err))
			return false;
	return true;
}

typedef struct raising {
	const soc_ctx *ctx;
	int64_t id;
	bool deferred;
	soc_fanout_events events; /* none: of the second lane */
	soc_fanout_told told;
} raising;

static bool take(raising *r, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_DEAD_RAISE, r->ctx->arena);
	soc_param_int(&params, SOC_P_DEAD_RAISE_EVENT_ID, r->id);
	if (!soc_pipeline_one(r->ctx->conn, &params, &rows, err))
		return false;
	if (!rows.count)
		return soc_err_set(err, SOC_ERR_NOT_FOUND, "dead-event-missing",
			"no event of this id is laid aside: %lld", (long long)r->id);
	r->deferred = soc_row_is_null(&rows, 0, SOC_C_DEAD_RAISE_VERB);
	if (!soc_fanout_events_make(&r->events, r->ctx->arena, 1, err))
		return false;
	if (!r->deferred)
		soc_fanout_events_add(&r->events, r->id, soc_row_int(&rows, 0, SOC_C_DEAD_RAISE_VERB),
			soc_row_int(&rows, 0, SOC_C_DEAD_RAISE_ACTOR_ID),
			soc_row_int(&rows, 0, SOC_C_DEAD_RAISE_OBJECT_ID));
	return true;
}

static bool raise_one(void *state, soc_err *err)
{
	raising *r = state;
	r->told = (soc_fanout_told){ 0, 0 };
	if (!take(r, err))
		return false;
	if (!r->deferred)
		return soc_fanout_serve(r->ctx, &r->events, &r->told, err);
	r->told.deferred = 1;
	return true;
}

bool soc_dead_redrive(const soc_ctx *ctx, int64_t event_id, soc_fanout_told *out_told, soc_err *err)
{
	raising r = { .ctx = ctx, .id = event_id };
	soc_err failure = { .code = SOC_OK };
	if (soc_txn_run(ctx->conn, ATTEMPTS, raise_one, &r, &failure)) {
		*out_told = r.told;
		return true;
	}
	/* Why it failed is said, also where not even that could be noted. */
	soc_err ignored = { .code = SOC_OK };
	if ((soc_dead_is_poison(&failure) || soc_dead_is_slow(&failure)) && r.events.count == 1)
		(void)!soc_dead_bury(ctx, &r.events, &failure, &ignored);
	*err = failure;
	return false;
}
