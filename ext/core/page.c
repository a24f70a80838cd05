/* SPDX-License-Identifier: MIT */
#include "core/page.h"

#include "core/id.h"

#include "base/ban.h"

bool soc_page_limit_check(int64_t limit, int most, soc_err *err)
{
	if (limit < 1 || limit > most) {
		return soc_err_set(err, SOC_ERR_INVALID, "limit-invalid", "a limit is 1 to %d", most);
	}
	return true;
}

bool soc_page_after_parse(soc_str text, int64_t *out_id, soc_err *err)
{
	*out_id = 0;
	if (soc_str_is(text, "0") || soc_id_parse(text, out_id)) {
		return true;
	}
	return soc_err_set(err, SOC_ERR_INVALID, "cursor-invalid",
		"what a batch begins behind is an id, or 0");
}
