/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/convert.h"
#include "zend/files.h"

#include "service/media.h"

_Static_assert(SOC_MEDIA_LIST_MAX == 50 && SOC_MEDIA_TAKE_MAX == 500
	&& SOC_MEDIA_STATUSES_MAX == 1000, "the limits of Media in the stub say otherwise");

ZEND_METHOD(WikiSocial_Media, put)
{
	zend_string *wiki;
	HashTable *array;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sh", &wiki, &array) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_media_list files;
	bool done = soc_pool_open(&ctx, &err) && soc_files_described(array, ctx.arena, &files, &err)
		&& soc_media_put(&ctx, soc_convert_borrow(wiki), &files, &err);
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Media, get)
{
	zend_string *wiki;
	HashTable *array;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sh", &wiki, &array) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_media_names names;
	soc_media_found found;
	bool done = soc_pool_open(&ctx, &err) && soc_files_named(array, ctx.arena, &names, &err)
		&& soc_media_get(&ctx, soc_convert_borrow(wiki), &names, &found, &err);
	if (done) {
		soc_convert_media_found(return_value, &found);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Media, takeStale)
{
	zend_string *wiki;
	zend_long seconds, limit;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sll", &wiki, &seconds, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_media_names names;
	soc_media_stale query = { soc_convert_borrow(wiki), seconds, limit };
	bool done = soc_pool_open(&ctx, &err) && soc_media_take(&ctx, &query, &names, &err);
	if (done) {
		soc_convert_media_names(return_value, &names);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Media, backlog)
{
	zend_string *wiki;
	zend_long seconds;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sl", &wiki, &seconds) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	int count = 0;
	soc_media_stale query = { soc_convert_borrow(wiki), seconds, 0 };
	bool done = soc_pool_open(&ctx, &err) && soc_media_backlog(&ctx, &query, &count, &err);
	if (done) {
		RETVAL_LONG(count);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Media, statuses)
{
	zend_string *wiki, *file, *after;
	zend_long limit;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SSSl", &wiki, &file, &after, &limit) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_media_users users;
	soc_media_query query = { soc_convert_borrow(wiki), soc_convert_borrow(file),
		soc_convert_borrow(after), limit };
	bool done = soc_pool_open(&ctx, &err) && soc_media_statuses(&ctx, &query, &users, &err);
	if (done) {
		soc_convert_media_users(return_value, &users);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Media, withhold)
{
	zend_string *wiki, *file;
	bool withheld;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SSb", &wiki, &file, &withheld) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool changed = false;
	soc_media_order order = { soc_convert_borrow(wiki), soc_convert_borrow(file), withheld };
	bool done = soc_pool_open(&ctx, &err) && soc_media_withhold(&ctx, &order, &changed, &err);
	if (done) {
		RETVAL_BOOL(changed);
	}
	soc_call_end(done, &err);
}
