# SPDX-License-Identifier: GPL-2.0-or-later
# Benchmarks. The engine is built once more, as the product is, with a catalogue that has the floors
# of tests/bench/sql beside the product's statements.
BENCH := build/bench
BENCH_FLOORS := $(wildcard tests/bench/sql/*.sql)
BENCH_SOURCES := $(filter-out ext/zend/% ext/worker/%,$(wildcard ext/*/*.c))
BENCH_OBJECTS := $(BENCH_SOURCES:ext/%.c=$(BENCH)/%.o) $(BENCH)/gen/sql_catalog.o
BENCH_CFLAGS = -I ext -I $(BENCH) -std=c11 -D_POSIX_C_SOURCE=200809L $(PURE_PG) $(PURE_HARDEN) \
	-Wall -Wextra -O2 -g -MMD -MP
BENCH_OPTIONS ?=

.PHONY: bench bench-tools
bench: setup ## measure: a table of ratios, and build/bench.json (BENCH_OPTIONS=--help)
	@$(MAKE) --no-print-directory build worker
	@tests/bench/run $(BENCH_OPTIONS)

bench-tools: $(BENCH)/engine

$(BENCH)/gen/stamp: tools/sqlgen $(shell find sql -name '*.sql') $(BENCH_FLOORS)
	@rm -rf $(BENCH)/sql && mkdir -p $(BENCH) && cp -r sql $(BENCH)/sql
	@cp $(BENCH_FLOORS) $(BENCH)/sql/query/
	tools/sqlgen --sql $(BENCH)/sql $(@D)
	@touch $@
$(BENCH)/gen/sql_catalog.c: $(BENCH)/gen/stamp ;

$(BENCH)/%.o: ext/%.c | $(BENCH)/gen/sql_catalog.c
	@mkdir -p $(@D)
	gcc $(BENCH_CFLAGS) -c $< -o $@
$(BENCH)/gen/sql_catalog.o: $(BENCH)/gen/sql_catalog.c
	gcc $(BENCH_CFLAGS) -c $< -o $@
$(BENCH)/libengine.a: $(BENCH_OBJECTS)
	@rm -f $@
	ar rcs $@ $^
$(BENCH)/engine: tests/bench/engine.c $(BENCH)/libengine.a
	gcc $(BENCH_CFLAGS) $(filter %.c %.a,$^) $(PURE_LIBS) -o $@

-include $(BENCH_OBJECTS:.o=.d) $(BENCH)/engine.d
