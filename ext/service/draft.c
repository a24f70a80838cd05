/* SPDX-License-Identifier: MIT */
#include "service/draft.h"

#include "core/object.h"
#include "service/access.h"
#include "service/status.h"

#include "base/ban.h"

bool soc_draft_store(const soc_ctx *ctx, const soc_draft *draft, soc_draft_stored *out,
	soc_err *err)
{
	out->media = (soc_str){ NULL, 0 };
	return soc_draft_check(draft, ctx->arena, &out->draft, err)
		&& soc_entities_persons(out->draft.entities, ctx->arena, &out->persons, err)
		&& soc_entities_write(out->draft.entities, &out->persons, ctx->arena, &out->entities, err)
		&& (!draft->media.given
			|| soc_media_uses_write(&out->draft.media, ctx->arena, &out->media, err));
}

void soc_draft_param_persons(soc_params *params, int index, const soc_persons *persons)
{
	if (persons->count > 0) {
		soc_param_int8_array(params, index, persons->user, (size_t)persons->count);
	}
}

void soc_draft_add_persons(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *author,
	soc_draft_people people)
{
	int64_t everybody[SOC_STATUS_ENTITIES_MAX + 2];
	size_t count = (size_t)people.mentioned->count;
	if (count > 0) {
		memcpy(everybody, people.mentioned->user, count * sizeof(*everybody));
	}
	if (people.answered > 0) {
		everybody[count++] = people.answered;
	}
	if (count == 0) {
		return;
	}
	everybody[count++] = author->user;
	soc_access_add_actors(pipeline, ctx, author->wiki,
		(soc_access_actors){ SOC_ACTOR_PERSON, everybody, count });
}

void soc_draft_add_pages(soc_pipeline *pipeline, const soc_ctx *ctx, soc_str wiki,
	const soc_draft *draft)
{
	if (draft->pages.count > 0) {
		soc_access_add_actors(pipeline, ctx, wiki,
			(soc_access_actors){ SOC_ACTOR_PAGE, draft->pages.id, (size_t)draft->pages.count });
	}
}

void soc_draft_param_pages(soc_params *params, int index, const soc_draft *draft)
{
	if (draft->pages.count > 0) {
		soc_param_int8_array(params, index, draft->pages.id, (size_t)draft->pages.count);
	}
}

int soc_draft_add_by_key(soc_pipeline *pipeline, const soc_ctx *ctx, const soc_viewer *author,
	soc_draft_keyed keyed)
{
	const soc_draft *draft = &keyed.stored->draft;
	soc_params params = soc_params_for(SOC_SQL_STATUS_BY_KEY, ctx->arena);
	soc_param_text(&params, SOC_P_STATUS_BY_KEY_WIKI, author->wiki);
	soc_param_int(&params, SOC_P_STATUS_BY_KEY_AUTHOR, author->user);
	soc_param_text(&params, SOC_P_STATUS_BY_KEY_TEXT, draft->text);
	soc_param_text(&params, SOC_P_STATUS_BY_KEY_LANG, draft->lang);
	soc_param_int(&params, SOC_P_STATUS_BY_KEY_VISIBILITY, draft->visibility);
	soc_param_text(&params, SOC_P_STATUS_BY_KEY_KEY, draft->key);
	soc_param_int(&params, SOC_P_STATUS_BY_KEY_CAPS, soc_access_caps_listed(author));
	soc_param_text(&params, SOC_P_STATUS_BY_KEY_MEDIA, keyed.stored->media);
	if (keyed.object) {
		soc_param_int(&params, SOC_P_STATUS_BY_KEY_OBJECT_KIND, keyed.object->kind);
		soc_param_text(&params, SOC_P_STATUS_BY_KEY_OBJECT, keyed.object->key);
	} else if (draft->group != 0) {
		soc_param_int(&params, SOC_P_STATUS_BY_KEY_GROUP, draft->group);
	}
	return soc_pipeline_add(pipeline, &params);
}

bool soc_draft_take_earlier(const soc_ctx *ctx, const soc_rows *earlier, soc_status *out_status,
	soc_err *err)
{
	if (!soc_row_bool(earlier, 0, SOC_C_STATUS_BY_KEY_SAME_BODY)) {
		return soc_err_set(err, SOC_ERR_CONFLICT, "key-reused",
			"the idempotency key was used with another body");
	}
	if (!soc_row_bool(earlier, 0, SOC_C_STATUS_BY_KEY_SEEN)) {
		return soc_object_not_found(err);
	}
	return soc_status_from_row(ctx, (soc_status_place){ earlier, 0, SOC_C_STATUS_BY_KEY_ID },
		out_status, err);
}

bool soc_draft_repeat(const soc_ctx *ctx, const soc_viewer *author, soc_draft_keyed keyed,
	soc_status *out_status, soc_err *err)
{
	soc_pipeline pipeline = soc_pipeline_start(ctx->conn, ctx->arena, true);
	int by_key = soc_draft_add_by_key(&pipeline, ctx, author, keyed);
	if (!soc_pipeline_run(&pipeline, err)) {
		return false;
	}
	const soc_rows *earlier = soc_pipeline_rows(&pipeline, by_key);
	return earlier->count > 0 ? soc_draft_take_earlier(ctx, earlier, out_status, err)
		: soc_err_set(err, SOC_ERR_NOT_FOUND, "key-unused", "nothing was made with this key");
}

bool soc_draft_media_unknown(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "media-unknown",
		"the store has not heard of one of the files");
}

bool soc_draft_explain(const soc_draft_stored *stored, soc_err *err)
{
	return stored->draft.media.count > 0 ? soc_draft_media_unknown(err)
		: soc_err_set(err, SOC_ERR_BUG, "post-vanished", "a post left neither row nor key");
}
