/* SPDX-License-Identifier: MIT */
#include "json/read.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/ban.h"

/* Behind the string that begins at `at`, or the end. */
static size_t skip_string(soc_str text, size_t at)
{
	for (at++; at < text.len && text.ptr[at] != '"'; at++) {
		at += text.ptr[at] == '\\';
	}
	return at;
}

/* jansson's own limit is 2,048 calls deep: too much for a small stack. */
static bool is_shallow(soc_str text)
{
	int depth = 0;
	for (size_t i = 0; i < text.len && depth <= SOC_JSON_DEPTH_MAX; i++) {
		char byte = text.ptr[i];
		if (byte == '"') {
			i = skip_string(text, i);
		}
		depth += byte == '[' || byte == '{';
		depth -= byte == ']' || byte == '}';
	}
	return depth <= SOC_JSON_DEPTH_MAX;
}

static void release(void *document)
{
	json_decref(document);
}

/* Whether a document that is refused once is refused with memory at hand too. */
static bool is_memory_short(soc_str text)
{
	void *probe = malloc(text.len + 1);
	free(probe);
	return !probe;
}

static json_t *load(soc_str text, bool *out_memory)
{
	json_error_t why = { .line = 0 }; /* jansson leaves the code alone where it fails at once */
	json_t *document = json_loadb(text.len ? text.ptr : "", text.len, JSON_REJECT_DUPLICATES, &why);
	/* A failed allocation is the one thing that jansson gives no words for. */
	*out_memory = !document && (json_error_code(&why) == json_error_unknown
		|| json_error_code(&why) == json_error_out_of_memory);
	return document;
}

bool soc_json_read(soc_str text, soc_arena *arena, soc_json *out_json, soc_err *err)
{
	*out_json = (soc_json){ NULL };
	if (text.len > SOC_JSON_SIZE_MAX || !is_shallow(text)) {
		return soc_err_set(err, SOC_ERR_INVALID, "json-invalid",
			"the JSON is too large or too deep");
	}
	bool memory;
	json_t *document = load(text, &memory);
	/* Where a string's own memory is lacking, jansson speaks of bad syntax. */
	if (!document && !memory) {
		document = load(text, &memory);
		memory = memory || (!document && is_memory_short(text));
	}
	if (!document) {
		return memory ? soc_err_set(err, SOC_ERR_NOMEM, "memory", "no memory for JSON")
					  : soc_err_set(err, SOC_ERR_INVALID, "json-invalid", "the text is no JSON");
	}
	if (!soc_arena_defer(arena, release, document, err)) {
		return false;
	}
	out_json->value = document;
	return true;
}

int soc_json_count(soc_json json)
{
	/* Both answer 0 for NULL and for other kinds. Never over SOC_JSON_SIZE_MAX. */
	return (int)(json_array_size(json.value) + json_object_size(json.value));
}

soc_json soc_json_item(soc_json array, int index)
{
	return (soc_json){ index < 0 ? NULL : json_array_get(array.value, (size_t)index) };
}

soc_json soc_json_member(soc_json object, const char *name)
{
	return (soc_json){ json_object_get(object.value, name) };
}

bool soc_json_int(soc_json json, int64_t *out_value)
{
	const json_t *value = json.value;
	if (!json_is_integer(value)) {
		return false;
	}
	*out_value = json_integer_value(value);
	return true;
}

bool soc_json_is_true(soc_json json)
{
	return json_is_true((const json_t *)json.value);
}

soc_str soc_json_text(soc_json json)
{
	return (soc_str){ json_string_value(json.value), json_string_length(json.value) };
}

int64_t soc_json_int_at(soc_json object, const char *name)
{
	int64_t value = -1;
	return soc_json_int(soc_json_member(object, name), &value) ? value : -1;
}

soc_str soc_json_text_at(soc_json object, const char *name)
{
	return soc_json_text(soc_json_member(object, name));
}
