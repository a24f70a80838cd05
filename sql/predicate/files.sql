-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: the files that a draft names, a JSON array of
-- {f, a} (file and alternative text), as the two columns of a text; both NULL for none. "known" is
-- false when the store has not heard of one of them.
-- What was not refreshed for a day may be what social.media_drop_unused drops, an hour later at the
-- earliest: it is held until the text is there. The others are not, so that nobody writes into the
-- rows of popular files. Held by id: refreshed meanwhile it is still the same row.
SELECT array_agg(f.id ORDER BY f.place) AS media, array_agg(f.alt ORDER BY f.place) AS alts,
  count(*) = count(f.id) AS known
FROM (
  SELECT g.alt, g.place, CASE WHEN known.old THEN held.id ELSE known.id END AS id
  FROM ROWS FROM (jsonb_to_recordset({{files}}::jsonb) AS (f text, a text))
    WITH ORDINALITY AS g (file, alt, place)
  LEFT JOIN LATERAL (
    SELECT m.id, m.refreshed_at < now() - interval '24 hours' AS old
    FROM social.media AS m
    WHERE m.wiki = {{wiki}} AND m.file = g.file
    OFFSET 0
  ) AS known ON true
  LEFT JOIN LATERAL (
    SELECT m.id
    FROM social.media AS m
    WHERE known.old AND m.id = known.id
    FOR KEY SHARE
  ) AS held ON true
) AS f
