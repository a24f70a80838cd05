/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_CHILD_H
#define SOC_WORKER_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { SOC_CHILD_ANSWER_SIZE = 2048, SOC_CHILD_FD = 3 };

/*
 * The PHP child: a program of its own (fork and exec, a socket pair as its descriptor 3, one line
 * asks, one JSON line answers). Whatever PHP does to itself, this process goes on; a dead child
 * is started anew with a growing pause.
 */
typedef struct soc_child {
	const char *path;
	pid_t pid;          /* 0: none runs */
	int fd;
	unsigned starts;
	unsigned failures;  /* in a row, without an answer between */
	int64_t restart_at; /* monotonic ms */
	int64_t asked_at;   /* monotonic ms; 0: nothing is asked */
	bool mails, mirrors; /* what is asked: to send mail, to fill the wiki's other inbox */
	int mail_every_ms;  /* 0: it is not asked to */
	int64_t mail_at;    /* monotonic ms */
	int64_t mirrored;   /* the newest mark it was asked to bring over; -1: ask anyway */
	int64_t mirror_at, mirror_again_at; /* monotonic ms: not before; not again for the same mark */
	char answer[SOC_CHILD_ANSWER_SIZE];
	size_t length;
} soc_child;

soc_child soc_child_new(const char *path, int mail_every_ms);
/*
 * Reaps, starts anew when it is time, reads what has come, asks it to send the mail that is due and
 * to bring over what is marked up to `mirrored` (service/mirror.h), and ends it when it does not
 * answer. Never blocks.
 */
void soc_child_tend(soc_child *child, int64_t mirrored);
/* Asks for the versions and waits for the line; false when none came within `timeout_ms`. */
bool soc_child_ping(soc_child *child, int timeout_ms);
/* Starts it and waits until the wiki's other inbox is filled; false, and logged, where not. */
bool soc_child_mirror(soc_child *child);
/* Ends it: first by closing its socket, after a second by SIGKILL, after more where it mails. */
void soc_child_stop(soc_child *child);

#endif
