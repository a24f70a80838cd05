-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: one row about a bundle (a row of social.notification).
-- id: of the newest like, comment or sign-up in it of which its recipient may be told, above all ids where
-- it has no such, NULL where nothing of it is left. subject_id: what must be there for it to be shown, an
-- event or what a thread hangs on. Numbers of kinds: ext/core/notification.h.
SELECT
  CASE
    WHEN {{alias}}.kind = 11 THEN (
      SELECT 9223372036854775807
      FROM (
        SELECT s.author_id FROM social.status AS s
        WHERE s.id = {{alias}}.object_id AND s.deleted_at IS NULL
        UNION ALL
        SELECT t.author_id FROM social.target AS t
        WHERE t.id = {{alias}}.object_id AND t.deleted_at IS NULL
      ) AS post
      WHERE ({{heir actor=post.author_id}}) = {{alias}}.recipient_id
    )
    WHEN {{alias}}.kind NOT BETWEEN 13 AND 19 AND {{alias}}.kind < 64
      AND NOT {{shown id=subject.id viewer={{alias}}.recipient_id}}
      THEN NULL
    WHEN {{alias}}.kind IN (16, 18, 19) AND NOT EXISTS (
      SELECT FROM social.circle_log AS l
      WHERE l.id = {{alias}}.object_id AND {{noted l viewer={{alias}}.recipient_id}}
      OFFSET 0
    ) THEN NULL
    -- What became of oneself in a group is told whoever did it.
    WHEN {{alias}}.kind IN (18, 19) THEN 9223372036854775807
    -- The one place for all that bundle people, since what is pasted here is long to plan.
    WHEN CASE
      WHEN {{alias}}.kind IN (13, 15) THEN {{alias}}.object_id = {{alias}}.recipient_id
      WHEN {{alias}}.kind = 5 THEN {{organises event=subject.id viewer={{alias}}.recipient_id caps=0}}
      WHEN {{alias}}.kind = 17 THEN {{grouped id={{alias}}.object_id viewer={{alias}}.recipient_id}} AND EXISTS (
        SELECT FROM social.membership AS mine
        WHERE mine.circle_id = {{alias}}.object_id AND mine.actor_id = {{alias}}.recipient_id
          AND mine.state = 1 AND mine.role > 0
        OFFSET 0
      )
      ELSE {{alias}}.kind BETWEEN 1 AND 4 OR {{alias}}.kind IN (10, 14, 16) OR {{alias}}.kind >= 64
    END
      THEN (SELECT max(b.id) FROM (SELECT a.id FROM {{bundled {{alias}} limit=1}} AS a OFFSET 0) AS b)
    WHEN {{alias}}.kind IN (6, 7) AND {{organises event=subject.id viewer={{alias}}.recipient_id caps=0}}
      THEN 9223372036854775807
    WHEN {{alias}}.kind BETWEEN 6 AND 9 THEN (
      SELECT 9223372036854775807
      FROM social.signup AS mine
      JOIN social.event AS e ON e.id = mine.event_id
      WHERE mine.event_id = subject.id AND mine.actor_id = {{alias}}.recipient_id
        AND CASE {{alias}}.kind
          WHEN 8 THEN mine.state = 3
          WHEN 9 THEN mine.state IN (1, 3) AND e.page_id IS NOT NULL AND e.status = 0
          ELSE mine.state BETWEEN 1 AND 3
        END
    )
    WHEN {{alias}}.kind = 12 THEN (
      SELECT 9223372036854775807
      FROM social.event_log AS l
      WHERE l.id = {{alias}}.object_id AND ({{heir actor=l.person_id}}) = {{alias}}.recipient_id
    )
  END AS id,
  subject.id AS subject_id
FROM (
  SELECT CASE
    WHEN {{alias}}.kind BETWEEN 13 AND 19 OR {{alias}}.kind >= 64 THEN NULL
    WHEN {{alias}}.kind = 3 THEN (SELECT f.root_id FROM social.status AS f WHERE f.id = {{alias}}.object_id)
    WHEN {{alias}}.kind = 10 THEN (SELECT m.event_id FROM social.event_message AS m WHERE m.id = {{alias}}.object_id)
    WHEN {{alias}}.kind = 12 THEN (SELECT l.event_id FROM social.event_log AS l WHERE l.id = {{alias}}.object_id)
    ELSE {{alias}}.object_id
  END AS id
  OFFSET 0
) AS subject
