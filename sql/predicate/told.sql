-- SPDX-License-Identifier: MIT
-- Is this viewer told of this sign-up (a row of social.signup)? Of their own, always; of others' who take
-- part in public; and who organises (a condition of the caller's), of all. Who is hidden is told of to
-- those alone who read what is suppressed.
{{alias}}.actor_id IS NOT DISTINCT FROM {{viewer}}
OR (
  ({{organises}} OR ({{alias}}.public AND {{alias}}.state BETWEEN 1 AND 3))
  AND (
    {{caps}} & 2 <> 0
    OR NOT EXISTS (
      SELECT FROM social.actor AS hidden_person
      WHERE hidden_person.id = {{alias}}.actor_id AND hidden_person.hidden
      OFFSET 0
    )
  )
)
