-- SPDX-License-Identifier: MIT
-- The log read in snapshot windows: a window holds the rows whose transaction is not visible in
-- from_snapshot and is visible in to_snapshot. A batch is one READ COMMITTED transaction:
--   consumer_lock; when to_snapshot is NULL a new window: snapshot_next; activity_window; the
--   batch's effects; consumer_advance; COMMIT.
-- Fewer rows than the limit end the window: advance with (to, NULL, 0); else with
-- (from, to, last id). The batch itself writes no activity row.

-- name: consumer_ensure :exec
-- $1 name text
-- A new consumer starts at the beginning of the log.
INSERT INTO social.consumer (name)
VALUES ($1::text)
ON CONFLICT (name) DO NOTHING

-- name: consumer_pending :one
-- $1 name text
-- > pending bool
-- > deferred bool
-- > poked bool
-- > mirrored int8
-- For an idle poll: no lock, no write. Of a consumer that does not exist nothing is pending.
-- The newest xid is asked for in index order: a plain EXISTS might read the whole log to find
-- nothing. mirrored: the newest mark of whose number another inbox is to show; 0: nobody.
SELECT EXISTS (
  SELECT FROM social.consumer AS c
  WHERE c.name = $1::text
    AND (
      c.to_snapshot IS NOT NULL
      OR (SELECT a.xid FROM social.activity AS a ORDER BY a.xid DESC LIMIT 1)
        >= pg_snapshot_xmax(c.from_snapshot)
      OR EXISTS (
        SELECT FROM social.activity AS a
        WHERE a.xid = ANY (ARRAY(SELECT pg_snapshot_xip(c.from_snapshot)))
        OFFSET 0
      )
    )
) AS pending,
  EXISTS (
    SELECT FROM social.fanout AS f
    WHERE NOT EXISTS (SELECT FROM social.dead_event AS d WHERE d.event_id = f.event_id OFFSET 0)
  ) AS deferred,
  EXISTS (SELECT FROM social.presence AS p WHERE p.poke) AS poked,
  coalesce((SELECT m.mark FROM social.mirror AS m ORDER BY m.mark DESC LIMIT 1), 0) AS mirrored

-- name: consumer_lock :opt
-- $1 name text
-- > batch int8
-- > from_snapshot text
-- > to_snapshot text
-- > last_id int8
SELECT c.batch, c.from_snapshot::text, c.to_snapshot::text, c.last_id
FROM social.consumer AS c
WHERE c.name = $1::text
FOR UPDATE

-- name: snapshot_next :one
-- $1 from_snapshot text
-- $2 limit int4
-- > snapshot text
-- Where the next window ends: now, or where about $2 rows are in it when more are waiting, since
-- a window is read in chunks of it and every chunk looks at all of it. Run it behind consumer_lock
-- as a statement of its own: a snapshot taken before the lock was granted could be older than the
-- cursor. The earlier end is the present snapshot cut down to the transactions before the bound:
-- what it calls finished is finished, and the rest is left to the next window exactly.
WITH bound AS MATERIALIZED (
  SELECT (a.xid::text::int8 + 1)::text::xid8 AS xmax
  FROM social.activity AS a
  WHERE a.xid >= pg_snapshot_xmax($1::text::pg_snapshot)
  ORDER BY a.xid
  OFFSET greatest($2::int4, 1) - 1
  LIMIT 1
)
SELECT coalesce(
  (
    SELECT concat(
      least(pg_snapshot_xmin(pg_current_snapshot()), bound.xmax), ':', bound.xmax, ':',
      (
        SELECT string_agg(running.xid::text, ',' ORDER BY running.xid)
        FROM pg_snapshot_xip(pg_current_snapshot()) AS running (xid)
        WHERE running.xid < bound.xmax
      )
    )
    FROM bound
  ),
  pg_current_snapshot()::text
) AS snapshot

-- name: activity_window :many
-- $1 from_snapshot text
-- $2 to_snapshot text
-- $3 last_id int8
-- $4 limit int4
-- > id int8
-- > verb int2
-- > actor_id int4
-- > object_id int8
-- > wiki text
-- Both parts are read by the index on xid before anything is sorted: in one condition the planner
-- might walk the log by id instead, from its beginning.
WITH fresh AS MATERIALIZED (
  SELECT a.id, a.xid, a.verb, a.actor_id, a.object_id
  FROM social.activity AS a
  WHERE a.xid >= pg_snapshot_xmax($1::text::pg_snapshot)
    AND a.xid < pg_snapshot_xmax($2::text::pg_snapshot)
  UNION ALL
  SELECT a.id, a.xid, a.verb, a.actor_id, a.object_id
  FROM social.activity AS a
  WHERE a.xid = ANY (ARRAY(SELECT pg_snapshot_xip($1::text::pg_snapshot)))
)
SELECT f.id, f.verb, f.actor_id, f.object_id,
  (SELECT w.wiki FROM social.actor AS w WHERE w.id = f.actor_id) AS wiki
FROM fresh AS f
WHERE pg_visible_in_snapshot(f.xid, $2::text::pg_snapshot)
  AND f.id > $3::int8
ORDER BY f.id
LIMIT $4::int4

-- name: consumer_advance :opt
-- $1 name text
-- $2 batch int8
-- $3 from_snapshot text
-- $4 to_snapshot text
-- $5 last_id int8
-- $6 handled int8
-- $7 id_sum text
-- > batch int8
-- No row: the consumer is gone or another one moved it; roll back.
UPDATE social.consumer AS c
SET batch = c.batch + 1,
  from_snapshot = $3::text::pg_snapshot,
  to_snapshot = $4::text::pg_snapshot,
  last_id = $5::int8,
  handled = c.handled + $6::int8,
  id_sum = c.id_sum + $7::text::numeric,
  advanced_at = now()
WHERE c.name = $1::text AND c.batch = $2::int8
RETURNING c.batch

-- name: consumer_verify :one
-- $1 name text
-- > handled int8
-- > expected int8
-- > same bool
-- The operator's proof: number and sum of the ids handled against the log's own rows behind the
-- cursor. Reads the whole log. No consumer of this name: zeros and false.
SELECT coalesce(max(c.handled), 0) AS handled,
  count(a.id) AS expected,
  coalesce(max(c.handled) = count(a.id) AND max(c.id_sum) = coalesce(sum(a.id), 0), false) AS same
FROM social.consumer AS c
LEFT JOIN social.activity AS a
  ON pg_visible_in_snapshot(a.xid, c.from_snapshot)
  OR (a.id <= c.last_id AND pg_visible_in_snapshot(a.xid, c.to_snapshot))
WHERE c.name = $1::text
