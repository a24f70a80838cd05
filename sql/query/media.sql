-- SPDX-License-Identifier: MIT
-- The files that statuses show: what their homes say of them, kept up to date in the background.
-- "Kept" is what some version of some status shows, whoever may read it: histories tell of files too.

-- name: media_put :exec
-- $1 wiki text
-- $2 files text
-- A JSON array with the letters of ext/core/media.c, each file once. What is gone (x) is noted of
-- known files only; of what was said of them the credit stays. Rows are locked in the order of names, known ones first, so
-- that two who put the same files do not wait for each other in a circle.
WITH given AS MATERIALIZED (
  SELECT g.*
  FROM jsonb_to_recordset($2::text::jsonb) AS g (
    f text, t text, r text, k int2, m text, s text, z int8, w int4, h int4, c text, cu text, l text,
    lu text, n bool, d text, du text, u text, th jsonb, x bool
  )
  ORDER BY g.f
),
held AS MATERIALIZED (
  SELECT known.id
  FROM given
  CROSS JOIN LATERAL (
    SELECT m.id
    FROM social.media AS m
    WHERE m.wiki = $1::text AND m.file = given.f
    FOR NO KEY UPDATE
  ) AS known
),
gone AS (
  UPDATE social.media AS m
  SET gone_at = coalesce(m.gone_at, now()), refreshed_at = now(), checked_at = NULL,
    description = '', url = '', thumbs = '[]'
  FROM given
  WHERE m.wiki = $1::text AND m.file = given.f AND given.x AND (SELECT count(*) FROM held) > 0
)
INSERT INTO social.media AS m
  (id, wiki, file, title, repo, kind, mime, sha1, size, width, height, author, author_url, licence,
    licence_url, attribution, description, description_url, url, thumbs)
SELECT social.next_id(), $1::text, g.f, g.t, g.r, g.k, g.m, g.s, g.z, g.w, g.h, g.c, g.cu, g.l,
  g.lu, g.n, g.d, g.du, g.u, g.th
FROM given AS g
WHERE NOT g.x AND (SELECT count(*) FROM held) >= 0
ORDER BY g.f
ON CONFLICT (wiki, file) DO UPDATE
SET title = excluded.title, repo = excluded.repo, kind = excluded.kind, mime = excluded.mime,
  sha1 = excluded.sha1, size = excluded.size, width = excluded.width, height = excluded.height,
  author = CASE WHEN m.withheld THEN '' ELSE excluded.author END,
  author_url = CASE WHEN m.withheld THEN '' ELSE excluded.author_url END,
  description = CASE WHEN m.withheld THEN '' ELSE excluded.description END,
  licence = excluded.licence, licence_url = excluded.licence_url,
  attribution = excluded.attribution, description_url = excluded.description_url,
  url = excluded.url, thumbs = excluded.thumbs,
  gone_at = NULL, refreshed_at = now(), checked_at = NULL

-- name: media_get :many
-- $1 wiki text
-- $2 names text
-- > file text
-- > refreshed timestamptz
-- The known ones of a JSON array of {f}, in its order; each as a JSON array of one.
SELECT known.file, known.refreshed_at AS refreshed
FROM ROWS FROM (jsonb_to_recordset($2::text::jsonb) AS (f text)) WITH ORDINALITY AS g (file, place)
CROSS JOIN LATERAL (
  SELECT json_build_array({{file m alt=''::text}})::text AS file, m.refreshed_at
  FROM social.media AS m
  WHERE m.wiki = $1::text AND m.file = g.file
  OFFSET 0
) AS known
ORDER BY g.place

-- name: media_withhold :one
-- $1 wiki text
-- $2 file text
-- $3 withheld bool
-- > known bool
-- > changed bool
-- Blanks who made a file and what its home tells of it, and keeps it blank through all that is put, or
-- lets the next put fill it in again.
WITH held AS MATERIALIZED (
  SELECT m.id, m.withheld
  FROM social.media AS m
  WHERE m.wiki = $1::text AND m.file = $2::text
  FOR NO KEY UPDATE
),
done AS (
  UPDATE social.media AS m
  SET withheld = $3::bool, author = '', author_url = '', description = ''
  FROM held
  WHERE m.id = held.id AND held.withheld <> $3::bool
  RETURNING m.id
)
SELECT EXISTS (SELECT FROM held) AS known, EXISTS (SELECT FROM done) AS changed

-- name: media_take :many
-- $1 wiki text
-- $2 seconds int4
-- $3 limit int4
-- > file text
-- Kept files last refreshed more than $2 seconds ago, oldest first, for one who refreshes them; for
-- ten minutes nobody else is given them.
WITH stale AS MATERIALIZED (
  SELECT m.id
  FROM social.media AS m
  WHERE m.wiki = $1::text
    AND m.refreshed_at < now() - make_interval(secs => $2::int4)
    AND (m.checked_at IS NULL OR m.checked_at < now() - interval '10 minutes')
    AND {{kept m}}
  ORDER BY m.refreshed_at
  LIMIT $3::int4
  FOR NO KEY UPDATE OF m SKIP LOCKED
),
taken AS (
  UPDATE social.media AS m
  SET checked_at = now()
  WHERE m.id = ANY (ARRAY(SELECT stale.id FROM stale))
  RETURNING m.id, m.file, m.refreshed_at
)
SELECT t.file
FROM taken AS t
ORDER BY t.refreshed_at, t.id

-- name: media_backlog :one
-- $1 wiki text
-- $2 seconds int4
-- $3 most int4
-- > stale int4
-- How many kept files were last refreshed more than $2 seconds ago, taken or not; no more than $3
-- are counted.
SELECT count(*)::int4 AS stale
FROM (
  SELECT
  FROM social.media AS m
  WHERE m.wiki = $1::text
    AND m.refreshed_at < now() - make_interval(secs => $2::int4)
    AND {{kept m}}
  ORDER BY m.refreshed_at
  LIMIT $3::int4
) AS old

-- name: media_statuses :many
-- $1 wiki text
-- $2 file text
-- $3 after int8
-- $4 limit int4
-- > id int8
-- > author int8
-- What everybody may read and what shows a file, comments too, ids ascending: whose pages are in
-- caches. "+ 0" and the sort below are feed_mentions'.
SELECT s.id, {{person actor=s.author_id}} AS author
FROM (
  SELECT f.id + 0 AS id, f.author_id, f.visibility, f.circle_id, f.hide_level, f.deleted_at,
    f.root_id, f.mentioned
  FROM social.status AS f
  WHERE f.media @> ARRAY[(
      SELECT m.id FROM social.media AS m WHERE m.wiki = $1::text AND m.file = $2::text
    )]
    AND f.media IS NOT NULL
    AND f.wiki = $1::text
    AND f.id > $3::int8
  ORDER BY f.id + 0
  OFFSET 0
) AS s
WHERE {{visible s viewer=NULL::integer caps=0}}
ORDER BY s.id
LIMIT $4::int4
