/* SPDX-License-Identifier: MIT */
#include "pg/row.h"

#include "pg/type.h"

#include <libpq-fe.h>

#include "base/ban.h"

/* PostgreSQL counts from 2000-01-01. */
static const int64_t EPOCH_MICROSECONDS = INT64_C(946684800000000);

bool soc_row_is_null(const soc_rows *rows, int row, int column)
{
	return PQgetisnull(rows->result, row, column) != 0;
}

int64_t soc_row_int(const soc_rows *rows, int row, int column)
{
	if (soc_row_is_null(rows, row, column))
		return 0;
	const unsigned char *bytes =
		(const unsigned char *)PQgetvalue(rows->result, row, column);
	switch (PQgetlength(rows->result, row, column)) {
	case 8:
		return (int64_t)soc_type_take(bytes, 8);
	case 4:
		return (int32_t)(uint32_t)soc_type_take(bytes, 4);
	case 2:
		return (int16_t)(uint16_t)soc_type_take(bytes, 2);
	default:
		return 0;
	}
}

bool soc_row_bool(const soc_rows *rows, int row, int column)
{
	return PQgetlength(rows->result, row, column) == 1
		&& *PQgetvalue(rows->result, row, column) != 0;
}

soc_str soc_row_text(const soc_rows *rows, int row, int column)
{
	if (soc_row_is_null(rows, row, column))
		return (soc_str){ NULL, 0 };
	return (soc_str){ PQgetvalue(rows->result, row, column),
		(size_t)PQgetlength(rows->result, row, column) };
}

/* Dimensions, has-NULLs, element type, length, lower bound; then the size of each element and it. */
enum { ARRAY_HEADER = 20, ARRAY_ITEM = 12, ARRAY_LENGTH = 12, ARRAY_SIZE = 4 };

static const unsigned char *array_bytes(const soc_rows *rows, int row, int column)
{
	return (const unsigned char *)PQgetvalue(rows->result, row, column);
}

int soc_row_array_count(const soc_rows *rows, int row, int column)
{
	int size = PQgetlength(rows->result, row, column);
	const unsigned char *bytes = array_bytes(rows, row, column);
	if (size < ARRAY_HEADER || soc_type_take(bytes, 4) != 1 || soc_type_take(bytes + 4, 4) != 0)
		return 0;
	uint64_t count = soc_type_take(bytes + ARRAY_LENGTH, 4);
	return count == (uint64_t)(size - ARRAY_HEADER) / ARRAY_ITEM ? (int)count : 0;
}

int64_t soc_row_array_int(const soc_rows *rows, int row, int column, int index)
{
	const unsigned char *items = array_bytes(rows, row, column) + ARRAY_HEADER;
	return (int64_t)soc_type_take(items + index * ARRAY_ITEM + ARRAY_SIZE, 8);
}

int64_t soc_row_time(const soc_rows *rows, int row, int column)
{
	int64_t since_2000 = soc_row_int(rows, row, column);
	if (soc_row_is_null(rows, row, column))
		return 0;
	/* 'infinity' stays the largest there is. */
	if (since_2000 > INT64_MAX - EPOCH_MICROSECONDS)
		return INT64_MAX;
	return since_2000 + EPOCH_MICROSECONDS;
}
