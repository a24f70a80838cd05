/* SPDX-License-Identifier: MIT */
#ifndef SOC_PG_PARAM_H
#define SOC_PG_PARAM_H

#include "base/arena.h"
#include "pg/catalog.h"

#include <stdint.h>

enum { SOC_PARAM_MAX = 20, SOC_PARAM_SIZE_MAX = 1024 * 1024 };

/*
 * The parameters of one statement, in binary, addressed by the catalogue's enums; unset ones are
 * NULL. A setter that does not fit the declared type, or an arena at its cap, makes the set fail;
 * soc_pipeline_add reports it (INVALID, BUG for a wrong type, NOMEM). Texts are borrowed until the
 * exchange has run.
 */
typedef struct soc_params {
	const soc_stmt *stmt;
	soc_arena *arena;
	const char *value[SOC_PARAM_MAX];
	int length[SOC_PARAM_MAX];
	soc_err_code failed; /* SOC_OK while all fits */
} soc_params;

soc_params soc_params_for(enum soc_sql statement, soc_arena *arena);
/* int8, int4 or int2 as declared; out of range fails. */
void soc_param_int(soc_params *params, int index, int64_t value);
void soc_param_bool(soc_params *params, int index, bool value);
/* text or bytea; a NUL byte inside a text fails. ptr NULL sets NULL. */
void soc_param_text(soc_params *params, int index, soc_str value);
void soc_param_int8_array(soc_params *params, int index, const int64_t *value, size_t count);

#endif
