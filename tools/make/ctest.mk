# SPDX-License-Identifier: GPL-2.0-or-later
# C tests. Unit tests link the sanitized library; the fault tests of ext/pg are linked with a
# catalogue of probes (tests/fault/catalog) in place of the product's.
TEST_CFLAGS := -std=gnu11 -I ext -I tests -isystem $(shell pg_config --includedir 2>/dev/null) -Wall -Wextra \
	-Wshadow -Wvla -g -O1 -MMD -MP
TEST_SAN := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
UNIT_TESTS := $(patsubst tests/unit/%.c,build/tests/unit/%,$(wildcard tests/unit/*_test.c))
PROBE := build/tests/probe
PROBE_CFLAGS := -I ext -I $(PROBE) -isystem $(shell pg_config --includedir 2>/dev/null) -std=c11 \
	-D_POSIX_C_SOURCE=200809L -fno-strict-overflow -g -O1 -MMD -MP
PROBE_SOURCES := $(wildcard ext/base/*.c ext/pg/*.c)
PROBE_OBJECTS := $(PROBE_SOURCES:ext/%.c=$(PROBE)/%.o) $(PROBE)/gen/sql_catalog.o
PROBE_SAN_OBJECTS := $(PROBE_OBJECTS:$(PROBE)/%=$(PROBE)/san/%)
PROBE_SQL := $(shell find tests/fault/catalog -name '*.sql')

.PHONY: unit-tests pg-fault-tests
unit-tests: $(UNIT_TESTS)
pg-fault-tests: $(addprefix build/tests/fault/,conn_test exchange_test cut_test falsify_test memory_test)

build/tests/unit/%: tests/unit/%.c build/san/libwikisocial.a
	@mkdir -p $(@D)
	gcc $(TEST_CFLAGS) -I build $(TEST_SAN) $< build/san/libwikisocial.a $(PURE_LIBS) -lcmocka -o $@
# No sanitizer here: the test brings its own malloc, which the sanitizer would replace.
build/tests/unit/memory_test build/tests/unit/scan_memory_test build/tests/unit/calendar_memory_test: build/tests/unit/%: tests/unit/%.c tests/fault/refuse.c \
		build/pure/libwikisocial.a
	@mkdir -p $(@D)
	gcc $(TEST_CFLAGS) -no-pie $(filter %.c %.a,$^) $(PURE_LIBS) -lcmocka -o $@

$(PROBE)/gen/stamp: tools/sqlgen $(PROBE_SQL)
	tools/sqlgen --sql tests/fault/catalog $(@D)
	@touch $@
$(PROBE)/gen/sql_catalog.c: $(PROBE)/gen/stamp ;
$(PROBE)/gen/sql_catalog.o: $(PROBE)/gen/sql_catalog.c
	gcc $(PROBE_CFLAGS) -c $< -o $@
$(PROBE)/san/gen/sql_catalog.o: $(PROBE)/gen/sql_catalog.c
	@mkdir -p $(@D)
	gcc $(PROBE_CFLAGS) $(TEST_SAN) -c $< -o $@
$(PROBE)/%.o: ext/%.c | $(PROBE)/gen/sql_catalog.c
	@mkdir -p $(@D)
	gcc $(PROBE_CFLAGS) -c $< -o $@
$(PROBE)/san/%.o: ext/%.c | $(PROBE)/gen/sql_catalog.c
	@mkdir -p $(@D)
	gcc $(PROBE_CFLAGS) $(TEST_SAN) -c $< -o $@

$(addprefix build/tests/fault/,conn_test exchange_test cut_test falsify_test): build/tests/fault/%: tests/fault/%.c \
		tests/fault/cluster.c tests/fault/proxy.c tests/fault/probe.c $(PROBE_SAN_OBJECTS)
	@mkdir -p $(@D)
	gcc $(TEST_CFLAGS) -I $(PROBE) $(TEST_SAN) $(filter %.c %.o,$^) -lpq -lcmocka -o $@
# No sanitizer here either.
build/tests/fault/memory_test: tests/fault/memory_test.c tests/fault/refuse.c tests/fault/cluster.c \
		tests/fault/probe.c $(PROBE_OBJECTS)
	@mkdir -p $(@D)
	gcc $(TEST_CFLAGS) -I $(PROBE) $(filter %.c %.o,$^) -lpq -lcmocka -o $@

-include $(PROBE_OBJECTS:.o=.d) $(PROBE_SAN_OBJECTS:.o=.d) $(wildcard build/tests/*/*.d)

# Leaks are its own: it keeps every line.
build/tests/calendar/ask: tests/calendar/ask.c build/san/libwikisocial.a
	@mkdir -p $(@D)
	gcc $(TEST_CFLAGS) $(TEST_SAN) $^ $(PURE_LIBS) -o $@

# With the product's own catalogue, against a migrated store.
build/tests/fault/post_test build/tests/fault/event_cut_test build/tests/fault/mail_cut_test: build/tests/fault/%: tests/fault/%.c tests/fault/proxy.c build/san/libwikisocial.a
	@mkdir -p $(@D)
	gcc $(TEST_CFLAGS) -I build $(TEST_SAN) $^ $(PURE_LIBS) -lcmocka -o $@
# No sanitizer here: the test brings its own malloc.
build/tests/fault/service_memory_test: tests/fault/service_memory_test.c tests/fault/refuse.c build/pure/libwikisocial.a
	@mkdir -p $(@D)
	gcc $(TEST_CFLAGS) -no-pie -I build $(filter %.c %.a,$^) $(PURE_LIBS) -lcmocka -o $@
