/* SPDX-License-Identifier: MIT */
#include "text/scan.h"

#include "text/class.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/ban.h"

/*
 * Time is linear because each attempt is anchored at a candidate and repeats possessively: a link
 * stops at the next "[[", a mention within its 255 bytes, and a URL ends behind all it has read
 * but closing punctuation, in which no candidate stands. PCRE2's limits are the second net.
 */
enum { KINDS = 3, GROUPS = 3, HEAP_LIMIT_KIB = 1024, DEPTH_LIMIT = 1000 };

/* [[target]] or [[target|label]], single brackets allowed in the label, on one line. */
#define LINK "\\[\\[ ([^\\[\\]|\\v]++)" \
	"(?: \\| ( (?: [^\\[\\]\\v]++ | \\[ (?!\\[) | \\] (?!\\]) )*+ ) )?+ \\]\\]"

#define HTTP "(?i: https?:// )"
/* A mark belongs to the letter before it; what makes an emoji of a character does not. */
#define NOT_AFTER_MARK "(?<! (?! [\\x{FE00}-\\x{FE0F}\\x{20E3}] ) \\p{M} )"
#define NOT_IN_TITLE "\\h\\v\\p{Cc}\\x{FFFD}\\[\\]{}|#<>"
#define DIRECTION "\\x{061C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}"
/* What a name may hold but not end with: punctuation, and marks that show nothing. */
#define CLOSING "\\p{P}=^~`" DIRECTION "\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}"
#define NAME "[^" NOT_IN_TITLE "/" CLOSING "]"
#define CLOSER "(?: (?! [" NOT_IN_TITLE "/] ) [" CLOSING "] )"

/* Group 1 is the name without, group 2 its closing punctuation. No name begins with more than
 * eight of those: so "@!@!@!" costs little at each sign. */
#define MENTION "(?<! [\\p{L}\\p{N}_@/.\\-] )" NOT_AFTER_MARK "@ (?! @ | " HTTP " )" \
	"(?= " CLOSER "{0,8}+ " NAME " )" \
	"( (?: " NAME "++ | " CLOSER "++ (?= " NAME " ) (?! " HTTP " ) )++ ) ( " CLOSER "*+ )"

/* The host begins like a name or is an IPv6 address. */
#define URL "(?<! [\\p{L}\\p{N}] )" NOT_AFTER_MARK HTTP \
	"(?= [\\p{L}\\p{N}\\p{So}] | \\[ [0-9A-Fa-f:.]++ \\] )" \
	"[^\\h\\v\\p{Cc}\\x{FFFD}<>\"" DIRECTION "]++"

static const char *const PATTERN[KINDS] = {
	[SOC_SCAN_LINK] = LINK, [SOC_SCAN_MENTION] = MENTION, [SOC_SCAN_URL] = URL,
};

struct soc_scan {
	pcre2_code *code[KINDS];
	pcre2_match_context *limits;
	bool jit;
};

static bool no_memory(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_NOMEM, "memory", "no memory to scan a text");
}

static bool compile(soc_scan *scan, int kind, bool jit)
{
	int code = 0;
	PCRE2_SIZE offset = 0;
	scan->code[kind] = pcre2_compile((PCRE2_SPTR)PATTERN[kind], PCRE2_ZERO_TERMINATED,
		PCRE2_UTF | PCRE2_ANCHORED | PCRE2_EXTENDED | PCRE2_NEVER_BACKSLASH_C, &code, &offset,
		NULL);
	if (!scan->code[kind]) {
		return false;
	}
	/* Without the JIT the same patterns are interpreted. */
	scan->jit = jit && pcre2_jit_compile(scan->code[kind], PCRE2_JIT_COMPLETE) == 0 && scan->jit;
	return true;
}

soc_scan *soc_scan_new(soc_scan_config config, soc_err *err)
{
	soc_scan *scan = malloc(sizeof *scan);
	if (!scan) {
		(void)no_memory(err);
		return NULL;
	}
	*scan = (soc_scan){ .limits = pcre2_match_context_create(NULL), .jit = true };
	bool done = scan->limits != NULL;
	for (int kind = 0; done && kind < KINDS; kind++) {
		done = compile(scan, kind, config.jit);
	}
	if (!done) {
		soc_scan_free(scan);
		(void)no_memory(err);
		return NULL;
	}
	(void)pcre2_set_match_limit(scan->limits, config.match_limit);
	(void)pcre2_set_depth_limit(scan->limits, DEPTH_LIMIT);
	(void)pcre2_set_heap_limit(scan->limits, HEAP_LIMIT_KIB);
	return scan;
}

void soc_scan_free(soc_scan *scan)
{
	if (!scan) {
		return;
	}
	for (int kind = 0; kind < KINDS; kind++) {
		pcre2_code_free(scan->code[kind]);
	}
	pcre2_match_context_free(scan->limits);
	free(scan);
}

bool soc_scan_has_jit(const soc_scan *scan)
{
	return scan->jit;
}

void soc_scan_version(char out_version[SOC_SCAN_VERSION_LENGTH])
{
	out_version[0] = '\0';
	int length = pcre2_config(PCRE2_CONFIG_VERSION, NULL);
	if (length > 0 && length <= SOC_SCAN_VERSION_LENGTH) {
		(void)pcre2_config(PCRE2_CONFIG_VERSION, out_version);
	}
}

/* One scan under way. */
typedef struct scan_walk {
	const soc_scan *scan;
	soc_str text;
	soc_arena *arena;
	pcre2_match_data *match;
	size_t attempts;
} scan_walk;

/* What one attempt came to. */
typedef enum outcome { NOTHING, ITEM, FAILED } outcome;

/* The longest run from `start` of at most `max` bytes that ends between code points. */
static size_t window_end(soc_str text, size_t start, size_t max)
{
	if (text.len - start <= max) {
		return text.len;
	}
	size_t end = start + max;
	while (((unsigned char)text.ptr[end] & 0xC0) == 0x80) {
		end--;
	}
	return end;
}

/* Tries one kind at `start`, of which PCRE2 sees what stands before `end`. */
static outcome attempt(scan_walk *walk, soc_scan_type kind, size_t start, size_t end, soc_err *err)
{
	walk->attempts++;
	int count = pcre2_match(walk->scan->code[kind], (PCRE2_SPTR)walk->text.ptr, end, start,
		PCRE2_NO_UTF_CHECK, walk->match, walk->scan->limits);
	switch (count) {
	case PCRE2_ERROR_NOMATCH:
	case PCRE2_ERROR_MATCHLIMIT:
	case PCRE2_ERROR_DEPTHLIMIT:
	case PCRE2_ERROR_HEAPLIMIT:
	case PCRE2_ERROR_JIT_STACKLIMIT:
		return NOTHING;
	case PCRE2_ERROR_NOMEMORY:
		(void)no_memory(err);
		return FAILED;
	default:
		break;
	}
	if (count <= 0) {
		(void)soc_err_set(err, SOC_ERR_BUG, "text-scan", "PCRE2 says %d", count);
		return FAILED;
	}
	return ITEM;
}

static size_t group_start(const scan_walk *walk, int group)
{
	return pcre2_get_ovector_pointer(walk->match)[2 * group];
}

static size_t group_end(const scan_walk *walk, int group)
{
	return pcre2_get_ovector_pointer(walk->match)[2 * group + 1];
}

static soc_str slice(const scan_walk *walk, size_t start, size_t end)
{
	return (soc_str){ walk->text.ptr + start, end - start };
}

static soc_str trim(soc_str text)
{
	size_t start = 0, end = 0;
	bool begun = false;
	for (size_t at = 0, next = 0; at < text.len; at = next) {
		if (soc_point_is_space(soc_utf8_next(text.ptr, text.len, &next))) {
			continue;
		}
		start = begun ? start : at;
		end = next;
		begun = true;
	}
	return (soc_str){ text.ptr + start, end - start };
}

static outcome take_link(scan_walk *walk, size_t start, soc_scan_item *out, soc_err *err)
{
	size_t window = window_end(walk->text, start, SOC_SCAN_LINK_MAX);
	outcome result = attempt(walk, SOC_SCAN_LINK, start, window, err);
	if (result != ITEM) {
		return result;
	}
	soc_str target = trim(slice(walk, group_start(walk, 1), group_end(walk, 1)));
	if (target.len == 0 || target.len > SOC_SCAN_TARGET_MAX) {
		return NOTHING;
	}
	size_t end = group_end(walk, 0);
	soc_str label = { NULL, 0 };
	if (group_start(walk, 2) != PCRE2_UNSET) {
		label = slice(walk, group_start(walk, 2), group_end(walk, 2));
	}
	/* Of three closing brackets the first is the label's when it has opened one, as in wikitext. */
	bool third = end < window && walk->text.ptr[end] == ']';
	if (third && label.len && memchr(label.ptr, '[', label.len)) {
		label.len++;
		end++;
	}
	label = label.len ? trim(label) : label;
	*out = (soc_scan_item){ SOC_SCAN_LINK, start, end - start, target,
		label.len ? label : (soc_str){ NULL, 0 } };
	return ITEM;
}

static const struct bracket { int32_t open, close; } BRACKETS[] = {
	{ '(', ')' }, { '[', ']' }, { 0xFF08, 0xFF09 }, { 0x3008, 0x3009 }, { 0x300A, 0x300B },
	{ 0x300C, 0x300D }, { 0x300E, 0x300F }, { 0x3010, 0x3011 }, { 0x3014, 0x3015 },
};
enum { BRACKET_COUNT = sizeof(BRACKETS) / sizeof(BRACKETS[0]) };

/* Counts a bracket; whether it closes one that was open. */
static bool take_bracket(size_t open[BRACKET_COUNT], int32_t point)
{
	for (int i = 0; i < BRACKET_COUNT; i++) {
		if (point == BRACKETS[i].open) {
			open[i]++;
			return false;
		}
		if (point == BRACKETS[i].close && open[i] > 0) {
			open[i]--;
			return true;
		}
	}
	return false;
}

/* How much of the punctuation from `closing` on belongs to what stands before it: all up to the
 * last bracket that closes one opened there. */
static size_t balanced_end(soc_str text, size_t closing)
{
	size_t open[BRACKET_COUNT] = { 0 }, kept = closing;
	for (size_t at = 0; at < text.len;) {
		int32_t point = soc_utf8_next(text.ptr, text.len, &at);
		if (take_bracket(open, point) && at > closing) {
			kept = at;
		}
	}
	return kept;
}

/* The name as a title has it: "_" is a space there. */
static bool name_copy(scan_walk *walk, soc_str name, soc_str *out_target, soc_err *err)
{
	char *copy = soc_arena_alloc(walk->arena, name.len, err);
	if (!copy) {
		return false;
	}
	for (size_t i = 0; i < name.len; i++) {
		copy[i] = name.ptr[i] == '_' ? ' ' : name.ptr[i];
	}
	*out_target = trim((soc_str){ copy, name.len });
	return true;
}

static outcome take_mention(scan_walk *walk, size_t start, soc_scan_item *out, soc_err *err)
{
	size_t window = window_end(walk->text, start, 1 + SOC_SCAN_TARGET_MAX);
	outcome result = attempt(walk, SOC_SCAN_MENTION, start, window, err);
	if (result != ITEM) {
		return result;
	}
	size_t from = group_start(walk, 1);
	soc_str name = slice(walk, from, group_end(walk, 2));
	name.len = balanced_end(name, group_end(walk, 1) - from);
	*out = (soc_scan_item){ .type = SOC_SCAN_MENTION, .start = start, .length = 1 + name.len };
	return name_copy(walk, name, &out->target, err) ? ITEM : FAILED;
}

static outcome take_url(scan_walk *walk, size_t start, soc_scan_item *out, soc_err *err)
{
	outcome result = attempt(walk, SOC_SCAN_URL, start, walk->text.len, err);
	if (result != ITEM) {
		return result;
	}
	soc_str url = slice(walk, start, group_end(walk, 0));
	size_t closing = url.len;
	while (strchr(".,;:!?')]", url.ptr[closing - 1])) {
		closing--;
	}
	url.len = balanced_end(url, closing);
	*out = (soc_scan_item){ SOC_SCAN_URL, start, url.len, url, { NULL, 0 } };
	return ITEM;
}

static bool is_word_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
		|| (byte >= '0' && byte <= '9');
}

static bool starts_http(const char *text, size_t len)
{
	return len >= 8 && (text[0] | 0x20) == 'h' && (text[1] | 0x20) == 't'
		&& (text[2] | 0x20) == 't' && (text[3] | 0x20) == 'p';
}

/* Tries what the bytes at `at` look like. */
static outcome take(scan_walk *walk, size_t at, soc_scan_item *out, soc_err *err)
{
	const char *byte = walk->text.ptr + at;
	size_t left = walk->text.len - at;
	bool inside_word = at > 0 && is_word_byte(byte[-1]);
	if (byte[0] == '[') {
		bool opens = left >= 5 && byte[1] == '[' && byte[2] != '[';
		return opens ? take_link(walk, at, out, err) : NOTHING;
	}
	if (byte[0] == '@') {
		bool opens = !inside_word && left >= 2 && byte[1] != '@';
		return opens ? take_mention(walk, at, out, err) : NOTHING;
	}
	return !inside_word && starts_http(byte, left) ? take_url(walk, at, out, err) : NOTHING;
}

static bool text_check(soc_str text, soc_err *err)
{
	if (text.len > SOC_SCAN_TEXT_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "text-too-long", "the text is over %d bytes",
			SOC_SCAN_TEXT_MAX);
	}
	for (size_t at = 0; at < text.len;) {
		if (soc_utf8_next(text.ptr, text.len, &at) == SOC_UTF8_BAD) {
			return soc_err_set(err, SOC_ERR_INVALID, "text-encoding", "the text is not UTF-8");
		}
	}
	return true;
}

static void match_data_free(void *match)
{
	pcre2_match_data_free(match);
}

static bool walk_start(scan_walk *walk, soc_scan_item **out_items, soc_err *err)
{
	*out_items = soc_arena_alloc(walk->arena, SOC_SCAN_MAX * sizeof(**out_items), err);
	if (!*out_items) {
		return false;
	}
	walk->match = pcre2_match_data_create(GROUPS, NULL);
	if (!walk->match) {
		return no_memory(err);
	}
	return soc_arena_defer(walk->arena, match_data_free, walk->match, err);
}

bool soc_scan_find(const soc_scan *scan, soc_str text, soc_arena *arena, soc_scan_found *out_found,
	soc_err *err)
{
	scan_walk walk = { .scan = scan, .text = text, .arena = arena };
	soc_scan_item *items = NULL;
	size_t count = 0;
	*out_found = (soc_scan_found){ NULL, 0, 0 };
	if (!text_check(text, err) || !walk_start(&walk, &items, err)) {
		return false;
	}
	for (size_t at = 0; at < text.len && count < SOC_SCAN_MAX;) {
		outcome result = take(&walk, at, &items[count], err);
		if (result == FAILED) {
			return false;
		}
		at += result == ITEM ? items[count].length : 1;
		count += result == ITEM;
	}
	*out_found = (soc_scan_found){ items, count, walk.attempts };
	return true;
}
