/* SPDX-License-Identifier: MIT */
#include "core/entity.h"

#include "json/read.h"
#include "json/write.h"
#include "text/class.h"
#include "text/utf8.h"

#include "base/ban.h"

/* The letter of each type in the store, in the order of the enum. */
static const char LETTER[] = "upfrdx";
_Static_assert(sizeof(LETTER) == SOC_ENTITY_TYPE_COUNT + 1, "a letter for each type");

static bool is_boundary(soc_str text, size_t at)
{
	return at == text.len || ((unsigned char)text.ptr[at] & 0xC0) != 0x80;
}

/* Within the text from `from` on, and between code points. */
static bool is_range(const soc_entity *entity, soc_str text, int64_t from)
{
	int64_t size = (int64_t)text.len;
	return entity->start >= from && entity->length > 0 && entity->start < size
		&& entity->length <= size - entity->start && is_boundary(text, (size_t)entity->start)
		&& is_boundary(text, (size_t)(entity->start + entity->length));
}

static bool is_title(soc_str title)
{
	if (title.len == 0 || title.len > SOC_ENTITY_TITLE_MAX) {
		return false;
	}
	for (size_t at = 0; at < title.len;) {
		int32_t point = soc_utf8_next(title.ptr, title.len, &at);
		if (point < ' ' || soc_point_is_control(point)) {
			return false;
		}
	}
	return true;
}

/* By what its type has; the ids of persons are looked at by is_good only. */
static bool is_whole(const soc_entity *entity)
{
	switch (entity->type) {
	case SOC_ENTITY_PAGE:
	case SOC_ENTITY_FILE:
		return is_title(entity->title);
	case SOC_ENTITY_REVISION:
		return entity->revision > 0;
	case SOC_ENTITY_DIFF:
		return entity->revision > 0 && entity->old >= 0;
	case SOC_ENTITY_USER:
	case SOC_ENTITY_URL:
		return true;
	case SOC_ENTITY_TYPE_COUNT:
		break;
	}
	return false;
}

static bool is_good(const soc_entity *entity)
{
	return is_whole(entity) && (entity->type != SOC_ENTITY_USER || entity->user > 0);
}

bool soc_entities_check(soc_entities entities, soc_str text, soc_err *err)
{
	int good = 0;
	int64_t from = 0;
	while (good < entities.count && good < SOC_STATUS_ENTITIES_MAX
		&& is_range(&entities.item[good], text, from) && is_good(&entities.item[good])) {
		from = entities.item[good].start + entities.item[good].length;
		good++;
	}
	if (good < entities.count) {
		return soc_err_set(err, SOC_ERR_INVALID, "entities-invalid",
			"entity %d does not fit the text or its own type", good);
	}
	return true;
}

static int place_of(const int64_t *user, int count, int64_t wanted)
{
	int place = 0;
	while (place < count && user[place] != wanted) {
		place++;
	}
	return place;
}

bool soc_entities_persons(soc_entities entities, soc_arena *arena, soc_persons *out_persons,
	soc_err *err)
{
	int64_t *user = soc_arena_alloc(arena, (size_t)entities.count * sizeof(*user), err);
	if (!user) {
		return false;
	}
	int count = 0;
	for (int i = 0; i < entities.count; i++) {
		const soc_entity *entity = &entities.item[i];
		if (entity->type == SOC_ENTITY_USER && place_of(user, count, entity->user) == count) {
			user[count++] = entity->user;
		}
	}
	*out_persons = (soc_persons){ user, count };
	return true;
}

static void write_one(soc_buf *out, const soc_entity *entity, const soc_persons *persons)
{
	soc_json_put_open(out, '{');
	soc_json_put_text(out, "k", (soc_str){ &LETTER[entity->type], 1 });
	soc_json_put_int(out, "s", entity->start);
	soc_json_put_int(out, "l", entity->length);
	switch (entity->type) {
	case SOC_ENTITY_USER:
		soc_json_put_int(out, "i", place_of(persons->user, persons->count, entity->user));
		break;
	case SOC_ENTITY_PAGE:
	case SOC_ENTITY_FILE:
		soc_json_put_text(out, "t", entity->title);
		break;
	case SOC_ENTITY_DIFF:
		soc_json_put_int(out, "o", entity->old);
		soc_json_put_int(out, "r", entity->revision);
		break;
	case SOC_ENTITY_REVISION:
		soc_json_put_int(out, "r", entity->revision);
		break;
	case SOC_ENTITY_URL:
	case SOC_ENTITY_TYPE_COUNT:
		break;
	}
	soc_json_put_close(out, '}');
}

bool soc_entities_write(soc_entities entities, const soc_persons *persons, soc_arena *arena,
	soc_str *out_json, soc_err *err)
{
	soc_buf out = soc_buf_start(arena, SOC_JSON_SIZE_MAX);
	soc_json_put_open(&out, '[');
	for (int i = 0; i < entities.count; i++) {
		write_one(&out, &entities.item[i], persons);
	}
	soc_json_put_close(&out, ']');
	return soc_buf_done(&out, out_json, err);
}

static soc_entity_type type_of(soc_json object)
{
	soc_str letter = soc_json_text_at(object, "k");
	const char *place = letter.len == 1 ? memchr(LETTER, letter.ptr[0], sizeof(LETTER) - 1) : NULL;
	return place ? (soc_entity_type)(place - LETTER) : SOC_ENTITY_TYPE_COUNT;
}

static bool read_one(soc_json object, const soc_persons *persons, soc_entity *out)
{
	*out = (soc_entity){ .type = type_of(object), .start = soc_json_int_at(object, "s"),
		.length = soc_json_int_at(object, "l") };
	if (out->type == SOC_ENTITY_USER) {
		int64_t place = soc_json_int_at(object, "i");
		if (place < 0 || place >= persons->count) {
			return false;
		}
		out->user = persons->user[place];
	} else if (out->type == SOC_ENTITY_PAGE || out->type == SOC_ENTITY_FILE) {
		out->title = soc_json_text_at(object, "t");
	} else if (out->type == SOC_ENTITY_REVISION || out->type == SOC_ENTITY_DIFF) {
		out->revision = soc_json_int_at(object, "r");
		out->old = out->type == SOC_ENTITY_DIFF ? soc_json_int_at(object, "o") : 0;
	}
	return is_whole(out);
}

bool soc_entities_read(const soc_entities_stored *stored, soc_arena *arena,
	soc_entities *out_entities, soc_err *err)
{
	*out_entities = (soc_entities){ NULL, 0 };
	/* Most texts have none: no parser for them. */
	if (stored->json.len <= 2) {
		return true;
	}
	soc_json list;
	soc_err why = { .code = SOC_OK };
	if (!soc_json_read(stored->json, arena, &list, &why)) {
		if (why.code == SOC_ERR_NOMEM) {
			*err = why;
		}
		return why.code != SOC_ERR_NOMEM;
	}
	int most = soc_json_count(list) < SOC_STATUS_ENTITIES_MAX ? soc_json_count(list)
															  : SOC_STATUS_ENTITIES_MAX;
	soc_entity *item = soc_arena_alloc(arena, (size_t)most * sizeof(*item), err);
	if (!item) {
		return false;
	}
	int count = 0;
	int64_t from = 0;
	for (int i = 0; i < most; i++) {
		if (read_one(soc_json_item(list, i), &stored->persons, &item[count])
			&& is_range(&item[count], stored->text, from)) {
			from = item[count].start + item[count].length;
			count++;
		}
	}
	*out_entities = (soc_entities){ item, count };
	return true;
}
