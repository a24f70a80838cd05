-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: the actors of these pages of a wiki, by their page
-- ids, each once, and one more, NULL for none.
SELECT known.id
FROM unnest({{pages}}) AS p (local_id)
CROSS JOIN LATERAL (
  SELECT a.id
  FROM social.actor AS a
  WHERE a.wiki = {{wiki}} AND a.kind = 2 AND a.local_id = p.local_id
    AND a.id IS DISTINCT FROM {{more}}
  OFFSET 0
) AS known
UNION ALL
SELECT {{more}} WHERE {{more}} IS NOT NULL
