-- SPDX-License-Identifier: MIT
-- Feed level only (permalinks stay reachable): nobody meets in a feed whom they muted or
-- personally blocked, nor one who blocked them. Being blocked never cuts a moderator off; a
-- moderator's own mutes and blocks still hold for their own feeds.
NOT EXISTS (
  SELECT FROM social.mute AS mu
  WHERE mu.actor_id = {{viewer}} AND mu.muted_id = {{alias}}.author_id
  OFFSET 0
)
AND NOT EXISTS (
  SELECT FROM social.person_block AS b
  WHERE b.blocker_id = {{viewer}} AND b.blocked_id = {{alias}}.author_id
  OFFSET 0
)
AND (
  {{caps}} & 1 <> 0
  OR NOT EXISTS (
    SELECT FROM social.person_block AS b
    WHERE b.blocker_id = {{alias}}.author_id AND b.blocked_id = {{viewer}}
    OFFSET 0
  )
)
