/* SPDX-License-Identifier: MIT */
/*
 * The PHP child of wikisociald: PHP by its embed SAPI, one PHP request for each line that comes on
 * descriptor 3, one JSON line as the answer. It ends when the other end closes.
 */
#include <sapi/embed/php_embed.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Without base/ban.h: PHP's way to catch a fatal error is sigsetjmp. */

/* What PHP may leave behind at each request ends with the process. */
enum { REQUEST_FD = 3, REQUEST_SIZE = 256, REQUESTS_MAX = 1000 };

extern const char boot_start[] __asm__("_binary_boot_php_start");
extern const char boot_end[] __asm__("_binary_boot_php_end");

/* php_embed_init overwrites ini_entries, so ours are added when the module starts up. */
static int start_up(sapi_module_struct *module)
{
	static const char ours[] =
		"html_errors=0\n"
		"display_errors=0\n"
		"log_errors=1\n"
		"max_execution_time=0\n"
		"opcache.enable_cli=1\n"
		"register_argc_argv=1\n"
		/* A service manager may forbid memory that is written and run. */
		"pcre.jit=0\n"
		"opcache.jit=0\n"
		"opcache.jit_buffer_size=0\n";
	size_t given = module->ini_entries ? strlen(module->ini_entries) : 0;
	char *joined = malloc(given + sizeof ours);
	if (!joined)
		return FAILURE;
	if (given)
		memcpy(joined, module->ini_entries, given);
	memcpy(joined + given, ours, sizeof ours);
#if PHP_VERSION_ID < 80400
	/* php_embed_shutdown frees what is there then; later PHPs have a constant there. */
	free(module->ini_entries);
#endif
	module->ini_entries = joined;
	return php_module_startup(module, NULL);
}

/* The descriptor of answers carries nothing but answers. */
static size_t write_to_stderr(const char *text, size_t length)
{
	size_t written = 0;
	while (written < length) {
		ssize_t more = write(STDERR_FILENO, text + written, length - written);
		if (more <= 0)
			break;
		written += (size_t)more;
	}
	return length;
}

static bool send_all(const char *bytes, size_t length)
{
	while (length) {
		ssize_t sent = send(REQUEST_FD, bytes, length, MSG_NOSIGNAL);
		if (sent <= 0)
			return false;
		bytes += sent;
		length -= (size_t)sent;
	}
	return true;
}

/* What the script left in $wikisocialAnswer; nothing where PHP ended before it did. */
static bool send_answer(void)
{
	static const char failed[] = "{\"error\":\"PHP ended without an answer\"}";
	zval *answer = zend_hash_str_find(&EG(symbol_table), ZEND_STRL("wikisocialAnswer"));
	if (answer && Z_TYPE_P(answer) == IS_INDIRECT)
		answer = Z_INDIRECT_P(answer);
	bool good = answer && Z_TYPE_P(answer) == IS_STRING && !strchr(Z_STRVAL_P(answer), '\n');
	bool sent = good ? send_all(Z_STRVAL_P(answer), Z_STRLEN_P(answer))
		: send_all(failed, sizeof failed - 1);
	return sent && send_all("\n", 1);
}

/* exit(), die() and fatal errors arrive here by longjmp: nothing may be held across. */
static void run_script(const char *asked)
{
	zend_first_try {
		zval text;
		ZVAL_STRING(&text, asked);
		zend_hash_str_update(&EG(symbol_table), ZEND_STRL("wikisocialAsked"), &text);
		zend_string *code = zend_string_concat2(ZEND_STRL("?>"), boot_start,
			(size_t)(boot_end - boot_start));
		zend_eval_stringl_ex(ZSTR_VAL(code), ZSTR_LEN(code), NULL, "boot.php", true);
		zend_string_release(code);
	} zend_end_try();
}

static bool handle(const char *asked)
{
	if (php_request_startup() == FAILURE)
		return false;
	/* The start of the request is over; only php_execute_script says so by itself. */
	PG(during_request_startup) = 0;
	SG(headers_sent) = 1;
	SG(request_info).no_headers = 1;
	run_script(asked);
	bool sent = send_answer();
	php_request_shutdown(NULL);
	return sent;
}

/* One line without its newline; false at the end, or when the line is absurdly long. */
static bool read_line(char out[static REQUEST_SIZE])
{
	for (size_t length = 0; length < REQUEST_SIZE; length++) {
		if (recv(REQUEST_FD, out + length, 1, 0) != 1)
			return false;
		if (out[length] == '\n') {
			out[length] = '\0';
			return true;
		}
	}
	return false;
}

int main(int argc, char **argv)
{
	char asked[REQUEST_SIZE];
	/* MediaWiki and opcache ask for the command line by this name. */
	php_embed_module.name = (char[]){ "cli" };
	php_embed_module.startup = start_up;
	php_embed_module.ub_write = write_to_stderr;
	if (php_embed_init(argc, argv) == FAILURE)
		return 1;
	/* php_embed_init has begun a request and php_embed_shutdown ends one. */
	php_request_shutdown(NULL);
	bool going = true;
	for (int count = 0; going && count < REQUESTS_MAX && read_line(asked); count++)
		going = handle(asked);
	if (php_request_startup() == SUCCESS)
		php_embed_shutdown();
	return 0;
}
