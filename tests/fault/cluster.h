/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TESTS_FAULT_CLUSTER_H
#define TESTS_FAULT_CLUSTER_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * A throw-away PostgreSQL of the test's own: the postmaster is its direct child, so that it can
 * be stopped, continued, killed and reaped. Any failure here ends the test program.
 */
typedef struct cluster {
	char folder[64];  /* socket folder */
	char data[96];
	pid_t postmaster;
} cluster;

void cluster_start(cluster *c, const char *settings);
/* Immediate stop, folder removed. */
void cluster_stop(cluster *c);
/* SIGSTOP or SIGCONT to the postmaster and every backend. */
void cluster_signal(const cluster *c, int signal);
/* Runs SQL as the superuser through psql; ends the test when it fails. */
void cluster_sql(const cluster *c, const char *sql);
/* The single value that `sql` answers, as a number. */
long cluster_number(const cluster *c, const char *sql);

#endif
