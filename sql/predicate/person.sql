-- SPDX-License-Identifier: MIT
-- Not a condition but a value with one source: the local id of who this row of social.actor is now,
-- which is the heir's where one was merged into somebody; NULL for nobody. A scalar sub-select,
-- because a join could become a hash join over all actors.
SELECT coalesce(heir.local_id, person.local_id)
FROM social.actor AS person
LEFT JOIN social.actor AS heir ON heir.id = person.merged_into
WHERE person.id = {{actor}}
