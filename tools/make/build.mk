# SPDX-License-Identifier: GPL-2.0-or-later
# The PHP module. Built in build/phpize (links to the sources) and build/ext, so that the source
# tree stays clean: phpize in the root would replace this project's Makefile.
MODULE := build/ext/modules/wikisocial.so
MODULE_ASAN := build/asan/modules/wikisocial.so
MODULE_WATCHED := $(wildcard ext/*/*.[ch] sql/*/*.sql) tools/sqlgen
MODULE_SETUP := config.m4 Makefile.frag tools/make/build.mk

# Warnings are errors here and in CI only: a packager's newer compiler must not fail the build.
# -Wpedantic, -Wshadow and -Wmissing-prototypes do not fit PHP's macros; the pure layers get them in pure.mk.
MODULE_WARNINGS := -Wall -Wextra -Wconversion -Wsign-conversion -Wstrict-prototypes \
	-Wold-style-definition -Wcast-qual -Wpointer-arith -Wwrite-strings -Wundef -Wvla -Wformat=2 \
	-Wnull-dereference -Wimplicit-fallthrough -Wlogical-op -Wduplicated-cond -Wno-unused-parameter \
	-Werror
# PHP's headers are a system's: their warnings are not ours.
PHP_SYSTEM_INCLUDES := $(patsubst -I%,-isystem %,$(shell php-config --includes 2>/dev/null))
SANITIZE := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

.PHONY: build
build: $(MODULE) ## build the PHP module at build/ext/modules/wikisocial.so

.PHONY: asan
asan: $(MODULE_ASAN) ## build it with the address and undefined-behaviour sanitizers in build/asan

.PHONY: stubs
stubs: ## regenerate ext/zend/wikisocial_arginfo.h from the stub
	tools/make-stubs

.PHONY: clean
clean: ## remove build/
	rm -rf build

# configure lists the files of each layer: a new or removed one runs it again.
build/sources: FORCE
	@mkdir -p build && ls ext/*/*.c > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
.PHONY: FORCE
FORCE:

build/phpize/configure: $(MODULE_SETUP)
	@mkdir -p $(@D)
	@ln -sfn $(addprefix ../../,config.m4 Makefile.frag ext sql tools) $(@D)/
	cd $(@D) && phpize >/dev/null
	@touch $@

build/ext/Makefile build/asan/Makefile: build/phpize/configure build/sources
	@mkdir -p $(@D)
	cd $(@D) && ../phpize/configure --quiet $(MODULE_CONFIGURE) >/dev/null

$(MODULE) $(MODULE_ASAN): build/%/modules/wikisocial.so: build/%/Makefile $(MODULE_WATCHED)
	$(MAKE) -C build/$* --no-print-directory -s -j2 INCLUDES='$(PHP_SYSTEM_INCLUDES) $(PURE_PG)' \
		EXTRA_CFLAGS='$(MODULE_WARNINGS)' >/dev/null
	@touch $@
$(MODULE_ASAN): MODULE_CONFIGURE = CFLAGS='$(SANITIZE)' LDFLAGS='-fsanitize=address,undefined'
$(MODULE): MODULE_CONFIGURE = CFLAGS='-O2 -g -D_FORTIFY_SOURCE=2'
