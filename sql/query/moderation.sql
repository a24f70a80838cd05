-- SPDX-License-Identifier: MIT
-- Hiding by moderators and its log. One order is one transaction of moderation_lock and then
-- moderation_set: the lock is a statement of its own so that the next one has a snapshot in which
-- whoever held the status before, another moderator or its author, is done.

-- name: moderation_lock :opt
-- $1 wiki text
-- $2 id int8
-- > id int8
SELECT s.id
FROM social.status AS s
WHERE s.id = $2::int8 AND s.wiki = $1::text
FOR NO KEY UPDATE

-- name: moderation_set :one
-- $1 wiki text
-- $2 moderator int8
-- $3 caps int4
-- $4 id int8
-- $5 comment bool
-- $6 version int4
-- $7 level int2
-- $8 sources int4
-- $9 reason text
-- > seen bool
-- > allowed bool
-- > is_current bool
-- > from_level int2
-- > entry int8
-- No version given is the status as a whole. "sources" has a bit for each level that this moderator
-- may leave for the new one: ext/core/moderation.c decides it. from_level NULL: there is no such
-- version. entry NULL: nothing was changed.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT s.id, s.author_id, s.visibility, s.circle_id, s.root_id,
    coalesce(s.version = $6::int4 AND $7::int2 <> 0, false) AS is_current,
    CASE WHEN $6::int4 IS NULL THEN s.hide_level
      ELSE (
        SELECT v.hide_level
        FROM social.status_version AS v
        WHERE v.status_id = s.id AND v.version = $6::int4
      )
    END AS from_level
  FROM social.status AS s
  WHERE s.id = $4::int8
    AND s.wiki = $1::text
    AND (s.root_id IS NOT NULL) = $5::bool
    AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
),
-- The lock lasts to the commit, so that the ids of this log come in the order of commits: who
-- reads it from an id on misses none.
changed AS MATERIALIZED (
  SELECT o.id, o.author_id, o.visibility, o.circle_id, o.root_id, o.from_level,
    pg_advisory_xact_lock(7565155, 3) AS taken
  FROM object AS o
  WHERE $8::int4 >> o.from_level & 1 = 1 AND NOT o.is_current AND o.from_level <> $7::int2
),
status AS (
  UPDATE social.status AS s
  SET hide_level = $7::int2
  FROM changed AS c
  WHERE s.id = c.id AND $6::int4 IS NULL
),
version AS (
  UPDATE social.status_version AS v
  SET hide_level = $7::int2
  FROM changed AS c
  WHERE v.status_id = c.id AND v.version = $6::int4
),
entry AS (
  INSERT INTO social.moderation_log
    (id, wiki, action, moderator_id, kind, object_id, author_id, version, from_level, to_level, reason)
  SELECT social.next_id(), $1::text, 1, me.id, CASE WHEN $5::bool THEN 1 ELSE 0 END,
    c.id, c.author_id, $6::int4, c.from_level, $7::int2, $9::text
  FROM changed AS c, me
  RETURNING id
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
  SELECT social.next_id(), me.id, 5, c.id, coalesce(r.visibility, c.visibility),
    coalesce(r.circle_id, c.circle_id), r.page_id
  FROM me
  CROSS JOIN changed AS c
  CROSS JOIN LATERAL {{root c}} AS r
)
SELECT
  EXISTS (SELECT FROM object) AS seen,
  coalesce((SELECT $8::int4 >> o.from_level & 1 = 1 FROM object AS o), false) AS allowed,
  coalesce((SELECT o.is_current FROM object AS o), false) AS is_current,
  (SELECT o.from_level FROM object AS o) AS from_level,
  (SELECT entry.id FROM entry) AS entry

-- name: moderation_lock_event :opt
-- $1 wiki text
-- $2 id int8
-- > id int8
-- An event's level is that of its row of social.target.
SELECT t.id
FROM social.target AS t
WHERE t.id = $2::int8 AND t.wiki = $1::text AND t.kind = 0
FOR NO KEY UPDATE

-- name: moderation_set_event :one
-- $1 wiki text
-- $2 moderator int8
-- $3 caps int4
-- $4 id int8
-- $5 version int4
-- $6 level int2
-- $7 sources int4
-- $8 reason text
-- > seen bool
-- > allowed bool
-- > is_current bool
-- > from_level int2
-- > entry int8
-- As moderation_set; an event has no versions.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT t.id, t.author_id, t.visibility, t.circle_id, t.page_id,
    CASE WHEN $5::int4 IS NULL THEN t.hide_level END AS from_level
  FROM social.target AS t
  WHERE t.id = $4::int8 AND t.wiki = $1::text AND t.kind = 0
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
),
changed AS MATERIALIZED (
  SELECT o.*, pg_advisory_xact_lock(7565155, 3) AS taken
  FROM object AS o
  WHERE $7::int4 >> o.from_level & 1 = 1 AND o.from_level <> $6::int2
),
target AS (
  UPDATE social.target AS t
  SET hide_level = $6::int2
  FROM changed AS c
  WHERE t.id = c.id
),
entry AS (
  INSERT INTO social.moderation_log
    (id, wiki, action, moderator_id, kind, object_id, author_id, from_level, to_level, reason)
  SELECT social.next_id(), $1::text, 1, me.id, 2, c.id, c.author_id, c.from_level, $6::int2, $8::text
  FROM changed AS c, me
  RETURNING id
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
  SELECT social.next_id(), me.id, 5, c.id, c.visibility, c.circle_id, c.page_id
  FROM me
  CROSS JOIN changed AS c
)
SELECT
  EXISTS (SELECT FROM object) AS seen,
  coalesce((SELECT $7::int4 >> o.from_level & 1 = 1 FROM object AS o), false) AS allowed,
  false AS is_current,
  (SELECT o.from_level FROM object AS o) AS from_level,
  (SELECT entry.id FROM entry) AS entry

-- name: moderation_read :exec
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 id int8
-- Notes the read of an object that the viewer may see for no other reason than that it was
-- reported; to be run in the exchange that reads it.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
INSERT INTO social.moderation_log (id, wiki, action, moderator_id, kind, object_id, author_id)
SELECT social.next_id(), $1::text, 2, me.id, CASE WHEN s.root_id IS NULL THEN 0 ELSE 1 END,
  s.id, s.author_id
FROM social.status AS s, me
WHERE s.id = $4::int8
  AND s.wiki = $1::text
  AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
  AND NOT {{visible s viewer=(SELECT id FROM me) caps=($3::int4 & 3)}}

-- name: moderation_entries :many
-- $1 wiki text
-- $2 after int8
-- $3 limit int4
-- > id int8
-- > moderator int8
-- > author int8
-- > kind int2
-- > object int8
-- > version int4
-- > from_level int2
-- > to_level int2
-- > reason text
-- > created timestamptz
-- Oldest first.
SELECT l.id,
  {{person actor=l.moderator_id}} AS moderator,
  {{person actor=l.author_id}} AS author,
  l.kind, l.object_id AS object, l.version, l.from_level, l.to_level, l.reason,
  l.created_at AS created
FROM social.moderation_log AS l
WHERE l.wiki = $1::text AND l.id > $2::int8 AND l.action = 1
ORDER BY l.id
LIMIT $3::int4
