/* SPDX-License-Identifier: MIT */
#include "zend/call.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"

#include "service/report.h"

ZEND_METHOD(WikiSocial_Reports, file)
{
	zval *viewer;
	zend_string *type, *id, *reason;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "OSSS", &viewer, soc_viewer_class, &type, &id,
			&reason) == FAILURE) {
		RETURN_THROWS();
	}
	soc_ctx ctx;
	soc_err err = { 0 };
	soc_report report;
	soc_report_draft draft = { soc_convert_borrow(type), soc_convert_borrow(id),
		soc_convert_borrow(reason) };
	bool done = soc_pool_open(&ctx, &err)
		&& soc_report_file(&ctx, soc_viewer_of(viewer), &draft, &report, &err);
	if (done) {
		array_init_size(return_value, 2);
		add_assoc_str(return_value, "id", zend_long_to_str(report.id));
		add_assoc_bool(return_value, "created", report.created);
	}
	soc_call_end(done, &err);
}
