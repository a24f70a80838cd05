/* SPDX-License-Identifier: MIT */
#include "service/event_sync.h"

#include "base/clock.h"
#include "core/id.h"
#include "json/write.h"
#include "pg/pipeline.h"
#include "service/access.h"

#include "base/ban.h"

enum { PAGE_TAG_SIZE = 24 };

/* All dates of all tags, as the statement takes them. */
typedef struct date_columns {
	int64_t *at, *end, *from, *to;
	size_t count;
} date_columns;

/* A page once checked. */
typedef struct order {
	const soc_viewer *saver;
	const soc_event_page *page;
	int64_t revision;
	int64_t gone; /* 0: none */
	soc_str json;
	date_columns dates;
} order;

static bool page_check(const soc_event_page *page, order *out, soc_err *err)
{
	if (page->page < 1 || page->page > INT64_MAX - 1 || page->count > SOC_EVENT_TAGS_MAX
		|| !soc_id_parse(page->revision, &out->revision)
		|| (page->gone.len > 0 && !soc_id_parse(page->gone, &out->gone))) {
		return soc_err_set(err, SOC_ERR_INVALID, "event-invalid",
			"a page and its revision are ids, and it has at most %d tags", SOC_EVENT_TAGS_MAX);
	}
	return true;
}

bool soc_event_check(const soc_ctx *ctx, const soc_event_tag *tag, soc_event_plan *out_plan,
	soc_err *err)
{
	return soc_event_tag_check(tag, soc_clock_now_us(), ctx->arena, out_plan, err);
}

/* A tag without id, which a template made, has the page's name. */
static bool name_tag(const soc_ctx *ctx, int64_t page, soc_str *io_tag, soc_err *err)
{
	if (io_tag->len > 0) {
		return soc_event_tag_id_check(*io_tag, err);
	}
	soc_buf buf = soc_buf_start(ctx->arena, PAGE_TAG_SIZE);
	soc_buf_appendf(&buf, "@%lld", (long long)page);
	return soc_buf_done(&buf, io_tag, err);
}

static void put_moment(soc_buf *out, const char *name, soc_moment moment)
{
	char text[SOC_MOMENT_TEXT_SIZE];
	soc_moment_format(moment, text);
	soc_json_put_text(out, name, soc_str_borrow(text));
}

static void put_times(soc_buf *out, const soc_event_plan *plan)
{
	put_moment(out, "starts", plan->start);
	put_moment(out, "ends", plan->end);
	soc_json_put_int(out, "start_us", plan->start_at);
	soc_json_put_int(out, "end_us", plan->end_at);
	soc_json_put_int(out, "last_us", plan->dates.item[plan->dates.count - 1].end_us);
	soc_json_put_text(out, "rule", plan->tag.rule);
	soc_json_put_name(out, "except_dates");
	soc_json_put_open(out, '[');
	for (size_t i = 0; i < plan->tag.except_count; i++) {
		put_moment(out, NULL, plan->except[i]);
	}
	soc_json_put_close(out, ']');
	if (plan->tag.deadline.ptr) {
		put_moment(out, "deadline", plan->deadline);
		soc_json_put_int(out, "deadline_us", plan->deadline_at);
	}
}

/* Its members are named as the columns of social.event are. */
static void put_plan(soc_buf *out, const soc_event_plan *plan)
{
	const soc_event_tag *tag = &plan->tag;
	soc_json_put_text(out, "title", tag->title);
	soc_json_put_text(out, "description", tag->description);
	soc_json_put_text(out, "place", tag->place);
	soc_json_put_text(out, "link", tag->link);
	soc_json_put_text(out, "file", tag->file);
	soc_json_put_text(out, "lang", tag->lang);
	soc_json_put_text(out, "zone", tag->zone);
	put_times(out, plan);
	if (tag->capacity > 0) {
		soc_json_put_int(out, "capacity", tag->capacity);
	}
	soc_json_put_bool(out, "waitlist", tag->waitlist);
	soc_json_put_int(out, "guests_max", tag->guests_max);
}

static int64_t minutes_of(soc_moment moment)
{
	static const soc_moment epoch = { 1970, 1, 1, 0, 0 };
	return soc_moment_minutes_between(epoch, moment);
}

static void put_dates(soc_buf *out, const soc_dates *dates, date_columns *columns)
{
	/* Arrays of SQL count from 1. */
	soc_json_put_int(out, "first_date", (int64_t)columns->count + 1);
	for (size_t i = 0; i < dates->count; i++) {
		columns->at[columns->count] = dates->item[i].start_us;
		columns->end[columns->count] = dates->item[i].end_us;
		columns->from[columns->count] = minutes_of(dates->item[i].start);
		columns->to[columns->count] = minutes_of(dates->item[i].end);
		columns->count++;
	}
	soc_json_put_int(out, "last_date", (int64_t)columns->count);
}

static bool columns_make(const soc_ctx *ctx, const soc_event_plan *plan, size_t count,
	date_columns *out, soc_err *err)
{
	size_t dates = 0;
	for (size_t i = 0; i < count; i++) {
		dates += plan[i].dates.count;
	}
	int64_t *all = soc_arena_alloc(ctx->arena, 4 * dates * sizeof(*all), err);
	if (!all) {
		return false;
	}
	*out = (date_columns){ all, all + dates, all + 2 * dates, all + 3 * dates, 0 };
	return true;
}

/* The tags as JSON; their dates go to columns of their own, which are smaller so. */
static bool tags_write(const soc_ctx *ctx, const soc_event_plan *plan, size_t count, order *out,
	soc_err *err)
{
	soc_buf buf = soc_buf_start(ctx->arena, SOC_PARAM_SIZE_MAX);
	if (!columns_make(ctx, plan, count, &out->dates, err)) {
		return false;
	}
	soc_json_put_open(&buf, '[');
	for (size_t i = 0; i < count; i++) {
		soc_json_put_open(&buf, '{');
		soc_json_put_text(&buf, "tag", plan[i].tag.tag);
		soc_json_put_bool(&buf, "keep", plan[i].tag.keep);
		if (!plan[i].tag.keep) {
			put_plan(&buf, &plan[i]);
			put_dates(&buf, &plan[i].dates, &out->dates);
		}
		soc_json_put_close(&buf, '}');
	}
	soc_json_put_close(&buf, ']');
	return soc_buf_done(&buf, &out->json, err);
}

static soc_event_plan *plans_make(const soc_ctx *ctx, const soc_event_page *page, soc_err *err)
{
	int64_t now = soc_clock_now_us();
	soc_event_plan *plan = soc_arena_alloc(ctx->arena, page->count * sizeof(*plan), err);
	for (size_t i = 0; plan && i < page->count; i++) {
		plan[i].tag = page->tag[i];
		if ((!page->tag[i].keep
				&& !soc_event_tag_check(&page->tag[i], now, ctx->arena, &plan[i], err))
			|| !name_tag(ctx, page->page, &plan[i].tag.tag, err)) {
			return NULL;
		}
	}
	return plan;
}

static void add_forget(soc_pipeline *pipeline, const soc_ctx *ctx, const order *wanted)
{
	soc_params params = soc_params_for(SOC_SQL_EVENT_FORGET, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_FORGET_WIKI, wanted->saver->wiki);
	soc_param_int(&params, SOC_P_EVENT_FORGET_PAGE, wanted->page->page);
	soc_param_int(&params, SOC_P_EVENT_FORGET_REVISION, wanted->revision);
	soc_param_int(&params, SOC_P_EVENT_FORGET_GONE, wanted->gone);
	(void)soc_pipeline_add(pipeline, &params);
}

static int add_sync(soc_pipeline *pipeline, const soc_ctx *ctx, const order *wanted)
{
	const soc_viewer *saver = wanted->saver;
	const date_columns *dates = &wanted->dates;
	soc_params params = soc_params_for(SOC_SQL_EVENT_SYNC, ctx->arena);
	soc_param_text(&params, SOC_P_EVENT_SYNC_WIKI, saver->wiki);
	soc_param_int(&params, SOC_P_EVENT_SYNC_SAVER, saver->user);
	soc_param_int(&params, SOC_P_EVENT_SYNC_CAPS, saver->caps);
	soc_param_int(&params, SOC_P_EVENT_SYNC_PAGE, wanted->page->page);
	soc_param_int(&params, SOC_P_EVENT_SYNC_REVISION, wanted->revision);
	soc_param_bool(&params, SOC_P_EVENT_SYNC_MAY_CREATE,
		wanted->page->may_create && saver->user > 0);
	soc_param_text(&params, SOC_P_EVENT_SYNC_TAGS, wanted->json);
	soc_param_int8_array(&params, SOC_P_EVENT_SYNC_DATES_AT, dates->at, dates->count);
	soc_param_int8_array(&params, SOC_P_EVENT_SYNC_DATES_END, dates->end, dates->count);
	soc_param_int8_array(&params, SOC_P_EVENT_SYNC_DATES_FROM, dates->from, dates->count);
	soc_param_int8_array(&params, SOC_P_EVENT_SYNC_DATES_TO, dates->to, dates->count);
	return soc_pipeline_add(pipeline, &params);
}

static void take_rows(const soc_rows *rows, soc_event_synced *out)
{
	for (int i = 0; i < rows->count; i++) {
		soc_event_synced *item = &out[soc_row_int(rows, i, SOC_C_EVENT_SYNC_PLACE) - 1];
		item->id = soc_row_int(rows, i, SOC_C_EVENT_SYNC_ID);
		item->result = soc_row_text(rows, i, SOC_C_EVENT_SYNC_RESULT);
		item->kept = soc_row_bool(rows, i, SOC_C_EVENT_SYNC_KEPT);
	}
}

bool soc_event_sync(const soc_ctx *ctx, const soc_viewer *saver, const soc_event_page *page,
	soc_event_synced *out_synced, soc_err *err)
{
	order wanted = { .saver = saver, .page = page };
	if (!page_check(page, &wanted, err)) {
		return false;
	}
	const soc_event_plan *plan = plans_make(ctx, page, err);
	if (!plan || !tags_write(ctx, plan, page->count, &wanted, err)) {
		return false;
	}
	/* Said twice it is so once. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	if (saver->user > 0 && page->count > 0) {
		soc_access_add_actor(&pipeline, ctx, saver);
	}
	if (page->count > 0) {
		soc_access_add_actors(&pipeline, ctx, saver->wiki,
			(soc_access_actors){ SOC_ACTOR_PAGE, &page->page, 1 });
	}
	if (wanted.gone > wanted.revision) {
		add_forget(&pipeline, ctx, &wanted);
	}
	int sync = add_sync(&pipeline, ctx, &wanted);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	for (size_t i = 0; i < page->count; i++) {
		out_synced[i] = (soc_event_synced){ plan[i].tag.tag, 0, SOC_STR("unregistered"), false };
	}
	take_rows(soc_pipeline_rows(&pipeline, sync), out_synced);
	return true;
}
