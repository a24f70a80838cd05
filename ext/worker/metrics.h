/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_METRICS_H
#define SOC_WORKER_METRICS_H

#include "pg/conn.h"
#include "service/activity.h"
#include "service/delivery.h"

#include <stdbool.h>
#include <stdint.h>

enum { SOC_METRICS_STATES = 16, SOC_METRICS_LABEL_SIZE = 160 };

/* What the program has done since it began, for Prometheus: docs/operations.md has the names. */
typedef struct soc_metrics {
	const char *path; /* NULL: nothing is written */
	char label[SOC_METRICS_LABEL_SIZE];
	int64_t write_at; /* monotonic ms */
	int64_t started;  /* seconds since 1970 */
	uint64_t events, batches, bundles, chunks, reminders, dead, child_restarts;
	uint64_t connects; /* of connections that are gone */
	soc_conn_retried retried[SOC_METRICS_STATES];
	bool store_up, measured, failed;
	soc_activity_delay delay; /* where measured */
	soc_delivery_depth mail;
} soc_metrics;

/* `path` NULL: it only counts. Both texts are borrowed. */
soc_metrics soc_metrics_new(const char *path, const char *consumer);
/* Something is done again for that SQLSTATE; "" where the store said nothing. */
void soc_metrics_retry(soc_metrics *metrics, const char *sqlstate, uint64_t times);
/* Keeps the numbers of a connection that is about to go. */
void soc_metrics_absorb(soc_metrics *metrics, const soc_conn_stats *stats);
/* True every five seconds where there is a file to write. */
bool soc_metrics_due(const soc_metrics *metrics);
/* Puts the whole text in the place of the old one: who reads sees one or the other. */
void soc_metrics_write(soc_metrics *metrics, const soc_conn_stats *stats);

#endif
