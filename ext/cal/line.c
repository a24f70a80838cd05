/* SPDX-License-Identifier: MIT */
#include "cal/line.h"

#include <stdio.h>

#include "base/ban.h"

enum { WIDTH_MAX = 75, POINT_SIZE_MAX = 4, SECONDS_A_DAY = 24 * 3600 };

/* What may not be torn apart: a code point, or an escape. */
static void put(soc_line *line, const char *bytes, size_t count)
{
	if (line->width + count > WIDTH_MAX) {
		soc_buf_append(line->buf, SOC_STR("\r\n "));
		line->width = 1;
	}
	soc_buf_append(line->buf, (soc_str){ bytes, count });
	line->width += count;
}

/* The bytes of the code point at `at`; of what is none, as many as it looks like. */
static size_t point_size(soc_str text, size_t at)
{
	size_t size = 1;
	while (size < POINT_SIZE_MAX && at + size < text.len
		&& ((unsigned char)text.ptr[at + size] & 0xC0) == 0x80) {
		size++;
	}
	return size;
}

static bool is_control(char byte)
{
	return (unsigned char)byte < 0x20 || byte == 0x7F;
}

/* U+0080 to U+009F, some of which are line ends to somebody. */
static bool is_high_control(const char *at, size_t size)
{
	return size == 2 && at[0] == '\xC2' && (unsigned char)at[1] < 0xA0;
}

soc_line soc_line_start(soc_buf *buf, const char *name)
{
	soc_line line = { .buf = buf };
	soc_line_raw(&line, soc_str_borrow(name));
	return line;
}

void soc_line_raw(soc_line *line, soc_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		put(line, text.ptr + i, 1);
	}
}

void soc_line_param(soc_line *line, const char *name, soc_str value)
{
	soc_line_raw(line, SOC_STR(";"));
	soc_line_raw(line, soc_str_borrow(name));
	soc_line_raw(line, SOC_STR("=\""));
	for (size_t at = 0, size; at < value.len; at += size) {
		size = point_size(value, at);
		const char *byte = value.ptr + at;
		if (*byte == '"') {
			put(line, "'", 1);
		} else if (is_control(*byte) || is_high_control(byte, size)) {
			put(line, " ", 1);
		} else {
			put(line, byte, size);
		}
	}
	soc_line_raw(line, SOC_STR("\""));
}

void soc_line_text(soc_line *line, soc_str text)
{
	for (size_t at = 0, size; at < text.len; at += size) {
		const char *byte = text.ptr + at;
		size = point_size(text, at);
		bool pair = *byte == '\r' && at + 1 < text.len && byte[1] == '\n';
		if (pair) {
			continue;
		}
		if (*byte == '\n' || *byte == '\r') {
			put(line, "\\n", 2);
		} else if (*byte == '\\' || *byte == ';' || *byte == ',') {
			put(line, (const char[]){ '\\', *byte }, 2);
		} else if (is_control(*byte) || is_high_control(byte, size)) {
			put(line, " ", 1);
		} else {
			put(line, byte, size);
		}
	}
}

void soc_line_uri(soc_line *line, soc_str uri)
{
	static const char digit[] = "0123456789ABCDEF";
	for (size_t at = 0, size; at < uri.len; at += size) {
		const char *byte = uri.ptr + at;
		size = point_size(uri, at);
		unsigned value = (unsigned char)*byte;
		if (value <= 0x20 || value == 0x7F || (value < 0x80 && strchr("\"<>\\^`{|}", *byte))) {
			put(line, (const char[]){ '%', digit[value >> 4], digit[value & 15] }, 3);
			size = 1;
		} else if (is_high_control(byte, size)) {
			put(line, "%20", 3);
		} else {
			put(line, byte, size);
		}
	}
}

void soc_line_end(soc_line *line)
{
	soc_buf_append(line->buf, SOC_STR("\r\n"));
}

void soc_line_put(soc_buf *buf, const char *name, const char *value)
{
	soc_line line = soc_line_start(buf, name);
	soc_line_raw(&line, SOC_STR(":"));
	soc_line_raw(&line, soc_str_borrow(value));
	soc_line_end(&line);
}

void soc_line_put_text(soc_buf *buf, const char *name, soc_str text)
{
	soc_line line = soc_line_start(buf, name);
	soc_line_raw(&line, SOC_STR(":"));
	soc_line_text(&line, text);
	soc_line_end(&line);
}

void soc_line_put_uri(soc_buf *buf, const char *name, soc_str uri)
{
	soc_line line = soc_line_start(buf, name);
	soc_line_raw(&line, SOC_STR(":"));
	soc_line_uri(&line, uri);
	soc_line_end(&line);
}

void soc_line_time(soc_moment moment, char out_text[SOC_LINE_TIME_SIZE])
{
	(void)snprintf(out_text, SOC_LINE_TIME_SIZE, "%04u%02u%02uT%02u%02u00",
		(unsigned)moment.year % 10000, (unsigned)moment.month % 100, (unsigned)moment.day % 100,
		(unsigned)moment.hour % 100, (unsigned)moment.minute % 100);
}

void soc_line_utc(int64_t second, char out_text[SOC_LINE_TIME_SIZE])
{
	int64_t day = second / SECONDS_A_DAY - (second % SECONDS_A_DAY < 0);
	unsigned of_day = (unsigned)(second - day * SECONDS_A_DAY);
	int year, month, of_month;
	soc_day_split((int32_t)day, &year, &month, &of_month);
	(void)snprintf(out_text, SOC_LINE_TIME_SIZE, "%04u%02u%02uT%02u%02u%02uZ",
		(unsigned)year % 10000, (unsigned)month % 100, (unsigned)of_month % 100,
		of_day / 3600 % 100, of_day / 60 % 60, of_day % 60);
}
