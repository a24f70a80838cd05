-- SPDX-License-Identifier: MIT
-- Calendars (docs/adr/0008): what they show, and their secret addresses.

-- name: calendar_events_wiki :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 limit int4
-- > event text
-- Events with a date between 30 days ago and a year from now, in the order of the first of those: dates
-- are read in their order, as far as the answer goes. None is longer than 14 days and the hour that clocks
-- are put back.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}} AS event
FROM (
  SELECT d.event_id, d.starts_at
  FROM social.event_date AS d
  CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = d.event_id OFFSET 0) AS t
  WHERE d.wiki = $1::text AND d.starts_at > now() - interval '45 days'
    AND d.ends_at > now() - interval '30 days' AND d.starts_at < now() + interval '1 year'
    AND NOT EXISTS (
      SELECT FROM social.event_date AS earlier
      WHERE earlier.event_id = d.event_id AND earlier.starts_at < d.starts_at
        AND earlier.starts_at > now() - interval '45 days'
        AND earlier.ends_at > now() - interval '30 days'
      OFFSET 0
    )
    AND EXISTS (
      SELECT FROM social.event AS announced
      WHERE announced.id = d.event_id AND announced.page_id IS NOT NULL
      OFFSET 0
    )
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
  ORDER BY d.starts_at, d.event_id
  LIMIT $4::int4
) AS l
CROSS JOIN LATERAL (SELECT e.* FROM social.event AS e WHERE e.id = l.event_id OFFSET 0) AS e
CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = l.event_id OFFSET 0) AS t
ORDER BY l.starts_at, l.event_id

-- name: calendar_events_mine :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 limit int4
-- > event text
-- What the viewer comes to, waits for or is interested in, whose last date is no more than 30 days ago; the
-- newest first where they are too many.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}} AS event
FROM (
  SELECT u.event_id
  FROM social.signup AS u
  CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = u.event_id OFFSET 0) AS t
  WHERE u.actor_id = (SELECT id FROM me) AND u.state BETWEEN 1 AND 3
    AND EXISTS (
      SELECT FROM social.event AS announced
      WHERE announced.id = u.event_id AND announced.page_id IS NOT NULL
        AND announced.last_at > now() - interval '30 days'
      OFFSET 0
    )
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
  ORDER BY u.event_id DESC
  LIMIT $4::int4
) AS l
CROSS JOIN LATERAL (SELECT e.* FROM social.event AS e WHERE e.id = l.event_id OFFSET 0) AS e
CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = l.event_id OFFSET 0) AS t
ORDER BY e.starts_at, e.id

-- name: calendar_open :one
-- $1 wiki text
-- $2 viewer int8
-- $3 scope int2
-- $4 token text
-- > created timestamptz
-- The viewer is in the store by then.
WITH opened AS (
  INSERT INTO social.calendar AS c (hash, actor_id, scope)
  SELECT sha256(convert_to($4::text, 'UTF8')), a.id, $3::int2
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  ON CONFLICT (actor_id, scope) DO UPDATE SET hash = excluded.hash, created_at = now()
  RETURNING c.created_at
)
SELECT opened.created_at AS created
FROM opened

-- name: calendar_close :one
-- $1 wiki text
-- $2 viewer int8
-- $3 scope int2
-- > changed bool
WITH gone AS (
  DELETE FROM social.calendar AS c
  USING social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8 AND c.actor_id = a.id
    AND c.scope = $3::int2
  RETURNING c.scope
)
SELECT EXISTS (SELECT FROM gone) AS changed

-- name: calendar_state :one
-- $1 wiki text
-- $2 viewer int8
-- > mine timestamptz
-- > wiki timestamptz
SELECT max(c.created_at) FILTER (WHERE c.scope = 0) AS mine,
  max(c.created_at) FILTER (WHERE c.scope = 1) AS wiki
FROM social.calendar AS c
WHERE c.actor_id = (
    SELECT a.id
    FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  )

-- name: calendar_find :opt
-- $1 wiki text
-- $2 token text
-- > user int8
-- > scope int2
-- Of somebody who is hidden, was merged into another account or is no more, nobody reads.
SELECT a.local_id AS user, c.scope
FROM social.calendar AS c
JOIN social.actor AS a ON a.id = c.actor_id
WHERE c.hash = sha256(convert_to($2::text, 'UTF8')) AND a.wiki = $1::text AND NOT a.hidden
  AND a."exists" AND a.merged_into IS NULL
