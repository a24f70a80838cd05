-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: who did what a bundle (a row of social.notification) is
-- about, as far as its recipient may see it and wants to, the newest $limit. id: of the comment, like or
-- sign-up, above all ids where a bundle has only the one thing. Whether what it is about is shown is the
-- caller's question (newest.sql), and so is who of them are one person by now. Only the branch of its kind is
-- read.
(
  SELECT 9223372036854775807 AS id, s.author_id
  FROM social.status AS s
  WHERE {{alias}}.kind = 1 AND s.id = {{alias}}.object_id
    AND (
      {{alias}}.recipient_id = ANY (s.mentioned)
      OR EXISTS (
        SELECT FROM unnest(s.mentioned) AS named (id)
        CROSS JOIN LATERAL (
          SELECT FROM social.actor AS a
          WHERE a.id = named.id AND a.merged_into = {{alias}}.recipient_id
          OFFSET 0
        ) AS former
      )
    )
    AND {{another s viewer={{alias}}.recipient_id}}
)
UNION ALL
(
  SELECT c.id, c.author_id
  FROM social.status AS c
  WHERE {{alias}}.kind = 2 AND c.root_id = {{alias}}.object_id AND c.root_id IS NOT NULL
    AND c.deleted_at IS NULL
    AND {{readable c viewer={{alias}}.recipient_id caps=0 mentioned=c.mentioned}}
    AND {{another c viewer={{alias}}.recipient_id}}
  ORDER BY c.id DESC
  LIMIT {{limit}}
)
UNION ALL
-- Replies since the person takes part.
(
  SELECT c.id, c.author_id
  FROM social.status AS c
  WHERE {{alias}}.kind = 3 AND c.thread_id = {{alias}}.object_id AND c.thread_id IS NOT NULL
    AND c.id > greatest(
      {{alias}}.object_id,
      (
        SELECT part.since_id
        FROM social.subscription AS part
        WHERE part.object_id = {{alias}}.object_id AND part.actor_id = {{alias}}.recipient_id
      )
    )
    AND c.deleted_at IS NULL
    AND {{readable c viewer={{alias}}.recipient_id caps=0 mentioned=c.mentioned}}
    AND {{another c viewer={{alias}}.recipient_id}}
  ORDER BY c.id DESC
  LIMIT {{limit}}
)
UNION ALL
(
  SELECT l.id, l.author_id
  FROM (SELECT r.id, r.target_id, r.actor_id AS author_id FROM social.reaction AS r) AS l
  WHERE {{alias}}.kind = 4 AND l.target_id = {{alias}}.object_id AND l.id > 0
    AND {{another l viewer={{alias}}.recipient_id}}
  ORDER BY l.id DESC
  LIMIT {{limit}}
)
UNION ALL
(
  SELECT u.id, u.author_id
  FROM unnest('{3,2,1}'::smallint[]) AS part (state)
  CROSS JOIN LATERAL (
    SELECT w.queue AS id, w.author_id
    FROM (SELECT s.event_id, s.state, s.queue, s.actor_id AS author_id FROM social.signup AS s) AS w
    WHERE w.event_id = {{alias}}.object_id AND w.state = part.state
      AND {{another w viewer={{alias}}.recipient_id}}
    ORDER BY w.queue DESC
    LIMIT {{limit}}
  ) AS u
  WHERE {{alias}}.kind = 5
)
UNION ALL
(
  SELECT 9223372036854775807, m.author_id
  FROM social.event_message AS m
  WHERE {{alias}}.kind = 10 AND m.id = {{alias}}.object_id
    AND {{another m viewer={{alias}}.recipient_id}}
)
UNION ALL
-- Who is muted is not named, but what they did to one's sign-up is told.
(
  SELECT 9223372036854775807, l.author_id
  FROM (SELECT e.id, e.actor_id AS author_id FROM social.event_log AS e) AS l
  WHERE {{alias}}.kind = 12 AND l.id = {{alias}}.object_id
    AND {{another l viewer={{alias}}.recipient_id}}
)
UNION ALL
-- Those since the bundle began, however many there were before.
(
  SELECT f.id, f.author_id
  FROM (SELECT w.id, w.followee_id, w.state, w.follower_id AS author_id FROM social.follow AS w) AS f
  WHERE {{alias}}.kind = 13 AND f.followee_id = {{alias}}.recipient_id AND f.state = 0
    AND f.id >= {{alias}}.since_id
    AND {{another f viewer={{alias}}.recipient_id}}
  ORDER BY f.id DESC
  LIMIT {{limit}}
)
UNION ALL
(
  SELECT f.id, f.author_id
  FROM (SELECT w.id, w.followee_id, w.state, w.follower_id AS author_id FROM social.follow AS w) AS f
  WHERE {{alias}}.kind = 15 AND f.followee_id = {{alias}}.recipient_id AND f.state = 1
    AND f.id >= {{alias}}.since_id
    AND {{another f viewer={{alias}}.recipient_id}}
  ORDER BY f.id DESC
  LIMIT {{limit}}
)
UNION ALL
(
  SELECT 9223372036854775807, f.author_id
  FROM (SELECT w.follower_id, w.state, w.followee_id AS author_id FROM social.follow AS w) AS f
  WHERE {{alias}}.kind = 14 AND f.follower_id = {{alias}}.recipient_id AND f.author_id = {{alias}}.object_id AND f.state = 1
    AND {{another f viewer={{alias}}.recipient_id}}
)
UNION ALL
(
  SELECT 9223372036854775807, l.author_id
  FROM (SELECT w.id, w.actor_id AS author_id FROM social.circle_log AS w) AS l
  WHERE {{alias}}.kind IN (16, 18, 19) AND l.id = {{alias}}.object_id
    AND {{another l viewer={{alias}}.recipient_id}}
)
UNION ALL
(
  SELECT m.id, m.author_id
  FROM (SELECT w.id, w.circle_id, w.state, w.actor_id AS author_id FROM social.membership AS w) AS m
  WHERE {{alias}}.kind = 17 AND m.circle_id = {{alias}}.object_id AND m.state = 0
    AND m.id >= {{alias}}.since_id
    AND {{another m viewer={{alias}}.recipient_id}}
  ORDER BY m.id DESC
  LIMIT {{limit}}
)
UNION ALL
-- Of other extensions' kinds, also nobody's doing.
(
  SELECT t.id, t.author_id
  FROM (
    SELECT o.id, o.notice_id, o.recipient_id, nullif(o.agent_id, 0) AS author_id
    FROM social.notice_told AS o
  ) AS t
  WHERE {{alias}}.kind >= 64 AND t.recipient_id = {{alias}}.recipient_id AND t.notice_id = {{alias}}.object_id
    AND t.id > (SELECT told.withdrawn_id FROM social.notice AS told WHERE told.id = {{alias}}.object_id)
    AND (t.author_id IS NULL OR ({{another t viewer={{alias}}.recipient_id}}))
  ORDER BY t.id DESC
  LIMIT {{limit}}
)
