/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/ban.h"

enum { FIRST_SIZE = 256 };

soc_buf soc_buf_start(soc_arena *arena, size_t max)
{
	return (soc_buf){ .arena = arena, .max = max, .failed = max == SIZE_MAX };
}

/* Room for `more` bytes and the NUL; fails beyond the maximum or the arena's cap. */
static bool reserve(soc_buf *buf, size_t more)
{
	if (buf->failed || more > buf->max - buf->len) {
		buf->failed = true;
		return false;
	}
	size_t needed = buf->len + more + 1;
	if (needed <= buf->cap)
		return true;
	size_t wanted = buf->cap ? buf->cap : FIRST_SIZE;
	while (wanted < needed)
		wanted = wanted > SIZE_MAX / 2 ? needed : wanted * 2;
	if (wanted > buf->max + 1)
		wanted = buf->max + 1;
	soc_err ignored = { .code = SOC_OK };
	char *larger = soc_arena_alloc(buf->arena, wanted, &ignored);
	if (!larger) {
		buf->failed = true;
		return false;
	}
	if (buf->len)
		memcpy(larger, buf->ptr, buf->len);
	buf->ptr = larger;
	buf->cap = wanted;
	return true;
}

void soc_buf_append(soc_buf *buf, soc_str text)
{
	if (!reserve(buf, text.len) || !text.len)
		return;
	memcpy(buf->ptr + buf->len, text.ptr, text.len);
	buf->len += text.len;
	buf->ptr[buf->len] = '\0';
}

void soc_buf_appendf(soc_buf *buf, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int size = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (size < 0)
		buf->failed = true;
	if (size < 0 || !reserve(buf, (size_t)size))
		return;
	va_start(args, format);
	(void)vsnprintf(buf->ptr + buf->len, (size_t)size + 1, format, args);
	va_end(args);
	buf->len += (size_t)size;
}

bool soc_buf_done(soc_buf *buf, soc_str *out_text, soc_err *err)
{
	*out_text = (soc_str){ NULL, 0 };
	if (!reserve(buf, 0))
		return soc_err_set(err, SOC_ERR_NOMEM, "memory", "text beyond %zu bytes", buf->max);
	*out_text = (soc_str){ buf->ptr, buf->len };
	return true;
}
