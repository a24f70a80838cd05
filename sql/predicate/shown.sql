-- SPDX-License-Identifier: MIT
-- Is the status, comment, event or object of the wiki of this id there for this person, who has no rights
-- above those of everybody? Not where it was deleted, be it by themselves.
EXISTS (
  SELECT FROM social.status AS shown_status
  WHERE shown_status.id = {{id}} AND shown_status.deleted_at IS NULL
    AND {{visible shown_status viewer={{viewer}} caps=0}}
  OFFSET 0
)
OR EXISTS (
  SELECT FROM social.target AS shown_target
  WHERE shown_target.id = {{id}} AND shown_target.deleted_at IS NULL
    AND {{event shown_target viewer={{viewer}} caps=0}}
  OFFSET 0
)
