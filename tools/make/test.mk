# SPDX-License-Identifier: GPL-2.0-or-later
.PHONY: ci
ci: test ## what CI runs: the same as `make test`
