/* SPDX-License-Identifier: MIT */
#ifndef SOC_JSON_WRITE_H
#define SOC_JSON_WRITE_H

#include "base/buf.h"

#include <stdint.h>

/*
 * Writes JSON without building it first. The caller puts the brackets; commas are set where the
 * last byte written asks for one. Failure sticks in the buffer. A name is NULL for what stands in
 * an array.
 */
void soc_json_put_open(soc_buf *out, char bracket);
void soc_json_put_close(soc_buf *out, char bracket);
void soc_json_put_int(soc_buf *out, const char *name, int64_t value);
void soc_json_put_bool(soc_buf *out, const char *name, bool value);
/* The name of an array or object: its bracket follows. */
void soc_json_put_name(soc_buf *out, const char *name);
/* UTF-8 is the caller's duty. */
void soc_json_put_text(soc_buf *out, const char *name, soc_str value);

#endif
