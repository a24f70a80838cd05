/* SPDX-License-Identifier: MIT */
#include "worker/signals.h"

#include <signal.h>
#include <time.h>

#include "base/ban.h"

static sigset_t ours(void)
{
	sigset_t set;
	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGTERM);
	(void)sigaddset(&set, SIGINT);
	(void)sigaddset(&set, SIGCHLD);
	return set;
}

void soc_signals_block(void)
{
	sigset_t set = ours();
	(void)sigprocmask(SIG_BLOCK, &set, NULL);
}

void soc_signals_restore(void)
{
	sigset_t set = ours();
	(void)sigprocmask(SIG_UNBLOCK, &set, NULL);
}

bool soc_signals_wait(int ms)
{
	sigset_t set = ours();
	struct timespec time = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L };
	int taken = sigtimedwait(&set, NULL, &time);
	return taken == SIGTERM || taken == SIGINT;
}
