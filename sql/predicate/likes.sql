-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: how many like the object of this id, exact at every moment. The
-- total holds all rolled rows (sql/routine/reaction.sql), so it is set right by those undone since,
-- and by those that count for nobody now. Without a total there is nothing to set right: no lookup.
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
      JOIN social.reaction AS r ON r.target_id = t.target_id AND r.actor_id = a.id
      WHERE (a.hidden OR a.merged_into IS NOT NULL)
        AND r.live AND r.rolled
        AND {{uncounted a target=t.target_id}}
    )
    FROM social.reaction_total AS t
    WHERE t.target_id = {{target}}
  ),
  0
)
