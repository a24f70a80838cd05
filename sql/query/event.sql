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

-- name: event_forget :exec
-- What a page announced by a revision that is gone from it, up to this one, counts no more: it was deleted, and an older one
-- was brought back without it.
-- $1 wiki text
-- $2 page int8
-- $3 revision int8
-- $4 gone int8
UPDATE social.event_source AS s
SET revision = $3::int8
FROM social.actor AS a
WHERE a.wiki = $1::text AND a.kind = 2 AND a.local_id = $2::int8 AND s.page_id = a.id
  AND s.revision > $3::int8 AND s.revision <= $4::int8

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

-- name: event_list_by_date :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 from int8
-- $5 to int8
-- $6 after_at int8
-- $7 after_id int8
-- $8 limit int4
-- > at int8
-- > id int8
-- > date text
-- > event text
-- One row for each date that has not ended at $4 and has begun before $5, in their order. No date is
-- longer than 14 days and the hour that clocks are put back.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT {{instant moment=l.starts_at}} AS at, l.event_id AS id,
  json_build_array(
    {{clock moment=l.starts}}, {{clock moment=l.ends}}, {{milli moment=l.starts_at}},
    {{milli moment=l.ends_at}}
  )::text AS date,
  {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}} AS event
FROM (
  SELECT d.*
  FROM social.event_date AS d
  CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = d.event_id OFFSET 0) AS t
  WHERE d.wiki = $1::text
    AND d.starts_at > coalesce({{time us=$4::int8}}, '-infinity') - interval '15 days'
    AND d.ends_at > coalesce({{time us=$4::int8}}, '-infinity')
    AND d.starts_at < coalesce({{time us=$5::int8}}, 'infinity')
    AND (d.starts_at, d.event_id) > (
      coalesce({{time us=$6::int8}}, '-infinity'), coalesce($7::int8, 0)
    )
    AND EXISTS (
      SELECT FROM social.event AS announced
      WHERE announced.id = d.event_id AND announced.page_id IS NOT NULL
      OFFSET 0
    )
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
  ORDER BY d.starts_at, d.event_id
  LIMIT $8::int4
) AS l
JOIN social.event AS e ON e.id = l.event_id
JOIN social.target AS t ON t.id = l.event_id
ORDER BY l.starts_at, l.event_id

-- name: event_dates :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 event int8
-- > date text
-- The dates of one event that have begun, in their order; an event has at most 366.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT json_build_array(
  {{clock moment=d.starts}}, {{clock moment=d.ends}}, {{milli moment=d.starts_at}},
  {{milli moment=d.ends_at}}
)::text AS date
FROM social.event_date AS d
JOIN social.target AS t ON t.id = d.event_id
WHERE d.event_id = $4::int8 AND d.wiki = $1::text AND d.starts_at <= now()
  AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
ORDER BY d.starts_at

-- name: event_list_by_page :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 subject int8
-- $5 before int8
-- $6 limit int4
-- > id int8
-- > event text
-- Of those that this page speaks for; newest first, as in the two lists below.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT l.id, {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}} AS event
FROM (
  SELECT f.id
  FROM social.event AS f
  CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = f.id OFFSET 0) AS t
  WHERE f.page_id = (
      SELECT p.id
      FROM social.actor AS p
      WHERE p.wiki = $1::text AND p.kind = 2 AND p.local_id = $4::int8
    )
    AND f.id < coalesce($5::int8, 9223372036854775807)
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
  ORDER BY f.id DESC
  LIMIT $6::int4
) AS l
JOIN social.event AS e ON e.id = l.id
JOIN social.target AS t ON t.id = l.id
ORDER BY l.id DESC

-- name: event_list_by_user :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 subject int8
-- $5 before int8
-- $6 limit int4
-- > id int8
-- > event text
-- Of those that somebody takes part in, as far as the viewer is told of it.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT l.id, {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}} AS event
FROM (
  SELECT f.event_id AS id
  FROM social.signup AS f
  CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = f.event_id OFFSET 0) AS t
  CROSS JOIN LATERAL (
    SELECT {{organises event=f.event_id viewer=(SELECT id FROM me) caps=$3::int4}} AS organises
    OFFSET 0
  ) AS o
  WHERE f.actor_id = (
      SELECT p.id
      FROM social.actor AS p
      WHERE p.wiki = $1::text AND p.kind = 0 AND p.local_id = $4::int8
    )
    AND f.event_id < coalesce($5::int8, 9223372036854775807)
    AND f.state BETWEEN 1 AND 3
    AND {{told f viewer=(SELECT id FROM me) caps=$3::int4 organises=o.organises}}
    AND EXISTS (
      SELECT FROM social.event AS announced
      WHERE announced.id = f.event_id AND announced.page_id IS NOT NULL
      OFFSET 0
    )
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
  ORDER BY f.event_id DESC
  LIMIT $6::int4
) AS l
JOIN social.event AS e ON e.id = l.id
JOIN social.target AS t ON t.id = l.id
ORDER BY l.id DESC

-- name: event_list_by_organiser :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 subject int8
-- $5 before int8
-- $6 limit int4
-- > id int8
-- > event text
-- Whoever organises sees of their own also those that are suspended.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
organiser AS MATERIALIZED (
  SELECT p.id
  FROM social.actor AS p
  WHERE p.wiki = $1::text AND p.kind = 0 AND p.local_id = $4::int8
    AND (NOT p.hidden OR $3::int4 & 2 <> 0 OR p.id = (SELECT id FROM me))
)
SELECT l.id, {{card e target=t viewer=(SELECT id FROM me) caps=$3::int4}} AS event
FROM (
  SELECT f.event_id AS id
  FROM social.event_organiser AS f
  CROSS JOIN LATERAL (SELECT t.* FROM social.target AS t WHERE t.id = f.event_id OFFSET 0) AS t
  WHERE f.actor_id = (SELECT organiser.id FROM organiser)
    AND f.event_id < coalesce($5::int8, 9223372036854775807)
    AND (
      f.actor_id = (SELECT id FROM me)
      OR EXISTS (
        SELECT FROM social.event AS announced
        WHERE announced.id = f.event_id AND announced.page_id IS NOT NULL
        OFFSET 0
      )
    )
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
  ORDER BY f.event_id DESC
  LIMIT $6::int4
) AS l
JOIN social.event AS e ON e.id = l.id
JOIN social.target AS t ON t.id = l.id
ORDER BY l.id DESC

-- name: event_lock :opt
-- $1 wiki text
-- $2 id int8
-- > id int8
-- Before each change by an organiser, as a statement of its own: the next one sees what was so when the
-- row came free.
SELECT e.id
FROM social.event AS e
WHERE e.id = $2::int8 AND e.wiki = $1::text
FOR NO KEY UPDATE

-- name: event_set :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 id int8
-- $5 status int2
-- $6 closed bool
-- $7 questions text
-- $8 ties_edits bool
-- $9 reason text
-- > seen bool
-- > organises bool
-- > answered bool
-- > changed bool
-- What is NULL stays. Questions do not change once they were answered, and nothing else with them.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT e.id, e.page_id, e.status, e.closed,
    {{organises event=e.id viewer=(SELECT id FROM me) caps=$3::int4}} AS organises,
    e.questions <> coalesce($7::text::jsonb, e.questions) AND (
      e.totals IS NOT NULL
      OR EXISTS (
        SELECT FROM social.signup AS u WHERE u.event_id = e.id AND u.answers <> '{}' OFFSET 0
      )
    ) AS answered,
    (
      coalesce($5::int2, e.status), coalesce($6::bool, e.closed),
      coalesce($7::text::jsonb, e.questions), coalesce($8::bool, e.ties_edits)
    ) IS DISTINCT FROM (e.status, e.closed, e.questions, e.ties_edits) AS other
  FROM social.event AS e
  JOIN social.target AS t ON t.id = e.id
  WHERE e.id = $4::int8 AND e.wiki = $1::text
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
),
changed AS (
  UPDATE social.event AS e
  SET status = coalesce($5::int2, e.status), closed = coalesce($6::bool, e.closed),
    questions = coalesce($7::text::jsonb, e.questions),
    ties_edits = coalesce($8::bool, e.ties_edits),
    sequence = e.sequence + (coalesce($5::int2, e.status) <> e.status)::integer,
    changed_at = CASE
      WHEN coalesce($5::int2, e.status) <> e.status THEN now() ELSE e.changed_at
    END
  FROM object AS o
  WHERE e.id = o.id AND o.organises AND NOT o.answered AND o.other
  RETURNING e.id, o.page_id, o.status AS old_status, e.status, o.closed AS old_closed, e.closed
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, page_id)
  SELECT social.next_id(), me.id, 14, c.id, 0, c.page_id
  FROM changed AS c, me
  WHERE c.status <> c.old_status
),
noted AS MATERIALIZED (
  SELECT social.event_note(
    c.id, me.id,
    CASE
      WHEN c.status = c.old_status THEN CASE WHEN c.closed THEN 3 ELSE 4 END
      WHEN c.status = 0 THEN 7
      WHEN c.status = 1 THEN 6
      ELSE 5
    END::int2,
    NULL, $9::text
  )
  FROM changed AS c, me
  WHERE (c.status, c.closed) <> (c.old_status, c.old_closed)
)
SELECT EXISTS (SELECT FROM object) AS seen,
  coalesce((SELECT o.organises FROM object AS o), false) AS organises,
  coalesce((SELECT o.answered FROM object AS o), false) AS answered,
  EXISTS (SELECT FROM changed) AND (SELECT count(*) FROM noted) >= 0 AS changed

-- name: event_organiser_add :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 id int8
-- $5 person int8
-- $6 reason text
-- $7 limit int4
-- > seen bool
-- > organises bool
-- > full bool
-- > changed bool
-- The person is in the store by then; who was merged is the heir.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT e.id, {{organises event=e.id viewer=(SELECT id FROM me) caps=$3::int4}} AS organises,
    (
      SELECT coalesce(p.merged_into, p.id)
      FROM social.actor AS p
      WHERE p.wiki = $1::text AND p.kind = 0 AND p.local_id = $5::int8
    ) AS person_id,
    (
      SELECT count(*) FROM social.event_organiser AS k WHERE k.event_id = e.id
    ) >= $7::int4 AS full
  FROM social.event AS e
  JOIN social.target AS t ON t.id = e.id
  WHERE e.id = $4::int8 AND e.wiki = $1::text
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
),
wanted AS MATERIALIZED (
  SELECT o.*
  FROM object AS o
  WHERE o.organises AND NOT EXISTS (
      SELECT FROM social.event_organiser AS k
      WHERE k.event_id = o.id AND k.actor_id = o.person_id
    )
),
added AS (
  INSERT INTO social.event_organiser (event_id, actor_id, added_by)
  SELECT w.id, w.person_id, me.id
  FROM wanted AS w, me
  WHERE NOT w.full
  RETURNING event_id, actor_id
),
noted AS MATERIALIZED (
  SELECT social.event_note(added.event_id, me.id, 1::int2, added.actor_id, $6::text) AS id
  FROM added, me
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  SELECT social.next_id(), me.id, 16, noted.id, 3
  FROM noted, me
)
SELECT EXISTS (SELECT FROM object) AS seen,
  coalesce((SELECT o.organises FROM object AS o), false) AS organises,
  coalesce((SELECT w.full FROM wanted AS w), false) AS full,
  EXISTS (SELECT FROM noted) AS changed

-- name: event_organiser_remove :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 id int8
-- $5 person int8
-- $6 reason text
-- > seen bool
-- > organises bool
-- > last bool
-- > changed bool
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT e.id, {{organises event=e.id viewer=(SELECT id FROM me) caps=$3::int4}} AS organises
  FROM social.event AS e
  JOIN social.target AS t ON t.id = e.id
  WHERE e.id = $4::int8 AND e.wiki = $1::text
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
),
wanted AS MATERIALIZED (
  SELECT k.event_id, k.actor_id,
    (SELECT count(*) FROM social.event_organiser AS n WHERE n.event_id = k.event_id) = 1 AS last
  FROM object AS o
  JOIN social.event_organiser AS k ON k.event_id = o.id
  JOIN social.actor AS p ON p.id = k.actor_id
  WHERE o.organises AND ({{person actor=p.id}}) = $5::int8
),
gone AS (
  DELETE FROM social.event_organiser AS k
  USING wanted AS w
  WHERE k.event_id = w.event_id AND k.actor_id = w.actor_id AND NOT w.last
  RETURNING k.event_id, k.actor_id
),
noted AS MATERIALIZED (
  SELECT social.event_note(gone.event_id, me.id, 2::int2, gone.actor_id, $6::text) AS id
  FROM gone, me
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  SELECT social.next_id(), me.id, 16, noted.id, 3
  FROM noted, me
)
SELECT EXISTS (SELECT FROM object) AS seen,
  coalesce((SELECT o.organises FROM object AS o), false) AS organises,
  coalesce((SELECT bool_and(w.last) FROM wanted AS w), false) AS last,
  EXISTS (SELECT FROM noted) AS changed

-- name: event_message :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 id int8
-- $5 states int2
-- $6 text text
-- $7 key text
-- > seen bool
-- > organises bool
-- > id int8
-- id NULL: not allowed, or the key is held by an earlier message of the last 24 hours.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT e.id, {{organises event=e.id viewer=(SELECT id FROM me) caps=$3::int4}} AS organises
  FROM social.event AS e
  JOIN social.target AS t ON t.id = e.id
  WHERE e.id = $4::int8 AND e.wiki = $1::text
    AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
),
held AS (
  INSERT INTO social.idempotency AS i (actor_id, key, body_hash, object_id)
  SELECT me.id, $7::text, {{letter event=o.id states=$5::int2 text=$6::text}}, social.next_id()
  FROM me, object AS o
  WHERE o.organises
  ON CONFLICT (actor_id, key) DO UPDATE
  SET body_hash = excluded.body_hash, object_id = excluded.object_id, created_at = now()
  WHERE i.created_at <= now() - interval '24 hours'
  RETURNING i.object_id
),
message AS (
  INSERT INTO social.event_message (id, event_id, author_id, states, text)
  SELECT held.object_id, o.id, me.id, $5::int2, $6::text
  FROM held, object AS o, me
  RETURNING id, author_id
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  SELECT social.next_id(), m.author_id, 15, m.id, 3
  FROM message AS m
)
SELECT EXISTS (SELECT FROM object) AS seen,
  coalesce((SELECT o.organises FROM object AS o), false) AS organises,
  (SELECT m.id FROM message AS m) AS id

-- name: event_message_by_key :opt
-- $1 wiki text
-- $2 viewer int8
-- $3 event int8
-- $4 states int2
-- $5 text text
-- $6 key text
-- > same_body bool
-- > id int8
-- > recipients int8
-- The message that holds a key; behind event_message in its exchange. Nobody writes to themselves.
SELECT i.body_hash = {{letter event=$3::int8 states=$4::int2 text=$5::text}} AS same_body,
  i.object_id AS id,
  (
    SELECT count(*)
    FROM social.signup AS u
    WHERE u.event_id = $3::int8 AND $4::int2 >> u.state & 1 = 1 AND u.actor_id <> i.actor_id
  ) AS recipients
FROM social.idempotency AS i
WHERE i.key = $6::text
  AND i.actor_id = (
    SELECT a.id
    FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  )

-- name: event_entries :many
-- $1 wiki text
-- $2 after int8
-- $3 limit int4
-- > id int8
-- > actor int8
-- > action int2
-- > event int8
-- > person int8
-- > person_public bool
-- > reason text
-- > created timestamptz
-- Oldest first. Public: the person takes part for all to see.
SELECT l.id, {{person actor=l.actor_id}} AS actor, l.action, l.event_id AS event,
  {{person actor=l.person_id}} AS person,
  coalesce(
    (
      SELECT u.public
      FROM social.signup AS u
      WHERE u.event_id = l.event_id AND u.actor_id = l.person_id
    ),
    false
  ) AS person_public,
  l.reason, l.created_at AS created
FROM social.event_log AS l
WHERE l.wiki = $1::text AND l.id > $2::int8
ORDER BY l.id
LIMIT $3::int4

-- name: event_settle_answers :one
-- $1 limit int4
-- > settled int4
-- Of events that are over since 30 days: how often each answer was given stays, who gave it goes.
SELECT social.event_settle_answers($1::int4) AS settled
