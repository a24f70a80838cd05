/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "fault/cluster.h"

#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void give_up(const char *what)
{
	fprintf(stderr, "cluster: %s\n", what);
	_exit(99);
}

/* PostgreSQL refuses root. */
static void become_postgres(void)
{
	const struct passwd *who = getpwnam("postgres");
	if (getuid() != 0)
		return;
	if (!who || initgroups("postgres", who->pw_gid) || setgid(who->pw_gid) || setuid(who->pw_uid))
		give_up("cannot become postgres");
}

static pid_t run(const char *log, char *const argv[])
{
	pid_t child = fork();
	if (child != 0)
		return child;
	int out = open(log, O_WRONLY | O_CREAT | O_APPEND, 0666);
	dup2(out, 1);
	dup2(out, 2);
	become_postgres();
	prctl(PR_SET_PDEATHSIG, SIGQUIT);
	execv(argv[0], argv);
	_exit(127);
}

static void run_and_wait(const char *log, char *const argv[])
{
	int status;
	pid_t child = run(log, argv);
	if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
		give_up(argv[0]);
}

static PGconn *admin(const cluster *c)
{
	char dsn[256];
	snprintf(dsn, sizeof dsn, "host=%s port=5432 user=postgres dbname=postgres", c->folder);
	return PQconnectdb(dsn);
}

static void wait_until_ready(const cluster *c)
{
	for (int i = 0; i < 500; i++) {
		PGconn *pg = admin(c);
		bool up = PQstatus(pg) == CONNECTION_OK;
		PQfinish(pg);
		if (up)
			return;
		usleep(20000);
	}
	give_up("PostgreSQL does not come up");
}

void cluster_start(cluster *c, const char *settings)
{
	char *bin = getenv("PG_BIN"), initdb[256], postgres[256], log[128], auto_conf[128];
	if (!bin)
		give_up("PG_BIN, the folder of PostgreSQL's programs, is not set");
	/* A test that hangs is a failure, not a wait. */
	alarm(120);
	snprintf(c->folder, sizeof c->folder, "/tmp/soc-fault-XXXXXX");
	if (!mkdtemp(c->folder) || chmod(c->folder, 0777))
		give_up("no temporary folder");
	snprintf(c->data, sizeof c->data, "%s/data", c->folder);
	snprintf(log, sizeof log, "%s/log", c->folder);
	snprintf(initdb, sizeof initdb, "%s/initdb", bin);
	snprintf(postgres, sizeof postgres, "%s/postgres", bin);
	close(open(log, O_WRONLY | O_CREAT, 0666));
	if (chmod(log, 0666))
		give_up("log");
	run_and_wait(log, (char *[]){ initdb, "-A", "trust", "-U", "postgres", "-E", "UTF8",
		"--locale=C.UTF-8", "--no-sync", "-D", c->data, NULL });
	snprintf(auto_conf, sizeof auto_conf, "%s/postgresql.auto.conf", c->data);
	FILE *conf = fopen(auto_conf, "a");
	if (!conf)
		give_up("configuration");
	fprintf(conf, "listen_addresses = ''\nport = 5432\nfsync = off\n"
		"unix_socket_directories = '%s'\n%s\n", c->folder, settings ? settings : "");
	fclose(conf);
	c->postmaster = run(log, (char *[]){ postgres, "-D", c->data, NULL });
	wait_until_ready(c);
}

void cluster_signal(const cluster *c, int signal)
{
	char path[64], line[512];
	DIR *proc = opendir("/proc");
	if (!proc)
		give_up("/proc");
	kill(c->postmaster, signal);
	for (struct dirent *one; (one = readdir(proc));) {
		long pid = strtol(one->d_name, NULL, 10);
		snprintf(path, sizeof path, "/proc/%ld/stat", pid);
		FILE *stat = pid > 0 ? fopen(path, "r") : NULL;
		if (!stat)
			continue;
		int parent = 0;
		char *end = fgets(line, sizeof line, stat) ? strrchr(line, ')') : NULL;
		if (end && sscanf(end, ") %*c %d", &parent) == 1 && parent == c->postmaster)
			kill((pid_t)pid, signal);
		fclose(stat);
	}
	closedir(proc);
}

void cluster_stop(cluster *c)
{
	int status;
	cluster_signal(c, SIGCONT);
	kill(c->postmaster, SIGQUIT);
	waitpid(c->postmaster, &status, 0);
	run_and_wait("/dev/null", (char *[]){ "/bin/rm", "-rf", c->data, NULL });
	char command[128];
	snprintf(command, sizeof command, "%s/log", c->folder);
	unlink(command);
	rmdir(c->folder);
}

static PGresult *ask(const cluster *c, const char *sql)
{
	PGconn *pg = admin(c);
	PGresult *result = PQexec(pg, sql);
	if (PQresultStatus(result) != PGRES_TUPLES_OK && PQresultStatus(result) != PGRES_COMMAND_OK)
		give_up(PQerrorMessage(pg));
	PQfinish(pg);
	return result;
}

void cluster_sql(const cluster *c, const char *sql)
{
	PQclear(ask(c, sql));
}

long cluster_number(const cluster *c, const char *sql)
{
	PGresult *result = ask(c, sql);
	long number = strtol(PQgetvalue(result, 0, 0), NULL, 10);
	PQclear(result);
	return number;
}
