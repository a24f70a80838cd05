/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TESTS_FAULT_PROXY_H
#define TESTS_FAULT_PROXY_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * A process between client and server that cuts one connection at a chosen byte, or falsifies an
 * answer. Armed by the test while the connection is idle; it disarms itself when it has done so.
 */
typedef enum proxy_cut {
	PROXY_PASS,
	PROXY_CUT_REQUEST,
	PROXY_CUT_ANSWER,
	PROXY_REPLACE_ANSWER, /* other bytes in its place; the connection goes on */
	PROXY_PRECEDE_ANSWER  /* other bytes before it */
} proxy_cut;

enum { PROXY_BYTES = 4096 };

typedef struct proxy_order {
	volatile proxy_cut cut;
	volatile int after;      /* bytes that still pass */
	volatile int seen;       /* bytes of the whole request or answer, when cut */
	char bytes[PROXY_BYTES]; /* for REPLACE and PRECEDE, sent `times` times */
	int length, times;
} proxy_order;

typedef struct proxy {
	char folder[64];
	pid_t pid;
	proxy_order *order;      /* shared with the process */
} proxy;

/* Listens as a PostgreSQL socket in a folder of its own, for the server in `server_folder`. */
void proxy_start(proxy *p, const char *server_folder);
void proxy_stop(proxy *p);

#endif
