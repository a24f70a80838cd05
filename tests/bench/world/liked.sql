-- SPDX-License-Identifier: GPL-2.0-or-later
-- Each fifth of the revisions is liked by :people of the wiki, through the tables: how is timed elsewhere.
INSERT INTO social.target (id, wiki, kind, key)
SELECT social.next_id(), :'wiki', 1, r.id
FROM unnest(string_to_array(:'revisions', ',')) WITH ORDINALITY AS r (id, place)
WHERE r.place % 5 = 0
ON CONFLICT DO NOTHING;
INSERT INTO social.reaction (target_id, actor_id, id)
SELECT t.id, a.id, social.next_id()
FROM social.target AS t
CROSS JOIN (SELECT b.id FROM social.actor AS b WHERE b.wiki = :'wiki' AND b.kind = 0 ORDER BY b.id LIMIT :people) AS a
WHERE t.wiki = :'wiki' AND t.kind = 1 AND t.key = ANY (string_to_array(:'revisions', ','))
ON CONFLICT DO NOTHING;
VACUUM ANALYZE social.target, social.reaction;
