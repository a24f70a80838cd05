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
-- they follow (3), and what was posted into their groups (4).
-- In rounds, of which the first is nearly always enough: the sources with the newest heads, $spread of
-- them, each by its index down to the head of the first that is left out, which is exact; then, newest
-- first, what of it the viewer may see. Where that is less than asked for the next round goes on below
-- with four times as many.
WITH RECURSIVE me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
packed AS MATERIALIZED (
  SELECT f.followees, f.pages
  FROM social.following AS f
  WHERE f.actor_id = (SELECT me.id FROM me)
),
-- What is read: people (2), pages (3) and groups (4).
source AS MATERIALIZED (
  SELECT 2 AS reason, followed.id::int8 AS id
  FROM packed
  CROSS JOIN LATERAL unnest(packed.followees) AS followed (id)
  UNION ALL
  -- Nearly nobody stands in this index; whoever is merged writes as their heir.
  SELECT 2, merged.merged_into
  FROM packed
  CROSS JOIN LATERAL (
    SELECT a.merged_into
    FROM social.actor AS a
    WHERE a.id = ANY (packed.followees) AND (a.hidden OR a.merged_into IS NOT NULL)
      AND a.merged_into IS NOT NULL
    OFFSET 0
  ) AS merged
  UNION ALL
  SELECT 2, me.id FROM me
  UNION ALL
  SELECT 3, page.id FROM packed CROSS JOIN LATERAL unnest(packed.pages) AS page (id)
  UNION ALL
  SELECT 4, m.circle_id
  FROM social.membership AS m
  WHERE m.actor_id = (SELECT me.id FROM me) AND m.state = 1
),
round AS (
  SELECT 0 AS n, $6::int4 AS spread, $5::int4 AS depth, coalesce($4::int8, 9223372036854775807) AS before,
    '{}'::int8[] AS ids, '{}'::int4[] AS reasons
  UNION ALL
  SELECT round.n + 1, round.spread * 4, round.depth * 4, next.before, round.ids || next.ids,
    round.reasons || next.reasons
  FROM round
  CROSS JOIN LATERAL (
    WITH newest AS MATERIALIZED (
      SELECT source.reason, source.id, top.id AS head
      FROM source
      CROSS JOIN LATERAL (
        SELECT CASE source.reason
          -- Who wrote something since is looked up below it.
          WHEN 2 THEN (
            SELECT CASE
              WHEN max(h.last_id) < round.before THEN max(h.last_id)
              WHEN max(h.last_id) IS NOT NULL THEN (
                SELECT s.id
                FROM social.status AS s
                WHERE s.author_id = source.id::int4
                  AND s.parent_id IS NULL AND s.hide_level = 0 AND s.deleted_at IS NULL
                  AND s.id < round.before
                ORDER BY s.id DESC
                LIMIT 1
              )
            END
            FROM social.head AS h
            WHERE h.actor_id = source.id::int4
          )
          WHEN 3 THEN (
            SELECT c.status_id
            FROM social.citation AS c
            WHERE c.page_id = source.id::int4 AND c.status_id < round.before
            ORDER BY c.status_id DESC
            LIMIT 1
          )
          ELSE (
            SELECT s.id
            FROM social.status AS s
            WHERE s.circle_id = source.id AND s.circle_id IS NOT NULL
              AND s.parent_id IS NULL AND s.hide_level = 0 AND s.deleted_at IS NULL
              AND s.id < round.before
            ORDER BY s.id DESC
            LIMIT 1
          )
        END AS id
        OFFSET 0
      ) AS top
      WHERE top.id IS NOT NULL
      ORDER BY top.id DESC
      LIMIT round.spread + 1
    ),
    -- The head of the first who is not read, else 0.
    bound AS MATERIALIZED (
      SELECT CASE WHEN count(*) > round.spread THEN min(newest.head) ELSE 0 END AS id
      FROM newest
    ),
    listed AS MATERIALIZED (
      SELECT newest.reason, list.ids
      FROM newest
      CROSS JOIN LATERAL (
        SELECT CASE newest.reason
          WHEN 2 THEN ARRAY(
            SELECT s.id
            FROM social.status AS s
            WHERE s.author_id = newest.id::int4
              AND s.parent_id IS NULL AND s.hide_level = 0 AND s.deleted_at IS NULL
              AND s.id < round.before
              AND s.id > (SELECT bound.id FROM bound)
            ORDER BY s.id DESC
            LIMIT round.depth
          )
          WHEN 3 THEN ARRAY(
            SELECT c.status_id
            FROM social.citation AS c
            WHERE c.page_id = newest.id::int4
              AND c.status_id < round.before
              AND c.status_id > (SELECT bound.id FROM bound)
            ORDER BY c.status_id DESC
            LIMIT round.depth
          )
          ELSE ARRAY(
            SELECT s.id
            FROM social.status AS s
            WHERE s.circle_id = newest.id AND s.circle_id IS NOT NULL
              AND s.parent_id IS NULL AND s.hide_level = 0 AND s.deleted_at IS NULL
              AND s.id < round.before
              AND s.id > (SELECT bound.id FROM bound)
            ORDER BY s.id DESC
            LIMIT round.depth
          )
        END AS ids
        OFFSET 0
      ) AS list
    ),
    -- Down to where all is known: of a list as long as it may be, to its last.
    known AS MATERIALIZED (
      SELECT greatest(
        (SELECT bound.id FROM bound),
        (
          SELECT max(listed.ids[round.depth]) - 1
          FROM listed
          WHERE cardinality(listed.ids) = round.depth
        )
      ) AS id
    )
    SELECT (SELECT known.id FROM known) + 1 AS before,
      coalesce(array_agg(item.id), '{}') AS ids, coalesce(array_agg(item.reason), '{}') AS reasons
    FROM (
      SELECT one.id, seen.reason
      FROM (
        -- The page last: of it what is public alone is told, of the others more may be.
        SELECT listing.id, coalesce(min(listed.reason) FILTER (WHERE listed.reason <> 3), 3) AS reason
        FROM listed
        CROSS JOIN LATERAL unnest(listed.ids) AS listing (id)
        WHERE listing.id > (SELECT known.id FROM known)
        GROUP BY listing.id
        ORDER BY listing.id DESC
        OFFSET 0
      ) AS one
      CROSS JOIN LATERAL (
        SELECT CASE WHEN s.author_id = (SELECT me.id FROM me) THEN 1 ELSE one.reason END AS reason
        FROM (
          SELECT status.*
          FROM social.status AS status
          WHERE status.id = one.id AND status.wiki = $1::text
            AND status.hide_level = 0 AND status.deleted_at IS NULL
          OFFSET 0
        ) AS s
        CROSS JOIN LATERAL {{root s}} AS r
        WHERE (
            one.reason <> 3
            OR s.visibility = 0 AND coalesce(r.visibility, 0) = 0 AND r.deleted_at IS NULL
          )
          AND {{visible s viewer=(SELECT id FROM me) caps=$3::int4}}
          AND {{unmuted s viewer=(SELECT id FROM me) caps=$3::int4}}
        OFFSET 0
      ) AS seen
      ORDER BY one.id DESC
      LIMIT $5::int4 - cardinality(round.ids)
    ) AS item
  ) AS next
  WHERE cardinality(round.ids) < $5::int4 AND round.before > 1
),
item AS MATERIALIZED (
  SELECT one.id, one.reason
  FROM (SELECT round.* FROM round ORDER BY round.n DESC LIMIT 1) AS round
  CROSS JOIN LATERAL unnest(round.ids, round.reasons) AS one (id, reason)
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
ORDER BY item.id DESC
