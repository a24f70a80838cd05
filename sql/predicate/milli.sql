-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: a moment as milliseconds since 1970, for JSON: jansson ends the process
-- where it lacks the memory for a number of 16 digits (ext/core/event_read.c), as microseconds have.
(extract(epoch FROM {{moment}}) * 1000)::bigint
