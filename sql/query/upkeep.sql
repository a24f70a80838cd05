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
