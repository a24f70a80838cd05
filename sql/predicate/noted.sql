-- SPDX-License-Identifier: MIT
-- Is what a row of social.circle_log says of this viewer still so, and may they know? Whoever was invited has
-- not answered, who was let in or given a role has it since, who was put out is. Of roles and being put out
-- the last stands.
{{alias}}.person_id = {{viewer}}
AND {{grouped id={{alias}}.circle_id viewer={{viewer}}}}
AND NOT EXISTS (
  SELECT FROM social.circle_log AS newer
  WHERE newer.circle_id = {{alias}}.circle_id AND newer.person_id = {{viewer}} AND newer.id > {{alias}}.id
    AND {{alias}}.action IN (41, 42, 43) AND newer.action IN (41, 42, 43)
  OFFSET 0
)
AND CASE
  WHEN {{alias}}.action IN (41, 42) THEN {{alias}}.role IS NOT NULL AND NOT EXISTS (
    SELECT FROM social.membership AS again
    WHERE again.circle_id = {{alias}}.circle_id AND again.actor_id = {{viewer}} AND again.state < 3
    OFFSET 0
  )
  WHEN {{alias}}.action IN (38, 40, 43) THEN EXISTS (
    SELECT FROM social.membership AS since
    WHERE since.circle_id = {{alias}}.circle_id AND since.actor_id = {{viewer}} AND since.id < {{alias}}.id
      AND since.state = CASE {{alias}}.action WHEN 38 THEN 2 ELSE 1 END
      AND ({{alias}}.action <> 43 OR since.role = {{alias}}.role)
    OFFSET 0
  )
  ELSE false
END
