-- SPDX-License-Identifier: MIT
-- The one source of visibility: may this viewer read this status or comment? A comment is never
-- more visible than what its thread hangs on. Someone who may read a reported comment reads it even
-- where its root is closed to them: that is what was reported.
{{readable {{alias}} viewer={{viewer}} caps={{caps}} mentioned={{alias}}.mentioned}}
AND (
  {{alias}}.root_id IS NULL
  OR {{rooted {{alias}} viewer={{viewer}} caps={{caps}}}}
  OR (
    {{caps}} & 4 <> 0
    AND EXISTS (SELECT FROM social.report AS r WHERE r.object_id = {{alias}}.id OFFSET 0)
  )
)
