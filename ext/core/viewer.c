/* SPDX-License-Identifier: MIT */
#include "core/viewer.h"

#include "base/ban.h"

enum { CAPS_ALL = SOC_CAP_MODERATE | SOC_CAP_SUPPRESS | SOC_CAP_READ_REPORTED };

bool soc_wiki_check(soc_str wiki, soc_err *err)
{
	size_t good = 0;
	while (good < wiki.len && good < SOC_WIKI_MAX && wiki.ptr[good] > ' '
		&& wiki.ptr[good] <= '~') {
		good++;
	}
	if (good < wiki.len || wiki.len == 0) {
		return soc_err_set(err, SOC_ERR_INVALID, "wiki-invalid",
			"a wiki id is 1 to %d bytes of visible ASCII", SOC_WIKI_MAX);
	}
	return true;
}

bool soc_viewer_check(const soc_viewer *viewer, soc_err *err)
{
	if (!soc_wiki_check(viewer->wiki, err)) {
		return false;
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
