/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_MODERATION_H
#define SOC_CORE_MODERATION_H

#include "base/err.h"
#include "base/str.h"
#include "core/status.h"

#include <stdint.h>

enum { SOC_REASON_MAX = 500 };

/* "none", "hidden", "suppressed". */
const char *soc_hide_level_word(soc_hide_level level);
bool soc_hide_level_parse(soc_str word, soc_hide_level *out_level);

/*
 * The levels from which someone with these caps may go to `to`: bit n for level n. Between none
 * and hidden it takes CAP_MODERATE, from and to suppressed CAP_SUPPRESS. A level's own bit says
 * whether they may set it where it is set.
 */
int32_t soc_moderation_sources(int32_t caps, soc_hide_level to);

/*
 * One line of plain text that will stand in logs. INVALID reason-too-long (over 500 code points),
 * reason-control (control characters, line ends too, or direction marks that do not close),
 * text-encoding (not UTF-8); where it is `needed` reason-empty (nothing visible).
 */
bool soc_reason_check(soc_str reason, bool needed, soc_err *err) SOC_MUST_CHECK;

#endif
