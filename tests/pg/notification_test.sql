-- SPDX-License-Identifier: MIT
-- What is left of notifications for whom, through the statements of sql/query/notification.sql. Rows are as
-- the log's consumer writes them.
BEGIN;
\i :statements
SELECT no_plan();

INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 20) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 2, 50), ('v', 0, 1);
CREATE FUNCTION pg_temp.person(local bigint) RETURNS integer LANGUAGE sql AS $$
  SELECT a.id FROM social.actor AS a WHERE a.wiki = 'w' AND a.kind = 0 AND a.local_id = local
$$;
-- A bundle comes or grows, as at the time of this seq.
CREATE FUNCTION pg_temp.note(local bigint, of_kind integer, object bigint, new_seq bigint, since bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.notification AS n (recipient_id, kind, object_id, id, seq, since_id)
  VALUES (pg_temp.person(local), of_kind, object, new_seq, new_seq, since)
  ON CONFLICT (recipient_id, kind, object_id) DO UPDATE
  SET seq = excluded.seq, since_id = CASE WHEN n.seq > n.read_seq THEN least(n.since_id, excluded.since_id) ELSE excluded.since_id END
$$;
CREATE TYPE pg_temp.item AS (
  id bigint, seq bigint, kind smallint, unread boolean, actors bigint[], actor_count bigint, object_kind smallint, object_key text,
  root_kind smallint, root_key text, comment bigint, page bigint, excerpt text, event bigint, circle bigint, title text, word smallint, name text
);
CREATE FUNCTION pg_temp.items(viewer bigint, only_unread boolean DEFAULT false, kinds bigint[] DEFAULT NULL, before bigint DEFAULT NULL, most integer DEFAULT 100, span integer DEFAULT 1000)
RETURNS SETOF pg_temp.item LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY EXECUTE format('EXECUTE notification_list(''w'', %L, %L, %L, %L, %L, %L, 1, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'', NULL, NULL)', viewer, only_unread, kinds, before, most, span);
END
$$;
-- Each bundle as kind, ! while it is unread, and who, with how many more.
CREATE FUNCTION pg_temp.told(viewer bigint DEFAULT 1, of_kind integer DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(string_agg(
    i.kind || CASE WHEN i.unread THEN '!' ELSE '' END || coalesce(nullif(array_to_string(i.actors, ','), ''), '-')
      || CASE WHEN i.actor_count > 3 THEN '+' || i.actor_count - 3 ELSE '' END, ' ' ORDER BY i.seq DESC), 'none')
  FROM pg_temp.items(viewer, kinds => CASE WHEN of_kind IS NOT NULL THEN ARRAY[of_kind::bigint] END) AS i
$$;
CREATE FUNCTION pg_temp.number(call text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  found bigint;
BEGIN
  EXECUTE 'EXECUTE ' || call INTO found;
  RETURN found;
END
$$;
CREATE FUNCTION pg_temp.unread(viewer bigint DEFAULT 1, most integer DEFAULT 1000, span integer DEFAULT 3000) RETURNS bigint LANGUAGE sql AS $$
  SELECT pg_temp.number(format('notification_count(''w'', %s, %s, %s, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'')', viewer, most, span))
$$;
CREATE FUNCTION pg_temp.mark(up_to bigint, ids bigint[] DEFAULT NULL, viewer bigint DEFAULT 1, most integer DEFAULT 100) RETURNS bigint LANGUAGE sql AS $$
  SELECT pg_temp.number(format('notification_read(''w'', %s, %L, %L, %s)', viewer, ids, up_to, most))
$$;

-- Everything that somebody else may do so that person 1 is not told: each hides what 2 did, and is undone.
CREATE FUNCTION pg_temp.without(of_kind integer, gone text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  way record;
  there text := pg_temp.told(1, of_kind);
BEGIN
  FOR way IN
    SELECT * FROM (VALUES
      ('muted', 'INSERT INTO social.mute (actor_id, muted_id) VALUES (%1$s, %2$s)', 'DELETE FROM social.mute'),
      ('blocked', 'INSERT INTO social.person_block (blocker_id, blocked_id) VALUES (%1$s, %2$s)', 'DELETE FROM social.person_block'),
      ('blocking', 'INSERT INTO social.person_block (blocker_id, blocked_id) VALUES (%2$s, %1$s)', 'DELETE FROM social.person_block'),
      ('hidden', 'UPDATE social.actor SET hidden = true WHERE id = %2$s', 'UPDATE social.actor SET hidden = false WHERE id = %2$s'),
      ('merged into the recipient', 'UPDATE social.actor SET merged_into = %1$s WHERE id = %2$s', 'UPDATE social.actor SET merged_into = NULL WHERE id = %2$s')
    ) AS v (word, make, undo)
  LOOP
    EXECUTE format(way.make, pg_temp.person(1), pg_temp.person(2));
    RETURN NEXT is(pg_temp.told(1, of_kind), gone, format('kind %s: nobody %s is told of', of_kind, way.word));
    EXECUTE format(way.undo, pg_temp.person(1), pg_temp.person(2));
  END LOOP;
  RETURN NEXT is(pg_temp.told(1, of_kind), there, format('kind %s: and then as before', of_kind));
END
$$;
-- What an update takes back, and its opposite brings again.
CREATE FUNCTION pg_temp.taken(of_kind integer, what text, make text, undo text, gone text DEFAULT 'none') RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  there text := pg_temp.told(1, of_kind);
  many bigint := pg_temp.unread();
BEGIN
  EXECUTE make;
  RETURN NEXT is(pg_temp.told(1, of_kind), gone, format('kind %s: gone with %s', of_kind, what));
  IF gone = 'none' THEN
    RETURN NEXT cmp_ok(pg_temp.unread(), '<', many, format('kind %s: not counted without %s', of_kind, what));
  END IF;
  EXECUTE undo;
  RETURN NEXT is(pg_temp.told(1, of_kind), there, format('kind %s: back with %s', of_kind, what));
END
$$;
CREATE FUNCTION pg_temp.say(new_id bigint, author bigint, root bigint DEFAULT NULL, parent bigint DEFAULT NULL, named integer[] DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.status (id, wiki, author_id, root_id, parent_id, thread_id, target_id, visibility, mentioned, text)
  SELECT new_id, 'w', pg_temp.person(author), root, coalesce(parent, root),
    CASE WHEN root IS NOT NULL THEN coalesce((SELECT s.thread_id FROM social.status AS s WHERE s.id = parent), new_id) END,
    (SELECT t.id FROM social.target AS t WHERE t.id = root), 0, named, 'text ' || new_id
$$;

SELECT is(pg_temp.told(), 'none', 'nobody is told of nothing');
SELECT is(pg_temp.told(999), 'none', 'nor who is not known');
SELECT is(pg_temp.unread(999), 0::bigint, 'who has none unread');

-- 1 mention
SELECT pg_temp.say(101, 2, named => ARRAY[pg_temp.person(3), pg_temp.person(1)]) \g /dev/null
SELECT pg_temp.note(1, 1, 101, 1001, 101) \g /dev/null
SELECT is(pg_temp.told(), '1!2', 'a mention');
SELECT is(pg_temp.unread(), 1::bigint, 'it is unread');
SELECT is(pg_temp.told(3), 'none', 'it is told to whom it is told');
SELECT results_eq(
  'SELECT id, seq, object_kind, object_key, root_kind, root_key, comment, page, excerpt, event, title, word FROM pg_temp.items(1)',
  $$ VALUES (1001::bigint, 1001::bigint, 4::int2, '101', NULL::int2, NULL, NULL::bigint, NULL::bigint, 'text 101', NULL::bigint, NULL, NULL::int2) $$,
  'of a mention: what mentions, and what it says'
);
SELECT pg_temp.without(1, 'none');
SELECT pg_temp.taken(1, 'the status', 'UPDATE social.status SET deleted_at = now() WHERE id = 101', 'UPDATE social.status SET deleted_at = NULL WHERE id = 101');
SELECT pg_temp.taken(1, 'its being seen', 'UPDATE social.status SET hide_level = 1 WHERE id = 101', 'UPDATE social.status SET hide_level = 0 WHERE id = 101');
SELECT pg_temp.taken(1, 'its audience', 'UPDATE social.status SET visibility = 1 WHERE id = 101', 'UPDATE social.status SET visibility = 0 WHERE id = 101');
SELECT pg_temp.taken(1, 'the name in it', 'UPDATE social.status SET mentioned = NULL WHERE id = 101', 'UPDATE social.status SET mentioned = ARRAY[pg_temp.person(3), pg_temp.person(1)] WHERE id = 101');
SELECT pg_temp.taken(
  1, 'a name of one''s former account', 'UPDATE social.status SET mentioned = ARRAY[pg_temp.person(4)] WHERE id = 101',
  'UPDATE social.actor SET merged_into = pg_temp.person(1) WHERE id = pg_temp.person(4)'
);
UPDATE social.actor SET merged_into = NULL WHERE id = pg_temp.person(4);
UPDATE social.status SET mentioned = ARRAY[pg_temp.person(1)] WHERE id = 101;
UPDATE social.status SET text = repeat('ä', 201) WHERE id = 101;
SELECT is((SELECT excerpt FROM pg_temp.items(1)), repeat('ä', 200), 'no more than 200 letters of it');
SELECT is(pg_temp.mark(1001), 1::bigint, 'read');
SELECT is(pg_temp.told() || pg_temp.unread(), '120', 'it is read');

-- 2 comment on one's status and on one's revision
SELECT pg_temp.say(201, 1) \g /dev/null
SELECT pg_temp.say(202, 2, 201) \g /dev/null
SELECT pg_temp.note(1, 2, 201, 1002, 202) \g /dev/null
SELECT is(pg_temp.told(1, 2), '2!2', 'a comment');
SELECT pg_temp.say(203, 1, 201, 202) \g /dev/null
SELECT is(pg_temp.told(1, 2), '2!2', 'without one''s own');
SELECT results_eq(
  'SELECT object_kind, object_key, root_kind, root_key, comment, page, excerpt FROM pg_temp.items(1, kinds => ARRAY[2])',
  $$ VALUES (4::int2, '201', 4::int2, '201', 202::bigint, NULL::bigint, 'text 202') $$, 'of a comment: what was commented, and the newest'
);
SELECT pg_temp.without(2, 'none');
SELECT pg_temp.taken(2, 'the comment', 'UPDATE social.status SET deleted_at = now() WHERE id = 202', 'UPDATE social.status SET deleted_at = NULL WHERE id = 202');
SELECT pg_temp.taken(2, 'its being seen', 'UPDATE social.status SET hide_level = 2 WHERE id = 202', 'UPDATE social.status SET hide_level = 0 WHERE id = 202');
SELECT pg_temp.taken(2, 'what was commented', 'UPDATE social.status SET hide_level = 1 WHERE id = 201', 'UPDATE social.status SET hide_level = 0 WHERE id = 201');
SELECT pg_temp.taken(2, 'one''s own deletion', 'UPDATE social.status SET deleted_at = now() WHERE id = 201', 'UPDATE social.status SET deleted_at = NULL WHERE id = 201');
SELECT pg_temp.say(204 + g, 3 + g, 201) FROM generate_series(0, 2) AS g \g /dev/null
SELECT pg_temp.say(208, 2, 201) \g /dev/null
SELECT is(pg_temp.told(1, 2), '2!2,5,4+1', 'each person once, who came last first, of more than three three');
SELECT pg_temp.taken(2, 'one of them', 'UPDATE social.status SET deleted_at = now() WHERE id = 208', 'UPDATE social.status SET deleted_at = NULL WHERE id = 208', '2!5,4,3+1');
SELECT pg_temp.note(1, 2, 201, 1003, 208) \g /dev/null
SELECT is(pg_temp.mark(1003, ARRAY[1002]), 1::bigint, 'read by its name');
SELECT pg_temp.say(209, 6, 201) \g /dev/null
SELECT pg_temp.note(1, 2, 201, 1004, 209) \g /dev/null
SELECT is(pg_temp.told(1, 2), '2!6,2,5+2', 'it grows and is unread');
SELECT pg_temp.taken(2, 'what came since it was read', 'UPDATE social.status SET deleted_at = now() WHERE id = 209', 'UPDATE social.status SET deleted_at = NULL WHERE id = 209', '22,5,4+1');
UPDATE social.status SET deleted_at = now() WHERE id = 209;
SELECT is(pg_temp.unread(), 0::bigint, 'what is left of older things only is not unread');
SELECT is((SELECT count(*) FROM pg_temp.items(1, true)), 0::bigint, 'nor in the list of what is');
UPDATE social.status SET deleted_at = NULL WHERE id = 209;
SELECT is((SELECT count(*) FROM pg_temp.items(1, true)), 1::bigint, 'but as long as it is there');
INSERT INTO social.target (id, wiki, kind, key, author_id, page_id)
SELECT 210, 'w', 1, '17', pg_temp.person(1), a.id FROM social.actor AS a WHERE a.kind = 2;
SELECT pg_temp.say(211, 2, 210) \g /dev/null
SELECT pg_temp.note(1, 2, 210, 1005, 211) \g /dev/null
SELECT results_eq(
  'SELECT object_kind, object_key, root_kind, root_key, comment, page, excerpt FROM pg_temp.items(1, kinds => ARRAY[2]) LIMIT 1',
  $$ VALUES (1::int2, '17', 1::int2, '17', 211::bigint, 50::bigint, 'text 211') $$, 'of a comment on a revision: its page too'
);
SELECT pg_temp.taken(2, 'the revision', 'UPDATE social.target SET hide_level = 1 WHERE id = 210', 'UPDATE social.target SET hide_level = 0 WHERE id = 210', '2!6,2,5+2');
SELECT is(pg_temp.mark(2000), 2::bigint, 'all are read');

-- 3 reply in a thread one takes part in since 302, on somebody's status
SELECT pg_temp.say(300, 9) \g /dev/null
SELECT pg_temp.say(301, 7, 300) \g /dev/null
SELECT pg_temp.say(302, 8, 300, 301) \g /dev/null
SELECT pg_temp.say(303, 1, 300, 301) \g /dev/null
INSERT INTO social.subscription (object_id, actor_id, since_id) VALUES (301, pg_temp.person(1), 304);
SELECT pg_temp.say(305, 2, 300, 303) \g /dev/null
SELECT pg_temp.note(1, 3, 301, 1101, 305) \g /dev/null
SELECT is(pg_temp.told(1, 3), '3!2', 'a reply, without what was there before one came');
SELECT results_eq(
  'SELECT object_kind, object_key, root_kind, root_key, comment, excerpt FROM pg_temp.items(1, kinds => ARRAY[3])',
  $$ VALUES (5::int2, '301', 4::int2, '300', 305::bigint, 'text 305') $$, 'of a reply: the thread, what it hangs on, and the newest'
);
SELECT pg_temp.without(3, 'none');
SELECT pg_temp.taken(3, 'the reply', 'UPDATE social.status SET deleted_at = now() WHERE id = 305', 'UPDATE social.status SET deleted_at = NULL WHERE id = 305');
SELECT pg_temp.taken(3, 'its being seen', 'UPDATE social.status SET hide_level = 1 WHERE id = 305', 'UPDATE social.status SET hide_level = 0 WHERE id = 305');
SELECT pg_temp.taken(3, 'what the thread hangs on', 'UPDATE social.status SET deleted_at = now() WHERE id = 300', 'UPDATE social.status SET deleted_at = NULL WHERE id = 300');
UPDATE social.status SET deleted_at = now() WHERE id = 301;
SELECT is(pg_temp.told(1, 3), '3!2', 'it stays where the thread''s first comment was deleted');
DELETE FROM social.subscription;
SELECT is(pg_temp.told(1, 3), '3!2,8', 'who takes part no more is told of all replies, of the first comment not');

-- 4 like of a status and of a comment
INSERT INTO social.reaction (target_id, actor_id, id) SELECT 203, pg_temp.person(g), 400 + g FROM generate_series(2, 2) AS g;
SELECT pg_temp.note(1, 4, 203, 1201, 402) \g /dev/null
SELECT is(pg_temp.told(1, 4), '4!2', 'a like');
SELECT results_eq(
  'SELECT object_kind, object_key, root_kind, root_key, comment, excerpt FROM pg_temp.items(1, kinds => ARRAY[4])',
  $$ VALUES (5::int2, '203', 4::int2, '201', NULL::bigint, NULL) $$, 'of a like: what is liked, and what that hangs on'
);
SELECT pg_temp.without(4, 'none');
SELECT pg_temp.taken(4, 'the like', 'DELETE FROM social.reaction', 'INSERT INTO social.reaction (target_id, actor_id, id) VALUES (203, pg_temp.person(2), 402)');
SELECT pg_temp.taken(4, 'what is liked', 'UPDATE social.status SET hide_level = 1 WHERE id = 203', 'UPDATE social.status SET hide_level = 0 WHERE id = 203');
SELECT pg_temp.taken(4, 'one''s own deletion', 'UPDATE social.status SET deleted_at = now() WHERE id = 203', 'UPDATE social.status SET deleted_at = NULL WHERE id = 203');
INSERT INTO social.reaction (target_id, actor_id, id) SELECT 203, pg_temp.person(g), 400 + g FROM generate_series(3, 9) AS g;
SELECT is(pg_temp.told(1, 4), '4!9,8,7+5', 'who liked last first');
UPDATE social.actor SET merged_into = pg_temp.person(8) WHERE id = pg_temp.person(9);
UPDATE social.actor SET merged_into = pg_temp.person(20) WHERE id = pg_temp.person(7);
SELECT is(pg_temp.told(1, 4), '4!8,20,6+4', 'two of one person are one, and a former account''s are the heir''s');
UPDATE social.actor SET merged_into = NULL;
SELECT is(pg_temp.mark(1201), 2::bigint, 'read up to the like');
SELECT is(pg_temp.told(1, 4), '49,8,7+5', 'likes are read');
INSERT INTO social.reaction (target_id, actor_id, id) VALUES (203, pg_temp.person(10), 450);
SELECT pg_temp.note(1, 4, 203, 1202, 450) \g /dev/null
SELECT is(pg_temp.unread(), 1::bigint, 'another like is unread');
DELETE FROM social.reaction WHERE id = 450;
SELECT is(pg_temp.told(1, 4) || pg_temp.unread(), '49,8,7+50', 'taken back it is not');
SELECT is(pg_temp.number('notification_unread(''w'', 1, 1201)'), 0::bigint, 'what grew is not made unread twice');
SELECT pg_temp.mark(1202) \g /dev/null
SELECT is(pg_temp.number('notification_unread(''w'', 1, 1201)'), 1::bigint, 'made unread again');
SELECT is(pg_temp.told(1, 4), '49,8,7+5', 'of what is gone nothing is unread');
INSERT INTO social.reaction (target_id, actor_id, id) VALUES (203, pg_temp.person(10), 451);
SELECT is(pg_temp.told(1, 4), '4!10,9,8+6', 'but what came last is');
SELECT is(pg_temp.number('notification_unread(''w'', 2, 1201)'), 0::bigint, 'nobody marks another one''s');
SELECT is(pg_temp.mark(5000, viewer => 2), 0::bigint, 'nor reads it');
SELECT pg_temp.mark(5000) \g /dev/null

-- An event of 1, on a page
INSERT INTO social.target (id, wiki, kind, key, author_id, page_id)
SELECT 500, 'w', 0, '500', pg_temp.person(1), a.id FROM social.actor AS a WHERE a.kind = 2;
INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at, last_at)
SELECT 500, 'w', 'e', a.id, a.id, 'Meeting', 'UTC', '2030-01-01', '2030-01-02', '2030-01-01Z', '2030-01-02Z', '2030-01-02Z' FROM social.actor AS a WHERE a.kind = 2;
INSERT INTO social.event_organiser (event_id, actor_id) VALUES (500, pg_temp.person(1));

-- 5 sign-up
INSERT INTO social.signup (event_id, actor_id, state, queue, public) VALUES (500, pg_temp.person(2), 3, 502, false);
SELECT pg_temp.note(1, 5, 500, 1301, 502) \g /dev/null
SELECT is(pg_temp.told(1, 5), '5!2', 'a sign-up, be it private');
SELECT results_eq(
  'SELECT object_kind, object_key, root_key, page, event, title, word FROM pg_temp.items(1, kinds => ARRAY[5])',
  $$ VALUES (0::int2, '500', NULL, 50::bigint, 500::bigint, 'Meeting', NULL::int2) $$, 'of an event: its title and page'
);
SELECT pg_temp.without(5, 'none');
SELECT pg_temp.taken(5, 'the sign-up', 'DELETE FROM social.signup', 'INSERT INTO social.signup (event_id, actor_id, state, queue) VALUES (500, pg_temp.person(2), 3, 502)');
SELECT pg_temp.taken(5, 'a yes', 'UPDATE social.signup SET state = 0', 'UPDATE social.signup SET state = 1');
SELECT pg_temp.taken(5, 'a place', 'UPDATE social.signup SET state = 4', 'UPDATE social.signup SET state = 2');
SELECT pg_temp.taken(5, 'the event', 'UPDATE social.target SET hide_level = 1 WHERE id = 500', 'UPDATE social.target SET hide_level = 0 WHERE id = 500');
SELECT pg_temp.taken(5, 'being its organiser', 'DELETE FROM social.event_organiser', 'INSERT INTO social.event_organiser (event_id, actor_id) VALUES (500, pg_temp.person(1))');
INSERT INTO social.signup (event_id, actor_id, state, queue) SELECT 500, pg_temp.person(g), g % 3 + 1, 500 + g FROM generate_series(3, 6) AS g;
INSERT INTO social.signup (event_id, actor_id, state, queue) VALUES (500, pg_temp.person(1), 3, 501);
SELECT is(pg_temp.told(1, 5), '5!6,5,4+2', 'of all who say yes, who came last first, without oneself');
SELECT pg_temp.mark(1301) \g /dev/null

-- 6, 7 changed and cancelled; 8 promoted; 9 reminder: of the same event, for who comes
UPDATE social.event SET status = 1;
SELECT pg_temp.note(1, g, 500, 1400 + g, 9000) FROM generate_series(6, 7) AS g \g /dev/null
SELECT is(pg_temp.told(1, 6) || ' ' || pg_temp.told(1, 7), '6!- 7!-', 'an event that is changed and postponed, whatever came since');
SELECT results_eq('SELECT kind, word FROM pg_temp.items(1) WHERE kind IN (6, 7)', 'VALUES (7::int2, 1::int2), (6::int2, NULL)', 'what became of it');
UPDATE social.event SET status = 0;
SELECT is((SELECT word FROM pg_temp.items(1, kinds => ARRAY[7])), 0::int2, 'and what did then');
DELETE FROM social.event_organiser;
SELECT is(pg_temp.told(1, 6) || ' ' || pg_temp.told(1, 7), '6!- 7!-', 'who comes is told too');
SELECT pg_temp.taken(k, 'one''s sign-up', 'UPDATE social.signup SET state = 0 WHERE queue = 501', 'UPDATE social.signup SET state = 1 WHERE queue = 501') FROM generate_series(6, 7) AS k;
SELECT pg_temp.taken(k, 'the event', 'UPDATE social.target SET hide_level = 1 WHERE id = 500', 'UPDATE social.target SET hide_level = 0 WHERE id = 500') FROM generate_series(6, 7) AS k;
DELETE FROM social.notification WHERE kind IN (6, 7);
UPDATE social.signup SET state = 3 WHERE queue = 501;
SELECT pg_temp.note(1, 8, 500, 1408, 9000) \g /dev/null
SELECT is(pg_temp.told(1, 8), '8!-', 'promoted');
SELECT pg_temp.taken(8, 'the seat', 'UPDATE social.signup SET state = 2 WHERE queue = 501', 'UPDATE social.signup SET state = 3 WHERE queue = 501');
SELECT pg_temp.taken(8, 'the event', 'UPDATE social.target SET deleted_at = now(), author_id = NULL WHERE id = 500', 'UPDATE social.target SET deleted_at = NULL, author_id = pg_temp.person(1) WHERE id = 500');
SELECT pg_temp.note(1, 9, 500, 1409, 9000) \g /dev/null
SELECT is(pg_temp.told(1, 9), '9!-', 'reminded');
SELECT pg_temp.taken(9, 'the seat', 'UPDATE social.signup SET state = 2 WHERE queue = 501', 'UPDATE social.signup SET state = 1 WHERE queue = 501');
SELECT pg_temp.taken(9, 'its plan', 'UPDATE social.event SET status = 1', 'UPDATE social.event SET status = 0');
SELECT pg_temp.taken(9, 'its page', 'UPDATE social.event SET page_id = NULL', 'UPDATE social.event SET page_id = home_id');
SELECT pg_temp.mark(1409) \g /dev/null

-- 10 an organiser's message
INSERT INTO social.event_message (id, event_id, author_id, states, text) VALUES (600, 500, pg_temp.person(2), 8, repeat('ö', 2001));
SELECT pg_temp.note(1, 10, 600, 1501, 9000) \g /dev/null
SELECT is(pg_temp.told(1, 10), '10!2', 'a message');
SELECT results_eq(
  'SELECT object_kind, object_key, event, title, excerpt FROM pg_temp.items(1, kinds => ARRAY[10])',
  $$ VALUES (0::int2, '500', 500::bigint, 'Meeting', repeat('ö', 2000)) $$, 'of a message: the event, and what it says'
);
SELECT pg_temp.without(10, 'none');
SELECT pg_temp.taken(10, 'the event', 'UPDATE social.target SET hide_level = 2 WHERE id = 500', 'UPDATE social.target SET hide_level = 0 WHERE id = 500');

-- 11 moderation of one's comment and one's event
UPDATE social.status SET hide_level = 2 WHERE id = 303;
INSERT INTO social.moderation_log (id, wiki, action, moderator_id, kind, object_id, author_id, from_level, to_level)
VALUES (701, 'w', 1, pg_temp.person(12), 1, 303, pg_temp.person(1), 0, 1), (702, 'w', 1, pg_temp.person(12), 1, 303, pg_temp.person(1), 1, 2),
  (703, 'w', 2, pg_temp.person(12), 1, 303, pg_temp.person(1), 0, 0);
SELECT pg_temp.note(1, 11, 303, 1601, 9000) \g /dev/null
SELECT is(pg_temp.told(1, 11), '11!-', 'what moderators did, not who');
SELECT results_eq(
  'SELECT object_kind, object_key, root_kind, root_key, excerpt, word FROM pg_temp.items(1, kinds => ARRAY[11])',
  $$ VALUES (5::int2, '303', NULL::int2, NULL, NULL, 2::int2) $$, 'of moderation: the post and its newest level'
);
INSERT INTO social.moderation_log (id, wiki, action, moderator_id, kind, object_id, author_id, version, from_level, to_level)
VALUES (9300, 'w', 1, pg_temp.person(2), 1, 303, pg_temp.person(1), 1, 1, 0);
SELECT results_eq('SELECT word FROM pg_temp.items(1, kinds => ARRAY[11])', 'VALUES (2::int2)', 'what became of an old version is not what became of it');
SELECT pg_temp.taken(11, 'the post', 'UPDATE social.status SET deleted_at = now() WHERE id = 303', 'UPDATE social.status SET deleted_at = NULL WHERE id = 303');
SELECT pg_temp.taken(11, 'its author', 'UPDATE social.status SET author_id = pg_temp.person(3) WHERE id = 303', 'UPDATE social.status SET author_id = pg_temp.person(1) WHERE id = 303');
DELETE FROM social.notification WHERE kind = 11;
UPDATE social.target SET hide_level = 1 WHERE id = 500;
SELECT pg_temp.note(1, 11, 500, 1602, 9000) \g /dev/null
SELECT results_eq(
  'SELECT object_kind, object_key, event, title FROM pg_temp.items(1, kinds => ARRAY[11])',
  $$ VALUES (0::int2, '500', NULL::bigint, NULL) $$, 'of a hidden event no title'
);
UPDATE social.target SET hide_level = 0 WHERE id = 500;

-- 12 what organisers did with one
INSERT INTO social.event_log (id, wiki, event_id, actor_id, action, person_id) VALUES (801, 'w', 500, pg_temp.person(2), 10, pg_temp.person(1));
SELECT pg_temp.note(1, 12, 801, 1701, 9000) \g /dev/null
SELECT is(pg_temp.told(1, 12), '12!2', 'removed');
SELECT results_eq(
  'SELECT object_kind, object_key, event, title, word FROM pg_temp.items(1, kinds => ARRAY[12])',
  $$ VALUES (0::int2, '500', 500::bigint, 'Meeting', 10::int2) $$, 'of a role: the event and what was done'
);
SELECT pg_temp.without(12, '12!-');
SELECT pg_temp.taken(12, 'the event', 'UPDATE social.target SET hide_level = 1 WHERE id = 500', 'UPDATE social.target SET hide_level = 0 WHERE id = 500');
SELECT pg_temp.taken(12, 'its person', 'UPDATE social.event_log SET person_id = pg_temp.person(3)', 'UPDATE social.event_log SET person_id = pg_temp.person(1)');

-- Things that are not there, kinds of others, and objects that are of another kind than the bundle says
SELECT is(pg_temp.mark(10000), 3::bigint, 'all read');
SELECT pg_temp.note(1, k, 999999, 1800 + k, 1) FROM generate_series(1, 20) AS k \g /dev/null
SELECT pg_temp.note(1, 64, 101, 1900, 1) \g /dev/null
SELECT is(pg_temp.unread(), 0::bigint, 'what is not there is not unread');
SELECT is((SELECT count(*) FROM pg_temp.items(1) WHERE seq > 1800), 0::bigint, 'nor listed, nor are kinds of others');
SELECT pg_temp.note(1, k, 101, 1900 + k, 1) FROM unnest('{3,5,6,7,8,9,10,11,12}'::int[]) AS k \g /dev/null
SELECT is((SELECT count(*) FROM pg_temp.items(1) WHERE seq > 1800), 0::bigint, 'nor is what is something else');
DELETE FROM social.notification;

-- Pages, filters and limits
SELECT pg_temp.say(10000 + g, 2, named => ARRAY[pg_temp.person(1)]) FROM generate_series(1, 30) AS g \g /dev/null
SELECT pg_temp.note(1, 1, 10000 + g, 20000 + g, 1) FROM generate_series(1, 30) AS g \g /dev/null
UPDATE social.status SET hide_level = 1 WHERE id BETWEEN 10011 AND 10020;
SELECT is((SELECT array_agg(seq) FROM pg_temp.items(1, most => 12)), ARRAY(SELECT 20031::bigint - g FROM generate_series(1, 10) AS g) || ARRAY[20010, 20009]::bigint[], 'a page is full whatever is gone');
SELECT is((SELECT array_agg(seq) FROM pg_temp.items(1, before => 20003)), ARRAY[20002, 20001]::bigint[], 'and goes on behind it');
SELECT is((SELECT array_agg(seq) FROM pg_temp.items(1, before => 20021, span => 12)), ARRAY[20010, 20009]::bigint[], 'no more than its share is looked at');
SELECT is(pg_temp.number('notification_edge(''w'', 1, false, NULL, 20021, 12, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'', NULL)'), 20009::bigint, 'and where that ends is known');
SELECT is(pg_temp.number('notification_edge(''w'', 1, false, NULL, 20012, 12, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'', NULL)'), NULL, 'where there is more');
INSERT INTO social.foreign_kind VALUES ('w', 'x.gone', 64, 3, false, false);
SELECT pg_temp.note(1, 64, 7, 40000, 1) \g /dev/null
SELECT is(pg_temp.number('notification_edge(''w'', 1, false, NULL, NULL, 1, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'', NULL)'), 20030::bigint, 'kinds of extensions that are gone are not looked at');
SELECT is(pg_temp.unread(), 20::bigint, 'unread are those that are there');
SELECT is(pg_temp.unread(most => 7), 7::bigint, 'counted so far');
SELECT is(pg_temp.unread(span => 12), 10::bigint, 'of so many');
SELECT is(pg_temp.mark(20005), 5::bigint, 'read up to one');
SELECT is(pg_temp.unread(), 15::bigint, 'those are read');
SELECT is((SELECT min(seq) FROM pg_temp.items(1, true)), 20006::bigint, 'the list of what is not says so');
SELECT is(pg_temp.number('notification_edge(''w'', 1, true, NULL, NULL, 25, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'', NULL)'), 20006::bigint, 'as does its end');
SELECT is((SELECT count(*) FROM pg_temp.items(1, kinds => ARRAY[2, 3])), 0::bigint, 'the list of some kinds has no others');
SELECT is(pg_temp.mark(NULL, ARRAY[20006, 20007, 5]), 2::bigint, 'read by name whatever their seq');
SELECT is(pg_temp.mark(20007, ARRAY[20008]), 0::bigint, 'what grew is not read by name');
SELECT is(pg_temp.mark(30000, most => 3), 3::bigint, 'no more than so many at once');
SELECT is(pg_temp.unread(), 10::bigint, 'and some are left');
SELECT is(pg_temp.mark(30000, most => 100), 20::bigint, 'then the rest, seen or not');
SELECT is(pg_temp.number('notification_count(''v'', 1, 10, 10, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'')'), 0::bigint, 'nothing is told to their namesake elsewhere');

-- Upkeep: what is read and old, and what is very old, as far as nobody holds it.
DELETE FROM social.notification;
CREATE FUNCTION pg_temp.days_ago(days integer) RETURNS bigint LANGUAGE sql AS
  $$ SELECT social.id_of_time(now() - make_interval(days => days)) $$;
INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id, read_seq)
SELECT 7, k.kind, k.days * 2 + k.unread, s.seq, s.seq, 1, s.seq - k.unread
FROM (VALUES (4, 89, 0), (4, 91, 0), (4, 365, 1), (4, 367, 1), (1, 91, 0), (1, 365, 0), (1, 367, 0), (64, 91, 0)) AS k (kind, days, unread)
CROSS JOIN LATERAL (SELECT pg_temp.days_ago(k.days) + k.kind AS seq) AS s;
SELECT results_eq('EXECUTE upkeep_notifications(0, 1000)', 'VALUES (4::bigint, NULL::bigint)', 'upkeep drops what is read and old, and what is very old');
SELECT set_eq('SELECT kind, object_id FROM social.notification', 'VALUES (4::int2, 178::bigint), (4, 731), (1, 182), (1, 730)', 'and nothing else');
SELECT results_eq('EXECUTE upkeep_notifications(100000, 1000)', 'VALUES (0::bigint, NULL::bigint)', 'behind the end there is nothing');
INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id, read_seq)
SELECT 8, 4, g, g, g, 1, g FROM generate_series(1, 2000) AS g;
CREATE TEMP TABLE first_step AS EXECUTE upkeep_notifications(0, 2);
SELECT ok(dropped BETWEEN 1 AND 400 AND last = 2, 'a step looks at its pages only') FROM first_step;
CREATE FUNCTION pg_temp.upkeep_plan() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT json) EXECUTE upkeep_notifications(2, 2)' INTO plan;
  RETURN plan::text;
END
$$;
SET LOCAL plan_cache_mode = force_generic_plan;
SELECT matches(pg_temp.upkeep_plan(), 'Tid Range Scan', 'which it finds without reading the others');
SELECT doesnt_match(pg_temp.upkeep_plan(), 'Seq Scan', 'nor does it read them to drop some');
SET LOCAL ROLE social_web;
SELECT throws_ok('EXECUTE upkeep_notifications(0, 1)', '42501', NULL, 'the web server drops none');
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
