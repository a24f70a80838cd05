-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: how many belong to this group, as its list shows them: without those whose
-- name is hidden, but for who reads what is suppressed. Nearly nobody is hidden: they are asked one by one.
(
  SELECT count(*) FROM social.membership AS m WHERE m.circle_id = {{circle}} AND m.state = 1
) - CASE WHEN {{caps}} & 2 <> 0 THEN 0 ELSE (
  SELECT count(*)
  FROM social.actor AS hidden_person
  WHERE hidden_person.hidden
    AND EXISTS (
      SELECT FROM social.membership AS m
      WHERE m.circle_id = {{circle}} AND m.actor_id = hidden_person.id AND m.state = 1
      OFFSET 0
    )
) END
