-- SPDX-License-Identifier: MIT
-- Feeds: newest first, keyset by id. The conditions on parent_id, hide_level, deleted_at (and
-- visibility) are those of the partial indexes and are repeated here so that a generic plan can
-- use them: feeds never show what is deleted or hidden, whatever the caps.

-- name: feed_public :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 before int8
-- $5 limit int4
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
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT s.id, s.wiki,
  {{person actor=s.author_id}} AS author,
  s.text, s.lang, s.visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  NULL::int2 AS root_kind, NULL::text AS root_key, NULL::int8 AS thread, NULL::int8 AS parent
FROM social.status AS s
WHERE s.wiki = $1::text
  AND s.parent_id IS NULL AND s.visibility = 0 AND s.hide_level = 0 AND s.deleted_at IS NULL
  AND s.id < coalesce($4::int8, 9223372036854775807)
  AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
  AND {{unmuted s viewer=(SELECT id FROM me) caps=$3::int4}}
ORDER BY s.id DESC
LIMIT $5::int4

-- name: feed_user :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 author int8
-- $5 before int8
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
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
-- Asked once and not for each row: the feed of someone muted would be read to its end.
author AS MATERIALIZED (
  SELECT coalesce(a.merged_into, a.id) AS author_id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $4::int8
)
SELECT s.id, s.wiki, {{person actor=s.author_id}} AS author, s.text, s.lang, s.visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  NULL::int2 AS root_kind, NULL::text AS root_key, NULL::int8 AS thread, NULL::int8 AS parent
FROM social.status AS s
WHERE s.author_id = (
    SELECT author.author_id
    FROM author
    WHERE {{unmuted author viewer=(SELECT id FROM me) caps=$3::int4}}
  )
  AND s.parent_id IS NULL AND s.hide_level = 0 AND s.deleted_at IS NULL
  AND s.id < coalesce($5::int8, 9223372036854775807)
  AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
ORDER BY s.id DESC
LIMIT $6::int4

-- name: feed_mentions :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 before int8
-- $5 limit int4
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
-- Statuses that mention the viewer. The sort stands below the visibility, in a query that keeps
-- its conditions to itself: what the page does not reach is not asked for. "+ 0" keeps the planner
-- from walking all statuses by id in the hope of meeting the few.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT s.id, s.wiki,
  {{person actor=s.author_id}} AS author,
  s.text, s.lang, s.visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  NULL::int2 AS root_kind, NULL::text AS root_key, NULL::int8 AS thread, NULL::int8 AS parent
FROM (
  SELECT m.id + 0 AS id, m.wiki, m.author_id, m.text, m.lang, m.visibility, m.version,
    m.created_at, m.edited_at, m.deleted_at, m.hide_level, m.circle_id, m.root_id, m.mentioned,
    m.entities, m.media, m.alts
  FROM social.status AS m
  WHERE m.mentioned @> ARRAY[(SELECT me.id FROM me)]
    AND m.mentioned IS NOT NULL AND m.hide_level = 0 AND m.deleted_at IS NULL
    AND m.wiki = $1::text
    AND m.parent_id IS NULL
    AND m.id < coalesce($4::int8, 9223372036854775807)
  ORDER BY m.id + 0 DESC
  OFFSET 0
) AS s
WHERE {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
  AND {{unmuted s viewer=(SELECT id FROM me) caps=$3::int4}}
ORDER BY s.id DESC
LIMIT $5::int4

-- name: feed_page :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 page int8
-- $5 before int8
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
-- Public statuses and comments about a page, whatever name it has now. Walked from the newest, each
-- asked for by its key; a comment's root decides too.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT s.id, s.wiki,
  {{person actor=s.author_id}} AS author,
  s.text, s.lang, s.visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  r.kind AS root_kind, r.key AS root_key, s.thread_id AS thread,
  nullif(s.parent_id, s.root_id) AS parent
FROM social.citation AS c
CROSS JOIN LATERAL (
  SELECT one.*
  FROM social.status AS one
  WHERE one.id = c.status_id
    AND one.visibility = 0 AND one.hide_level = 0 AND one.deleted_at IS NULL
  OFFSET 0
) AS s
CROSS JOIN LATERAL {{root s}} AS r
WHERE c.page_id = (
    SELECT a.id
    FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 2 AND a.local_id = $4::int8
  )
  AND c.status_id < coalesce($5::int8, 9223372036854775807)
  AND coalesce(r.visibility, 0) = 0 AND r.deleted_at IS NULL
  AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
  AND {{unmuted s viewer=(SELECT id FROM me) caps=$3::int4}}
ORDER BY c.status_id DESC
LIMIT $6::int4
