/* SPDX-License-Identifier: MIT */
#include "zend/array.h"
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/notification.h"

#include "base/buf.h"
#include "service/live.h"
#include "service/notification.h"

_Static_assert(SOC_NOTIFICATION_COUNT_MAX == 1000 && SOC_NOTIFICATION_IDS_MAX == 100
		&& SOC_NOTIFICATION_LIMIT_MAX == 100 && SOC_NOTIFICATION_PEOPLE_MAX == 1000
		&& SOC_NOTIFICATION_MUTED_MAX == 1000 && SOC_NOTIFICATION_MUTES_MAX == 5000,
	"class Notifications in the stub says otherwise");

enum { LIMIT_DEFAULT = 30 };

ZEND_METHOD(WikiSocial_Notifications, kinds)
{
	ZEND_PARSE_PARAMETERS_NONE();
	array_init_size(return_value, SOC_NOTIFICATION_END - 1);
	for (int kind = 1; kind < SOC_NOTIFICATION_END; kind++) {
		zval item;
		array_init_size(&item, 2);
		add_assoc_string(&item, "kind", soc_notification_kind_word(kind));
		add_assoc_long(&item, "channels",
			soc_notification_kind_channels((soc_notification_kind)kind));
		add_next_index_zval(return_value, &item);
	}
}

static bool filter_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "notification-filter-invalid",
		"a filter may hold unread, a truth, and kinds, a list of words");
}

/* Ours by number, others' by name. */
static bool take_kind(soc_str word, soc_notification_query *out, soc_buf *names, soc_err *err)
{
	soc_notification_kind kind;
	if (!soc_notification_kind_find(word, &kind, err)) {
		return false;
	}
	if (kind == SOC_NOTIFICATION_FOREIGN) {
		soc_buf_append(names, names->len > 0 ? SOC_STR(",") : SOC_STR(""));
		soc_buf_append(names, word);
	} else if (out->kind_count < SOC_NOTIFICATION_END - 1) {
		out->kind[out->kind_count++] = kind;
	} else {
		return filter_invalid(err);
	}
	return true;
}

static bool take_kinds(HashTable *list, soc_arena *arena, soc_notification_query *out,
	soc_err *err)
{
	zval *value;
	soc_buf names = soc_buf_start(arena,
		SOC_NOTIFICATION_NAMES_MAX * (SOC_NOTIFICATION_NAME_MAX + 1));
	if (zend_hash_num_elements(list) >= SOC_NOTIFICATION_END + SOC_NOTIFICATION_NAMES_MAX) {
		return filter_invalid(err);
	}
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_STRING) {
			return filter_invalid(err);
		}
		if (!take_kind(soc_convert_borrow(Z_STR_P(value)), out, &names, err)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return soc_buf_done(&names, &out->names, err);
}

static bool filter_take(HashTable *array, soc_arena *arena, soc_notification_query *out,
	soc_err *err)
{
	uint32_t members = 0;
	HashTable *kinds = NULL;
	if (soc_array_member(array, "unread")) {
		members++;
		if (!soc_array_bool(array, "unread", &out->unread)) {
			return filter_invalid(err);
		}
	}
	if (soc_array_member(array, "kinds")) {
		members++;
		if (!soc_array_list(array, "kinds", &kinds)) {
			return filter_invalid(err);
		}
	}
	if (zend_hash_num_elements(array) != members) {
		return filter_invalid(err);
	}
	return !kinds || take_kinds(kinds, arena, out, err);
}

static void convert_page(zval *out, const soc_notification_page *page)
{
	zval items;
	array_init_size(out, 3);
	array_init_size(&items, (uint32_t)page->count);
	for (int i = 0; i < page->count; i++) {
		zval item;
		soc_notification_convert(&item, &page->item[i]);
		add_next_index_zval(&items, &item);
	}
	add_assoc_zval(out, "items", &items);
	if (page->has_next) {
		add_assoc_string(out, "next", page->next.text);
	} else {
		add_assoc_null(out, "next");
	}
	add_assoc_long(out, "unread", page->unread);
}

ZEND_METHOD(WikiSocial_Notifications, list)
{
	zval *viewer;
	HashTable *filter = NULL;
	zend_long limit = LIMIT_DEFAULT;
	zend_string *cursor = NULL;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O|hlS!", &viewer, soc_viewer_class, &filter,
			&limit, &cursor) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_notification_page page;
	soc_notification_query query = { .limit = limit, .cursor = soc_convert_borrow(cursor) };
	bool done = soc_pool_open(&ctx, &err)
		&& (!filter || filter_take(filter, ctx.arena, &query, &err))
		&& soc_notification_list(&ctx, soc_viewer_of(viewer), &query, &page, &err);
	if (done) {
		convert_page(return_value, &page);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Notifications, unread)
{
	zval *viewer;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O", &viewer, soc_viewer_class) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	int64_t unread = 0;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_notification_count(&ctx, soc_viewer_of(viewer), &unread, &err);
	if (done) {
		RETVAL_LONG(unread);
	}
	soc_call_end(done, &err);
}

static bool take_ids(HashTable *list, soc_arena *arena, soc_notification_mark *out, soc_err *err)
{
	zval *value;
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_NOTIFICATION_IDS_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "too-many", "at most %d ids in one call",
			SOC_NOTIFICATION_IDS_MAX);
	}
	int64_t *id = soc_arena_alloc(arena, count * sizeof(*id), err);
	if (!id) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		soc_str text = Z_TYPE_P(value) == IS_STRING
			? soc_convert_borrow(Z_STR_P(value)) : (soc_str){ "", 0 };
		if (!soc_notification_id_parse(text, &id[out->id_count++], err)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	out->id = id;
	return true;
}

static void convert_marked(zval *out, const soc_notification_marked *marked)
{
	array_init_size(out, 2);
	add_assoc_long(out, "changed", marked->changed);
	add_assoc_long(out, "unread", marked->unread);
}

ZEND_METHOD(WikiSocial_Notifications, markRead)
{
	zval *viewer;
	HashTable *ids;
	zend_string *up_to;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OhS!", &viewer, soc_viewer_class, &ids, &up_to)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_notification_mark mark = { .id_count = 0 };
	soc_notification_marked marked;
	bool done = soc_pool_open(&ctx, &err) && take_ids(ids, ctx.arena, &mark, &err)
		&& (!up_to || soc_notification_id_parse(soc_convert_borrow(up_to), &mark.up_to, &err))
		&& soc_notification_read(&ctx, soc_viewer_of(viewer), &mark, &marked, &err);
	if (done) {
		convert_marked(return_value, &marked);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Notifications, markUnread)
{
	zval *viewer;
	zend_string *id;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &viewer, soc_viewer_class, &id) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	int64_t bundle;
	soc_notification_marked marked;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_notification_id_parse(soc_convert_borrow(id), &bundle, &err)
		&& soc_notification_unread(&ctx, soc_viewer_of(viewer), bundle, &marked, &err);
	if (done) {
		convert_marked(return_value, &marked);
	}
	soc_call_end(done, &err);
}

static bool people_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "users-invalid",
		"a person is userId, channels by kind, muted, a list of user ids, and every, days or null");
}

static bool people_too_many(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "too-many",
		"at most %d people in one call, who mute at most %d each and %d in all",
		SOC_NOTIFICATION_PEOPLE_MAX, SOC_NOTIFICATION_MUTED_MAX, SOC_NOTIFICATION_MUTES_MAX);
}

static bool choices_start(soc_notification_choices *out, size_t count, soc_arena *arena,
	soc_err *err)
{
	out->user = soc_arena_alloc(arena, count * sizeof(*out->user), err);
	out->kind = out->user ? soc_arena_alloc(arena, count * sizeof(*out->kind), err) : NULL;
	out->channels =
		out->kind ? soc_arena_alloc(arena, count * sizeof(*out->channels), err) : NULL;
	out->name = out->channels ? soc_arena_alloc(arena, count * sizeof(*out->name), err) : NULL;
	return out->name != NULL;
}

/* How many choices all of them have: others' kinds may be many. */
static size_t choices_count(HashTable *list)
{
	zval *value;
	size_t count = 0;
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		const zval *channels = Z_TYPE_P(value) == IS_ARRAY
			? soc_array_member(Z_ARRVAL_P(value), "channels") : NULL;
		count += channels && Z_TYPE_P(channels) == IS_ARRAY
			? zend_hash_num_elements(Z_ARRVAL_P(channels)) : 0;
	} ZEND_HASH_FOREACH_END();
	return count;
}

/* Channels by kind, added to what is there. */
static bool take_channels(HashTable *array, int64_t user, soc_notification_choices *out,
	soc_err *err)
{
	zend_string *word;
	zval *value;
	ZEND_HASH_FOREACH_STR_KEY_VAL(array, word, value) {
		soc_notification_kind kind;
		ZVAL_DEREF(value);
		soc_str name = word ? soc_convert_borrow(word) : SOC_STR("");
		if (!soc_notification_kind_find(name, &kind, err)) {
			return false;
		}
		int64_t channels = Z_TYPE_P(value) == IS_LONG ? Z_LVAL_P(value) : -1;
		if (!soc_notification_channels_check(kind, channels, err)) {
			return false;
		}
		out->user[out->count] = user;
		out->kind[out->count] = kind;
		out->name[out->count] = kind == SOC_NOTIFICATION_FOREIGN ? name : SOC_STR("");
		out->channels[out->count++] = channels;
	} ZEND_HASH_FOREACH_END();
	return true;
}

static bool take_muted(HashTable *list, int64_t user, soc_notification_people *out, soc_err *err)
{
	zval *value;
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_NOTIFICATION_MUTED_MAX
		|| out->mute_count + count > SOC_NOTIFICATION_MUTES_MAX) {
		return people_too_many(err);
	}
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_LONG) {
			return people_invalid(err);
		}
		out->muter[out->mute_count] = user;
		out->muted[out->mute_count++] = Z_LVAL_P(value);
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* Null: as the wiki. */
static bool take_every(const HashTable *person, int64_t user, soc_notification_people *out,
	soc_err *err)
{
	int64_t every;
	const zval *value = soc_array_member(person, "every");
	if (value && Z_TYPE_P(value) == IS_NULL) {
		return true;
	}
	if (!soc_array_int(person, "every", &every)) {
		return people_invalid(err);
	}
	out->mailed[out->mailed_count] = user;
	out->every[out->mailed_count++] = every;
	return soc_notification_every_check(every, err);
}

static bool take_person(zval *value, soc_notification_people *out, soc_err *err)
{
	int64_t user;
	HashTable *muted;
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_ARRAY || zend_hash_num_elements(Z_ARRVAL_P(value)) != 4) {
		return people_invalid(err);
	}
	const zval *channels = soc_array_member(Z_ARRVAL_P(value), "channels");
	if (!soc_array_int(Z_ARRVAL_P(value), "userId", &user)
		|| !soc_array_list(Z_ARRVAL_P(value), "muted", &muted)
		|| !channels || Z_TYPE_P(channels) != IS_ARRAY) {
		return people_invalid(err);
	}
	out->user[out->count++] = user;
	return take_channels(Z_ARRVAL_P(channels), user, &out->choice, err)
		&& take_muted(muted, user, out, err)
		&& take_every(Z_ARRVAL_P(value), user, out, err);
}

static bool take_people(HashTable *list, soc_arena *arena, soc_notification_people *out,
	soc_err *err)
{
	zval *value;
	uint32_t count = zend_hash_num_elements(list);
	if (count > SOC_NOTIFICATION_PEOPLE_MAX) {
		return people_too_many(err);
	}
	size_t mutes = (size_t)count * SOC_NOTIFICATION_MUTED_MAX;
	mutes = mutes < SOC_NOTIFICATION_MUTES_MAX ? mutes : SOC_NOTIFICATION_MUTES_MAX;
	out->user = soc_arena_alloc(arena, count * sizeof(*out->user), err);
	out->muter = out->user ? soc_arena_alloc(arena, mutes * sizeof(*out->muter), err) : NULL;
	out->muted = out->muter ? soc_arena_alloc(arena, mutes * sizeof(*out->muted), err) : NULL;
	out->mailed = soc_arena_alloc(arena, 2 * count * sizeof(*out->mailed), err);
	out->every = out->mailed ? out->mailed + count : NULL;
	if (!out->muted || !out->mailed
		|| !choices_start(&out->choice, choices_count(list), arena, err)) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(list, value) {
		if (!take_person(value, out, err)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

ZEND_METHOD(WikiSocial_Notifications, mirror)
{
	zend_string *wiki;
	HashTable *list;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sh", &wiki, &list) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_notification_people people = { .count = 0 };
	int64_t changed = 0;
	bool done = soc_pool_open(&ctx, &err) && take_people(list, ctx.arena, &people, &err)
		&& soc_notification_mirror(&ctx, soc_convert_borrow(wiki), &people, &changed, &err);
	if (done) {
		RETVAL_LONG(changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Notifications, mirrorDefaults)
{
	zend_string *wiki;
	HashTable *channels;
	soc_notification_usual usual = { .every = 0 };
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Shl", &wiki, &channels, &usual.every)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool changed = false;
	bool done = soc_pool_open(&ctx, &err)
		&& choices_start(&usual.choice, zend_hash_num_elements(channels), ctx.arena, &err)
		&& take_channels(channels, 0, &usual.choice, &err)
		&& soc_notification_mirror_defaults(&ctx, soc_convert_borrow(wiki), &usual, &changed,
			&err);
	if (done) {
		RETVAL_BOOL(changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Notifications, watched)
{
	zval *viewer;
	zend_string *comment;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OS", &viewer, soc_viewer_class, &comment)
		== FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	bool watched = false;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_notification_watched(&ctx, soc_viewer_of(viewer), soc_convert_borrow(comment),
			&watched, &err);
	if (done) {
		RETVAL_BOOL(watched);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Notifications, setWatched)
{
	zval *viewer;
	zend_string *comment;
	bool watched;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSb", &viewer, soc_viewer_class, &comment,
			&watched) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_notification_watch watch = { soc_convert_borrow(comment), watched };
	bool changed = false;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_notification_set_watched(&ctx, soc_viewer_of(viewer), &watch, &changed, &err);
	if (done) {
		RETVAL_BOOL(changed);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Notifications, present)
{
	zval *viewer;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "O", &viewer, soc_viewer_class) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_live_channel channel;
	bool done = soc_pool_open(&ctx, &err)
		&& soc_live_present(&ctx, soc_viewer_of(viewer), &channel, &err);
	if (done) {
		RETVAL_STRING(channel.text);
	}
	soc_call_end(done, &err);
}
