-- SPDX-License-Identifier: MIT
-- Does this viewer not mute the author of this row?
NOT EXISTS (
  SELECT FROM social.mute AS mu
  WHERE mu.actor_id = {{viewer}} AND mu.muted_id = {{alias}}.author_id
  OFFSET 0
)
