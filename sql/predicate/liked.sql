-- SPDX-License-Identifier: MIT
-- Does this actor like this object? "live" is asked of the row that the key finds: as a condition it
-- would let the planner walk all likes of a hot object by the index of the live ones.
coalesce(
  (
    SELECT likers.live
    FROM social.reaction AS likers
    WHERE likers.target_id = {{target}} AND likers.actor_id = {{actor}}
  ),
  false
)
