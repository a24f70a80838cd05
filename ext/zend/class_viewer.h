/* SPDX-License-Identifier: MIT */
#ifndef SOC_ZEND_CLASS_VIEWER_H
#define SOC_ZEND_CLASS_VIEWER_H

#include "php.h"

#include "core/viewer.h"

extern zend_class_entry *soc_viewer_class;

/* Gives the class its objects; once at the start of the module. */
void soc_viewer_startup(zend_class_entry *class);
/* What a Viewer object holds; lives as long as the object. */
const soc_viewer *soc_viewer_of(const zval *object);

#endif
