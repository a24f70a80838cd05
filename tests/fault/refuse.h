/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SOC_FAULT_REFUSE_H
#define SOC_FAULT_REFUSE_H

#include <stdbool.h>

/*
 * A malloc for the whole program, libraries too but for libical, that refuses the n-th allocation while it is on:
 * once, or from then on. Not together with a sanitizer, which brings its own.
 */
extern bool refuse_on, refuse_for_good;
extern long refuse_at;   /* 0 refuses none */
extern long refuse_seen; /* allocations asked for while it was on */
extern long refuse_live; /* blocks not yet given back, always counted */

#endif
