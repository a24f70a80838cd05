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
-- > circle int8
-- > circle_name text
-- > event text
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT item.id, item.wiki, item.author, item.text, item.lang, item.visibility, item.version,
  item.created, item.edited, item.deleted, item.hide_level, item.entities, item.persons, item.media,
  item.root_kind, item.root_key, item.thread, item.parent, item.circle_id AS circle,
  {{posted item viewer=(SELECT id FROM me) caps=$3::int4}} AS circle_name,
  CASE WHEN item.is_event THEN (
    SELECT {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}}
    FROM social.event AS e
    CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = e.id OFFSET 0) AS t
    WHERE e.id = item.id
  ) END AS event
FROM (
  (
    SELECT s.id, s.wiki,
      {{person actor=s.author_id}} AS author,
      s.text, s.lang, s.visibility, s.version,
      s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
      s.entities::text AS entities, {{persons s}} AS persons,
      {{media s}} AS media,
      NULL::int2 AS root_kind, NULL::text AS root_key, NULL::int8 AS thread, NULL::int8 AS parent,
      s.circle_id, false AS is_event
    FROM social.status AS s
    WHERE s.wiki = $1::text
      AND s.parent_id IS NULL AND s.visibility = 0 AND s.hide_level = 0 AND s.deleted_at IS NULL
      AND s.id < coalesce($4::int8, 9223372036854775807)
      AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
      AND {{unmuted s viewer=(SELECT id FROM me) caps=$3::int4}}
    ORDER BY s.id DESC
    LIMIT $5::int4
  )
  UNION ALL
  (
    SELECT e.id, e.wiki, NULL, NULL, NULL, 0::int2, 0, e.created_at, NULL, false, 0::int2, NULL,
      NULL, NULL, NULL, NULL, NULL, NULL, NULL, true
    FROM social.event AS e
    CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = e.id OFFSET 0) AS t
    -- As a range of the index of what is announced: by id alone a small wiki beside a large one would
    -- be looked for among all that the large one has.
    WHERE e.wiki >= $1::text AND e.page_id IS NOT NULL
      AND (e.wiki, e.id) < ($1::text, coalesce($4::int8, 9223372036854775807))
      AND t.visibility = 0 AND t.hide_level = 0 AND t.deleted_at IS NULL
      AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
      AND {{unmuted t viewer=(SELECT id FROM me) caps=$3::int4}}
    ORDER BY e.wiki DESC, e.id DESC
    LIMIT $5::int4
  )
  ORDER BY id DESC
  LIMIT $5::int4
) AS item
ORDER BY item.id DESC

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
-- > circle int8
-- > circle_name text
-- > event text
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
SELECT item.id, item.wiki, item.author, item.text, item.lang, item.visibility, item.version,
  item.created, item.edited, item.deleted, item.hide_level, item.entities, item.persons, item.media,
  item.root_kind, item.root_key, item.thread, item.parent, item.circle_id AS circle,
  {{posted item viewer=(SELECT id FROM me) caps=$3::int4}} AS circle_name,
  CASE WHEN item.is_event THEN (
    SELECT {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}}
    FROM social.event AS e
    CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = e.id OFFSET 0) AS t
    WHERE e.id = item.id
  ) END AS event
FROM (
  (
    SELECT s.id, s.wiki, {{person actor=s.author_id}} AS author, s.text, s.lang, s.visibility, s.version,
      s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
      s.entities::text AS entities, {{persons s}} AS persons,
      {{media s}} AS media,
      NULL::int2 AS root_kind, NULL::text AS root_key, NULL::int8 AS thread, NULL::int8 AS parent,
      s.circle_id, false AS is_event
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
  )
  UNION ALL
  (
    SELECT e.id, e.wiki, NULL, NULL, NULL, 0::int2, 0, e.created_at, NULL, false, 0::int2, NULL,
      NULL, NULL, NULL, NULL, NULL, NULL, NULL, true
    FROM social.target AS t
    CROSS JOIN LATERAL (SELECT e.* FROM social.event AS e WHERE e.id = t.id OFFSET 0) AS e
    WHERE t.kind = 0 AND e.page_id IS NOT NULL
      AND t.author_id = (
        SELECT author.author_id
        FROM author
        WHERE {{unmuted author viewer=(SELECT id FROM me) caps=$3::int4}}
      )
      AND t.id < coalesce($5::int8, 9223372036854775807)
      AND t.hide_level = 0 AND t.deleted_at IS NULL
      AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
    ORDER BY t.id DESC
    LIMIT $6::int4
  )
  ORDER BY id DESC
  LIMIT $6::int4
) AS item
ORDER BY item.id DESC

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
-- > circle int8
-- > circle_name text
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
  NULL::int2 AS root_kind, NULL::text AS root_key, NULL::int8 AS thread, NULL::int8 AS parent,
  s.circle_id AS circle, {{posted s viewer=(SELECT id FROM me) caps=$3::int4}} AS circle_name
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

-- name: feed_group :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 group int8
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
-- > circle int8
-- > circle_name text
-- What was posted into a group, as far as the viewer may see it: of a private one nothing but to its members.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT s.id, s.wiki, {{person actor=s.author_id}} AS author, s.text, s.lang, s.visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  NULL::int2 AS root_kind, NULL::text AS root_key, NULL::int8 AS thread, NULL::int8 AS parent,
  s.circle_id AS circle, {{posted s viewer=(SELECT id FROM me) caps=$3::int4}} AS circle_name
FROM social.status AS s
WHERE s.circle_id = $4::int8 AND s.circle_id IS NOT NULL AND s.wiki = $1::text
  AND s.parent_id IS NULL AND s.hide_level = 0 AND s.deleted_at IS NULL
  AND s.id < coalesce($5::int8, 9223372036854775807)
  AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
  AND {{unmuted s viewer=(SELECT id FROM me) caps=$3::int4}}
ORDER BY s.id DESC
LIMIT $6::int4

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
-- > circle int8
-- > circle_name text
-- > event text
-- Public statuses and comments about a page, whatever name it has now. Walked from the newest, each
-- asked for by its key; a comment's root decides too.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT item.id, item.wiki, item.author, item.text, item.lang, item.visibility, item.version,
  item.created, item.edited, item.deleted, item.hide_level, item.entities, item.persons, item.media,
  item.root_kind, item.root_key, item.thread, item.parent, item.circle_id AS circle,
  {{posted item viewer=(SELECT id FROM me) caps=$3::int4}} AS circle_name,
  CASE WHEN item.is_event THEN (
    SELECT {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}}
    FROM social.event AS e
    CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = e.id OFFSET 0) AS t
    WHERE e.id = item.id
  ) END AS event
FROM (
  (
    SELECT s.id, s.wiki,
      {{person actor=s.author_id}} AS author,
      s.text, s.lang, s.visibility, s.version,
      s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
      s.entities::text AS entities, {{persons s}} AS persons,
      {{media s}} AS media,
      r.kind AS root_kind, r.key AS root_key, s.thread_id AS thread,
      nullif(s.parent_id, s.root_id) AS parent,
      s.circle_id, false AS is_event
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
  )
  UNION ALL
  (
    SELECT e.id, e.wiki, NULL, NULL, NULL, 0::int2, 0, e.created_at, NULL, false, 0::int2, NULL,
      NULL, NULL, NULL, NULL, NULL, NULL, NULL, true
    FROM social.event_page AS p
    CROSS JOIN LATERAL (SELECT e.* FROM social.event AS e WHERE e.id = p.event_id OFFSET 0) AS e
    CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = e.id OFFSET 0) AS t
    WHERE p.page_id = (
        SELECT a.id
        FROM social.actor AS a
        WHERE a.wiki = $1::text AND a.kind = 2 AND a.local_id = $4::int8
      )
      AND p.event_id < coalesce($5::int8, 9223372036854775807)
      AND t.visibility = 0 AND t.hide_level = 0 AND t.deleted_at IS NULL
      AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
      AND {{unmuted t viewer=(SELECT id FROM me) caps=$3::int4}}
    ORDER BY p.event_id DESC
    LIMIT $6::int4
  )
  ORDER BY id DESC
  LIMIT $6::int4
) AS item
ORDER BY item.id DESC

-- name: feed_home :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 before int8
-- $5 limit int4
-- $6 spread int4
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
-- > reason int2
-- What the viewer wrote (reason 1), what people they follow wrote (2), what is said in public about pages
-- they follow (3), and what was posted into their groups (4). Of the people only the $spread with the newest
-- heads are read, each down to the head of the next one: nobody else wrote anything above it. Where that
-- leaves anybody out the last row has the id 0, and what is older than the page may have gaps.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
packed AS MATERIALIZED (
  SELECT f.followees, f.pages
  FROM social.following AS f
  WHERE f.actor_id = (SELECT me.id FROM me)
),
person AS MATERIALIZED (
  SELECT followed.id FROM packed CROSS JOIN LATERAL unnest(packed.followees) AS followed (id)
  UNION
  -- Nearly nobody stands in this index; whoever is merged writes as their heir.
  SELECT merged.merged_into
  FROM packed
  CROSS JOIN LATERAL (
    SELECT a.merged_into
    FROM social.actor AS a
    WHERE a.id = ANY (packed.followees) AND (a.hidden OR a.merged_into IS NOT NULL)
      AND a.merged_into IS NOT NULL
    OFFSET 0
  ) AS merged
  UNION
  SELECT me.id FROM me
),
newest AS MATERIALIZED (
  SELECT person.id, top.last_id
  FROM person
  CROSS JOIN LATERAL (
    SELECT max(h.last_id) AS last_id FROM social.head AS h WHERE h.actor_id = person.id OFFSET 0
  ) AS top
  WHERE top.last_id IS NOT NULL
  ORDER BY top.last_id DESC
  LIMIT $6::int4 + 1
),
-- The head of the first who is not read, else 0.
bound AS MATERIALIZED (
  SELECT CASE WHEN count(*) > $6::int4 THEN min(newest.last_id) ELSE 0 END AS id
  FROM newest
),
item AS MATERIALIZED (
  SELECT one.id, min(one.reason) AS reason
  FROM (
    (
      SELECT s.id, CASE WHEN s.author_id = (SELECT me.id FROM me) THEN 1 ELSE 2 END AS reason
      FROM newest
      CROSS JOIN LATERAL (
        SELECT s.id, s.author_id
        FROM social.status AS s
        WHERE s.author_id = newest.id
          AND s.parent_id IS NULL AND s.hide_level = 0 AND s.deleted_at IS NULL
          AND s.id < coalesce($4::int8, 9223372036854775807)
          AND s.id > (SELECT bound.id FROM bound)
          AND s.wiki = $1::text
          AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
          AND {{unmuted s viewer=(SELECT id FROM me) caps=$3::int4}}
        ORDER BY s.id DESC
        LIMIT $5::int4
      ) AS s
      ORDER BY s.id DESC
      LIMIT $5::int4
    )
    UNION ALL
    (
      SELECT s.id, 3
      FROM packed
      CROSS JOIN LATERAL unnest(packed.pages) AS page (id)
      CROSS JOIN LATERAL (
        SELECT s.id
        FROM social.citation AS c
        CROSS JOIN LATERAL (
          SELECT one.*
          FROM social.status AS one
          WHERE one.id = c.status_id
            AND one.visibility = 0 AND one.hide_level = 0 AND one.deleted_at IS NULL
          OFFSET 0
        ) AS s
        CROSS JOIN LATERAL {{root s}} AS r
        WHERE c.page_id = page.id
          AND c.status_id < coalesce($4::int8, 9223372036854775807)
          AND c.status_id > (SELECT bound.id FROM bound)
          AND coalesce(r.visibility, 0) = 0 AND r.deleted_at IS NULL
          AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
          AND {{unmuted s viewer=(SELECT id FROM me) caps=$3::int4}}
        ORDER BY c.status_id DESC
        LIMIT $5::int4
      ) AS s
      ORDER BY s.id DESC
      LIMIT $5::int4
    )
    UNION ALL
    (
      SELECT s.id, 4
      FROM social.membership AS m
      CROSS JOIN LATERAL (
        SELECT s.id
        FROM social.status AS s
        WHERE s.circle_id = m.circle_id AND s.circle_id IS NOT NULL
          AND s.parent_id IS NULL AND s.hide_level = 0 AND s.deleted_at IS NULL
          AND s.id < coalesce($4::int8, 9223372036854775807)
          AND s.id > (SELECT bound.id FROM bound)
          AND s.wiki = $1::text
          AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
          AND {{unmuted s viewer=(SELECT id FROM me) caps=$3::int4}}
        ORDER BY s.id DESC
        LIMIT $5::int4
      ) AS s
      WHERE m.actor_id = (SELECT me.id FROM me) AND m.state = 1
      ORDER BY s.id DESC
      LIMIT $5::int4
    )
  ) AS one
  GROUP BY one.id
  ORDER BY one.id DESC
  LIMIT $5::int4
)
SELECT s.id, s.wiki, {{person actor=s.author_id}} AS author, s.text, s.lang, s.visibility, s.version,
  s.created_at AS created, s.edited_at AS edited, false AS deleted, s.hide_level,
  s.entities::text AS entities, {{persons s}} AS persons,
  {{media s}} AS media,
  r.kind AS root_kind, r.key AS root_key, s.thread_id AS thread,
  nullif(s.parent_id, s.root_id) AS parent,
  s.circle_id AS circle, {{posted s viewer=(SELECT id FROM me) caps=$3::int4}} AS circle_name,
  item.reason::int2 AS reason
FROM item
CROSS JOIN LATERAL (SELECT one.* FROM social.status AS one WHERE one.id = item.id OFFSET 0) AS s
CROSS JOIN LATERAL {{root s}} AS r
UNION ALL
SELECT 0, $1::text, NULL, '', '', 0::int2, 0, now(), NULL, false, 0::int2, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, 0::int2
FROM bound
WHERE bound.id > 0
ORDER BY id DESC
