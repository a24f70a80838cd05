# SPDX-License-Identifier: GPL-2.0-or-later
# The pure C layers, with no PHP header in reach: build/pure for programs and checks, build/san
# (ASan and UBSan) for tests. -fno-pic so that `nm` shows every mutable global as such.
CC_PURE ?= gcc
PURE_LAYERS := base pg text json cal core service
PURE_SOURCES := $(foreach layer,$(PURE_LAYERS),$(wildcard ext/$(layer)/*.c))
# What links the layers links these.
PURE_LIBS := -lpq -lpcre2-8 -ljansson $(shell pkg-config --libs libical 2>/dev/null || echo -lical)
PURE_STD := -I ext -I build -std=c11 -D_POSIX_C_SOURCE=200809L
PURE_PG := -isystem $(shell pg_config --includedir 2>/dev/null)
PURE_WARN := -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wcast-qual -Wpointer-arith -Wwrite-strings -Wundef \
	-Wvla -Wswitch-enum -Wformat=2 -Wnull-dereference -Wdouble-promotion -Wimplicit-fallthrough -Werror
PURE_WARN_GCC := -Wlogical-op -Wduplicated-cond -Wduplicated-branches -Wrestrict
PURE_HARDEN := -fvisibility=hidden -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fno-strict-overflow
PURE_WARN_CC := $(PURE_WARN) $(if $(findstring gcc,$(CC_PURE)),$(PURE_WARN_GCC))
PURE_CFLAGS := $(PURE_STD) $(PURE_PG) $(PURE_WARN_CC) $(PURE_HARDEN) -O2 -g -fno-pic -MMD -MP
SAN_CFLAGS := $(PURE_STD) $(PURE_PG) $(PURE_WARN_CC) -fvisibility=hidden -O1 -g \
	-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -MMD -MP

SQL_FILES := $(shell find sql -name '*.sql')
SQL_CATALOG := build/gen/sql_catalog.c
PURE_OBJECTS := $(PURE_SOURCES:ext/%.c=build/pure/%.o) build/pure/gen/sql_catalog.o
SAN_OBJECTS := $(PURE_SOURCES:ext/%.c=build/san/%.o) build/san/gen/sql_catalog.o

.PHONY: pure pure-check
pure: build/pure/libwikisocial.a ## the pure C layers as a static library
build/pure/libwikisocial.a: $(PURE_OBJECTS)
build/san/libwikisocial.a: $(SAN_OBJECTS)

build/pure/libwikisocial.a build/san/libwikisocial.a:
	@rm -f $@
	ar rcs $@ $^

# sqlgen leaves an unchanged file alone, so the stamp says when it ran.
build/gen/stamp: tools/sqlgen $(SQL_FILES)
	tools/sqlgen $(@D)
	@touch $@
$(SQL_CATALOG): build/gen/stamp ;

build/pure/%.o: ext/%.c | $(SQL_CATALOG)
	@mkdir -p $(@D)
	$(CC_PURE) $(PURE_CFLAGS) -c $< -o $@
build/san/%.o: ext/%.c | $(SQL_CATALOG)
	@mkdir -p $(@D)
	$(CC_PURE) $(SAN_CFLAGS) -c $< -o $@
build/pure/gen/sql_catalog.o: $(SQL_CATALOG)
	@mkdir -p $(@D)
	$(CC_PURE) $(PURE_CFLAGS) -c $< -o $@
build/san/gen/sql_catalog.o: $(SQL_CATALOG)
	@mkdir -p $(@D)
	$(CC_PURE) $(SAN_CFLAGS) -c $< -o $@

pure-check: $(SQL_CATALOG) ## every pure file through clang's warnings and gcc's analyzer, no output
	@set -e; for f in $(PURE_SOURCES); do \
		clang $(PURE_STD) $(PURE_PG) $(PURE_WARN) $(PURE_HARDEN) -O2 -c $$f -o /dev/null; \
		gcc $(PURE_STD) $(PURE_PG) $(PURE_WARN) $(PURE_WARN_GCC) -fanalyzer -O1 -c $$f -o /dev/null; \
	done

-include $(PURE_OBJECTS:.o=.d) $(SAN_OBJECTS:.o=.d)
