-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: whom the log tells of a sign-up for the event of this id:
-- those who see the event, or where it is private nobody, and no page has it. What was public may be
-- private by now: whoever shows such a row asks the sign-up itself.
SELECT CASE WHEN {{public}} THEN told.visibility ELSE 3 END AS visibility,
  CASE WHEN {{public}} THEN told.circle_id END AS circle_id,
  CASE WHEN {{public}} THEN told.page_id END AS page_id
FROM social.target AS told
WHERE told.id = {{event}}
