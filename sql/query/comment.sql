-- SPDX-License-Identifier: MIT
-- Comments (docs/adr/0007): rows of social.status with a root, what they hang on; a parent, what they
-- answer; and a thread, the first comment of theirs. An object is named by kind and key, and of a
-- status or comment by its number too (sql/predicate/target.sql). Whoever may not read the root reads
-- nothing below it, so that lists ask for the root once and for each comment by itself.

-- name: comment_post :one
-- $1 wiki text
-- $2 author int8
-- $3 object_kind int2
-- $4 object text
-- $5 number int8
-- $6 text text
-- $7 lang text
-- $8 key text
-- $9 entities text
-- $10 persons int8[]
-- $11 media text
-- $12 pages int8[]
-- > seen bool
-- > closed bool
-- > blocked bool
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
-- > entities text
-- > persons int8[]
-- > media text
-- > root_kind int2
-- > root_key text
-- > thread int8
-- > parent int8
-- > circle int8
-- > circle_name text
-- As status_post; no id either where the object is not seen, or closed, or one of the two blocked the
-- other. What everybody who may read it can see is commented, and nothing that was deleted: whoever
-- moderates answers nothing that is hidden. No row of the object is locked, which everybody would
-- write who comments on it: a comment in the moment of a deletion is hidden with what it hangs on, one
-- in the moment of a closing came before it.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
files AS MATERIALIZED {{files wiki=$1::text files=$11::text}},
object AS MATERIALIZED (
  SELECT o.id, o.root_id, o.thread_id, r.kind, r.key, r.visibility, r.circle_id, r.page_id,
    r.closed <> 0 AS closed, me.id AS author_id,
    EXISTS (
      SELECT FROM social.person_block AS b
      WHERE b.blocker_id = me.id AND b.blocked_id IN (o.author_id, r.author_id)
        OR b.blocker_id IN (o.author_id, r.author_id) AND b.blocked_id = me.id
      OFFSET 0
    ) AS blocked
  FROM me
  CROSS JOIN LATERAL {{target wiki=$1::text kind=$3::int2 key=$4::text number=$5::int8 viewer=(me.id) caps=0}} AS o
  CROSS JOIN LATERAL {{root o}} AS r
  WHERE o.deleted_at IS NULL AND r.deleted_at IS NULL
),
open AS MATERIALIZED (
  SELECT o.*
  FROM object AS o
  CROSS JOIN files
  WHERE NOT o.closed AND NOT o.blocked AND files.known
),
held AS (
  INSERT INTO social.idempotency AS i (actor_id, key, body_hash, object_id)
  SELECT o.author_id, $8::text,
    {{body object=($3::int2 || ':' || $4::text) text=$6::text lang=$7::text visibility=0 media=$11::text}},
    social.next_id()
  FROM open AS o
  WHERE $8::text IS NOT NULL
  ON CONFLICT (actor_id, key) DO UPDATE
  SET body_hash = excluded.body_hash, object_id = excluded.object_id, created_at = now()
  WHERE i.created_at <= now() - interval '24 hours'
  RETURNING i.object_id
),
made AS MATERIALIZED (
  SELECT held.object_id AS id
  FROM held
  UNION ALL
  SELECT social.next_id()
  FROM open
  WHERE $8::text IS NULL
),
comment AS (
  INSERT INTO social.status
    (id, wiki, author_id, text, lang, visibility, entities, mentioned, media, alts,
    target_id, root_id, parent_id, thread_id)
  SELECT made.id, $1::text, o.author_id, $6::text, $7::text, 0, $9::text::jsonb,
    {{actors wiki=$1::text persons=$10::int8[]}}, files.media, files.alts,
    CASE WHEN o.kind < 4 THEN o.root_id END, o.root_id, o.id, coalesce(o.thread_id, made.id)
  FROM made
  CROSS JOIN open AS o
  CROSS JOIN files
  RETURNING *
),
version AS (
  INSERT INTO social.status_version
    (status_id, version, editor_id, text, lang, entities, mentioned, media, alts)
  SELECT c.id, c.version, c.author_id, c.text, c.lang, c.entities, c.mentioned, c.media, c.alts
  FROM comment AS c
),
cited AS (
  INSERT INTO social.citation (page_id, status_id)
  SELECT page.id, c.id
  FROM comment AS c
  CROSS JOIN open AS o
  CROSS JOIN LATERAL {{pages wiki=$1::text pages=$12::int8[] more=o.page_id}} AS page
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
  SELECT social.next_id(), c.author_id, 7, c.id, o.visibility, o.circle_id, o.page_id
  FROM comment AS c
  CROSS JOIN open AS o
)
SELECT EXISTS (SELECT FROM object) AS seen,
  EXISTS (SELECT FROM object AS o WHERE o.closed) AS closed,
  EXISTS (SELECT FROM object AS o WHERE o.blocked) AS blocked,
  s.id, s.wiki, $2::int8 AS author, s.text, s.lang, o.visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  o.kind AS root_kind, o.key AS root_key, s.thread_id AS thread,
  nullif(s.parent_id, s.root_id) AS parent,
  NULL::int8 AS circle, NULL::text AS circle_name
FROM (SELECT) AS once
LEFT JOIN comment AS s ON true
LEFT JOIN open AS o ON true

-- name: comment_state :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 object_kind int2
-- $5 object text
-- $6 number int8
-- > known bool
-- > seen bool
-- > count int8
-- > closed int2
-- Of a status or an object of the wiki, which is not known before somebody likes or comments it.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT o.id, r.closed
  FROM {{target wiki=$1::text kind=$4::int2 key=$5::text number=$6::int8 viewer=(SELECT id FROM me) caps=$3::int4}} AS o
  CROSS JOIN LATERAL {{root o}} AS r
)
SELECT
  $4::int2 >= 4 OR EXISTS (
    SELECT FROM social.target AS t
    WHERE t.wiki = $1::text AND t.kind = $4::int2 AND t.key = $5::text
  ) AS known,
  o.id IS NOT NULL AS seen,
  CASE WHEN o.id IS NOT NULL THEN {{comments root=o.id}} ELSE 0 END AS count,
  coalesce(o.closed, 0::int2) AS closed
FROM (SELECT) AS once
LEFT JOIN object AS o ON true

-- name: comment_threads :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 object_kind int2
-- $5 object text
-- $6 number int8
-- $7 before int8
-- $8 limit int4
-- $9 each int4
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
-- > entities text
-- > persons int8[]
-- > media text
-- > root_kind int2
-- > root_key text
-- > thread int8
-- > parent int8
-- > circle int8
-- > circle_name text
-- Threads newest first, each with its first $9 comments, oldest first, as far as the viewer may see
-- them and wants to. A thread of which nothing is to be seen is none.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT o.id, r.kind, r.key, r.visibility
  FROM {{target wiki=$1::text kind=$4::int2 key=$5::text number=$6::int8 viewer=(SELECT id FROM me) caps=$3::int4}} AS o
  CROSS JOIN LATERAL {{root o}} AS r
)
SELECT c.id, c.wiki, {{person actor=c.author_id}} AS author, c.text, c.lang, r.visibility, c.version,
  c.created_at AS created, c.edited_at AS edited, c.deleted_at IS NOT NULL AS deleted, c.hide_level,
  c.entities::text AS entities, {{persons c}} AS persons,
  {{media c}} AS media,
  r.kind AS root_kind, r.key AS root_key, c.thread_id AS thread,
  nullif(c.parent_id, c.root_id) AS parent,
  NULL::int8 AS circle, NULL::text AS circle_name
FROM (
  SELECT f.id
  FROM social.status AS f
  WHERE f.root_id = (SELECT object.id FROM object)
    AND f.root_id IS NOT NULL AND f.thread_id = f.id
    AND f.id < coalesce($7::int8, 9223372036854775807)
    AND EXISTS (
      SELECT FROM social.status AS c
      WHERE c.thread_id = f.id AND c.thread_id IS NOT NULL
        AND {{readable c viewer=(SELECT id FROM me) caps=$3::int4 mentioned=c.mentioned}}
        AND {{unmuted c viewer=(SELECT id FROM me) caps=$3::int4}}
      OFFSET 0
    )
  ORDER BY f.id DESC
  LIMIT $8::int4
) AS t
CROSS JOIN LATERAL (
  SELECT c.*
  FROM social.status AS c
  WHERE c.thread_id = t.id AND c.thread_id IS NOT NULL
    AND {{readable c viewer=(SELECT id FROM me) caps=$3::int4 mentioned=c.mentioned}}
    AND {{unmuted c viewer=(SELECT id FROM me) caps=$3::int4}}
  ORDER BY c.id
  LIMIT $9::int4
) AS c
CROSS JOIN object AS r
ORDER BY t.id DESC, c.id

-- name: comment_thread :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 id int8
-- > seen bool
-- > count int8
-- > closed int2
-- Of the thread that a comment stands in: its replies are counted.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT t.id IS NOT NULL AS seen,
  CASE WHEN t.id IS NOT NULL THEN {{replies thread=t.id}} ELSE 0 END AS count,
  coalesce(r.closed, 0::int2) AS closed
FROM (SELECT) AS once
LEFT JOIN {{thread number=$4::int8 wiki=$1::text viewer=(SELECT id FROM me) caps=$3::int4}} AS t ON true
LEFT JOIN LATERAL {{root t}} AS r ON true

-- name: comment_replies :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 id int8
-- $5 after int8
-- $6 limit int4
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
-- > entities text
-- > persons int8[]
-- > media text
-- > root_kind int2
-- > root_key text
-- > thread int8
-- > parent int8
-- > circle int8
-- > circle_name text
-- Oldest first. One that was written before and committed after a page was read is missing on the next
-- page of whoever read it, as with every list that goes by ids.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
thread AS MATERIALIZED (
  SELECT t.id, r.kind, r.key, r.visibility
  FROM {{thread number=$4::int8 wiki=$1::text viewer=(SELECT id FROM me) caps=$3::int4}} AS t
  CROSS JOIN LATERAL {{root t}} AS r
)
SELECT c.id, c.wiki, {{person actor=c.author_id}} AS author, c.text, c.lang, r.visibility, c.version,
  c.created_at AS created, c.edited_at AS edited, c.deleted_at IS NOT NULL AS deleted, c.hide_level,
  c.entities::text AS entities, {{persons c}} AS persons,
  {{media c}} AS media,
  r.kind AS root_kind, r.key AS root_key, c.thread_id AS thread,
  nullif(c.parent_id, c.root_id) AS parent,
  NULL::int8 AS circle, NULL::text AS circle_name
FROM thread AS r
CROSS JOIN LATERAL (
  SELECT c.*
  FROM social.status AS c
  WHERE c.thread_id = r.id AND c.thread_id IS NOT NULL
    AND c.id > greatest($5::int8, r.id)
    AND {{readable c viewer=(SELECT id FROM me) caps=$3::int4 mentioned=c.mentioned}}
    AND {{unmuted c viewer=(SELECT id FROM me) caps=$3::int4}}
  ORDER BY c.id
  LIMIT $6::int4
) AS c
ORDER BY c.id

-- name: comment_counts :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 kinds int8[]
-- $5 numbers int8[]
-- $6 keys text
-- > place int8
-- > count int8
-- Of those of many objects that the viewer may see; keys are joined by line feeds. Of a comment the
-- replies in its thread. What the store does not know costs one probe.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT asked.place,
  CASE WHEN asked.kind = 5 THEN {{replies thread=o.thread_id}} ELSE {{comments root=o.id}} END AS count
FROM ROWS FROM (
  unnest($4::int8[]), unnest($5::int8[]), unnest(string_to_array($6::text, E'\n'))
) WITH ORDINALITY AS asked (kind, number, key, place)
CROSS JOIN LATERAL (
  {{target wiki=$1::text kind=(asked.kind::int2) key=(asked.key) number=(asked.number) viewer=(SELECT id FROM me) caps=$3::int4}}
  OFFSET 0
) AS o

-- name: comment_roots :many
-- $1 wiki text
-- $2 ids int8[]
-- > place int8
-- > kind int2
-- > key text
-- What these comments hang on, whoever asks: for asking the wiki who may read that.
SELECT asked.place, r.kind, r.key
FROM unnest($2::int8[]) WITH ORDINALITY AS asked (id, place)
JOIN social.status AS s ON s.id = asked.id AND s.wiki = $1::text AND s.root_id IS NOT NULL
CROSS JOIN LATERAL {{root s}} AS r

-- name: comment_states :many
-- $1 wiki text
-- $2 kinds int8[]
-- $3 numbers int8[]
-- $4 keys text
-- $5 after int8
-- $6 limit int4
-- > id int8
-- > author int8
-- > created timestamptz
-- > visibility int2
-- > listed bool
-- > comment bool
-- As status_states, of what hangs on these objects and is neither hidden nor deleted by itself: what
-- comes and goes with them. Keys are joined by line feeds.
WITH root AS MATERIALIZED (
  SELECT coalesce(t.id, CASE WHEN asked.kind = 4 THEN asked.number END) AS id
  FROM ROWS FROM (
    unnest($2::int8[]), unnest($3::int8[]), unnest(string_to_array($4::text, E'\n'))
  ) AS asked (kind, number, key)
  LEFT JOIN social.target AS t
    ON t.wiki = $1::text AND t.kind = asked.kind::int2 AND t.key = asked.key
)
SELECT s.id, {{person actor=s.author_id}} AS author, s.created_at AS created, s.visibility,
  coalesce({{visible s viewer=NULL::integer caps=0}}, false) AS listed,
  true AS comment
FROM root
CROSS JOIN LATERAL (
  SELECT c.*
  FROM social.status AS c
  WHERE c.root_id = root.id AND c.root_id IS NOT NULL AND c.hide_level = 0 AND c.deleted_at IS NULL
    AND c.wiki = $1::text AND c.id > $5::int8
  ORDER BY c.id
  LIMIT $6::int4
) AS s
ORDER BY s.id
LIMIT $6::int4

-- name: comment_close :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 object_kind int2
-- $5 object text
-- $6 number int8
-- $7 closed bool
-- > seen bool
-- > allowed bool
-- > changed bool
-- Authors close with 1, moderators what is not theirs with 2, which no author lowers: the row is held,
-- so that of two at once the second goes by what the first one did. Comments are closed by their root.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
held_target AS MATERIALIZED (
  SELECT t.id, t.closed, t.author_id
  FROM social.target AS t
  WHERE $4::int2 < 4 AND t.wiki = $1::text AND t.kind = $4::int2 AND t.key = $5::text
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
    AND ($3::int4 & 1 <> 0 OR ({{heir actor=t.author_id}}) = (SELECT id FROM me))
  FOR NO KEY UPDATE
),
held_status AS MATERIALIZED (
  SELECT s.id, s.closed, s.author_id
  FROM social.status AS s
  WHERE $4::int2 = 4 AND s.id = $6::int8 AND s.wiki = $1::text AND s.root_id IS NULL
    AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
    AND ($3::int4 & 1 <> 0 OR ({{heir actor=s.author_id}}) = (SELECT id FROM me))
  FOR NO KEY UPDATE
),
wanted AS MATERIALIZED (
  SELECT h.id, h.closed,
    CASE WHEN NOT $7::bool THEN 0
      WHEN ({{heir actor=h.author_id}}) = (SELECT id FROM me) THEN greatest(h.closed, 1)
      ELSE 2
    END AS closing,
    $7::bool OR h.closed < 2 OR $3::int4 & 1 <> 0 AS allowed
  FROM (TABLE held_target UNION ALL TABLE held_status) AS h
),
target AS (
  UPDATE social.target AS t
  SET closed = w.closing
  FROM wanted AS w
  WHERE t.id = w.id AND w.allowed AND w.closed <> w.closing
),
status AS (
  UPDATE social.status AS s
  SET closed = w.closing
  FROM wanted AS w
  WHERE s.id = w.id AND w.allowed AND w.closed <> w.closing
)
SELECT
  EXISTS (
    SELECT
    FROM {{target wiki=$1::text kind=$4::int2 key=$5::text number=$6::int8 viewer=(SELECT id FROM me) caps=$3::int4}} AS o
  ) AS seen,
  coalesce((SELECT w.allowed FROM wanted AS w), false) AS allowed,
  EXISTS (SELECT FROM wanted AS w WHERE w.allowed AND w.closed <> w.closing) AS changed
