-- SPDX-License-Identifier: MIT

-- name: actor_ensure :exec
-- $1 wiki text
-- $2 kind int2
-- $3 local_id int8
-- $4 temporary bool
-- Looks first: ON CONFLICT alone would burn a number of the dense sequence at every call. It is
-- only the net for two first actions of one person at the same moment.
WITH raised AS (
  UPDATE social.actor
  SET temporary = true
  WHERE wiki = $1::text AND kind = $2::int2 AND local_id = $3::int8
    AND $4::bool AND NOT temporary
)
INSERT INTO social.actor (wiki, kind, local_id, temporary)
SELECT $1::text, $2::int2, $3::int8, $4::bool
WHERE NOT EXISTS (
  SELECT FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = $2::int2 AND a.local_id = $3::int8
)
ON CONFLICT (wiki, kind, local_id) DO NOTHING

-- name: actor_ensure_persons :exec
-- $1 wiki text
-- $2 local_ids int8[]
-- Several at once and in one order, so that two posts which mention each other's authors do not
-- wait for each other. Looks first, as actor_ensure does.
INSERT INTO social.actor (wiki, kind, local_id)
SELECT $1::text, 0, p.local_id
FROM (SELECT DISTINCT u.local_id FROM unnest($2::int8[]) AS u (local_id)) AS p
WHERE NOT EXISTS (
  SELECT FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = p.local_id
  OFFSET 0
)
ORDER BY p.local_id
ON CONFLICT (wiki, kind, local_id) DO NOTHING
