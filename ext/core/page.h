/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_PAGE_H
#define SOC_CORE_PAGE_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/* What callers say of which part of a list they want; a page's token is core/cursor.h's. */

/* INVALID "limit-invalid" unless `limit` is 1 to `most`. */
bool soc_page_limit_check(int64_t limit, int most, soc_err *err) SOC_MUST_CHECK;

/* Where a batch begins: behind the id that `text` is, or at the start for "0". Else INVALID
 * "cursor-invalid". */
bool soc_page_after_parse(soc_str text, int64_t *out_id, soc_err *err) SOC_MUST_CHECK;

#endif
