-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: whoever was told, or is one of {{near}}, and looks is sent their number
-- after the commit. Behind all of "grown" and "made", so that a person's bundles are held before the row of
-- their presence, as by who marks them read. While nobody looks nothing is asked of anybody.
UPDATE social.presence AS p
SET poke = true
FROM (
  SELECT g.recipient_id FROM grown AS g
  UNION
  SELECT m.recipient_id FROM made AS m
  UNION
  {{near}}
  ORDER BY recipient_id
) AS b
WHERE p.actor_id = b.recipient_id AND p.until > now()
  AND EXISTS (SELECT FROM social.presence AS anybody)
RETURNING p.actor_id
