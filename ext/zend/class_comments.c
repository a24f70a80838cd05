/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/draft.h"
#include "zend/object.h"

#include "service/comment.h"
#include "service/history.h"

_Static_assert(SOC_COMMENT_LIMIT_MAX == 100 && SOC_COMMENT_REPLIES == 10,
	"class Comments in the stub says otherwise");

enum { LIMIT_DEFAULT = 30 };

ZEND_METHOD(WikiSocial_Comments, post)
{
	zval *viewer;
	HashTable *object, *draft;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Ohh", &viewer, soc_viewer_class, &object, &draft)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_comment_draft comment;
	soc_posted posted;
	bool done = soc_pool_open(&ctx, &err) && soc_object_from_array(object, &comment.object, &err)
		&& soc_draft_from_array(draft, SOC_DRAFT_COMMENT, ctx.arena, &comment.draft, &err)
		&& soc_comment_post(&ctx, soc_viewer_of(viewer), &comment, &posted, &err);
	if (done) {
		zval made;
		array_init_size(return_value, 2);
		soc_convert_status(&made, &posted.status);
		add_assoc_zval(return_value, "comment", &made);
		add_assoc_bool(return_value, "created", posted.created);
	}
	soc_call_end(done, &err);
}

static void convert_thread(zval *out, const soc_comment_thread *thread)
{
	zval replies;
	if (thread->first) {
		soc_convert_status(out, thread->first);
	} else {
		array_init_size(out, 4);
		add_assoc_str(out, "id", zend_long_to_str(thread->id));
		add_assoc_string(out, "type", soc_target_word(SOC_TARGET_COMMENT));
		add_assoc_bool(out, "gone", true);
	}
	soc_convert_page(&replies, &thread->replies);
	add_assoc_zval(out, "replies", &replies);
}

static void add_closed(zval *out, soc_closing closed)
{
	static const char *const word[] = { "", "author", "moderator" };
	add_assoc_string(out, "closed", word[closed]);
}

static void convert_threads(zval *out, const soc_comment_page *page)
{
	zval items;
	array_init_size(&items, (uint32_t)page->thread_count);
	for (int i = 0; i < page->thread_count; i++) {
		zval thread;
		convert_thread(&thread, &page->threads[i]);
		add_next_index_zval(&items, &thread);
	}
	add_assoc_zval(out, "items", &items);
	if (page->has_next) {
		add_assoc_string(out, "next", page->next.text);
	} else {
		add_assoc_null(out, "next");
	}
}

ZEND_METHOD(WikiSocial_Comments, list)
{
	zval *viewer;
	HashTable *object;
	zend_long limit = LIMIT_DEFAULT;
	zend_string *cursor = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Oh|lS!", &viewer, soc_viewer_class, &object, &limit,
			&cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_comment_page page;
	soc_comment_request request = { .limit = limit, .cursor = soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err) && soc_object_from_array(object, &request.object, &err)
		&& soc_comment_list(&ctx, soc_viewer_of(viewer), &request, &page, &err);
	if (done) {
		if (request.object.kind == SOC_TARGET_COMMENT) {
			soc_convert_page(return_value, &page.replies);
		} else {
			array_init_size(return_value, 4);
			convert_threads(return_value, &page);
		}
		add_assoc_long(return_value, "count", page.count);
		add_closed(return_value, page.closed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Comments, counts)
{
	zval *viewer;
	HashTable *objects;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Oh", &viewer, soc_viewer_class, &objects)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_targets targets;
	const int64_t *counts;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_objects_from_list(objects, ctx.arena, &targets, &err)
		&& soc_comment_counts(&ctx, soc_viewer_of(viewer), &targets, &counts, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)targets.count);
		for (size_t i = 0; i < targets.count; i++) {
			add_next_index_long(return_value, counts[i]);
		}
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Comments, roots)
{
	zend_string *wiki;
	HashTable *ids;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sh", &wiki, &ids) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_targets comments;
	const soc_comment_root *roots;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_objects_from_list(ids, ctx.arena, &comments, &err)
		&& soc_comment_roots(&ctx, soc_convert_borrow(wiki), &comments, &roots, &err);
	if (done) {
		array_init_size(return_value, (uint32_t)comments.count);
		for (size_t i = 0; i < comments.count; i++) {
			zval root;
			ZVAL_NULL(&root);
			if (roots[i].known) {
				array_init_size(&root, 2);
				add_assoc_string(&root, "type", soc_target_word(roots[i].kind));
				add_assoc_stringl(&root, "id", roots[i].key.ptr, roots[i].key.len);
			}
			add_next_index_zval(return_value, &root);
		}
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Comments, states)
{
	zend_string *wiki, *after;
	HashTable *objects;
	zend_long limit;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "ShSl", &wiki, &objects, &after, &limit)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_targets roots;
	soc_states_page page;
	soc_states_request request = { soc_convert_borrow(wiki), soc_convert_borrow(after), limit };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_objects_from_list(objects, ctx.arena, &roots, &err)
		&& soc_history_comment_states(&ctx, &request, &roots, &page, &err);
	if (done) {
		soc_convert_states(return_value, &page);
	}
	soc_call_end(done, &err);
}
