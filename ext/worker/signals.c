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
	(void)sigaddset(&set, SIGHUP);
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

soc_signal soc_signals_wait(int ms)
{
	sigset_t set = ours();
	struct timespec time = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L };
	switch (sigtimedwait(&set, NULL, &time)) {
	case SIGTERM:
	case SIGINT:
		return SOC_SIGNAL_STOP;
	case SIGHUP:
		return SOC_SIGNAL_RELOAD;
	case SIGCHLD:
		return SOC_SIGNAL_CHILD;
	default:
		return SOC_SIGNAL_NONE;
	}
}

bool soc_signals_stop_waits(void)
{
	sigset_t set;
	return sigpending(&set) == 0
		&& (sigismember(&set, SIGTERM) == 1 || sigismember(&set, SIGINT) == 1);
}
