-- SPDX-License-Identifier: MIT
-- Files of statuses through the statements of sql/query/: what is said of them, who shows them, and
-- what a post, an edit and a version hold.
BEGIN;
\i :statements
SELECT no_plan();

-- A file as ext/core/media.c writes it, with the values of "more".
CREATE FUNCTION pg_temp.said(file text, more jsonb DEFAULT '{}') RETURNS text
LANGUAGE sql AS $$
  SELECT jsonb_build_array(jsonb_build_object(
    'f', file, 'x', false, 't', file, 'a', '', 'r', 'commons', 'k', 1, 'm', 'image/svg+xml', 's', 'abc', 'z', 5000000000,
    'w', 640, 'h', 480, 'c', 'Jane', 'cu', 'https://a/', 'l', 'CC0', 'lu', '', 'n', true, 'd', 'Bear', 'du', 'https://d/',
    'u', 'https://u/', 'th', jsonb_build_array(jsonb_build_object('w', 320, 'h', 240, 'u', 'https://t/'))
  ) || more)::text
$$;
-- What is stored, but ids and times.
CREATE TEMP VIEW stored AS
SELECT m.wiki, m.file, m.title, m.author, m.gone_at IS NOT NULL AS gone, m.refreshed_at = now() AS fresh, m.checked_at IS NOT NULL AS taken
FROM social.media AS m ORDER BY m.wiki, m.file;

-- Putting.
SELECT set_config('test.a', pg_temp.said('A'), true) \g /dev/null
EXECUTE media_put('w', current_setting('test.a'));
SELECT results_eq(
  'SELECT title, repo, kind, mime, sha1, size, width, height, author, author_url, licence, licence_url, attribution, description,
    description_url, url, thumbs, gone_at, checked_at FROM social.media',
  $$ VALUES ('A', 'commons', 1::int2, 'image/svg+xml', 'abc', 5000000000, 640, 480, 'Jane', 'https://a/', 'CC0', '', true, 'Bear',
    'https://d/', 'https://u/', '[{"h":240,"u":"https://t/","w":320}]'::jsonb, NULL::timestamptz, NULL::timestamptz) $$,
  'everything said of a file is stored'
);
SELECT ok((SELECT m.id > 1 << 20 FROM social.media AS m), 'under an id like all');
UPDATE social.media SET refreshed_at = now() - interval '2 days', checked_at = now(), gone_at = now();
CREATE TEMP TABLE first_id AS SELECT id FROM social.media;
SELECT set_config('test.a', pg_temp.said('A', '{"t": "B", "c": "Joe"}'), true) \g /dev/null
EXECUTE media_put('w', current_setting('test.a'));
SELECT results_eq('TABLE stored', $$ VALUES ('w', 'A', 'B', 'Joe', false, true, false) $$, 'said anew it is found again, fresh, and nobody''s to refresh');
SELECT is((SELECT m.id FROM social.media AS m), (SELECT f.id FROM first_id AS f), 'and the same row');
UPDATE social.media SET refreshed_at = now() - interval '2 days', checked_at = now();
SELECT set_config('test.gone', pg_temp.said('A', '{"x": true, "t": "", "c": ""}'), true) \g /dev/null
EXECUTE media_put('w', current_setting('test.gone'));
SELECT results_eq('TABLE stored', $$ VALUES ('w', 'A', 'B', 'Joe', true, true, false) $$, 'of what is gone the credit stays');
SELECT results_eq($$ SELECT description || url, thumbs FROM social.media WHERE wiki = 'w' AND gone_at IS NOT NULL $$, $$ VALUES ('', '[]'::jsonb) $$, 'and nothing else that was said of it');
UPDATE social.media SET gone_at = now() - interval '2 days';
EXECUTE media_put('w', current_setting('test.gone'));
SELECT is((SELECT m.gone_at < now() FROM social.media AS m), true, 'and since when');
SELECT set_config('test.never', pg_temp.said('Never', '{"x": true}'), true) \g /dev/null
EXECUTE media_put('w', current_setting('test.never'));
SELECT is((SELECT count(*) FROM social.media), 1::bigint, 'an unknown file that is gone stays unknown');
SELECT set_config('test.all', (pg_temp.said('C')::jsonb || pg_temp.said('A', '{"x": true}')::jsonb || pg_temp.said('B')::jsonb)::text, true) \g /dev/null
EXECUTE media_put('w', current_setting('test.all'));
EXECUTE media_put('v', current_setting('test.a'));
SELECT results_eq(
  'SELECT wiki, file, gone FROM stored', $$ VALUES ('v', 'A', false), ('w', 'A', true), ('w', 'B', false), ('w', 'C', false) $$,
  'several at once, and each wiki has its own'
);
EXECUTE media_put('w', '[]');

-- Getting.
CREATE TEMP TABLE got AS EXECUTE media_get('w', '[{"f":"C"},{"f":"unknown"},{"f":"A"}]');
SELECT results_eq(
  $$ SELECT g.file::jsonb -> 0 ->> 'f', g.file::jsonb -> 0 -> 'x', refreshed = now() FROM got AS g $$,
  $$ VALUES ('C', 'false'::jsonb, true), ('A', 'true', true) $$, 'the known ones come in the order asked for'
);
SELECT is((SELECT g.file::jsonb -> 0 FROM got AS g LIMIT 1), pg_temp.said('C')::jsonb -> 0, 'with all that was said');

-- Posting.
EXECUTE actor_ensure('w', 0::int2, 1, false);
EXECUTE actor_ensure('w', 0::int2, 2, false);
CREATE TEMP TABLE posted AS EXECUTE status_post('w', 1, 'text', '', 0::int2, 'k', '[]', NULL, '[{"f":"B","a":"a \"b\""},{"f":"A","a":""}]', NULL, NULL);
SELECT set_config('test.id', (SELECT id::text FROM posted), true) \g /dev/null
SELECT results_eq(
  $$ SELECT f ->> 'f', f ->> 'a', f -> 'x', f -> 'k', f ->> 'l' FROM posted AS p, jsonb_array_elements(p.media::jsonb) AS f $$,
  $$ VALUES ('B', 'a "b"', 'false'::jsonb, '1'::jsonb, 'CC0'), ('A', '', 'true', '1', 'CC0') $$, 'a post answers with its files in their order'
);
SELECT is(
  (SELECT array_agg(m.file ORDER BY p.place) FROM social.status AS s, unnest(s.media) WITH ORDINALITY AS p (id, place), social.media AS m WHERE m.id = p.id),
  ARRAY['B', 'A'], 'it holds them by id'
);
SELECT is((SELECT v.media = s.media AND v.alts = s.alts FROM social.status AS s, social.status_version AS v), true, 'and so does its version');
CREATE TEMP TABLE again AS EXECUTE status_post('w', 1, 'text', '', 0::int2, 'k', '[]', NULL, '[{"f":"B","a":"a \"b\""},{"f":"A","a":""}]', NULL, NULL);
SELECT is((SELECT count(*) FROM again), 0::bigint, 'the key holds');
CREATE TEMP TABLE bodies AS EXECUTE status_by_key('w', 1, 'text', '', 0::int2, 'k', 0, '[{"a":"a \"b\"", "f":"B"},{"f":"A","a":""}]', NULL, NULL, NULL);
SELECT results_eq('SELECT same_body, media = (SELECT media FROM posted) FROM bodies', 'VALUES (true, true)', 'the same files are the same body');
CREATE TEMP TABLE order_of AS EXECUTE status_by_key('w', 1, 'text', '', 0::int2, 'k', 0, '[{"f":"A","a":""},{"f":"B","a":"a \"b\""}]', NULL, NULL, NULL);
CREATE TEMP TABLE alt_of AS EXECUTE status_by_key('w', 1, 'text', '', 0::int2, 'k', 0, '[{"f":"B","a":"x"},{"f":"A","a":""}]', NULL, NULL, NULL);
CREATE TEMP TABLE none_of AS EXECUTE status_by_key('w', 1, 'text', '', 0::int2, 'k', 0, NULL, NULL, NULL, NULL);
SELECT results_eq(
  'SELECT same_body FROM order_of UNION ALL SELECT same_body FROM alt_of UNION ALL SELECT same_body FROM none_of',
  'VALUES (false), (false), (false)', 'another order, another alternative text, or none are other bodies'
);
CREATE TEMP TABLE plain AS EXECUTE status_post('w', 2, 'text', '', 0::int2, 'k', '[]', NULL, NULL, NULL, NULL);
SELECT is(
  (SELECT i.body_hash FROM social.idempotency AS i WHERE i.actor_id = 2),
  sha256(convert_to('["status", "text", "", 0]', 'UTF8')), 'without files the hash is that of the releases before'
);
SELECT results_eq('SELECT media FROM plain', 'VALUES (NULL::text)', 'and no file is looked up');
CREATE TEMP TABLE empty AS EXECUTE status_by_key('w', 2, 'text', '', 0::int2, 'k', 0, '[]', NULL, NULL, NULL);
SELECT results_eq('SELECT same_body, media FROM empty', 'VALUES (true, NULL::text)', 'an empty list is none');
CREATE TEMP TABLE before AS SELECT (SELECT count(*) FROM social.status) AS statuses, (SELECT count(*) FROM social.idempotency) AS keys, (SELECT count(*) FROM social.activity) AS log;
SELECT is_empty($$ EXECUTE status_post('w', 1, 'x', '', 0::int2, NULL, '[]', NULL, '[{"f":"B","a":""},{"f":"unknown","a":""}]', NULL, NULL) $$, 'an unknown file makes no status');
SELECT is_empty($$ EXECUTE status_post('w', 1, 'x', '', 0::int2, 'k2', '[]', NULL, '[{"f":"unknown","a":""}]', NULL, NULL) $$, 'nor with a key');
SELECT is_empty($$ EXECUTE status_post('x', 1, 'x', '', 0::int2, NULL, '[]', NULL, '[{"f":"B","a":""}]', NULL, NULL) $$, 'another wiki''s file is unknown');
SELECT results_eq(
  'SELECT (SELECT count(*) FROM social.status), (SELECT count(*) FROM social.idempotency), (SELECT count(*) FROM social.activity)',
  'SELECT statuses, keys, log FROM before', 'and nothing is written, no key either'
);

-- Reading: every statement that answers with a status.
CREATE TEMP TABLE reads AS EXECUTE status_get('w', 2, 0, current_setting('test.id')::bigint);
CREATE TEMP TABLE feed AS EXECUTE feed_public('w', 2, 0, NULL, 10);
CREATE TEMP TABLE theirs AS EXECUTE feed_user('w', 2, 0, 1, NULL, 10);
CREATE TEMP TABLE undeleted AS EXECUTE status_undelete('w', 1, 0, current_setting('test.id')::bigint);
CREATE TEMP TABLE mentioning AS EXECUTE status_post('w', 1, '@b', '', 0::int2, NULL, '[{"k":"u","s":0,"l":2,"i":0}]', '{2}', '[{"f":"C","a":"c"}]', NULL, NULL);
CREATE TEMP TABLE mentions AS EXECUTE feed_mentions('w', 2, 0, NULL, 10);
SELECT results_eq(
  $$ SELECT media FROM reads UNION ALL SELECT media FROM undeleted UNION ALL SELECT media FROM theirs
    UNION ALL SELECT media FROM feed WHERE id = current_setting('test.id')::bigint $$,
  $$ SELECT p.media FROM posted AS p, generate_series(1, 4) $$, 'all answer with the same'
);
SELECT is((SELECT media FROM feed WHERE author = 2), NULL, 'the feed says nothing of files where there are none');
SELECT results_eq('SELECT media FROM mentions', 'SELECT media FROM mentioning', 'the feed of mentions too');

-- Editing.
CREATE TEMP TABLE kept AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, NULL, 'kept', '', '[]', NULL, NULL, NULL);
SELECT results_eq('SELECT version, media FROM kept', 'SELECT 2, media FROM posted', 'an edit that says nothing of files keeps them');
CREATE TEMP TABLE unchanged AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, NULL, 'kept', '', '[]', NULL, '[{"f":"B","a":"a \"b\""},{"f":"A","a":""}]', NULL);
SELECT is((SELECT version FROM unchanged), 2, 'the same files are the same version');
CREATE TEMP TABLE swapped AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, NULL, 'kept', '', '[]', NULL, '[{"f":"A","a":""},{"f":"B","a":"a \"b\""}]', NULL);
CREATE TEMP TABLE described AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, NULL, 'kept', '', '[]', NULL, '[{"f":"A","a":"new"},{"f":"B","a":"a \"b\""}]', NULL);
CREATE TEMP TABLE unknown AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, NULL, 'kept', '', '[]', NULL, '[{"f":"unknown","a":""}]', NULL);
SELECT results_eq(
  'SELECT seen, own, alive, current, addressed, known, id FROM unknown',
  $$ VALUES (true, true, true, true, true, false, NULL::bigint) $$, 'an unknown file is told apart'
);
CREATE TEMP TABLE cleared AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, NULL, 'kept', '', '[]', NULL, '[]', NULL);
SELECT results_eq(
  $$ SELECT 1, version, (media::jsonb -> 0 ->> 'f') || (media::jsonb -> 0 ->> 'a') FROM swapped
    UNION ALL SELECT 2, version, (media::jsonb -> 0 ->> 'f') || (media::jsonb -> 0 ->> 'a') FROM described
    UNION ALL SELECT 3, version, media FROM cleared ORDER BY 1 $$,
  $$ VALUES (1, 3, 'A'), (2, 4, 'Anew'), (3, 5, NULL) $$, 'another order, another alternative text and none are versions'
);
SELECT is((SELECT s.media IS NULL AND s.alts IS NULL FROM social.status AS s WHERE s.id = current_setting('test.id')::bigint), true, 'none is NULL');
CREATE TEMP TABLE none_again AS EXECUTE status_edit('w', 1, 0, current_setting('test.id')::bigint, NULL, 'kept', '', '[]', NULL, '[]', NULL);
SELECT is((SELECT version FROM none_again), 5, 'none again is the same');

-- History.
UPDATE social.status_version SET hide_level = 1 WHERE status_id = current_setting('test.id')::bigint AND version = 3;
CREATE TEMP TABLE told AS EXECUTE status_history('w', 2, 0, current_setting('test.id')::bigint, NULL, 10);
SELECT results_eq(
  $$ SELECT t.version, (SELECT string_agg((f ->> 'f') || (f ->> 'a'), ' ') FROM jsonb_array_elements(t.media::jsonb) AS f) FROM told AS t $$,
  $$ VALUES (5, NULL), (4, 'Anew Ba "b"'), (3, NULL), (2, 'Ba "b" A'), (1, 'Ba "b" A') $$, 'each version has its own, a hidden one tells none'
);
CREATE TEMP TABLE told_moderator AS EXECUTE status_history('w', 2, 1, current_setting('test.id')::bigint, NULL, 10);
SELECT is((SELECT media IS NOT NULL FROM told_moderator WHERE version = 3), true, 'but to those who may read it');

-- Withholding: blank at once and through what is put, until it is allowed again.
SELECT set_config('test.w', pg_temp.said('W'), true) \g /dev/null
EXECUTE media_put('w', current_setting('test.w'));
CREATE TEMP TABLE withheld AS EXECUTE media_withhold('w', 'W', true);
CREATE TEMP TABLE withheld_again AS EXECUTE media_withhold('w', 'W', true);
CREATE TEMP TABLE withheld_unknown AS EXECUTE media_withhold('v', 'W', true);
SELECT results_eq(
  'TABLE withheld UNION ALL TABLE withheld_again UNION ALL TABLE withheld_unknown',
  'VALUES (true, true), (true, false), (false, false)', 'a file''s credit is withheld once, of this wiki only'
);
CREATE TEMP VIEW credit AS SELECT m.author || m.author_url || m.description AS who, m.licence, m.title FROM social.media AS m WHERE m.wiki = 'w' AND m.file = 'W';
SELECT results_eq('TABLE credit', $$ VALUES ('', 'CC0', 'W') $$, 'nothing of it is left, and all else is');
SELECT set_config('test.w', pg_temp.said('W', '{"t": "Moved"}'), true) \g /dev/null
EXECUTE media_put('w', current_setting('test.w'));
SELECT results_eq('TABLE credit', $$ VALUES ('', 'CC0', 'Moved') $$, 'nor comes back when its home is asked again');
CREATE TEMP TABLE allowed AS EXECUTE media_withhold('w', 'W', false);
EXECUTE media_put('w', current_setting('test.w'));
SELECT results_eq('TABLE credit', $$ VALUES ('Janehttps://a/Bear', 'CC0', 'Moved') $$, 'before it is allowed');
DELETE FROM social.media WHERE file = 'W';

-- Refreshing: what some status shows, now or in its history: A is in old versions only, X nowhere.
INSERT INTO social.media (id, wiki, file, kind) VALUES (0, 'w', 'X', 0);
UPDATE social.media SET refreshed_at = now() - interval '2 days';
CREATE TEMP TABLE shown AS EXECUTE status_post('w', 2, 'x', '', 0::int2, NULL, '[]', NULL, '[{"f":"B","a":""}]', NULL, NULL);
UPDATE social.media SET refreshed_at = now() - interval '3 days' WHERE file = 'B';
CREATE TEMP TABLE late AS EXECUTE media_backlog('w', 86400, 100);
CREATE TEMP TABLE late_one AS EXECUTE media_backlog('w', 86400, 1);
CREATE TEMP TABLE later AS EXECUTE media_backlog('w', 200000, 100);
CREATE TEMP TABLE of_v AS EXECUTE media_backlog('v', 86400, 100);
SELECT results_eq(
  'SELECT stale FROM late UNION ALL SELECT stale FROM late_one UNION ALL SELECT stale FROM later UNION ALL SELECT stale FROM of_v',
  'VALUES (3), (1), (1), (0)', 'the backlog is of files that some version shows, as old as is said, and counted up to a number'
);
CREATE TEMP TABLE oldest AS EXECUTE media_take('w', 86400, 1);
SELECT results_eq('SELECT file FROM oldest', $$ VALUES ('B') $$, 'the oldest is taken first');
CREATE TEMP TABLE next_ones AS EXECUTE media_take('w', 86400, 10);
SELECT results_eq('SELECT file FROM next_ones ORDER BY file', $$ VALUES ('A'), ('C') $$, 'and by nobody else');
SELECT is_empty($$ EXECUTE media_take('w', 86400, 10) $$, 'nothing is left to take');
CREATE TEMP TABLE taken_late AS EXECUTE media_backlog('w', 86400, 100);
SELECT is((SELECT stale FROM taken_late), 3, 'but still to be done');
UPDATE social.media SET checked_at = now() - interval '10 minutes 1 second';
CREATE TEMP TABLE both_again AS EXECUTE media_take('w', 86400, 10);
SELECT results_eq('(SELECT file FROM both_again LIMIT 1) UNION ALL (SELECT b.file FROM both_again AS b OFFSET 1)', $$ VALUES ('B'), ('A'), ('C') $$, 'ten minutes later they are taken again, oldest first');
UPDATE social.media SET checked_at = NULL, refreshed_at = now() - interval '2 days';
SELECT is_empty($$ EXECUTE media_take('w', 172800, 10) $$, 'what is just as old is not older');
SELECT is_empty($$ EXECUTE media_take('v', 0, 10) $$, 'what nothing shows is not taken');

-- Who shows a file, for caches: what everybody may read.
INSERT INTO social.status (id, wiki, author_id, visibility, mentioned, hide_level, deleted_at, text, media, alts)
SELECT 100 + g, 'w', CASE WHEN g = 6 THEN 2 ELSE 1 END, CASE g WHEN 2 THEN 1 WHEN 3 THEN 3 ELSE 0 END, CASE WHEN g = 3 THEN '{2}'::int[] END,
  CASE WHEN g = 4 THEN 1 ELSE 0 END, CASE WHEN g = 5 THEN now() END, 'x', ARRAY[m.id], '{""}'
FROM generate_series(1, 6) AS g, social.media AS m WHERE m.wiki = 'w' AND m.file = 'A';
INSERT INTO social.status (id, wiki, author_id, visibility, root_id, parent_id, text, media, alts)
SELECT 110 + r, 'w', 2, 0, r, r, 'x', ARRAY[m.id], '{""}' FROM unnest(ARRAY[101, 102]) AS r, social.media AS m WHERE m.wiki = 'w' AND m.file = 'A';
CREATE TEMP TABLE pages AS EXECUTE media_statuses('w', 'A', 0, 10);
SELECT results_eq('SELECT id, author FROM pages', $$ VALUES (101::bigint, 1::bigint), (106, 2), (211, 2) $$, 'statuses and comments that everybody reads, ids ascending');
CREATE TEMP TABLE rest AS EXECUTE media_statuses('w', 'A', 101, 1);
SELECT results_eq('SELECT id FROM rest', 'VALUES (106::bigint)', 'in parts');
SELECT is_empty($$ EXECUTE media_statuses('w', 'unknown', 0, 10) $$, 'of an unknown file none');
SELECT is_empty($$ EXECUTE media_statuses('v', 'A', 0, 10) $$, 'nor of another wiki''s');
UPDATE social.actor SET merged_into = 2 WHERE id = 1;
CREATE TEMP TABLE heirs AS EXECUTE media_statuses('w', 'A', 0, 1);
SELECT results_eq('SELECT author FROM heirs', 'VALUES (2::bigint)', 'the author is the heir');
UPDATE social.actor SET hidden = true WHERE id = 2;
CREATE TEMP TABLE of_hidden AS EXECUTE media_statuses('w', 'A', 0, 10);
SELECT results_eq('SELECT id FROM of_hidden', 'VALUES (101::bigint)', 'what a hidden person wrote nobody reads');

-- Dropping what nothing shows, and what was last refreshed more than a day and an hour ago.
UPDATE social.media SET refreshed_at = now();
INSERT INTO social.media (id, wiki, file, kind, withheld, refreshed_at)
SELECT n, CASE n WHEN 6 THEN 'y' ELSE 'z' END, what, 0, n = 8, now() - interval '25 hours' - make_interval(secs => CASE n WHEN 4 THEN 0 ELSE 1 END)
FROM unnest(ARRAY['a status', 'an old version', 'nothing', 'nothing yet', 'a deleted status', 'nothing, elsewhere', 'nothing, too', 'withheld']) WITH ORDINALITY AS x (what, n);
INSERT INTO social.status (id, wiki, author_id, visibility, text, deleted_at, media, alts)
VALUES (901, 'z', 1, 0, 'x', NULL, '{1}', '{""}'), (902, 'z', 1, 0, 'x', NULL, NULL, NULL), (903, 'z', 1, 0, 'x', now(), '{1,5}', '{"",""}');
INSERT INTO social.status_version (status_id, version, editor_id, text, media, alts) VALUES (902, 1, 1, 'x', '{2}', '{""}');
CREATE TEMP VIEW left_over AS SELECT m.file FROM social.media AS m WHERE m.wiki IN ('y', 'z') ORDER BY m.id;
CREATE TEMP TABLE others AS SELECT count(*) FROM social.media AS m WHERE m.id > 8;
GRANT CREATE ON SCHEMA public TO social_worker;
SET LOCAL ROLE social_worker;
CREATE TABLE public.dropped AS EXECUTE upkeep_files(0, 3);
RESET ROLE;
SELECT results_eq('TABLE public.dropped', 'VALUES (1, 3::bigint)', 'the worker drops one of the first three files, and is told where to go on');
SELECT results_eq('TABLE left_over', $$ VALUES ('a status'), ('an old version'), ('nothing yet'), ('a deleted status'), ('nothing, elsewhere'), ('nothing, too'), ('withheld') $$, 'the one that nothing shows');
CREATE TEMP TABLE none_left AS EXECUTE upkeep_files(3, 0);
SELECT results_eq('SELECT dropped FROM none_left', 'VALUES (0)', 'of no file none is dropped');
CREATE TEMP TABLE the_others AS EXECUTE upkeep_files(3, 500);
SELECT results_eq('TABLE the_others', 'VALUES (2, NULL::bigint)', 'those behind it go in all wikis, to the end');
SELECT results_eq('TABLE left_over', $$ VALUES ('a status'), ('an old version'), ('nothing yet'), ('a deleted status'), ('withheld') $$, 'and never one of today, or withheld, or that some version shows');
SELECT results_eq('SELECT count(*) FROM social.media AS m WHERE m.id > 8', 'TABLE others', 'nor any other');
SET LOCAL ROLE social_web;
SELECT throws_ok('EXECUTE upkeep_files(0, 3)', '42501', NULL, 'the web server drops none');
RESET ROLE;

-- What the tables do not take.
SELECT throws_ok(format('UPDATE social.status SET media = %s, alts = %s WHERE id = 101', m, a), '23514', NULL, 'no media ' || m || ' with alts ' || a)
FROM (VALUES ('''{}''', '''{}'''), ('''{1}''', 'NULL'), ('NULL', '''{""}'''), ('''{1,2}''', '''{""}'''), ('''{NULL}''', '''{""}'''),
  ('''{1}''', '''{NULL}'''), ('''{1,2,3,4,5}''', '''{a,b,c,d,e}'''), ('''{{1},{2}}''', '''{a,b}'''), ('''{1}''', 'ARRAY[repeat(''x'', 16001)]')) AS bad (m, a);
SELECT throws_ok(format('UPDATE social.status_version SET media = %s, alts = %s', m, a), '23514', NULL, 'nor a version ' || m)
FROM (VALUES ('''{}''', '''{}'''), ('''{1}''', 'NULL'), ('''{1,2}''', '''{""}'''), ('''{NULL}''', '''{""}''')) AS bad (m, a);
SELECT throws_ok(format('UPDATE social.media SET %s', change), '23514', NULL, 'no ' || change)
FROM unnest(ARRAY['file = ''''', 'file = repeat(''x'', 241)', 'kind = 6', 'size = -1', 'width = -1', 'url = repeat(''x'', 2001)',
  'author = repeat(''x'', 2001)', 'description = repeat(''x'', 8001)', 'thumbs = ''{}''', 'thumbs = ''[1,2,3,4,5,6,7,8,9]''']) AS change;
SELECT throws_ok('UPDATE social.media SET file = ''A'' WHERE wiki = ''w''', '23505', NULL, 'a file once in a wiki');

SELECT * FROM finish();
ROLLBACK;
