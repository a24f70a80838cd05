/* SPDX-License-Identifier: MIT */
#include "core/cursor.h"

#include "base/ban.h"

/* version, kind, id (8), check sum (4): 14 bytes are 18 full characters and one of 4 bits. */
enum { VERSION = 1, PAYLOAD = 10, SIZE = 14 };
/* With a time before the id: 22 bytes are 29 full characters and one of 2 bits. */
enum { PAIR_PAYLOAD = 18, PAIR_SIZE = 22 };

static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/* FNV-1a. */
static uint32_t check_sum(const unsigned char *byte, size_t count)
{
	uint32_t sum = 2166136261U;
	for (size_t i = 0; i < count; i++) {
		sum = (sum ^ byte[i]) * 16777619U;
	}
	return sum;
}

static void put_big_endian(unsigned char *byte, uint64_t value, int count)
{
	for (int i = count - 1; i >= 0; i--) {
		byte[i] = (unsigned char)(value & 0xFF);
		value >>= 8;
	}
}

/* base64url of some bytes, of which the last one may be cut; `byte` has one more, of 0. */
static void spell(const unsigned char *byte, char *text, int length)
{
	for (int i = 0; i < length; i++) {
		int bit = i * 6;
		int pair = byte[bit / 8] << 8 | byte[bit / 8 + 1];
		text[i] = ALPHABET[pair >> (10 - bit % 8) & 0x3F];
	}
	text[length] = '\0';
}

soc_cursor soc_cursor_encode(soc_cursor_kind kind, int64_t id)
{
	unsigned char byte[SIZE + 1] = { VERSION, (unsigned char)kind };
	put_big_endian(byte + 2, (uint64_t)id, 8);
	put_big_endian(byte + PAYLOAD, check_sum(byte, PAYLOAD), 4);

	soc_cursor cursor;
	spell(byte, cursor.text, SOC_CURSOR_LENGTH);
	return cursor;
}

soc_cursor_pair soc_cursor_pair_encode(soc_cursor_kind kind, int64_t time, int64_t id)
{
	unsigned char byte[PAIR_SIZE + 1] = { VERSION, (unsigned char)kind };
	put_big_endian(byte + 2, (uint64_t)time, 8);
	put_big_endian(byte + 10, (uint64_t)id, 8);
	put_big_endian(byte + PAIR_PAYLOAD, check_sum(byte, PAIR_PAYLOAD), 4);

	soc_cursor_pair cursor;
	spell(byte, cursor.text, SOC_CURSOR_PAIR_LENGTH);
	return cursor;
}

static int sextet(char character)
{
	const char *place = memchr(ALPHABET, character, sizeof(ALPHABET) - 1);
	return place ? (int)(place - ALPHABET) : 0;
}

static bool refuse(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "cursor-invalid",
		"the cursor is not one of this list's");
}

bool soc_cursor_decode(soc_cursor_kind kind, soc_str token, int64_t *out_id, soc_err *err)
{
	uint64_t id = 0;
	if (token.len == SOC_CURSOR_LENGTH) {
		/* The id is bits 16 to 79: characters 2 (its last 2 bits) to 13 (its first 2). */
		id = (uint64_t)(sextet(token.ptr[2]) & 0x3);
		for (int i = 3; i < 13; i++) {
			id = id << 6 | (uint64_t)sextet(token.ptr[i]);
		}
		id = id << 2 | (uint64_t)(sextet(token.ptr[13]) >> 4);
	}
	/* Writing it again and comparing refuses every other spelling at once. */
	soc_cursor again = soc_cursor_encode(kind, (int64_t)id);
	if (token.len != SOC_CURSOR_LENGTH || memcmp(token.ptr, again.text, SOC_CURSOR_LENGTH) != 0
		|| id == 0 || id > INT64_MAX) {
		return refuse(err);
	}
	*out_id = (int64_t)id;
	return true;
}

/* The 64 bits of a token from this one on. */
static uint64_t number_at(soc_str token, int bit)
{
	uint64_t number = 0;
	for (int i = bit; i < bit + 64; i++) {
		number = number << 1 | (uint64_t)(sextet(token.ptr[i / 6]) >> (5 - i % 6) & 1);
	}
	return number;
}

bool soc_cursor_pair_decode(soc_cursor_kind kind, soc_str token, int64_t *out_time,
	int64_t *out_id, soc_err *err)
{
	if (token.len != SOC_CURSOR_PAIR_LENGTH) {
		return refuse(err);
	}
	*out_time = (int64_t)number_at(token, 16);
	*out_id = (int64_t)number_at(token, 80);
	soc_cursor_pair again = soc_cursor_pair_encode(kind, *out_time, *out_id);
	return (memcmp(token.ptr, again.text, SOC_CURSOR_PAIR_LENGTH) == 0 && *out_id > 0)
		|| refuse(err);
}
