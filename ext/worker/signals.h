/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_SIGNALS_H
#define SOC_WORKER_SIGNALS_H

#include <stdbool.h>

/*
 * Signals are never handled asynchronously: they stay blocked and are taken between two batches,
 * so that a SIGTERM lets the running transaction end.
 */

/* Blocks SIGTERM, SIGINT and SIGCHLD. Call first, before any fork. */
void soc_signals_block(void);
/* Gives a forked child its signals back, before exec. */
void soc_signals_restore(void);
/* Waits `ms`, or until a signal comes; true when the program is to end. */
bool soc_signals_wait(int ms);

#endif
