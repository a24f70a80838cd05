/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_VIEWER_H
#define SOC_CORE_VIEWER_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

enum { SOC_WIKI_MAX = 64 };

enum { SOC_CAP_MODERATE = 1, SOC_CAP_SUPPRESS = 2, SOC_CAP_READ_REPORTED = 4 };

/* Who acts or reads: a local user of one wiki, with the capabilities its Authority holds. */
typedef struct soc_viewer {
	soc_str wiki;   /* WikiMap id, borrowed */
	int64_t user;   /* local user id, 0 for someone without an account */
	int32_t caps;   /* SOC_CAP_* */
	bool temporary; /* a temporary account */
} soc_viewer;

/* INVALID "wiki-invalid" unless it is 1 to 64 bytes of visible ASCII. */
bool soc_wiki_check(soc_str wiki, soc_err *err) SOC_MUST_CHECK;
/* INVALID "wiki-invalid", "user-invalid" (negative), "caps-invalid" (an unknown bit). */
bool soc_viewer_check(const soc_viewer *viewer, soc_err *err) SOC_MUST_CHECK;
/* INVALID "viewer-anonymous" for someone without an account: those only read. */
bool soc_viewer_check_writer(const soc_viewer *viewer, soc_err *err) SOC_MUST_CHECK;

#endif
