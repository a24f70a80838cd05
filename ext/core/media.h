/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_MEDIA_H
#define SOC_CORE_MEDIA_H

#include "base/arena.h"

#include <stdint.h>

enum {
	SOC_MEDIA_MAX = 4,          /* files of one text */
	SOC_MEDIA_LIST_MAX = 50,    /* files in one call for the wiki itself */
	SOC_MEDIA_THUMBS_MAX = 8,
	SOC_MEDIA_ALT_MAX = 1000,   /* code points, as the next three */
	SOC_MEDIA_AUTHOR_MAX = 500,
	SOC_MEDIA_LICENCE_MAX = 200,
	SOC_MEDIA_DESCRIPTION_MAX = 2000,
	SOC_MEDIA_FILE_MAX = 240,   /* bytes, as the rest */
	SOC_MEDIA_TITLE_MAX = 255,
	SOC_MEDIA_REPO_MAX = 64,
	SOC_MEDIA_MIME_MAX = 255,
	SOC_MEDIA_SHA1_MAX = 64,
	SOC_MEDIA_URL_MAX = 2000
};

/* A file that a draft shows; borrowed. */
typedef struct soc_media_use {
	soc_str file; /* title text without namespace */
	soc_str alt;
} soc_media_use;

typedef struct soc_media_uses {
	const soc_media_use *item;
	int count;
	bool given; /* false: the draft says nothing of files */
} soc_media_uses;

/* The numbers are the store's. */
typedef enum soc_media_kind {
	SOC_MEDIA_IMAGE, SOC_MEDIA_DRAWING, SOC_MEDIA_VIDEO, SOC_MEDIA_AUDIO, SOC_MEDIA_DOCUMENT,
	SOC_MEDIA_OTHER, SOC_MEDIA_KIND_COUNT
} soc_media_kind;

typedef struct soc_thumb {
	int64_t width, height;
	soc_str url;
} soc_thumb;

/* What a file's home said of it last; "" and 0 where it said nothing. */
typedef struct soc_media {
	soc_str file;    /* as it was cited */
	soc_str title;   /* where it is now */
	soc_str alt;     /* what stands for it in the text that shows it */
	soc_str repo;
	soc_media_kind kind;
	soc_str mime, sha1;
	int64_t size, width, height;
	soc_str author, author_url, licence, licence_url;
	bool attribution; /* the licence wants the author named */
	soc_str description, description_url;
	soc_str url;
	const soc_thumb *thumb;
	int thumb_count;
	bool gone;
} soc_media;

typedef struct soc_media_list {
	const soc_media *item;
	int count;
} soc_media_list;

/*
 * The files of a draft with their alternative texts in the stored form (as a text's own). INVALID
 * media-invalid (more than SOC_MEDIA_MAX, one twice, a name that no file has), alt-too-long,
 * text-encoding, text-control (tabs too), text-bidi; NOMEM.
 */
bool soc_media_uses_check(const soc_media_uses *uses, soc_arena *arena, soc_media_uses *out_uses,
	soc_err *err) SOC_MUST_CHECK;

/* Checked ones as JSON for the store, in their order. NOMEM. */
bool soc_media_uses_write(const soc_media_uses *uses, soc_arena *arena, soc_str *out_json,
	soc_err *err) SOC_MUST_CHECK;

typedef struct soc_media_names {
	const soc_str *name;
	int count;
} soc_media_names;

/* INVALID "media-invalid" for a name that no file has. */
bool soc_media_name_check(soc_str name, soc_err *err) SOC_MUST_CHECK;

/* Names as JSON for the store. INVALID "media-invalid": more than SOC_MEDIA_LIST_MAX, or a name
 * that no file has; NOMEM. */
bool soc_media_names_write(const soc_media_names *names, soc_arena *arena, soc_str *out_json,
	soc_err *err) SOC_MUST_CHECK;

/*
 * INVALID "media-invalid" unless these are at most SOC_MEDIA_LIST_MAX files, each once and within
 * the limits above, URLs http or https, and the texts of all together not over 448 KiB. Of one
 * that is gone only the name counts.
 */
bool soc_media_list_check(const soc_media_list *list, soc_err *err) SOC_MUST_CHECK;

/* Checked ones as JSON for the store. NOMEM. */
bool soc_media_list_write(const soc_media_list *list, soc_arena *arena, soc_str *out_json,
	soc_err *err) SOC_MUST_CHECK;

/*
 * The files of one text from the store. One that is not within the limits is left out: the text is
 * whole without it. NOMEM.
 */
bool soc_media_list_read(soc_str json, soc_arena *arena, soc_media_list *out_list, soc_err *err)
	SOC_MUST_CHECK;

#endif
