-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: a local time as it is written, for JSON.
to_char({{moment}}, 'YYYY-MM-DD"T"HH24:MI')
