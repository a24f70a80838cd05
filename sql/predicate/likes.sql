-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: how many like the object of this id, exact at every
-- moment, and how many rows that took: whoever finds them many rolls (sql/routine/reaction.sql).
-- Without a total all likes are read. With one the log tells what it does not know, and the likes of
-- those who count for nobody now are asked one by one: nearly nobody is hidden, and a hot object has many
-- likes.
SELECT known.total + since.count - nobodys.count AS count, since.rows AS pending
FROM social.reaction_total AS known
CROSS JOIN LATERAL (
  SELECT coalesce(sum(steps.step), 0) AS count, count(*) AS rows
  FROM {{since known}} AS steps
) AS since
CROSS JOIN LATERAL (
  SELECT count(*) AS count
  FROM social.actor AS a
  WHERE (a.hidden OR a.merged_into IS NOT NULL)
    AND {{liked target=known.target_id actor=a.id}}
    AND {{uncounted a target=known.target_id}}
) AS nobodys
WHERE known.target_id = {{target}}
UNION ALL
SELECT single.count, single.pending
FROM (
  SELECT NOT EXISTS (SELECT FROM social.reaction_total AS t WHERE t.target_id = {{target}}) AS whole
  OFFSET 0
) AS each
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE {{counted r}}) AS count, count(*) AS pending
  FROM social.reaction AS r
  WHERE r.target_id = {{target}} AND each.whole
) AS single
WHERE each.whole
