/* SPDX-License-Identifier: MIT */
#ifndef SOC_BASE_RANDOM_H
#define SOC_BASE_RANDOM_H

#include "base/err.h"

#include <stddef.h>

/* Fills with bytes nobody can guess, of the kernel: for secrets. BUG "random-missing". */
bool soc_random_fill(void *out, size_t size, soc_err *err) SOC_MUST_CHECK;

#endif
