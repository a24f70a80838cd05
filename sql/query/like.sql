-- SPDX-License-Identifier: MIT

-- name: like_put :one
-- $1 wiki text
-- $2 viewer int8
-- $3 kind int2
-- $4 key text
-- $5 id int8
-- > seen bool
-- > own bool
-- > blocked bool
-- > changed bool
-- What everybody who may read it can see is liked, and nothing that was deleted: whoever moderates
-- likes nothing that is hidden. The log tells of each like given and taken back: what the totals
-- of hot objects do not know yet.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT o.*, coalesce(author.merged_into, o.author_id) = me.id AS own,
    EXISTS (
      SELECT FROM social.person_block AS b
      WHERE b.blocker_id = me.id AND b.blocked_id = o.author_id
        OR b.blocker_id = o.author_id AND b.blocked_id = me.id
      OFFSET 0
    ) AS blocked
  FROM me
  CROSS JOIN LATERAL (
    {{target wiki=$1::text kind=$3::int2 key=$4::text number=$5::int8 viewer=(me.id) caps=0}}
  ) AS o
  LEFT JOIN social.actor AS author ON author.id = o.author_id
  WHERE o.deleted_at IS NULL
),
liked AS (
  INSERT INTO social.reaction (target_id, actor_id, id)
  SELECT o.id, me.id, social.next_id()
  FROM object AS o
  CROSS JOIN me
  WHERE o.own IS NOT TRUE AND NOT o.blocked
  ON CONFLICT (target_id, actor_id) DO NOTHING
  RETURNING target_id
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
  SELECT social.next_id(), me.id, 6, o.id, o.visibility, o.circle_id, o.page_id
  FROM liked
  JOIN object AS o ON o.id = liked.target_id
  CROSS JOIN me
)
SELECT EXISTS (SELECT FROM object) AS seen,
  EXISTS (SELECT FROM object AS o WHERE o.own) AS own,
  EXISTS (SELECT FROM object AS o WHERE o.blocked) AS blocked,
  EXISTS (SELECT FROM liked) AS changed

-- name: like_remove :one
-- $1 wiki text
-- $2 viewer int8
-- $3 kind int2
-- $4 key text
-- $5 id int8
-- > changed bool
-- Everybody takes back what they gave, also where they may no longer see it.
WITH undone AS (
  DELETE FROM social.reaction AS r
  WHERE r.target_id = (
      SELECT t.id FROM social.target AS t
      WHERE $3::int2 < 4 AND t.wiki = $1::text AND t.kind = $3::int2 AND t.key = $4::text
      UNION ALL
      SELECT s.id FROM social.status AS s
      WHERE $3::int2 >= 4 AND s.id = $5::int8 AND s.wiki = $1::text
        AND (s.root_id IS NOT NULL) = ($3::int2 = 5)
    )
    AND r.actor_id = (
      SELECT a.id
      FROM social.actor AS a
      WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
    )
  RETURNING r.target_id, r.actor_id
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
  SELECT social.next_id(), undone.actor_id, 8, undone.target_id, o.visibility, o.circle_id, o.page_id
  FROM undone
  CROSS JOIN LATERAL (
    SELECT t.visibility, t.circle_id, t.page_id
    FROM social.target AS t
    WHERE t.id = undone.target_id
    UNION ALL
    SELECT s.visibility, s.circle_id, NULL
    FROM social.status AS s
    WHERE s.id = undone.target_id
  ) AS o
)
SELECT EXISTS (SELECT FROM undone) AS changed

-- name: like_state :opt
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 kind int2
-- $5 key text
-- $6 id int8
-- > target int8
-- > count int8
-- > mine bool
-- > own bool
-- > pending int8
-- One object that the viewer may see; pending: what a total would spare it to count.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT o.id AS target, l.count,
  {{liked target=o.id actor=(SELECT id FROM me)}} AS mine,
  coalesce(
    (SELECT coalesce(a.merged_into, a.id) FROM social.actor AS a WHERE a.id = o.author_id)
      = (SELECT id FROM me),
    false
  ) AS own,
  l.pending
FROM (
  {{target wiki=$1::text kind=$4::int2 key=$5::text number=$6::int8 viewer=(SELECT id FROM me) caps=$3::int4}}
) AS o
CROSS JOIN LATERAL {{likes target=o.id}} AS l

-- name: like_many :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 kinds int8[]
-- $5 keys text
-- $6 ids int8[]
-- > place int8
-- > count int8
-- > mine bool
-- Those of many objects that the viewer may see; keys are joined by line feeds. What the store does
-- not know costs one probe.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT asked.place, l.count,
  {{liked target=o.id actor=(SELECT id FROM me)}} AS mine
FROM ROWS FROM (
  unnest($4::int8[]), unnest(string_to_array($5::text, E'\n')), unnest($6::int8[])
) WITH ORDINALITY AS asked (kind, key, id, place)
CROSS JOIN LATERAL (
  {{target wiki=$1::text kind=(asked.kind::int2) key=(asked.key) number=(asked.id) viewer=(SELECT id FROM me) caps=$3::int4}}
  OFFSET 0
) AS o
CROSS JOIN LATERAL {{likes target=o.id}} AS l

-- name: like_by :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 kind int2
-- $5 key text
-- $6 id int8
-- $7 policy int2
-- $8 before int8
-- $9 limit int4
-- > id int8
-- > user int8
-- Behind like_state in its exchange. Policy: 0 everybody, 1 the author and who likes it, 2 the author,
-- 3 nobody; moderators unless it is nobody. The likes that count, those of merged people by their
-- heirs.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT o.id
  FROM (
    {{target wiki=$1::text kind=$4::int2 key=$5::text number=$6::int8 viewer=(SELECT id FROM me) caps=$3::int4}}
  ) AS o
  WHERE $7::int2 = 0
    OR (
      $7::int2 < 3
      AND (
        $3::int4 & 1 <> 0
        OR (
          SELECT coalesce(a.merged_into, a.id) FROM social.actor AS a WHERE a.id = o.author_id
        ) = (SELECT id FROM me)
      )
    )
    OR ($7::int2 = 1 AND {{liked target=o.id actor=(SELECT id FROM me)}})
)
SELECT r.id, {{person actor=r.actor_id}} AS user
FROM social.reaction AS r
WHERE r.target_id = (SELECT object.id FROM object)
  AND r.id > 0 AND r.id < coalesce($8::int8, 9223372036854775807)
  AND {{counted r}}
ORDER BY r.id DESC
LIMIT $9::int4

-- name: like_roll :one
-- $1 target int8
-- > rolled bool
SELECT social.reaction_roll($1::int8) AS rolled
