-- SPDX-License-Identifier: MIT
-- Whom people follow, who follows them, and whom they blocked personally. The rules are in
-- sql/routine/follow.sql: each change is one call.

-- name: follow_put :one
-- $1 wiki text
-- $2 viewer int8
-- $3 kind int2
-- $4 id int8
-- $5 choice int2
-- $6 most int4
-- > state int2
-- > changed bool
-- > refusal text
SELECT p.state, p.changed, p.refusal
FROM social.follow_put($1::text, $2::int8, $3::int2, $4::int8, $5::int2, $6::int4) AS p

-- name: follow_end :one
-- $1 wiki text
-- $2 viewer int8
-- $3 kind int2
-- $4 id int8
-- $5 inward bool
-- > changed bool
SELECT social.follow_end($1::text, $2::int8, $3::int2, $4::int8, $5::bool) AS changed

-- name: follow_accept :one
-- $1 wiki text
-- $2 viewer int8
-- $3 user int8
-- > changed bool
SELECT social.follow_accept($1::text, $2::int8, $3::int8) AS changed

-- name: follow_state :one
-- $1 wiki text
-- $2 viewer int8
-- $3 kind int2
-- $4 id int8
-- > state int2
-- > blocked bool
-- How the viewer stands to one other.
WITH me AS MATERIALIZED (
  SELECT social.actor_known($1::text, 0::int2, $2::int8) AS id
),
them AS MATERIALIZED (
  SELECT social.actor_known($1::text, $3::int2, $4::int8) AS id
)
SELECT
  (
    SELECT f.state
    FROM social.follow AS f
    WHERE f.follower_id = (SELECT me.id FROM me) AND f.followee_id = (SELECT them.id FROM them)
  ) AS state,
  EXISTS (
    SELECT FROM social.person_block AS b
    WHERE b.blocker_id = (SELECT me.id FROM me) AND b.blocked_id = (SELECT them.id FROM them)
  ) AS blocked

-- name: follow_list :many
-- $1 wiki text
-- $2 viewer int8
-- $3 before int8
-- $4 limit int4
-- > id int8
-- > kind int2
-- > local int8
-- > state int2
-- Whom and what the viewer follows or asked to, newest first. Hidden people are not told of.
SELECT f.id, heir.kind, heir.local_id AS local, f.state
FROM social.follow AS f
CROSS JOIN LATERAL (
  SELECT coalesce(a.merged_into, a.id) AS id FROM social.actor AS a WHERE a.id = f.followee_id OFFSET 0
) AS now
CROSS JOIN LATERAL (
  SELECT a.kind, a.local_id, a.hidden FROM social.actor AS a WHERE a.id = now.id OFFSET 0
) AS heir
WHERE f.follower_id = (
    SELECT a.id FROM social.actor AS a WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  )
  AND f.id < coalesce($3::int8, 9223372036854775807)
  AND NOT heir.hidden
ORDER BY f.id DESC
LIMIT $4::int4

-- name: follower_list :many
-- $1 wiki text
-- $2 viewer int8
-- $3 state int2
-- $4 before int8
-- $5 limit int4
-- > id int8
-- > kind int2
-- > local int8
-- > state int2
-- Who follows the viewer (state 1) or asks to (0), newest first.
SELECT f.id, heir.kind, heir.local_id AS local, f.state
FROM social.follow AS f
CROSS JOIN LATERAL (
  SELECT coalesce(a.merged_into, a.id) AS id FROM social.actor AS a WHERE a.id = f.follower_id OFFSET 0
) AS now
CROSS JOIN LATERAL (
  SELECT a.kind, a.local_id, a.hidden FROM social.actor AS a WHERE a.id = now.id OFFSET 0
) AS heir
WHERE f.followee_id = (
    SELECT a.id FROM social.actor AS a WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  )
  AND f.state = $3::int2
  AND f.id < coalesce($4::int8, 9223372036854775807)
  AND NOT heir.hidden
ORDER BY f.id DESC
LIMIT $5::int4

-- name: person_block_put :one
-- $1 wiki text
-- $2 viewer int8
-- $3 user int8
-- $4 most int4
-- > changed bool
-- > refusal text
SELECT p.changed, p.refusal
FROM social.person_block_put($1::text, $2::int8, $3::int8, $4::int4) AS p

-- name: person_block_end :one
-- $1 wiki text
-- $2 viewer int8
-- $3 user int8
-- > changed bool
SELECT social.person_block_end($1::text, $2::int8, $3::int8) AS changed

-- name: person_block_list :many
-- $1 wiki text
-- $2 viewer int8
-- $3 before int8
-- $4 limit int4
-- > id int8
-- > kind int2
-- > local int8
-- > state int2
-- Whom the viewer blocked personally, newest first.
SELECT b.id, heir.kind, heir.local_id AS local, 1::int2 AS state
FROM social.person_block AS b
CROSS JOIN LATERAL (
  SELECT coalesce(a.merged_into, a.id) AS id FROM social.actor AS a WHERE a.id = b.blocked_id OFFSET 0
) AS now
CROSS JOIN LATERAL (
  SELECT a.kind, a.local_id, a.hidden FROM social.actor AS a WHERE a.id = now.id OFFSET 0
) AS heir
WHERE b.blocker_id = (
    SELECT a.id FROM social.actor AS a WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  )
  AND b.id < coalesce($3::int8, 9223372036854775807)
  AND NOT heir.hidden
ORDER BY b.id DESC
LIMIT $4::int4
