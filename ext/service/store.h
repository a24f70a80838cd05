/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_STORE_H
#define SOC_SERVICE_STORE_H

#include "service/ctx.h"

enum { SOC_LIBPQ_LENGTH = 16 };

/* The schema this build was made for; no exchange. */
int soc_store_schema_wanted(void);
/* The linked libpq's version, such as "15.20", written to `out_text`, which is returned. */
const char *soc_store_libpq(char out_text[SOC_LIBPQ_LENGTH]);

typedef struct soc_store_state {
	int schema;
	soc_str server; /* PostgreSQL's version */
} soc_store_state;

/* Connects and compares versions; one exchange. SCHEMA "schema-missing", "schema-outdated",
 * "schema-newer"; the message names the command that mends it. */
bool soc_store_check(const soc_ctx *ctx, soc_store_state *out_state, soc_err *err) SOC_MUST_CHECK;

#endif
