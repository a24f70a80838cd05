/* SPDX-License-Identifier: MIT */
#include "worker/notify.h"

#include "base/clock.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/ban.h"

enum { BEATS = 4, US_PER_MS = 1000, BEAT_LEAST_MS = 10 };

/* Positive, decimal, and nothing around it; otherwise 0. */
static int64_t read_number(const char *text)
{
	char *end = NULL;
	if (!text || *text < '0' || *text > '9')
		return 0;
	long long number = strtoll(text, &end, 10);
	return *end || number <= 0 ? 0 : number;
}

static int64_t beat_every(void)
{
	int64_t us = read_number(getenv("WATCHDOG_USEC"));
	int64_t pid = read_number(getenv("WATCHDOG_PID"));
	if (!us || (pid && pid != getpid()))
		return 0;
	int64_t ms = us / US_PER_MS / BEATS;
	return ms > BEAT_LEAST_MS ? ms : BEAT_LEAST_MS;
}

/* A path, or with @ before it a name that is in no folder. */
static bool find_address(soc_notify *notify, const char *name)
{
	size_t length = name ? strlen(name) : 0;
	if (length < 2 || length >= sizeof notify->to.sun_path || (*name != '/' && *name != '@'))
		return false;
	notify->to.sun_family = AF_UNIX;
	memcpy(notify->to.sun_path, name, length);
	if (*name == '@')
		notify->to.sun_path[0] = '\0';
	notify->length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
	return true;
}

soc_notify soc_notify_open(void)
{
	soc_notify notify = { .fd = -1, .beat_every = beat_every() };
	if (find_address(&notify, getenv("NOTIFY_SOCKET")))
		notify.fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	(void)unsetenv("NOTIFY_SOCKET");
	(void)unsetenv("WATCHDOG_USEC");
	(void)unsetenv("WATCHDOG_PID");
	return notify;
}

void soc_notify_close(soc_notify *notify)
{
	if (notify->fd >= 0)
		(void)close(notify->fd);
	notify->fd = -1;
}

/* A manager that does not listen will find out by itself. */
static void tell(const soc_notify *notify, const char *words)
{
	if (notify->fd >= 0)
		(void)sendto(notify->fd, words, strlen(words), MSG_NOSIGNAL,
			(const struct sockaddr *)&notify->to, notify->length);
}

void soc_notify_ready(soc_notify *notify)
{
	if (!notify->ready)
		tell(notify, "READY=1");
	notify->ready = true;
}

void soc_notify_beat(soc_notify *notify)
{
	int64_t now = soc_clock_monotonic_ms();
	if (!notify->beat_every || now < notify->beat_at)
		return;
	notify->beat_at = now + notify->beat_every;
	tell(notify, "WATCHDOG=1");
}

void soc_notify_reloading(soc_notify *notify)
{
	char words[64];
	struct timespec now;
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	(void)snprintf(words, sizeof words, "RELOADING=1\nMONOTONIC_USEC=%lld",
		(long long)now.tv_sec * 1000000 + now.tv_nsec / 1000);
	tell(notify, words);
	notify->ready = false;
}

void soc_notify_stopping(soc_notify *notify)
{
	tell(notify, "STOPPING=1");
}
