-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: the files that a draft names, a JSON array of
-- {f, a} (file and alternative text), as the two columns of a text; both NULL for none. "known" is
-- false when the store has not heard of one of them.
SELECT array_agg(known.id ORDER BY g.place) AS media, array_agg(g.alt ORDER BY g.place) AS alts,
  count(*) = count(known.id) AS known
FROM ROWS FROM (jsonb_to_recordset({{files}}::jsonb) AS (f text, a text))
  WITH ORDINALITY AS g (file, alt, place)
LEFT JOIN LATERAL (
  SELECT m.id
  FROM social.media AS m
  WHERE m.wiki = {{wiki}} AND m.file = g.file
  OFFSET 0
) AS known ON true
