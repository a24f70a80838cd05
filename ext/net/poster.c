/* SPDX-License-Identifier: MIT */
#include "net/poster.h"

#include "base/clock.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ban.h"

enum {
	CONNECT_MS = 300,
	TOTAL_MS = 1000,
	ADDRESS_SIZE = SOC_POSTER_URL_MAX + 64,
	NUMBER_SIZE = 24,
	CHANNEL_SIZE = SOC_POSTER_CHANNEL_MAX + 1
};

/* One of the connections. */
typedef struct lane {
	CURL *easy;
	char channel[CHANNEL_SIZE]; /* whose number is on its way; "": none */
	char number[NUMBER_SIZE];
} lane;

typedef struct message {
	char channel[CHANNEL_SIZE];
	int64_t number, due_ms;
} message;

struct soc_poster {
	CURLM *multi;
	struct curl_slist *headers;
	char url[SOC_POSTER_URL_MAX], socket[SOC_POSTER_URL_MAX];
	lane lanes[SOC_POSTER_PARALLEL];
	int flying, waiting;
	message queue[SOC_POSTER_QUEUE];
	soc_poster_tally tally;
};

static bool url_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "url-invalid",
		"an address is http://HOST:PORT/PATH or unix:/SOCKET:/PATH");
}

/* As nginx writes sockets: unix:/run/publish.sock:/pub */
static bool take_url(soc_poster *poster, const char *url, soc_err *err)
{
	static const char http[] = "http://", local[] = "unix:/";
	if (strlen(url) >= SOC_POSTER_URL_MAX - sizeof "http://localhost" || strpbrk(url, "?# \"<>"))
		return url_invalid(err);
	if (strncmp(url, http, sizeof http - 1) == 0) {
		(void)snprintf(poster->url, sizeof poster->url, "%s", url);
		return true;
	}
	const char *path = strrchr(url, ':');
	if (strncmp(url, local, sizeof local - 1) != 0 || path[1] != '/' || path - url < 6)
		return url_invalid(err);
	(void)snprintf(poster->socket, sizeof poster->socket, "%.*s", (int)(path - url) - 5, url + 5);
	(void)snprintf(poster->url, sizeof poster->url, "http://localhost%s", path + 1);
	return true;
}

static size_t drop_body(char *bytes, size_t size, size_t count, void *unused)
{
	(void)bytes;
	(void)unused;
	return size * count;
}

/* No proxy of the environment, no redirect, no signal. */
static bool open_lane(soc_poster *poster, lane *l)
{
	l->easy = curl_easy_init();
	return l->easy
		&& !curl_easy_setopt(l->easy, CURLOPT_NOSIGNAL, 1L)
		&& !curl_easy_setopt(l->easy, CURLOPT_PROXY, "")
		&& !curl_easy_setopt(l->easy, CURLOPT_PROTOCOLS_STR, "http")
		&& !curl_easy_setopt(l->easy, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS)
		&& !curl_easy_setopt(l->easy, CURLOPT_TIMEOUT_MS, (long)TOTAL_MS)
		&& !curl_easy_setopt(l->easy, CURLOPT_WRITEFUNCTION, drop_body)
		&& !curl_easy_setopt(l->easy, CURLOPT_HTTPHEADER, poster->headers)
		&& !curl_easy_setopt(l->easy, CURLOPT_PRIVATE, l)
		&& (!*poster->socket
			|| !curl_easy_setopt(l->easy, CURLOPT_UNIX_SOCKET_PATH, poster->socket));
}

static bool open_lanes(soc_poster *poster)
{
	poster->headers = curl_slist_append(NULL, "Content-Type: text/plain");
	poster->multi = curl_multi_init();
	if (!poster->headers || !poster->multi)
		return false;
	for (int i = 0; i < SOC_POSTER_PARALLEL; i++)
		if (!open_lane(poster, &poster->lanes[i]))
			return false;
	return !curl_multi_setopt(poster->multi, CURLMOPT_MAXCONNECTS, (long)SOC_POSTER_PARALLEL);
}

soc_poster *soc_poster_new(const char *url, soc_err *err)
{
	soc_poster *poster = calloc(1, sizeof *poster);
	if (!poster || curl_global_init(CURL_GLOBAL_NOTHING)) {
		free(poster);
		(void)soc_err_set(err, SOC_ERR_NOMEM, "memory", "no memory for sending numbers");
		return NULL;
	}
	bool done = take_url(poster, url, err);
	if (done && !open_lanes(poster))
		done = soc_err_set(err, SOC_ERR_NOMEM, "memory", "no memory for sending numbers");
	if (done)
		return poster;
	soc_poster_free(poster);
	return NULL;
}

void soc_poster_free(soc_poster *poster)
{
	if (!poster)
		return;
	for (int i = 0; i < SOC_POSTER_PARALLEL; i++) {
		lane *l = &poster->lanes[i];
		if (*l->channel)
			(void)curl_multi_remove_handle(poster->multi, l->easy);
		curl_easy_cleanup(l->easy);
	}
	(void)curl_multi_cleanup(poster->multi);
	curl_slist_free_all(poster->headers);
	free(poster);
	curl_global_cleanup();
}

void soc_poster_put(soc_poster *poster, const char *channel, int64_t number, int delay_ms)
{
	message new = { .number = number, .due_ms = soc_clock_monotonic_ms() + delay_ms };
	(void)snprintf(new.channel, sizeof new.channel, "%s", channel);
	for (int i = 0; i < poster->waiting; i++) {
		if (strcmp(poster->queue[i].channel, new.channel) == 0) {
			poster->queue[i] = new;
			return;
		}
	}
	if (poster->waiting == SOC_POSTER_QUEUE)
		poster->tally.lost++;
	else
		poster->queue[poster->waiting++] = new;
}

static void land(soc_poster *poster, lane *l, bool arrived)
{
	(void)curl_multi_remove_handle(poster->multi, l->easy);
	*l->channel = '\0';
	poster->flying--;
	if (arrived)
		poster->tally.sent++;
	else
		poster->tally.lost++;
}

static void take_answers(soc_poster *poster)
{
	int left = 0;
	for (CURLMsg *m = curl_multi_info_read(poster->multi, &left); m;
			m = curl_multi_info_read(poster->multi, &left)) {
		lane *l = NULL;
		long status = 0;
		bool answered = m->msg == CURLMSG_DONE && m->data.result == CURLE_OK;
		CURL *easy = m->easy_handle;
		(void)curl_easy_getinfo(easy, CURLINFO_PRIVATE, &l);
		(void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
		land(poster, l, answered && status >= 200 && status < 300);
	}
}

static bool start(soc_poster *poster, lane *l, const message *m)
{
	char address[ADDRESS_SIZE];
	int length = snprintf(l->number, sizeof l->number, "%lld", (long long)m->number);
	(void)snprintf(address, sizeof address, "%s?id=%s", poster->url, m->channel);
	return !curl_easy_setopt(l->easy, CURLOPT_URL, address)
		&& !curl_easy_setopt(l->easy, CURLOPT_POSTFIELDS, l->number)
		&& !curl_easy_setopt(l->easy, CURLOPT_POSTFIELDSIZE, (long)length)
		&& !curl_multi_add_handle(poster->multi, l->easy);
}

/* An idle lane, but none while another one carries a number of the same person: they could
 * overtake each other. */
static lane *lane_for(soc_poster *poster, const char *channel)
{
	lane *idle = NULL;
	for (int i = 0; i < SOC_POSTER_PARALLEL; i++) {
		if (strcmp(poster->lanes[i].channel, channel) == 0)
			return NULL;
		if (!*poster->lanes[i].channel)
			idle = &poster->lanes[i];
	}
	return idle;
}

/* What is left moves up, in its order. */
static void send_due(soc_poster *poster)
{
	int64_t now = soc_clock_monotonic_ms();
	int kept = 0;
	for (int i = 0; i < poster->waiting; i++) {
		message m = poster->queue[i];
		lane *l = m.due_ms <= now && poster->flying < SOC_POSTER_PARALLEL
			? lane_for(poster, m.channel) : NULL;
		if (!l) {
			poster->queue[kept++] = m;
			continue;
		}
		if (start(poster, l, &m)) {
			memcpy(l->channel, m.channel, sizeof l->channel);
			poster->flying++;
		} else {
			poster->tally.lost++;
		}
	}
	poster->waiting = kept;
}

int soc_poster_drive(soc_poster *poster, int wait_ms)
{
	int64_t end = soc_clock_monotonic_ms() + wait_ms, left = wait_ms;
	int running = 0;
	do {
		send_due(poster);
		(void)curl_multi_perform(poster->multi, &running);
		take_answers(poster);
		left = end - soc_clock_monotonic_ms();
		if (poster->flying && left > 0)
			(void)curl_multi_poll(poster->multi, NULL, 0, (int)left, NULL);
	} while (poster->flying && left > 0);
	return poster->waiting + poster->flying;
}

soc_poster_tally soc_poster_look(soc_poster *poster)
{
	soc_poster_tally tally = poster->tally;
	poster->tally = (soc_poster_tally){ 0, 0 };
	return tally;
}
