# SPDX-License-Identifier: GPL-2.0-or-later
.PHONY: test ci

# Makes of their own, as in stack.mk: what they ask the system for is there only after the set-up.
test: setup ## set up what is needed, build, and run every gate and test
	@$(MAKE) --no-print-directory build worker node_modules/.package-lock.json
	@tools/run-tests

ci: test ## what CI runs: the same as `make test`

node_modules/.package-lock.json: package.json package-lock.json .npmrc
	npm ci --loglevel=error
	@touch $@
