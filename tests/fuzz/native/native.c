/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whatever is called with whatever: it ends with an answer, or with an exception of the module or
 * of PHP's for wrong arguments; the arena is empty after each call.
 */
#include "fuzz/native/host.h"
#include "fuzz/native/value.h"
#include "fuzz/target.h"

#include "zend/php_wikisocial.h"

#include "zend_exceptions.h"

enum { CALLS_MAX = 12, ARGUMENTS_MAX = 8, ARENA_IDLE_MAX = 20 * 1024 };

/* The forms of the arguments: native/value.h. The order is that of the corpus: add at the end. */
static const struct { const char *class, *method, *pattern; } natives[] = {
	{ "Text", "scan", "s" },
	{ "Statuses", "check", "d" },
	{ "Statuses", "post", "vd" },
	{ "Statuses", "edit", "vsdm" },
	{ "Statuses", "get", "vs" },
	{ "Statuses", "delete", "vs" },
	{ "Statuses", "undelete", "vs" },
	{ "Statuses", "history", "vsin" },
	{ "Statuses", "states", "ssi" },
	{ "Feeds", "public", "vin" },
	{ "Feeds", "user", "viin" },
	{ "Feeds", "mentions", "vin" },
	{ "Moderation", "setLevel", "vsso" },
	{ "Moderation", "entries", "ssi" },
	{ "Reports", "file", "vsss" },
	{ "Activity", "batch", "si" },
	{ "Actors", "list", "sii" },
	{ "Actors", "mirror", "su" },
	{ "Actors", "merge", "sii" },
	{ "Actors", "settle", "ssib" },
	{ "Store", "version", "" },
	{ "Store", "check", "" },
	{ "Store", "migrate", "b" },
	{ "Store", "counters", "" },
	{ "Viewer", "__construct", "siib" },
	{ "Media", "put", "sl" },
	{ "Media", "get", "sw" },
	{ "Media", "takeStale", "sii" },
	{ "Media", "backlog", "si" },
	{ "Media", "statuses", "sssi" },
	{ "Events", "sync", "visabn" },
	{ "Events", "check", "x" },
	{ "Events", "find", "vw" },
	{ "Events", "byTag", "vw" },
	{ "Events", "list", "v?in" },
	{ "Events", "setStatus", "vsSs" },
	{ "Events", "setClosed", "vsbs" },
	{ "Events", "configure", "vsq" },
	{ "Events", "addOrganiser", "vsis" },
	{ "Events", "removeOrganiser", "vsis" },
	{ "Events", "message", "vswss" },
	{ "Events", "entries", "ssi" },
	{ "Events", "settleAnswers", "i" },
	{ "Signups", "put", "vsg" },
	{ "Signups", "remove", "vs" },
	{ "Signups", "list", "vsnin" },
	{ "Signups", "move", "vsiAs" },
	{ "Signups", "answers", "vs" },
	{ "Signups", "tied", "vs" },
	{ "Calendars", "write", "ck" },
	{ "Calendars", "open", "vC" },
	{ "Calendars", "close", "vC" },
	{ "Calendars", "state", "v" },
	{ "Calendars", "read", "ss" },
};

static fuzz_bytes input;

static zend_class_entry *class_of(const char *name)
{
	zend_string *full = zend_strpprintf(0, "WikiSocial\\%s", name);
	zend_class_entry *class = zend_lookup_class(full);
	zend_string_release(full);
	expect(class);
	return class;
}

static zend_function *method_of(zend_class_entry *class, const char *name)
{
	char lower[32];
	zend_str_tolower_copy(lower, name, strlen(name));
	zend_function *method = zend_hash_str_find_ptr(&class->function_table, lower, strlen(name));
	expect(method);
	return method;
}

static void check_exception(void)
{
	if (!EG(exception)) {
		return;
	}
	zend_class_entry *class = EG(exception)->ce;
	expect(instanceof_function(class, class_of("Exception"))
		|| instanceof_function(class, zend_ce_type_error)
		|| instanceof_function(class, zend_ce_value_error));
	zend_clear_exception();
}

static void check_arena(void)
{
	if (!WIKISOCIAL_G(arena)) {
		return;
	}
	soc_arena_mark mark = soc_arena_here(WIKISOCIAL_G(arena));
	expect(mark.used == 0 && !mark.defer && soc_arena_size(WIKISOCIAL_G(arena)) <= ARENA_IDLE_MAX);
}

/* As many as the pattern names; some inputs give one of another form, too few or one too many. */
static uint32_t arguments_of(const char *pattern, zval *out)
{
	uint32_t count = 0;
	for (; *pattern; pattern++) {
		uint8_t how = fuzz_byte(&input);
		if (how >= 250) {
			return count;
		}
		if (how >= 245) {
			ZVAL_NULL(&out[count++]);
		}
		fuzz_value(&input, how < 200 ? *pattern : '*', &out[count++]);
		if (EG(exception)) {
			return count;
		}
	}
	return count;
}

static void one_call(void)
{
	zval arguments[2 * ARGUMENTS_MAX], answer, object;
	unsigned which = fuzz_byte(&input) % (sizeof(natives) / sizeof(natives[0]));
	zend_class_entry *class = class_of(natives[which].class);
	zend_function *method = method_of(class, natives[which].method);
	uint32_t count = arguments_of(natives[which].pattern, arguments);
	ZVAL_UNDEF(&answer);
	ZVAL_UNDEF(&object);
	if (!EG(exception)) {
		if (!(method->common.fn_flags & ZEND_ACC_STATIC)) {
			object_init_ex(&object, class);
		}
		zend_call_known_function(method, Z_TYPE(object) == IS_OBJECT ? Z_OBJ(object) : NULL, class,
			&answer, count, arguments, NULL);
	}
	check_exception();
	check_arena();
	fuzz_remember(&answer);
	zval_ptr_dtor(&answer);
	zval_ptr_dtor(&object);
	while (count > 0) {
		zval_ptr_dtor(&arguments[--count]);
	}
}

static void calls(void)
{
	for (int i = 0; i < CALLS_MAX && input.left > 0; i++) {
		one_call();
	}
	fuzz_forget();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	input = (fuzz_bytes){ data, size };
	fuzz_request(calls);
	check_arena();
	return 0;
}
