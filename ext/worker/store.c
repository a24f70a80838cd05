/* SPDX-License-Identifier: MIT */
#include "worker/store.h"

#include "base/ban.h"

enum { CONNECT_MS = 3000, LOCK_MS = 2000 };

/* A migration takes as long as it takes and finds an older schema by its nature. */
soc_conn *soc_worker_store_new(const soc_worker_options *options, soc_err *err)
{
	bool migrating = options->mode == SOC_WORKER_MIGRATE;
	soc_conn_config config = {
		.dsn = options->dsn,
		.application = "wikisociald",
		.connect_timeout_ms = CONNECT_MS,
		.exchange_timeout_ms = migrating ? 0 : options->timeout_ms,
		.statement_timeout_ms = migrating ? 0 : options->timeout_ms - options->timeout_ms / 10,
		.lock_timeout_ms = migrating ? 0 : LOCK_MS,
		.prepared = options->prepared,
		.check_schema = !migrating,
	};
	return soc_conn_new(&config, err);
}

bool soc_worker_store_renew(soc_ctx *ctx, soc_worker_options *options, soc_err *err)
{
	soc_worker_options wanted = *options;
	if (!soc_worker_options_reread(&wanted))
		return soc_err_set(err, SOC_ERR_INVALID, "dsn-file", "no DSN can be read from %.200s",
			options->dsn_file);
	soc_conn *renewed = soc_worker_store_new(&wanted, err);
	if (!renewed)
		return false;
	soc_conn_free(ctx->conn);
	ctx->conn = renewed;
	*options = wanted;
	return true;
}
