/* SPDX-License-Identifier: MIT */
#include "core/media.h"

#include "core/prose.h"
#include "json/read.h"
#include "json/write.h"
#include "text/class.h"
#include "text/utf8.h"

#include "base/ban.h"

/* Escaped it may be twice as long, and is still what one statement takes. */
enum { TEXTS_MAX = 448 * 1024, JSON_MAX = 1024 * 1024 };
/* What is worth reading of an alternative text: the longest in bytes, and as much white space. */
enum { ALT_RAW_MAX = 2 * 4 * SOC_MEDIA_ALT_MAX };

static bool media_invalid(soc_err *err, int index)
{
	return soc_err_set(err, SOC_ERR_INVALID, "media-invalid",
		"file %d is not what a file may be", index);
}

static bool is_same(soc_str one, soc_str other)
{
	return one.len == other.len && one.len > 0 && memcmp(one.ptr, other.ptr, one.len) == 0;
}

static bool is_name(soc_str name, size_t most)
{
	if (name.len == 0 || name.len > most) {
		return false;
	}
	for (size_t at = 0; at < name.len;) {
		int32_t point = soc_utf8_next(name.ptr, name.len, &at);
		if (point < ' ' || soc_point_is_control(point)
			|| (point < 0x80 && strchr("#<>[]|{}", point))) {
			return false;
		}
	}
	return true;
}

/* At most so many code points without control characters. */
static bool is_words(soc_str text, size_t most)
{
	size_t points = 0;
	for (size_t at = 0; at < text.len; points++) {
		int32_t point = soc_utf8_next(text.ptr, text.len, &at);
		if (point == SOC_UTF8_BAD || soc_point_is_control(point)) {
			return false;
		}
	}
	return points <= most;
}

/* At most so many bytes of visible ASCII. */
static bool is_token(soc_str text, size_t most)
{
	size_t good = 0;
	while (good < text.len && text.ptr[good] > ' ' && text.ptr[good] <= '~') {
		good++;
	}
	return good == text.len && good <= most;
}

static bool begins_with(soc_str text, soc_str start)
{
	return text.len > start.len && memcmp(text.ptr, start.ptr, start.len) == 0;
}

static bool is_url(soc_str url)
{
	if (url.len > SOC_MEDIA_URL_MAX
		|| (!begins_with(url, SOC_STR("https://")) && !begins_with(url, SOC_STR("http://")))) {
		return false;
	}
	for (size_t at = 0; at < url.len;) {
		int32_t point = soc_utf8_next(url.ptr, url.len, &at);
		if (point < ' ' || soc_point_is_control(point) || soc_point_is_space(point)) {
			return false;
		}
	}
	return true;
}

static bool is_url_or_none(soc_str url)
{
	return url.len == 0 || is_url(url);
}

static bool is_measure(int64_t pixels)
{
	return pixels >= 0 && pixels <= INT32_MAX;
}

static bool are_thumbs(const soc_media *media)
{
	int good = 0;
	while (good < media->thumb_count && good < SOC_MEDIA_THUMBS_MAX
		&& is_measure(media->thumb[good].width) && is_measure(media->thumb[good].height)
		&& is_url(media->thumb[good].url)) {
		good++;
	}
	return good == media->thumb_count;
}

static bool is_good(const soc_media *media)
{
	return is_name(media->file, SOC_MEDIA_FILE_MAX)
		&& (media->title.len == 0 || is_name(media->title, SOC_MEDIA_TITLE_MAX))
		&& is_token(media->repo, SOC_MEDIA_REPO_MAX) && media->kind < SOC_MEDIA_KIND_COUNT
		&& is_token(media->mime, SOC_MEDIA_MIME_MAX) && is_token(media->sha1, SOC_MEDIA_SHA1_MAX)
		&& media->size >= 0 && is_measure(media->width) && is_measure(media->height)
		&& is_words(media->author, SOC_MEDIA_AUTHOR_MAX) && is_url_or_none(media->author_url)
		&& is_words(media->licence, SOC_MEDIA_LICENCE_MAX) && is_url_or_none(media->licence_url)
		&& is_words(media->description, SOC_MEDIA_DESCRIPTION_MAX)
		&& is_url_or_none(media->description_url) && is_url_or_none(media->url)
		&& are_thumbs(media);
}

static bool alt_check(soc_str alt, soc_arena *arena, soc_str *out_alt, soc_err *err)
{
	soc_prose found = { .points = SOC_MEDIA_ALT_MAX + 1 };
	if (alt.len <= ALT_RAW_MAX && !soc_prose_take(alt, arena, &found, err)) {
		return false;
	}
	if (found.points > SOC_MEDIA_ALT_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "alt-too-long",
			"an alternative text is over %d code points", SOC_MEDIA_ALT_MAX);
	}
	if (memchr(found.text.ptr, '\t', found.text.len)) {
		return soc_err_set(err, SOC_ERR_INVALID, "text-control",
			"an alternative text holds a tab");
	}
	*out_alt = found.text;
	return true;
}

bool soc_media_uses_check(const soc_media_uses *uses, soc_arena *arena, soc_media_uses *out_uses,
	soc_err *err)
{
	if (uses->count > SOC_MEDIA_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "media-invalid", "a text shows at most %d files",
			SOC_MEDIA_MAX);
	}
	soc_media_use *item = soc_arena_alloc(arena, (size_t)uses->count * sizeof(*item), err);
	if (!item) {
		return false;
	}
	for (int i = 0; i < uses->count; i++) {
		item[i].file = uses->item[i].file;
		int same = 0;
		while (same < i && !is_same(item[same].file, item[i].file)) {
			same++;
		}
		if (same < i || !is_name(item[i].file, SOC_MEDIA_FILE_MAX)) {
			return media_invalid(err, i);
		}
		if (!alt_check(uses->item[i].alt, arena, &item[i].alt, err)) {
			return false;
		}
	}
	*out_uses = (soc_media_uses){ item, uses->count, uses->given };
	return true;
}

bool soc_media_uses_write(const soc_media_uses *uses, soc_arena *arena, soc_str *out_json,
	soc_err *err)
{
	soc_buf out = soc_buf_start(arena, SOC_JSON_SIZE_MAX);
	soc_json_put_open(&out, '[');
	for (int i = 0; i < uses->count; i++) {
		soc_json_put_open(&out, '{');
		soc_json_put_text(&out, "f", uses->item[i].file);
		soc_json_put_text(&out, "a", uses->item[i].alt);
		soc_json_put_close(&out, '}');
	}
	soc_json_put_close(&out, ']');
	return soc_buf_done(&out, out_json, err);
}

bool soc_media_name_check(soc_str name, soc_err *err)
{
	return is_name(name, SOC_MEDIA_FILE_MAX) || media_invalid(err, 0);
}

static bool too_many(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "media-invalid", "at most %d files in one call",
		SOC_MEDIA_LIST_MAX);
}

bool soc_media_names_write(const soc_media_names *names, soc_arena *arena, soc_str *out_json,
	soc_err *err)
{
	if (names->count > SOC_MEDIA_LIST_MAX) {
		return too_many(err);
	}
	soc_buf out = soc_buf_start(arena, JSON_MAX);
	soc_json_put_open(&out, '[');
	for (int i = 0; i < names->count; i++) {
		if (!is_name(names->name[i], SOC_MEDIA_FILE_MAX)) {
			return media_invalid(err, i);
		}
		soc_json_put_open(&out, '{');
		soc_json_put_text(&out, "f", names->name[i]);
		soc_json_put_close(&out, '}');
	}
	soc_json_put_close(&out, ']');
	return soc_buf_done(&out, out_json, err);
}

static size_t size_of(const soc_media *media)
{
	size_t size = media->file.len + media->title.len + media->author.len + media->author_url.len
		+ media->licence.len + media->licence_url.len + media->description.len
		+ media->description_url.len + media->url.len;
	for (int i = 0; i < media->thumb_count; i++) {
		size += media->thumb[i].url.len;
	}
	return size;
}

bool soc_media_list_check(const soc_media_list *list, soc_err *err)
{
	size_t size = 0;
	if (list->count > SOC_MEDIA_LIST_MAX) {
		return too_many(err);
	}
	for (int i = 0; i < list->count; i++) {
		const soc_media *media = &list->item[i];
		int same = 0;
		while (same < i && !is_same(list->item[same].file, media->file)) {
			same++;
		}
		bool good = media->gone ? is_name(media->file, SOC_MEDIA_FILE_MAX) : is_good(media);
		if (same < i || !good) {
			return media_invalid(err, i);
		}
		size += media->gone ? 0 : size_of(media);
	}
	if (size > TEXTS_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "media-invalid",
			"what is said of the files is too much for one call");
	}
	return true;
}

static void put_thumbs(soc_buf *out, const soc_media *media)
{
	soc_json_put_name(out, "th");
	soc_json_put_open(out, '[');
	for (int i = 0; i < media->thumb_count; i++) {
		soc_json_put_open(out, '{');
		soc_json_put_int(out, "w", media->thumb[i].width);
		soc_json_put_int(out, "h", media->thumb[i].height);
		soc_json_put_text(out, "u", media->thumb[i].url);
		soc_json_put_close(out, '}');
	}
	soc_json_put_close(out, ']');
}

/* In the letters that sql/predicate/file.sql and media_put have too. */
static void write_one(soc_buf *out, const soc_media *media)
{
	soc_json_put_open(out, '{');
	soc_json_put_text(out, "f", media->file);
	soc_json_put_bool(out, "x", media->gone);
	soc_json_put_text(out, "t", media->title);
	soc_json_put_text(out, "a", media->alt);
	soc_json_put_text(out, "r", media->repo);
	soc_json_put_int(out, "k", media->kind);
	soc_json_put_text(out, "m", media->mime);
	soc_json_put_text(out, "s", media->sha1);
	soc_json_put_int(out, "z", media->size);
	soc_json_put_int(out, "w", media->width);
	soc_json_put_int(out, "h", media->height);
	soc_json_put_text(out, "c", media->author);
	soc_json_put_text(out, "cu", media->author_url);
	soc_json_put_text(out, "l", media->licence);
	soc_json_put_text(out, "lu", media->licence_url);
	soc_json_put_bool(out, "n", media->attribution);
	soc_json_put_text(out, "d", media->description);
	soc_json_put_text(out, "du", media->description_url);
	soc_json_put_text(out, "u", media->url);
	put_thumbs(out, media);
	soc_json_put_close(out, '}');
}

bool soc_media_list_write(const soc_media_list *list, soc_arena *arena, soc_str *out_json,
	soc_err *err)
{
	soc_buf out = soc_buf_start(arena, JSON_MAX);
	soc_json_put_open(&out, '[');
	for (int i = 0; i < list->count; i++) {
		/* What is gone keeps what was known of it. */
		soc_media gone = { .file = list->item[i].file, .gone = true };
		write_one(&out, list->item[i].gone ? &gone : &list->item[i]);
	}
	soc_json_put_close(&out, ']');
	return soc_buf_done(&out, out_json, err);
}

/* A kind that only another release knows is some other file. */
static soc_media_kind kind_of(soc_json object)
{
	int64_t kind = soc_json_int_at(object, "k");
	return kind >= 0 && kind < SOC_MEDIA_KIND_COUNT ? (soc_media_kind)kind : SOC_MEDIA_OTHER;
}

static bool read_thumbs(soc_json list, soc_arena *arena, soc_media *out, soc_err *err)
{
	int count = soc_json_count(list);
	count = count < SOC_MEDIA_THUMBS_MAX ? count : SOC_MEDIA_THUMBS_MAX;
	soc_thumb *thumb = soc_arena_alloc(arena, (size_t)count * sizeof(*thumb), err);
	if (!thumb) {
		return false;
	}
	for (int i = 0; i < count; i++) {
		soc_json one = soc_json_item(list, i);
		thumb[i] = (soc_thumb){
			soc_json_int_at(one, "w"), soc_json_int_at(one, "h"), soc_json_text_at(one, "u")
		};
	}
	out->thumb = thumb;
	out->thumb_count = count;
	return true;
}

static bool read_one(soc_json object, soc_arena *arena, soc_media *out, soc_err *err)
{
	*out = (soc_media){
		.file = soc_json_text_at(object, "f"), .title = soc_json_text_at(object, "t"),
		.alt = soc_json_text_at(object, "a"), .repo = soc_json_text_at(object, "r"),
		.kind = kind_of(object), .mime = soc_json_text_at(object, "m"),
		.sha1 = soc_json_text_at(object, "s"), .size = soc_json_int_at(object, "z"),
		.width = soc_json_int_at(object, "w"), .height = soc_json_int_at(object, "h"),
		.author = soc_json_text_at(object, "c"), .author_url = soc_json_text_at(object, "cu"),
		.licence = soc_json_text_at(object, "l"), .licence_url = soc_json_text_at(object, "lu"),
		.attribution = soc_json_is_true(soc_json_member(object, "n")),
		.description = soc_json_text_at(object, "d"),
		.description_url = soc_json_text_at(object, "du"), .url = soc_json_text_at(object, "u"),
		.gone = soc_json_is_true(soc_json_member(object, "x")),
	};
	return read_thumbs(soc_json_member(object, "th"), arena, out, err);
}

/* What cannot be read is no file. */
static bool read_list(soc_str json, soc_arena *arena, soc_json *out_list, soc_err *err)
{
	soc_err why = { .code = SOC_OK };
	if (!soc_json_read(json, arena, out_list, &why) && why.code == SOC_ERR_NOMEM) {
		*err = why;
		return false;
	}
	return true;
}

bool soc_media_list_read(soc_str json, soc_arena *arena, soc_media_list *out_list, soc_err *err)
{
	*out_list = (soc_media_list){ NULL, 0 };
	/* Most texts show none: no parser for them. */
	if (json.len == 0) {
		return true;
	}
	soc_json list;
	if (!read_list(json, arena, &list, err)) {
		return false;
	}
	int most = soc_json_count(list) < SOC_MEDIA_MAX ? soc_json_count(list) : SOC_MEDIA_MAX;
	soc_media *item = soc_arena_alloc(arena, (size_t)most * sizeof(*item), err);
	if (!item) {
		return false;
	}
	int count = 0;
	for (int i = 0; i < most; i++) {
		if (!read_one(soc_json_item(list, i), arena, &item[count], err)) {
			return false;
		}
		count += is_good(&item[count]);
	}
	*out_list = (soc_media_list){ item, count };
	return true;
}
