-- SPDX-License-Identifier: MIT
-- Numbers of unread notifications for another inbox of the wiki (docs/adr/0015).

-- name: mirror_start :exec
-- $1 wiki text
INSERT INTO social.mirror_wiki (wiki)
SELECT $1::text
WHERE NOT EXISTS (SELECT FROM social.mirror_wiki AS w WHERE w.wiki = $1::text)
ON CONFLICT DO NOTHING

-- name: mirror_stop :exec
-- $1 wiki text
WITH stopped AS (
  DELETE FROM social.mirror_wiki AS w WHERE w.wiki = $1::text
)
DELETE FROM social.mirror AS m
WHERE m.actor_id IN (
    SELECT o.actor_id
    FROM social.mirror AS o
    WHERE o.wiki = $1::text
    ORDER BY o.actor_id
    FOR UPDATE SKIP LOCKED
  )

-- name: mirror_take :many
-- $1 wiki text
-- $2 limit int4
-- $3 most int4
-- $4 span int4
-- $5 channels int8[]
-- > user int8
-- > mark int8
-- > unread int8
-- Who waits longest, with their number by the rule of the page, to $3. Nobody is held: who brings an older number
-- over does not end a newer mark.
SELECT a.local_id AS "user", d.mark,
  {{unread recipient=d.actor_id wiki=$1::text channels=$5::int8[] most=$3::int4 span=$4::int4}} AS unread
FROM (
  SELECT m.actor_id, m.mark
  FROM social.mirror AS m
  WHERE m.wiki = $1::text
  ORDER BY m.mark
  LIMIT $2::int4
) AS d
JOIN social.actor AS a ON a.id = d.actor_id
ORDER BY d.mark

-- name: mirror_done :one
-- $1 wiki text
-- $2 users int8[]
-- $3 marks int8[]
-- > done int8
-- What changed meanwhile stays, and so does what somebody just changes.
WITH held AS MATERIALIZED (
  SELECT m.actor_id
  FROM ROWS FROM (unnest($2::int8[]), unnest($3::int8[])) AS shown (user_id, mark)
  JOIN social.actor AS a ON a.wiki = $1::text AND a.kind = 0 AND a.local_id = shown.user_id
  JOIN social.mirror AS m ON m.actor_id = a.id
  WHERE m.mark = shown.mark
  ORDER BY m.actor_id
  FOR UPDATE OF m SKIP LOCKED
),
gone AS (
  DELETE FROM social.mirror AS m
  USING held AS h
  WHERE m.actor_id = h.actor_id
  RETURNING m.actor_id
)
SELECT count(*) AS done FROM gone
