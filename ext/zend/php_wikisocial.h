/* SPDX-License-Identifier: MIT */
#ifndef PHP_WIKISOCIAL_H
#define PHP_WIKISOCIAL_H

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php.h"

#include "base/version.h"
#include "base/version.h"
#include "service/ctx.h"
#include "text/scan.h"

#define PHP_WIKISOCIAL_VERSION SOC_VERSION

extern zend_module_entry wikisocial_module_entry;
#define phpext_wikisocial_ptr &wikisocial_module_entry

/* clang-format off */
ZEND_BEGIN_MODULE_GLOBALS(wikisocial)
	/* ini settings */
	char *dsn;
	char *migration_dsn;
	zend_long connect_timeout_ms;
	zend_long exchange_timeout_ms;
	zend_long statement_timeout_ms;
	zend_long lock_timeout_ms;
	zend_long backoff_ms;
	bool prepared;
	zend_long arena_max;
	/* a dsn in the ini files was refused because it holds a password or is no conninfo */
	bool dsn_refused;
	bool migration_dsn_refused;
	/* process lifetime, made at first use */
	soc_arena *arena;
	soc_arena_mark arena_start;
	soc_scan *scan;
	soc_conn *conn;
	char *conn_dsn;
	soc_conn_config conn_settings; /* what conn was made from */
	soc_conn_stats past; /* of connections since replaced */
ZEND_END_MODULE_GLOBALS(wikisocial)
/* clang-format on */

ZEND_EXTERN_MODULE_GLOBALS(wikisocial)
#define WIKISOCIAL_G(v) ZEND_MODULE_GLOBALS_ACCESSOR(wikisocial, v)

#if defined(ZTS) && defined(COMPILE_DL_WIKISOCIAL)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

#endif
