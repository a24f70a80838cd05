-- SPDX-License-Identifier: MIT
-- Does this row of social.reaction count? Nearly nobody stands in the index it asks.
NOT EXISTS (
  SELECT FROM social.actor AS liker
  WHERE liker.id = {{alias}}.actor_id
    AND (liker.hidden OR liker.merged_into IS NOT NULL)
    AND {{uncounted liker target={{alias}}.target_id}}
  OFFSET 0
)
