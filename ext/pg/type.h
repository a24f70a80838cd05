/* SPDX-License-Identifier: MIT */
#ifndef SOC_PG_TYPE_H
#define SOC_PG_TYPE_H

#include <stdint.h>

/* Object ids of the built-in types that statements may use; fixed for ever by PostgreSQL. */
enum {
	SOC_TYPE_BOOL = 16,
	SOC_TYPE_BYTEA = 17,
	SOC_TYPE_INT8 = 20,
	SOC_TYPE_INT2 = 21,
	SOC_TYPE_INT4 = 23,
	SOC_TYPE_TEXT = 25,
	SOC_TYPE_INT8_ARRAY = 1016
};

/* Network byte order, as PostgreSQL's binary format has it. */
static inline void soc_type_put(unsigned char *out, uint64_t value, int size)
{
	for (int i = size - 1; i >= 0; i--) {
		out[i] = (unsigned char)(value & 0xff);
		value >>= 8;
	}
}

static inline uint64_t soc_type_take(const unsigned char *from, int size)
{
	uint64_t value = 0;
	for (int i = 0; i < size; i++)
		value = value << 8 | from[i];
	return value;
}

#endif
