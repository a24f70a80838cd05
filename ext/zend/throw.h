/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_THROW_H
#define SOC_ZEND_THROW_H

#include "php.h"

#include "base/err.h"

/* The exception classes, by the error code each stands for. */
typedef struct soc_exceptions {
	zend_class_entry *invalid, *not_found, *forbidden, *conflict, *unavailable, *timeout, *schema,
		*internal;
} soc_exceptions;

/* Set once at the start of the module. */
void soc_throw_startup(const soc_exceptions *classes);

/* Throws what `err` says. */
void soc_throw(const soc_err *err);

#endif
