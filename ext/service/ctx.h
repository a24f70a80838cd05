/* SPDX-License-Identifier: MIT */
#ifndef SOC_SERVICE_CTX_H
#define SOC_SERVICE_CTX_H

#include "base/arena.h"
#include "pg/conn.h"

/* What every use case is given; both are the caller's. */
typedef struct soc_ctx {
	soc_arena *arena; /* holds the results until its rewind */
	soc_conn *conn;
} soc_ctx;

#endif
