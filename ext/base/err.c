/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/ban.h"

void soc_err_clear(soc_err *err)
{
	*err = (soc_err){ .code = SOC_OK };
}

bool soc_err_set(soc_err *err, soc_err_code code, const char *reason, const char *format, ...)
{
	if (err->code != SOC_OK)
		return false;
	*err = (soc_err){
		.code = code,
		.retryable = code == SOC_ERR_UNAVAILABLE || code == SOC_ERR_TIMEOUT,
	};
	(void)snprintf(err->reason, sizeof err->reason, "%s", reason);
	va_list args;
	va_start(args, format);
	(void)vsnprintf(err->message, sizeof err->message, format, args);
	va_end(args);
	return false;
}

void soc_err_prefix(soc_err *err, const char *context)
{
	char words[sizeof err->message];
	memcpy(words, err->message, sizeof words);
	int length = snprintf(err->message, sizeof err->message, "%s: ", context);
	if (length > 0 && (size_t)length < sizeof err->message)
		(void)snprintf(err->message + length, sizeof err->message - (size_t)length, "%.*s",
			(int)sizeof words - 1 - length, words);
}
