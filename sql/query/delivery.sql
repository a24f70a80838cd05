-- SPDX-License-Identifier: MIT
-- What is due to be mailed (docs/adr/0012): a lease at a time, never twice. A lease is a row's id with the
-- epoch that it had when it was taken.

-- name: delivery_bury :exec
-- $1 wiki text
-- Leases that ran out: once handed over nobody knows whether it was sent, and what breaks its sender each time
-- is not tried for ever.
UPDATE social.delivery AS d
SET dead_at = now(), leased_until = NULL,
  reason = CASE WHEN d.handed_at IS NULL THEN 'unsent' ELSE 'unknown' END
WHERE d.id IN (
    SELECT old.id
    FROM social.delivery AS old
    WHERE old.wiki = $1::text AND old.dead_at IS NULL AND old.leased_until < now()
      AND (old.handed_at IS NOT NULL OR old.attempts >= 8)
      AND old.due_at <= now()
    ORDER BY old.id
    LIMIT 1000
    FOR UPDATE SKIP LOCKED
  )

-- name: delivery_take :many
-- $1 wiki text
-- $2 people int4
-- $3 each int4
-- > user int8
-- > id int8
-- > epoch int4
-- > bundle int8
-- What is due for those who wait longest, for five minutes; at most $2 people and $3 of each. bundle: its name
-- towards the person, NULL where it is gone.
WITH person AS MATERIALIZED (
  SELECT d.recipient_id, min(d.due_at) AS due_at
  FROM (
    SELECT d.recipient_id, d.due_at
    FROM social.delivery AS d
    WHERE d.wiki = $1::text AND d.dead_at IS NULL AND d.due_at <= now()
      AND (d.leased_until IS NULL OR (d.leased_until < now() AND d.handed_at IS NULL AND d.attempts < 8))
    ORDER BY d.due_at, d.id
    LIMIT $2::int4 * $3::int4
  ) AS d
  GROUP BY d.recipient_id
  ORDER BY min(d.due_at), d.recipient_id
  LIMIT $2::int4
),
held AS MATERIALIZED (
  SELECT o.id
  FROM person AS p
  CROSS JOIN LATERAL (
    SELECT d.id
    FROM social.delivery AS d
    WHERE d.recipient_id = p.recipient_id AND d.wiki = $1::text AND d.dead_at IS NULL AND d.due_at <= now()
      AND (d.leased_until IS NULL OR (d.leased_until < now() AND d.handed_at IS NULL AND d.attempts < 8))
    ORDER BY d.due_at, d.id
    LIMIT $3::int4
    FOR UPDATE SKIP LOCKED
  ) AS o
),
leased AS (
  UPDATE social.delivery AS d
  SET epoch = d.epoch + 1, attempts = d.attempts + 1, leased_until = now() + interval '5 minutes',
    again = false, reason = NULL
  FROM held AS h
  WHERE d.id = h.id
  RETURNING d.*
)
SELECT a.local_id AS "user", l.id, l.epoch, n.id AS bundle
FROM leased AS l
JOIN social.actor AS a ON a.id = l.recipient_id
LEFT JOIN social.notification AS n
  ON n.recipient_id = l.recipient_id AND n.kind = l.kind AND n.object_id = l.object_id
ORDER BY l.recipient_id, l.id

-- name: delivery_handed :one
-- $1 ids int8[]
-- $2 epochs int8[]
-- > handed bool
-- All of them or none: what ran out meanwhile is not to be sent.
WITH held AS MATERIALIZED (
  SELECT d.id
  FROM ROWS FROM (unnest($1::int8[]), unnest($2::int8[])) AS lease (id, epoch)
  JOIN social.delivery AS d ON d.id = lease.id
  WHERE d.epoch = lease.epoch AND d.dead_at IS NULL AND d.handed_at IS NULL AND d.leased_until > now()
  ORDER BY d.id
  FOR UPDATE OF d
),
handed AS (
  UPDATE social.delivery AS d
  SET handed_at = now()
  FROM held AS h
  WHERE d.id = h.id AND (SELECT count(*) FROM held) = cardinality($1::int8[])
  RETURNING d.id
)
SELECT EXISTS (SELECT FROM handed) AS handed

-- name: delivery_done :one
-- $1 ids int8[]
-- $2 epochs int8[]
-- > done int8
-- Sent, or not to be: also where that comes after the lease. What grew meanwhile is due anew.
WITH held AS MATERIALIZED (
  SELECT d.id, d.again AND d.dead_at IS NULL AS again
  FROM ROWS FROM (unnest($1::int8[]), unnest($2::int8[])) AS lease (id, epoch)
  JOIN social.delivery AS d ON d.id = lease.id
  WHERE d.epoch = lease.epoch
  ORDER BY d.id
  FOR UPDATE OF d
),
gone AS (
  DELETE FROM social.delivery AS d
  USING held AS h
  WHERE d.id = h.id AND NOT h.again
),
anew AS (
  UPDATE social.delivery AS d
  SET leased_until = NULL, handed_at = NULL, again = false, attempts = 0,
    due_at = {{due person=d.recipient_id kind=d.kind}}
  FROM held AS h
  WHERE d.id = h.id AND h.again
)
SELECT count(*) AS done FROM held

-- name: delivery_failed :one
-- $1 ids int8[]
-- $2 epochs int8[]
-- $3 reason text
-- $4 sure bool
-- > failed int8
-- Tried again later and later, half of the pause by chance: not all at once when the mailer is back. The
-- eighth time was the last, and so is any that may have been sent after all.
WITH held AS MATERIALIZED (
  SELECT d.id
  FROM ROWS FROM (unnest($1::int8[]), unnest($2::int8[])) AS lease (id, epoch)
  JOIN social.delivery AS d ON d.id = lease.id
  WHERE d.epoch = lease.epoch AND d.dead_at IS NULL
  ORDER BY d.id
  FOR UPDATE OF d
),
failed AS (
  UPDATE social.delivery AS d
  SET leased_until = NULL, handed_at = CASE WHEN NOT $4::bool THEN d.handed_at END, again = false,
    reason = left(CASE WHEN $4::bool THEN '' ELSE 'unknown: ' END || $3::text, 200),
    dead_at = CASE WHEN d.attempts >= 8 OR NOT $4::bool THEN now() END,
    due_at = now() + least(interval '1 minute' * 2 ^ d.attempts, interval '6 hours')
      * (0.5 + 0.5 * random())
  FROM held AS h
  WHERE d.id = h.id
  RETURNING d.id
)
SELECT count(*) AS failed FROM failed

-- name: delivery_due :one
-- $1 wiki text
-- > due bool
-- As delivery_take finds it.
SELECT EXISTS (
    SELECT FROM social.delivery AS d
    WHERE d.wiki = $1::text AND d.dead_at IS NULL AND d.due_at <= now()
      AND (d.leased_until IS NULL OR (d.leased_until < now() AND d.handed_at IS NULL AND d.attempts < 8))
  ) AS due

-- name: delivery_measure :one
-- > due int8
-- > ms int8
-- > dead int8
-- How much of all wikis is due, to 100000, and for how long the oldest of it; how much is dead. What waits for
-- its morning is not read: the wikis first, then each one's due rows.
WITH RECURSIVE wiki AS (
  (SELECT d.wiki AS name FROM social.delivery AS d WHERE d.dead_at IS NULL ORDER BY d.wiki LIMIT 1)
  UNION ALL
  SELECT (
    SELECT d.wiki FROM social.delivery AS d
    WHERE d.dead_at IS NULL AND d.wiki > w.name
    ORDER BY d.wiki
    LIMIT 1
  )
  FROM wiki AS w
  WHERE w.name IS NOT NULL
),
late AS MATERIALIZED (
  SELECT d.due_at
  FROM wiki AS w
  CROSS JOIN LATERAL (
    SELECT o.due_at FROM social.delivery AS o
    WHERE o.wiki = w.name AND o.dead_at IS NULL AND o.due_at <= now()
    ORDER BY o.due_at
    LIMIT 100000
  ) AS d
)
SELECT
  (SELECT count(*) FROM late) AS due,
  coalesce((SELECT (extract(epoch FROM now() - min(l.due_at)) * 1000)::int8 FROM late AS l), 0) AS ms,
  (
    SELECT count(*)
    FROM (SELECT FROM social.delivery AS d WHERE d.dead_at IS NOT NULL ORDER BY d.wiki, d.id LIMIT 100000) AS x
  ) AS dead

-- name: delivery_hasten :exec
-- $1 wiki text
-- $2 users int8[]
-- What waits for these people comes as they want it now, if that is sooner: nothing that waits is put off.
UPDATE social.delivery AS d
SET due_at = w.due_at
FROM (
  SELECT o.id, {{due person=o.recipient_id kind=o.kind}} AS due_at
  FROM unnest($2::int8[]) AS asked (user_id)
  CROSS JOIN LATERAL (
    SELECT a.id FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = asked.user_id
    OFFSET 0
  ) AS p
  JOIN social.delivery AS o ON o.recipient_id = p.id
  WHERE o.dead_at IS NULL AND o.leased_until IS NULL AND o.attempts = 0
  ORDER BY o.id
  FOR UPDATE OF o SKIP LOCKED
) AS w
WHERE d.id = w.id AND d.due_at > w.due_at

-- name: delivery_dead :many
-- $1 wiki text
-- $2 limit int4
-- > id int8
-- > user int8
-- > kind int2
-- > at timestamptz
-- > attempts int2
-- > reason text
-- > name text
-- The oldest first. name: of another extension's kind.
SELECT d.id, a.local_id AS "user", d.kind, d.dead_at AS at, d.attempts, d.reason,
  (SELECT k.name FROM social.foreign_kind AS k WHERE k.wiki = d.wiki AND k.kind = d.kind) AS name
FROM social.delivery AS d
JOIN social.actor AS a ON a.id = d.recipient_id
WHERE d.wiki = $1::text AND d.dead_at IS NOT NULL
ORDER BY d.id
LIMIT $2::int4

-- name: delivery_redrive :one
-- $1 wiki text
-- $2 id int8
-- > redriven bool
-- Due at once. Where the bundle waits to be sent by another row, that does it.
WITH dead AS MATERIALIZED (
  SELECT d.*,
    EXISTS (
      SELECT FROM social.delivery AS o
      WHERE o.recipient_id = d.recipient_id AND o.kind = d.kind AND o.object_id = d.object_id
        AND o.channel = d.channel AND o.dead_at IS NULL
    ) AS waits
  FROM social.delivery AS d
  WHERE d.id = $2::int8 AND d.wiki = $1::text AND d.dead_at IS NOT NULL
  FOR UPDATE OF d
),
dropped AS (
  DELETE FROM social.delivery AS d
  USING dead AS x
  WHERE d.id = x.id AND x.waits
),
redriven AS (
  UPDATE social.delivery AS d
  SET dead_at = NULL, handed_at = NULL, reason = NULL, attempts = 0, due_at = now()
  FROM dead AS x
  WHERE d.id = x.id AND NOT x.waits
)
SELECT EXISTS (SELECT FROM dead) AS redriven
