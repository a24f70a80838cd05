-- SPDX-License-Identifier: MIT
-- May this viewer know that this group (a row of social.circle) is there? Of a private one only who is a
-- member or was invited, and who moderates the wiki.
(
  {{alias}}.hide_level = 0
  OR ({{alias}}.hide_level = 1 AND {{caps}} & 3 <> 0)
  OR {{caps}} & 2 <> 0
)
AND (
  NOT {{alias}}.private
  OR {{caps}} & 1 <> 0
  OR EXISTS (
    SELECT FROM social.membership AS inside
    WHERE inside.circle_id = {{alias}}.id AND inside.actor_id = {{viewer}} AND inside.state IN (1, 2)
    OFFSET 0
  )
)
