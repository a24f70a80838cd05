-- SPDX-License-Identifier: MIT
-- Not a condition but a value, as person.sql: the actor who stands for this one now.
SELECT coalesce(person.merged_into, person.id)
FROM social.actor AS person
WHERE person.id = {{actor}}
