/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fuzz/native/host.h"
#include "fuzz/target.h"

#include "zend/php_wikisocial.h"

#include <sapi/embed/php_embed.h>
#include <stdio.h>

static void (*current)(void);

/* Conversions of an argument may run any code, call the module again, or throw; so may warnings. */
static const char script[] =
	"if (!class_exists('Noisy', false)) { class Noisy {\n"
	"  function __construct(public $how) {}\n"
	"  function __toString(): string {\n"
	"    switch ($this->how) {\n"
	"      case 0: throw new ValueError('noisy');\n"
	"      case 1: WikiSocial\\Text::scan('[[again]] @again'); return '[[again]]';\n"
	"      case 2: try { WikiSocial\\Statuses::get(new WikiSocial\\Viewer('fuzz', 1), '1'); }\n"
	"        catch (WikiSocial\\Exception $e) {} return '1';\n"
	"      default: $GLOBALS['things'] = []; return str_repeat('x', 5000);\n"
	"    } } } }\n"
	"set_error_handler(function ($number, $what) { throw new ValueError($what); });\n"
	"$things = [new Noisy(0), new Noisy(1), new Noisy(2), new Noisy(3), fopen('php://memory', 'r'),\n"
	"  new stdClass, fn() => 1, new ArrayObject(['text' => 'x']), new WikiSocial\\Viewer('fuzz', 1)];\n"
	"fuzz_calls();\n";

ZEND_BEGIN_ARG_INFO_EX(arginfo_fuzz_calls, 0, 0, 0)
ZEND_END_ARG_INFO()

/* From here each native call has a frame below it, as exceptions want it. */
static ZEND_FUNCTION(fuzz_calls)
{
	current();
}

static const zend_function_entry functions[] = {
	ZEND_FE(fuzz_calls, arginfo_fuzz_calls)
	ZEND_FE_END
};

static int start_up(sapi_module_struct *module)
{
	const char *dsn = getenv("SOCIAL_DSN_WEB");
	char *settings = NULL;
	if (asprintf(&settings, "html_errors=0\ndisplay_errors=0\nlog_errors=0\nmax_execution_time=0\n"
			"wikisocial.backoff_ms=0\nwikisocial.dsn=\"%s\"\n",
			dsn && *dsn ? dsn : "host=/nonexistent dbname=social") < 0) {
		return FAILURE;
	}
#if PHP_VERSION_ID < 80400
	free(module->ini_entries);
#endif
	module->ini_entries = settings;
	module->additional_functions = functions;
	return php_module_startup(module, &wikisocial_module_entry);
}

static void start(void)
{
	/* Without Zend's own allocator the sanitizer sees every block. */
	setenv("USE_ZEND_ALLOC", "0", 1);
	php_embed_module.php_ini_ignore = 1;
	php_embed_module.startup = start_up;
	expect(php_embed_init(0, NULL) == SUCCESS);
	php_request_shutdown(NULL);
}

void fuzz_request(void (*calls)(void))
{
	static bool started = false;
	volatile bool whole = false;
	if (!started) {
		start();
		started = true;
	}
	current = calls;
	expect(php_request_startup() == SUCCESS);
	PG(during_request_startup) = 0;
	SG(headers_sent) = 1;
	SG(request_info).no_headers = 1;
	zend_first_try {
		whole = zend_eval_stringl(script, sizeof script - 1, NULL, "fuzz") == SUCCESS
			&& !EG(exception);
	} zend_end_try();
	php_request_shutdown(NULL);
	expect(whole);
}

zval *fuzz_thing(unsigned which)
{
	zval *things = zend_hash_str_find_ind(&EG(symbol_table), ZEND_STRL("things"));
	zval *thing = NULL;
	if (things && Z_TYPE_P(things) == IS_ARRAY && zend_array_count(Z_ARR_P(things)) > 0) {
		thing = zend_hash_index_find(Z_ARR_P(things),
			which % zend_array_count(Z_ARR_P(things)));
	}
	return thing ? thing : &EG(uninitialized_zval);
}

/* PHP keeps some memory to the end of the process; after each input nothing may be lost. What it
 * notes of functions' arguments it points to behind its beginning, which looks like a loss. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "leak_check_at_exit=0";
}

const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:zend_register_functions\n";
}

const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
	return "print_suppressions=0";
}
