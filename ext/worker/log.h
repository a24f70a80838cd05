/* SPDX-License-Identifier: MIT */
#ifndef SOC_WORKER_LOG_H
#define SOC_WORKER_LOG_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

/* One value of a log line; a NULL text is written as null. */
typedef struct soc_log_field {
	const char *name, *text;
	int64_t number;
	bool is_number;
} soc_log_field;

static inline soc_log_field soc_log_text(const char *name, const char *text)
{
	return (soc_log_field){ .name = name, .text = text };
}

static inline soc_log_field soc_log_number(const char *name, int64_t number)
{
	return (soc_log_field){ .name = name, .number = number, .is_number = true };
}

/* One JSON object on one line of stderr: time, level, event, then the fields up to {NULL}. */
void soc_log_write(const char *level, const char *event, const soc_log_field *fields);

#define soc_log(level, event, ...) \
	soc_log_write(level, event, (const soc_log_field[]){ __VA_ARGS__, { .name = NULL } })

/* An error with its reason, SQLSTATE, message and the server's words. */
void soc_log_error(const char *event, const soc_err *err, const char *diagnosis);

#endif
