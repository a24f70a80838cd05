-- SPDX-License-Identifier: MIT
-- Unread numbers sent to who is looking (docs/adr/0011).

-- name: live_present :opt
-- $1 wiki text
-- $2 viewer int8
-- $3 seconds int4
-- > actor_id int4
-- For that long; the number is sent at once, for the page may show an older one.
INSERT INTO social.presence AS p (actor_id, until, poke)
SELECT a.id, now() + make_interval(secs => $3::int4), true
FROM social.actor AS a
WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
ON CONFLICT (actor_id) DO UPDATE
SET until = excluded.until, poke = true
RETURNING p.actor_id

-- name: live_touch :exec
-- $1 wiki text
-- $2 viewer int8
-- To the viewer's other devices, by the daemon. Also where it is to be sent already: who is just sending it
-- does not see this change. And to the wiki's other inbox, where it has one.
WITH mirrored AS (
  INSERT INTO social.mirror AS m (actor_id, wiki, mark)
  SELECT a.id, a.wiki, social.next_id()
  FROM social.actor AS a
  JOIN social.mirror_wiki AS w ON w.wiki = a.wiki
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  ON CONFLICT (actor_id) DO UPDATE
  SET mark = excluded.mark
)
UPDATE social.presence AS p
SET poke = true
WHERE p.actor_id = (
    SELECT a.id
    FROM social.actor AS a
    WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
  )
  AND p.until > now()

-- name: live_hold :many
-- $1 limit int4
-- > actor_id int4
-- In a statement of its own before live_take, which then sees all that was marked before.
SELECT p.actor_id
FROM social.presence AS p
WHERE p.poke
ORDER BY p.actor_id
LIMIT $1::int4
FOR NO KEY UPDATE

-- name: live_take :many
-- $1 limit int4
-- $2 most int4
-- $3 span int4
-- $4 channels int8[]
-- > actor_id int4
-- > unread int8
-- Whose number is to be sent, and the number, to $2 ($4: the kinds' own channels).
WITH held AS MATERIALIZED (
  SELECT p.actor_id
  FROM social.presence AS p
  WHERE p.poke
  ORDER BY p.actor_id
  LIMIT $1::int4
),
taken AS (
  UPDATE social.presence AS p
  SET poke = false
  FROM held AS h
  WHERE p.actor_id = h.actor_id
  RETURNING p.actor_id, p.until
)
SELECT t.actor_id,
  {{unread recipient=t.actor_id wiki=t.wiki channels=$4::int8[] most=$2::int4 span=$3::int4}} AS unread
FROM (
  SELECT p.actor_id, p.until, (SELECT a.wiki FROM social.actor AS a WHERE a.id = p.actor_id) AS wiki
  FROM taken AS p
) AS t
WHERE t.until > now()

-- name: live_forget :exec
DELETE FROM social.presence AS p WHERE p.until < now()
