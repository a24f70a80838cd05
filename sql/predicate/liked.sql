-- SPDX-License-Identifier: MIT
-- Does this actor like this object?
EXISTS (
  SELECT FROM social.reaction AS likers
  WHERE likers.target_id = {{target}} AND likers.actor_id = {{actor}}
  OFFSET 0
)
