-- SPDX-License-Identifier: MIT
-- Events (docs/adr/0008). An event travels as one JSON text (sql/predicate/card.sql), beside what a list
-- pages by.

-- name: event_sync :many
-- $1 wiki text
-- $2 saver int8
-- $3 caps int4
-- $4 page int8
-- $5 revision int8
-- $6 may_create bool
-- $7 tags text
-- $8 dates_at int8[]
-- $9 dates_end int8[]
-- $10 dates_from int8[]
-- $11 dates_to int8[]
-- > place int4
-- > id int8
-- > result text
-- > kept bool
-- The page, where there are tags, and the saver are in the store by then. Each tag has the place of its
-- first and last date in the arrays: instants in microseconds, local times in minutes since 1970.
SELECT s.place, s.id, s.result, s.kept
FROM social.event_sync(
  $1::text, $2::int8, $3::int4, $4::int8, $5::int8, $6::bool, $7::text::jsonb, $8::int8[], $9::int8[],
  $10::int8[], $11::int8[]
) AS s
ORDER BY s.place

-- name: event_find :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 ids int8[]
-- > place int8
-- > event text
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT asked.place,
  {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}} AS event
FROM unnest($4::int8[]) WITH ORDINALITY AS asked (id, place)
CROSS JOIN LATERAL (SELECT e.* FROM social.event AS e WHERE e.id = asked.id OFFSET 0) AS e
CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = e.id OFFSET 0) AS t
WHERE e.wiki = $1::text AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
ORDER BY asked.place

-- name: event_find_by_tag :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 tags text
-- > place int8
-- > event text
-- Ids of the wikitext, joined by line feeds.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT asked.place,
  {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}} AS event
FROM unnest(string_to_array($4::text, E'\n')) WITH ORDINALITY AS asked (tag, place)
CROSS JOIN LATERAL (
  SELECT e.* FROM social.event AS e WHERE e.wiki = $1::text AND e.tag = asked.tag OFFSET 0
) AS e
CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = e.id OFFSET 0) AS t
WHERE {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
ORDER BY asked.place
