/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_POOL_H
#define SOC_ZEND_POOL_H

#include "zend/php_wikisocial.h"

/*
 * The process's own arena and connection to the store. A native method is: parse the arguments,
 * soc_pool_open, the C call (no Zend in it), convert the result, soc_pool_close.
 */

/* The arena and the web connection, made at first use; no I/O. SCHEMA "dsn-missing",
 * "dsn-refused"; NOMEM. */
bool soc_pool_open(soc_ctx *out_ctx, soc_err *err) SOC_MUST_CHECK;
/* The arena and a connection by wikisocial.migration_dsn that ends with soc_pool_close. */
bool soc_pool_open_migration(soc_ctx *out_ctx, soc_err *err) SOC_MUST_CHECK;
/* The arena and the scanner of texts, made at first use; works without a store. NOMEM. */
bool soc_pool_open_scan(soc_arena **out_arena, const soc_scan **out_scan, soc_err *err)
	SOC_MUST_CHECK;
/* Ends a call: what the arena holds goes. */
void soc_pool_close(void);

/* Ends a request: an unclean one (fatal error, timeout) takes the connection with it. */
void soc_pool_retire(bool clean);
/* Ends the process (the thread, in ZTS). */
void soc_pool_shutdown(zend_wikisocial_globals *globals);

/* Whether `dsn` may be a setting: it can be parsed and holds no password. No I/O. */
bool soc_pool_dsn_check(const char *dsn);

bool soc_pool_is_open(void);
/* Of all connections of this process. */
soc_conn_stats soc_pool_statistics(void);

#endif
