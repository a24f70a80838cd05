/* SPDX-License-Identifier: MIT */
#include "worker/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ban.h"

typedef enum choice {
	CHOSE_HELP = 256,
	CHOSE_VERSION,
	CHOSE_ONCE,
	CHOSE_MIGRATE,
	CHOSE_DRY_RUN,
	CHOSE_CHECK,
	CHOSE_VERIFY,
	CHOSE_HEALTH,
	CHOSE_DEAD,
	CHOSE_REDRIVE,
	CHOSE_JSON,
	CHOSE_MAX_LAG,
	CHOSE_METRICS,
	CHOSE_CONSUMER,
	CHOSE_DSN_FILE,
	CHOSE_BATCH,
	CHOSE_CHUNK,
	CHOSE_BUSY,
	CHOSE_IDLE,
	CHOSE_TIMEOUT,
	CHOSE_CHILD,
	CHOSE_LIVE_URL,
	CHOSE_NO_CHILD,
	CHOSE_MAIL_EVERY,
	CHOSE_UNPREPARED,
	CHOSE_VERBOSE
} choice;

static const struct option choices[] = {
	{ "help", no_argument, NULL, CHOSE_HELP },
	{ "version", no_argument, NULL, CHOSE_VERSION },
	{ "once", no_argument, NULL, CHOSE_ONCE },
	{ "migrate", no_argument, NULL, CHOSE_MIGRATE },
	{ "dry-run", no_argument, NULL, CHOSE_DRY_RUN },
	{ "check", no_argument, NULL, CHOSE_CHECK },
	{ "verify", no_argument, NULL, CHOSE_VERIFY },
	{ "health", no_argument, NULL, CHOSE_HEALTH },
	{ "dead", no_argument, NULL, CHOSE_DEAD },
	{ "redrive", required_argument, NULL, CHOSE_REDRIVE },
	{ "json", no_argument, NULL, CHOSE_JSON },
	{ "max-lag", required_argument, NULL, CHOSE_MAX_LAG },
	{ "metrics", required_argument, NULL, CHOSE_METRICS },
	{ "consumer", required_argument, NULL, CHOSE_CONSUMER },
	{ "dsn-file", required_argument, NULL, CHOSE_DSN_FILE },
	{ "batch", required_argument, NULL, CHOSE_BATCH },
	{ "chunk", required_argument, NULL, CHOSE_CHUNK },
	{ "busy-ms", required_argument, NULL, CHOSE_BUSY },
	{ "idle-ms", required_argument, NULL, CHOSE_IDLE },
	{ "timeout-ms", required_argument, NULL, CHOSE_TIMEOUT },
	{ "child", required_argument, NULL, CHOSE_CHILD },
	{ "live-url", required_argument, NULL, CHOSE_LIVE_URL },
	{ "no-child", no_argument, NULL, CHOSE_NO_CHILD },
	{ "mail-every", required_argument, NULL, CHOSE_MAIL_EVERY },
	{ "unprepared", no_argument, NULL, CHOSE_UNPREPARED },
	{ "verbose", no_argument, NULL, CHOSE_VERBOSE },
	{ NULL, 0, NULL, 0 },
};

void soc_worker_options_help(void)
{
	(void)fputs(
		"wikisociald: follows the activity log of WikiSocial's store\n"
		"\n"
		"usage: wikisociald [OPTION...]            run until SIGTERM; SIGHUP: the DSN anew\n"
		"       wikisociald --once                 handle what is waiting, then end (for cron)\n"
		"       wikisociald --migrate [--dry-run]  bring the schema to this version, as its owner\n"
		"       wikisociald --check                versions of store, schema and child\n"
		"       wikisociald --verify               count handled events against the log\n"
		"       wikisociald --health [--json]      whether anybody has to look, in one line\n"
		"       wikisociald --dead                 events that could not be served\n"
		"       wikisociald --redrive ID|all       serve them again\n"
		"\n"
		"  --consumer NAME   whose place in the log (fanout)\n"
		"  --dsn-file FILE   first line: the DSN of the store; no password (passfile=, service=);\n"
		"                    otherwise from the environment: WIKISOCIAL_DSN, and for --migrate\n"
		"                    WIKISOCIAL_MIGRATION_DSN where it is set\n"
		"  --batch N         most events in one transaction (1000)\n"
		"  --chunk N         most people in one transaction for an event with very many (2500)\n"
		"  --busy-ms N       pause between looks while there is work (10)\n"
		"  --idle-ms N       longest pause while there is none (20)\n"
		"  --timeout-ms N    longest wait for the store's answer (10000)\n"
		"  --metrics FILE    for Prometheus (node exporter's textfile), anew every 5 s\n"
		"  --max-lag N       seconds that an event may wait, for --health (60)\n"
		"  --child PATH      the PHP child (wikisocial-child beside this program)\n"
		"  --no-child        without it\n"
		"  --mail-every N    seconds between two sendings of mail by the child (30; 0: never)\n"
		"  --live-url URL    where unread numbers are published: http://127.0.0.1:PORT/PATH or\n"
		"                    unix:/SOCKET:/PATH (\"\": nowhere)\n"
		"  --unprepared      no prepared statements (pgbouncer before 1.21)\n"
		"  --verbose         a log line for each batch\n"
		"  --help, --version\n"
		"\n"
		"Exit: 0 good, 1 refused, 2 usage, 70 fault, 75 store away, 78 schema does not fit.\n",
		stdout);
}

static bool complain(const char *what, const char *about)
{
	(void)fprintf(stderr, "wikisociald: %s%s%s\n", what, about ? ": " : "", about ? about : "");
	return false;
}

static bool read_number(const char *text, int least, int most, int *out_number)
{
	char *end = NULL;
	errno = 0;
	long number = strtol(text, &end, 10);
	if (errno || end == text || *end || number < least || number > most)
		return complain("not a number in range", text);
	*out_number = (int)number;
	return true;
}

static bool copy_text(const char *text, char *out, size_t size)
{
	if (strlen(text) >= size)
		return complain("too long", text);
	memcpy(out, text, strlen(text) + 1);
	return true;
}

bool soc_worker_options_reread(soc_worker_options *options)
{
	char line[SOC_WORKER_DSN_SIZE];
	if (!options->dsn_file)
		return true;
	FILE *file = fopen(options->dsn_file, "re");
	if (!file)
		return false;
	bool read = fgets(line, sizeof line, file) != NULL;
	(void)fclose(file);
	line[read ? strcspn(line, "\r\n") : 0] = '\0';
	return *line && copy_text(line, options->dsn, sizeof options->dsn);
}

static bool take_dsn_file(const char *path, soc_worker_options *o)
{
	o->dsn_file = path;
	return soc_worker_options_reread(o) || complain("no DSN can be read from", path);
}

static bool take_mode(int chosen, soc_worker_options *o)
{
	static const struct { choice chosen; soc_worker_mode mode; } modes[] = {
		{ CHOSE_HELP, SOC_WORKER_HELP }, { CHOSE_VERSION, SOC_WORKER_VERSION },
		{ CHOSE_ONCE, SOC_WORKER_ONCE }, { CHOSE_MIGRATE, SOC_WORKER_MIGRATE },
		{ CHOSE_CHECK, SOC_WORKER_CHECK }, { CHOSE_VERIFY, SOC_WORKER_VERIFY },
		{ CHOSE_HEALTH, SOC_WORKER_HEALTH },
		{ CHOSE_DEAD, SOC_WORKER_DEAD }, { CHOSE_REDRIVE, SOC_WORKER_REDRIVE },
	};
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		if (chosen != (int)modes[i].chosen)
			continue;
		if (o->mode != SOC_WORKER_RUN && o->mode != modes[i].mode)
			return complain("one thing at a time; see --help", NULL);
		o->mode = modes[i].mode;
		return true;
	}
	return false;
}

static bool take_value(int chosen, const char *value, soc_worker_options *o)
{
	switch (chosen) {
	case CHOSE_CONSUMER:
		o->consumer = value;
		return true;
	case CHOSE_DSN_FILE:
		return take_dsn_file(value, o);
	case CHOSE_REDRIVE:
		o->redrive = value;
		return take_mode(chosen, o);
	case CHOSE_METRICS:
		o->metrics_path = value;
		return true;
	case CHOSE_MAX_LAG:
		return read_number(value, 1, 86400, &o->max_lag);
	case CHOSE_MAIL_EVERY:
		return read_number(value, 0, 86400, &o->mail_every);
	case CHOSE_BATCH:
		return read_number(value, 1, 10000, &o->batch_limit);
	case CHOSE_CHUNK:
		return read_number(value, 1, 10000, &o->chunk_limit);
	case CHOSE_BUSY:
		return read_number(value, 0, 60000, &o->busy_ms);
	case CHOSE_IDLE:
		return read_number(value, 1, 60000, &o->idle_ms);
	case CHOSE_TIMEOUT:
		return read_number(value, 100, 600000, &o->timeout_ms);
	case CHOSE_CHILD:
		return copy_text(value, o->child_path, sizeof o->child_path);
	case CHOSE_LIVE_URL:
		o->live_url = value;
		return true;
	default:
		return false;
	}
}

static bool take_switch(int chosen, soc_worker_options *o)
{
	switch (chosen) {
	case CHOSE_DRY_RUN:
		o->dry_run = true;
		return true;
	case CHOSE_JSON:
		o->json = true;
		return true;
	case CHOSE_NO_CHILD:
		o->with_child = false;
		return true;
	case CHOSE_UNPREPARED:
		o->prepared = false;
		return true;
	case CHOSE_VERBOSE:
		o->verbose = true;
		return true;
	default:
		return false;
	}
}

static bool take(int chosen, const char *value, soc_worker_options *o)
{
	if (value)
		return take_value(chosen, value, o);
	return take_switch(chosen, o) || take_mode(chosen, o);
}

/* The child lies beside this program. */
static bool find_child(soc_worker_options *o)
{
	static const char name[] = "/wikisocial-child";
	if (*o->child_path)
		return true;
	ssize_t length = readlink("/proc/self/exe", o->child_path, sizeof o->child_path - sizeof name);
	if (length <= 0)
		return complain("cannot tell where this program lies; use --child", NULL);
	o->child_path[length] = '\0';
	char *slash = strrchr(o->child_path, '/');
	memcpy(slash ? slash : o->child_path, name, sizeof name);
	return true;
}

static bool find_dsn(soc_worker_options *o)
{
	const char *dsn = NULL;
	if (*o->dsn || o->mode == SOC_WORKER_HELP || o->mode == SOC_WORKER_VERSION)
		return true;
	if (o->mode == SOC_WORKER_MIGRATE)
		dsn = getenv("WIKISOCIAL_MIGRATION_DSN");
	if (!dsn)
		dsn = getenv("WIKISOCIAL_DSN");
	if (!dsn || !*dsn)
		return complain("no DSN: set WIKISOCIAL_DSN or give --dsn-file", NULL);
	return copy_text(dsn, o->dsn, sizeof o->dsn);
}

bool soc_worker_options_read(int argc, char **argv, soc_worker_options *out_options)
{
	*out_options = (soc_worker_options){
		.mode = SOC_WORKER_RUN,
		.with_child = true,
		.prepared = true,
		.consumer = "fanout",
		.live_url = "",
		.batch_limit = 1000,
		.chunk_limit = 2500,
		.busy_ms = 10,
		.idle_ms = 20,
		.timeout_ms = 10000,
		.max_lag = 60,
		.mail_every = 30,
	};
	for (;;) {
		int chosen = getopt_long(argc, argv, "", choices, NULL);
		if (chosen == -1)
			break;
		if (chosen == '?' || !take(chosen, optarg, out_options))
			return false;
	}
	if (optind != argc)
		return complain("unexpected argument (a DSN never stands here)", NULL);
	if (out_options->dry_run && out_options->mode != SOC_WORKER_MIGRATE)
		return complain("--dry-run goes with --migrate", NULL);
	if (out_options->json && out_options->mode != SOC_WORKER_HEALTH)
		return complain("--json goes with --health", NULL);
	return find_child(out_options) && find_dsn(out_options);
}
