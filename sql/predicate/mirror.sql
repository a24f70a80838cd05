-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: notes whose number another inbox is to show. Behind "poked", so that the row
-- of a person's presence is held before this one, as by who marks them read. Where no wiki has such an inbox no
-- bundle is looked at.
INSERT INTO social.mirror AS m (actor_id, wiki, mark)
SELECT b.recipient_id, p.wiki, max(b.seq)
FROM bundle AS b
CROSS JOIN LATERAL (
  SELECT a.wiki
  FROM social.actor AS a
  JOIN social.mirror_wiki AS w ON w.wiki = a.wiki
  WHERE a.id = b.recipient_id
  OFFSET 0
) AS p
WHERE EXISTS (SELECT FROM social.mirror_wiki AS anyone) AND (SELECT count(*) FROM poked) >= 0
GROUP BY b.recipient_id, p.wiki
ORDER BY b.recipient_id
ON CONFLICT (actor_id) DO UPDATE
SET mark = excluded.mark
