/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_OPTIONS_H
#define SOC_WORKER_OPTIONS_H

#include <stdbool.h>

typedef enum soc_worker_mode {
	SOC_WORKER_RUN,
	SOC_WORKER_ONCE,
	SOC_WORKER_MIGRATE,
	SOC_WORKER_CHECK,
	SOC_WORKER_VERIFY,
	SOC_WORKER_HEALTH,
	SOC_WORKER_DEAD,
	SOC_WORKER_REDRIVE,
	SOC_WORKER_HELP,
	SOC_WORKER_VERSION
} soc_worker_mode;

/* Exit codes, after sysexits.h where it has one. */
enum {
	SOC_EXIT_GOOD = 0,
	SOC_EXIT_BAD = 1,
	SOC_EXIT_USAGE = 2,
	SOC_EXIT_FAULT = 70,
	SOC_EXIT_AWAY = 75,
	SOC_EXIT_SCHEMA = 78
};

enum { SOC_WORKER_DSN_SIZE = 1024, SOC_WORKER_PATH_SIZE = 1024 };

typedef struct soc_worker_options {
	soc_worker_mode mode;
	bool dry_run, with_child, verbose, prepared, json;
	const char *consumer;
	const char *live_url; /* "": no numbers are sent */
	const char *dsn_file; /* NULL: the DSN comes from the environment */
	const char *redrive; /* an event's id, or "all" */
	const char *metrics_path; /* NULL: none are written */
	int batch_limit, chunk_limit, busy_ms, idle_ms, timeout_ms;
	int max_lag, mail_every; /* seconds */
	char dsn[SOC_WORKER_DSN_SIZE];
	char child_path[SOC_WORKER_PATH_SIZE];
} soc_worker_options;

/* Reads the command line, the environment and --dsn-file; false after telling on stderr. */
bool soc_worker_options_read(int argc, char **argv, soc_worker_options *out_options);
/* Reads --dsn-file again, where there is one; false, and nothing changed, without a DSN in it. */
bool soc_worker_options_reread(soc_worker_options *options);
/* The help text, on stdout. */
void soc_worker_options_help(void);

#endif
