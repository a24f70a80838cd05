/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_SIGNALS_H
#define SOC_WORKER_SIGNALS_H

#include <stdbool.h>

/*
 * Signals are never handled asynchronously: they stay blocked and are taken between two batches,
 * so that a SIGTERM lets the running transaction end.
 */
typedef enum soc_signal {
	SOC_SIGNAL_NONE,
	SOC_SIGNAL_CHILD,  /* SIGCHLD */
	SOC_SIGNAL_RELOAD, /* SIGHUP */
	SOC_SIGNAL_STOP    /* SIGTERM, SIGINT */
} soc_signal;

/* Blocks them all. Call first, before any fork. */
void soc_signals_block(void);
/* Gives a forked child its signals back, before exec. */
void soc_signals_restore(void);
/* Waits `ms`, or until a signal comes, and says which. */
soc_signal soc_signals_wait(int ms);
/* True when a SOC_SIGNAL_STOP waits to be taken: nothing more is to be begun. */
bool soc_signals_stop_waits(void);

#endif
