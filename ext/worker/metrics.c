/* SPDX-License-Identifier: MIT */
#include "worker/metrics.h"

#include "base/clock.h"
#include "worker/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/ban.h"

enum { EVERY_MS = 5000, PAGE_SIZE = 16384, PATH_SIZE = 1100 };

typedef struct page {
	char bytes[PAGE_SIZE];
	size_t length;
} page;

static void SOC_PRINTF(2, 3) put(page *p, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	int length = vsnprintf(p->bytes + p->length, PAGE_SIZE - p->length, format, values);
	va_end(values);
	if (length > 0)
		p->length += (size_t)length;
	if (p->length >= PAGE_SIZE)
		p->length = PAGE_SIZE - 1;
}

/* A label's value: backslash, quote and newline are written with a backslash. */
static void write_label(char out[static SOC_METRICS_LABEL_SIZE], const char *value)
{
	size_t length = 0;
	for (; *value && length < SOC_METRICS_LABEL_SIZE - 3; value++) {
		bool newline = *value == '\n';
		if (newline || *value == '\\' || *value == '"')
			out[length++] = '\\';
		out[length++] = newline ? 'n' : *value;
	}
	out[length] = '\0';
}

/* States that come with the trade are there from the start, so that their first time is seen. */
soc_metrics soc_metrics_new(const char *path, const char *consumer)
{
	static const char *const known[] = { "40001", "40P01", "55P03", "57014", "none" };
	struct timespec now;
	(void)clock_gettime(CLOCK_REALTIME, &now);
	soc_metrics metrics = { .path = path, .started = now.tv_sec };
	write_label(metrics.label, consumer);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		memcpy(metrics.retried[i].sqlstate, known[i], strlen(known[i]) + 1);
	return metrics;
}

/* The last place takes the states that found no place of their own. */
void soc_metrics_retry(soc_metrics *metrics, const char *sqlstate, uint64_t times)
{
	const char *name = *sqlstate ? sqlstate : "none";
	int at = 0;
	while (at < SOC_METRICS_STATES - 1 && *metrics->retried[at].sqlstate
		&& strcmp(metrics->retried[at].sqlstate, name) != 0)
		at++;
	if (at == SOC_METRICS_STATES - 1)
		name = "other";
	(void)snprintf(metrics->retried[at].sqlstate, sizeof metrics->retried[at].sqlstate, "%s",
		name);
	metrics->retried[at].times += times;
}

static void add_retried(soc_metrics *metrics, const soc_conn_stats *stats)
{
	for (int i = 0; i < SOC_CONN_RETRIED_MAX && stats->retried[i].times; i++)
		soc_metrics_retry(metrics, stats->retried[i].sqlstate, stats->retried[i].times);
}

void soc_metrics_absorb(soc_metrics *metrics, const soc_conn_stats *stats)
{
	metrics->connects += stats->connects;
	add_retried(metrics, stats);
}

bool soc_metrics_due(const soc_metrics *metrics)
{
	return metrics->path && soc_clock_monotonic_ms() >= metrics->write_at;
}

typedef struct series {
	const char *name, *type, *help;
} series;

static void put_head(page *p, const series *s)
{
	put(p, "# HELP wikisocial_worker_%s %s\n# TYPE wikisocial_worker_%s %s\n", s->name, s->help,
		s->name, s->type);
}

static void put_number(page *p, const soc_metrics *m, series s, uint64_t value)
{
	put_head(p, &s);
	put(p, "wikisocial_worker_%s{consumer=\"%s\"} %llu\n", s.name, m->label,
		(unsigned long long)value);
}

static void put_seconds(page *p, const soc_metrics *m, series s, int64_t ms)
{
	put_head(p, &s);
	put(p, "wikisocial_worker_%s{consumer=\"%s\"} %lld.%03lld\n", s.name, m->label,
		(long long)(ms / 1000), (long long)(ms % 1000));
}

static void put_counters(page *p, const soc_metrics *m)
{
	put_number(p, m, (series){ "events_total", "counter", "Events of the log handled." },
		m->events);
	put_number(p, m, (series){ "batches_total", "counter", "Batches with events in them." },
		m->batches);
	put_number(p, m, (series){ "bundles_total", "counter",
		"Notifications written, new or grown." }, m->bundles);
	put_number(p, m, (series){ "chunks_total", "counter",
		"Parts served of events with very many recipients." }, m->chunks);
	put_number(p, m, (series){ "reminders_total", "counter",
		"Dates of events that were reminded of." }, m->reminders);
	put_number(p, m, (series){ "dead_events_total", "counter",
		"Events laid aside because they could not be served." }, m->dead);
	put_number(p, m, (series){ "child_restarts_total", "counter",
		"Starts of the PHP child after its first." }, m->child_restarts);
	put_number(p, m, (series){ "reconnects_total", "counter",
		"Connections to the store after the first." }, m->connects ? m->connects - 1 : 0);
}

/* Of a store that is away nothing is known: no line is better than an old one. */
static void put_delay(page *p, const soc_metrics *m)
{
	put_number(p, m, (series){ "store_up", "gauge", "Whether the store answered last." },
		m->store_up);
	if (!m->measured)
		return;
	put_number(p, m, (series){ "waiting_events", "gauge",
		"Events of the log not handled yet, 100000 at most." }, (uint64_t)m->delay.events);
	put_seconds(p, m, (series){ "oldest_waiting_seconds", "gauge",
		"Age of the oldest event not handled yet." }, m->delay.ms);
	put_number(p, m, (series){ "deferred_events", "gauge",
		"Events with very many recipients not served to their end." },
		(uint64_t)m->delay.deferred);
	put_seconds(p, m, (series){ "oldest_deferred_seconds", "gauge",
		"Age of the oldest of them." }, m->delay.deferred_ms);
	put_number(p, m, (series){ "dead_events", "gauge",
		"Events laid aside that wait for an operator." }, (uint64_t)m->delay.dead);
	put_number(p, m, (series){ "due_mail", "gauge",
		"Notifications of all wikis that are to be mailed by now." }, (uint64_t)m->mail.due);
	put_seconds(p, m, (series){ "oldest_due_mail_seconds", "gauge",
		"For how long the oldest of them was." }, m->mail.ms);
	put_number(p, m, (series){ "dead_mail", "gauge",
		"Notifications whose mail was given up, or may have been sent." }, (uint64_t)m->mail.dead);
}

static void put_retries(page *p, const soc_metrics *m)
{
	static const series s = { "retries_total", "counter",
		"Transactions done again, by what the store answered." };
	put_head(p, &s);
	for (int i = 0; i < SOC_METRICS_STATES && *m->retried[i].sqlstate; i++)
		put(p, "wikisocial_worker_%s{consumer=\"%s\",sqlstate=\"%s\"} %llu\n", s.name, m->label,
			m->retried[i].sqlstate, (unsigned long long)m->retried[i].times);
}

static bool replace(const char *path, const page *p)
{
	char beside[PATH_SIZE];
	int length = snprintf(beside, sizeof beside, "%s.new", path);
	if (length <= 0 || (size_t)length >= sizeof beside)
		return false;
	FILE *file = fopen(beside, "we");
	if (!file)
		return false;
	bool written = fwrite(p->bytes, 1, p->length, file) == p->length;
	return fclose(file) == 0 && written && rename(beside, path) == 0;
}

void soc_metrics_write(soc_metrics *metrics, const soc_conn_stats *stats)
{
	page p = { .length = 0 };
	struct timespec now;
	soc_metrics m = *metrics;
	soc_metrics_absorb(&m, stats);
	(void)clock_gettime(CLOCK_REALTIME, &now);
	put_number(&p, &m, (series){ "start_time_seconds", "gauge",
		"When the program began, since 1970." }, (uint64_t)m.started);
	put_number(&p, &m, (series){ "written_time_seconds", "gauge",
		"When this was written, since 1970." }, (uint64_t)now.tv_sec);
	put_counters(&p, &m);
	put_delay(&p, &m);
	put_retries(&p, &m);
	bool written = replace(metrics->path, &p);
	/* Said once, and again after it went well. */
	if (!written && !metrics->failed)
		soc_log("warning", "metrics", soc_log_text("path", metrics->path),
			soc_log_number("errno", errno));
	metrics->failed = !written;
	metrics->write_at = soc_clock_monotonic_ms() + EVERY_MS;
}
