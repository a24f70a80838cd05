/* SPDX-License-Identifier: MIT */
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/throw.h"

#include "zend_exceptions.h"

_Static_assert(SOC_CAP_MODERATE == 1 && SOC_CAP_SUPPRESS == 2 && SOC_CAP_READ_REPORTED == 4,
	"Viewer::CAP_* in the stub say otherwise");

typedef struct viewer_object {
	char wiki[SOC_WIKI_MAX];
	soc_viewer viewer;
	zend_object std;
} viewer_object;

zend_class_entry *soc_viewer_class;

static zend_object_handlers handlers;

static viewer_object *object_of(zend_object *std)
{
	return (viewer_object *)((char *)std - XtOffsetOf(viewer_object, std));
}

static zend_object *viewer_create(zend_class_entry *class)
{
	viewer_object *object = zend_object_alloc(sizeof(*object), class);
	zend_object_std_init(&object->std, class);
	object_properties_init(&object->std, class);
	object->std.handlers = &handlers;
	return &object->std;
}

void soc_viewer_startup(zend_class_entry *class)
{
	soc_viewer_class = class;
	class->create_object = viewer_create;
	handlers = *zend_get_std_object_handlers();
	handlers.offset = XtOffsetOf(viewer_object, std);
	handlers.clone_obj = NULL;
	handlers.compare = zend_objects_not_comparable;
}

const soc_viewer *soc_viewer_of(const zval *object)
{
	return &object_of(Z_OBJ_P(object))->viewer;
}

ZEND_METHOD(WikiSocial_Viewer, __construct)
{
	zend_string *wiki;
	zend_long user, caps = 0;
	bool temporary = false;
	ZEND_PARSE_PARAMETERS_START(2, 4)
		Z_PARAM_STR(wiki)
		Z_PARAM_LONG(user)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(caps)
		Z_PARAM_BOOL(temporary)
	ZEND_PARSE_PARAMETERS_END();

	viewer_object *object = object_of(Z_OBJ_P(ZEND_THIS));
	if (object->viewer.wiki.len != 0) {
		zend_throw_error(NULL, "A viewer cannot be changed");
		RETURN_THROWS();
	}
	/* What does not fit an int32 is no known set of bits either. */
	soc_viewer viewer = { soc_convert_borrow(wiki), user,
		caps == (int32_t)caps ? (int32_t)caps : -1, temporary };
	soc_err err = { 0 };
	if (!soc_viewer_check(&viewer, &err)) {
		soc_throw(&err);
		RETURN_THROWS();
	}
	memcpy(object->wiki, viewer.wiki.ptr, viewer.wiki.len);
	object->viewer = viewer;
	object->viewer.wiki.ptr = object->wiki;
}
