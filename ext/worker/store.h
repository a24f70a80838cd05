/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_STORE_H
#define SOC_WORKER_STORE_H

#include "service/ctx.h"
#include "worker/options.h"

/* The connection that the options ask for, not yet connected; NULL with `err` set. */
soc_conn *soc_worker_store_new(const soc_worker_options *options, soc_err *err) SOC_MUST_CHECK;

/*
 * Reads --dsn-file again and puts a new connection in the place of the old one, which is closed.
 * Where the file cannot be read or holds no DSN that is allowed, all stays as it was: INVALID.
 */
bool soc_worker_store_renew(soc_ctx *ctx, soc_worker_options *options, soc_err *err)
	SOC_MUST_CHECK;

#endif
