-- SPDX-License-Identifier: MIT
-- Groups (docs/adr/0014).

-- name: group_create :one
-- $1 wiki text
-- $2 viewer int8
-- $3 name text
-- $4 description text
-- $5 lang text
-- $6 join int2
-- $7 private bool
-- > refusal text
-- > id int8
-- Behind actor_ensure in one exchange.
SELECT c.refusal, c.id
FROM social.circle_create(
  $1::text, $2::int8, $3::text, $4::text, $5::text, $6::int2, $7::bool
) AS c

-- name: group_act :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 group int8
-- $5 person int8
-- $6 action int2
-- $7 role int2
-- $8 reason text
-- > seen bool
-- > refusal text
-- > changed bool
-- > state int2
-- > role int2
-- Behind actor_ensure_many of both in one exchange.
SELECT c.seen, c.refusal, c.changed, c.state, c.role
FROM social.circle_act(
  $1::text, $2::int8, $3::int4, $4::int8, $5::int8, $6::int2, $7::int2, $8::text
) AS c

-- name: group_change :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 group int8
-- $5 description text
-- $6 lang text
-- $7 join int2
-- $8 archive bool
-- $9 reason text
-- > seen bool
-- > refusal text
-- > changed bool
SELECT c.seen, c.refusal, c.changed
FROM social.circle_change(
  $1::text, $2::int8, $3::int4, $4::int8, $5::text, $6::text, $7::int2, $8::bool, $9::text
) AS c

-- name: group_get :opt
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 group int8
-- > id int8
-- > name text
-- > description text
-- > lang text
-- > join int2
-- > private bool
-- > archived bool
-- > hide_level int2
-- > created timestamptz
-- > members int8
-- > state int2
-- > role int2
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT c.id, c.name, c.description, c.lang, c.join_mode AS join, c.private,
  c.archived_at IS NOT NULL AS archived, c.hide_level, c.created_at AS created,
  {{members circle=c.id caps=$3::int4}} AS members,
  mine.state, mine.role
FROM (
  SELECT one.* FROM social.circle AS one
  WHERE one.id = $4::int8 AND one.wiki = $1::text
    AND {{group one viewer=(SELECT me.id FROM me) caps=$3::int4}}
) AS c
LEFT JOIN LATERAL (
  SELECT m.* FROM social.membership AS m
  WHERE m.circle_id = c.id AND m.actor_id = (SELECT me.id FROM me)
  OFFSET 0
) AS mine ON true

-- name: group_list :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 before int8
-- $5 limit int4
-- > id int8
-- > name text
-- > description text
-- > lang text
-- > join int2
-- > private bool
-- > archived bool
-- > hide_level int2
-- > created timestamptz
-- > members int8
-- > state int2
-- > role int2
-- The newest first.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT c.id, c.name, c.description, c.lang, c.join_mode AS join, c.private,
  c.archived_at IS NOT NULL AS archived, c.hide_level, c.created_at AS created,
  {{members circle=c.id caps=$3::int4}} AS members,
  mine.state, mine.role
FROM (
  SELECT one.* FROM social.circle AS one
  WHERE one.wiki = $1::text
    AND {{group one viewer=(SELECT me.id FROM me) caps=$3::int4}}
    AND one.id < coalesce($4::int8, 9223372036854775807)
  ORDER BY one.id DESC
  LIMIT $5::int4
) AS c
LEFT JOIN LATERAL (
  SELECT m.* FROM social.membership AS m
  WHERE m.circle_id = c.id AND m.actor_id = (SELECT me.id FROM me)
  OFFSET 0
) AS mine ON true
ORDER BY c.id DESC

-- name: group_list_by_name :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 before int8
-- $5 limit int4
-- $6 begins text
-- > id int8
-- > name text
-- > description text
-- > lang text
-- > join int2
-- > private bool
-- > archived bool
-- > hide_level int2
-- > created timestamptz
-- > members int8
-- > state int2
-- > role int2
-- Those whose name begins so.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT c.id, c.name, c.description, c.lang, c.join_mode AS join, c.private,
  c.archived_at IS NOT NULL AS archived, c.hide_level, c.created_at AS created,
  {{members circle=c.id caps=$3::int4}} AS members,
  mine.state, mine.role
FROM (
  SELECT one.* FROM social.circle AS one
  WHERE one.wiki = $1::text
    AND one.name_key LIKE
      regexp_replace(social.circle_key($6::text), '([\\%_])', '\\\1', 'g') || '%'
    AND {{group one viewer=(SELECT me.id FROM me) caps=$3::int4}}
    AND one.id < coalesce($4::int8, 9223372036854775807)
  ORDER BY one.id DESC
  LIMIT $5::int4
) AS c
LEFT JOIN LATERAL (
  SELECT m.* FROM social.membership AS m
  WHERE m.circle_id = c.id AND m.actor_id = (SELECT me.id FROM me)
  OFFSET 0
) AS mine ON true
ORDER BY c.id DESC

-- name: group_list_mine :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 before int8
-- $5 limit int4
-- > id int8
-- > name text
-- > description text
-- > lang text
-- > join int2
-- > private bool
-- > archived bool
-- > hide_level int2
-- > created timestamptz
-- > members int8
-- > state int2
-- > role int2
-- Where the viewer is a member, asked to be, or is invited.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
)
SELECT c.id, c.name, c.description, c.lang, c.join_mode AS join, c.private,
  c.archived_at IS NOT NULL AS archived, c.hide_level, c.created_at AS created,
  {{members circle=c.id caps=$3::int4}} AS members,
  mine.state, mine.role
FROM (
  SELECT one.* FROM social.membership AS m
  CROSS JOIN LATERAL (
    SELECT c.* FROM social.circle AS c WHERE c.id = m.circle_id OFFSET 0
  ) AS one
  WHERE m.actor_id = (SELECT me.id FROM me) AND m.state < 3 AND one.wiki = $1::text
    AND {{group one viewer=(SELECT me.id FROM me) caps=$3::int4}}
    AND one.id < coalesce($4::int8, 9223372036854775807)
  ORDER BY one.id DESC
  LIMIT $5::int4
) AS c
LEFT JOIN LATERAL (
  SELECT m.* FROM social.membership AS m
  WHERE m.circle_id = c.id AND m.actor_id = (SELECT me.id FROM me)
  OFFSET 0
) AS mine ON true
ORDER BY c.id DESC

-- name: group_members :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 group int8
-- $5 state int2
-- $6 after_role int2
-- $7 after int4
-- $8 limit int4
-- $9 role int2
-- > user int8
-- > role int2
-- > state int2
-- > since timestamptz
-- > key int4
-- Owners, moderators, then the others in the order in which the store came to know them, behind a role and
-- a key. Of a private group for members alone; who asked, was invited or banned for who moderates the
-- group. Accounts that are hidden or gone are left out. Of one role, where one is given: as ends of the
-- index, which is not read behind it.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
here AS MATERIALIZED (
  SELECT c.id
  FROM social.circle AS c
  LEFT JOIN social.membership AS mine
    ON mine.circle_id = c.id AND mine.actor_id = (SELECT me.id FROM me) AND mine.state = 1
  WHERE c.id = $4::int8 AND c.wiki = $1::text
    AND {{group c viewer=(SELECT me.id FROM me) caps=$3::int4}}
    AND (NOT c.private OR mine.state = 1)
    AND ($5::int2 = 1 OR mine.role > 0)
)
SELECT coalesce(heir.local_id, person.local_id) AS user, m.role, m.state, m.created_at AS since,
  m.actor_id AS key
FROM (
  SELECT one.*
  FROM social.membership AS one
  WHERE one.circle_id = (SELECT here.id FROM here) AND one.state = $5::int2
    AND one.role <= least($6::int2, coalesce($9::int2, 2::int2)) AND one.role >= coalesce($9::int2, 0::int2)
    AND (one.role < $6::int2 OR one.actor_id > $7::int4)
  ORDER BY one.role DESC, one.actor_id
  OFFSET 0
) AS m
CROSS JOIN LATERAL (SELECT a.* FROM social.actor AS a WHERE a.id = m.actor_id OFFSET 0) AS person
LEFT JOIN LATERAL (
  SELECT a.* FROM social.actor AS a WHERE a.id = person.merged_into OFFSET 0
) AS heir ON true
WHERE (NOT person.hidden OR $3::int4 & 2 <> 0) AND coalesce(heir."exists", person."exists")
ORDER BY m.role DESC, m.actor_id
LIMIT $8::int4

-- name: group_members_named :many
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 group int8
-- $5 state int2
-- $6 role int2
-- $7 people int8[]
-- > user int8
-- > role int2
-- > state int2
-- > since timestamptz
-- > key int4
-- Who of these people is in such a list, likewise. All of them: whoever asks for so many has looked for names.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
here AS MATERIALIZED (
  SELECT c.id
  FROM social.circle AS c
  LEFT JOIN social.membership AS mine
    ON mine.circle_id = c.id AND mine.actor_id = (SELECT me.id FROM me) AND mine.state = 1
  WHERE c.id = $4::int8 AND c.wiki = $1::text
    AND {{group c viewer=(SELECT me.id FROM me) caps=$3::int4}}
    AND (NOT c.private OR mine.state = 1)
    AND ($5::int2 = 1 OR mine.role > 0)
)
SELECT person.local_id AS user, m.role, m.state, m.created_at AS since, m.actor_id AS key
FROM unnest($7::int8[]) AS asked (local_id)
CROSS JOIN LATERAL (
  SELECT a.* FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = asked.local_id
  OFFSET 0
) AS person
CROSS JOIN LATERAL (
  SELECT one.* FROM social.membership AS one
  WHERE one.circle_id = (SELECT here.id FROM here) AND one.actor_id = person.id
  OFFSET 0
) AS m
WHERE m.state = $5::int2 AND ($6::int2 IS NULL OR m.role = $6::int2)
  AND (NOT person.hidden OR $3::int4 & 2 <> 0) AND person."exists"
ORDER BY m.role DESC, m.actor_id

-- name: group_entries :many
-- $1 wiki text
-- $2 after int8
-- $3 limit int4
-- > id int8
-- > actor int8
-- > action int2
-- > group int8
-- > person int8
-- > role int2
-- > post int8
-- > private bool
-- > hide_level int2
-- > reason text
-- > created timestamptz
-- What the wiki's log has too, oldest first: not who is invited, let in, refused, nor how a group is described.
SELECT l.id, {{person actor=l.actor_id}} AS actor, l.action, l.circle_id AS group,
  {{person actor=l.person_id}} AS person, l.role, l.object_id AS post, c.private, c.hide_level, l.reason, l.created_at AS created
FROM social.circle_log AS l
CROSS JOIN LATERAL (SELECT one.* FROM social.circle AS one WHERE one.id = l.circle_id OFFSET 0) AS c
WHERE l.wiki = $1::text AND l.id > $2::int8
  AND (l.action IN (35, 42, 43, 44, 46, 47, 48, 49) OR (l.action = 41 AND l.role IS NOT NULL))
ORDER BY l.id
LIMIT $3::int4

-- name: group_moderate :one
-- $1 wiki text
-- $2 viewer int8
-- $3 caps int4
-- $4 group int8
-- $5 post int8
-- $6 level int2
-- $7 sources int4
-- $8 reason text
-- > seen bool
-- > refusal text
-- > changed bool
-- > author int8
-- Behind actor_ensure in one exchange.
SELECT c.seen, c.refusal, c.changed, c.author
FROM social.circle_moderate(
  $1::text, $2::int8, $3::int4, $4::int8, $5::int8, $6::int2, $7::int4, $8::text
) AS c
