-- SPDX-License-Identifier: GPL-2.0-or-later
-- A store of :people people of :wiki, each of whom signed up once, a thousand for each event from the second
-- on; and a thousand of them, who came last, for the first one. The keys are known to fit.
SET session_replication_role = replica;
INSERT INTO social.actor (wiki, kind, local_id) SELECT :'wiki', 0, g FROM generate_series(1, :people) AS g;
INSERT INTO social.actor (wiki, kind, local_id) VALUES (:'wiki', 2, 1);
INSERT INTO social.target (id, wiki, kind, key, page_id)
SELECT g, :'wiki', 0, g::text, a.id FROM generate_series(1, :people / 1000 + 1) AS g, social.actor AS a WHERE a.kind = 2;
INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at, last_at, capacity)
SELECT t.id, t.wiki, 't' || t.id, t.page_id, t.page_id, 'Title', 'UTC', '2040-01-01', '2040-01-02', '2040-01-01', '2040-01-02', '2040-01-02', 1100 FROM social.target AS t;
INSERT INTO social.signup (event_id, actor_id, state, queue, note)
SELECT 2 + a.id % (:people / 1000), a.id, 3, social.next_id(), 'stays' FROM social.actor AS a WHERE a.kind = 0
UNION ALL SELECT 1, a.id, 3, social.next_id(), 'stays' FROM social.actor AS a WHERE a.kind = 0 AND a.local_id > :people - 1000;
INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
SELECT s.queue, s.actor_id, 11, s.event_id, 0 FROM social.signup AS s;
VACUUM ANALYZE;
CHECKPOINT;
