-- SPDX-License-Identifier: MIT
-- Did neither this viewer nor the author of this row personally block the other? Being blocked never
-- cuts a moderator off; a moderator's own blocks still hold for their own feeds.
NOT EXISTS (
  SELECT FROM social.person_block AS b
  WHERE b.blocker_id = {{viewer}} AND b.blocked_id = {{alias}}.author_id
  OFFSET 0
)
AND (
  {{caps}} & 1 <> 0
  OR NOT EXISTS (
    SELECT FROM social.person_block AS b
    WHERE b.blocker_id = {{alias}}.author_id AND b.blocked_id = {{viewer}}
    OFFSET 0
  )
)
