# SPDX-License-Identifier: GPL-2.0-or-later
# One libFuzzer target per parser (tests/fuzz/TARGET.c), with no PHP and no server. Each is also
# built with a main that reads a file, which tests/fuzz/run gives the corpus.
FUZZ_TARGETS := $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
FUZZ_SOURCES := $(foreach layer,base text json core,$(wildcard ext/$(layer)/*.c))
FUZZ_CFLAGS := -I ext -I tests -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror -g -O1
FUZZ_SECONDS ?= 60

.PHONY: fuzz fuzz-replay
fuzz: $(FUZZ_TARGETS:%=build/fuzz/%) ## fuzz each parser for FUZZ_SECONDS=60
	@set -e; for target in $(FUZZ_TARGETS); do \
		mkdir -p build/fuzz/$$target.corpus; \
		build/fuzz/$$target -max_total_time=$(FUZZ_SECONDS) -max_len=20000 -print_final_stats=1 \
			-artifact_prefix=build/fuzz/$$target- build/fuzz/$$target.corpus tests/fuzz/corpus/$$target; \
	done

fuzz-replay: $(FUZZ_TARGETS:%=build/fuzz/%-replay)

build/fuzz/%: tests/fuzz/%.c tests/fuzz/target.h $(FUZZ_SOURCES) $(wildcard ext/*/*.h)
	@mkdir -p $(@D)
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all $< \
		$(FUZZ_SOURCES) -lpcre2-8 -ljansson -o $@

build/fuzz/%-replay: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/target.h $(FUZZ_SOURCES) \
		$(wildcard ext/*/*.h)
	@mkdir -p $(@D)
	gcc $(FUZZ_CFLAGS) -fsanitize=address,undefined -fno-sanitize-recover=all $< \
		tests/fuzz/replay.c $(FUZZ_SOURCES) -lpcre2-8 -ljansson -o $@
