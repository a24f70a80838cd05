-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: the object of a kind (ext/core/target.h) and key that
-- this viewer may see: a row of social.target, or a status or comment by its id. None or one row, with
-- what there is to know of either; of a comment level, group and page are those of what it hangs on.
-- root_id: what comments on it hang on, of all but comments itself.
SELECT t.id, t.author_id, t.visibility, t.circle_id, t.page_id, t.deleted_at, t.id AS root_id,
  NULL::bigint AS thread_id
FROM social.target AS t
WHERE {{kind}} < 4 AND t.wiki = {{wiki}} AND t.kind = {{kind}} AND t.key = {{key}}
  AND {{event t viewer={{viewer}} caps={{caps}}}}
UNION ALL
SELECT s.id, s.author_id, coalesce(r.visibility, s.visibility), coalesce(r.circle_id, s.circle_id),
  r.page_id, s.deleted_at, coalesce(s.root_id, s.id), s.thread_id
FROM social.status AS s
CROSS JOIN LATERAL {{root s}} AS r
WHERE {{kind}} >= 4 AND s.id = {{number}} AND s.wiki = {{wiki}}
  AND (s.root_id IS NOT NULL) = ({{kind}} = 5)
  AND {{visible s viewer={{viewer}} caps={{caps}}}}
