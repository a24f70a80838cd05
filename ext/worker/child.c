/* SPDX-License-Identifier: MIT */
#include "worker/child.h"

#include "base/clock.h"
#include "worker/log.h"
#include "worker/signals.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/ban.h"

enum {
	PAUSE_FIRST_MS = 1000,
	PAUSE_LAST_MS = 60000,
	STOP_MS = 1000,
	STOP_MAILING_MS = 15000,
	ANSWER_MS = 240000, /* less than the leases of mail last */
	MORE_MS = 100,
	MIRROR_SOON_MS = 200,    /* what grows meanwhile goes over at once */
	MIRROR_AGAIN_MS = 5000,  /* what failed, or stays */
	FILL_MS = 60000
};

soc_child soc_child_new(const char *path, int mail_every_ms)
{
	return (soc_child){ .path = path, .fd = -1, .mail_every_ms = mail_every_ms };
}

/* In the new process: only what is safe between fork and exec. */
static void become(const char *path, int fd, pid_t parent)
{
	char *const argv[] = { (char[]){ "wikisocial-child" }, NULL };
	soc_signals_restore();
	(void)prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(0);
	/* Where both numbers are the same, dup2 would leave close-on-exec set. */
	if (fd == SOC_CHILD_FD)
		(void)fcntl(fd, F_SETFD, 0);
	else if (dup2(fd, SOC_CHILD_FD) < 0)
		_exit(126);
	(void)execv(path, argv);
	_exit(127);
}

static void plan_restart(soc_child *child)
{
	unsigned shift = child->failures < 6 ? child->failures : 6;
	int pause = PAUSE_FIRST_MS * (1 << shift);
	child->failures++;
	child->restart_at = soc_clock_monotonic_ms() + (pause < PAUSE_LAST_MS ? pause : PAUSE_LAST_MS);
}

static bool ask(soc_child *child, const char *line)
{
	size_t length = strlen(line);
	child->asked_at = soc_clock_monotonic_ms();
	return send(child->fd, line, length, MSG_NOSIGNAL) == (ssize_t)length;
}

static bool start(soc_child *child)
{
	int ends[2];
	pid_t parent = getpid();
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
		plan_restart(child);
		return false;
	}
	pid_t pid = fork();
	if (pid == 0)
		become(child->path, ends[1], parent);
	(void)close(ends[1]);
	if (pid < 0) {
		(void)close(ends[0]);
		plan_restart(child);
		return false;
	}
	child->pid = pid;
	child->starts++;
	child->fd = ends[0];
	child->length = 0;
	child->mails = false;
	child->mirrors = false;
	child->mirrored = -1;
	child->mirror_at = 0;
	child->mirror_again_at = 0;
	return ask(child, "ping\n");
}

static void forget(soc_child *child)
{
	(void)close(child->fd);
	child->fd = -1;
	child->pid = 0;
	child->asked_at = 0;
}

static void reap(soc_child *child)
{
	int status = 0;
	if (!child->pid || waitpid(child->pid, &status, WNOHANG) != child->pid)
		return;
	forget(child);
	plan_restart(child);
	/* It ends by itself after many requests. */
	bool good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	soc_log(good ? "info" : "warning", "child-ended",
		soc_log_number("exit", WIFEXITED(status) ? WEXITSTATUS(status) : -1),
		soc_log_number("signal", WIFSIGNALED(status) ? WTERMSIG(status) : 0),
		soc_log_number("restart_ms", child->restart_at - soc_clock_monotonic_ms()));
}

/* True when a whole line is there; it is cut off its newline. */
static bool receive(soc_child *child)
{
	size_t room = sizeof child->answer - 1 - child->length;
	ssize_t got = recv(child->fd, child->answer + child->length, room, MSG_DONTWAIT);
	if (got <= 0)
		return false;
	child->length += (size_t)got;
	child->answer[child->length] = '\0';
	char *end = strchr(child->answer, '\n');
	if (!end)
		return false;
	*end = '\0';
	child->length = 0;
	child->failures = 0;
	child->asked_at = 0;
	return true;
}

static bool begins(const soc_child *child, const char *with)
{
	return strncmp(child->answer, with, strlen(with)) == 0;
}

/* A mark that stays is of another wiki, or of somebody who could not be shown it. */
static void take_mirrored(soc_child *child)
{
	bool more = begins(child, "{\"more\":true"), failed = begins(child, "{\"error\"");
	int64_t now = soc_clock_monotonic_ms();
	if (failed)
		soc_log("warning", "mirror", soc_log_text("answer", child->answer));
	if (more || failed)
		child->mirrored = -1;
	child->mirror_at = now + (failed ? MIRROR_AGAIN_MS : MIRROR_SOON_MS);
	child->mirror_again_at = now + MIRROR_AGAIN_MS;
	child->mirrors = false;
}

/* boot.php says first whether there may be more. */
static void take_answer(soc_child *child)
{
	bool more = begins(child, "{\"more\":true");
	if (child->mirrors) {
		take_mirrored(child);
		return;
	}
	if (!child->mails)
		soc_log("info", "child-ready", soc_log_number("child", child->pid),
			soc_log_text("answer", child->answer));
	else if (more || begins(child, "{\"error\""))
		soc_log(more ? "info" : "warning", "mail", soc_log_text("answer", child->answer));
	child->mail_at = soc_clock_monotonic_ms() + (more ? MORE_MS : child->mail_every_ms);
	child->mails = false;
}

static void ask_to_mail(soc_child *child)
{
	if (!child->mail_every_ms || soc_clock_monotonic_ms() < child->mail_at)
		return;
	child->mails = true;
	(void)ask(child, "mail\n");
}

/* Once anyway: the wiki may only now have such an inbox. */
static bool ask_to_mirror(soc_child *child, int64_t mirrored)
{
	int64_t now = soc_clock_monotonic_ms();
	bool anyway = child->mirrored < 0;
	bool stays = mirrored == child->mirrored && now < child->mirror_again_at;
	if (now < child->mirror_at || (!anyway && (!mirrored || stays)))
		return false;
	child->mirrors = true;
	child->mirrored = mirrored;
	return ask(child, "mirror\n");
}

/* A mail server may say nothing for ever, and PHP waits for it. */
static void end_if_stuck(const soc_child *child)
{
	if (soc_clock_monotonic_ms() - child->asked_at < ANSWER_MS)
		return;
	soc_log("warning", "child-stuck", soc_log_number("child", child->pid));
	(void)kill(child->pid, SIGKILL);
}

void soc_child_tend(soc_child *child, int64_t mirrored)
{
	reap(child);
	if (!child->pid && soc_clock_monotonic_ms() >= child->restart_at)
		(void)start(child);
	if (!child->pid)
		return;
	if (receive(child))
		take_answer(child);
	else if (child->asked_at)
		end_if_stuck(child);
	else if (!ask_to_mirror(child, mirrored))
		ask_to_mail(child);
}

static bool await(soc_child *child, int64_t deadline)
{
	for (;;) {
		int64_t left = deadline - soc_clock_monotonic_ms();
		struct pollfd one = { .fd = child->fd, .events = POLLIN };
		if (left <= 0 || poll(&one, 1, (int)left) <= 0)
			return false;
		if (receive(child))
			return true;
		if (one.revents & (POLLHUP | POLLERR))
			return false;
	}
}

bool soc_child_ping(soc_child *child, int timeout_ms)
{
	int64_t deadline = soc_clock_monotonic_ms() + timeout_ms;
	return start(child) && await(child, deadline);
}

bool soc_child_mirror(soc_child *child)
{
	int64_t deadline = soc_clock_monotonic_ms() + FILL_MS;
	bool going = start(child) && await(child, deadline);
	do
		going = going && ask(child, "mirror\n") && await(child, deadline);
	while (going && begins(child, "{\"more\":true"));
	if (!going || begins(child, "{\"error\""))
		soc_log("warning", "mirror", soc_log_text("answer", going ? child->answer : "none"));
	return going;
}

void soc_child_stop(soc_child *child)
{
	if (!child->pid)
		return;
	(void)shutdown(child->fd, SHUT_RDWR);
	int most = child->asked_at && child->mails ? STOP_MAILING_MS : STOP_MS;
	for (int waited = 0; waited < most; waited += 10) {
		if (waitpid(child->pid, NULL, WNOHANG) == child->pid) {
			forget(child);
			return;
		}
		(void)poll(NULL, 0, 10);
	}
	(void)kill(child->pid, SIGKILL);
	(void)waitpid(child->pid, NULL, 0);
	forget(child);
}
