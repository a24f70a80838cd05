-- SPDX-License-Identifier: MIT
-- May this viewer read this object, taken by itself? For any alias with the audience columns
-- (id, author_id, visibility, circle_id, hide_level, deleted_at): status and target. What hangs on
-- another object must pass for that one too: see visible.sql.
--
-- viewer: actor id, NULL for nobody. caps: 1 moderate, 2 suppress, 4 read reported.
-- "OFFSET 0" keeps each EXISTS an index probe per row: without it PostgreSQL may turn the probe
-- into a hashed SubPlan that first reads the viewer's whole follow list, or into a join. Measured
-- for 30 non-public rows, 5,000 follows and 1,000 groups, against the rows alone: 2.8 times with
-- it, 21 times without.
(
  {{alias}}.hide_level = 0
  OR ({{alias}}.hide_level = 1 AND {{caps}} & 3 <> 0)
  OR {{caps}} & 2 <> 0
)
AND (
  {{alias}}.deleted_at IS NULL
  OR {{caps}} & 1 <> 0
  OR {{alias}}.author_id = {{viewer}}
)
AND (
  {{caps}} & 2 <> 0
  OR NOT EXISTS (
    SELECT FROM social.actor AS hidden_author
    WHERE hidden_author.id = {{alias}}.author_id AND hidden_author.hidden
    OFFSET 0
  )
)
AND (
  {{alias}}.visibility = 0
  OR {{alias}}.author_id = {{viewer}}
  OR (
    {{alias}}.visibility = 1
    AND EXISTS (
      SELECT FROM social.follow AS f
      WHERE f.follower_id = {{viewer}} AND f.followee_id = {{alias}}.author_id AND f.state = 1
      OFFSET 0
    )
  )
  OR (
    {{alias}}.visibility = 2
    AND EXISTS (
      SELECT FROM social.membership AS m
      WHERE m.circle_id = {{alias}}.circle_id AND m.actor_id = {{viewer}} AND m.state = 1
      OFFSET 0
    )
  )
  OR ({{alias}}.visibility = 3 AND {{viewer}} = ANY ({{mentioned}}))
  OR (
    {{caps}} & 4 <> 0
    AND EXISTS (SELECT FROM social.report AS r WHERE r.object_id = {{alias}}.id OFFSET 0)
  )
)
