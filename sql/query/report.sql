-- SPDX-License-Identifier: MIT

-- name: report_file :one
-- $1 wiki text
-- $2 reporter int8
-- $3 caps int4
-- $4 id int8
-- $5 comment bool
-- $6 reason text
-- > seen bool
-- > own bool
-- > id int8
-- id NULL: not seen, one's own, or the reporter has an open report on it already (report_open,
-- behind this one in the same exchange, finds that).
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT s.id, s.author_id
  FROM social.status AS s
  WHERE s.id = $4::int8
    AND s.wiki = $1::text
    AND (s.root_id IS NOT NULL) = $5::bool
    AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
),
filed AS (
  INSERT INTO social.report (id, wiki, kind, object_id, reporter_id, reason)
  SELECT social.next_id(), $1::text, CASE WHEN $5::bool THEN 1 ELSE 0 END, o.id, me.id, $6::text
  FROM object AS o, me
  WHERE o.author_id <> me.id
  ON CONFLICT (object_id, reporter_id) WHERE closed_at IS NULL DO NOTHING
  RETURNING id
)
SELECT
  EXISTS (SELECT FROM object) AS seen,
  EXISTS (SELECT FROM object AS o JOIN me ON me.id = o.author_id) AS own,
  (SELECT filed.id FROM filed) AS id

-- name: report_file_event :one
-- $1 wiki text
-- $2 reporter int8
-- $3 caps int4
-- $4 id int8
-- $5 reason text
-- > seen bool
-- > own bool
-- > id int8
-- As report_file.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT t.id, t.author_id
  FROM social.target AS t
  WHERE t.id = $4::int8 AND t.wiki = $1::text AND t.kind = 0
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
),
filed AS (
  INSERT INTO social.report (id, wiki, kind, object_id, reporter_id, reason)
  SELECT social.next_id(), $1::text, 2, o.id, me.id, $5::text
  FROM object AS o, me
  WHERE o.author_id IS DISTINCT FROM me.id
  ON CONFLICT (object_id, reporter_id) WHERE closed_at IS NULL DO NOTHING
  RETURNING id
)
SELECT
  EXISTS (SELECT FROM object) AS seen,
  EXISTS (SELECT FROM object AS o JOIN me ON me.id = o.author_id) AS own,
  (SELECT filed.id FROM filed) AS id

-- name: report_file_group :one
-- $1 wiki text
-- $2 reporter int8
-- $3 caps int4
-- $4 id int8
-- $5 reason text
-- > seen bool
-- > own bool
-- > id int8
-- As report_file: its name and what it says of itself, for what is posted there is reported by itself.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT c.id
  FROM social.circle AS c
  WHERE c.id = $4::int8 AND c.wiki = $1::text AND {{group c viewer=(SELECT id FROM me) caps=$3::int4}}
),
filed AS (
  INSERT INTO social.report (id, wiki, kind, object_id, reporter_id, reason)
  SELECT social.next_id(), $1::text, 3, o.id, me.id, $5::text
  FROM object AS o, me
  ON CONFLICT (object_id, reporter_id) WHERE closed_at IS NULL DO NOTHING
  RETURNING id
)
SELECT EXISTS (SELECT FROM object) AS seen, false AS own, (SELECT filed.id FROM filed) AS id

-- name: report_open :opt
-- $1 wiki text
-- $2 reporter int8
-- $3 object int8
-- > id int8
SELECT r.id
FROM social.report AS r
WHERE r.object_id = $3::int8
  AND r.reporter_id = (
    SELECT a.id
    FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  )
  AND r.closed_at IS NULL
