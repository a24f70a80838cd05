/* SPDX-License-Identifier: MIT */
#ifndef SOC_CAL_LINE_H
#define SOC_CAL_LINE_H

#include "base/buf.h"
#include "cal/moment.h"

/*
 * Content lines of RFC 5545: folded at 75 bytes between code points, ended by CRLF. Whatever a text
 * holds, it stays within its line: line ends become "\n" in a text and a space elsewhere, other
 * control characters a space. UTF-8 is the caller's duty; what is not is folded somewhere.
 */
typedef struct soc_line {
	soc_buf *buf;
	size_t width; /* bytes of the line that is being written */
} soc_line;

/* Starts with the name; parameters, a value and the end follow. */
soc_line soc_line_start(soc_buf *buf, const char *name);
/* As it is: names, numbers, what this layer made itself. */
void soc_line_raw(soc_line *line, soc_str text);
/* ";NAME="value""; a double quote becomes an apostrophe, as the value cannot hold one. */
void soc_line_param(soc_line *line, const char *name, soc_str value);
/* A value of kind TEXT: escaped. The colon before a value is the caller's, by soc_line_raw. */
void soc_line_text(soc_line *line, soc_str text);
/* A value of kind URI: bytes that no URI has are percent-encoded. */
void soc_line_uri(soc_line *line, soc_str uri);
void soc_line_end(soc_line *line);

/* Whole lines. */
void soc_line_put(soc_buf *buf, const char *name, const char *value);
void soc_line_put_text(soc_buf *buf, const char *name, soc_str text);
void soc_line_put_uri(soc_buf *buf, const char *name, soc_str uri);
/* "20260301T100000" */
enum { SOC_LINE_TIME_SIZE = 17 };
void soc_line_time(soc_moment moment, char out_text[SOC_LINE_TIME_SIZE]);
/* Of an instant, in UTC: "20260301T090000Z"; of years 0 to 9999. */
void soc_line_utc(int64_t second, char out_text[SOC_LINE_TIME_SIZE]);

#endif
