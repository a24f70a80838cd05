/* SPDX-License-Identifier: MIT */
#ifndef SOC_CORE_ID_H
#define SOC_CORE_ID_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Reads the decimal form of an id: 1 to 2^63-1, no sign, no leading zero, nothing around it. Only
 * the form that we write is read, so that one object has one address.
 */
bool soc_id_parse(soc_str text, int64_t *out_id);

#endif
