/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/php_wikisocial.h"

#include "service/schema.h"
#include "service/store.h"

ZEND_METHOD(WikiSocial_Store, version)
{
	ZEND_PARSE_PARAMETERS_NONE();
	char libpq[SOC_LIBPQ_LENGTH];
	array_init(return_value);
	add_assoc_string(return_value, "module", PHP_WIKISOCIAL_VERSION);
	add_assoc_long(return_value, "schemaWanted", soc_store_schema_wanted());
	add_assoc_string(return_value, "libpq", soc_store_libpq(libpq));
}

ZEND_METHOD(WikiSocial_Store, check)
{
	ZEND_PARSE_PARAMETERS_NONE();
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_store_state state;
	bool done = soc_pool_open(&ctx, &err) && soc_store_check(&ctx, &state, &err);
	if (done) {
		array_init(return_value);
		add_assoc_long(return_value, "schema", state.schema);
		add_assoc_stringl(return_value, "server", state.server.ptr, state.server.len);
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Store, migrate)
{
	bool dry_run = false;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "|b", &dry_run) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_schema_names applied;
	bool done = soc_pool_open_migration(&ctx, &err)
		&& soc_schema_migrate(&ctx, dry_run, &applied, &err);
	if (done) {
		array_init(return_value);
		for (int i = 0; i < applied.count; i++) {
			add_next_index_string(return_value, applied.name[i]);
		}
	}
	soc_call_end(done, &err);
}

ZEND_METHOD(WikiSocial_Store, counters)
{
	ZEND_PARSE_PARAMETERS_NONE();
	soc_conn_stats stats = soc_pool_statistics();
	array_init(return_value);
	add_assoc_long(return_value, "connects", (zend_long)stats.connects);
	add_assoc_long(return_value, "exchanges", (zend_long)stats.exchanges);
	add_assoc_long(return_value, "statements", (zend_long)stats.statements);
	add_assoc_long(return_value, "prepares", (zend_long)stats.prepares);
	add_assoc_long(return_value, "drops", (zend_long)stats.drops);
	add_assoc_long(return_value, "retries", (zend_long)stats.retries);
}
