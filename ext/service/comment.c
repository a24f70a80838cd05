/* SPDX-License-Identifier: MIT */
#include "service/comment.h"

#include "core/moderation.h"
#include "core/page.h"
#include "pg/pipeline.h"
#include "service/access.h"
#include "service/draft.h"

#include "base/ban.h"

/* Bytes of texts and files in one page of threads; one thread has place whatever its size. Ordinary
 * pages have a tenth of it, and without a limit a hundred threads could fill any arena. */
enum { PAGE_BYTES_MAX = 2 * 1024 * 1024 };

/* What is asked for of each thread: the first one, its replies, and one that tells of more. */
enum { THREAD_ROWS = 1 + SOC_COMMENT_REPLIES + 1 };

static int add_post(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *author,
	const soc_target *object, const soc_draft_stored *stored)
{
	const soc_draft *draft = &stored->draft;
	soc_params params = soc_params_for(SOC_SQL_COMMENT_POST, ctx->arena);
	soc_param_text(&params, SOC_P_COMMENT_POST_WIKI, author->wiki);
	soc_param_int(&params, SOC_P_COMMENT_POST_AUTHOR, author->user);
	soc_param_int(&params, SOC_P_COMMENT_POST_OBJECT_KIND, object->kind);
	soc_param_text(&params, SOC_P_COMMENT_POST_OBJECT, object->key);
	soc_param_int(&params, SOC_P_COMMENT_POST_NUMBER, object->id);
	soc_param_text(&params, SOC_P_COMMENT_POST_TEXT, draft->text);
	soc_param_text(&params, SOC_P_COMMENT_POST_LANG, draft->lang);
	soc_param_text(&params, SOC_P_COMMENT_POST_KEY, draft->key);
	soc_param_text(&params, SOC_P_COMMENT_POST_ENTITIES, stored->entities);
	soc_draft_param_persons(&params, SOC_P_COMMENT_POST_PERSONS, &stored->persons);
	soc_param_text(&params, SOC_P_COMMENT_POST_MEDIA, stored->media);
	soc_draft_param_pages(&params, SOC_P_COMMENT_POST_PAGES, draft);
	return soc_pipeline_add(pipeline, &params);
}

static bool is_refused(const soc_rows *post, soc_err *err)
{
	if (!soc_row_bool(post, 0, SOC_C_COMMENT_POST_SEEN)) {
		return !soc_target_not_found(err);
	}
	if (soc_row_bool(post, 0, SOC_C_COMMENT_POST_CLOSED)) {
		return !soc_err_set(err, SOC_ERR_FORBIDDEN, "comments-closed",
			"what this hangs on is closed to comments");
	}
	return soc_row_bool(post, 0, SOC_C_COMMENT_POST_BLOCKED)
		&& !soc_err_set(err, SOC_ERR_FORBIDDEN, "comment-blocked",
			"one of the two has blocked the other personally");
}

bool soc_comment_post(const soc_ctx *ctx, const soc_viewer *author,
	const soc_comment_draft *comment, soc_posted *out_posted, soc_err *err)
{
	soc_draft draft = comment->draft;
	const soc_target *object = &comment->object;
	soc_draft_stored stored;
	draft.visibility = SOC_VISIBILITY_PUBLIC;
	if (!soc_viewer_check_writer(author, err) || !soc_draft_store(ctx, &draft, &stored, err)) {
		return false;
	}
	if (draft.repeat) {
		out_posted->created = false;
		return soc_draft_repeat(ctx, author, (soc_draft_keyed){ &stored, object },
			&out_posted->status, err);
	}
	bool keyed = draft.key.ptr != NULL;
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, keyed);
	soc_draft_add_persons(&pipeline, ctx, author,
		(soc_draft_people){ &stored.persons, object->author });
	soc_draft_add_pages(&pipeline, ctx, author->wiki, &stored.draft);
	(void)soc_target_add_ensure(&pipeline, ctx, author->wiki, object);
	soc_access_add_actor(&pipeline, ctx, author);
	int post = add_post(&pipeline, ctx, author, object, &stored);
	int by_key = keyed
		? soc_draft_add_by_key(&pipeline, ctx, author, (soc_draft_keyed){ &stored, object }) : -1;
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *posted = soc_pipeline_rows(&pipeline, post);
	out_posted->created = !soc_row_is_null(posted, 0, SOC_C_COMMENT_POST_ID);
	if (out_posted->created) {
		return soc_status_from_row(ctx, (soc_status_place){ posted, 0, SOC_C_COMMENT_POST_ID },
			&out_posted->status, err);
	}
	/* What a key made stands, whatever was closed or blocked since. */
	const soc_rows *earlier = keyed ? soc_pipeline_rows(&pipeline, by_key) : NULL;
	if (earlier && earlier->count > 0) {
		return soc_draft_take_earlier(ctx, earlier, &out_posted->status, err);
	}
	return !is_refused(posted, err) && soc_draft_explain(&stored, err);
}

static int add_state(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_target *object)
{
	soc_params params = soc_params_for(SOC_SQL_COMMENT_STATE, ctx->arena);
	soc_param_text(&params, SOC_P_COMMENT_STATE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_COMMENT_STATE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_COMMENT_STATE_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_COMMENT_STATE_OBJECT_KIND, object->kind);
	soc_param_text(&params, SOC_P_COMMENT_STATE_OBJECT, object->key);
	soc_param_int(&params, SOC_P_COMMENT_STATE_NUMBER, object->id);
	return soc_pipeline_add(pipeline, &params);
}

static int add_threads(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_comment_request *request, int64_t before)
{
	soc_params params = soc_params_for(SOC_SQL_COMMENT_THREADS, ctx->arena);
	soc_param_text(&params, SOC_P_COMMENT_THREADS_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_COMMENT_THREADS_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_COMMENT_THREADS_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_COMMENT_THREADS_OBJECT_KIND, request->object.kind);
	soc_param_text(&params, SOC_P_COMMENT_THREADS_OBJECT, request->object.key);
	soc_param_int(&params, SOC_P_COMMENT_THREADS_NUMBER, request->object.id);
	if (before != 0) {
		soc_param_int(&params, SOC_P_COMMENT_THREADS_BEFORE, before);
	}
	soc_param_int(&params, SOC_P_COMMENT_THREADS_LIMIT, request->limit + 1);
	soc_param_int(&params, SOC_P_COMMENT_THREADS_EACH, THREAD_ROWS);
	return soc_pipeline_add(pipeline, &params);
}

_Static_assert((int)SOC_C_COMMENT_THREADS_ID == (int)SOC_C_COMMENT_REPLIES_ID,
	"replies are read alike from either statement");

/* Rows that follow one another, of which the first `limit` make a page. */
typedef struct span {
	const soc_rows *rows;
	int begin, end;
} span;

static bool replies_from_rows(const soc_ctx *ctx, span from, int limit, soc_feed_page *out_page,
	soc_err *err)
{
	int found = from.end - from.begin, count = found < limit ? found : limit;
	soc_status *items = soc_arena_alloc(ctx->arena, (size_t)count * sizeof(*items), err);
	if (!items) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		soc_status_place place = { from.rows, from.begin + i, SOC_C_COMMENT_REPLIES_ID };
		if (!soc_status_from_row(ctx, place, &items[i], err)) {
			return false;
		}
	}
	*out_page = (soc_feed_page){ .items = items, .count = count };
	if (found > count) {
		out_page->has_next = true;
		out_page->next = soc_cursor_encode(SOC_CURSOR_REPLIES, items[count - 1].id);
	}
	return true;
}

static int64_t thread_of(const soc_rows *rows, int row)
{
	return soc_row_int(rows, row, SOC_C_COMMENT_THREADS_THREAD);
}

/* The rows of the thread that begins at one. */
static span thread_span(const soc_rows *rows, int begin)
{
	int end = begin + 1;
	while (end < rows->count && thread_of(rows, end) == thread_of(rows, begin)) {
		end++;
	}
	return (span){ rows, begin, end };
}

static size_t span_bytes(span of)
{
	size_t bytes = 0;
	for (int row = of.begin; row < of.end; row++) {
		bytes += soc_row_text(of.rows, row, SOC_C_COMMENT_THREADS_TEXT).len
			+ soc_row_text(of.rows, row, SOC_C_COMMENT_THREADS_ENTITIES).len
			+ soc_row_text(of.rows, row, SOC_C_COMMENT_THREADS_MEDIA).len;
	}
	return bytes;
}

static bool thread_from_rows(const soc_ctx *ctx, span from, soc_comment_thread *out_thread,
	soc_err *err)
{
	*out_thread = (soc_comment_thread){ .id = thread_of(from.rows, from.begin) };
	if (soc_row_int(from.rows, from.begin, SOC_C_COMMENT_THREADS_ID) == out_thread->id) {
		soc_status *first = soc_arena_alloc(ctx->arena, sizeof(*first), err);
		soc_status_place place = { from.rows, from.begin, SOC_C_COMMENT_THREADS_ID };
		if (!first || !soc_status_from_row(ctx, place, first, err)) {
			return false;
		}
		out_thread->first = first;
		from.begin++;
	}
	return replies_from_rows(ctx, from, SOC_COMMENT_REPLIES, &out_thread->replies, err);
}

/* There was asked for one thread more than the page holds: that one tells whether there is a next
 * page, and so does one that has no place. */
static bool take_threads(const soc_ctx *ctx, const soc_rows *rows, int64_t limit,
	soc_comment_page *page, soc_err *err)
{
	size_t bytes = 0, most = (size_t)limit;
	soc_comment_thread *threads = soc_arena_alloc(ctx->arena, most * sizeof(*threads), err);
	if (!threads) {
		return false;
	}
	page->threads = threads;
	for (int row = 0; row < rows->count;) {
		span of = thread_span(rows, row);
		bytes += span_bytes(of);
		if (page->thread_count == limit || (row > 0 && bytes > PAGE_BYTES_MAX)) {
			page->has_next = true;
			page->next = soc_cursor_encode(SOC_CURSOR_THREADS, thread_of(rows, row - 1));
			return true;
		}
		if (!thread_from_rows(ctx, of, &threads[page->thread_count++], err)) {
			return false;
		}
		row = of.end;
	}
	return true;
}

static bool list_threads(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_comment_request *request, soc_comment_page *out_page, soc_err *err)
{
	int64_t before = 0;
	if (request->cursor.ptr
		&& !soc_cursor_decode(SOC_CURSOR_THREADS, request->cursor, &before, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int state_index = add_state(&pipeline, ctx, viewer, &request->object);
	int threads_index = add_threads(&pipeline, ctx, viewer, request, before);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *state = soc_pipeline_rows(&pipeline, state_index);
	if (soc_row_bool(state, 0, SOC_C_COMMENT_STATE_KNOWN)
		&& !soc_row_bool(state, 0, SOC_C_COMMENT_STATE_SEEN)) {
		return soc_target_not_found(err);
	}
	out_page->count = soc_row_int(state, 0, SOC_C_COMMENT_STATE_COUNT);
	out_page->closed = (soc_closing)soc_row_int(state, 0, SOC_C_COMMENT_STATE_CLOSED);
	return take_threads(ctx, soc_pipeline_rows(&pipeline, threads_index), request->limit, out_page,
		err);
}

static int add_thread(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	int64_t id)
{
	soc_params params = soc_params_for(SOC_SQL_COMMENT_THREAD, ctx->arena);
	soc_param_text(&params, SOC_P_COMMENT_THREAD_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_COMMENT_THREAD_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_COMMENT_THREAD_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_COMMENT_THREAD_ID, id);
	return soc_pipeline_add(pipeline, &params);
}

static int add_replies(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_comment_request *request, int64_t after)
{
	soc_params params = soc_params_for(SOC_SQL_COMMENT_REPLIES, ctx->arena);
	soc_param_text(&params, SOC_P_COMMENT_REPLIES_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_COMMENT_REPLIES_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_COMMENT_REPLIES_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_COMMENT_REPLIES_ID, request->object.id);
	if (after != 0) {
		soc_param_int(&params, SOC_P_COMMENT_REPLIES_AFTER, after);
	}
	soc_param_int(&params, SOC_P_COMMENT_REPLIES_LIMIT, request->limit + 1);
	return soc_pipeline_add(pipeline, &params);
}

static bool list_replies(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_comment_request *request, soc_comment_page *out_page, soc_err *err)
{
	int64_t after = 0;
	if (request->cursor.ptr
		&& !soc_cursor_decode(SOC_CURSOR_REPLIES, request->cursor, &after, err)) {
		return false;
	}
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int thread_index = add_thread(&pipeline, ctx, viewer, request->object.id);
	int replies_index = add_replies(&pipeline, ctx, viewer, request, after);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *thread = soc_pipeline_rows(&pipeline, thread_index);
	const soc_rows *replies = soc_pipeline_rows(&pipeline, replies_index);
	if (!soc_row_bool(thread, 0, SOC_C_COMMENT_THREAD_SEEN)) {
		return soc_target_not_found(err);
	}
	out_page->count = soc_row_int(thread, 0, SOC_C_COMMENT_THREAD_COUNT);
	out_page->closed = (soc_closing)soc_row_int(thread, 0, SOC_C_COMMENT_THREAD_CLOSED);
	return replies_from_rows(ctx, (span){ replies, 0, replies->count }, (int)request->limit,
		&out_page->replies, err);
}

bool soc_comment_list(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_comment_request *request, soc_comment_page *out_page, soc_err *err)
{
	*out_page = (soc_comment_page){ .count = 0 };
	if (!soc_page_limit_check(request->limit, SOC_COMMENT_LIMIT_MAX, err)) {
		return false;
	}
	return request->object.kind == SOC_TARGET_COMMENT
		? list_replies(ctx, viewer, request, out_page, err)
		: list_threads(ctx, viewer, request, out_page, err);
}

bool soc_comment_counts(const soc_ctx *ctx, const soc_viewer *viewer, const soc_targets *targets,
	const int64_t **out_counts, soc_err *err)
{
	soc_target_columns columns;
	soc_rows rows;
	int64_t *count = soc_arena_alloc(ctx->arena, targets->count * sizeof(*count), err);
	if (!count || !soc_target_columns_of(ctx, targets, &columns, err)) {
		return false;
	}
	*out_counts = count;
	if (targets->count == 0) {
		return true;
	}
	soc_params params = soc_params_for(SOC_SQL_COMMENT_COUNTS, ctx->arena);
	soc_param_text(&params, SOC_P_COMMENT_COUNTS_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_COMMENT_COUNTS_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_COMMENT_COUNTS_CAPS, soc_access_caps_listed(viewer));
	soc_param_int8_array(&params, SOC_P_COMMENT_COUNTS_KINDS, columns.kind, targets->count);
	soc_param_int8_array(&params, SOC_P_COMMENT_COUNTS_NUMBERS, columns.id, targets->count);
	soc_param_text(&params, SOC_P_COMMENT_COUNTS_KEYS, columns.keys);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	for (int i = 0; i < rows.count; i++) {
		count[soc_row_int(&rows, i, SOC_C_COMMENT_COUNTS_PLACE) - 1] =
			soc_row_int(&rows, i, SOC_C_COMMENT_COUNTS_COUNT);
	}
	return true;
}

bool soc_comment_roots(const soc_ctx *ctx, soc_str wiki, const soc_targets *comments,
	const soc_comment_root **out_roots, soc_err *err)
{
	soc_target_columns columns;
	soc_rows rows;
	soc_comment_root *root = soc_arena_alloc(ctx->arena, comments->count * sizeof(*root), err);
	if (!root || !soc_wiki_check(wiki, err)
		|| !soc_target_columns_of(ctx, comments, &columns, err)) {
		return false;
	}
	*out_roots = root;
	if (comments->count == 0) {
		return true;
	}
	soc_params params = soc_params_for(SOC_SQL_COMMENT_ROOTS, ctx->arena);
	soc_param_text(&params, SOC_P_COMMENT_ROOTS_WIKI, wiki);
	soc_param_int8_array(&params, SOC_P_COMMENT_ROOTS_IDS, columns.id, comments->count);
	if (!soc_pipeline_one(ctx->conn, &params, &rows, err)) {
		return false;
	}
	for (int i = 0; i < rows.count; i++) {
		root[soc_row_int(&rows, i, SOC_C_COMMENT_ROOTS_PLACE) - 1] = (soc_comment_root){
			.known = true,
			.kind = (soc_target_kind)soc_row_int(&rows, i, SOC_C_COMMENT_ROOTS_KIND),
			.key = soc_row_text(&rows, i, SOC_C_COMMENT_ROOTS_KEY),
		};
	}
	return true;
}

bool soc_comment_close(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_comment_closing *closing, bool *out_changed, soc_err *err)
{
	const soc_target *object = &closing->object;
	if (!soc_viewer_check_writer(viewer, err) || !soc_reason_check(closing->reason, false, err)) {
		return false;
	}
	if (object->kind == SOC_TARGET_COMMENT) {
		return soc_err_set(err, SOC_ERR_INVALID, "type-invalid",
			"a comment is closed with what it hangs on");
	}
	/* Not sent again by itself: the answer would then be that nothing was changed. */
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, false);
	(void)soc_target_add_ensure(&pipeline, ctx, viewer->wiki, object);
	soc_params params = soc_params_for(SOC_SQL_COMMENT_CLOSE, ctx->arena);
	soc_param_text(&params, SOC_P_COMMENT_CLOSE_WIKI, viewer->wiki);
	soc_param_int(&params, SOC_P_COMMENT_CLOSE_VIEWER, viewer->user);
	soc_param_int(&params, SOC_P_COMMENT_CLOSE_CAPS, soc_access_caps_listed(viewer));
	soc_param_int(&params, SOC_P_COMMENT_CLOSE_OBJECT_KIND, object->kind);
	soc_param_text(&params, SOC_P_COMMENT_CLOSE_OBJECT, object->key);
	soc_param_int(&params, SOC_P_COMMENT_CLOSE_NUMBER, object->id);
	soc_param_bool(&params, SOC_P_COMMENT_CLOSE_CLOSED, closing->closed);
	int close = soc_pipeline_add(&pipeline, &params);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *rows = soc_pipeline_rows(&pipeline, close);
	if (!soc_row_bool(rows, 0, SOC_C_COMMENT_CLOSE_SEEN)) {
		return soc_target_not_found(err);
	}
	*out_changed = soc_row_bool(rows, 0, SOC_C_COMMENT_CLOSE_CHANGED);
	return soc_row_bool(rows, 0, SOC_C_COMMENT_CLOSE_ALLOWED)
		|| soc_err_set(err, SOC_ERR_FORBIDDEN, "closing-not-allowed",
			"only its author and moderators close an object and open it");
}
