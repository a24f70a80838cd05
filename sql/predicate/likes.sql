-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: how many like the object of this id, exact at every moment. The
-- total holds all rolled rows (sql/routine/reaction.sql), so it is set right by those undone since,
-- and by those that count for nobody now. Those are asked one by one: nearly nobody is hidden,
-- and a hot object has many likes. Without a total there is nothing to set right.
(
  SELECT coalesce(sum(CASE WHEN r.live THEN 1 ELSE -1 END), 0)
  FROM social.reaction AS r
  WHERE r.target_id = {{target}} AND r.live <> r.rolled
    AND (NOT r.live OR {{counted r}})
) + coalesce(
  (
    SELECT t.total - (
      SELECT count(*)
      FROM social.actor AS a
      CROSS JOIN LATERAL (
        SELECT r.live AND r.rolled AS stands
        FROM social.reaction AS r
        WHERE r.target_id = t.target_id AND r.actor_id = a.id
        OFFSET 0
      ) AS one
      WHERE (a.hidden OR a.merged_into IS NOT NULL)
        AND one.stands
        AND {{uncounted a target=t.target_id}}
    )
    FROM social.reaction_total AS t
    WHERE t.target_id = {{target}}
  ),
  0
)
