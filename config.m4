dnl SPDX-License-Identifier: GPL-2.0-or-later
PHP_ARG_ENABLE([wikisocial],
  [whether to enable WikiSocial],
  [AS_HELP_STRING([--enable-wikisocial], [Enable WikiSocial, a social layer over PostgreSQL])])

if test "$PHP_WIKISOCIAL" != "no"; then
  PKG_CHECK_MODULES([WIKISOCIAL], [libpq >= 14 libpcre2-8 >= 10.30 jansson >= 2.11 libical >= 3.0])
  PHP_EVAL_INCLINE($WIKISOCIAL_CFLAGS)
  PHP_EVAL_LIBLINE($WIKISOCIAL_LIBS, WIKISOCIAL_SHARED_LIBADD)
  PHP_SUBST(WIKISOCIAL_SHARED_LIBADD)

  dnl One layer a line, from the bottom; each includes only what stands above its line here.
  wikisocial_sources=
  for wikisocial_layer in base pg text json cal core service zend; do
    for wikisocial_file in $srcdir/ext/$wikisocial_layer/*.c; do
      wikisocial_sources="$wikisocial_sources ext/$wikisocial_layer/`basename $wikisocial_file`"
    done
    PHP_ADD_BUILD_DIR([$ext_builddir/ext/$wikisocial_layer], [1])
  done
  PHP_ADD_BUILD_DIR([$ext_builddir/gen], [1])

  PHP_NEW_EXTENSION([wikisocial], [$wikisocial_sources gen/sql_catalog.c], [$ext_shared],,
    [-I@ext_srcdir@ -I@ext_srcdir@/ext -std=gnu11 -fvisibility=hidden -fstack-protector-strong -fno-strict-overflow])
  PHP_ADD_MAKEFILE_FRAGMENT
fi
