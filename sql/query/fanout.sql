-- SPDX-License-Identifier: MIT
-- Who is told of what the log says (docs/adr/0010). The statements of one batch, in its transaction, with
-- the log's rows as arrays. One writes at a time, behind fanout_lock, so that a row that is not there can be
-- inserted as it is: ON CONFLICT makes each of them dearer by a half (measured against COPY).

-- name: fanout_lock :one
-- > held bool
-- In a statement of its own before those that write, whose snapshots are younger then. They are planned
-- once, maybe while a table is nearly empty, and must not read it whole when it has grown.
SELECT pg_advisory_xact_lock(7565155, 6)::text = ''
  AND set_config('enable_seqscan', 'off', true) = 'off'
  AND set_config('enable_hashjoin', 'off', true) = 'off'
  AND set_config('enable_mergejoin', 'off', true) = 'off'
  AND set_config('synchronous_commit', 'off', true) = 'off' AS held

-- name: fanout_subscribe :exec
-- $1 ids int8[]
-- $2 verbs int8[]
-- $3 objects int8[]
-- Who comments takes part in the thread from there on; who deletes their last comment no longer. By
-- what is there now, not by the verb: a batch may hold both.
WITH thread AS MATERIALIZED (
  SELECT s.thread_id, s.author_id, min(e.id) AS since_id, bool_or(s.alive) AS alive
  FROM ROWS FROM (unnest($1::int8[]), unnest($2::int8[]), unnest($3::int8[])) AS e (id, verb, object_id)
  CROSS JOIN LATERAL (
    SELECT c.thread_id, c.author_id, c.deleted_at IS NULL AS alive
    FROM social.status AS c
    WHERE c.id = e.object_id AND c.thread_id IS NOT NULL
    OFFSET 0
  ) AS s
  WHERE e.verb IN (3, 4, 7)
  GROUP BY s.thread_id, s.author_id
),
part AS MATERIALIZED (
  SELECT t.*,
    t.alive OR EXISTS (
      SELECT FROM social.status AS c
      WHERE c.thread_id = t.thread_id AND c.thread_id IS NOT NULL
        AND c.author_id = t.author_id AND c.deleted_at IS NULL
      OFFSET 0
    ) AS there
  FROM thread AS t
),
gone AS (
  DELETE FROM social.subscription AS u
  USING part AS p
  WHERE u.object_id = p.thread_id AND u.actor_id = p.author_id AND u.state = 1 AND NOT p.there
)
INSERT INTO social.subscription (object_id, actor_id, since_id)
SELECT p.thread_id, p.author_id, p.since_id
FROM part AS p
WHERE p.there
ORDER BY p.thread_id, p.author_id
ON CONFLICT (object_id, actor_id) DO NOTHING

-- name: fanout_serve :one
-- $1 ids int8[]
-- $2 verbs int8[]
-- $3 actors int8[]
-- $4 objects int8[]
-- $5 channels int8[]
-- $6 large int4
-- $7 most int4
-- > told int8
-- > deferred int8
-- Of each event who may be concerned, then who wants to know and may; of several reasons for one person
-- the first. An event that concerns more than $6 people, or comes behind $7 people of its batch, is only
-- noted, with all that a chunk needs.
WITH event AS MATERIALIZED (
  SELECT e.id, e.verb, e.actor_id, e.object_id, doer.id AS author_id, doer.wiki, social.next_id() AS seq
  FROM ROWS FROM (
    unnest($1::int8[]), unnest($2::int8[]), unnest($3::int8[]), unnest($4::int8[])
  ) AS e (id, verb, actor_id, object_id)
  CROSS JOIN LATERAL (
    SELECT coalesce(a.merged_into, a.id) AS id, a.wiki
    FROM social.actor AS a
    -- In what others tell (64) the name may be a recipient's.
    WHERE a.id = e.actor_id AND (NOT a.hidden OR e.verb = 64)
    OFFSET 0
  ) AS doer
  ORDER BY e.id
),
spoken AS MATERIALIZED (
  SELECT e.id, e.verb, e.author_id, e.wiki, e.seq, s.id AS object_id, s.root_id, s.thread_id, s.mentioned,
    s.root_author, s.circle_id,
    CASE WHEN e.verb = 7 THEN (
      SELECT count(*)
      FROM (
        SELECT FROM social.subscription AS u WHERE u.object_id = s.thread_id LIMIT $6::int4 + 1
      ) AS people
    ) ELSE 0 END AS people
  FROM event AS e
  CROSS JOIN LATERAL (
    SELECT c.id, c.root_id, c.thread_id, c.mentioned, c.circle_id, r.author_id AS root_author
    FROM social.status AS c
    CROSS JOIN LATERAL {{root c}} AS r
    WHERE c.id = e.object_id AND c.deleted_at IS NULL
    OFFSET 0
  ) AS s
  WHERE e.verb IN (1, 2, 4, 7)
),
-- To those who signed up: what the event's organisers did, or wrote. states: a bit for each.
addressed AS MATERIALIZED (
  SELECT e.id, e.author_id, e.wiki, e.seq, a.*,
    (
      SELECT count(*)
      FROM (
        SELECT FROM social.signup AS u WHERE u.event_id = a.subject_id LIMIT $6::int4 + 1
      ) AS people
    ) AS people
  FROM event AS e
  CROSS JOIN LATERAL (
    SELECT CASE e.verb WHEN 10 THEN 6 ELSE 7 END AS kind, e.object_id AS object_id,
      e.object_id AS subject_id, 14 AS states
    WHERE e.verb IN (10, 14)
    UNION ALL
    SELECT 10, m.id, m.event_id, m.states
    FROM social.event_message AS m
    WHERE e.verb = 15 AND m.id = e.object_id
    OFFSET 0
  ) AS a
),
crowd AS MATERIALIZED (
  SELECT k.id, k.people > $6::int4 OR sum(k.people) OVER (ORDER BY k.id) > $7::int4 AS deferred
  FROM (
    SELECT s.id, s.people FROM spoken AS s WHERE s.verb = 7
    UNION ALL
    SELECT a.id, a.people FROM addressed AS a
  ) AS k
),
candidate AS (
  SELECT person.id AS person_id, 1 AS kind, s.object_id, s.object_id AS subject_id, s.author_id, s.wiki,
    s.seq, s.object_id AS since_id, 1 AS rank
  FROM spoken AS s
  CROSS JOIN LATERAL unnest(s.mentioned) AS person (id)
  UNION ALL
  SELECT s.root_author, 2, s.root_id, s.object_id, s.author_id, s.wiki, s.seq, s.object_id, 2
  FROM spoken AS s
  WHERE s.verb = 7 AND s.root_author IS NOT NULL
  UNION ALL
  SELECT u.actor_id, 3, s.thread_id, s.object_id, s.author_id, s.wiki, s.seq, s.object_id, 3
  FROM spoken AS s
  CROSS JOIN LATERAL (
    SELECT u.actor_id
    FROM social.subscription AS u
    WHERE u.object_id = s.thread_id AND u.state > 0 AND u.since_id < s.id
    OFFSET 0
  ) AS u
  WHERE s.id IN (SELECT k.id FROM crowd AS k WHERE NOT k.deferred)
  UNION ALL
  SELECT o.author_id, 4, e.object_id, e.object_id, e.author_id, e.wiki, e.seq, o.since_id, 1
  FROM event AS e
  CROSS JOIN LATERAL (
    SELECT a.author_id, r.id AS since_id
    FROM social.reaction AS r
    CROSS JOIN LATERAL (
      SELECT t.author_id FROM social.target AS t WHERE t.id = r.target_id
      UNION ALL
      SELECT s.author_id FROM social.status AS s WHERE s.id = r.target_id
    ) AS a
    WHERE r.target_id = e.object_id AND r.actor_id IN (e.actor_id, e.author_id)
      AND a.author_id IS NOT NULL
    OFFSET 0
  ) AS o
  WHERE e.verb = 6
  UNION ALL
  SELECT o.actor_id, 5, e.object_id, e.object_id, e.author_id, e.wiki, e.seq, o.queue, 1
  FROM event AS e
  CROSS JOIN LATERAL (
    SELECT k.actor_id, u.queue
    FROM social.signup AS u
    JOIN social.event_organiser AS k ON k.event_id = u.event_id
    WHERE u.event_id = e.object_id AND u.actor_id IN (e.actor_id, e.author_id)
      AND u.state BETWEEN 1 AND 3
    OFFSET 0
  ) AS o
  WHERE e.verb = 11
  UNION ALL
  -- The other organisers are told of what is changed; of a letter they have the copy in the log.
  SELECT o.actor_id, a.kind, a.object_id, a.subject_id, a.author_id, a.wiki, a.seq, a.id, 1
  FROM addressed AS a
  CROSS JOIN LATERAL (
    SELECT k.actor_id FROM social.event_organiser AS k WHERE k.event_id = a.subject_id
    OFFSET 0
  ) AS o
  WHERE a.kind <> 10
  UNION ALL
  SELECT u.actor_id, a.kind, a.object_id, a.subject_id, a.author_id, a.wiki, a.seq, a.id, 2
  FROM addressed AS a
  CROSS JOIN LATERAL (
    SELECT u.actor_id
    FROM social.signup AS u
    WHERE u.event_id = a.subject_id AND a.states >> u.state & 1 = 1
    OFFSET 0
  ) AS u
  WHERE a.id IN (SELECT k.id FROM crowd AS k WHERE NOT k.deferred)
  UNION ALL
  -- The store gave the seat: nobody's doing, though the person's name stands in the log.
  SELECT e.author_id, 8, e.object_id, e.object_id, NULL, e.wiki, e.seq, e.id, 1
  FROM event AS e
  WHERE e.verb = 13
  UNION ALL
  SELECT l.person_id, 12, e.object_id, l.event_id, e.author_id, e.wiki, e.seq, e.id, 1
  FROM event AS e
  CROSS JOIN LATERAL (
    SELECT n.person_id, n.event_id
    FROM social.event_log AS n
    WHERE n.id = e.object_id AND n.person_id IS NOT NULL
    OFFSET 0
  ) AS l
  WHERE e.verb IN (16, 17)
  UNION ALL
  -- Of followers and requests in one bundle each, of who let one follow in a bundle of their own.
  SELECT f.followee_id, CASE f.state WHEN 0 THEN 13 ELSE 15 END, f.followee_id::bigint, NULL, e.author_id, e.wiki, e.seq, f.id, 1
  FROM event AS e
  CROSS JOIN LATERAL (
    SELECT one.followee_id, one.state, one.id
    FROM social.follow AS one
    WHERE one.follower_id IN (e.actor_id, e.author_id) AND one.followee_id = e.object_id
      AND one.state = CASE e.verb WHEN 32 THEN 0 ELSE 1 END
    OFFSET 0
  ) AS f
  WHERE e.verb IN (30, 32)
  UNION ALL
  SELECT e.object_id::integer, 14, e.author_id::bigint, NULL, e.author_id, e.wiki, e.seq, e.id, 1
  FROM event AS e
  WHERE e.verb = 33
  UNION ALL
  SELECT l.person_id, CASE e.verb WHEN 38 THEN 16 WHEN 40 THEN 18 ELSE 19 END, e.id, NULL, e.author_id, e.wiki, e.seq, e.id, 1
  FROM event AS e
  CROSS JOIN LATERAL (
    SELECT n.person_id FROM social.circle_log AS n WHERE n.id = e.id AND {{noted n viewer=n.person_id}}
    OFFSET 0
  ) AS l
  WHERE e.verb IN (38, 40, 41, 42, 43)
  UNION ALL
  -- Who asks to be let into a group, in one bundle for each who may let them in.
  SELECT m.actor_id, 17, e.object_id, NULL, e.author_id, e.wiki, e.seq, m.since_id, 1
  FROM event AS e
  CROSS JOIN LATERAL (
    SELECT head.actor_id, asking.id AS since_id
    FROM social.membership AS asking
    JOIN social.membership AS head
      ON head.circle_id = asking.circle_id AND head.state = 1 AND head.role > 0
    WHERE asking.circle_id = e.object_id AND asking.actor_id IN (e.actor_id, e.author_id)
      AND asking.state = 0 AND {{grouped id=e.object_id viewer=head.actor_id}}
    OFFSET 0
  ) AS m
  WHERE e.verb = 39
  UNION ALL
  -- Of other extensions' kinds: whoever stands there, as far as it was not taken back by now.
  SELECT o.recipient_id, o.kind, o.notice_id, NULL, o.author_id, o.wiki, e.seq, e.id, 1
  FROM event AS e
  CROSS JOIN LATERAL (
    SELECT t.recipient_id, n.kind, t.notice_id, n.wiki, doer.id AS author_id
    FROM social.notice_told AS t
    JOIN social.notice AS n ON n.id = t.notice_id
    LEFT JOIN LATERAL (
      SELECT coalesce(a.merged_into, a.id) AS id, a.hidden
      FROM social.actor AS a
      WHERE a.id = t.agent_id
      OFFSET 0
    ) AS doer ON true
    WHERE t.id = e.id AND t.id > n.withdrawn_id AND doer.hidden IS NOT TRUE
    OFFSET 0
  ) AS o
  WHERE e.verb = 64
  UNION ALL
  -- Who wrote what was hidden does not see it any more as others do not: nothing to be asked.
  SELECT o.author_id, 11, e.object_id, NULL, e.author_id, e.wiki, e.seq, e.id, 1
  FROM event AS e
  CROSS JOIN LATERAL (
    SELECT t.author_id FROM social.target AS t WHERE t.id = e.object_id
    UNION ALL
    SELECT s.author_id FROM social.status AS s WHERE s.id = e.object_id AND s.deleted_at IS NULL
    OFFSET 0
  ) AS o
  WHERE e.verb = 5 AND o.author_id IS NOT NULL
    -- Of one old version of it nothing is to be said: the post stays as it was.
    AND (
      SELECT l.version
      FROM social.moderation_log AS l
      WHERE l.object_id = e.object_id AND l.action IN (1, 3) AND l.id < e.id
      ORDER BY l.id DESC
      LIMIT 1
    ) IS NULL
),
told AS MATERIALIZED (
  SELECT DISTINCT ON (c.seq, person.id) person.id AS recipient_id, c.kind,
    -- What is about oneself is about who one is now.
    CASE WHEN c.kind IN (13, 15) THEN person.id ELSE c.object_id END AS object_id, c.seq, c.since_id,
    wish.channels & 2 <> 0 AS mail
  FROM candidate AS c
  CROSS JOIN LATERAL (
    SELECT coalesce(a.merged_into, a.id) AS id
    FROM social.actor AS a
    WHERE a.id = c.person_id AND a.kind = 0 AND NOT a.hidden
      AND (a."exists" OR a.merged_into IS NOT NULL)
    OFFSET 0
  ) AS person
  CROSS JOIN LATERAL (
    SELECT {{wants person=person.id kind=c.kind wiki=c.wiki channels=$5::int8[]}} AS channels
    OFFSET 0
  ) AS wish
  WHERE person.id IS DISTINCT FROM c.author_id
    AND wish.channels & 3 <> 0
    -- What becomes of one's own sign-up, post and membership is told whoever did it.
    AND (c.kind IN (6, 7, 8, 9, 11, 18, 19) OR {{heard c viewer=person.id}})
    AND {{unblocked c viewer=person.id caps=0}}
    AND (c.subject_id IS NULL OR {{shown id=c.subject_id viewer=person.id}})
    -- Told once of what a text mentions them in, however often it is edited.
    AND NOT (
      c.kind = 1 AND EXISTS (
        SELECT FROM social.notification AS n
        WHERE n.recipient_id = person.id AND n.kind = 1 AND n.object_id = c.object_id
        OFFSET 0
      )
    )
  ORDER BY c.seq, person.id, c.rank
),
bundle AS MATERIALIZED (
  SELECT t.recipient_id, t.kind::int2 AS kind, t.object_id, max(t.seq) AS seq, min(t.since_id) AS since_id,
    bool_or(t.mail) AS mail
  FROM told AS t
  GROUP BY t.recipient_id, t.kind, t.object_id
),
grown AS {{grow}},
made AS (
  INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id)
  SELECT b.recipient_id, b.kind, b.object_id, b.seq, b.seq, b.since_id
  FROM bundle AS b
  WHERE NOT EXISTS (
      SELECT FROM grown AS g
      WHERE g.recipient_id = b.recipient_id AND g.kind = b.kind AND g.object_id = b.object_id
    )
  ORDER BY b.recipient_id, b.kind, b.object_id
  RETURNING recipient_id
),
-- Whose home has something new now: the next minute shows it to those who are not among them.
near AS (
  SELECT home.actor_id
  FROM spoken AS s
  CROSS JOIN LATERAL (
    SELECT s.author_id AS actor_id
    UNION ALL
    (
      SELECT f.follower_id
      FROM social.follow AS f
      WHERE f.followee_id = s.author_id AND f.state = 1
      ORDER BY f.id DESC
      LIMIT 1000
    )
    UNION ALL
    (
      SELECT m.actor_id
      FROM social.membership AS m
      WHERE m.circle_id = s.circle_id AND m.state = 1
      ORDER BY m.role DESC, m.actor_id
      LIMIT 1000
    )
  ) AS home
  WHERE s.verb = 1 AND EXISTS (SELECT FROM social.presence AS anybody)
  LIMIT 5000
),
poked AS {{poke near=(SELECT n.actor_id FROM near AS n)}},
mirrored AS {{mirror}},
mailed AS {{mail}},
deferred AS (
  INSERT INTO social.fanout (event_id, kind, actor_id, object_id, subject_id, since_id, states)
  SELECT s.id, 3, s.author_id, s.thread_id, s.object_id, s.object_id, 0
  FROM spoken AS s
  WHERE s.id IN (SELECT k.id FROM crowd AS k WHERE k.deferred)
  UNION ALL
  SELECT a.id, a.kind, a.author_id, a.object_id, a.subject_id, a.id, a.states
  FROM addressed AS a
  WHERE a.id IN (SELECT k.id FROM crowd AS k WHERE k.deferred)
  RETURNING event_id
)
SELECT (SELECT count(*) FROM told) AS told, (SELECT count(*) FROM deferred) AS deferred

-- name: fanout_take :opt
-- > event_id int8
-- The oldest event of the second lane that was not laid aside.
SELECT f.event_id
FROM social.fanout AS f
WHERE NOT EXISTS (SELECT FROM social.dead_event AS d WHERE d.event_id = f.event_id OFFSET 0)
ORDER BY f.event_id
LIMIT 1
FOR UPDATE

-- name: fanout_chunk :one
-- $1 event_id int8
-- $2 channels int8[]
-- $3 limit int4
-- > handled int8
-- > told int8
-- > done bool
-- The next people of an event that fanout_take has locked, in their order, under a seq of its own: who read
-- on meanwhile finds it unread. What is the same for all of them is asked once. Who was told by the batch
-- itself, for a better reason that they want to know of, is not told again.
WITH job AS MATERIALIZED (
  SELECT f.*, a.wiki, social.next_id() AS seq,
    ARRAY(
      SELECT better.id
      FROM (
        SELECT named.id AS actor_id, 1 AS kind FROM unnest(s.mentioned) AS named (id)
        UNION ALL
        SELECT r.author_id, 2
        UNION ALL
        SELECT k.actor_id, f.kind
        FROM social.event_organiser AS k
        WHERE k.event_id = f.subject_id AND f.kind IN (6, 7)
      ) AS first
      CROSS JOIN LATERAL (
        SELECT {{heir actor=first.actor_id}} AS id
        OFFSET 0
      ) AS better
      WHERE better.id IS NOT NULL
        AND {{wants person=better.id kind=first.kind wiki=a.wiki channels=$2::int8[]}} & 3 <> 0
    ) AS told_before,
    {{shown id=f.subject_id viewer=NULL::integer}} AS public,
    coalesce(
      (
        SELECT common.channels FROM social.wiki_preference AS common
        WHERE common.wiki = a.wiki AND common.kind = f.kind
      ),
      ($2::int8[])[f.kind]
    ) AS channels
  FROM social.fanout AS f
  JOIN social.actor AS a ON a.id = f.actor_id
  LEFT JOIN social.status AS s ON s.id = f.subject_id
  LEFT JOIN LATERAL {{root s}} AS r ON true
  WHERE f.event_id = $1::int8
),
part AS MATERIALIZED (
  SELECT p.*
  FROM job AS j
  CROSS JOIN LATERAL (
    (
      SELECT u.actor_id, u.state > 0 AND u.since_id < j.event_id AS concerned
      FROM social.subscription AS u
      WHERE j.states = 0 AND u.object_id = j.object_id AND u.actor_id > j.last_recipient
      ORDER BY u.actor_id
      LIMIT $3::int4
    )
    UNION ALL
    (
      SELECT u.actor_id, j.states >> u.state & 1 = 1
      FROM social.signup AS u
      WHERE j.states > 0 AND u.event_id = j.subject_id AND u.actor_id > j.last_recipient
      ORDER BY u.actor_id
      LIMIT $3::int4
    )
  ) AS p
),
tally AS MATERIALIZED (
  SELECT count(*) AS people, max(p.actor_id) AS last FROM part AS p
),
bundle AS MATERIALIZED (
  SELECT DISTINCT ON (person.id) person.id AS recipient_id, j.kind, j.object_id, j.seq, j.since_id,
    wish.channels & 2 <> 0 AS mail
  FROM part AS p
  CROSS JOIN job AS j
  CROSS JOIN LATERAL (
    SELECT coalesce(a.merged_into, a.id) AS id
    FROM social.actor AS a
    WHERE a.id = p.actor_id AND NOT a.hidden AND (a."exists" OR a.merged_into IS NOT NULL)
    OFFSET 0
  ) AS person
  CROSS JOIN LATERAL (
    SELECT coalesce(
      (
        SELECT own.channels FROM social.preference AS own
        WHERE own.actor_id = person.id AND own.kind = j.kind
      ),
      j.channels
    ) AS channels
    OFFSET 0
  ) AS wish
  WHERE p.concerned AND person.id <> j.actor_id
    AND NOT person.id = ANY (j.told_before)
    AND wish.channels & 3 <> 0 AND wish.channels & (j.wanted & 240) = j.wanted & 240
    AND (
      j.kind IN (6, 7, 8, 9)
      OR person.id NOT IN (
        SELECT m.actor_id FROM social.mute AS m WHERE m.muted_id = (SELECT job.actor_id FROM job)
      )
    )
    AND person.id NOT IN (
      SELECT b.blocker_id FROM social.person_block AS b
      WHERE b.blocked_id = (SELECT job.actor_id FROM job)
    )
    AND person.id NOT IN (
      SELECT b.blocked_id FROM social.person_block AS b
      WHERE b.blocker_id = (SELECT job.actor_id FROM job)
    )
    AND (j.public OR {{shown id=j.subject_id viewer=person.id}})
  ORDER BY person.id
),
grown AS {{grow}},
made AS (
  INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id)
  SELECT b.recipient_id, b.kind, b.object_id, b.seq, b.seq, b.since_id
  FROM bundle AS b
  WHERE b.recipient_id NOT IN (SELECT g.recipient_id FROM grown AS g)
  ORDER BY b.recipient_id
  RETURNING recipient_id
),
poked AS {{poke near=(SELECT NULL::integer WHERE false)}},
mirrored AS {{mirror}},
mailed AS {{mail}},
ended AS (
  DELETE FROM social.fanout AS f
  USING job AS j
  WHERE f.event_id = j.event_id AND (SELECT t.people FROM tally AS t) < $3::int4
  RETURNING f.event_id
),
moved AS (
  UPDATE social.fanout AS f
  SET last_recipient = t.last, handled = f.handled + t.people
  FROM job AS j
  CROSS JOIN tally AS t
  WHERE f.event_id = j.event_id AND t.people = $3::int4
)
SELECT (SELECT t.people FROM tally AS t) AS handled, (SELECT count(*) FROM bundle) AS told,
  EXISTS (SELECT FROM ended) AS done

-- name: fanout_remind :one
-- > due int8
-- The dates of events that somebody may want to be reminded of by now, into the second lane. Each once for
-- each span, also after a clock that jumped; a date that moved is another one. What the worker slept over
-- is told late, but not when it has begun.
WITH span AS (
  SELECT s.*
  FROM (
    VALUES (16::int2, interval '15 minutes'), (32::int2, interval '1 hour'), (64::int2, interval '1 day'),
      (128::int2, interval '7 days')
  ) AS s (bit, ahead)
),
due AS (
  INSERT INTO social.reminder (event_id, starts_at, ahead)
  SELECT d.event_id, d.starts_at, s.bit
  FROM span AS s
  CROSS JOIN LATERAL (
    SELECT d.event_id, d.starts_at
    FROM social.event_date AS d
    WHERE d.starts_at > now() AND d.starts_at <= now() + s.ahead
      AND NOT EXISTS (
        SELECT FROM social.reminder AS r
        WHERE r.event_id = d.event_id AND r.starts_at = d.starts_at AND r.ahead = s.bit
        OFFSET 0
      )
      AND EXISTS (
        SELECT FROM social.event AS e
        WHERE e.id = d.event_id AND e.status = 0 AND e.page_id IS NOT NULL
        OFFSET 0
      )
    ORDER BY d.starts_at
    LIMIT 1000
  ) AS d
  ORDER BY d.event_id, d.starts_at, s.bit
  ON CONFLICT DO NOTHING
  RETURNING event_id, ahead
),
queued AS (
  INSERT INTO social.fanout
    (event_id, kind, actor_id, object_id, subject_id, since_id, states, wanted)
  SELECT made.id, 9, e.page_id, d.event_id, d.event_id, made.id, 10, 1 | d.ahead
  FROM due AS d
  JOIN social.event AS e ON e.id = d.event_id
  CROSS JOIN LATERAL (SELECT social.next_id() + 0 * d.ahead AS id) AS made
  RETURNING event_id
)
SELECT count(*) AS due FROM queued
