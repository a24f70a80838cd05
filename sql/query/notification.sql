-- SPDX-License-Identifier: MIT
-- What a person is told (docs/adr/0010): rows of social.notification are bundles, whose contents are asked
-- of what they are about (sql/predicate/newest.sql, bundled.sql). A bundle is unread while its seq is above
-- what was read and something of what came since is left. Kinds of 64 and above are others'
-- (docs/adr/0016): their number is found by their name.

-- name: notification_count :one
-- $1 wiki text
-- $2 viewer int8
-- $3 most int4
-- $4 span int4
-- $5 channels int8[]
-- > unread int8
-- To $3, of the newest $4 that are not read and of which the person is told on the wiki ($5: the kinds' own
-- channels).
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT {{unread recipient=(SELECT id FROM me) wiki=$1::text channels=$5::int8[] most=$3::int4 span=$4::int4}} AS unread

-- name: notification_edge :opt
-- $1 wiki text
-- $2 viewer int8
-- $3 unread bool
-- $4 kinds int8[]
-- $5 before int8
-- $6 span int4
-- $7 channels int8[]
-- $8 names text
-- > seq int8
-- The last bundle that notification_list looks at: where it found no full page, that goes on behind it. Reads
-- the index entries of one person.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT min(looked_at.seq) AS seq
FROM (
  SELECT n.seq
  FROM social.notification AS n
  WHERE n.recipient_id = (SELECT id FROM me)
    AND n.seq < coalesce($5::int8, 9223372036854775807)
    AND ($4::int8[] IS NULL OR n.kind = ANY ({{among wiki=$1::text kinds=$4::int8[] names=$8::text}}))
    AND n.kind <> ALL ({{off person=(SELECT id FROM me) wiki=$1::text channels=$7::int8[] channel=1}})
    AND (NOT $3::bool OR n.seq > n.read_seq)
  ORDER BY n.seq DESC
  LIMIT $6::int4
) AS looked_at
HAVING count(*) = $6::int4

-- name: notification_list :many
-- $1 wiki text
-- $2 viewer int8
-- $3 unread bool
-- $4 kinds int8[]
-- $5 before int8
-- $6 limit int4
-- $7 span int4
-- $8 channel int4
-- $9 channels int8[]
-- $10 ids int8[]
-- $11 names text
-- > id int8
-- > seq int8
-- > kind int2
-- > unread bool
-- > actors int8[]
-- > actor_count int8
-- > object_kind int2
-- > object_key text
-- > root_kind int2
-- > root_key text
-- > comment int8
-- > page int8
-- > excerpt text
-- > event int8
-- > circle int8
-- > title text
-- > word int2
-- > name text
-- Newest first, of the next $7 of which the person is told by the channel $8, and of these names where $10 has
-- some. Of a bundle with very many in it the newest thousand count. Moderated posts
-- are named to their author and nothing of what they hang on is told.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT n.id, n.seq, n.kind, n.unread,
  ARRAY(
    SELECT {{person actor=top.id}}
    FROM unnest(people.ids[1:3]) WITH ORDINALITY AS top (id, place)
  ) AS actors,
  people.count AS actor_count,
  coalesce(CASE WHEN s.root_id IS NULL THEN s.kind ELSE 5::int2 END, t.kind) AS object_kind,
  coalesce(s.id::text, t.key, other.key) AS object_key,
  CASE WHEN n.kind = 2 OR (s.root_id IS NOT NULL AND n.kind <> 11) THEN coalesce(t.kind, 4::int2) END
    AS root_kind,
  CASE WHEN n.kind = 2 OR (s.root_id IS NOT NULL AND n.kind <> 11)
    THEN coalesce(t.key, s.root_id::text, s.id::text)
  END AS root_key,
  CASE WHEN n.kind IN (2, 3) THEN n.newest END AS comment,
  (SELECT page.local_id FROM social.actor AS page WHERE page.id = t.page_id) AS page,
  CASE
    WHEN n.kind = 1 THEN left(s.text, 200)
    WHEN n.kind IN (2, 3) THEN (SELECT left(c.text, 200) FROM social.status AS c WHERE c.id = n.newest)
    WHEN n.kind = 10 THEN (
      SELECT left(m.text, 2000) FROM social.event_message AS m WHERE m.id = n.object_id
    )
  END AS excerpt,
  e.id AS event, g.id AS circle, coalesce(e.title, g.name) AS title,
  CASE n.kind
    WHEN 7 THEN e.status
    WHEN 11 THEN (
      SELECT l.to_level
      FROM social.moderation_log AS l
      WHERE l.object_id = n.object_id AND l.action IN (1, 3) AND l.version IS NULL
      ORDER BY l.id DESC
      LIMIT 1
    )
    WHEN 12 THEN (SELECT l.action FROM social.event_log AS l WHERE l.id = n.object_id)
    WHEN 19 THEN (
      SELECT CASE WHEN l.action = 43 THEN l.role ELSE 3::int2 END
      FROM social.circle_log AS l
      WHERE l.id = n.object_id
    )
  END AS word,
  other.name
FROM (
  SELECT bundle.*, f.id AS newest, f.subject_id,
    bundle.seq > bundle.read_seq AND f.id >= bundle.since_id AS unread
  FROM (
    SELECT n.*
    FROM social.notification AS n
    WHERE n.recipient_id = (SELECT id FROM me)
      AND n.seq < coalesce($5::int8, 9223372036854775807)
      AND ($4::int8[] IS NULL OR n.kind = ANY ({{among wiki=$1::text kinds=$4::int8[] names=$11::text}}))
      AND n.kind <> ALL ({{off person=(SELECT id FROM me) wiki=$1::text channels=$9::int8[] channel=$8::int4}})
      AND ($10::int8[] IS NULL OR n.id = ANY ($10::int8[]))
      AND (NOT $3::bool OR n.seq > n.read_seq)
    ORDER BY n.seq DESC
    LIMIT $7::int4
  ) AS bundle
  CROSS JOIN LATERAL {{newest bundle}} AS f
  WHERE f.id >= CASE WHEN $3::bool THEN bundle.since_id ELSE 0 END
  ORDER BY bundle.seq DESC
  LIMIT $6::int4
) AS n
LEFT JOIN LATERAL (
  SELECT c.id, c.root_id, c.text, 4::int2 AS kind
  FROM social.status AS c
  WHERE c.id = n.object_id AND n.kind IN (1, 2, 3, 4, 11)
  OFFSET 0
) AS s ON true
LEFT JOIN LATERAL (
  SELECT o.id, o.kind, o.key, o.page_id
  FROM social.target AS o
  WHERE o.id = coalesce(s.root_id, n.subject_id)
  OFFSET 0
) AS t ON true
LEFT JOIN LATERAL (
  SELECT v.id, v.title, v.status
  FROM social.event AS v
  WHERE v.id = t.id AND t.kind = 0 AND n.kind <> 11
  OFFSET 0
) AS e ON true
LEFT JOIN LATERAL (
  SELECT c.id, c.name
  FROM social.circle AS c
  WHERE n.kind BETWEEN 16 AND 19 AND c.id = CASE n.kind
      WHEN 17 THEN n.object_id
      ELSE (SELECT l.circle_id FROM social.circle_log AS l WHERE l.id = n.object_id)
    END
  OFFSET 0
) AS g ON true
LEFT JOIN LATERAL (
  SELECT o.key, k.name
  FROM social.notice AS o
  JOIN social.foreign_kind AS k ON k.wiki = o.wiki AND k.kind = o.kind
  WHERE o.id = n.object_id AND n.kind >= 64
  OFFSET 0
) AS other ON true
CROSS JOIN LATERAL (
  SELECT array_agg(doer.id ORDER BY doer.newest DESC, doer.id) AS ids, least(count(*), 1000) AS count
  FROM (
    SELECT coalesce(
        (
          SELECT a.merged_into
          FROM social.actor AS a
          WHERE a.id = b.author_id AND (a.hidden OR a.merged_into IS NOT NULL)
        ),
        b.author_id
      ) AS id,
      max(b.id) AS newest
    FROM {{bundled n limit=1000}} AS b
    WHERE b.author_id IS NOT NULL
    GROUP BY 1
  ) AS doer
) AS people
ORDER BY n.seq DESC

-- name: notification_read :one
-- $1 wiki text
-- $2 viewer int8
-- $3 ids int8[]
-- $4 up_to int8
-- $5 limit int4
-- > changed int8
-- Bundles of these names, or all, as far as they did not grow behind $4: what grows while this waits for
-- its writer is looked at again and stays unread. Held in the order in which the log's consumer writes, so
-- that the two never wait for each other in a ring.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
held AS MATERIALIZED (
  SELECT n.recipient_id, n.kind, n.object_id
  FROM social.notification AS n
  WHERE n.recipient_id = (SELECT id FROM me) AND n.seq > n.read_seq
    AND n.seq <= coalesce($4::int8, 9223372036854775807)
    AND ($3::int8[] IS NULL OR n.id = ANY ($3::int8[]))
  ORDER BY n.kind, n.object_id
  LIMIT $5::int4
  FOR NO KEY UPDATE
),
marked AS (
  UPDATE social.notification AS n
  SET read_seq = n.seq
  FROM held AS h
  WHERE n.recipient_id = h.recipient_id AND n.kind = h.kind AND n.object_id = h.object_id
  RETURNING n.id
)
SELECT count(*) AS changed
FROM marked

-- name: notification_unread :one
-- $1 wiki text
-- $2 viewer int8
-- $3 id int8
-- > changed int8
-- Unread again is what last came.
WITH marked AS (
  UPDATE social.notification AS n
  SET read_seq = n.seq - 1
  WHERE n.recipient_id = (
      SELECT a.id
      FROM social.actor AS a
      WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
    )
    AND n.id = $3::int8 AND n.seq = n.read_seq
  RETURNING n.id
)
SELECT count(*) AS changed
FROM marked

-- name: notification_watched :opt
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 comment int8
-- > watched bool
-- None where the viewer does not see the comment.
SELECT coalesce(part.state > 0, false) AS watched
FROM (
  SELECT (
    SELECT a.id
    FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  ) AS id
  OFFSET 0
) AS me
CROSS JOIN LATERAL {{target wiki=$1::text kind=5::int2 key=NULL::text number=$4::int8 viewer=me.id caps=$3::int4}} AS o
LEFT JOIN social.subscription AS part ON part.object_id = o.thread_id AND part.actor_id = me.id

-- name: notification_watch :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 comment int8
-- $5 watched bool
-- > seen bool
-- > changed bool
-- Leaving is written down where nothing was: one's own comment may not have been served yet. Who joins is
-- told of what comes from now on.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
thread AS MATERIALIZED (
  SELECT o.thread_id AS id, me.id AS actor_id
  FROM me
  CROSS JOIN LATERAL {{target wiki=$1::text kind=5::int2 key=NULL::text number=$4::int8 viewer=me.id caps=$3::int4}} AS o
),
put AS (
  INSERT INTO social.subscription AS part (object_id, actor_id, state, since_id)
  SELECT t.id, t.actor_id, CASE WHEN $5::bool THEN 2 ELSE 0 END, social.next_id()
  FROM thread AS t
  ON CONFLICT (object_id, actor_id) DO UPDATE
  SET state = excluded.state,
    since_id = CASE WHEN excluded.state > 0 THEN excluded.since_id ELSE part.since_id END
  WHERE (part.state > 0) <> (excluded.state > 0)
  RETURNING part.object_id
)
SELECT EXISTS (SELECT FROM thread) AS seen, EXISTS (SELECT FROM put) AS changed

-- name: notification_lock_people :many
-- $1 wiki text
-- $2 users int8[]
-- > id int4
-- Whoever tells of the same people waits here, and the next statement sees what the other one wrote.
SELECT a.id
FROM social.actor AS a
WHERE a.id IN (
    SELECT p.id
    FROM unnest($2::int8[]) AS asked (user_id)
    CROSS JOIN LATERAL (
      SELECT a.id
      FROM social.actor AS a
      WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = asked.user_id
      OFFSET 0
    ) AS p
  )
ORDER BY a.id
FOR NO KEY UPDATE

-- name: notification_mirror :one
-- $1 wiki text
-- $2 users int8[]
-- $3 choosers int8[]
-- $4 kinds int8[]
-- $5 channels int8[]
-- $6 muters int8[]
-- $7 muted int8[]
-- $8 choosers_of_mail int8[]
-- $9 every int8[]
-- $10 names text
-- > changed int8
-- The whole state of these people: what each chose of a kind, whom each mutes, who are all in the store by now,
-- and how often mail is to come. Kinds of others have a name for a number, and stay where they are asleep. A merged account stands for its heir, oneself is muted
-- by nobody. A plan that was made for any number takes lists for short: looked up each by its key, and by NOT
-- IN, which hashes them.
WITH person AS MATERIALIZED (
  SELECT p.id
  FROM unnest($2::int8[]) AS asked (user_id)
  CROSS JOIN LATERAL (
    SELECT a.id FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = asked.user_id
    OFFSET 0
  ) AS p
),
choice AS MATERIALIZED (
  SELECT p.id AS actor_id, one.kind, c.channels::int2 AS channels
  FROM ROWS FROM (unnest($3::int8[]), unnest($4::int8[]), unnest($5::int8[]), unnest(string_to_array($10::text, ',')))
    AS c (user_id, kind, channels, name)
  CROSS JOIN LATERAL (
    SELECT c.kind::int2 AS kind WHERE c.kind < 64
    UNION ALL
    SELECT k.kind FROM social.foreign_kind AS k
    WHERE c.kind >= 64 AND k.wiki = $1::text AND k.name = c.name AND k.active
    OFFSET 0
  ) AS one
  CROSS JOIN LATERAL (
    SELECT a.id FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = c.user_id
    OFFSET 0
  ) AS p
),
quiet AS MATERIALIZED (
  SELECT DISTINCT p.id AS actor_id, o.id AS muted_id
  FROM ROWS FROM (unnest($6::int8[]), unnest($7::int8[])) AS m (user_id, muted)
  CROSS JOIN LATERAL (
    SELECT a.id FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = m.user_id
    OFFSET 0
  ) AS p
  CROSS JOIN LATERAL (
    SELECT coalesce(a.merged_into, a.id) AS id FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = m.muted
    OFFSET 0
  ) AS o
  WHERE o.id <> p.id
),
unchosen AS (
  DELETE FROM social.preference AS old
  USING person AS p
  WHERE old.actor_id = p.id
    AND (
      old.kind < 64
      OR old.kind IN (SELECT k.kind FROM social.foreign_kind AS k WHERE k.wiki = $1::text AND k.active)
    )
    AND (old.actor_id, old.kind) NOT IN (SELECT c.actor_id, c.kind FROM choice AS c)
  RETURNING old.actor_id
),
chosen AS (
  INSERT INTO social.preference AS old (actor_id, kind, channels)
  SELECT c.actor_id, c.kind, c.channels
  FROM choice AS c
  ORDER BY c.actor_id, c.kind
  ON CONFLICT (actor_id, kind) DO UPDATE
  SET channels = excluded.channels
  WHERE old.channels <> excluded.channels
  RETURNING old.actor_id
),
heard AS (
  DELETE FROM social.mute AS old
  USING person AS p
  WHERE old.actor_id = p.id
    AND (old.actor_id, old.muted_id) NOT IN (SELECT q.actor_id, q.muted_id FROM quiet AS q)
  RETURNING old.actor_id
),
muted AS (
  INSERT INTO social.mute AS new (actor_id, muted_id)
  SELECT q.actor_id, q.muted_id
  FROM quiet AS q
  ORDER BY q.actor_id, q.muted_id
  ON CONFLICT (actor_id, muted_id) DO NOTHING
  RETURNING new.actor_id
),
often AS MATERIALIZED (
  SELECT p.id AS actor_id, c.every::int2 AS every
  FROM ROWS FROM (unnest($8::int8[]), unnest($9::int8[])) AS c (user_id, every)
  CROSS JOIN LATERAL (
    SELECT a.id FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = c.user_id
    OFFSET 0
  ) AS p
),
as_wiki AS (
  DELETE FROM social.mail_choice AS old
  USING person AS p
  WHERE old.actor_id = p.id AND old.actor_id NOT IN (SELECT o.actor_id FROM often AS o)
  RETURNING old.actor_id
),
otherwise AS (
  INSERT INTO social.mail_choice AS old (actor_id, every)
  SELECT o.actor_id, o.every
  FROM often AS o
  ORDER BY o.actor_id
  ON CONFLICT (actor_id) DO UPDATE
  SET every = excluded.every
  WHERE old.every <> excluded.every
  RETURNING old.actor_id
)
SELECT count(*) AS changed
FROM (
  TABLE unchosen UNION TABLE chosen UNION TABLE heard UNION TABLE muted UNION TABLE as_wiki UNION TABLE otherwise
) AS touched

-- name: notification_mirror_defaults :one
-- $1 wiki text
-- $2 kinds int8[]
-- $3 channels int8[]
-- $4 every int4
-- > changed bool
-- The whole of what this wiki has for everybody, $4 days between mails; kinds of others stay.
WITH choice AS MATERIALIZED (
  SELECT c.kind::int2 AS kind, c.channels::int2 AS channels
  FROM ROWS FROM (unnest($2::int8[]), unnest($3::int8[])) AS c (kind, channels)
),
unchosen AS (
  DELETE FROM social.wiki_preference AS old
  WHERE old.wiki = $1::text AND old.kind < 64
    AND NOT EXISTS (SELECT FROM choice AS c WHERE c.kind = old.kind)
  RETURNING old.kind
),
chosen AS (
  INSERT INTO social.wiki_preference AS old (wiki, kind, channels)
  SELECT $1::text, c.kind, c.channels
  FROM choice AS c
  ORDER BY c.kind
  ON CONFLICT (wiki, kind) DO UPDATE
  SET channels = excluded.channels
  WHERE old.channels <> excluded.channels
  RETURNING old.kind
),
at_once AS (
  DELETE FROM social.wiki_mail_choice AS old
  WHERE old.wiki = $1::text AND $4::int4 = 0
  RETURNING 1
),
seldom AS (
  INSERT INTO social.wiki_mail_choice AS old (wiki, every)
  SELECT $1::text, $4::int4
  WHERE $4::int4 > 0
  ON CONFLICT (wiki) DO UPDATE
  SET every = excluded.every
  WHERE old.every <> excluded.every
  RETURNING 1
)
SELECT EXISTS (TABLE unchosen UNION ALL TABLE chosen UNION ALL TABLE at_once UNION ALL TABLE seldom) AS changed
