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
