/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/convert.h"

_Static_assert(SOC_SCAN_TEXT_MAX == 65536 && SOC_SCAN_MAX == 200 && SOC_SCAN_TARGET_MAX == 255,
	"Text::scan() in the stub says otherwise");

ZEND_METHOD(WikiSocial_Text, scan)
{
	zend_string *text;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S", &text) == FAILURE) {
		RETURN_THROWS();
	}
	soc_arena *arena;
	const soc_scan *scan;
	soc_err err = { 0 };
	soc_scan_found found;
	bool done = soc_pool_open_scan(&arena, &scan, &err)
		&& soc_scan_find(scan, soc_convert_borrow(text), arena, &found, &err);
	if (done) {
		soc_convert_scan(return_value, &found);
	}
	soc_call_end(done, &err);
}
