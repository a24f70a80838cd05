# SPDX-License-Identifier: GPL-2.0-or-later
# One libFuzzer target per parser (tests/fuzz/TARGET.c), with no PHP and no server, and one for the
# native API (tests/fuzz/native/), with PHP by its embed SAPI. Each is also built with a main that
# reads files, which tests/fuzz/run gives the corpus.
FUZZ_TARGETS := $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
FUZZ_NATIVE := $(wildcard tests/fuzz/native/*.c) $(wildcard ext/zend/*.c)
FUZZ_WATCHED := tests/fuzz/replay.c $(wildcard tests/fuzz/*.h tests/fuzz/*/*.h ext/*/*.h)
FUZZ_CFLAGS := -I ext -I tests -I build -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror -g -O1
# PHP's macros want GNU's C, and leave parameters unused.
FUZZ_PHP_CFLAGS := $(filter-out -std=% -D%,$(FUZZ_CFLAGS)) -std=gnu11 -D_GNU_SOURCE \
	-Wno-unused-parameter $(patsubst -I%,-isystem %,$(shell php-config --includes 2>/dev/null))
FUZZ_SAN := -fsanitize=address,undefined -fno-sanitize-recover=undefined
FUZZ_SOURCES := $(foreach layer,base pg text json cal core service,$(wildcard ext/$(layer)/*.c))
FUZZ_OBJECTS := $(FUZZ_SOURCES:ext/%.c=build/fuzz/obj/%.o) build/fuzz/obj/gen/sql_catalog.o
FUZZ_SECONDS ?= 60

.PHONY: fuzz fuzz-replay
fuzz: $(FUZZ_TARGETS:%=build/fuzz/%) build/fuzz/native ## fuzz parsers and native API, FUZZ_SECONDS=60 each
	@tests/support/pg-temp tools/fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS) native

fuzz-replay: $(FUZZ_TARGETS:%=build/fuzz/%-replay) build/fuzz/native-replay

build/fuzz/obj/%.o: ext/%.c $(FUZZ_WATCHED) | build/gen/sql_catalog.c
	@mkdir -p $(@D)
	clang $(FUZZ_CFLAGS) $(PURE_PG) -fsanitize=fuzzer-no-link $(FUZZ_SAN) -c $< -o $@
build/fuzz/obj/gen/sql_catalog.o: build/gen/sql_catalog.c
	@mkdir -p $(@D)
	clang $(FUZZ_CFLAGS) $(FUZZ_SAN) -c $< -o $@
build/fuzz/libwikisocial.a: $(FUZZ_OBJECTS)
	@rm -f $@
	ar rcs $@ $^

build/fuzz/%: tests/fuzz/%.c build/fuzz/libwikisocial.a
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer $(FUZZ_SAN) $^ $(PURE_LIBS) -o $@
build/fuzz/native: $(FUZZ_NATIVE) build/fuzz/libwikisocial.a
	clang $(FUZZ_PHP_CFLAGS) -fsanitize=fuzzer $(FUZZ_SAN) $^ $(PURE_LIBS) -l$(CHILD_LIBRARY) -o $@

build/fuzz/%-replay: tests/fuzz/%.c $(FUZZ_WATCHED) build/san/libwikisocial.a
	@mkdir -p $(@D)
	gcc $(FUZZ_CFLAGS) $(FUZZ_SAN) $< tests/fuzz/replay.c build/san/libwikisocial.a $(PURE_LIBS) -o $@
build/fuzz/native-replay: $(FUZZ_NATIVE) $(FUZZ_WATCHED) build/san/libwikisocial.a
	@mkdir -p $(@D)
	gcc $(FUZZ_PHP_CFLAGS) $(FUZZ_SAN) $(FUZZ_NATIVE) tests/fuzz/replay.c build/san/libwikisocial.a \
		$(PURE_LIBS) -l$(CHILD_LIBRARY) -o $@
