-- SPDX-License-Identifier: MIT
-- Events through the statements of sql/query/event.sql: what pages announce and what becomes of it when
-- their text changes, moves and goes; who sees what; what organisers do.
BEGIN;
\i :statements
SELECT no_plan();

-- A person's local id is the actor's. 1 organises, 2 edits, 9 moderates; pages are 101 to 103.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 20) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 2, g FROM generate_series(101, 103) AS g ORDER BY g;

-- A tag as the engine hands it over; "more" overrides. Its one date is the first of the arrays.
CREATE FUNCTION pg_temp.tag(tag text, more jsonb DEFAULT '{}') RETURNS jsonb
LANGUAGE sql AS $$
  SELECT jsonb_build_object('tag', tag, 'keep', false, 'title', 'Meeting', 'description', '', 'place', 'Hall', 'link', '',
    'file', '', 'lang', 'en', 'zone', 'Europe/Berlin', 'starts', '2090-05-01T10:00', 'ends', '2090-05-01T12:00',
    'start_us', 3797308800000000, 'end_us', 3797316000000000, 'last_us', 3797316000000000, 'rule', '',
    'except_dates', '[]'::jsonb, 'waitlist', true, 'guests_max', 0, 'first_date', 1, 'last_date', 1) || more
$$;
-- "tag:result" for each, with "+" where the store keeps another capacity.
CREATE FUNCTION pg_temp.sync(page bigint, rev bigint, saver bigint, tags jsonb, create_ boolean DEFAULT true, caps integer DEFAULT 0)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  got text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answer ON COMMIT DROP AS EXECUTE event_sync(%L, %s, %s, %s, %s, %L, %L, %L, %L, %L, %L)',
    'w', saver, caps, page, rev, create_, tags, '{3797308800000000,3797913600000000}', '{3797316000000000,3797920800000000}',
    '{63288600,63298680}', '{63288720,63298800}');
  SELECT string_agg(coalesce((SELECT e.tag FROM social.event AS e WHERE e.id = a.id), '?') || ':' || a.result
    || CASE WHEN a.kept THEN '+' ELSE '' END, ' ' ORDER BY a.place) INTO got FROM answer AS a;
  DROP TABLE answer;
  RETURN got;
END
$$;
CREATE FUNCTION pg_temp.tags(VARIADIC tags jsonb[]) RETURNS jsonb LANGUAGE sql AS 'SELECT to_jsonb(tags)';
-- What the log got since it was last asked, as actor:verb:page.
CREATE TEMP TABLE told (id bigint);
CREATE FUNCTION pg_temp.log() RETURNS text LANGUAGE sql AS $$
  WITH fresh AS (INSERT INTO told SELECT a.id FROM social.activity AS a WHERE a.id NOT IN (SELECT id FROM told) RETURNING id)
  SELECT coalesce(string_agg(concat_ws(':', p.local_id, a.verb, page.local_id), ' ' ORDER BY a.id), '')
  FROM fresh JOIN social.activity AS a USING (id) JOIN social.actor AS p ON p.id = a.actor_id
  LEFT JOIN social.actor AS page ON page.id = a.page_id
$$;
-- The page that speaks, the pages it stands on, and its sequence.
CREATE FUNCTION pg_temp.stands(t text) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', coalesce((SELECT local_id::text FROM social.actor WHERE id = e.page_id), 'none'),
    (SELECT string_agg(a.local_id::text, ',' ORDER BY a.local_id) FROM social.event_page AS p JOIN social.actor AS a ON a.id = p.page_id WHERE p.event_id = e.id),
    'n' || e.sequence)
  FROM social.event AS e WHERE e.tag = t
$$;

-- Made by the first one who may.
SELECT is(pg_temp.sync(101, 10, 2, pg_temp.tags(pg_temp.tag('a')), false), '?:unregistered', 'who may not create leaves the tag unregistered');
SELECT is(pg_temp.sync(101, 11, 0, pg_temp.tags(pg_temp.tag('a'))), '?:unregistered', 'nor does somebody without an account');
SELECT is((SELECT count(*) FROM social.event), 0::bigint, 'nothing is made of it');
SELECT is(pg_temp.sync(101, 12, 1, pg_temp.tags(pg_temp.tag('a', '{"capacity": 2}'))), 'a:created', 'the first one who may makes the event');
SELECT is(pg_temp.log(), '1:9:101', 'and the log tells');
SELECT is(pg_temp.stands('a'), '101 101 n0', 'its page speaks for it');
SELECT results_eq(
  'SELECT t.kind, t.key = t.id::text, t.author_id, a.local_id FROM social.target AS t JOIN social.actor AS a ON a.id = t.page_id JOIN social.event AS e ON e.id = t.id',
  'VALUES (0::int2, true, 1, 101::bigint)', 'it has a row among the targets with its own id'
);
SELECT results_eq('SELECT o.actor_id FROM social.event_organiser AS o', 'VALUES (1)', 'who made it organises it');
SELECT results_eq('SELECT d.starts, d.starts_at FROM social.event_date AS d',
  $$ VALUES (timestamp '2090-05-01 10:00', timestamptz '2090-05-01 08:00Z') $$, 'its date is there');
SELECT is(pg_temp.sync(101, 13, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 2}'))), 'a:same', 'said again it is the same');
SELECT is(pg_temp.log(), '', 'and the log says nothing');
SELECT results_eq('SELECT e.revision, e.sequence FROM social.event AS e', 'VALUES (12::bigint, 0)', 'nor was the event written');

-- Anybody changes what is public.
SELECT is(pg_temp.sync(101, 14, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 2, "title": "Other"}')), false), 'a:changed', 'anybody changes the title');
SELECT is(pg_temp.log() || ' ' || pg_temp.stands('a'), '2:20:101 101 101 n1', 'the log tells, and the sequence rises');
SELECT is(pg_temp.sync(101, 15, 0, pg_temp.tags(pg_temp.tag('a', '{"capacity": 2, "title": "Other", "file": "A.jpg"}'))), 'a:changed', 'also without an account');
SELECT is(pg_temp.log() || ' ' || pg_temp.stands('a'), '101:20:101 101 101 n1', 'the page did it then; a file is not in calendars');
SELECT is(pg_temp.sync(101, 16, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 2, "title": "Other", "file": "A.jpg", "last_us": 3797920800000000, "rule": "FREQ=WEEKLY;COUNT=2", "last_date": 2}'))),
  'a:changed', 'a rule gives it dates');
SELECT is((SELECT count(*) FROM social.event_date), 2::bigint, 'which are rows');
SELECT is(pg_temp.sync(101, 17, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 2}'))), 'a:changed', 'and back');
SELECT is((SELECT count(*) FROM social.event_date), 1::bigint, 'is one again');
SELECT is(pg_temp.sync(101, 16, 1, pg_temp.tags(pg_temp.tag('a', '{"title": "late"}'))), 'a:stale', 'an older revision changes nothing');
SELECT is(pg_temp.sync(101, 16, 1, '[]'), NULL, 'nor does it take the tag away');
SELECT is(pg_temp.stands('a') || pg_temp.log(), '101 101 n32:10:101 2:10:101', 'so that all is as it was');

-- What only organisers set.
SELECT is(pg_temp.sync(101, 20, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 50, "waitlist": false}'))), 'a:same+', 'another one''s capacity is not taken');
SELECT is(pg_temp.sync(101, 21, 1, pg_temp.tags(pg_temp.tag('a', '{"capacity": 50, "waitlist": false}'))), 'a:same+', 'not even when the organiser saves later what they did not change');
SELECT is((SELECT e.capacity FROM social.event AS e), 2, 'the store keeps its own');
SELECT is(pg_temp.log(), '', 'and tells nobody');
SELECT is(pg_temp.sync(101, 22, 1, pg_temp.tags(pg_temp.tag('a', '{"capacity": 3, "guests_max": 1, "deadline": "2090-04-30T10:00", "deadline_us": 3797222400000000}'))), 'a:changed', 'the organiser''s is');
SELECT results_eq('SELECT e.capacity, e.waitlist, e.guests_max, e.deadline, e.deadline_at, e.sequence FROM social.event AS e',
  $$ VALUES (3, true, 1::int2, timestamp '2090-04-30 10:00', timestamptz '2090-04-30 08:00Z', 3) $$, 'all of it, and calendars do not care');
SELECT is(pg_temp.log(), '1:20:101', 'the log tells');
SELECT is(pg_temp.sync(101, 23, 9, pg_temp.tags(pg_temp.tag('a', '{"capacity": 4}')), true, 1), 'a:changed', 'and whoever moderates');
SELECT is(pg_temp.sync(101, 24, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 4}'))), 'a:same', 'said alike nothing is kept');
SELECT pg_temp.log() \g /dev/null
-- What matters to who comes is another verb, of which they are told.
SELECT pg_temp.sync(101, 25, 2, pg_temp.tags(pg_temp.tag('a', more || '{"capacity": 4}'))) || pg_temp.sync(101, 25, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 4}')))
FROM unnest(ARRAY['{"description": "d"}', '{"lang": "de"}', '{"title": "Other"}']::jsonb[]) AS m (more) \g /dev/null
SELECT is(pg_temp.log(), '2:20:101 2:20:101 2:20:101 2:20:101 2:20:101 2:20:101', 'words and looks are one thing');
SELECT pg_temp.sync(101, 25, 2, pg_temp.tags(pg_temp.tag('a', more || '{"capacity": 4}'))) || pg_temp.sync(101, 25, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 4}')))
FROM unnest(ARRAY['{"place": "Garden"}', '{"link": "https://a.example/"}', '{"zone": "Europe/Paris"}', '{"starts": "2090-05-01T09:00"}',
  '{"ends": "2090-05-01T13:00"}', '{"last_us": 3797920800000000, "rule": "FREQ=WEEKLY;COUNT=2", "last_date": 2}']::jsonb[]) AS m (more) \g /dev/null
SELECT is(pg_temp.log(), '2:10:101 2:10:101 2:10:101 2:10:101 2:10:101 2:10:101 2:10:101 2:10:101 2:10:101 2:10:101 2:10:101 2:10:101',
  'place, link, zone, times and dates the other');
UPDATE social.event SET sequence = 3;

-- Where the tag stands. It is copied,
SELECT is(pg_temp.sync(102, 30, 2, pg_temp.tags(pg_temp.tag('a', '{"title": "copy"}'))), 'a:copy', 'on another page it is a copy');
SELECT is(pg_temp.stands('a'), '101 101,102 n3', 'which changes nothing');
SELECT is(pg_temp.sync(102, 31, 2, '[]'), NULL, 'taken away it is gone there');
SELECT is(pg_temp.stands('a') || (SELECT count(*) FROM told WHERE pg_temp.log() = 'x'), '101 101 n30', 'and nowhere else');
-- archived, the archive being saved first,
SELECT is(pg_temp.sync(102, 40, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 4}'))), 'a:copy', 'an archive is a copy at first');
SELECT is(pg_temp.sync(101, 41, 2, '[]'), NULL, 'until the tag leaves its page');
SELECT is(pg_temp.stands('a'), '102 102 n3', 'then it speaks');
SELECT is((SELECT a.local_id FROM social.target AS t JOIN social.actor AS a ON a.id = t.page_id), 102::bigint, 'and comments are of that page');
SELECT is(pg_temp.sync(102, 42, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 4, "title": "In the archive"}'))), 'a:changed', 'what it says counts');
-- brought back home,
SELECT is(pg_temp.sync(101, 43, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 4, "title": "Home"}'))), 'a:changed', 'home speaks as soon as the tag is back');
SELECT is(pg_temp.stands('a'), '101 101,102 n5', 'the other is the copy');
-- archived, home being saved first,
SELECT is(pg_temp.log(), '2:20:102 2:20:101', 'the log told of changes only');
SELECT is(pg_temp.sync(102, 44, 2, '[]'), NULL, 'the copy goes');
SELECT is(pg_temp.sync(101, 45, 0, '[]'), NULL, 'the page is blanked');
SELECT is(pg_temp.stands('a') || ' ' || pg_temp.log(), 'none n5 101:18:101', 'nobody speaks: it is suspended, and the log tells');
SELECT is((SELECT a.local_id FROM social.target AS t JOIN social.actor AS a ON a.id = t.page_id), 101::bigint, 'its target keeps the page');
SELECT is(pg_temp.sync(103, 46, 3, pg_temp.tags(pg_temp.tag('a', '{"capacity": 4, "title": "Home"}')), false), 'a:same', 'it comes back with its tag, wherever');
SELECT is(pg_temp.stands('a') || ' ' || pg_temp.log(), '103 103 n5 3:19:103', 'and the log tells');
SELECT is(pg_temp.sync(103, 47, 3, '[]'), NULL, 'the restore is undone');
SELECT is(pg_temp.sync(101, 48, 3, pg_temp.tags(pg_temp.tag('a', '{"capacity": 99, "title": "Home"}'))), 'a:same+', 'the page is restored');
SELECT is(pg_temp.log(), '3:18:103 3:19:101', 'both are told');
SELECT is(pg_temp.sync(101, 47, 3, '[]'), NULL, 'a deletion that comes late');
SELECT is(pg_temp.stands('a'), '101 101 n5', 'takes nothing away');

-- A tag with a mistake stays; two of one id on a page are one; a template's tag has the page's name.
SELECT is(pg_temp.sync(101, 50, 2, '[{"tag": "a", "keep": true}, {"tag": "none", "keep": true}]'), 'a:same ?:unregistered', 'a mistaken tag keeps its event');
SELECT is(pg_temp.stands('a'), '101 101 n5', 'as it was');
SELECT is(pg_temp.sync(102, 51, 2, '[{"tag": "a", "keep": true}]'), 'a:copy', 'a mistaken copy is a copy');
SELECT is(pg_temp.sync(102, 52, 2, '[]'), NULL, 'and goes');
SELECT is(pg_temp.sync(101, 53, 2, pg_temp.tags(pg_temp.tag('a', '{"capacity": 99}'), pg_temp.tag('b'), pg_temp.tag('a', '{"title": "twice"}'), pg_temp.tag('b'))),
  'a:changed+ b:created a:copy b:copy', 'of two with one id the first one speaks');
SELECT results_eq('SELECT e.tag, e.title FROM social.event AS e ORDER BY e.tag', $$ VALUES ('a', 'Meeting'), ('b', 'Meeting') $$, 'the second changes nothing');
SELECT is(pg_temp.log(), '2:20:101 2:9:101', 'each tells once');
SELECT is(pg_temp.sync(104, 54, 2, '[]'), NULL, 'a page that never had a tag is no business of events');
SELECT is((SELECT count(*) FROM social.event_source), 3::bigint, 'only of those with tags a revision is known');
-- More seats go to those who wait; what became free while nobody announced it, when it is back.
SELECT is(pg_temp.sync(102, 60, 5, pg_temp.tags(pg_temp.tag('seats', '{"capacity": 1}'))), 'seats:created', 'an event with one seat');
SELECT set_config('test.seats', (SELECT e.id::text FROM social.event AS e WHERE e.tag = 'seats'), true) \g /dev/null
INSERT INTO social.signup (event_id, actor_id, state, guests, queue)
SELECT current_setting('test.seats')::bigint, v.* FROM (VALUES (10, 3, 0, 1), (11, 2, 1, 2), (12, 2, 0, 3), (13, 2, 0, 4)) AS v;
CREATE FUNCTION pg_temp.seated() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(s.actor_id || ':' || s.state, ' ' ORDER BY s.actor_id) FROM social.signup AS s WHERE s.event_id = current_setting('test.seats')::bigint
$$;
SELECT is(pg_temp.sync(102, 61, 2, pg_temp.tags(pg_temp.tag('seats', '{"capacity": 9}'))), 'seats:same+', 'another one gives no seats');
SELECT is(pg_temp.seated(), '10:3 11:2 12:2 13:2', 'all wait as they did');
SELECT is(pg_temp.sync(102, 62, 5, pg_temp.tags(pg_temp.tag('seats', '{"capacity": 4}'))), 'seats:changed', 'the organiser gives three');
SELECT is(pg_temp.seated(), '10:3 11:3 12:3 13:2', 'which go to the first who wait');
SELECT is(pg_temp.log(), '5:9:102 11:13:102 12:13:102 5:20:102', 'each of them is told');
SELECT is(pg_temp.sync(102, 63, 5, pg_temp.tags(pg_temp.tag('seats', '{"capacity": 1}'))), 'seats:changed', 'fewer seats');
SELECT is(pg_temp.seated(), '10:3 11:3 12:3 13:2', 'put nobody out');
SELECT is(pg_temp.sync(102, 64, 5, '[]'), NULL, 'it is suspended');
DELETE FROM social.signup AS s WHERE s.event_id = current_setting('test.seats')::bigint AND s.actor_id IN (10, 11, 12);
SELECT is(pg_temp.sync(102, 65, 0, pg_temp.tags(pg_temp.tag('seats', '{"capacity": 1}'))), 'seats:same', 'and back');
SELECT is(pg_temp.seated(), '13:3', 'who waited has the seat that became free');

-- Merged people.
SELECT is(pg_temp.sync(103, 70, 6, pg_temp.tags(pg_temp.tag('merge', '{"capacity": 3}'))), 'merge:created', 'an event made by who will be merged');
SELECT set_config('test.seats', (SELECT e.id::text FROM social.event AS e WHERE e.tag = 'merge'), true) \g /dev/null
INSERT INTO social.event_organiser (event_id, actor_id) VALUES (current_setting('test.seats')::bigint, 7);
INSERT INTO social.signup (event_id, actor_id, state, guests, queue, note)
SELECT current_setting('test.seats')::bigint, v.* FROM (VALUES
  (6, 3, 0, 1, 'loser'), (7, 3, 1, 2, 'heir'), (8, 2, 0, 3, 'waits'),
  (14, 1, 0, 4, 'interested'), (15, 4, 0, 5, 'removed'), (16, 0, 0, 6, 'declined'), (17, 2, 0, 7, 'waits too')) AS v;
SELECT results_eq($$ SELECT outcome FROM (VALUES (social.actor_merge('w', 6, 7)), (social.actor_merge('w', 14, 15)), (social.actor_merge('w', 16, 18))) AS m (outcome) $$,
  $$ VALUES ('merged'), ('merged'), ('merged') $$, 'three are merged');
CREATE TEMP TABLE settled AS EXECUTE actor_settle('w', 9223372036854775806, 10, true);
SELECT is((SELECT moved FROM settled), 4, 'a dry run counts their rows');
SELECT is(pg_temp.seated(), '6:3 7:3 8:2 14:1 15:4 16:0 17:2', 'and leaves them');
DROP TABLE settled;
CREATE TEMP TABLE settled AS EXECUTE actor_settle('w', 9223372036854775806, 10, false);
SELECT is(pg_temp.seated(), '7:3 8:3 15:4 17:3 18:0', 'heirs have the better answer, and the seats that became free are given');
SELECT is((SELECT s.note FROM social.signup AS s WHERE s.event_id = current_setting('test.seats')::bigint AND s.actor_id = 7), 'loser', 'of two seats the earlier one stays');
SELECT results_eq('SELECT o.actor_id FROM social.event_organiser AS o WHERE o.event_id = current_setting(''test.seats'')::bigint', 'VALUES (7)', 'the heir organises');
SELECT is((SELECT t.author_id FROM social.target AS t WHERE t.id = current_setting('test.seats')::bigint), 7, 'and made it');
DROP TABLE settled;
CREATE TEMP TABLE settled AS EXECUTE actor_settle('w', 9223372036854775806, 10, false);
SELECT is((SELECT moved FROM settled), 0, 'again it moves nothing');

-- Hidden people are no organisers to others.
UPDATE social.actor SET hidden = true WHERE id = 7;
CREATE FUNCTION pg_temp.organisers(viewer integer, caps integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  got text;
BEGIN
  EXECUTE format('EXECUTE event_find(%L, %s, %s, %L)', 'w', viewer, caps, ARRAY[current_setting('test.seats')]) INTO got, got;
  RETURN got::jsonb ->> 'os';
END
$$;
UPDATE social.target SET author_id = 1 WHERE id = current_setting('test.seats')::bigint;
INSERT INTO social.event_organiser (event_id, actor_id) VALUES (current_setting('test.seats')::bigint, 1);
SELECT is(pg_temp.organisers(2, 0), '[1]', 'others are not told');
SELECT is(pg_temp.organisers(7, 0), '[1, 7]', 'they themselves are');
SELECT is(pg_temp.organisers(9, 2), '[1, 7]', 'and whoever suppresses');
SELECT * FROM finish();
ROLLBACK;
