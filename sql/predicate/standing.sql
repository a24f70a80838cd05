-- SPDX-License-Identifier: MIT
-- Is this row of social.target no suspended event, or one that this viewer organises, takes part in or
-- moderates? Others do not find it, nor what hangs on it.
{{alias}}.kind <> 0
OR {{caps}} & 1 <> 0
OR NOT EXISTS (
  SELECT FROM social.event AS suspended
  WHERE suspended.id = {{alias}}.id AND suspended.page_id IS NULL
  OFFSET 0
)
OR EXISTS (
  SELECT FROM social.event_organiser AS o
  WHERE o.event_id = {{alias}}.id AND o.actor_id = {{viewer}}
  OFFSET 0
)
OR EXISTS (
  SELECT FROM social.signup AS u
  WHERE u.event_id = {{alias}}.id AND u.actor_id = {{viewer}}
  OFFSET 0
)
