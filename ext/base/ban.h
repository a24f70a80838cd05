/* SPDX-License-Identifier: MIT */
/*
 * Included last in every .c file: calls that overrun, lose errors, keep hidden state or skip
 * clean-up do not compile. No include guard needed: poisoning twice is harmless.
 */
/* With _FORTIFY_SOURCE these are macros under clang. */
#undef sprintf
#undef vsprintf
/* With _GNU_SOURCE, which PHP's configure sets. */
#undef alloca
#pragma GCC poison strcpy strcat sprintf vsprintf strncpy strncat gets
#pragma GCC poison atoi atol atoll atof strtok
#pragma GCC poison alloca setjmp longjmp sigsetjmp siglongjmp
#pragma GCC poison system popen tmpnam mktemp localtime gmtime ctime asctime
