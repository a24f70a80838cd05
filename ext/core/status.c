/* SPDX-License-Identifier: MIT */
#include "core/status.h"

#include "core/prose.h"

#include "base/ban.h"

/* What is worth reading at all: the longest text in bytes, with as much white space after it. */
enum { RAW_MAX = 2 * 4 * SOC_STATUS_TEXT_MAX };

static bool text_check(soc_str text, soc_arena *arena, soc_str *out, soc_err *err)
{
	if (text.len > RAW_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "text-too-long",
			"the text is over %d code points", SOC_STATUS_TEXT_MAX);
	}
	soc_prose found;
	if (!soc_prose_take(text, arena, &found, err)) {
		return false;
	}
	if (!found.visible) {
		return soc_err_set(err, SOC_ERR_INVALID, "text-empty", "the text shows nothing");
	}
	if (found.points > SOC_STATUS_TEXT_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "text-too-long",
			"the text is over %d code points", SOC_STATUS_TEXT_MAX);
	}
	*out = found.text;
	return true;
}

static bool is_lang_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
		|| (byte >= '0' && byte <= '9') || byte == '-';
}

bool soc_lang_check(soc_str lang, soc_err *err)
{
	size_t good = 0;
	while (good < lang.len && good < SOC_STATUS_LANG_MAX && is_lang_byte(lang.ptr[good])) {
		good++;
	}
	if (good < lang.len) {
		return soc_err_set(err, SOC_ERR_INVALID, "lang-invalid",
			"a language code is at most %d letters, digits and hyphens", SOC_STATUS_LANG_MAX);
	}
	return true;
}

static bool key_check(soc_str key, soc_err *err)
{
	if (!key.ptr) {
		return true;
	}
	size_t good = 0;
	while (good < key.len && good < SOC_STATUS_KEY_MAX && key.ptr[good] >= ' '
		&& key.ptr[good] <= '~') {
		good++;
	}
	if (good < key.len || key.len == 0) {
		return soc_err_set(err, SOC_ERR_INVALID, "key-invalid",
			"an idempotency key is 1 to %d bytes of printable ASCII", SOC_STATUS_KEY_MAX);
	}
	return true;
}

static bool mentions_somebody(soc_entities entities)
{
	int at = 0;
	while (at < entities.count && entities.item[at].type != SOC_ENTITY_USER) {
		at++;
	}
	return at < entities.count;
}

static bool level_check(const soc_draft *draft, soc_err *err)
{
	if (draft->visibility == SOC_VISIBILITY_MENTIONED && !mentions_somebody(draft->entities)) {
		return soc_err_set(err, SOC_ERR_INVALID, "mention-missing",
			"only those mentioned would see it, and nobody is");
	}
	if (draft->group != 0 && draft->visibility != SOC_VISIBILITY_PUBLIC) {
		return soc_err_set(err, SOC_ERR_INVALID, "draft-invalid", "a group has its own level");
	}
	if (draft->visibility != SOC_VISIBILITY_PUBLIC
		&& draft->visibility != SOC_VISIBILITY_MENTIONED) {
		return soc_err_set(err, SOC_ERR_INVALID, "draft-invalid", "nobody posts to this level");
	}
	return true;
}

static bool pages_check(soc_pages pages, soc_err *err)
{
	bool good = pages.count <= SOC_STATUS_ENTITIES_MAX;
	for (int i = 0; good && i < pages.count; i++) {
		good = pages.id[i] > (i > 0 ? pages.id[i - 1] : 0);
	}
	return good
		|| soc_err_set(err, SOC_ERR_INVALID, "draft-invalid", "pages are at most %d ids that rise",
			SOC_STATUS_ENTITIES_MAX);
}

bool soc_draft_check(const soc_draft *draft, soc_arena *arena, soc_draft *out_draft, soc_err *err)
{
	if (!soc_lang_check(draft->lang, err) || !key_check(draft->key, err)
		|| !pages_check(draft->pages, err)) {
		return false;
	}
	*out_draft = *draft;
	return text_check(draft->text, arena, &out_draft->text, err)
		&& soc_entities_check(draft->entities, out_draft->text, err) && level_check(draft, err)
		&& soc_media_uses_check(&draft->media, arena, &out_draft->media, err);
}
