/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_NOTIFY_H
#define SOC_WORKER_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/un.h>

/*
 * What the service manager is told (sd_notify(3), its datagram by hand): that the program works,
 * that it lives, that it reads its settings anew, that it ends. Without a manager, nothing.
 */
typedef struct soc_notify {
	int fd;              /* -1: nobody listens */
	struct sockaddr_un to;
	socklen_t length;
	bool ready;
	int64_t beat_every;  /* ms; 0: no watchdog */
	int64_t beat_at;     /* monotonic ms */
} soc_notify;

/* Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID, and takes them from the environment: they
 * are not for the child. */
soc_notify soc_notify_open(void);
void soc_notify_close(soc_notify *notify);
/* READY=1, once, and again after soc_notify_reloading. */
void soc_notify_ready(soc_notify *notify);
/* WATCHDOG=1, four times within what the manager waits; call it as often as you like. */
void soc_notify_beat(soc_notify *notify);
void soc_notify_reloading(soc_notify *notify);
void soc_notify_stopping(soc_notify *notify);

#endif
