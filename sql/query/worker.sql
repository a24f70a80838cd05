-- SPDX-License-Identifier: MIT
-- What an operator asks about a consumer of the log (docs/operations.md).

-- name: worker_lag :one
-- $1 name text
-- $2 most int4
-- > known bool
-- > waiting int8
-- > waiting_ms int8
-- > deferred int8
-- > deferred_ms int8
-- > dead int8
-- How many events of the log are not handled yet, about $2 at most, and for how long the oldest of them
-- waits; the same of the second lane; how many
-- were laid aside. An id tells the time (docs/adr/0001). Both parts are read by the
-- index on xid, as in activity_window.
WITH place AS MATERIALIZED (
  SELECT c.from_snapshot, c.to_snapshot, c.last_id
  FROM social.consumer AS c
  WHERE c.name = $1::text
),
fresh AS MATERIALIZED (
  (
    SELECT a.id, a.xid
    FROM social.activity AS a
    WHERE a.xid >= pg_snapshot_xmax((SELECT p.from_snapshot FROM place AS p))
    ORDER BY a.xid
    LIMIT $2::int4
  )
  UNION ALL
  SELECT a.id, a.xid
  FROM social.activity AS a
  WHERE a.xid = ANY (ARRAY(SELECT pg_snapshot_xip(p.from_snapshot) FROM place AS p))
),
waiting AS (
  SELECT count(*) AS events, min(f.id) AS oldest
  FROM fresh AS f
  CROSS JOIN place AS p
  WHERE p.to_snapshot IS NULL OR f.id > p.last_id OR NOT pg_visible_in_snapshot(f.xid, p.to_snapshot)
),
deferred AS (
  SELECT count(*) AS events, min(f.event_id) AS oldest
  FROM social.fanout AS f
  WHERE NOT EXISTS (SELECT FROM social.dead_event AS d WHERE d.event_id = f.event_id OFFSET 0)
)
SELECT EXISTS (SELECT FROM place) AS known,
  w.events AS waiting, {{waited id=w.oldest}} AS waiting_ms,
  d.events AS deferred, {{waited id=d.oldest}} AS deferred_ms,
  (SELECT count(*) FROM social.dead_event) AS dead
FROM waiting AS w
CROSS JOIN deferred AS d
