-- SPDX-License-Identifier: MIT
-- Is the group of this id in use, and may this person know of it, who has no rights above those of everybody?
EXISTS (
  SELECT FROM social.circle AS known
  WHERE known.id = {{id}} AND known.archived_at IS NULL AND {{group known viewer={{viewer}} caps=0}}
  OFFSET 0
)
