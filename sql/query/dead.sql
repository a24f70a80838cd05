-- SPDX-License-Identifier: MIT
-- Events that could not be served. While one stands here fanout_take passes it over.

-- name: dead_bury :exec
-- $1 event_id int8
-- $2 verb int8
-- $3 actor_id int8
-- $4 object_id int8
-- $5 sqlstate text
-- $6 reason text
-- Out of its batch, in the batch's transaction; or once more, after it was served again in vain.
INSERT INTO social.dead_event AS d (event_id, verb, actor_id, object_id, sqlstate, reason)
VALUES ($1::int8, $2::int8, $3::int8, $4::int8, $5::text, $6::text)
ON CONFLICT (event_id) DO UPDATE
SET sqlstate = excluded.sqlstate, reason = excluded.reason, attempts = d.attempts + 1

-- name: dead_bury_deferred :exec
-- $1 event_id int8
-- $2 sqlstate text
-- $3 reason text
-- Out of the second lane, in which its row stays as it is.
INSERT INTO social.dead_event AS d (event_id, actor_id, object_id, sqlstate, reason)
SELECT f.event_id, f.actor_id, f.object_id, $2::text, $3::text
FROM social.fanout AS f
WHERE f.event_id = $1::int8
ON CONFLICT (event_id) DO UPDATE
SET sqlstate = excluded.sqlstate, reason = excluded.reason, attempts = d.attempts + 1

-- name: dead_list :many
-- $1 after_id int8
-- $2 limit int4
-- > event_id int8
-- > verb int2
-- > actor_id int4
-- > object_id int8
-- > sqlstate text
-- > reason text
-- > attempts int4
-- > died_at text
SELECT d.event_id, d.verb, d.actor_id, d.object_id, d.sqlstate, d.reason, d.attempts,
  to_char(d.died_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS died_at
FROM social.dead_event AS d
WHERE d.event_id > $1::int8
ORDER BY d.event_id
LIMIT $2::int4

-- name: dead_raise :opt
-- $1 event_id int8
-- > verb int2
-- > actor_id int4
-- > object_id int8
-- In the transaction that serves it: who comes second waits and finds nothing.
DELETE FROM social.dead_event AS d
WHERE d.event_id = $1::int8
RETURNING d.verb, d.actor_id, d.object_id
