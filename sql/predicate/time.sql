-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: the moment that microseconds since 1970 are.
timestamptz 'epoch' + {{us}} * interval '1 microsecond'
