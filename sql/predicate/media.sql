-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: the files that a text shows, as a JSON array in their order.
-- Nothing is looked up for a text that shows none. unnest gives the elements in their order, and
-- nothing here changes it.
CASE WHEN {{alias}}.media IS NOT NULL THEN (
  SELECT json_agg((
    SELECT {{file shown alt={{alias}}.alts[p.place]}}
    FROM social.media AS shown
    WHERE shown.id = p.id
  ))::text
  FROM unnest({{alias}}.media) WITH ORDINALITY AS p (id, place)
) END
