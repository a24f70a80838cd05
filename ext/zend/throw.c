/* SPDX-License-Identifier: MIT */
#include "zend/throw.h"

#include "zend_exceptions.h"

static soc_exceptions exceptions;

void soc_throw_startup(const soc_exceptions *classes)
{
	exceptions = *classes;
}

static zend_class_entry *class_of(soc_err_code code)
{
	switch (code) {
	case SOC_ERR_INVALID:
		return exceptions.invalid;
	case SOC_ERR_NOT_FOUND:
		return exceptions.not_found;
	case SOC_ERR_FORBIDDEN:
		return exceptions.forbidden;
	case SOC_ERR_CONFLICT:
		return exceptions.conflict;
	case SOC_ERR_UNAVAILABLE:
		return exceptions.unavailable;
	case SOC_ERR_TIMEOUT:
		return exceptions.timeout;
	case SOC_ERR_SCHEMA:
		return exceptions.schema;
	case SOC_OK:
	case SOC_ERR_NOMEM:
	case SOC_ERR_BUG:
		break;
	}
	return exceptions.internal;
}

void soc_throw(const soc_err *err)
{
	zend_class_entry *class = class_of(err->code);
	zend_object *object = zend_throw_exception(class, err->message, 0);
	zend_update_property_string(class, object, ZEND_STRL("reason"), err->reason);
	if (err->sqlstate[0] != '\0') {
		zend_update_property_string(class, object, ZEND_STRL("sqlState"), err->sqlstate);
	}
	zend_update_property_bool(class, object, ZEND_STRL("retryable"), err->retryable);
}

static void return_property(zval *return_value, zval *exception, const char *name, size_t length)
{
	zval undefined;
	zend_class_entry *class = Z_OBJCE_P(exception);
	zval *value = zend_read_property(class, Z_OBJ_P(exception), name, length, true, &undefined);
	RETURN_COPY_DEREF(value);
}

ZEND_METHOD(WikiSocial_InvalidException, getReason)
{
	ZEND_PARSE_PARAMETERS_NONE();
	return_property(return_value, ZEND_THIS, ZEND_STRL("reason"));
}

ZEND_METHOD(WikiSocial_InvalidException, getSqlState)
{
	ZEND_PARSE_PARAMETERS_NONE();
	return_property(return_value, ZEND_THIS, ZEND_STRL("sqlState"));
}

ZEND_METHOD(WikiSocial_InvalidException, isRetryable)
{
	ZEND_PARSE_PARAMETERS_NONE();
	return_property(return_value, ZEND_THIS, ZEND_STRL("retryable"));
}
