-- SPDX-License-Identifier: MIT
-- By which channels a person of this wiki wants to be told of this kind: their own choice, else the
-- wiki's, else the kind's (a list by number).
coalesce(
  (
    SELECT own.channels FROM social.preference AS own
    WHERE own.actor_id = {{person}} AND own.kind = {{kind}}
  ),
  (
    SELECT common.channels FROM social.wiki_preference AS common
    WHERE common.wiki = {{wiki}} AND common.kind = {{kind}}
  ),
  ({{channels}})[{{kind}}]
)
