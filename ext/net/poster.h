/* SPDX-License-Identifier: MIT */
#ifndef SOC_NET_POSTER_H
#define SOC_NET_POSTER_H

#include "base/err.h"

#include <stdint.h>

enum {
	SOC_POSTER_URL_MAX = 512,
	SOC_POSTER_CHANNEL_MAX = 31,
	SOC_POSTER_PARALLEL = 32, /* connections, kept open between two messages */
	SOC_POSTER_QUEUE = 4096   /* messages that wait; more are lost */
};

/*
 * Sends short numbers to channels by HTTP, where a lost one does no harm: nothing here waits for
 * the other side, fails or is sent again. Of one channel the newest number goes out last, an older
 * one that still waits is replaced.
 */
typedef struct soc_poster soc_poster;

/*
 * `url` is http://HOST:PORT/PATH or unix:/SOCKET:/PATH; "?id=CHANNEL" is put behind it. INVALID
 * "url-invalid"; NOMEM.
 */
soc_poster *soc_poster_new(const char *url, soc_err *err) SOC_MUST_CHECK;
/* What is still on its way is lost. NULL is allowed. */
void soc_poster_free(soc_poster *poster);

/* Puts a number for `channel`, of letters, digits and "-", into the queue, due in `delay_ms`. */
void soc_poster_put(soc_poster *poster, const char *channel, int64_t number, int delay_ms);

/* Sends what is due and takes in what was answered, for at most `wait_ms`. Answers how many
 * messages are left, waiting or on their way. */
int soc_poster_drive(soc_poster *poster, int wait_ms);

typedef struct soc_poster_tally {
	int64_t sent, lost; /* since the last look */
} soc_poster_tally;

soc_poster_tally soc_poster_look(soc_poster *poster);

#endif
