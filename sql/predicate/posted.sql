-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: the name of the group that a status was posted into. NULL where it was
-- posted into none, and for who may not know of the group, or no more. Nothing is looked up for a status in none.
CASE WHEN {{alias}}.circle_id IS NOT NULL THEN (
  SELECT place.name
  FROM social.circle AS place
  WHERE place.id = {{alias}}.circle_id AND {{group place viewer={{viewer}} caps={{caps}}}}
) END
