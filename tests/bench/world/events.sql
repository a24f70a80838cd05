-- SPDX-License-Identifier: GPL-2.0-or-later
-- :events events of :wiki, with ids from 1, of :seats seats each and a waiting list; and two more: one for which
-- :comers of its people signed up, every fifth in private, and one of which nothing is counted.
INSERT INTO social.actor (wiki, kind, local_id) VALUES (:'wiki', 2, 1000000) ON CONFLICT DO NOTHING;
INSERT INTO social.target (id, wiki, kind, key, page_id)
SELECT g, :'wiki', 0, g::text, a.id
FROM generate_series(1, :events + 2) AS g
JOIN social.actor AS a ON a.wiki = :'wiki' AND a.kind = 2 AND a.local_id = 1000000;
INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at, last_at, capacity, guests_max)
SELECT t.id, t.wiki, 't' || t.id, t.page_id, t.page_id, 'Title', 'UTC', '2040-01-01', '2040-01-02', '2040-01-01', '2040-01-02', '2040-01-02', :seats, 5
FROM social.target AS t
WHERE t.wiki = :'wiki' AND t.kind = 0;
CREATE TABLE IF NOT EXISTS public.comers AS
SELECT (:events + 1)::bigint AS event_id, a.id AS actor_id, 3::smallint AS state, social.next_id() AS queue, a.id % 5 > 0 AS public
FROM (SELECT b.id FROM social.actor AS b WHERE b.wiki = :'wiki' AND b.kind = 0 ORDER BY b.id LIMIT :comers) AS a;
VACUUM ANALYZE social.target, social.event;
