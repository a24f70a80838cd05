# SPDX-License-Identifier: GPL-2.0-or-later
.PHONY: test test-long ci

# Makes of their own, as in stack.mk: what they ask the system for is there only after the set-up.
test: setup ## set up what is needed, build, and run every gate and test
	@$(MAKE) --no-print-directory build worker node_modules/.package-lock.json
	@tools/run-tests

# Half an hour and more: for the night, and before a release.
test-long: test ## all of it, then parsers and native API fuzzed, connections cut at each byte, 100 races for seats, 1,000,000 questions of who sees what and faults planted for them, 100,000 interleaved requests
	@$(MAKE) --no-print-directory fuzz
	@tests/fault/run-memory
	@SOCIAL_STRIDE=1 tests/fault/run-post
	@SOCIAL_ROUNDS=100 tests/pg/run tests/pg/signup_hammer_test.pl
	@SOCIAL_EVERY=1 tests/fault/run-fanout
	@tests/phpt/run --repeat
	@SOCIAL_ALL_SKINS=1 tests/browser/run
	@SOCIAL_ALL_ARGUMENTS=1 tests/pg/run tests/pg/trace_test.sql
	@tests/oracle/run --steps 10000 --triples 1000000
	@tests/oracle/plant
	@SOCIAL_REQUESTS=100000 TEST_TIMEOUT=3600 tests/phpt/run Fpm/no_request_sees_another_ones_answer.phpt

ci: test ## what CI runs: the same as `make test`

node_modules/.package-lock.json: package.json package-lock.json .npmrc
	npm ci --loglevel=error
	@touch $@
