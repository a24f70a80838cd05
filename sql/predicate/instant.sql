-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: a moment as microseconds since 1970.
(extract(epoch FROM {{moment}}) * 1000000)::bigint
