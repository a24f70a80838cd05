-- SPDX-License-Identifier: MIT
-- The one source of visibility: may this viewer read this status or comment? A comment is never
-- more visible than what its thread hangs on: a status (root_id) or an object of the wiki
-- (target_id, then root_id is the same). Someone who may read a reported comment reads it even
-- where its root is closed to them: that is what was reported.
{{readable {{alias}} viewer={{viewer}} caps={{caps}} mentioned={{alias}}.mentioned}}
AND (
  {{alias}}.root_id IS NULL
  OR EXISTS (
    SELECT FROM social.status AS root
    WHERE root.id = {{alias}}.root_id
      AND {{readable root viewer={{viewer}} caps={{caps}} mentioned=root.mentioned}}
    OFFSET 0
  )
  OR EXISTS (
    SELECT FROM social.target AS root
    WHERE root.id = {{alias}}.root_id
      AND {{readable root viewer={{viewer}} caps={{caps}} mentioned=NULL::integer[]}}
    OFFSET 0
  )
  OR (
    {{caps}} & 4 <> 0
    AND EXISTS (SELECT FROM social.report AS r WHERE r.object_id = {{alias}}.id OFFSET 0)
  )
)
