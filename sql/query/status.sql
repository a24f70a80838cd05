-- SPDX-License-Identifier: MIT

-- name: status_post :opt
-- $1 wiki text
-- $2 author int8
-- $3 text text
-- $4 lang text
-- $5 visibility int2
-- $6 key text
-- > id int8
-- > wiki text
-- > author int8
-- > text text
-- > lang text
-- > visibility int2
-- > version int4
-- > created timestamptz
-- > edited timestamptz
-- > deleted bool
-- > hide_level int2
-- No row when the key is held by an earlier post of the last 24 hours, or when the author is not
-- in the store. The insert of the key waits for a concurrent holder, so two posts never both win.
WITH author AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
held AS (
  INSERT INTO social.idempotency AS i (actor_id, key, body_hash, object_id)
  SELECT author.id, $6::text,
    sha256(convert_to(jsonb_build_array('status', $3::text, $4::text, $5::int2)::text, 'UTF8')),
    social.next_id()
  FROM author
  WHERE $6::text IS NOT NULL
  ON CONFLICT (actor_id, key) DO UPDATE
  SET body_hash = excluded.body_hash, object_id = excluded.object_id, created_at = now()
  WHERE i.created_at <= now() - interval '24 hours'
  RETURNING i.actor_id, i.object_id
),
made AS MATERIALIZED (
  SELECT held.actor_id AS author_id, held.object_id AS id
  FROM held
  UNION ALL
  SELECT author.id, social.next_id()
  FROM author
  WHERE $6::text IS NULL
),
status AS (
  INSERT INTO social.status (id, wiki, author_id, text, lang, visibility)
  SELECT made.id, $1::text, made.author_id, $3::text, $4::text, $5::int2
  FROM made
  RETURNING *
),
version AS (
  INSERT INTO social.status_version (status_id, version, editor_id, text, lang)
  SELECT status.id, status.version, status.author_id, status.text, status.lang
  FROM status
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  SELECT social.next_id(), status.author_id, 1, status.id, status.visibility
  FROM status
  RETURNING id, actor_id, visibility
),
head AS (
  INSERT INTO social.head AS h (actor_id, visibility, last_id)
  SELECT logged.actor_id, logged.visibility, logged.id
  FROM logged
  ON CONFLICT (actor_id, visibility) DO UPDATE
  SET last_id = greatest(h.last_id, excluded.last_id)
)
SELECT s.id, s.wiki, $2::int8 AS author, s.text, s.lang, s.visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level
FROM status AS s

-- name: status_by_key :opt
-- $1 wiki text
-- $2 author int8
-- $3 text text
-- $4 lang text
-- $5 visibility int2
-- $6 key text
-- > same_body bool
-- > id int8
-- > wiki text
-- > author int8
-- > text text
-- > lang text
-- > visibility int2
-- > version int4
-- > created timestamptz
-- > edited timestamptz
-- > deleted bool
-- > hide_level int2
-- The status that holds a key; to be run behind status_post in the same exchange.
SELECT
  i.body_hash = sha256(
    convert_to(jsonb_build_array('status', $3::text, $4::text, $5::int2)::text, 'UTF8')
  ) AS same_body,
  s.id, s.wiki, $2::int8 AS author, s.text, s.lang, s.visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, s.deleted_at IS NOT NULL AS deleted, s.hide_level
FROM social.idempotency AS i
JOIN social.status AS s ON s.id = i.object_id
WHERE i.actor_id = (
    SELECT a.id
    FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  )
  AND i.key = $6::text
  AND i.created_at > now() - interval '24 hours'

-- name: status_get :opt
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 id int8
-- > id int8
-- > wiki text
-- > author int8
-- > text text
-- > lang text
-- > visibility int2
-- > version int4
-- > created timestamptz
-- > edited timestamptz
-- > deleted bool
-- > hide_level int2
-- Of this wiki only: the rights in caps are rights on it, another wiki sharing the store may be
-- closed, and the author's local id means somebody else there.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT s.id, s.wiki,
  {{author s}} AS author,
  s.text, s.lang, s.visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, s.deleted_at IS NOT NULL AS deleted, s.hide_level
FROM social.status AS s
WHERE s.id = $4::int8
  AND s.wiki = $1::text
  AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}

-- name: status_delete :one
-- $1 wiki text
-- $2 author int8
-- $3 caps int4
-- $4 id int8
-- > seen bool
-- > own bool
-- > done bool
-- The author's own deletion: a state, the row stays. Repeated it answers seen, own, not done.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
deleted AS (
  UPDATE social.status AS s
  SET deleted_at = now()
  WHERE s.id = $4::int8 AND s.author_id = (SELECT id FROM me) AND s.deleted_at IS NULL
  RETURNING s.id, s.author_id, s.visibility, s.circle_id
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id)
  SELECT social.next_id(), d.author_id, 3, d.id, d.visibility, d.circle_id
  FROM deleted AS d
)
SELECT
  EXISTS (
    SELECT FROM social.status AS s
    WHERE s.id = $4::int8
      AND (
        s.author_id = (SELECT id FROM me)
        OR (s.wiki = $1::text AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}})
      )
  ) AS seen,
  EXISTS (
    SELECT FROM social.status AS s
    WHERE s.id = $4::int8 AND s.author_id = (SELECT id FROM me)
  ) AS own,
  EXISTS (SELECT FROM deleted) AS done
