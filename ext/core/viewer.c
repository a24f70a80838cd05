/* SPDX-License-Identifier: MIT */
#include "core/viewer.h"

#include "base/ban.h"

enum { CAPS_ALL = SOC_CAP_MODERATE | SOC_CAP_SUPPRESS | SOC_CAP_READ_REPORTED };

static bool is_wiki(soc_str wiki)
{
	if (wiki.len == 0 || wiki.len > SOC_WIKI_MAX) {
		return false;
	}
	for (size_t i = 0; i < wiki.len; i++) {
		if (wiki.ptr[i] <= ' ' || wiki.ptr[i] > '~') {
			return false;
		}
	}
	return true;
}

bool soc_viewer_check(const soc_viewer *viewer, soc_err *err)
{
	if (!is_wiki(viewer->wiki)) {
		return soc_err_set(err, SOC_ERR_INVALID, "wiki-invalid",
			"a wiki id is 1 to %d bytes of visible ASCII", SOC_WIKI_MAX);
	}
	if (viewer->user < 0) {
		return soc_err_set(err, SOC_ERR_INVALID, "user-invalid", "a user id is not negative");
	}
	if ((viewer->caps & ~CAPS_ALL) != 0) {
		return soc_err_set(err, SOC_ERR_INVALID, "caps-invalid", "unknown capability bit");
	}
	return true;
}

bool soc_viewer_check_writer(const soc_viewer *viewer, soc_err *err)
{
	if (viewer->user == 0) {
		return soc_err_set(err, SOC_ERR_INVALID, "viewer-anonymous",
			"only someone with an account writes");
	}
	return true;
}
