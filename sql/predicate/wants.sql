-- SPDX-License-Identifier: MIT
-- By which channels a person of this wiki wants to be told of this kind: their own choice, else the
-- wiki's, else the kind's (a list by number; others' kinds have their own in the store). NULL: of an extension
-- that is gone.
coalesce(
  (
    SELECT own.channels FROM social.preference AS own
    WHERE own.actor_id = {{person}} AND own.kind = {{kind}}
  ),
  (
    SELECT common.channels FROM social.wiki_preference AS common
    WHERE common.wiki = {{wiki}} AND common.kind = {{kind}}
  ),
  ({{channels}})[{{kind}}],
  (
    SELECT other.channels FROM social.foreign_kind AS other
    WHERE other.wiki = {{wiki}} AND other.kind = {{kind}} AND other.active
  )
)
