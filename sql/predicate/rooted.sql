-- SPDX-License-Identifier: MIT
-- May this viewer read what this comment hangs on: a status (root_id) or an object of the wiki
-- (target_id, then root_id is the same)?
EXISTS (
  SELECT FROM social.status AS root
  WHERE root.id = {{alias}}.root_id
    AND {{readable root viewer={{viewer}} caps={{caps}} mentioned=root.mentioned}}
  OFFSET 0
)
OR EXISTS (
  SELECT FROM social.target AS root
  WHERE root.id = {{alias}}.root_id
    AND {{event root viewer={{viewer}} caps={{caps}}}}
  OFFSET 0
)
