/* SPDX-License-Identifier: MIT */
#include "core/id.h"

#include "base/ban.h"

bool soc_id_parse(soc_str text, int64_t *out_id)
{
	if (text.len == 0 || text.ptr[0] == '0') {
		return false;
	}
	int64_t id = 0;
	for (size_t i = 0; i < text.len; i++) {
		int digit = text.ptr[i] - '0';
		if (digit < 0 || digit > 9 || id > (INT64_MAX - digit) / 10) {
			return false;
		}
		id = id * 10 + digit;
	}
	*out_id = id;
	return true;
}
