/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "fault/proxy.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static int endpoint(const char *folder, bool listening)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	snprintf(address.sun_path, sizeof address.sun_path, "%s/.s.PGSQL.5432", folder);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	int failed = listening
		? bind(fd, (struct sockaddr *)&address, sizeof address) || listen(fd, 16)
		: connect(fd, (struct sockaddr *)&address, sizeof address);
	if (failed)
		_exit(98);
	return fd;
}

/* ReadyForQuery is the last message of an answer: 'Z', length 5, state. */
static bool ends_answer(const char *bytes, ssize_t length)
{
	return length >= 6 && memcmp(bytes + length - 6, "Z\0\0\0\5", 5) == 0;
}

/* The server's whole answer, so that its work is done. */
static ssize_t read_answer(int server, char *bytes, size_t size)
{
	ssize_t length = 0;
	while (length < (ssize_t)size && !ends_answer(bytes, length)) {
		ssize_t more = read(server, bytes + length, size - (size_t)length);
		if (more <= 0)
			break;
		length += more;
	}
	return length;
}

static void falsify_answer(proxy_order *order, int client, int server)
{
	char bytes[65536];
	ssize_t length = read_answer(server, bytes, sizeof bytes);
	bool also = order->cut == PROXY_PRECEDE_ANSWER;
	order->cut = PROXY_PASS;
	for (int i = 0; i < order->times; i++)
		if (write(client, order->bytes, (size_t)order->length) != order->length)
			_exit(0);
	if (also && write(client, bytes, (size_t)length) != length)
		_exit(0);
}

static void cut_answer(proxy_order *order, int client, int server)
{
	char bytes[65536];
	ssize_t length = read_answer(server, bytes, sizeof bytes);
	order->seen = (int)length;
	ssize_t passed = order->after < length ? order->after : length;
	if (passed && write(client, bytes, (size_t)passed) != passed)
		_exit(97);
	order->cut = PROXY_PASS;
	_exit(0);
}

static void cut_request(proxy_order *order, const char *bytes, ssize_t length, int server)
{
	order->seen = (int)length;
	ssize_t passed = order->after < length ? order->after : length;
	if (passed && write(server, bytes, (size_t)passed) != passed)
		_exit(97);
	order->cut = PROXY_PASS;
	_exit(0);
}

static void forward(proxy_order *order, int client, int server)
{
	char bytes[65536];
	struct pollfd ends[2] = { { client, POLLIN, 0 }, { server, POLLIN, 0 } };
	for (;;) {
		if (poll(ends, 2, -1) < 0)
			_exit(96);
		if (ends[1].revents && order->cut == PROXY_CUT_ANSWER)
			cut_answer(order, client, server);
		if (ends[1].revents && order->cut >= PROXY_REPLACE_ANSWER) {
			falsify_answer(order, client, server);
			continue;
		}
		for (int i = 0; i < 2; i++) {
			ssize_t length = ends[i].revents ? read(ends[i].fd, bytes, sizeof bytes) : -2;
			if (length == -2)
				continue;
			if (length <= 0)
				_exit(0);
			if (i == 0 && order->cut == PROXY_CUT_REQUEST)
				cut_request(order, bytes, length, server);
			if (write(ends[1 - i].fd, bytes, (size_t)length) != length)
				_exit(0);
		}
	}
}

static void serve(proxy *p, int listener, const char *server_folder)
{
	signal(SIGCHLD, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		int client = accept(listener, NULL, NULL);
		if (client >= 0 && fork() == 0) {
			prctl(PR_SET_PDEATHSIG, SIGKILL);
			forward(p->order, client, endpoint(server_folder, false));
		}
		close(client);
	}
}

void proxy_start(proxy *p, const char *server_folder)
{
	snprintf(p->folder, sizeof p->folder, "/tmp/soc-proxy-XXXXXX");
	p->order = mmap(NULL, sizeof *p->order, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (!mkdtemp(p->folder) || p->order == MAP_FAILED)
		_exit(98);
	*p->order = (proxy_order){ .cut = PROXY_PASS };
	/* Listening before the fork: a socket that is bound only refuses who comes too early. */
	int listener = endpoint(p->folder, true);
	p->pid = fork();
	if (p->pid == 0)
		serve(p, listener, server_folder);
	close(listener);
}

void proxy_stop(proxy *p)
{
	char path[128];
	kill(p->pid, SIGKILL);
	waitpid(p->pid, NULL, 0);
	snprintf(path, sizeof path, "%s/.s.PGSQL.5432", p->folder);
	unlink(path);
	rmdir(p->folder);
	munmap(p->order, sizeof *p->order);
}
