/* SPDX-License-Identifier: MIT */
#include "zend/php_wikisocial.h"
#include "zend/pool.h"

#include "pg/conn.h"

#include <limits.h>

static int setting_ms(zend_long value)
{
	return value > INT_MAX ? INT_MAX : (int)value;
}

static soc_conn_config settings(const char *dsn)
{
	return (soc_conn_config){
		.dsn = dsn,
		.application = "wikisocial",
		.connect_timeout_ms = setting_ms(WIKISOCIAL_G(connect_timeout_ms)),
		.exchange_timeout_ms = setting_ms(WIKISOCIAL_G(exchange_timeout_ms)),
		.statement_timeout_ms = setting_ms(WIKISOCIAL_G(statement_timeout_ms)),
		.lock_timeout_ms = setting_ms(WIKISOCIAL_G(lock_timeout_ms)),
		.backoff_ms = setting_ms(WIKISOCIAL_G(backoff_ms)),
		.prepared = WIKISOCIAL_G(prepared),
		.check_schema = true,
	};
}

static bool same_settings(const soc_conn_config *one, const soc_conn_config *other)
{
	return strcmp(one->dsn, other->dsn) == 0
		&& one->connect_timeout_ms == other->connect_timeout_ms
		&& one->exchange_timeout_ms == other->exchange_timeout_ms
		&& one->statement_timeout_ms == other->statement_timeout_ms
		&& one->lock_timeout_ms == other->lock_timeout_ms
		&& one->backoff_ms == other->backoff_ms && one->prepared == other->prepared;
}

static bool dsn_usable(const char *name, const char *dsn, bool refused, soc_err *err)
{
	if (refused) {
		return soc_err_set(err, SOC_ERR_SCHEMA, "dsn-refused",
			"%s is no connection string or holds a password; "
			"put the password into a passfile or a service file and name that there "
			"(passfile=… or service=…)", name);
	}
	if (!dsn || *dsn == '\0') {
		return soc_err_set(err, SOC_ERR_SCHEMA, "dsn-missing", "set %s in php.ini", name);
	}
	return true;
}

static bool arena_open(soc_err *err)
{
	if (WIKISOCIAL_G(arena)) {
		return true;
	}
	WIKISOCIAL_G(arena) = soc_arena_new((size_t)WIKISOCIAL_G(arena_max));
	if (!WIKISOCIAL_G(arena)) {
		return soc_err_set(err, SOC_ERR_NOMEM, "memory", "no memory for the arena");
	}
	WIKISOCIAL_G(arena_start) = soc_arena_here(WIKISOCIAL_G(arena));
	return true;
}

/* Not at the start of the module: in ZTS each thread has globals of its own. */
bool soc_pool_open_scan(soc_arena **out_arena, const soc_scan **out_scan, soc_err *err)
{
	if (!arena_open(err)) {
		return false;
	}
	if (!WIKISOCIAL_G(scan)) {
		soc_scan_config config = { .jit = true, .match_limit = SOC_SCAN_MATCH_LIMIT };
		WIKISOCIAL_G(scan) = soc_scan_new(config, err);
	}
	*out_arena = WIKISOCIAL_G(arena);
	*out_scan = WIKISOCIAL_G(scan);
	return WIKISOCIAL_G(scan) != NULL;
}

static void conn_close(void)
{
	if (!WIKISOCIAL_G(conn)) {
		return;
	}
	WIKISOCIAL_G(past) = soc_pool_statistics();
	soc_conn_free(WIKISOCIAL_G(conn));
	free(WIKISOCIAL_G(conn_dsn));
	WIKISOCIAL_G(conn) = NULL;
	WIKISOCIAL_G(conn_dsn) = NULL;
}

static bool conn_open(soc_conn_config config, soc_err *err)
{
	char *dsn = strdup(config.dsn);
	config.dsn = dsn;
	soc_conn *conn = dsn ? soc_conn_new(&config, err) : NULL;
	if (!conn) {
		free(dsn);
		return soc_err_set(err, SOC_ERR_NOMEM, "memory", "no memory for the connection");
	}
	WIKISOCIAL_G(conn) = conn;
	WIKISOCIAL_G(conn_dsn) = dsn;
	WIKISOCIAL_G(conn_settings) = config;
	return true;
}

bool soc_pool_open(soc_ctx *out_ctx, soc_err *err)
{
	const char *dsn = WIKISOCIAL_G(dsn);
	if (!dsn_usable("wikisocial.dsn", dsn, WIKISOCIAL_G(dsn_refused), err) || !arena_open(err)) {
		return false;
	}
	soc_conn_config config = settings(dsn);
	/* php-fpm may give each virtual host its own settings: none uses another's connection. */
	if (WIKISOCIAL_G(conn) && !same_settings(&WIKISOCIAL_G(conn_settings), &config)) {
		conn_close();
	}
	if (!WIKISOCIAL_G(conn) && !conn_open(config, err)) {
		return false;
	}
	*out_ctx = (soc_ctx){ WIKISOCIAL_G(arena), WIKISOCIAL_G(conn) };
	return true;
}

static void conn_free(void *conn)
{
	soc_conn_free(conn);
}

bool soc_pool_open_migration(soc_ctx *out_ctx, soc_err *err)
{
	const char *dsn = WIKISOCIAL_G(migration_dsn);
	bool refused = WIKISOCIAL_G(migration_dsn_refused);
	if (!dsn_usable("wikisocial.migration_dsn", dsn, refused, err) || !arena_open(err)) {
		return false;
	}
	soc_conn_config config = settings(dsn);
	/* The deadlines are made for page views; a migration takes as long as it takes, and finds
	 * an older schema by its nature. */
	config.exchange_timeout_ms = 0;
	config.statement_timeout_ms = 0;
	config.lock_timeout_ms = 0;
	config.check_schema = false;
	soc_conn *conn = soc_conn_new(&config, err);
	if (!conn || !soc_arena_defer(WIKISOCIAL_G(arena), conn_free, conn, err)) {
		return false;
	}
	*out_ctx = (soc_ctx){ WIKISOCIAL_G(arena), conn };
	return true;
}

void soc_pool_close(void)
{
	if (WIKISOCIAL_G(arena)) {
		soc_arena_rewind(WIKISOCIAL_G(arena), WIKISOCIAL_G(arena_start));
	}
}

void soc_pool_retire(bool clean)
{
	soc_pool_close();
	if (WIKISOCIAL_G(conn) && clean) {
		soc_conn_retire(WIKISOCIAL_G(conn));
	} else if (WIKISOCIAL_G(conn)) {
		soc_conn_drop(WIKISOCIAL_G(conn));
	}
}

void soc_pool_shutdown(zend_wikisocial_globals *globals)
{
	soc_arena_free(globals->arena);
	soc_scan_free(globals->scan);
	soc_conn_free(globals->conn);
	free(globals->conn_dsn);
}

bool soc_pool_dsn_check(const char *dsn)
{
	soc_err err = { 0 };
	soc_conn_config config = { .dsn = dsn, .application = "" };
	soc_conn *conn = soc_conn_new(&config, &err);
	soc_conn_free(conn);
	return conn != NULL;
}

bool soc_pool_is_open(void)
{
	return WIKISOCIAL_G(conn) && soc_conn_is_open(WIKISOCIAL_G(conn));
}

soc_conn_stats soc_pool_statistics(void)
{
	soc_conn_stats sum = WIKISOCIAL_G(past);
	if (WIKISOCIAL_G(conn)) {
		soc_conn_stats now = soc_conn_statistics(WIKISOCIAL_G(conn));
		sum.connects += now.connects;
		sum.exchanges += now.exchanges;
		sum.statements += now.statements;
		sum.prepares += now.prepares;
		sum.drops += now.drops;
		sum.retries += now.retries;
	}
	return sum;
}
