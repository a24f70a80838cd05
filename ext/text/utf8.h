/* SPDX-License-Identifier: MIT */
#ifndef SOC_TEXT_UTF8_H
#define SOC_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

enum { SOC_UTF8_BAD = -1 };

/*
 * The code point that starts at text[*io_at], and moves *io_at behind it. SOC_UTF8_BAD, and *io_at
 * stays, on anything but well-formed UTF-8: overlong forms, surrogates, above U+10FFFF, cut short.
 * *io_at < len is the caller's duty.
 */
int32_t soc_utf8_next(const char *text, size_t len, size_t *io_at);

#endif
