/* SPDX-License-Identifier: MIT */
#include "zend/php_wikisocial.h"
#include "zend/class_viewer.h"
#include "zend/convert.h"
#include "zend/pool.h"
#include "zend/throw.h"

#include "service/store.h"

#include "ext/spl/spl_exceptions.h"
#include "ext/standard/info.h"
#include "zend_exceptions.h"

#include "zend_attributes.h"
/* It looks methods up that it has just registered, and does not ask whether it found them. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnull-dereference"
#include "zend/wikisocial_arginfo.h"
#pragma GCC diagnostic pop

ZEND_DECLARE_MODULE_GLOBALS(wikisocial)

#if defined(ZTS) && defined(COMPILE_DL_WIKISOCIAL)
ZEND_TSRMLS_CACHE_DEFINE()
#endif

/* A DSN that holds a password never becomes a setting, so ini_get() cannot tell it. */
static PHP_INI_MH(OnUpdateDsn)
{
	bool empty = ZSTR_LEN(new_value) == 0;
	bool refused = !empty && !soc_pool_dsn_check(ZSTR_VAL(new_value));
	/* At the start PHP sets the empty default when the value of php.ini was refused. */
	if (!empty || stage != ZEND_INI_STAGE_STARTUP) {
		if (mh_arg1 == (void *)XtOffsetOf(zend_wikisocial_globals, dsn)) {
			WIKISOCIAL_G(dsn_refused) = refused;
		} else {
			WIKISOCIAL_G(migration_dsn_refused) = refused;
		}
	}
	return refused ? FAILURE : OnUpdateString(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

/* Even without a password a DSN names hosts and roles: phpinfo() does not show it. */
static PHP_INI_DISP(dsn_display)
{
	zend_string *value = ini_entry->value;
	if (type == ZEND_INI_DISPLAY_ORIG && ini_entry->modified) {
		value = ini_entry->orig_value;
	}
	if (value && ZSTR_LEN(value) > 0) {
		PHPWRITE("set, not shown", sizeof("set, not shown") - 1);
	} else {
		PHPWRITE("no value", sizeof("no value") - 1);
	}
}

#define SETTING(name, standard, handler, field) \
	STD_PHP_INI_ENTRY("wikisocial." name, standard, PHP_INI_SYSTEM, handler, field, \
		zend_wikisocial_globals, wikisocial_globals)
#define SETTING_DSN(name, field) \
	STD_PHP_INI_ENTRY_EX("wikisocial." name, "", PHP_INI_SYSTEM, OnUpdateDsn, field, \
		zend_wikisocial_globals, wikisocial_globals, dsn_display)

PHP_INI_BEGIN()
	SETTING_DSN("dsn", dsn)
	SETTING_DSN("migration_dsn", migration_dsn)
	SETTING("connect_timeout_ms", "500", OnUpdateLongGEZero, connect_timeout_ms)
	SETTING("exchange_timeout_ms", "1000", OnUpdateLongGEZero, exchange_timeout_ms)
	SETTING("statement_timeout_ms", "900", OnUpdateLongGEZero, statement_timeout_ms)
	SETTING("lock_timeout_ms", "500", OnUpdateLongGEZero, lock_timeout_ms)
	SETTING("backoff_ms", "1000", OnUpdateLongGEZero, backoff_ms)
	SETTING("prepared", "1", OnUpdateBool, prepared)
	SETTING("arena_max", "8M", OnUpdateLongGEZero, arena_max)
PHP_INI_END()

static void exceptions_register(void)
{
	zend_class_entry *marker = register_class_WikiSocial_Exception(zend_ce_throwable);
	zend_class_entry *runtime = spl_ce_RuntimeException;
	soc_exceptions classes = {
		.invalid =
			register_class_WikiSocial_InvalidException(spl_ce_InvalidArgumentException, marker),
		.not_found = register_class_WikiSocial_NotFoundException(runtime, marker),
		.forbidden = register_class_WikiSocial_ForbiddenException(runtime, marker),
		.conflict = register_class_WikiSocial_ConflictException(runtime, marker),
		.unavailable = register_class_WikiSocial_UnavailableException(runtime, marker),
		.timeout = register_class_WikiSocial_TimeoutException(runtime, marker),
		.schema = register_class_WikiSocial_SchemaException(runtime, marker),
		.internal = register_class_WikiSocial_InternalException(runtime, marker),
	};
	soc_throw_startup(&classes);
}

static PHP_GINIT_FUNCTION(wikisocial)
{
#if defined(ZTS) && defined(COMPILE_DL_WIKISOCIAL)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	memset(wikisocial_globals, 0, sizeof(*wikisocial_globals));
}

static PHP_MINIT_FUNCTION(wikisocial)
{
	REGISTER_INI_ENTRIES();
	exceptions_register();
	soc_viewer_startup(register_class_WikiSocial_Viewer());
	register_class_WikiSocial_Text();
	register_class_WikiSocial_Statuses();
	register_class_WikiSocial_Feeds();
	register_class_WikiSocial_Moderation();
	register_class_WikiSocial_Reports();
	register_class_WikiSocial_Activity();
	register_class_WikiSocial_Actors();
	register_class_WikiSocial_Media();
	register_class_WikiSocial_Targets();
	register_class_WikiSocial_Likes();
	register_class_WikiSocial_Follows();
	register_class_WikiSocial_Notices();
	register_class_WikiSocial_Comments();
	register_class_WikiSocial_Events();
	register_class_WikiSocial_Signups();
	register_class_WikiSocial_Groups();
	register_class_WikiSocial_Calendars();
	register_class_WikiSocial_Notifications();
	register_class_WikiSocial_Deliveries();
	register_class_WikiSocial_Mirrors();
	register_class_WikiSocial_Store();
	soc_convert_startup();
	return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(wikisocial)
{
	UNREGISTER_INI_ENTRIES();
	return SUCCESS;
}

static PHP_RINIT_FUNCTION(wikisocial)
{
#if defined(ZTS) && defined(COMPILE_DL_WIKISOCIAL)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	return SUCCESS;
}

/* After everything else of the request, and also when a fatal error left a native call by
 * longjmp: what that call held is still in the arena. */
static ZEND_MODULE_POST_ZEND_DEACTIVATE_D(wikisocial)
{
	soc_pool_retire(!CG(unclean_shutdown));
	return SUCCESS;
}

static PHP_GSHUTDOWN_FUNCTION(wikisocial)
{
	soc_pool_shutdown(wikisocial_globals);
}

static void info_number(const char *name, uint64_t number)
{
	char text[24];
	snprintf(text, sizeof(text), "%" PRIu64, number);
	php_info_print_table_row(2, name, text);
}

static void info_pcre2(void)
{
	char version[SOC_SCAN_VERSION_LENGTH];
	soc_arena *arena;
	const soc_scan *scan;
	soc_err err = { 0 };
	soc_scan_version(version);
	php_info_print_table_row(2, "PCRE2", version);
	bool jit = soc_pool_open_scan(&arena, &scan, &err) && soc_scan_has_jit(scan);
	php_info_print_table_row(2, "PCRE2 JIT", jit ? "on" : "off");
}

static PHP_MINFO_FUNCTION(wikisocial)
{
	char libpq[SOC_LIBPQ_LENGTH];
	soc_conn_stats stats = soc_pool_statistics();
	php_info_print_table_start();
	php_info_print_table_row(2, "Version", PHP_WIKISOCIAL_VERSION);
	info_number("Schema wanted", (uint64_t)soc_store_schema_wanted());
	php_info_print_table_row(2, "libpq", soc_store_libpq(libpq));
	info_pcre2();
	php_info_print_table_row(2, "Connection", soc_pool_is_open() ? "open" : "none");
	info_number("Connects", stats.connects);
	info_number("Exchanges", stats.exchanges);
	info_number("Statements", stats.statements);
	info_number("Prepares", stats.prepares);
	info_number("Drops", stats.drops);
	info_number("Retries", stats.retries);
	php_info_print_table_end();
	DISPLAY_INI_ENTRIES();
}

zend_module_entry wikisocial_module_entry = {
	STANDARD_MODULE_HEADER,
	"wikisocial",
	NULL,
	PHP_MINIT(wikisocial),
	PHP_MSHUTDOWN(wikisocial),
	PHP_RINIT(wikisocial),
	NULL,
	PHP_MINFO(wikisocial),
	PHP_WIKISOCIAL_VERSION,
	PHP_MODULE_GLOBALS(wikisocial),
	PHP_GINIT(wikisocial),
	PHP_GSHUTDOWN(wikisocial),
	ZEND_MODULE_POST_ZEND_DEACTIVATE_N(wikisocial),
	STANDARD_MODULE_PROPERTIES_EX
};

#ifdef COMPILE_DL_WIKISOCIAL
ZEND_GET_MODULE(wikisocial)
#endif
