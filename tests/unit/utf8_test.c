/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The encoding written down a second time, as the standard's table has it. */
static size_t encode(int32_t point, unsigned char out[4])
{
	if (point < 0x80) {
		out[0] = (unsigned char)point;
		return 1;
	}
	size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	for (size_t i = length - 1; i > 0; i--) {
		out[i] = (unsigned char)(0x80 | (point & 0x3F));
		point >>= 6;
	}
	out[0] = (unsigned char)(lead[length] | point);
	return length;
}

static int is_surrogate(int32_t point)
{
	return point >= 0xD800 && point <= 0xDFFF;
}

static void reads_every_code_point(void **state)
{
	(void)state;
	for (int32_t point = 0; point <= 0x10FFFF; point++) {
		unsigned char byte[4];
		size_t length = encode(point, byte), at = 0;
		int32_t read = soc_utf8_next((const char *)byte, length, &at);
		assert_int_equal(read, is_surrogate(point) ? SOC_UTF8_BAD : point);
		assert_int_equal(at, is_surrogate(point) ? 0 : length);
	}
}

/* With the test above: whatever is accepted is the one encoding of a code point. */
static void reads_nothing_but_the_encoding_of_a_code_point(void **state)
{
	(void)state;
	static const unsigned char edge[] = { 0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0,
		0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7,
		0xF8, 0xFB, 0xFC, 0xFE, 0xFF };
	enum { N = sizeof(edge) };
	for (int i = 0; i < N * N * N * N; i++) {
		unsigned char byte[4] = { edge[i % N], edge[i / N % N], edge[i / N / N % N],
			edge[i / N / N / N] };
		size_t at = 0;
		int32_t point = soc_utf8_next((const char *)byte, 4, &at);
		if (point == SOC_UTF8_BAD) {
			assert_int_equal(at, 0);
			continue;
		}
		unsigned char again[4];
		assert_int_equal(encode(point, again), at);
		assert_memory_equal(again, byte, at);
		assert_false(is_surrogate(point) || point > 0x10FFFF);
	}
}

static void does_not_read_past_the_end(void **state)
{
	(void)state;
	for (int32_t point = 0x80; point <= 0x10FFFF; point += 0x3F1) {
		if (is_surrogate(point)) {
			continue;
		}
		unsigned char byte[4];
		size_t length = encode(point, byte);
		for (size_t cut = 1; cut < length; cut++) {
			char *exact = malloc(cut); /* the sanitizer watches its end */
			memcpy(exact, byte, cut);
			size_t at = 0;
			assert_int_equal(soc_utf8_next(exact, cut, &at), SOC_UTF8_BAD);
			free(exact);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_code_point),
		cmocka_unit_test(reads_nothing_but_the_encoding_of_a_code_point),
		cmocka_unit_test(does_not_read_past_the_end),
	};
	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
