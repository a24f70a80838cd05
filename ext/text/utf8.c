/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include "base/ban.h"

/* What a lead byte says: how long the sequence is and what its second byte may be. The narrowed
 * second-byte ranges are what keeps overlong forms, surrogates and too large values out. */
typedef struct lead {
	size_t length;
	unsigned char low, high, bits;
} lead;

static lead lead_of(unsigned char byte)
{
	if (byte >= 0xC2 && byte <= 0xDF) {
		return (lead){ 2, 0x80, 0xBF, byte & 0x1F };
	}
	if (byte >= 0xE0 && byte <= 0xEF) {
		return (lead){ 3, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF, byte & 0x0F };
	}
	if (byte >= 0xF0 && byte <= 0xF4) {
		return (lead){ 4, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF, byte & 0x07 };
	}
	return (lead){ 0, 0, 0, 0 };
}

int32_t soc_utf8_next(const char *text, size_t len, size_t *io_at)
{
	const unsigned char *byte = (const unsigned char *)text + *io_at;
	if (byte[0] < 0x80) {
		*io_at += 1;
		return byte[0];
	}
	lead head = lead_of(byte[0]);
	if (head.length == 0 || head.length > len - *io_at || byte[1] < head.low
		|| byte[1] > head.high) {
		return SOC_UTF8_BAD;
	}
	int32_t point = head.bits;
	for (size_t i = 1; i < head.length; i++) {
		if ((byte[i] & 0xC0) != 0x80) {
			return SOC_UTF8_BAD;
		}
		point = point << 6 | (byte[i] & 0x3F);
	}
	*io_at += head.length;
	return point;
}
