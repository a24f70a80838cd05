/* SPDX-License-Identifier: MIT */
#ifndef SOC_TEXT_SCAN_H
#define SOC_TEXT_SCAN_H

#include "base/arena.h"

#include <stdint.h>

/*
 * Finds what may be a link in a plain text, left to right: [[target]] or [[target|label]], @name,
 * http:// and https://. By form alone; what it means is MediaWiki's to say. The rules stand at
 * WikiSocial\Text::scan() in the stub.
 */
enum {
	SOC_SCAN_TEXT_MAX = 64 * 1024, /* bytes of a text */
	SOC_SCAN_MAX = 200,            /* items answered; the rest of a text stays text */
	SOC_SCAN_TARGET_MAX = 255,     /* bytes of a title, so of a link's target and of a name */
	SOC_SCAN_LINK_MAX = 4096,      /* bytes of a link with its brackets */
	SOC_SCAN_MATCH_LIMIT = 50000,
	SOC_SCAN_VERSION_LENGTH = 64
};

typedef enum soc_scan_type { SOC_SCAN_LINK, SOC_SCAN_MENTION, SOC_SCAN_URL } soc_scan_type;

/* Byte range and what stands in it; target and label lie in the text or in the arena. */
typedef struct soc_scan_item {
	soc_scan_type type;
	size_t start, length;
	soc_str target;
	soc_str label; /* ptr NULL for none */
} soc_scan_item;

typedef struct soc_scan_found {
	const soc_scan_item *items; /* in order, not overlapping */
	size_t count;
	size_t attempts; /* calls of pcre2_match: the tests' measure of work */
} soc_scan_found;

typedef struct soc_scan_config {
	bool jit; /* where PCRE2 has one and the system lets it */
	uint32_t match_limit;
} soc_scan_config;

/* The compiled patterns: process lifetime, never changed, any number of threads may use one. */
typedef struct soc_scan soc_scan;

/* NULL and err NOMEM. */
soc_scan *soc_scan_new(soc_scan_config config, soc_err *err) SOC_MUST_CHECK;
/* NULL is allowed. */
void soc_scan_free(soc_scan *scan);
bool soc_scan_has_jit(const soc_scan *scan);
void soc_scan_version(char out_version[SOC_SCAN_VERSION_LENGTH]);

/*
 * All items of `text`, in time linear in its length. INVALID text-too-long (over 64 KiB),
 * text-encoding (not UTF-8); NOMEM. A stretch on which PCRE2 meets a limit is no link.
 */
bool soc_scan_find(const soc_scan *scan, soc_str text, soc_arena *arena, soc_scan_found *out_found,
	soc_err *err) SOC_MUST_CHECK;

#endif
