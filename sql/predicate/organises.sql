-- SPDX-License-Identifier: MIT
-- Does this viewer organise the event of this id, or moderate?
{{caps}} & 1 <> 0
OR EXISTS (
  SELECT FROM social.event_organiser AS organiser
  WHERE organiser.event_id = {{event}} AND organiser.actor_id = {{viewer}}
  OFFSET 0
)
