/* SPDX-License-Identifier: MIT */
#include "json/write.h"

#include <inttypes.h>

#include "base/ban.h"

static void put_comma(soc_buf *out)
{
	char last = out->len > 0 ? out->ptr[out->len - 1] : '[';
	if (last != '[' && last != '{' && last != ':') {
		soc_buf_append(out, SOC_STR(","));
	}
}

void soc_json_put_name(soc_buf *out, const char *name)
{
	put_comma(out);
	if (name) {
		soc_buf_appendf(out, "\"%s\":", name);
	}
}

void soc_json_put_open(soc_buf *out, char bracket)
{
	put_comma(out);
	soc_buf_append(out, (soc_str){ &bracket, 1 });
}

void soc_json_put_close(soc_buf *out, char bracket)
{
	soc_buf_append(out, (soc_str){ &bracket, 1 });
}

void soc_json_put_int(soc_buf *out, const char *name, int64_t value)
{
	soc_json_put_name(out, name);
	soc_buf_appendf(out, "%" PRId64, value);
}

void soc_json_put_bool(soc_buf *out, const char *name, bool value)
{
	soc_json_put_name(out, name);
	soc_buf_append(out, value ? SOC_STR("true") : SOC_STR("false"));
}

static bool is_plain(char byte)
{
	return (unsigned char)byte >= 0x20 && byte != '"' && byte != '\\';
}

static void put_escaped(soc_buf *out, char byte)
{
	if ((unsigned char)byte < 0x20) {
		soc_buf_appendf(out, "\\u%04x", (unsigned)byte);
	} else {
		soc_buf_appendf(out, "\\%c", byte);
	}
}

void soc_json_put_text(soc_buf *out, const char *name, soc_str value)
{
	soc_json_put_name(out, name);
	soc_buf_append(out, SOC_STR("\""));
	for (size_t at = 0; at < value.len;) {
		size_t end = at;
		while (end < value.len && is_plain(value.ptr[end])) {
			end++;
		}
		soc_buf_append(out, (soc_str){ value.ptr + at, end - at });
		if (end < value.len) {
			put_escaped(out, value.ptr[end++]);
		}
		at = end;
	}
	soc_buf_append(out, SOC_STR("\""));
}
