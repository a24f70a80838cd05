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
