/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_COMMENT_H
#define SOC_SERVICE_COMMENT_H

#include "core/cursor.h"
#include "core/status.h"
#include "service/feed.h"
#include "service/status.h"
#include "service/target.h"

enum { SOC_COMMENT_LIMIT_MAX = 100, SOC_COMMENT_REPLIES = 10 };

/* What somebody says of an object; the draft's level does not count. */
typedef struct soc_comment_draft {
	soc_target object;
	soc_draft draft;
} soc_comment_draft;

/*
 * Stores a comment, its activity row and its key; one exchange. An object of the wiki gets its row.
 * Keys as in soc_status_post, the object counts to the body. INVALID as there; NOT_FOUND
 * "target-not-found", also for what is hidden from everybody else or deleted; FORBIDDEN
 * "comments-closed", "comment-blocked".
 */
bool soc_comment_post(const soc_ctx *ctx, const soc_viewer *author,
	const soc_comment_draft *comment, soc_posted *out_posted, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_comment_request {
	soc_target object;
	int64_t limit;
	soc_str cursor; /* ptr NULL: from the start */
} soc_comment_request;

typedef struct soc_comment_thread {
	int64_t id;
	const soc_status *first; /* NULL: not to be seen, its replies are */
	soc_feed_page replies;   /* the first of them, oldest first */
} soc_comment_thread;

/* Who closed an object to comments; the store's numbers. */
typedef enum soc_closing {
	SOC_CLOSING_NONE,
	SOC_CLOSING_AUTHOR,
	SOC_CLOSING_MODERATOR
} soc_closing;

/* Threads, newest first; of a comment none but the replies in its thread, oldest first. */
typedef struct soc_comment_page {
	int64_t count; /* comments that everybody sees; of a comment the replies in its thread */
	soc_closing closed;
	const soc_comment_thread *threads;
	int thread_count;
	bool has_next;
	soc_cursor next; /* of the threads, where has_next */
	soc_feed_page replies;
} soc_comment_page;

/* One exchange. A page of very long threads holds fewer of them. INVALID "limit-invalid",
 * "cursor-invalid"; NOT_FOUND "target-not-found", but for an object of the wiki that the store does
 * not know: that has no comments. */
bool soc_comment_list(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_comment_request *request, soc_comment_page *out_page, soc_err *err) SOC_MUST_CHECK;

/* How many comments everybody sees on each of these objects, in their order, 0 where the viewer may
 * not read it; one exchange, none for an empty list. INVALID "objects-invalid"; NOMEM. */
bool soc_comment_counts(const soc_ctx *ctx, const soc_viewer *viewer, const soc_targets *targets,
	const int64_t **out_counts, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_comment_root {
	bool known; /* it is a comment of this wiki */
	soc_target_kind kind;
	soc_str key;
} soc_comment_root;

/* What these comments hang on, in their order, whoever may read it; one exchange, none for an empty
 * list. INVALID "wiki-invalid"; NOMEM. */
bool soc_comment_roots(const soc_ctx *ctx, soc_str wiki, const soc_targets *comments,
	const soc_comment_root **out_roots, soc_err *err) SOC_MUST_CHECK;

typedef struct soc_comment_closing {
	soc_target object;
	bool closed;
	soc_str reason; /* of a moderator, for the wiki's log; ptr NULL for none */
} soc_comment_closing;

/*
 * Closes an object to new comments or opens it; one exchange. Authors open what authors closed,
 * moderators all. INVALID "type-invalid" of a comment, which is closed with what it hangs on, and
 * as soc_viewer_check_writer and soc_reason_check; NOT_FOUND "target-not-found"; FORBIDDEN
 * "closing-not-allowed".
 */
bool soc_comment_close(const soc_ctx *ctx, const soc_viewer *viewer,
	const soc_comment_closing *closing, bool *out_changed, soc_err *err) SOC_MUST_CHECK;

#endif
