/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Plays the engine's own benchmarks on one connection: engine WIKI PAIRS, DSN in SOCIAL_DSN_WEB.
 * PAIRS is a file of lines "viewer author" (local user ids); each sample takes the next pair.
 * On standard input, one a line: "run NAME COUNT" answers "P50 P99" in nanoseconds, "ids" a hash of
 * all ids of all pages, "rows" how many rows the floor H30 had for the first pair.
 */
#include "core/viewer.h"
#include "pg/pipeline.h"
#include "service/feed.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PAGE = 30, PAIR_MAX = 10000, SAMPLE_MAX = 1000000 };

typedef struct pair {
	int64_t viewer, author;
	int64_t ids[PAGE];
	size_t count;
} pair;

typedef struct game {
	soc_ctx ctx;
	soc_str wiki;
	soc_arena_mark start;
	pair *pairs;
	size_t pair_count, next;
} game;

typedef bool (*play)(game *g, pair *at, soc_err *err);

static _Noreturn void fail(const char *what, const soc_err *err)
{
	fprintf(stderr, "engine: %s: %s\n", what, err ? err->message : "");
	exit(1);
}

/* F0 */
static bool play_one(game *g, pair *at, soc_err *err)
{
	(void)at;
	soc_params params = soc_params_for(SOC_SQL_FLOOR_ONE, g->ctx.arena);
	soc_rows rows;
	return soc_pipeline_one(g->ctx.conn, &params, &rows, err) && soc_row_int(&rows, 0, 0) == 1;
}

static bool fetch_rows(game *g, pair *at, soc_rows *rows, soc_err *err)
{
	soc_params params = soc_params_for(SOC_SQL_FLOOR_ROWS, g->ctx.arena);
	soc_param_int8_array(&params, SOC_P_FLOOR_ROWS_IDS, at->ids, at->count);
	return soc_pipeline_one(g->ctx.conn, &params, rows, err);
}

/* H30 */
static bool play_rows(game *g, pair *at, soc_err *err)
{
	soc_rows rows;
	return fetch_rows(g, at, &rows, err) && rows.count == (int)at->count;
}

static bool fetch_feed(game *g, const pair *at, soc_feed_page *page, soc_err *err)
{
	soc_viewer viewer = { .wiki = g->wiki, .user = at->viewer };
	soc_page_request request = { .author = at->author, .limit = PAGE };
	return soc_feed_user(&g->ctx, &viewer, &request, page, err);
}

/* R2.user */
static bool play_feed(game *g, pair *at, soc_err *err)
{
	soc_feed_page page;
	return fetch_feed(g, at, &page, err) && page.count == (int)at->count;
}

static int by_size(const void *one, const void *other)
{
	int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
	return a < b ? -1 : a > b;
}

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void run(game *g, const char *name, size_t count)
{
	static const struct { const char *name; play play; } games[] = {
		{ "f0", play_one }, { "h30", play_rows }, { "feed_user", play_feed },
	};
	play play = NULL;
	for (size_t i = 0; i < sizeof games / sizeof *games; i++) {
		if (strcmp(games[i].name, name) == 0)
			play = games[i].play;
	}
	int64_t *sample = count > 0 && count <= SAMPLE_MAX ? calloc(count, sizeof *sample) : NULL;
	if (!play || !sample)
		fail("no such run", NULL);
	for (size_t i = 0; i < count; i++) {
		pair *at = &g->pairs[g->next++ % g->pair_count];
		soc_err err = { .code = SOC_OK };
		int64_t begin = now();
		bool done = play(g, at, &err);
		sample[i] = now() - begin;
		soc_arena_rewind(g->ctx.arena, g->start);
		if (!done)
			fail(name, &err);
	}
	qsort(sample, count, sizeof *sample, by_size);
	printf("%" PRId64 " %" PRId64 "\n", sample[count / 2], sample[count * 99 / 100]);
	free(sample);
}

/* FNV-1a of the decimal ids, as the PHP player computes it. */
static void print_ids(const game *g)
{
	uint32_t sum = 2166136261U;
	for (size_t i = 0; i < g->pair_count; i++) {
		for (size_t k = 0; k < g->pairs[i].count; k++) {
			char text[24];
			snprintf(text, sizeof text, "%" PRId64 " ", g->pairs[i].ids[k]);
			for (const char *c = text; *c; c++)
				sum = (sum ^ (unsigned char)*c) * 16777619U;
		}
	}
	printf("%08" PRIx32 "\n", sum);
}

static void print_rows(game *g)
{
	soc_err err = { .code = SOC_OK };
	soc_rows rows;
	if (!fetch_rows(g, &g->pairs[0], &rows, &err))
		fail("h30", &err);
	printf("%d\n", rows.count);
	soc_arena_rewind(g->ctx.arena, g->start);
}

static void read_pairs(game *g, const char *name)
{
	FILE *in = fopen(name, "r");
	g->pairs = calloc(PAIR_MAX, sizeof *g->pairs);
	if (!in || !g->pairs)
		fail(name, NULL);
	pair *at = g->pairs;
	while (g->pair_count < PAIR_MAX
		&& fscanf(in, "%" SCNd64 " %" SCNd64, &at->viewer, &at->author) == 2) {
		soc_feed_page page;
		soc_err err = { .code = SOC_OK };
		if (!fetch_feed(g, at, &page, &err))
			fail("feed", &err);
		at->count = (size_t)page.count;
		for (int i = 0; i < page.count; i++)
			at->ids[i] = page.items[i].id;
		soc_arena_rewind(g->ctx.arena, g->start);
		at = &g->pairs[++g->pair_count];
	}
	fclose(in);
	if (g->pair_count == 0)
		fail("no pairs", NULL);
}

int main(int argc, char **argv)
{
	soc_err err = { .code = SOC_OK };
	soc_conn_config config = { .dsn = getenv("SOCIAL_DSN_WEB"), .application = "bench",
		.connect_timeout_ms = 5000, .exchange_timeout_ms = 30000, .prepared = true,
		.check_schema = true };
	if (argc != 3 || !config.dsn)
		fail("usage: engine WIKI PAIRS", NULL);
	game g = { .wiki = soc_str_borrow(argv[1]) };
	g.ctx.arena = soc_arena_new(64 * 1024 * 1024);
	g.ctx.conn = soc_conn_new(&config, &err);
	if (!g.ctx.arena || !g.ctx.conn)
		fail("start", &err);
	g.start = soc_arena_here(g.ctx.arena);
	read_pairs(&g, argv[2]);

	char line[200], name[32];
	size_t count;
	setvbuf(stdout, NULL, _IOLBF, 0);
	while (fgets(line, sizeof line, stdin)) {
		if (sscanf(line, "run %31s %zu", name, &count) == 2)
			run(&g, name, count);
		else if (strcmp(line, "ids\n") == 0)
			print_ids(&g);
		else if (strcmp(line, "rows\n") == 0)
			print_rows(&g);
		else
			fail("no such command", NULL);
	}
	soc_conn_free(g.ctx.conn);
	soc_arena_free(g.ctx.arena);
	free(g.pairs);
	return 0;
}
