-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: whom a text mentions, as local user ids in the order of
-- `mentioned`, which the entities count by. A merged account is the one it was merged into; 0
-- stands where there is none any more. Nothing is looked up for a text that mentions nobody.
-- unnest gives the elements in their order, and nothing here changes it.
CASE WHEN {{alias}}.mentioned IS NOT NULL THEN ARRAY(
  SELECT coalesce(
    (
      SELECT now_called.local_id
      FROM social.actor AS now_called
      WHERE now_called.id = coalesce(
          (SELECT then_called.merged_into FROM social.actor AS then_called WHERE then_called.id = p.id),
          p.id
        )
        AND now_called."exists"
    ),
    0
  )
  FROM unnest({{alias}}.mentioned) AS p (id)
) END
