-- SPDX-License-Identifier: MIT
-- Whom somebody may want to follow (docs/adr/0017).

-- name: suggestion_list :many
-- $1 wiki text
-- $2 viewer int8
-- $3 limit int4
-- > user int8
-- > groups int4
-- > group_id int8
-- > group_name text
-- > pages int4
-- > page int8
-- People who are in a group with the viewer, or wrote in public about a page the viewer follows; those
-- with whom most is shared first. Of the viewer's newest 50 groups and pages each; of a group a hundred members,
-- of a page the newest 20 texts. "group" and "page" are the newest of those that are shared.
WITH me AS MATERIALIZED (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = $1::text AND a.kind = 0 AND a.local_id = $2::int8
),
shared AS (
  SELECT n.actor_id AS id, c.id AS circle_id, NULL::integer AS page_id
  FROM (
    SELECT g.id
    FROM social.membership AS mine
    CROSS JOIN LATERAL (
      SELECT one.id
      FROM social.circle AS one
      WHERE one.id = mine.circle_id AND one.archived_at IS NULL AND one.hide_level = 0
      OFFSET 0
    ) AS g
    WHERE mine.actor_id = (SELECT id FROM me) AND mine.state = 1
    ORDER BY mine.circle_id DESC
    LIMIT 50
  ) AS c
  CROSS JOIN LATERAL (
    SELECT m.actor_id
    FROM social.membership AS m
    WHERE m.circle_id = c.id AND m.state = 1
    ORDER BY m.role DESC, m.actor_id
    LIMIT 100
  ) AS n
  UNION ALL
  SELECT s.author_id, NULL, p.id
  FROM (
    SELECT f.pages[cardinality(f.pages) - 49:] AS ids
    FROM social.following AS f
    WHERE f.actor_id = (SELECT id FROM me)
  ) AS followed
  CROSS JOIN LATERAL unnest(followed.ids) AS p (id)
  CROSS JOIN LATERAL (
    SELECT one.author_id
    FROM social.citation AS c
    CROSS JOIN LATERAL (
      SELECT t.*
      FROM social.status AS t
      WHERE t.id = c.status_id
      OFFSET 0
    ) AS one
    WHERE c.page_id = p.id AND one.visibility = 0 AND one.deleted_at IS NULL
      AND {{visible one viewer=(SELECT id FROM me) caps=0}}
    ORDER BY c.status_id DESC
    LIMIT 20
  ) AS s
)
SELECT who.local_id AS "user", who.groups, who.group_id,
  (SELECT c.name FROM social.circle AS c WHERE c.id = who.group_id) AS group_name,
  who.pages,
  (SELECT a.local_id FROM social.actor AS a WHERE a.id = who.page_id) AS page
FROM (
  SELECT person.id, person.local_id, count(DISTINCT s.circle_id)::int4 AS groups, max(s.circle_id) AS group_id,
    count(DISTINCT s.page_id)::int4 AS pages, max(s.page_id) AS page_id
  FROM shared AS s
  CROSS JOIN LATERAL (
    SELECT coalesce(a.merged_into, a.id) AS id FROM social.actor AS a WHERE a.id = s.id OFFSET 0
  ) AS heir
  CROSS JOIN LATERAL (
    SELECT a.id, a.id AS author_id, a.local_id
    FROM social.actor AS a
    WHERE a.id = heir.id AND a.kind = 0 AND a.wiki = $1::text AND NOT a.hidden AND a."exists"
    OFFSET 0
  ) AS person
  WHERE person.id <> (SELECT id FROM me)
    AND {{unblocked person viewer=(SELECT id FROM me) caps=0}}
    AND NOT EXISTS (
      SELECT FROM social.follow AS f
      WHERE f.follower_id = (SELECT id FROM me) AND f.followee_id = person.id
      OFFSET 0
    )
    AND NOT EXISTS (
      SELECT FROM social.mute AS m
      WHERE m.actor_id = (SELECT id FROM me) AND m.muted_id = person.id
      OFFSET 0
    )
  GROUP BY person.id, person.local_id
  ORDER BY count(DISTINCT s.circle_id) + count(DISTINCT s.page_id) DESC, person.id
  LIMIT $3::int4
) AS who
ORDER BY who.groups + who.pages DESC, who.id
