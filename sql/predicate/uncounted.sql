-- SPDX-License-Identifier: MIT
-- Does a like of this person (a row of social.actor) on this object count for nobody? It does not
-- while the name is hidden, nor when the account was merged into one that likes the same object.
(
  {{alias}}.hidden
  OR EXISTS (
    SELECT FROM social.reaction AS heirs
    WHERE heirs.target_id = {{target}} AND heirs.actor_id = {{alias}}.merged_into AND heirs.live
    OFFSET 0
  )
)
