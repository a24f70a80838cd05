# SPDX-License-Identifier: GPL-2.0-or-later
.PHONY: test ci

test: ## set up what is needed, build, and run every gate and test
	@tools/run-tests

ci: test ## what CI runs: the same as `make test`
