-- SPDX-License-Identifier: MIT
-- What other extensions tell (docs/adr/0016): kinds of theirs, told and taken back. Who is told is for the log's
-- consumer to find out, as of all else.

-- name: notice_lock :one
-- $1 wiki text
-- > held bool
-- Numbers are given by one at a time. In a statement of its own: the next one sees what others gave.
SELECT pg_advisory_xact_lock(7565166, hashtext($1::text))::text = '' AS held

-- name: notice_declare :one
-- $1 wiki text
-- $2 names text
-- $3 channels int8[]
-- $4 each int8[]
-- > changed bool
-- The whole of what the extensions of this wiki declare. What is not among it is asleep: it keeps its number,
-- and what people chose of it.
WITH declared AS MATERIALIZED (
  SELECT d.name, d.channels::int2 AS channels, d.each = 1 AS each, d.place
  FROM ROWS FROM (unnest(string_to_array($2::text, ',')), unnest($3::int8[]), unnest($4::int8[])) WITH ORDINALITY
    AS d (name, channels, each, place)
),
asleep AS (
  UPDATE social.foreign_kind AS k
  SET active = false
  WHERE k.wiki = $1::text AND k.active AND k.name NOT IN (SELECT d.name FROM declared AS d)
  RETURNING k.kind
),
fresh AS (
  INSERT INTO social.foreign_kind (wiki, name, kind, channels, each, active)
  SELECT $1::text, d.name, last.kind + row_number() OVER (ORDER BY d.place), d.channels, d.each, true
  FROM declared AS d
  CROSS JOIN (
    SELECT coalesce(max(k.kind), 63) AS kind FROM social.foreign_kind AS k WHERE k.wiki = $1::text
  ) AS last
  WHERE NOT EXISTS (SELECT FROM social.foreign_kind AS k WHERE k.wiki = $1::text AND k.name = d.name)
  RETURNING kind
),
awake AS (
  UPDATE social.foreign_kind AS k
  SET active = true, channels = d.channels, each = d.each
  FROM declared AS d
  WHERE k.wiki = $1::text AND k.name = d.name
    AND (NOT k.active OR k.channels <> d.channels OR k.each <> d.each)
  RETURNING k.kind
)
SELECT EXISTS (TABLE asleep UNION ALL TABLE fresh UNION ALL TABLE awake) AS changed

-- name: notice_tell :one
-- $1 wiki text
-- $2 kind text
-- $3 key text
-- $4 agent int8
-- $5 recipients int8[]
-- > known bool
-- > told int8
-- Only who was not told yet of this doing, or of whom it was taken back. The notice's row is held: who tells or
-- takes back the same at once waits. Nobody's doing stands in the log by the first who is told, as a name has to.
WITH kind AS MATERIALIZED (
  SELECT k.kind, k.each FROM social.foreign_kind AS k
  WHERE k.wiki = $1::text AND k.name = $2::text AND k.active
),
agent AS MATERIALIZED (
  SELECT coalesce(
    (
      SELECT coalesce(a.merged_into, a.id) FROM social.actor AS a
      WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $4::int8
    ),
    0
  ) AS id
),
person AS MATERIALIZED (
  SELECT DISTINCT p.id
  FROM unnest($5::int8[]) AS asked (user_id)
  CROSS JOIN LATERAL (
    SELECT coalesce(a.merged_into, a.id) AS id FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = asked.user_id
    OFFSET 0
  ) AS p
  WHERE p.id <> (SELECT a.id FROM agent AS a)
),
notice AS (
  INSERT INTO social.notice AS n (id, wiki, kind, key, agent_id)
  SELECT social.next_id(), $1::text, k.kind, $3::text, CASE WHEN k.each THEN a.id ELSE 0 END
  FROM kind AS k
  CROSS JOIN agent AS a
  WHERE EXISTS (SELECT FROM person)
  ON CONFLICT (wiki, kind, key, agent_id) DO UPDATE
  SET key = excluded.key
  RETURNING n.id, n.withdrawn_id, social.next_id() AS event_id
),
told AS (
  INSERT INTO social.notice_told AS t (notice_id, recipient_id, agent_id, id)
  SELECT n.id, p.id, a.id, n.event_id
  FROM notice AS n
  CROSS JOIN agent AS a
  CROSS JOIN person AS p
  ORDER BY p.id
  ON CONFLICT (recipient_id, notice_id, agent_id) DO UPDATE
  SET id = excluded.id
  WHERE t.id <= (SELECT n.withdrawn_id FROM notice AS n)
  RETURNING t.recipient_id
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  SELECT n.event_id, coalesce(nullif(a.id, 0), (SELECT min(t.recipient_id) FROM told AS t)), 64, n.id, 3
  FROM notice AS n
  CROSS JOIN agent AS a
  WHERE EXISTS (SELECT FROM told)
)
SELECT EXISTS (SELECT FROM kind) AS known, (SELECT count(*) FROM told) AS told

-- name: notice_withdraw :one
-- $1 wiki text
-- $2 kind text
-- $3 key text
-- $4 agent int8
-- $5 most int4
-- > known bool
-- > withdrawn int8
-- What one person did, of $5 people at a time; or, without one, the whole by one mark on it, which counts as one.
WITH kind AS MATERIALIZED (
  SELECT k.kind, k.each FROM social.foreign_kind AS k
  WHERE k.wiki = $1::text AND k.name = $2::text
),
agent AS MATERIALIZED (
  SELECT a.id
  FROM (
    SELECT coalesce(one.merged_into, one.id) AS heir, one.wiki
    FROM social.actor AS one
    WHERE one.wiki = $1::text AND one.kind = 0 AND one.local_id = $4::int8
  ) AS named
  JOIN social.actor AS a ON a.id = named.heir OR a.merged_into = named.heir
),
notice AS MATERIALIZED (
  SELECT n.id, n.withdrawn_id
  FROM kind AS k
  JOIN social.notice AS n ON n.wiki = $1::text AND n.kind = k.kind AND n.key = $3::text
  WHERE $4::int8 IS NULL OR NOT k.each OR n.agent_id IN (SELECT a.id FROM agent AS a)
  ORDER BY n.id
  FOR UPDATE OF n
),
gone AS (
  DELETE FROM social.notice_told AS t
  USING (
    SELECT one.notice_id, one.recipient_id, one.agent_id
    FROM notice AS n
    CROSS JOIN agent AS a
    JOIN social.notice_told AS one ON one.notice_id = n.id AND one.agent_id = a.id
    ORDER BY one.notice_id, one.recipient_id, one.agent_id
    LIMIT $5::int4
  ) AS o
  WHERE $4::int8 IS NOT NULL
    AND t.notice_id = o.notice_id AND t.recipient_id = o.recipient_id AND t.agent_id = o.agent_id
  RETURNING t.notice_id, t.agent_id
),
marked AS (
  UPDATE social.notice AS w
  SET withdrawn_id = social.next_id()
  FROM notice AS n
  WHERE $4::int8 IS NULL AND w.id = n.id
    AND EXISTS (
      SELECT FROM social.notice_told AS t WHERE t.notice_id = n.id AND t.id > n.withdrawn_id OFFSET 0
    )
  RETURNING w.id
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  SELECT social.next_id(), w.agent_id, 65, w.notice_id, 3
  FROM (
    SELECT DISTINCT gone.notice_id, gone.agent_id FROM gone
    UNION ALL
    SELECT m.id, t.recipient_id
    FROM marked AS m
    CROSS JOIN LATERAL (
      SELECT o.recipient_id FROM social.notice_told AS o WHERE o.notice_id = m.id ORDER BY o.agent_id LIMIT 1
    ) AS t
  ) AS w
)
SELECT EXISTS (SELECT FROM kind) AS known,
  (SELECT count(*) FROM gone) + (SELECT count(*) FROM marked) AS withdrawn
