# SPDX-License-Identifier: GPL-2.0-or-later
# wikisociald: C and the libraries of the pure layers only. wikisocial-child: the PHP embed SAPI, the only one to link it.
WORKER_SOURCES := $(wildcard ext/worker/*.c ext/net/*.c)
# Position-independent, unlike build/pure, whose objects are for the check of symbols.
WORKER_OBJECTS := $(patsubst ext/%.c,build/pie/%.o,$(WORKER_SOURCES) $(PURE_SOURCES)) \
	build/pie/gen/sql_catalog.o
WORKER_CFLAGS := $(filter-out -fno-pic,$(PURE_CFLAGS)) -fPIE
CHILD_SOURCES := $(wildcard ext/worker/child/*.c)
CHILD_OBJECTS := $(CHILD_SOURCES:ext/%.c=build/child/%.o)
CHILD_INCLUDES := -I ext $(patsubst -I%,-isystem %,$(shell php-config --includes 2>/dev/null))
CHILD_CFLAGS := $(CHILD_INCLUDES) -std=gnu11 -O2 -g $(PURE_HARDEN) -Wall -Wextra -Wstrict-prototypes \
	-Wcast-qual -Wwrite-strings -Wvla -Wformat=2 -Wno-unused-parameter -Werror -MMD -MP
CHILD_LIBRARY := php$(shell php-config --version 2>/dev/null | cut -d. -f1,2)

.PHONY: worker
worker: build/bin/wikisociald build/bin/wikisocial-child ## build wikisociald and its PHP child

build/bin/wikisociald: $(WORKER_OBJECTS)
	@mkdir -p $(@D)
	$(CC_PURE) -pie -Wl,-z,relro,-z,now $^ $(PURE_LIBS) -lcurl -o $@
build/pie/%.o: ext/%.c | $(SQL_CATALOG)
	@mkdir -p $(@D)
	$(CC_PURE) $(WORKER_CFLAGS) -c $< -o $@
build/pie/gen/sql_catalog.o: $(SQL_CATALOG)
	@mkdir -p $(@D)
	$(CC_PURE) $(WORKER_CFLAGS) -c $< -o $@

build/bin/wikisocial-child: $(CHILD_OBJECTS) build/child/boot.o
	@mkdir -p $(@D)
	gcc -Wl,-z,relro,-z,now $^ -l$(CHILD_LIBRARY) -o $@

# The script travels inside the program: _binary_boot_php_start and _end.
build/child/boot.o: ext/worker/child/boot.php
	@mkdir -p $(@D)
	cd $(<D) && ld -r -b binary -z noexecstack boot.php -o $(CURDIR)/$@
build/child/%.o: ext/%.c
	@mkdir -p $(@D)
	gcc $(CHILD_CFLAGS) -c $< -o $@

-include $(WORKER_OBJECTS:.o=.d) $(CHILD_OBJECTS:.o=.d)
