-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: for how many milliseconds an id has been there; 0 without one, and where
-- ids run ahead of the clock.
coalesce(
  greatest(
    ((extract(epoch FROM clock_timestamp()) - 1577836800) * 1000)::bigint - ({{id}} >> 20), 0
  ),
  0
)
