-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: the thread of a comment that this viewer may see. The
-- first one of a thread stands for it, seen or not, while there is a reply to be seen.
SELECT s.thread_id AS id, s.root_id
FROM social.status AS s
WHERE s.id = {{number}} AND s.wiki = {{wiki}} AND s.root_id IS NOT NULL
  AND {{rooted s viewer={{viewer}} caps={{caps}}}}
  AND (
    {{readable s viewer={{viewer}} caps={{caps}} mentioned=s.mentioned}}
    OR (
      s.thread_id = s.id
      AND EXISTS (
        SELECT FROM social.status AS reply
        WHERE reply.thread_id = s.id AND reply.thread_id IS NOT NULL
          AND {{readable reply viewer={{viewer}} caps={{caps}} mentioned=reply.mentioned}}
        OFFSET 0
      )
    )
  )
