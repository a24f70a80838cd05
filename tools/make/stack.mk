# SPDX-License-Identifier: GPL-2.0-or-later
# The machine's packages and the private stack below var/.
.PHONY: setup run stop
setup: ## install packages (Debian 12 and 13) and unpack MediaWiki below var/
	@tools/setup

# A make of its own for the build: what it asks the system for is there only after the set-up.
run: setup ## start the demo wiki, print its address and accounts (PORT= to choose)
	@$(MAKE) --no-print-directory build worker
	@tools/stack up demo

stop: ## end the demo wiki, the stacks of the tests and the benchmarks' one
	@tools/stack down demo
	@tools/stack down test
	@tools/stack down browser
	@tools/stack down bench
