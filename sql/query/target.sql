-- SPDX-License-Identifier: MIT
-- Objects of the wiki. Who calls has decided that the person may see them; what the wiki hides later
-- comes by target_mirror.

-- name: target_ensure :exec
-- $1 wiki text
-- $2 kind int2
-- $3 key text
-- $4 author int8
-- $5 page int8
-- Looks first, as actor_ensure does. Author and page, who are in the store by then, follow what the
-- wiki says: a talk comment may stand on another page by now.
WITH told AS MATERIALIZED (
  SELECT
    (
      SELECT a.id FROM social.actor AS a
      WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $4::int8
    ) AS author_id,
    (
      SELECT a.id FROM social.actor AS a
      WHERE a.wiki = $1::text AND a.kind = 2 AND a.local_id = $5::int8
    ) AS page_id
),
moved AS (
  UPDATE social.target AS t
  SET author_id = told.author_id, page_id = told.page_id
  FROM told
  WHERE t.wiki = $1::text AND t.kind = $2::int2 AND t.key = $3::text
    AND (t.author_id, t.page_id) IS DISTINCT FROM (told.author_id, told.page_id)
)
INSERT INTO social.target (id, wiki, kind, key, author_id, page_id)
SELECT social.next_id(), $1::text, $2::int2, $3::text, told.author_id, told.page_id
FROM told
WHERE NOT EXISTS (
  SELECT FROM social.target AS t
  WHERE t.wiki = $1::text AND t.kind = $2::int2 AND t.key = $3::text
)
ON CONFLICT (wiki, kind, key) DO NOTHING

-- name: target_list :many
-- $1 wiki text
-- $2 after int8
-- $3 limit int4
-- > id int8
-- > kind int2
-- > key text
-- > author int8
-- > page int8
-- > hide_level int2
-- > deleted bool
SELECT t.id, t.kind, t.key, coalesce(({{person actor=t.author_id}}), 0) AS author,
  coalesce((SELECT p.local_id FROM social.actor AS p WHERE p.id = t.page_id), 0) AS page,
  t.hide_level, t.deleted_at IS NOT NULL AS deleted
FROM social.target AS t
WHERE t.wiki = $1::text AND t.id > $2::int8 AND t.kind <> 0
ORDER BY t.id
LIMIT $3::int4

-- name: target_list_by_page :many
-- $1 wiki text
-- $2 page int8
-- $3 after int8
-- $4 limit int4
-- > id int8
-- > kind int2
-- > key text
-- > author int8
-- > page int8
-- > hide_level int2
-- > deleted bool
SELECT t.id, t.kind, t.key, coalesce(({{person actor=t.author_id}}), 0) AS author,
  $2::int8 AS page, t.hide_level, t.deleted_at IS NOT NULL AS deleted
FROM social.target AS t
WHERE t.page_id = (
    SELECT p.id
    FROM social.actor AS p
    WHERE p.wiki = $1::text AND p.kind = 2 AND p.local_id = $2::int8
  )
  AND t.id > $3::int8 AND t.kind <> 0
ORDER BY t.id
LIMIT $4::int4

-- name: target_list_by_key :many
-- $1 wiki text
-- $2 kinds int8[]
-- $3 keys text
-- > id int8
-- > kind int2
-- > key text
-- > author int8
-- > page int8
-- > hide_level int2
-- > deleted bool
-- Those of these objects that the store knows; keys are joined by line feeds. Events are the store's own:
-- nothing is mirrored of them, here and in the lists above.
SELECT t.id, t.kind, t.key, coalesce(({{person actor=t.author_id}}), 0) AS author,
  coalesce((SELECT p.local_id FROM social.actor AS p WHERE p.id = t.page_id), 0) AS page,
  t.hide_level, t.deleted_at IS NOT NULL AS deleted
FROM ROWS FROM (unnest($2::int8[]), unnest(string_to_array($3::text, E'\n')))
  WITH ORDINALITY AS asked (kind, key, place)
CROSS JOIN LATERAL (
  SELECT found.*
  FROM social.target AS found
  WHERE found.wiki = $1::text AND found.kind = asked.kind::int2 AND found.key = asked.key
    AND found.kind <> 0
  OFFSET 0
) AS t
ORDER BY asked.place

-- name: target_mirror :one
-- $1 wiki text
-- $2 ids int8[]
-- $3 authors int8[]
-- $4 pages int8[]
-- $5 states int8[]
-- > changed int4
-- States: the hide level, and 4 where the wiki has it no more. Authors and pages are in the store by
-- then. Locked in the order of ids, as far as anything is to be done.
WITH stale AS MATERIALIZED (
  SELECT t.id, w.author_id, w.page_id, w.hide_level, w.gone
  FROM ROWS FROM (
    unnest($2::int8[]), unnest($3::int8[]), unnest($4::int8[]), unnest($5::int8[])
  ) AS core (id, author, page, state)
  JOIN social.target AS t ON t.id = core.id AND t.wiki = $1::text
  CROSS JOIN LATERAL (
    SELECT
      (
        SELECT a.id FROM social.actor AS a
        WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = core.author
      ) AS author_id,
      (
        SELECT a.id FROM social.actor AS a
        WHERE a.wiki = $1::text AND a.kind = 2 AND a.local_id = core.page
      ) AS page_id,
      (core.state & 3)::int2 AS hide_level, core.state & 4 <> 0 AS gone
    OFFSET 0
  ) AS w
  WHERE (t.author_id, t.page_id, t.hide_level, t.deleted_at IS NOT NULL)
    IS DISTINCT FROM (w.author_id, w.page_id, w.hide_level, w.gone)
  ORDER BY t.id
  FOR NO KEY UPDATE OF t
),
changed AS (
  UPDATE social.target AS t
  SET author_id = stale.author_id, page_id = stale.page_id, hide_level = stale.hide_level,
    deleted_at = CASE WHEN stale.gone THEN coalesce(t.deleted_at, now()) END
  FROM stale
  WHERE t.id = stale.id
  RETURNING t.id
)
SELECT count(*)::int4 AS changed
FROM changed
