# SPDX-License-Identifier: GPL-2.0-or-later
# The machine's packages and the private stack below var/.
.PHONY: setup run stop
setup: ## install packages (Debian 12 and 13) and unpack MediaWiki below var/
	@tools/setup

# until tools/make/build.mk is there
run: setup $(if $(wildcard tools/make/build.mk),build) ## start the demo wiki, print its address and accounts (PORT= to choose)
	@tools/stack up demo

stop: ## end the demo wiki and the test stack
	@tools/stack down demo
	@tools/stack down test
