/* SPDX-License-Identifier: MIT */
#ifndef SOC_PG_ROW_H
#define SOC_PG_ROW_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Rows of one statement in binary; columns by the catalogue's enums. The result is freed by the
 * arena. Shapes (count, types, row number by kind) are checked once, when the answer arrives. */
typedef struct soc_rows {
	const void *result; /* PGresult */
	int count;
	int64_t affected;   /* rows of an :exec */
} soc_rows;

bool soc_row_is_null(const soc_rows *rows, int row, int column);
/* int8, int4, int2; 0 for NULL. */
int64_t soc_row_int(const soc_rows *rows, int row, int column);
bool soc_row_bool(const soc_rows *rows, int row, int column);
/* text, bytea: borrowed until the arena's rewind, NUL-terminated; {NULL,0} for NULL. */
soc_str soc_row_text(const soc_rows *rows, int row, int column);
/* int8[] of one dimension: elements; 0 for NULL, and for what holds a NULL. */
int soc_row_array_count(const soc_rows *rows, int row, int column);
/* Element of it, from 0; `index` is below the count. */
int64_t soc_row_array_int(const soc_rows *rows, int row, int column, int index);
/* timestamptz as microseconds since 1970-01-01 UTC; 0 for NULL. */
int64_t soc_row_time(const soc_rows *rows, int row, int column);

#endif
