/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SOC_FUZZ_VALUE_H
#define SOC_FUZZ_VALUE_H

#include <php.h>

/* PHP values made from the bytes of an input; at its end every byte is 0. */
typedef struct fuzz_bytes {
	const uint8_t *at;
	size_t left;
} fuzz_bytes;

uint8_t fuzz_byte(fuzz_bytes *bytes);

/*
 * A value of the form that a letter of a method's pattern names: v viewer, s string, n string or
 * null, i int, m int or null, b bool, d draft, o order of a moderator, u list of people, f files of a
 * draft, l files described, w list of strings; of events: a list of tags, x a tag, q what organisers set,
 * S a status, G an answer, A what is done with somebody, g an answer with all that belongs to it,
 * c a calendar, k its events, C its scope; any other letter: whatever the bytes say.
 */
void fuzz_value(fuzz_bytes *bytes, char form, zval *out);
/* The part of it that belongs to events; false for a letter that does not. */
bool fuzz_event_value(fuzz_bytes *bytes, char form, zval *out);

/* Keeps the ids and cursors of an answer for later strings of this input. */
void fuzz_remember(const zval *answer);
void fuzz_forget(void);

#endif
