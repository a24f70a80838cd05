/* SPDX-License-Identifier: MIT */
#include "pg/param.h"

#include "pg/type.h"

#include <string.h>

#include "base/ban.h"

enum { ARRAY_HEADER = 20, ARRAY_ITEM = 12 };

soc_params soc_params_for(enum soc_sql statement, soc_arena *arena)
{
	soc_params params = { .stmt = &soc_sql_catalog[statement], .arena = arena };
	if (params.stmt->param_count > SOC_PARAM_MAX)
		params.failed = SOC_ERR_BUG;
	return params;
}

static void fail(soc_params *params, soc_err_code code)
{
	if (params->failed == SOC_OK)
		params->failed = code;
}

/* The declared type of parameter `index`; 0 when there is none such, or after a failure. */
static uint32_t type_of(const soc_params *params, int index)
{
	if (params->failed != SOC_OK || index < 0 || index >= params->stmt->param_count)
		return 0;
	return params->stmt->params[index].oid;
}

static unsigned char *place(soc_params *params, int index, int size)
{
	soc_err ignored = { .code = SOC_OK };
	unsigned char *bytes = soc_arena_alloc(params->arena, (size_t)size, &ignored);
	if (!bytes) {
		fail(params, SOC_ERR_NOMEM);
		return NULL;
	}
	params->value[index] = (const char *)bytes;
	params->length[index] = size;
	return bytes;
}

static int int_size(uint32_t type)
{
	switch (type) {
	case SOC_TYPE_INT8:
		return 8;
	case SOC_TYPE_INT4:
		return 4;
	case SOC_TYPE_INT2:
		return 2;
	default:
		return 0;
	}
}

void soc_param_int(soc_params *params, int index, int64_t value)
{
	int size = int_size(type_of(params, index));
	if (!size) {
		fail(params, SOC_ERR_BUG);
		return;
	}
	int64_t most = size == 8 ? INT64_MAX : size == 4 ? INT32_MAX : INT16_MAX;
	if (value > most || value < -most - 1) {
		fail(params, SOC_ERR_INVALID);
		return;
	}
	unsigned char *bytes = place(params, index, size);
	if (bytes)
		soc_type_put(bytes, (uint64_t)value, size);
}

void soc_param_bool(soc_params *params, int index, bool value)
{
	if (type_of(params, index) != SOC_TYPE_BOOL) {
		fail(params, SOC_ERR_BUG);
		return;
	}
	unsigned char *bytes = place(params, index, 1);
	if (bytes)
		*bytes = value ? 1 : 0;
}

void soc_param_text(soc_params *params, int index, soc_str value)
{
	uint32_t type = type_of(params, index);
	if (type != SOC_TYPE_TEXT && type != SOC_TYPE_BYTEA) {
		fail(params, SOC_ERR_BUG);
		return;
	}
	bool has_nul = type == SOC_TYPE_TEXT && value.len && memchr(value.ptr, '\0', value.len);
	if (has_nul || value.len > SOC_PARAM_SIZE_MAX) {
		fail(params, SOC_ERR_INVALID);
		return;
	}
	params->value[index] = value.ptr;
	params->length[index] = (int)value.len;
}

void soc_param_int8_array(soc_params *params, int index, const int64_t *value, size_t count)
{
	if (type_of(params, index) != SOC_TYPE_INT8_ARRAY) {
		fail(params, SOC_ERR_BUG);
		return;
	}
	if (count > (SOC_PARAM_SIZE_MAX - ARRAY_HEADER) / ARRAY_ITEM) {
		fail(params, SOC_ERR_INVALID);
		return;
	}
	/* Dimensions, has-NULLs, element type; then, unless empty, length and lower bound. */
	int header = count ? ARRAY_HEADER : ARRAY_HEADER - 8;
	unsigned char *bytes = place(params, index, header + (int)count * ARRAY_ITEM);
	if (!bytes)
		return;
	soc_type_put(bytes, count ? 1 : 0, 4);
	soc_type_put(bytes + 4, 0, 4);
	soc_type_put(bytes + 8, SOC_TYPE_INT8, 4);
	if (!count)
		return;
	soc_type_put(bytes + 12, count, 4);
	soc_type_put(bytes + 16, 1, 4);
	for (size_t i = 0; i < count; i++) {
		unsigned char *item = bytes + ARRAY_HEADER + i * ARRAY_ITEM;
		soc_type_put(item, 8, 4);
		soc_type_put(item + 4, (uint64_t)value[i], 8);
	}
}
