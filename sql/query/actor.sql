-- SPDX-License-Identifier: MIT

-- name: actor_ensure :exec
-- $1 wiki text
-- $2 kind int2
-- $3 local_id int8
-- $4 temporary bool
-- Before each write: a call that mostly only looks.
SELECT FROM social.actor_ensure($1::text, $2::int2, $3::int8, $4::bool)

-- name: actor_ensure_many :exec
-- $1 wiki text
-- $2 kind int2
-- $3 local_ids int8[]
-- Several at once and in one order, so that two posts which mention each other's authors do not
-- wait for each other. Looks first, as actor_ensure does.
INSERT INTO social.actor (wiki, kind, local_id)
SELECT $1::text, $2::int2, p.local_id
FROM (SELECT DISTINCT u.local_id FROM unnest($3::int8[]) AS u (local_id)) AS p
WHERE NOT EXISTS (
  SELECT FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = $2::int2 AND a.local_id = p.local_id
  OFFSET 0
)
ORDER BY p.local_id
ON CONFLICT (wiki, kind, local_id) DO NOTHING

-- name: actor_list :many
-- $1 wiki text
-- $2 after int8
-- $3 limit int4
-- > user int8
-- > hidden bool
-- > temporary bool
-- > exists bool
-- > merged_into int8
-- The people of a wiki that the store knows, by their user ids.
SELECT a.local_id AS user, a.hidden, a.temporary, a."exists", heir.local_id AS merged_into
FROM social.actor AS a
LEFT JOIN social.actor AS heir ON heir.id = a.merged_into
WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id > $2::int8
ORDER BY a.local_id
LIMIT $3::int4

-- name: actor_mirror :one
-- $1 wiki text
-- $2 users int8[]
-- $3 flags int8[]
-- > changed int4
-- Flags: 1 hidden, 2 temporary, 4 exists, in the order of the users. Nobody comes out of hiding by
-- being deleted. What a merged person wrote is the heir's: the row is hidden when the heir is, told
-- in the same call or before. Locked in the order of ids: two mirrors do not wait for each other.
WITH core AS MATERIALIZED (
  SELECT a.id, c.flags & 1 <> 0 OR (a.hidden AND c.flags & 4 = 0) AS hidden,
    c.flags & 2 <> 0 AS temporary, c.flags & 4 <> 0 AS "exists"
  FROM unnest($2::int8[], $3::int8[]) AS c (local_id, flags)
  JOIN social.actor AS a ON a.wiki = $1::text AND a.kind = 0 AND a.local_id = c.local_id
),
touched AS (
  SELECT core.id FROM core
  UNION
  SELECT a.id FROM social.actor AS a WHERE a.merged_into IN (SELECT core.id FROM core)
),
stale AS MATERIALIZED (
  SELECT a.id, w.hidden, w.temporary, w."exists"
  FROM touched
  JOIN social.actor AS a ON a.id = touched.id
  LEFT JOIN core ON core.id = a.id
  LEFT JOIN social.actor AS heir ON heir.id = a.merged_into
  LEFT JOIN core AS heir_core ON heir_core.id = heir.id
  CROSS JOIN LATERAL (
    SELECT coalesce(heir_core.hidden, heir.hidden, core.hidden) AS hidden,
      coalesce(core.temporary, a.temporary) AS temporary,
      coalesce(core."exists", a."exists") AS "exists"
  ) AS w
  WHERE (a.hidden, a.temporary, a."exists") IS DISTINCT FROM (w.hidden, w.temporary, w."exists")
  ORDER BY a.id
  FOR NO KEY UPDATE OF a
),
changed AS (
  UPDATE social.actor AS a
  SET hidden = stale.hidden, temporary = stale.temporary, "exists" = stale."exists"
  FROM stale
  WHERE a.id = stale.id
  RETURNING a.id
)
SELECT count(*)::int4 AS changed
FROM changed

-- name: actor_merge :one
-- $1 wiki text
-- $2 from int8
-- $3 to int8
-- > outcome text
-- 'merged', 'same' (was so before), 'unknown' (the store has nothing of the one merged), 'loop'
-- (the other one was merged into this one) or 'other' (was merged into somebody else).
SELECT social.actor_merge($1::text, $2::int8, $3::int8) AS outcome

-- name: actor_settle :one
-- $1 wiki text
-- $2 after int8
-- $3 limit int4
-- $4 dry_run bool
-- > moved int4
-- > last int8
-- One batch of the statuses behind $2; last is NULL behind the end.
SELECT s.moved, s.last
FROM social.actor_settle($1::text, $2::int8, $3::int4, $4::bool) AS s
