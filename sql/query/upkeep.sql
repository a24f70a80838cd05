-- SPDX-License-Identifier: MIT
-- What the worker does from time to time.

-- name: upkeep_partitions :one
-- $1 months_ahead int4
-- > made int4
-- Repeated it makes nothing. 55P03: somebody reads the default partition; try again later.
SELECT social.activity_partition_ensure($1::int4) AS made

-- name: upkeep_keys :exec
-- $1 limit int4
-- Idempotency keys an hour past their 24, oldest first, at most $1 of them.
DELETE FROM social.idempotency AS i
USING (
  SELECT old.actor_id, old.key
  FROM social.idempotency AS old
  WHERE old.created_at < now() - interval '25 hours'
  ORDER BY old.created_at
  LIMIT $1::int4
) AS expired
WHERE i.actor_id = expired.actor_id AND i.key = expired.key
  AND i.created_at < now() - interval '25 hours'

-- name: upkeep_deliveries :exec
-- $1 limit int4
-- Mail that was given up thirty days ago, at most $1 of it.
DELETE FROM social.delivery AS d
USING (
  SELECT old.id
  FROM social.delivery AS old
  WHERE old.dead_at < now() - interval '30 days'
  ORDER BY old.wiki, old.id
  LIMIT $1::int4
) AS expired
WHERE d.id = expired.id AND d.dead_at < now() - interval '30 days'

-- name: upkeep_files :one
-- $1 after int8
-- $2 limit int4
-- > dropped int4
-- > last int8
-- Files of all wikis that nothing shows any more, of the next $2 behind the id $1; "last" is the $1
-- of the next call, NULL when there is no file behind these.
SELECT d.dropped, d.last
FROM social.media_drop_unused($1::int8, $2::int4) AS d

-- name: upkeep_reminders :exec
-- What was reminded of and is over for a month.
DELETE FROM social.reminder AS r WHERE r.starts_at < now() - interval '31 days'

-- name: upkeep_notifications :one
-- $1 after int8
-- $2 limit int4
-- > dropped int8
-- > last int8
-- Bundles that are read and did not grow for ninety days, others after a year; a mention, by which it is known
-- that somebody was told, after a year too. Of the next $2 pages of the table behind its page $1, in the table's
-- own order: no index has to know their age. What somebody else holds is left for the next time. "last" is
-- where the next call begins, NULL at the end of the table.
WITH old AS MATERIALIZED (
  SELECT n.ctid AS place
  FROM social.notification AS n
  WHERE n.ctid >= format('(%s,0)', $1::int8)::tid AND n.ctid < format('(%s,0)', $1::int8 + $2::int4)::tid
    AND (
      (n.seq < social.id_of_time(now() - interval '90 days') AND n.seq <= n.read_seq AND n.kind <> 1)
      OR n.seq < social.id_of_time(now() - interval '366 days')
    )
  FOR UPDATE SKIP LOCKED
),
dropped AS (
  DELETE FROM social.notification AS n
  WHERE n.ctid = ANY (ARRAY(SELECT o.place FROM old AS o))
  RETURNING n.id
)
SELECT (SELECT count(*) FROM dropped) AS dropped,
  CASE
    WHEN $1::int8 + $2::int4
        < pg_relation_size('social.notification') / current_setting('block_size')::int8
      THEN $1::int8 + $2::int4
  END AS last
