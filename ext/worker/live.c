/* SPDX-License-Identifier: MIT */
#include "worker/live.h"

#include "base/clock.h"
#include "service/live.h"
#include "worker/log.h"

#include "base/ban.h"

enum {
	DRIVE_MS = 3,       /* for the answers, between two batches */
	SOON_MS = 5,        /* until the next look while some are on their way */
	SPREAD_MS = 1000,   /* very many at once are sent over this time */
	AGAIN_MS = 1000,    /* after a failure */
	TELL_EVERY_MS = 60000
};

bool soc_worker_live_open(soc_worker_live *live, const char *url)
{
	soc_err err = { .code = SOC_OK };
	*live = (soc_worker_live){ .told_at = soc_clock_monotonic_ms() };
	if (!*url)
		return true;
	live->poster = soc_poster_new(url, &err);
	if (!live->poster)
		soc_log_error("live-url", &err, NULL);
	return live->poster != NULL;
}

void soc_worker_live_close(soc_worker_live *live)
{
	soc_poster_free(live->poster);
	live->poster = NULL;
}

/* Each person has a place of their own in that time. */
static int delay_of(int64_t actor)
{
	return (int)((uint64_t)actor * UINT64_C(0x9E3779B97F4A7C15) >> 32) % SPREAD_MS;
}

static void take(soc_worker_live *live, const soc_ctx *ctx)
{
	soc_err err = { .code = SOC_OK };
	soc_live_numbers numbers;
	if (!soc_live_take(ctx, &numbers, &err)) {
		live->again_at = soc_clock_monotonic_ms() + AGAIN_MS;
		soc_log_error("live", &err, soc_conn_diagnosis(ctx->conn));
		return;
	}
	bool mass = live->more || numbers.more;
	live->more = numbers.more;
	for (int i = 0; i < numbers.count; i++)
		soc_poster_put(live->poster, soc_live_channel_of(numbers.actor[i]).text,
			numbers.unread[i], mass ? delay_of(numbers.actor[i]) : 0);
}

/* Lost numbers are no fault, but whoever runs this wants to know. */
static void tell(soc_worker_live *live, int64_t now)
{
	if (now < live->told_at + TELL_EVERY_MS)
		return;
	soc_poster_tally tally = soc_poster_look(live->poster);
	live->told_at = now;
	if (tally.lost)
		soc_log("warning", "live-lost", soc_log_number("lost", tally.lost),
			soc_log_number("sent", tally.sent));
}

int soc_worker_live_serve(soc_worker_live *live, const soc_ctx *ctx, bool poked, int pause_ms)
{
	if (!live->poster)
		return pause_ms;
	int64_t now = soc_clock_monotonic_ms();
	if ((poked || live->more) && now >= live->again_at)
		take(live, ctx);
	int left = soc_poster_drive(live->poster, DRIVE_MS);
	tell(live, now);
	if (live->more)
		return 0;
	return left && pause_ms > SOON_MS ? SOON_MS : pause_ms;
}
