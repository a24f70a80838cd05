-- SPDX-License-Identifier: MIT

-- name: status_post :opt
-- $1 wiki text
-- $2 author int8
-- $3 text text
-- $4 lang text
-- $5 visibility int2
-- $6 key text
-- $7 entities text
-- $8 persons int8[]
-- $9 media text
-- $10 pages int8[]
-- $11 group int8
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
-- No row when the key is held by an earlier post of the last 24 hours, or when the author is not
-- in the store. The insert of the key waits for a concurrent holder, so two posts never both win.
-- Persons are in the store by then: actor_ensure_many runs before it in the same exchange. They
-- are no part of the body: the same text, sent again, may find an account renamed meanwhile.
-- Media is a JSON array of {f, a}, NULL for none; no row either, and nothing written, when the store
-- has not heard of one of the files. Pages are those it is about, in the store by then. Into a group only
-- its members post, and in a private one for them alone.
WITH author AS MATERIALIZED (
  SELECT a.id, place.id AS circle_id, CASE WHEN place.private THEN 2 ELSE $5::int2 END AS visibility
  FROM social.actor AS a
  LEFT JOIN LATERAL (
    SELECT c.id, c.private
    FROM social.circle AS c
    JOIN social.membership AS m ON m.circle_id = c.id AND m.actor_id = a.id AND m.state = 1
    WHERE c.id = $11::int8 AND c.wiki = $1::text AND c.archived_at IS NULL AND c.hide_level = 0
    OFFSET 0
  ) AS place ON $11::int8 IS NOT NULL
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
    AND ($11::int8 IS NULL OR place.id IS NOT NULL)
),
files AS MATERIALIZED {{files wiki=$1::text files=$9::text}},
held AS (
  INSERT INTO social.idempotency AS i (actor_id, key, body_hash, object_id)
  SELECT author.id, $6::text,
    {{body object=('9:' || $11::int8) text=$3::text lang=$4::text visibility=$5::int2 media=$9::text}},
    social.next_id()
  FROM author
  CROSS JOIN files
  WHERE $6::text IS NOT NULL AND files.known
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
  CROSS JOIN files
  WHERE $6::text IS NULL AND files.known
),
status AS (
  INSERT INTO social.status
    (id, wiki, author_id, text, lang, visibility, circle_id, entities, mentioned, media, alts)
  SELECT made.id, $1::text, made.author_id, $3::text, $4::text, author.visibility, author.circle_id,
    $7::text::jsonb, {{actors wiki=$1::text persons=$8::int8[]}}, files.media, files.alts
  FROM made
  CROSS JOIN author
  CROSS JOIN files
  RETURNING *
),
version AS (
  INSERT INTO social.status_version
    (status_id, version, editor_id, text, lang, entities, mentioned, media, alts)
  SELECT status.id, status.version, status.author_id, status.text, status.lang, status.entities,
    status.mentioned, status.media, status.alts
  FROM status
),
cited AS (
  INSERT INTO social.citation (page_id, status_id)
  SELECT page.id, status.id
  FROM status
  CROSS JOIN {{pages wiki=$1::text pages=$10::int8[] more=NULL::integer}} AS page
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id)
  SELECT social.next_id(), status.author_id, 1, status.id, status.visibility, status.circle_id
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
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  NULL::int2 AS root_kind, NULL::text AS root_key, NULL::int8 AS thread, NULL::int8 AS parent,
  s.circle_id AS circle, {{posted s viewer=s.author_id caps=0}} AS circle_name
FROM status AS s

-- name: status_by_key :opt
-- $1 wiki text
-- $2 author int8
-- $3 text text
-- $4 lang text
-- $5 visibility int2
-- $6 key text
-- $7 caps int4
-- $8 media text
-- $9 object_kind int2
-- $10 object text
-- $11 group int8
-- > same_body bool
-- > seen bool
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
-- The status or comment that holds a key; to be run behind status_post or comment_post in the same
-- exchange. Kind and key of an object are those that were commented, NULL for a status. What moderators
-- hid meanwhile is not shown to its author by this way either.
SELECT
  i.body_hash = {{body object=(coalesce($9::int2 || ':' || $10::text, '9:' || $11::int8)) text=$3::text lang=$4::text visibility=$5::int2 media=$8::text}} AS same_body,
  {{visible s viewer=i.actor_id caps=$7::int4}} AS seen,
  s.id, s.wiki, $2::int8 AS author, s.text, s.lang,
  coalesce(r.visibility, s.visibility) AS visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, s.deleted_at IS NOT NULL AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  r.kind AS root_kind, r.key AS root_key, s.thread_id AS thread,
  nullif(s.parent_id, s.root_id) AS parent,
  s.circle_id AS circle, {{posted s viewer=i.actor_id caps=$7::int4}} AS circle_name
FROM social.idempotency AS i
JOIN social.status AS s ON s.id = i.object_id
CROSS JOIN LATERAL {{root s}} AS r
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
-- > entities text
-- > persons int8[]
-- > media text
-- > root_kind int2
-- > root_key text
-- > thread int8
-- > parent int8
-- > circle int8
-- > circle_name text
-- Of this wiki only: the rights in caps are rights on it, another wiki sharing the store may be
-- closed, and the author's local id means somebody else there.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT s.id, s.wiki,
  {{person actor=s.author_id}} AS author,
  s.text, s.lang, coalesce(r.visibility, s.visibility) AS visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, s.deleted_at IS NOT NULL AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  r.kind AS root_kind, r.key AS root_key, s.thread_id AS thread,
  nullif(s.parent_id, s.root_id) AS parent,
  s.circle_id AS circle, {{posted s viewer=(SELECT id FROM me) caps=$3::int4}} AS circle_name
FROM social.status AS s
CROSS JOIN LATERAL {{root s}} AS r
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
  RETURNING s.id, s.author_id, s.visibility, s.circle_id, s.root_id
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
  SELECT social.next_id(), d.author_id, 3, d.id, coalesce(r.visibility, d.visibility),
    coalesce(r.circle_id, d.circle_id), r.page_id
  FROM deleted AS d
  CROSS JOIN LATERAL {{root d}} AS r
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

-- name: status_edit :one
-- $1 wiki text
-- $2 author int8
-- $3 caps int4
-- $4 id int8
-- $5 base int4
-- $6 text text
-- $7 lang text
-- $8 entities text
-- $9 persons int8[]
-- $10 media text
-- $11 pages int8[]
-- > seen bool
-- > own bool
-- > alive bool
-- > current bool
-- > addressed bool
-- > known bool
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
-- A new version of one's own status. The status after it stands in the row when it was made, or
-- when the present version says the same (so that an edit sent twice is one); else the first flag
-- that is false tells why not. Base is the version the author saw, NULL for whichever. Media as in
-- status_post, but NULL keeps the files there are. Pages are put in the place of those it was about.
-- The row lock makes a second edit and a deletion wait, and answers with the row as they left it.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
draft AS MATERIALIZED (
  SELECT $8::text::jsonb AS entities, {{actors wiki=$1::text persons=$9::int8[]}} AS mentioned,
    f.media, f.alts, f.known
  FROM {{files wiki=$1::text files=$10::text}} AS f
),
held AS MATERIALIZED (
  SELECT s.*, {{visible s viewer=(SELECT id FROM me) caps=$3::int4}} AS seen
  FROM social.status AS s
  WHERE s.id = $4::int8 AND s.author_id = (SELECT id FROM me)
  FOR NO KEY UPDATE
),
judged AS MATERIALIZED (
  SELECT h.*,
    h.deleted_at IS NULL AS alive,
    h.version = coalesce($5::int4, h.version) AS current,
    h.visibility <> 3 OR d.mentioned IS NOT NULL AS addressed, d.known,
    h.text = $6::text AND h.lang = $7::text AND h.entities = d.entities
      AND h.mentioned IS NOT DISTINCT FROM d.mentioned
      AND (
        $10::text IS NULL
        OR (h.media IS NOT DISTINCT FROM d.media AND h.alts IS NOT DISTINCT FROM d.alts)
      ) AS same
  FROM held AS h
  CROSS JOIN draft AS d
),
edited AS (
  UPDATE social.status AS s
  SET text = $6::text, lang = $7::text, entities = d.entities, mentioned = d.mentioned,
    media = CASE WHEN $10::text IS NULL THEN s.media ELSE d.media END,
    alts = CASE WHEN $10::text IS NULL THEN s.alts ELSE d.alts END,
    version = j.version + 1, edited_at = now()
  FROM judged AS j
  CROSS JOIN draft AS d
  WHERE s.id = j.id AND j.seen AND j.alive AND j.current AND j.addressed AND j.known
    AND NOT j.same
  RETURNING s.*
),
version AS (
  INSERT INTO social.status_version
    (status_id, version, editor_id, text, lang, entities, mentioned, media, alts)
  SELECT e.id, e.version, e.author_id, e.text, e.lang, e.entities, e.mentioned, e.media, e.alts
  FROM edited AS e
),
about AS MATERIALIZED (
  SELECT e.id AS status_id, page.id AS page_id
  FROM edited AS e
  CROSS JOIN LATERAL {{root e}} AS r
  CROSS JOIN LATERAL {{pages wiki=$1::text pages=$11::int8[] more=r.page_id}} AS page
),
cited AS (
  INSERT INTO social.citation (page_id, status_id)
  SELECT about.page_id, about.status_id
  FROM about
  ON CONFLICT (page_id, status_id) DO NOTHING
),
uncited AS (
  DELETE FROM social.citation AS c
  USING edited AS e
  WHERE c.status_id = e.id AND c.page_id NOT IN (SELECT about.page_id FROM about)
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
  SELECT social.next_id(), e.author_id, 2, e.id, coalesce(r.visibility, e.visibility),
    coalesce(r.circle_id, e.circle_id), r.page_id
  FROM edited AS e
  CROSS JOIN LATERAL {{root e}} AS r
),
after AS (
  SELECT e.id, e.wiki, e.text, e.lang, e.visibility, e.version, e.created_at, e.edited_at,
    e.hide_level, e.entities, e.mentioned, e.media, e.alts, e.root_id, e.parent_id, e.thread_id,
    e.circle_id
  FROM edited AS e
  UNION ALL
  SELECT j.id, j.wiki, j.text, j.lang, j.visibility, j.version, j.created_at, j.edited_at,
    j.hide_level, j.entities, j.mentioned, j.media, j.alts, j.root_id, j.parent_id, j.thread_id,
    j.circle_id
  FROM judged AS j
  WHERE j.seen AND j.alive AND j.same
)
SELECT
  coalesce(j.seen, EXISTS (
    SELECT FROM social.status AS s
    WHERE s.id = $4::int8 AND s.wiki = $1::text
      AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
  )) AS seen,
  j.id IS NOT NULL AS own, coalesce(j.alive, false) AS alive, coalesce(j.current, false) AS current,
  coalesce(j.addressed, false) AS addressed, coalesce(j.known, false) AS known,
  s.id, s.wiki, $2::int8 AS author, s.text, s.lang,
  coalesce(r.visibility, s.visibility) AS visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  r.kind AS root_kind, r.key AS root_key, s.thread_id AS thread,
  nullif(s.parent_id, s.root_id) AS parent,
  s.circle_id AS circle, {{posted s viewer=(SELECT id FROM me) caps=$3::int4}} AS circle_name
FROM (SELECT) AS once
LEFT JOIN judged AS j ON true
LEFT JOIN after AS s ON true
LEFT JOIN LATERAL {{root s}} AS r ON true

-- name: status_undelete :one
-- $1 wiki text
-- $2 author int8
-- $3 caps int4
-- $4 id int8
-- > seen bool
-- > own bool
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
-- Takes the author's own deletion back; what moderators hid stays theirs, and unseen. Repeated it
-- answers with the status as it is.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
held AS MATERIALIZED (
  SELECT s.*, {{visible s viewer=(SELECT id FROM me) caps=$3::int4}} AS seen
  FROM social.status AS s
  WHERE s.id = $4::int8 AND s.author_id = (SELECT id FROM me)
  FOR NO KEY UPDATE
),
restored AS (
  UPDATE social.status AS s
  SET deleted_at = NULL
  FROM held AS h
  WHERE s.id = h.id AND h.seen AND h.deleted_at IS NOT NULL
  RETURNING s.id, s.author_id, s.visibility, s.circle_id, s.root_id
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
  SELECT social.next_id(), b.author_id, 4, b.id, coalesce(r.visibility, b.visibility),
    coalesce(r.circle_id, b.circle_id), r.page_id
  FROM restored AS b
  CROSS JOIN LATERAL {{root b}} AS r
)
SELECT
  coalesce(s.seen, EXISTS (
    SELECT FROM social.status AS s
    WHERE s.id = $4::int8 AND s.wiki = $1::text
      AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
  )) AS seen,
  s.id IS NOT NULL AS own,
  s.id, s.wiki, $2::int8 AS author, s.text, s.lang,
  coalesce(r.visibility, s.visibility) AS visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  r.kind AS root_kind, r.key AS root_key, s.thread_id AS thread,
  nullif(s.parent_id, s.root_id) AS parent,
  s.circle_id AS circle, {{posted s viewer=(SELECT id FROM me) caps=$3::int4}} AS circle_name
FROM (SELECT) AS once
LEFT JOIN held AS s ON true
LEFT JOIN LATERAL {{root s}} AS r ON true

-- name: status_history :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 id int8
-- $5 before int4
-- $6 limit int4
-- > version int4
-- > editor int8
-- > text text
-- > lang text
-- > created timestamptz
-- > hide_level int2
-- > current bool
-- > entities text
-- > persons int8[]
-- > media text
-- Newest version first. No row when the viewer may not see the status; one row without a version
-- when there is none before $5. What a hidden version said is told to those only who may read it.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT v.version,
  {{person actor=v.editor_id}} AS editor,
  CASE WHEN v.readable THEN v.text END AS text,
  CASE WHEN v.readable THEN v.lang END AS lang,
  v.created_at AS created, v.hide_level, v.version = s.version AS current,
  CASE WHEN v.readable THEN v.entities::text END AS entities,
  CASE WHEN v.readable THEN {{persons v}} END AS persons,
  CASE WHEN v.readable THEN {{media v}} END AS media
FROM social.status AS s
LEFT JOIN LATERAL (
  SELECT sv.*,
    sv.hide_level = 0 OR (sv.hide_level = 1 AND $3::int4 & 3 <> 0) OR $3::int4 & 2 <> 0 AS readable
  FROM social.status_version AS sv
  WHERE sv.status_id = s.id AND sv.version < coalesce($5::int4, 2147483647)
  ORDER BY sv.version DESC
  LIMIT $6::int4
) AS v ON true
WHERE s.id = $4::int8
  AND s.wiki = $1::text
  AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
ORDER BY v.version DESC

-- name: status_states :many
-- $1 wiki text
-- $2 after int8
-- $3 limit int4
-- > id int8
-- > author int8
-- > created timestamptz
-- > visibility int2
-- > listed bool
-- > comment bool
-- What the wiki's own lists of changes are reconciled with: statuses and comments, no texts. A comment
-- is for everybody as far as what it hangs on is.
SELECT s.id, {{person actor=s.author_id}} AS author, s.created_at AS created, s.visibility,
  coalesce({{visible s viewer=NULL::integer caps=0}}, false) AS listed,
  s.root_id IS NOT NULL AS comment
FROM social.status AS s
WHERE s.wiki = $1::text AND s.id > $2::int8
ORDER BY s.id
LIMIT $3::int4
