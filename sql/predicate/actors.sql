-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: the actors of local user ids in their order, NULL for nobody.
-- Who is not in the store is not in the answer.
(
  SELECT array_agg(known.id ORDER BY p.place)
  FROM unnest({{persons}}) WITH ORDINALITY AS p (local_id, place)
  CROSS JOIN LATERAL (
    SELECT a.id
    FROM social.actor AS a
    WHERE a.wiki = {{wiki}} AND a.kind = 0 AND a.local_id = p.local_id
    OFFSET 0
  ) AS known
)
