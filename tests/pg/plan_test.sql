-- SPDX-License-Identifier: MIT
-- Generic plans on a world of 60,000 statuses, for a viewer with 5,000 follows and 1,000 groups:
-- the right index, nothing hashed, nothing read from end to end.
BEGIN;
\i :statements
SET LOCAL plan_cache_mode = force_generic_plan;
SELECT plan(184);
SELECT setseed(0.7) \g /dev/null

INSERT INTO social.actor (wiki, kind, local_id, hidden)
SELECT 'w', 0, g, g % 500 = 499 FROM generate_series(1, 7000) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 1, g FROM generate_series(1, 1500) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'small', 0, g FROM generate_series(1, 5) AS g ORDER BY g;
INSERT INTO social.circle (id, actor_id, wiki, name)
SELECT g, 7000 + g, 'w', 'c' || g FROM generate_series(1, 1500) AS g;
INSERT INTO social.follow (follower_id, followee_id) SELECT 1, g FROM generate_series(2, 5001) AS g;
INSERT INTO social.follow (follower_id, followee_id)
SELECT a, 1 + (a * 37 + b * 101) % 7000 FROM generate_series(2, 7000) AS a, generate_series(1, 10) AS b
WHERE a <> 1 + (a * 37 + b * 101) % 7000
ON CONFLICT DO NOTHING;
INSERT INTO social.membership (circle_id, actor_id) SELECT g, 1 FROM generate_series(1, 1000) AS g;
INSERT INTO social.membership (circle_id, actor_id)
SELECT 1 + (a * 13 + b * 7) % 1500, a FROM generate_series(2, 7000) AS a, generate_series(1, 5) AS b
ON CONFLICT DO NOTHING;
INSERT INTO social.person_block (blocker_id, blocked_id)
SELECT g, g + 1 FROM generate_series(1, 6999, 3) AS g;
INSERT INTO social.mute (actor_id, muted_id) SELECT 1, g FROM generate_series(5002, 6001) AS g;

CREATE TEMP TABLE draw AS
SELECT g AS id, 1 + (random() * 6999)::int AS author_id,
  CASE WHEN r < 0.6 THEN 0 WHEN r < 0.8 THEN 1 WHEN r < 0.95 THEN 2 ELSE 3 END AS level,
  1 + (random() * 1499)::int AS circle, random() AS comment
FROM (SELECT g, random() AS r FROM generate_series(1, 60000) AS g) AS x;
INSERT INTO social.media (id, wiki, file, kind, refreshed_at)
SELECT g, 'w', 'f' || g, 0, now() - make_interval(hours => g) FROM generate_series(1, 6000) AS g;
INSERT INTO social.status (id, wiki, author_id, visibility, circle_id, mentioned, hide_level, deleted_at, root_id, parent_id, text, media, alts)
SELECT id, 'w', author_id, level, CASE WHEN level = 2 THEN circle END, CASE WHEN level = 3 OR id % 10 = 0 THEN '{1,2}'::int[] END,
  CASE WHEN id % 100 = 7 THEN 1 ELSE 0 END, CASE WHEN id % 50 = 3 THEN now() END,
  CASE WHEN comment < 0.2 AND id > 100 THEN id / 2 END, CASE WHEN comment < 0.2 AND id > 100 THEN id / 2 END,
  repeat('x', 200), CASE WHEN id % 3 = 0 THEN ARRAY[1 + id % 5000, 1 + id * 7 % 5000] END, CASE WHEN id % 3 = 0 THEN ARRAY['', 'alt'] END
FROM draw;
-- Threads below one status and one revision, 2,000 each, every hundredth with 50 replies.
INSERT INTO social.status (id, wiki, author_id, visibility, text) VALUES (80000, 'w', 3, 0, 'x');
INSERT INTO social.target (id, wiki, kind, key, author_id) VALUES (80001, 'w', 1, 'busy', 3);
INSERT INTO social.status (id, wiki, author_id, visibility, root_id, parent_id, thread_id, target_id, text, hide_level)
SELECT 400000 + 2 * g + root - 80000, 'w', 2 + g % 6000, 0, root, root, 400000 + 2 * g + root - 80000, CASE root WHEN 80001 THEN root END, 'x', CASE WHEN g % 10 = 7 THEN 1 ELSE 0 END
FROM generate_series(1, 2000) AS g, generate_series(80000, 80001) AS root;
INSERT INTO social.status (id, wiki, author_id, visibility, root_id, parent_id, thread_id, target_id, text)
SELECT s.id + 10000 * g, 'w', 2 + g, 0, s.root_id, s.id, s.id, s.target_id, 'x' FROM social.status AS s, generate_series(1, 50) AS g WHERE s.thread_id = s.id AND s.id % 200 < 2;
-- Two authors with a fifth of everything each, one of them blocked by the viewer, and a small
-- wiki beside the large one.
UPDATE social.status SET author_id = 2 + id % 5 WHERE id % 5 < 2;
INSERT INTO social.target (id, wiki, kind, key)
SELECT 300000 + g, 'w', 1, g FROM generate_series(1, 5000) AS g;
INSERT INTO social.status (id, wiki, author_id, visibility, text)
SELECT 100000 + g, 'small', 8501, 0, 'x' FROM generate_series(1, 20) AS g;
INSERT INTO social.status (id, wiki, author_id, visibility, root_id, parent_id, text)
VALUES (90001, 'w', 3, 1, NULL, NULL, 'x'), (90002, 'w', 4, 0, 90001, 90001, 'x');
INSERT INTO social.report (id, wiki, kind, object_id, reporter_id, reason)
SELECT 200000 + g, 'w', 0, g * 20, 3, 'r' FROM generate_series(1, 500) AS g;
INSERT INTO social.idempotency (actor_id, key, body_hash, object_id)
SELECT 1 + g % 7000, 'k' || g, sha256(g::text::bytea), g FROM generate_series(1, 20000) AS g;
INSERT INTO social.status_version (status_id, version, editor_id, text, media, alts)
SELECT s.id, v, s.author_id, 'x', s.media, s.alts FROM social.status AS s, generate_series(1, 3) AS v WHERE s.id % 3 = 0;
-- Events, of a hundred people, on pages of their own.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 2, 100000 + g FROM generate_series(1, 5000) AS g ORDER BY g;
INSERT INTO social.target (id, wiki, kind, key, author_id)
SELECT 700000 + g, CASE WHEN g < 4000 THEN 'w' ELSE 'other' END, 0, (700000 + g)::text, 1 + g % 100 FROM generate_series(1, 5000) AS g;
INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at, last_at)
SELECT 700000 + g, CASE WHEN g < 4000 THEN 'w' ELSE 'other' END, 'e' || g, a.id, CASE WHEN g % 10 > 0 THEN a.id END, 'x', 'UTC', d, d + interval '1 hour',
  d AT TIME ZONE 'UTC', d AT TIME ZONE 'UTC' + interval '1 hour', d AT TIME ZONE 'UTC' + interval '1 hour'
FROM generate_series(1, 5000) AS g
CROSS JOIN LATERAL (SELECT timestamp '2026-01-01' + make_interval(hours => g) AS d) AS day
JOIN social.actor AS a ON a.wiki = 'w' AND a.kind = 2 AND a.local_id = 100000 + g;
INSERT INTO social.event_page (event_id, page_id, since) SELECT e.id, e.page_id, 1 FROM social.event AS e WHERE e.page_id IS NOT NULL;
INSERT INTO social.event_date (wiki, starts_at, event_id, ends_at, starts, ends)
SELECT 'w', e.starts_at + make_interval(days => g), e.id, e.ends_at + make_interval(days => g), e.starts + make_interval(days => g), e.ends + make_interval(days => g)
FROM social.event AS e, generate_series(0, 9) AS g;
INSERT INTO social.event_organiser (event_id, actor_id) SELECT t.id, t.author_id FROM social.target AS t WHERE t.kind = 0;
INSERT INTO social.signup (event_id, actor_id, state, queue)
SELECT e.id, 1 + (e.id * 7 + g * 13) % 6000, g % 4, e.id * 100 + g FROM social.event AS e, generate_series(1, 10) AS g
ON CONFLICT DO NOTHING;
ANALYZE social.event, social.event_page, social.event_date, social.event_organiser, social.signup;
ANALYZE social.status_version, social.actor, social.follow, social.membership, social.person_block, social.mute, social.status,
  social.report, social.circle, social.target, social.idempotency, social.media;

\ir plans.sql

-- Is this the oracle it should be? A plan that is wrong in each way is called wrong.
SELECT is(
  pg_temp.faults(pg_temp.planned('SELECT * FROM social.status WHERE text = ''y'' ORDER BY lang')),
  'Seq Scan, Sort', 'the oracle sees a sequential scan and a sort'
);
SELECT matches(
  pg_temp.faults(pg_temp.planned(
    'SELECT s.id FROM social.status AS s WHERE s.visibility = 0 OR EXISTS (SELECT FROM social.follow AS f WHERE f.follower_id = 1 AND f.followee_id = s.author_id)'
  )), 'hashed SubPlan', 'the oracle sees a hashed follow list'
);

-- The statements. $1 is what it is asked, $2 the index it must use.
CREATE TEMP TABLE asked (n serial, what text, query text, index text, rows numeric);
INSERT INTO asked (what, query, index, rows) VALUES
  ('public feed, newest', $$ EXECUTE feed_public('w', 1, 0, NULL, 30) $$, 'status_public', 3500),
  ('public feed, deep page', $$ EXECUTE feed_public('w', 1, 0, 1000, 30) $$, 'status_public', 2000),
  ('public feed of a small wiki', $$ EXECUTE feed_public('small', 1, 0, NULL, 30) $$, 'status_public', 2000),
  ('public feed for nobody', $$ EXECUTE feed_public('w', 0, 0, NULL, 30) $$, 'status_public', 3500),
  ('public feed for a moderator', $$ EXECUTE feed_public('w', 1, 7, NULL, 30) $$, 'status_public', 3500),
  ('feed of a busy user', $$ EXECUTE feed_user('w', 1, 0, 3, NULL, 30) $$, 'status_author', 3500),
  ('feed of a busy user one blocked', $$ EXECUTE feed_user('w', 1, 0, 2, NULL, 30) $$, 'status_author', 30),
  ('feed of a quiet user', $$ EXECUTE feed_user('w', 1, 0, 3000, NULL, 30) $$, 'status_author', 2500),
  ('feed of an unknown user', $$ EXECUTE feed_user('w', 1, 0, 999999, NULL, 30) $$, 'status_author', 20),
  ('permalink', $$ EXECUTE status_get('w', 1, 0, 30000) $$, 'status_pkey', 40),
  ('permalink of a comment', $$ EXECUTE status_get('w', 1, 0, 90002) $$, 'status_pkey', 60),
  ('history', $$ EXECUTE status_history('w', 1, 0, 30000, NULL, 50) $$, 'status_version_pkey', 100),
  ('states', $$ EXECUTE status_states('w', 30000, 50) $$, 'status_pkey', 600),
  ('holder of a key', $$ EXECUTE status_by_key('w', 5, '', '', 0::int2, 'k4', 0, NULL, NULL, NULL, NULL) $$, 'idempotency_pkey', 40);

-- A history sorts its one page: SQL has no other word for the order of a joined list. A feed sorts the
-- few dates of an event in it.
SELECT is(
  pg_temp.faults(pg_temp.planned(a.query)), CASE WHEN a.what ~ 'history|feed' THEN 'Sort' ELSE '' END,
  a.what || ': index probes only'
)
FROM asked AS a ORDER BY a.n;
SELECT ok(pg_temp.uses(pg_temp.planned(a.query), a.index), a.what || ': uses ' || a.index)
FROM asked AS a WHERE a.index IN ('status_public', 'status_author') ORDER BY a.n;
SELECT cmp_ok(pg_temp.rows_read(a.query), '<', a.rows, a.what || ': reads few rows')
FROM asked AS a WHERE a.what !~ 'comment|key|permalink' ORDER BY a.n;

-- Mentions are found by their own index and sorted; visibility is asked for what the page reaches,
-- of the 3,000 that mention this viewer.
SELECT set_config('test.mentions', $$ EXECUTE feed_mentions('w', 1, 0, NULL, 30) $$, true) \g /dev/null
SELECT is(pg_temp.faults(pg_temp.planned(current_setting('test.mentions'))), 'Sort', 'mentions: one sort and index probes');
SELECT ok(pg_temp.uses(pg_temp.planned(current_setting('test.mentions')), 'status_mentioned'), 'mentions: uses status_mentioned');
SELECT cmp_ok(
  (SELECT max((node ->> 'Actual Loops')::numeric)
    FROM jsonb_path_query(pg_temp.planned(current_setting('test.mentions'), ', ANALYZE, TIMING OFF'), '$.** ? (exists (@."Node Type"))') AS node),
  '<', 200::numeric, 'mentions: no probe for what the page does not reach'
);
SELECT cmp_ok(pg_temp.rows_read($$ EXECUTE feed_mentions('w', 9, 0, NULL, 30) $$), '<', 20::numeric, 'mentions: of somebody not mentioned nothing is read');

-- Files: names that a call gives are no table, and what is found by the index on media is sorted.
-- The oldest thousand are shown by nothing: they are asked for each, and passed over.
CREATE TEMP TABLE filed (n serial, what text, query text, faults text, index text, rows numeric);
INSERT INTO filed (what, query, faults, index, rows) VALUES
  ('files by name', $$ EXECUTE media_get('w', '[{"f":"f5"},{"f":"f500"},{"f":"x"}]') $$, 'Function Scan', 'media_wiki_file_key', 20),
  ('statuses of a file', $$ EXECUTE media_statuses('w', 'f7', 0, 50) $$, 'Sort', 'status_media_files', 300),
  ('backlog', $$ EXECUTE media_backlog('w', 3600 * 5900, 1000) $$, '', 'media_refreshed', 1000),
  ('stale files', $$ EXECUTE media_take('w', 3600 * 4900, 50) $$, 'Sort', 'status_media_files', 10000);
SELECT is(pg_temp.faults(pg_temp.planned(f.query)), f.faults, f.what || ': index probes only') FROM filed AS f ORDER BY f.n;
SELECT ok(pg_temp.uses(pg_temp.planned(f.query), f.index), f.what || ': uses ' || f.index) FROM filed AS f ORDER BY f.n;
SELECT cmp_ok(pg_temp.rows_read(f.query), '<', f.rows, f.what || ': reads few rows') FROM filed AS f ORDER BY f.n;
SELECT ok(pg_temp.uses(pg_temp.planned(a.query), 'media_pkey'), a.what || ': files by their key')
FROM asked AS a WHERE a.what ~ '^(public feed, newest|permalink|history|feed of a busy user)$' ORDER BY a.n;

-- Likes: 50,000 objects of the wiki, one with 4,000 likes of which 3,900 are rolled. 500 rows of a page
-- cost a probe each where nobody liked anything, and the hot one what its total does not know. Of the
-- log's partitions the empty ones are read from end to end.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 2, g FROM generate_series(1, 500) AS g;
INSERT INTO social.target (id, wiki, kind, key, author_id, page_id)
SELECT 200000 + g, 'w', 2, g::text, g % 5000 + 1, (SELECT a.id FROM social.actor AS a WHERE a.wiki = 'w' AND a.kind = 2 AND a.local_id = g % 500 + 1) FROM generate_series(1, 50000) AS g;
INSERT INTO social.reaction (target_id, actor_id, id) SELECT 200000 + g, g % 900 + 1, 300000 + g FROM generate_series(1, 50000) AS g;
INSERT INTO social.reaction (target_id, actor_id, id) SELECT 200007, 1000 + g, 400000 + g FROM generate_series(1, 4000) AS g;
INSERT INTO social.reaction_total (target_id, total, upto)
SELECT 250000 + g, 0, '1000:1000:'::pg_snapshot FROM generate_series(1, 3000) AS g UNION ALL SELECT 200007, 3960, '505000:505000:';
INSERT INTO social.activity (id, xid, actor_id, verb, object_id, visibility)
SELECT social.id_of_time(now()) + 500000 + g, (500000 + g)::text::xid8, 1000 + g % 5000, 6, CASE WHEN g % 100 = 0 THEN 200007 ELSE 200000 + g END, 0 FROM generate_series(1, 9000) AS g;
INSERT INTO social.citation (page_id, status_id)
SELECT (SELECT a.id FROM social.actor AS a WHERE a.wiki = 'w' AND a.kind = 2 AND a.local_id = CASE WHEN s.id % 3 = 0 THEN 3 ELSE s.id % 500 + 1 END), s.id FROM social.status AS s WHERE s.wiki = 'w' AND s.visibility = 0;
ANALYZE social.target, social.reaction, social.reaction_total, social.activity, social.citation;
CREATE TEMP TABLE liked (n serial, what text, query text, faults text, index text, rows numeric);
INSERT INTO liked (what, query, faults, index, rows)
SELECT 'likes of 500 rows', format('EXECUTE like_many(''w'', 1, 0, %L, %L, %L)', k.kinds, k.keys, k.ids), 'Function Scan, Seq Scan', 'target_wiki_kind_key_key', 25000::numeric
FROM (
  SELECT array_agg(2) AS kinds, string_agg((g * 7)::text, E'\n' ORDER BY g) AS keys, array_agg(0) AS ids FROM generate_series(1, 500) AS g
) AS k
UNION ALL SELECT 'likes of a hot object', $$ EXECUTE like_state('w', 1, 0, 2, '7', 0) $$, 'Seq Scan', NULL, 1000
UNION ALL SELECT 'who likes a hot object', $$ EXECUTE like_by('w', 1, 0, 2, '7', 0, 0, NULL, 50) $$, '', 'reaction_newest', 600
UNION ALL SELECT 'feed of a page', $$ EXECUTE feed_page('w', 1, 0, 3, NULL, 30) $$, 'Sort', 'citation_pkey', 2500
UNION ALL SELECT 'targets of a page', $$ EXECUTE target_list_by_page('w', 3, 0, 50) $$, '', 'target_page', 4000;
SELECT is(pg_temp.faults(pg_temp.planned(l.query)), l.faults, l.what || ': index probes only') FROM liked AS l ORDER BY l.n;
SELECT ok(pg_temp.uses(pg_temp.planned(l.query), l.index), l.what || ': uses ' || l.index) FROM liked AS l WHERE l.index IS NOT NULL ORDER BY l.n;
SELECT matches(pg_temp.planned(l.query)::text, 'activity_\d{4}_\d\d_object_id_xid_idx', l.what || ': what a total does not know by its index') FROM liked AS l WHERE l.index IS NULL;
SELECT cmp_ok(pg_temp.rows_read(l.query), '<', l.rows, l.what || ': reads few rows') FROM liked AS l ORDER BY l.n;

-- Dropping files is behind a function, whose plans nobody shows: its scans are counted. The thousand
-- that nothing shows are the last ones.
CREATE TEMP VIEW scans AS
SELECT sum(t.seq_scan) AS whole, sum(t.idx_tup_fetch) AS found FROM pg_stat_xact_user_tables AS t WHERE t.relid IN ('social.media'::regclass, 'social.status'::regclass, 'social.status_version'::regclass);
CREATE TEMP TABLE scans_before AS TABLE scans;
CREATE TEMP TABLE dropped AS EXECUTE upkeep_files(4900, 500);
SELECT results_eq('TABLE dropped', 'VALUES (400, 5400::bigint)', 'dropping files: those of its share that nothing shows');
SELECT is((SELECT whole FROM scans), (SELECT whole FROM scans_before), 'dropping files: index probes only');
SELECT cmp_ok((SELECT s.found - b.found FROM scans AS s, scans_before AS b), '<', 4000::numeric, 'dropping files: reads few rows');
SELECT pg_temp.rows_read('SELECT FROM social.status WHERE lang = ''y''') \g /dev/null
SELECT cmp_ok((SELECT whole FROM scans), '>', (SELECT whole FROM scans_before), 'a scan from end to end would be counted');

-- Comments: a page of threads with the first replies of each, the further ones, what is counted. A page is
-- sorted, as a history is; a post reads its files from JSON.
CREATE TEMP TABLE commented (n serial, what text, query text, faults text, index text, rows numeric);
INSERT INTO commented (what, query, faults, index, rows) VALUES
  ('threads on a status', $$ EXECUTE comment_threads('w', 1, 0, 4::int2, '80000', 80000, NULL, 30, 12) $$, 'Sort', 'status_thread_first', 3000),
  ('threads on a revision', $$ EXECUTE comment_threads('w', 1, 0, 1::int2, 'busy', 0, NULL, 30, 12) $$, 'Sort', 'status_thread_first', 3000),
  ('threads, a deep page', $$ EXECUTE comment_threads('w', 1, 0, 4::int2, '80000', 80000, 401000, 30, 12) $$, 'Sort', 'status_thread', 3000),
  ('threads for nobody', $$ EXECUTE comment_threads('w', 0, 0, 4::int2, '80000', 80000, NULL, 30, 12) $$, 'Sort', 'status_thread_first', 3000),
  ('threads on the unknown', $$ EXECUTE comment_threads('w', 1, 0, 1::int2, 'none', 0, NULL, 30, 12) $$, 'Sort', 'status_thread_first', 20),
  ('further replies', $$ EXECUTE comment_replies('w', 1, 0, 400200, 600200, 30) $$, 'Sort', 'status_thread', 500),
  ('state of a thread', $$ EXECUTE comment_thread('w', 1, 0, 400200) $$, '', 'status_thread', 200),
  ('counts', format($$ EXECUTE comment_counts('w', 1, 0, %L, %L, %L) $$, array_fill(1, '{500}'), array_fill(0, '{500}'), (SELECT string_agg(g::text, E'\n') FROM generate_series(1, 500) AS g)), 'Function Scan', 'status_counted', 6000),
  ('roots', $$ EXECUTE comment_roots('w', '{400200,400201,400202}') $$, '', 'status_pkey', 60),
  ('states below a status', $$ EXECUTE comment_states('w', '{4}', '{80000}', '80000', 0, 100) $$, 'Function Scan, Sort', 'status_root', 2000),
  ('a post', $$ EXECUTE comment_post('w', 9, 4::int2, '80000', 80000, 'x', '', NULL, '[]', NULL, NULL, NULL) $$, 'Function Scan, Materialize', 'status_pkey', 120),
  ('a reply', $$ EXECUTE comment_post('w', 9, 5::int2, '400200', 400200, 'x', '', 'k', '[]', NULL, NULL, NULL) $$, 'Function Scan, Materialize', 'status_pkey', 120),
  ('a closing', $$ EXECUTE comment_close('w', 3, 0, 4::int2, '80000', 80000, true) $$, '', 'status_pkey', 60),
  ('a closing of a revision', $$ EXECUTE comment_close('w', 3, 0, 1::int2, 'busy', 0, true) $$, '', 'target_wiki_kind_key_key', 60);
SELECT is(pg_temp.faults(pg_temp.planned(c.query)), c.faults, c.what || ': index probes only') FROM commented AS c ORDER BY c.n;
SELECT ok(pg_temp.uses(pg_temp.planned(c.query), c.index), c.what || ': uses ' || c.index) FROM commented AS c ORDER BY c.n;
SELECT cmp_ok(pg_temp.rows_read(c.query), '<', c.rows, c.what || ': reads few rows') FROM commented AS c ORDER BY c.n;
-- A count reads the index alone, each comment once.
SELECT set_config('test.count', $$ EXECUTE comment_state('w', 1, 0, 4::int2, '80000', 80000) $$, true) \g /dev/null
SELECT is(pg_temp.faults(pg_temp.planned(current_setting('test.count'))), '', 'count: index probes only');
SELECT ok(jsonb_path_exists(pg_temp.planned(current_setting('test.count')), '$.** ? (@."Node Type" == "Index Only Scan" && @."Index Name" == "status_counted")'), 'count: in an index alone');

-- Notifications: 50,000 bundles of 5,000 people, and for person 3 the busy status and revision above, a hot
-- object, 3,000 things that are gone, and one bundle of each kind. A page gathers the people of its bundles.
INSERT INTO social.event_message (id, event_id, author_id, states, text) SELECT 800000 + g, 700000 + g, 1 + g % 100, 15, 'x' FROM generate_series(1, 5000) AS g;
INSERT INTO social.event_log (id, wiki, event_id, actor_id, action, person_id) SELECT 810000 + g, 'w', 700000 + g, 1 + g % 100, 9, 3 FROM generate_series(1, 5000) AS g;
INSERT INTO social.moderation_log (id, wiki, action, moderator_id, kind, object_id, author_id, from_level, to_level)
SELECT 820000 + g, 'w', 1, 5, 0, g, 3, 0, 1 FROM generate_series(1, 5000) AS g;
INSERT INTO social.subscription (object_id, actor_id, since_id) SELECT 400000 + g % 2000, 1 + g % 5000, 1 FROM generate_series(1, 20000) AS g ON CONFLICT DO NOTHING;
INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, read_seq, since_id)
SELECT 1 + g % 5000, 4, 200000 + g, 10 + g, 1000000 + g, CASE WHEN g % 3 > 0 THEN 1000000 + g ELSE 0 END, 1 FROM generate_series(1, 50000) AS g;
INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id) SELECT 3, 1, 900000 + g, 100000 + g, 2000000 + g, 1 FROM generate_series(1, 3000) AS g;
INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id)
SELECT 3, v.kind, v.object_id, v.kind * 10 + v.object_id % 10, 3000000 + row_number() OVER (), 1
FROM (VALUES (1, 30000), (2, 80000), (2, 80001), (3, 400200), (4, 200007), (5, 700002), (6, 700003), (7, 700003), (8, 700004), (9, 700005), (10, 800005), (11, 20), (12, 810005))
  AS v (kind, object_id);
ANALYZE social.event_message, social.event_log, social.moderation_log, social.subscription, social.notification;
CREATE TEMP TABLE noted (n serial, what text, query text, faults text, index text, rows numeric);
INSERT INTO noted (what, query, faults, index, rows) VALUES
  ('notifications', $$ EXECUTE notification_list('w', 3, false, NULL, NULL, 11, 2000, 1, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}', NULL, NULL) $$, 'Sort', 'notification_seq', 95000),
  ('notifications of one without many', $$ EXECUTE notification_list('w', 77, false, NULL, NULL, 31, 2000, 1, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}', NULL, NULL) $$, 'Sort', 'notification_seq', 1000),
  ('unread notifications', $$ EXECUTE notification_list('w', 77, true, NULL, NULL, 31, 2000, 1, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}', NULL, NULL) $$, 'Sort', 'reaction_newest', 500),
  ('notifications of some kinds', $$ EXECUTE notification_list('w', 3, false, '{2,3}', NULL, 31, 2000, 1, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}', NULL, NULL) $$, 'Sort', 'status_root', 60000),
  ('notifications behind many that are gone', $$ EXECUTE notification_list('w', 3, false, NULL, 3000000, 31, 2000, 1, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}', NULL, NULL) $$, 'Sort', 'status_thread', 25000),
  ('count of notifications', $$ EXECUTE notification_count('w', 3, 1000, 3000, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}') $$, '', 'notification_unread', 35000),
  ('count of one without many', $$ EXECUTE notification_count('w', 77, 1000, 3000, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}') $$, '', 'signup_queue', 150),
  ('end of a page of notifications', $$ EXECUTE notification_edge('w', 3, false, NULL, NULL, 2000, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}', NULL) $$, '', 'notification_seq', 26000),
  ('reading notifications', $$ EXECUTE notification_read('w', 77, NULL, 5000000, 10000) $$, 'Sort', 'notification_pkey', 100),
  ('a thread watched', $$ EXECUTE notification_watched('w', 3, 0, 400200) $$, '', 'subscription_actor', 30),
  ('watching a thread', $$ EXECUTE notification_watch('w', 3, 0, 400200, true) $$, '', 'status_pkey', 50);
SELECT is(pg_temp.faults(pg_temp.planned(m.query)), m.faults, m.what || ': index probes only') FROM noted AS m ORDER BY m.n;
SELECT ok(pg_temp.uses(pg_temp.planned(m.query), m.index), m.what || ': uses ' || m.index) FROM noted AS m ORDER BY m.n;
SELECT cmp_ok(pg_temp.rows_read(m.query), '<', m.rows, m.what || ': reads few rows') FROM noted AS m ORDER BY m.n;

-- The function: inlined into the caller's plan and, for 30 ids, index probes only.
PREPARE visible_ids (integer, integer, bigint[]) AS
SELECT v FROM social.visible($1, $2, $3) AS v;
SELECT set_config('test.ids', (
  SELECT array_agg(id)::text FROM (SELECT id FROM social.status WHERE visibility > 0 ORDER BY id DESC LIMIT 30) AS x
), true) \g /dev/null
SELECT set_config('test.query', format('EXECUTE visible_ids(1, 0, %L)', current_setting('test.ids')), true) \g /dev/null
SELECT is(
  (SELECT count(*) FROM jsonb_path_query(pg_temp.planned(current_setting('test.query')), '$.**."Function Name"')),
  0::bigint, 'the function is inlined'
);
SELECT is(pg_temp.faults(pg_temp.planned(current_setting('test.query'))), '', 'the function: index probes only');
SELECT cmp_ok(pg_temp.rows_read(current_setting('test.query')), '<', 500::numeric, 'the function reads few rows');
SELECT cmp_ok(
  (SELECT count(*) FROM social.visible(1, 0, current_setting('test.ids')::bigint[])), '>', 5::bigint,
  'and the viewer sees some of the 30'
);

-- The log: 100,000 rows, a reader that is 20 rows behind, two old transactions that came late.
INSERT INTO social.activity (id, xid, actor_id, verb, object_id, visibility)
SELECT social.id_of_time(now()) + g, (1000000 + g)::text::xid8, 1 + g % 7000, 1, g, 0
FROM generate_series(1, 100000) AS g;
INSERT INTO social.activity (id, xid, actor_id, verb, object_id, visibility)
SELECT 1000 + g, (1000 + g)::text::xid8, 1, 1, g, 0 FROM generate_series(1, 1000) AS g;
ANALYZE social.activity;
INSERT INTO social.consumer (name, from_snapshot) VALUES
  ('near', '1000500:1099980:1000500,1000501'), ('done', '1100001:1100001:');
CREATE TEMP TABLE logged (n serial, what text, query text, rows numeric);
INSERT INTO logged (what, query, rows) VALUES
  ('window', $$ EXECUTE activity_window('1000500:1099980:1000500,1000501', '1100001:1100001:', 0, 100) $$, 500),
  ('window of nothing', $$ EXECUTE activity_window('1100001:1100001:', '1100001:1100001:', 0, 100) $$, 20),
  ('next snapshot', $$ EXECUTE snapshot_next('1000500:1099980:1000500,1000501', 10) $$, 60),
  ('pending, something', $$ EXECUTE consumer_pending('near') $$, 40),
  ('pending, nothing', $$ EXECUTE consumer_pending('done') $$, 40),
  ('how much waits', $$ EXECUTE worker_lag('near', 1000) $$, 400);
SELECT ok(pg_temp.planned(l.query)::text LIKE '%activity_2%_xid_idx%', l.what || ': by the index on xid')
FROM logged AS l ORDER BY l.n;
SELECT cmp_ok(pg_temp.rows_read(l.query), '<', l.rows, l.what || ': reads few rows')
FROM logged AS l ORDER BY l.n;
CREATE TEMP TABLE window_got AS
EXECUTE activity_window('1000500:1099980:1000500,1000501', '1100001:1100001:', 0, 100);
SELECT is((SELECT count(*) FROM window_got), 23::bigint, 'the window holds the new rows and the two late ones');

-- A group of 10,000, and what was posted into one of 1,500.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(20001, 23000) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 1, 9001);
INSERT INTO social.circle (id, actor_id, wiki, name) SELECT 9001, a.id, 'w', 'large' FROM social.actor AS a WHERE a.kind = 1 AND a.local_id = 9001;
INSERT INTO social.membership (circle_id, actor_id) SELECT 9001, a.id FROM social.actor AS a WHERE a.wiki = 'w' AND a.kind = 0;
ANALYZE social.membership, social.circle, social.actor;
CREATE TEMP TABLE groups (what text, query text, index text, rows numeric);
INSERT INTO groups VALUES
  ('members of a large group', $$ EXECUTE group_members('w', 1, 0, 9001, 1::int2, 2::int2, 0, 31, NULL) $$, 'membership_list', 600),
  ('owners of a large group', $$ EXECUTE group_members('w', 1, 0, 9001, 1::int2, 2::int2, 0, 31, 2::int2) $$, 'membership_list', 300),
  ('a large group', $$ EXECUTE group_get('w', 1, 0, 9001) $$, 'actor_hidden', 45000),
  ('a page of groups', $$ EXECUTE group_list('w', 1, 0, 9001, 31) $$, 'actor_hidden', 6500),
  ('feed of a group', $$ EXECUTE feed_group('w', 1, 0, 500, NULL, 31) $$, 'status_circle', 300);
SELECT is(pg_temp.faults(pg_temp.planned(g.query)), '', g.what || ': index probes only') FROM groups AS g ORDER BY g.what;
SELECT ok(pg_temp.uses(pg_temp.planned(g.query), g.index), g.what || ': uses ' || g.index) FROM groups AS g ORDER BY g.what;
SELECT cmp_ok(pg_temp.rows_read(g.query), '<', g.rows, g.what || ': reads few rows') FROM groups AS g ORDER BY g.what;

SELECT * FROM finish();
ROLLBACK;
