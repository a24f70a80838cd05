/* SPDX-License-Identifier: MIT */
#include "service/delivery.h"

#include "core/page.h"
#include "pg/pipeline.h"
#include "service/notification.h"

#include "base/ban.h"

/* Rows of one person, as they were leased. */
typedef struct stack {
	soc_viewer viewer;
	soc_leases lease;
	int64_t *bundle; /* 0: gone */
	int listed;      /* index in the pipeline, -1: nothing to be listed */
} stack;

typedef struct taking {
	const soc_ctx *ctx;
	soc_str wiki;
	stack stack[SOC_DELIVERY_PEOPLE_MAX];
	int count;
	soc_leases closed;
} taking;

static bool leases_make(soc_leases *out, soc_arena *arena, size_t count, soc_err *err)
{
	int64_t *room = soc_arena_alloc(arena, 2 * count * sizeof(*room), err);
	if (!room)
		return false;
	*out = (soc_leases){ .id = room, .epoch = room + count };
	return true;
}

static void leases_add(soc_leases *leases, int64_t id, int64_t epoch)
{
	leases->id[leases->count] = id;
	leases->epoch[leases->count++] = epoch;
}

static bool lease(const taking *t, int64_t limit, soc_rows *out_rows, soc_err *err)
{
	soc_params bury = soc_params_for(SOC_SQL_DELIVERY_BURY, t->ctx->arena);
	soc_param_text(&bury, SOC_P_DELIVERY_BURY_WIKI, t->wiki);
	soc_params take = soc_params_for(SOC_SQL_DELIVERY_TAKE, t->ctx->arena);
	soc_param_text(&take, SOC_P_DELIVERY_TAKE_WIKI, t->wiki);
	soc_param_int(&take, SOC_P_DELIVERY_TAKE_PEOPLE, limit);
	soc_param_int(&take, SOC_P_DELIVERY_TAKE_EACH, SOC_DELIVERY_EACH_MAX);
	soc_pipeline pipeline = soc_pipeline_start(t->ctx->conn, t->ctx->arena, false);
	(void)soc_pipeline_add(&pipeline, &bury);
	int taken = soc_pipeline_add(&pipeline, &take);
	if (!soc_pipeline_run(&pipeline, err))
		return false;
	*out_rows = *soc_pipeline_rows(&pipeline, taken);
	return true;
}

/* Rows come by person. */
static bool stack_up(taking *t, const soc_rows *rows, soc_err *err)
{
	stack *top = NULL;
	for (int row = 0; row < rows->count; row++) {
		int64_t user = soc_row_int(rows, row, SOC_C_DELIVERY_TAKE_USER);
		if (!top || top->viewer.user != user) {
			top = &t->stack[t->count++];
			*top = (stack){ .viewer = { .wiki = t->wiki, .user = user }, .listed = -1 };
			top->bundle = soc_arena_alloc(t->ctx->arena,
				SOC_DELIVERY_EACH_MAX * sizeof(*top->bundle), err);
			if (!top->bundle
				|| !leases_make(&top->lease, t->ctx->arena, SOC_DELIVERY_EACH_MAX, err))
				return false;
		}
		top->bundle[top->lease.count] = soc_row_int(rows, row, SOC_C_DELIVERY_TAKE_BUNDLE);
		leases_add(&top->lease, soc_row_int(rows, row, SOC_C_DELIVERY_TAKE_ID),
			soc_row_int(rows, row, SOC_C_DELIVERY_TAKE_EPOCH));
	}
	return true;
}

/* What is there for each, at this moment. */
static bool look(taking *t, soc_pipeline *pipeline, soc_err *err)
{
	for (int i = 0; i < t->count; i++) {
		stack *s = &t->stack[i];
		s->listed = soc_notification_add_mailed(pipeline, t->ctx, &s->viewer, s->bundle,
			s->lease.count);
	}
	return soc_pipeline_run(pipeline, err);
}

static bool is_among(const soc_notification_page *page, int64_t bundle)
{
	for (int i = 0; i < page->count; i++) {
		if (page->item[i].id == bundle)
			return true;
	}
	return false;
}

/* Leases of what is to be sent stay with it, the others are closed. */
static bool sort_out(taking *t, const soc_pipeline *pipeline, soc_delivery *out, int *out_count,
	soc_err *err)
{
	for (int i = 0; i < t->count; i++) {
		stack *s = &t->stack[i];
		soc_notification_page page;
		soc_delivery one = { .user = s->viewer.user };
		if (!soc_notification_take_mailed(t->ctx, soc_pipeline_rows(pipeline, s->listed), &page,
				err)
			|| !leases_make(&one.lease, t->ctx->arena, SOC_DELIVERY_EACH_MAX, err))
			return false;
		for (size_t row = 0; row < s->lease.count; row++)
			leases_add(is_among(&page, s->bundle[row]) ? &one.lease : &t->closed,
				s->lease.id[row], s->lease.epoch[row]);
		one.item = page.item;
		one.item_count = page.count;
		if (page.count > 0)
			out[(*out_count)++] = one;
	}
	return true;
}

bool soc_delivery_take(const soc_ctx *ctx, soc_str wiki, int64_t limit,
	soc_delivery_list *out_list, soc_err *err)
{
	soc_rows rows;
	int64_t closed = 0;
	taking t = { .ctx = ctx, .wiki = wiki };
	*out_list = (soc_delivery_list){ .count = 0 };
	if (!soc_wiki_check(wiki, err) || !soc_page_limit_check(limit, SOC_DELIVERY_PEOPLE_MAX, err)
		|| !lease(&t, limit, &rows, err))
		return false;
	if (!rows.count)
		return true;
	soc_delivery *item = soc_arena_alloc(ctx->arena, (size_t)limit * sizeof(*item), err);
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	if (!item || !leases_make(&t.closed, ctx->arena, SOC_DELIVERY_LEASES_MAX, err)
		|| !stack_up(&t, &rows, err) || !look(&t, &pipeline, err)
		|| !sort_out(&t, &pipeline, item, &out_list->count, err)
		|| (t.closed.count && !soc_delivery_done(ctx, &t.closed, &closed, err)))
		return false;
	out_list->item = item;
	out_list->closed = closed;
	return true;
}

bool soc_delivery_handed(const soc_ctx *ctx, const soc_leases *leases, bool *out_handed,
	soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_DELIVERY_HANDED, ctx->arena);
	soc_param_int8_array(&params, SOC_P_DELIVERY_HANDED_IDS, leases->id, leases->count);
	soc_param_int8_array(&params, SOC_P_DELIVERY_HANDED_EPOCHS, leases->epoch, leases->count);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_handed = soc_row_bool(&rows, 0, SOC_C_DELIVERY_HANDED_HANDED);
	return true;
}

bool soc_delivery_done(const soc_ctx *ctx, const soc_leases *leases, int64_t *out_done,
	soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_DELIVERY_DONE, ctx->arena);
	soc_param_int8_array(&params, SOC_P_DELIVERY_DONE_IDS, leases->id, leases->count);
	soc_param_int8_array(&params, SOC_P_DELIVERY_DONE_EPOCHS, leases->epoch, leases->count);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_done = soc_row_int(&rows, 0, SOC_C_DELIVERY_DONE_DONE);
	return true;
}

bool soc_delivery_failed(const soc_ctx *ctx, const soc_leases *leases,
	const soc_delivery_failure *failure, int64_t *out_failed, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_DELIVERY_FAILED, ctx->arena);
	soc_param_int8_array(&params, SOC_P_DELIVERY_FAILED_IDS, leases->id, leases->count);
	soc_param_int8_array(&params, SOC_P_DELIVERY_FAILED_EPOCHS, leases->epoch, leases->count);
	soc_param_text(&params, SOC_P_DELIVERY_FAILED_REASON, failure->reason);
	soc_param_bool(&params, SOC_P_DELIVERY_FAILED_SURE, failure->sure);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_failed = soc_row_int(&rows, 0, SOC_C_DELIVERY_FAILED_FAILED);
	return true;
}

bool soc_delivery_due(const soc_ctx *ctx, soc_str wiki, bool *out_due, soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(wiki, err))
		return false;
	soc_params params = soc_params_for(SOC_SQL_DELIVERY_DUE, ctx->arena);
	soc_param_text(&params, SOC_P_DELIVERY_DUE_WIKI, wiki);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_due = soc_row_bool(&rows, 0, SOC_C_DELIVERY_DUE_DUE);
	return true;
}

bool soc_delivery_measure(const soc_ctx *ctx, soc_delivery_depth *out_depth, soc_err *err)
{
	soc_rows rows;
	soc_params params = soc_params_for(SOC_SQL_DELIVERY_MEASURE, ctx->arena);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_depth = (soc_delivery_depth){
		.due = soc_row_int(&rows, 0, SOC_C_DELIVERY_MEASURE_DUE),
		.ms = soc_row_int(&rows, 0, SOC_C_DELIVERY_MEASURE_MS),
		.dead = soc_row_int(&rows, 0, SOC_C_DELIVERY_MEASURE_DEAD),
	};
	return true;
}

bool soc_delivery_dead_of(const soc_ctx *ctx, soc_str wiki, int64_t limit,
	soc_delivery_dead_list *out_list, soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(wiki, err) || !soc_page_limit_check(limit, SOC_DELIVERY_LIST_MAX, err))
		return false;
	soc_params params = soc_params_for(SOC_SQL_DELIVERY_DEAD, ctx->arena);
	soc_param_text(&params, SOC_P_DELIVERY_DEAD_WIKI, wiki);
	soc_param_int(&params, SOC_P_DELIVERY_DEAD_LIMIT, limit);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	soc_delivery_dead *item = soc_arena_alloc(ctx->arena, (size_t)rows.count * sizeof(*item), err);
	if (!item)
		return false;
	for (int row = 0; row < rows.count; row++) {
		item[row] = (soc_delivery_dead){
			.id = soc_row_int(&rows, row, SOC_C_DELIVERY_DEAD_ID),
			.user = soc_row_int(&rows, row, SOC_C_DELIVERY_DEAD_USER),
			.at = soc_row_time(&rows, row, SOC_C_DELIVERY_DEAD_AT),
			.attempts = soc_row_int(&rows, row, SOC_C_DELIVERY_DEAD_ATTEMPTS),
			.kind = (soc_notification_kind)soc_row_int(&rows, row, SOC_C_DELIVERY_DEAD_KIND),
			.reason = soc_row_text(&rows, row, SOC_C_DELIVERY_DEAD_REASON),
			.name = soc_row_text(&rows, row, SOC_C_DELIVERY_DEAD_NAME),
		};
	}
	*out_list = (soc_delivery_dead_list){ item, rows.count };
	return true;
}

bool soc_delivery_redrive(const soc_ctx *ctx, soc_str wiki, int64_t id, bool *out_redriven,
	soc_err *err)
{
	soc_rows rows;
	if (!soc_wiki_check(wiki, err))
		return false;
	soc_params params = soc_params_for(SOC_SQL_DELIVERY_REDRIVE, ctx->arena);
	soc_param_text(&params, SOC_P_DELIVERY_REDRIVE_WIKI, wiki);
	soc_param_int(&params, SOC_P_DELIVERY_REDRIVE_ID, id);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err))
		return false;
	*out_redriven = soc_row_bool(&rows, 0, SOC_C_DELIVERY_REDRIVE_REDRIVEN);
	return true;
}
