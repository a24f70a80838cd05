/* SPDX-License-Identifier: MIT */
#include "core/notice.h"

#include "text/class.h"
#include "text/utf8.h"

#include "base/ban.h"

static bool kinds_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "notification-kind-invalid",
		"at most %d kinds are declared, each once by a name like \"extension.kind\"",
		SOC_NOTIFICATION_NAMES_MAX);
}

static bool same(soc_str one, soc_str other)
{
	return one.len == other.len && memcmp(one.ptr, other.ptr, one.len) == 0;
}

static bool stands_before(const soc_notice_kind *kind, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (same(kind[i].name, kind[at].name)) {
			return true;
		}
	}
	return false;
}

bool soc_notice_kinds_check(const soc_notice_kind *kind, size_t count, soc_err *err)
{
	if (count > SOC_NOTIFICATION_NAMES_MAX) {
		return kinds_invalid(err);
	}
	for (size_t i = 0; i < count; i++) {
		if (!soc_notification_name_is(kind[i].name) || stands_before(kind, i)) {
			return kinds_invalid(err);
		}
		if (!soc_notification_channels_check(SOC_NOTIFICATION_FOREIGN, kind[i].channels, err)) {
			return false;
		}
	}
	return true;
}

bool soc_notice_kind_unknown(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "notification-kind-unknown",
		"no extension of this wiki declares this kind");
}

static bool is_key(soc_str key)
{
	if (key.len == 0 || key.len > SOC_NOTICE_KEY_MAX) {
		return false;
	}
	for (size_t at = 0; at < key.len;) {
		int32_t point = soc_utf8_next(key.ptr, key.len, &at);
		if (point < ' ' || soc_point_is_control(point)) {
			return false;
		}
	}
	return true;
}

static bool users_invalid(soc_err *err)
{
	return soc_err_set(err, SOC_ERR_INVALID, "users-invalid", "user ids are above 0");
}

bool soc_notice_check(const soc_notice *notice, soc_err *err)
{
	if (!soc_notification_name_is(notice->kind)) {
		return soc_notice_kind_unknown(err);
	}
	if (!is_key(notice->key)) {
		return soc_err_set(err, SOC_ERR_INVALID, "notification-object-invalid",
			"an object is named by 1 to %d bytes in one line", SOC_NOTICE_KEY_MAX);
	}
	return notice->agent >= 0 || users_invalid(err);
}

bool soc_notice_people_check(const int64_t *user, size_t count, soc_err *err)
{
	if (count > SOC_NOTICE_PEOPLE_MAX) {
		return soc_err_set(err, SOC_ERR_INVALID, "too-many", "at most %d people in one call",
			SOC_NOTICE_PEOPLE_MAX);
	}
	for (size_t i = 0; i < count; i++) {
		if (user[i] <= 0) {
			return users_invalid(err);
		}
	}
	return true;
}
