# SPDX-License-Identifier: GPL-2.0-or-later
# The one entry for people. `make` lists the targets; each fragment holds one concern.
.DEFAULT_GOAL := help
SHELL := /bin/bash

include tools/make/*.mk

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z][a-z0-9-]*:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  %-14s %s\n", $$1, $$2}'
