/* SPDX-License-Identifier: MIT */
#ifndef SOC_BASE_ERR_H
#define SOC_BASE_ERR_H

#include <stdbool.h>

#define SOC_MUST_CHECK __attribute__((warn_unused_result))
#define SOC_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

/* The vocabulary the PHP side needs; zend/throw.c maps each to one exception class. */
typedef enum soc_err_code {
	SOC_OK = 0,
	SOC_ERR_INVALID,     /* the caller's input */
	SOC_ERR_NOT_FOUND,   /* absent, or not to be seen: the two answer alike */
	SOC_ERR_FORBIDDEN,   /* visible, but not allowed */
	SOC_ERR_CONFLICT,    /* same key with another body; a moved cursor */
	SOC_ERR_UNAVAILABLE, /* the store is away, full, or refuses connections */
	SOC_ERR_TIMEOUT,     /* a deadline passed; the outcome may be unknown */
	SOC_ERR_SCHEMA,      /* module, schema and roles do not fit together */
	SOC_ERR_NOMEM,       /* arena cap or malloc */
	SOC_ERR_BUG          /* ours */
} soc_err_code;

/*
 * One error, owned by the caller, set once where it arises; callers above only pass it on.
 * `reason` is a stable key ("status-too-long"): PHP shows the message wikisocial-error-<reason>.
 * `message` is English for logs: it never holds a DSN, user text or a secret.
 */
typedef struct soc_err {
	soc_err_code code;
	bool retryable;      /* the same call may succeed when repeated as it is */
	char sqlstate[6];    /* "" where PostgreSQL said nothing */
	char reason[48];
	char message[256];
} soc_err;

/* Clears `err`. */
void soc_err_clear(soc_err *err);

/*
 * Sets `err` (keeps the first error when one is already set) and returns false, so that a
 * failing function ends with `return soc_err_set(...)`. `retryable` follows from the code.
 */
bool soc_err_set(soc_err *err, soc_err_code code, const char *reason, const char *format, ...)
	SOC_PRINTF(4, 5);

/* Puts "context: " before the message; what no longer fits is cut. */
void soc_err_prefix(soc_err *err, const char *context);

#endif
