-- SPDX-License-Identifier: MIT
-- Sign-ups (docs/adr/0008). Somebody's answer is one call, signup_put. What else changes a sign-up is four
-- statements of one exchange: signup_lock; the change itself, whose snapshot is younger than the lock;
-- signup_promote, which sees what the change freed; and signup_state, what is so then.

-- name: signup_lock :one
-- $1 wiki text
-- $2 event int8
-- > seats text
-- How many seats there are, also for the statements behind it in the transaction (social.seats), and
-- nobody else gives some of them until its end. Empty where there is no end of them: nobody waits for
-- anybody then. A capacity that appears behind this statement comes after the sign-up.
WITH held AS MATERIALIZED (
  SELECT e.capacity
  FROM social.event AS e
  WHERE e.wiki = $1::text AND e.id = $2::int8 AND e.capacity IS NOT NULL
  FOR NO KEY UPDATE
)
SELECT set_config('social.seats', coalesce((SELECT held.capacity::text FROM held), ''), true) AS seats

-- name: signup_put :one
-- $1 wiki text
-- $2 viewer int8
-- $3 temporary bool
-- $4 event int8
-- $5 answer int2
-- $6 guests int2
-- $7 public bool
-- $8 note text
-- $9 ties bool
-- $10 answers int8[]
-- > seen bool
-- > refusal text
-- > changed bool
-- > promoted int8[]
-- > state int2
-- > position int8
-- > going int8
-- > waiting int8
-- Answer: 0 declined, 1 interested, 3 going. Whoever answers is known from then on. Lock, decision,
-- promotion and what is so then are one call, which asks no more than it must.
SELECT p.seen, p.refusal, p.changed, p.promoted, p.state, p.place AS position, p.going, p.waiting
FROM social.signup_put(
  $1::text, $2::int8, $3::bool, $4::int8, $5::int2, $6::int2, $7::bool, $8::text, $9::bool, $10::int8[]
) AS p

-- name: signup_remove :one
-- $1 wiki text
-- $2 viewer int8
-- $3 event int8
-- > refusal text
-- > changed bool
-- Everybody takes back what they said, also where they may no longer see it. That somebody was removed
-- stays, and of an event that is over who was there.
WITH mine AS MATERIALIZED (
  SELECT s.event_id, s.actor_id, e.last_at <= now() AS past
  FROM social.actor AS a
  JOIN social.signup AS s ON s.event_id = $3::int8 AND s.actor_id = a.id AND s.state < 4
  JOIN social.event AS e ON e.id = s.event_id AND e.wiki = $1::text
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
undone AS (
  DELETE FROM social.signup AS s
  USING mine
  WHERE s.event_id = mine.event_id AND s.actor_id = mine.actor_id AND NOT mine.past AND s.state < 4
  RETURNING s.event_id, s.actor_id, s.state, s.public
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
  SELECT social.next_id(), u.actor_id, 12, u.event_id, l.visibility, l.circle_id, l.page_id
  FROM undone AS u
  CROSS JOIN LATERAL {{loudness event=u.event_id public=u.public}} AS l
  WHERE u.state > 0
)
SELECT (SELECT CASE WHEN mine.past THEN 'past' END FROM mine) AS refusal,
  EXISTS (SELECT FROM undone) AS changed

-- name: signup_move :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 event int8
-- $5 person int8
-- $6 action int2
-- $7 reason text
-- > seen bool
-- > organises bool
-- > refusal text
-- > changed bool
-- Actions are those of social.event_log: 8 a seat, for who waits or was removed; 9 the end of the waiting
-- list, for who has a seat or was removed; 10 removed; 11, 12 and 13 of who has a seat, whether they were
-- there. A seat is given out of turn, but none that there is not.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
object AS MATERIALIZED (
  SELECT e.id, e.page_id IS NULL AS suspended, e.status = 2 AS cancelled, e.last_at <= now() AS past,
    me.id AS actor_id, {{organises event=e.id viewer=me.id caps=$3::int4}} AS organises,
    nullif(current_setting('social.seats', true), '')::integer AS seats
  FROM me
  JOIN social.event AS e ON e.id = $4::int8 AND e.wiki = $1::text
  JOIN social.target AS t ON t.id = e.id
  WHERE {{event t viewer=me.id caps=$3::int4}}
),
asked AS MATERIALIZED (
  SELECT o.*, s.actor_id AS person_id, s.state AS old, s.guests, s.queue, s.attended,
    CASE $6::int2
      WHEN 8 THEN s.state IN (2, 3, 4)
      WHEN 9 THEN s.state IN (2, 3, 4)
      WHEN 10 THEN true
      ELSE s.state = 3
    END AS possible,
    CASE $6::int2 WHEN 8 THEN 3 WHEN 9 THEN 2 WHEN 10 THEN 4 ELSE s.state END AS state,
    CASE $6::int2
      WHEN 8 THEN s.attended WHEN 11 THEN true WHEN 12 THEN false
    END AS mark
  FROM object AS o
  JOIN social.actor AS a ON a.wiki = $1::text AND a.kind = 0 AND a.local_id = $5::int8
  JOIN social.signup AS s ON s.event_id = o.id AND s.actor_id = a.id
  WHERE o.organises
),
decided AS MATERIALIZED (
  SELECT a.*,
    CASE
      WHEN NOT a.possible THEN 'unknown'
      WHEN $6::int2 IN (8, 9) AND a.past THEN 'past'
      WHEN $6::int2 IN (8, 9) AND a.suspended THEN 'suspended'
      WHEN $6::int2 IN (8, 9) AND a.cancelled THEN 'cancelled'
      WHEN $6::int2 = 8 AND a.old <> 3 AND a.seats < 1 + a.guests + (
        SELECT coalesce(sum(1 + u.guests), 0)
        FROM social.signup AS u
        WHERE u.event_id = a.id AND u.state = 3
      ) THEN 'full'
    END AS refusal
  FROM asked AS a
),
moved AS (
  UPDATE social.signup AS s
  SET state = d.state, attended = d.mark, changed_at = now(),
    queue = CASE WHEN $6::int2 = 9 THEN social.next_id() ELSE s.queue END,
    ties_edits = s.ties_edits AND d.state <> 4
  FROM decided AS d
  WHERE s.event_id = d.id AND s.actor_id = d.person_id AND d.refusal IS NULL
    AND (s.state, s.attended) IS DISTINCT FROM (d.state, d.mark)
  RETURNING s.event_id, s.actor_id
),
noted AS MATERIALIZED (
  SELECT social.event_note(m.event_id, o.actor_id, $6::int2, m.actor_id, $7::text) AS id
  FROM moved AS m
  CROSS JOIN object AS o
),
logged AS (
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  SELECT social.next_id(), o.actor_id, 17, noted.id, 3
  FROM noted
  CROSS JOIN object AS o
  WHERE $6::int2 < 11
)
SELECT EXISTS (SELECT FROM object) AS seen, EXISTS (SELECT FROM object AS o WHERE o.organises) AS organises,
  coalesce((SELECT d.refusal FROM decided AS d), CASE WHEN NOT EXISTS (SELECT FROM decided) THEN 'unknown' END)
    AS refusal,
  EXISTS (SELECT FROM noted) AS changed

-- name: signup_promote :one
-- $1 wiki text
-- $2 event int8
-- > promoted int8[]
SELECT ARRAY(
  SELECT {{person actor=p.id}}
  FROM unnest(
    social.event_promote(
      (SELECT e.id FROM social.event AS e WHERE e.wiki = $1::text AND e.id = $2::int8)
    )
  ) WITH ORDINALITY AS p (id, place)
  ORDER BY p.place
) AS promoted

-- name: signup_state :opt
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 event int8
-- $5 person int8
-- > state int2
-- > position int8
-- > going int8
-- > waiting int8
-- An event that the viewer may see, and how somebody stands in it.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT s.state, {{position s}} AS position, n.going, n.waiting
FROM social.event AS e
JOIN social.target AS t ON t.id = e.id
CROSS JOIN LATERAL {{attendance event=e.id}} AS n
LEFT JOIN social.signup AS s ON s.event_id = e.id AND s.actor_id = (
    SELECT a.id
    FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $5::int8
  )
WHERE e.id = $4::int8 AND e.wiki = $1::text
  AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}

-- name: signup_count :opt
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 event int8
-- $5 state int2
-- > organises bool
-- > going int8
-- > people int8
-- > waiting int8
-- > interested int8
-- > declined int8
-- > private int8
-- An event that the viewer may see, and how many take part, hidden people among them. Private: of those
-- who take part, or of those in one state, the ones that the viewer is not told of.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT o.organises, n.going, n.people, n.waiting, n.interested,
  CASE WHEN o.organises THEN (
    SELECT count(*) FROM social.signup AS u WHERE u.event_id = e.id AND u.state = 0
  ) END AS declined,
  (
    SELECT count(*)
    FROM social.signup AS u
    WHERE u.event_id = e.id AND NOT u.public AND NOT o.organises
      AND u.state BETWEEN 1 AND 3 AND u.state = coalesce($5::int2, u.state)
      AND u.actor_id IS DISTINCT FROM (SELECT id FROM me)
  ) + CASE WHEN $3::int4 & 2 <> 0 THEN 0 ELSE (
    SELECT count(*)
    FROM social.actor AS a
    CROSS JOIN LATERAL (
      SELECT u.public, u.state
      FROM social.signup AS u
      WHERE u.event_id = e.id AND u.actor_id = a.id
      OFFSET 0
    ) AS u
    WHERE a.hidden AND a.id IS DISTINCT FROM (SELECT id FROM me)
      AND (u.public OR o.organises)
      AND u.state BETWEEN 1 AND 3 AND u.state = coalesce($5::int2, u.state)
  ) END AS private
FROM social.event AS e
JOIN social.target AS t ON t.id = e.id
CROSS JOIN LATERAL {{attendance event=e.id}} AS n
CROSS JOIN LATERAL (
  SELECT {{organises event=e.id viewer=(SELECT id FROM me) caps=$3::int4}} AS organises
  OFFSET 0
) AS o
WHERE e.id = $4::int8 AND e.wiki = $1::text
  AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}

-- name: signup_list :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 event int8
-- $5 state int2
-- $6 after_state int2
-- $7 after_queue int8
-- $8 limit int4
-- > queue int8
-- > user int8
-- > state int2
-- > guests int2
-- > public bool
-- > note text
-- > at timestamptz
-- > position int8
-- > attended bool
-- > ties bool
-- Behind signup_count in its exchange. Those who have a seat in its order, those who wait, who are
-- interested, who declined, who were removed; each state is read from its index as far as the page goes.
-- What was written to the organisers, and whether somebody was there, is NULL for others.
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
part AS MATERIALIZED (
  SELECT p.state, p.place,
    CASE WHEN p.state = $6::int2 THEN $7::int8 ELSE 0 END AS after,
    -- Once, not with each row of the page.
    CASE WHEN p.state = 2 AND $6::int2 = 2 THEN (
      SELECT count(*)
      FROM social.signup AS b
      WHERE b.event_id = $4::int8 AND b.state = 2 AND b.queue <= $7::int8
    ) ELSE 0 END AS ahead
  FROM unnest('{3,2,1,0,4}'::smallint[]) WITH ORDINALITY AS p (state, place)
  WHERE p.state = coalesce($5::int2, p.state)
    AND p.place >= coalesce(array_position('{3,2,1,0,4}'::smallint[], $6::int2), 1)
)
SELECT s.queue, {{person actor=s.actor_id}} AS user, s.state, s.guests, s.public,
  CASE WHEN w.whole THEN s.note END AS note, s.created_at AS at,
  CASE WHEN s.state = 2 THEN s.number + p.ahead END AS position,
  CASE WHEN w.whole THEN s.attended END AS attended, s.ties_edits AS ties
FROM object AS o
CROSS JOIN part AS p
CROSS JOIN LATERAL (
  SELECT v.*
  FROM (
    SELECT u.*, row_number() OVER (ORDER BY u.queue) AS number
    FROM social.signup AS u
    WHERE u.event_id = o.id AND u.state = p.state AND u.queue > p.after
  ) AS v
  WHERE {{told v viewer=(SELECT id FROM me) caps=$3::int4 organises=o.organises}}
  ORDER BY v.queue
  LIMIT $8::int4
) AS s
CROSS JOIN LATERAL (
  SELECT o.organises OR s.actor_id = (SELECT id FROM me) AS whole
) AS w
ORDER BY p.place, s.queue
LIMIT $8::int4

-- name: signup_answers :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 event int8
-- > question int4
-- > answer int4
-- > count int8
-- Behind signup_count in its exchange: how often each answer was given by those who have a seat or wait,
-- for who organises.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT q.place::int4 AS question, g.answer,
  coalesce(
    (e.totals -> (q.place - 1)::int4 ->> g.answer - 1)::int8,
    CASE WHEN e.totals IS NULL THEN (
      SELECT count(*)
      FROM social.signup AS u
      WHERE u.event_id = e.id AND u.state IN (2, 3) AND u.answers[q.place] = g.answer
    ) END,
    0
  ) AS count
FROM social.event AS e
JOIN social.target AS t ON t.id = e.id
CROSS JOIN LATERAL jsonb_array_elements(e.questions) WITH ORDINALITY AS q (question, place)
CROSS JOIN LATERAL generate_series(1, jsonb_array_length(q.question -> 'answers')) AS g (answer)
WHERE e.id = $4::int8 AND e.wiki = $1::text
  AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
  AND {{organises event=e.id viewer=(SELECT id FROM me) caps=$3::int4}}
ORDER BY q.place, g.answer

-- name: signup_tied :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 event int8
-- > user int8
-- Who lets the event be seen beside their edits: in public, with a seat, not marked as not there, and not
-- hidden.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT DISTINCT coalesce(heir.local_id, person.local_id) AS user
FROM social.event AS e
JOIN social.target AS t ON t.id = e.id
JOIN social.signup AS s ON s.event_id = e.id AND s.state = 3
JOIN social.actor AS person ON person.id = s.actor_id AND NOT person.hidden
LEFT JOIN social.actor AS heir ON heir.id = person.merged_into
WHERE e.id = $4::int8 AND e.wiki = $1::text AND e.ties_edits
  AND {{event t viewer=(SELECT id FROM me) caps=$3::int4}}
  AND s.public AND s.ties_edits AND s.attended IS DISTINCT FROM false
ORDER BY coalesce(heir.local_id, person.local_id)
