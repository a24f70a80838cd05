/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SOC_FUZZ_TARGET_H
#define SOC_FUZZ_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Given by each target; called by libFuzzer or by replay.c. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A target's oracle: a crash is what both callers report. */
#define expect(truth) ((truth) ? (void)0 : abort())

#endif
