-- SPDX-License-Identifier: MIT
-- Who is told of what the log says: whom it concerns, by one reason, if they want to and may know.
BEGIN;
\i :statements
SELECT no_plan();

-- A person's local id is the actor's. 1 writes, 2 and above react, 12 is hidden, 13 was merged into 8, 14 is gone.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 40) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 2, 77);
UPDATE social.actor SET hidden = true WHERE id = 12;
UPDATE social.actor SET merged_into = 8 WHERE id = 13;
UPDATE social.actor SET "exists" = false WHERE id = 14;
INSERT INTO social.status (id, wiki, author_id, visibility, text) VALUES (1, 'w', 1, 0, 'status');
INSERT INTO social.target (id, wiki, kind, key, author_id, page_id) VALUES (50, 'w', 1, '100', 2, 41), (51, 'w', 1, '101', NULL, 41);

-- One thing that somebody did, in the log; answers with its id.
CREATE FUNCTION pg_temp.did(doer integer, verb integer, object bigint) RETURNS bigint LANGUAGE sql AS $$
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility) VALUES (social.next_id(), doer, verb, object, 0) RETURNING id
$$;
CREATE FUNCTION pg_temp.comment(id bigint, author integer, root bigint, thread bigint DEFAULT NULL, mentioned integer[] DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.status (id, wiki, author_id, visibility, text, root_id, target_id, parent_id, thread_id, mentioned)
  VALUES (id, 'w', author, 0, 'c', root, CASE WHEN root BETWEEN 50 AND 59 THEN root END, coalesce(thread, root), coalesce(thread, id), mentioned);
  SELECT pg_temp.did(author, 7, id);
$$;
CREATE FUNCTION pg_temp.likes(liker integer, object bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.reaction (target_id, actor_id, id) VALUES (object, liker, social.next_id());
  SELECT pg_temp.did(liker, 6, object);
$$;
CREATE TEMP TABLE served (upto bigint);
INSERT INTO served VALUES (0);
CREATE TEMP VIEW told AS
  SELECT n.recipient_id || ':' || n.kind || ':' || n.object_id AS bundle, n.* FROM social.notification AS n;
-- Serves what came since; who was told, as recipient:kind:object.
CREATE FUNCTION pg_temp.serve(large integer DEFAULT 1000, most integer DEFAULT 50000) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  before bigint := coalesce((SELECT max(n.seq) FROM social.notification AS n), 0);
  part record;
BEGIN
  SELECT array_agg(a.id ORDER BY a.id) AS ids, array_agg(a.verb::bigint ORDER BY a.id) AS verbs,
    array_agg(a.actor_id::bigint ORDER BY a.id) AS actors, array_agg(a.object_id ORDER BY a.id) AS objects INTO part
  FROM social.activity AS a, served AS s WHERE a.id > s.upto;
  EXECUTE format('EXECUTE fanout_subscribe(%L, %L, %L)', part.ids, part.verbs, part.objects);
  EXECUTE format('EXECUTE fanout_serve(%L, %L, %L, %L, %L, %s, %s)', part.ids, part.verbs, part.actors, part.objects,
    '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}', large, most);
  UPDATE served SET upto = part.ids[cardinality(part.ids)];
  RETURN coalesce((SELECT string_agg(t.bundle, ' ' ORDER BY t.recipient_id, t.kind, t.object_id) FROM told AS t WHERE t.seq > before), '');
END
$$;
CREATE FUNCTION pg_temp.read(who integer) RETURNS void LANGUAGE sql AS $$
  UPDATE social.notification SET read_seq = seq WHERE recipient_id = who
$$;

-- Likes: the author, in one bundle, by whoever it is.
SELECT pg_temp.likes(3, 1) \g /dev/null
SELECT is(pg_temp.serve(), '1:4:1', 'whose status is liked is told');
SELECT pg_temp.likes(4, 1), pg_temp.likes(5, 1) \g /dev/null
SELECT is(pg_temp.serve(), '1:4:1', 'of further likes in the same bundle');
SELECT is((SELECT count(*) FROM social.notification), 1::bigint, 'which is one row');
SELECT results_eq('SELECT since_id FROM told', 'SELECT min(id) FROM social.reaction', 'unread since the first of them');
SELECT isnt((SELECT id FROM told), (SELECT seq FROM told), 'its name stays, its place is new');
SELECT pg_temp.read(1) \g /dev/null
SELECT pg_temp.likes(6, 1) \g /dev/null
SELECT is(pg_temp.serve(), '1:4:1', 'one like more, once it was read');
SELECT results_eq('SELECT since_id FROM told', 'SELECT id FROM social.reaction WHERE actor_id = 6', 'counts from that one on');
SELECT pg_temp.likes(3, 50), pg_temp.likes(3, 51), pg_temp.likes(2, 50) \g /dev/null
SELECT is(pg_temp.serve(), '2:4:50', 'an edit''s author too, who needs an account, and not of their own like');
SELECT pg_temp.likes(7, 50), pg_temp.did(7, 6, 1) \g /dev/null
DELETE FROM social.reaction WHERE actor_id = 7;
SELECT is(pg_temp.serve(), '', 'what was taken back meanwhile tells nobody');
SELECT pg_temp.likes(12, 50) \g /dev/null
SELECT is(pg_temp.serve(), '', 'nor what somebody hidden does');
SELECT pg_temp.likes(13, 50) \g /dev/null
SELECT is(pg_temp.serve(), '2:4:50', 'who was merged likes as their heir');

-- Comments and threads; one reason for one person.
SELECT pg_temp.comment(101, 3, 50) \g /dev/null
SELECT is(pg_temp.serve(), '2:2:50', 'whose edit is commented is told');
SELECT pg_temp.comment(102, 4, 50, 101) \g /dev/null
SELECT is(pg_temp.serve(), '2:2:50 3:3:101', 'and who takes part in the thread');
SELECT pg_temp.comment(103, 5, 50, 101, '{3,6}') \g /dev/null
SELECT is(pg_temp.serve(), '2:2:50 3:1:103 4:3:101 6:1:103', 'whom it mentions by that alone');
SELECT pg_temp.comment(104, 2, 50, 101) \g /dev/null
SELECT is(pg_temp.serve(), '3:3:101 4:3:101 5:3:101', 'nobody is told of what they wrote');
SELECT pg_temp.comment(105, 3, 50, 101) \g /dev/null
SELECT is(pg_temp.serve(), '2:2:50 4:3:101 5:3:101', 'who owns what it hangs on and takes part is told of a comment');
SELECT pg_temp.comment(111, 3, 1), pg_temp.comment(112, 4, 1, 111), pg_temp.comment(113, 5, 1, 111) \g /dev/null
SELECT is(pg_temp.serve(), '1:2:1 3:3:111 4:3:111', 'several comments of one batch make one bundle each');
SELECT pg_temp.did(3, 2, 111) \g /dev/null
UPDATE social.status SET mentioned = '{9}' WHERE id = 111;
SELECT is(pg_temp.serve(), '9:1:111', 'an edit tells whom it mentions now');
SELECT pg_temp.did(3, 2, 111) \g /dev/null
SELECT is(pg_temp.serve(), '', 'once');

-- Taking part ends with the last comment, or by hand.
UPDATE social.status SET deleted_at = now() WHERE id = 102;
SELECT pg_temp.did(4, 3, 102) \g /dev/null
SELECT is(pg_temp.serve(), '', 'a deletion tells nobody');
SELECT pg_temp.comment(106, 6, 50, 101) \g /dev/null
SELECT is(pg_temp.serve(), '2:2:50 3:3:101 5:3:101', 'who deleted their last comment takes part no longer');
UPDATE social.status SET deleted_at = NULL WHERE id = 102;
SELECT pg_temp.did(4, 4, 102) \g /dev/null
SELECT pg_temp.serve() \g /dev/null
UPDATE social.subscription SET state = 0 WHERE object_id = 101 AND actor_id = 5;
UPDATE social.status SET deleted_at = now() WHERE id = 101;
SELECT pg_temp.did(3, 3, 101), pg_temp.comment(107, 6, 50, 101) \g /dev/null
SELECT is(pg_temp.serve(), '2:2:50 3:3:101 4:3:101', 'who restored it does again; who has another stays; who left by hand does not');
SELECT pg_temp.comment(108, 5, 50, 101) \g /dev/null
SELECT pg_temp.serve() \g /dev/null
SELECT is((SELECT state FROM social.subscription WHERE object_id = 101 AND actor_id = 5), 0::smallint, 'and a comment does not call them back');
SELECT pg_temp.comment(109, 7, 50, 101) \g /dev/null
UPDATE social.status SET deleted_at = now() WHERE id = 109;
SELECT is(pg_temp.serve(), '', 'a comment that is gone when it is served tells nobody');

-- Who does not want to know, or may not.
SELECT pg_temp.read(g) FROM generate_series(1, 9) AS g \g /dev/null
INSERT INTO social.preference (actor_id, kind, channels) VALUES (2, 2, 2), (3, 3, 1), (6, 3, 0);
INSERT INTO social.wiki_preference (wiki, kind, channels) VALUES ('w', 3, 0), ('elsewhere', 2, 0);
DELETE FROM social.delivery;
SELECT pg_temp.comment(120, 7, 50, 101) \g /dev/null
SELECT is(pg_temp.serve(), '2:2:50 3:3:101', 'a person''s choice goes before the wiki''s, the wiki''s before the kind''s');
SELECT results_eq('SELECT d.wiki, d.recipient_id, d.kind::integer, d.object_id, d.due_at - now() FROM social.delivery AS d',
  $$ VALUES ('w', 2, 2, 50::bigint, interval '2 minutes') $$, 'who wants mail is mailed, once the bundle has had time to grow');
DELETE FROM social.preference;
DELETE FROM social.wiki_preference;
INSERT INTO social.mute (actor_id, muted_id) VALUES (2, 7);
INSERT INTO social.person_block (blocker_id, blocked_id) VALUES (3, 7), (7, 4);
SELECT pg_temp.comment(121, 7, 50, 101) \g /dev/null
SELECT is(pg_temp.serve(), '6:3:101', 'nobody of whom they muted or blocked, or who blocked them');
SELECT pg_temp.likes(7, 1) \g /dev/null
SELECT is(pg_temp.serve(), '1:4:1', 'others are');
DELETE FROM social.mute;
DELETE FROM social.person_block;
UPDATE social.status SET hide_level = 1 WHERE id = 1;
SELECT pg_temp.likes(9, 1), pg_temp.comment(122, 9, 1) \g /dev/null
SELECT is(pg_temp.serve(), '', 'of what is hidden nobody is told, not even its author');
UPDATE social.status SET hide_level = 0 WHERE id = 1;
UPDATE social.target SET hide_level = 1 WHERE id = 50;
SELECT pg_temp.comment(123, 9, 50, 101) \g /dev/null
SELECT is(pg_temp.serve(), '', 'nor of a comment on what the wiki hides');
UPDATE social.target SET hide_level = 0 WHERE id = 50;
INSERT INTO social.status (id, wiki, author_id, visibility, mentioned, text) VALUES
  (2, 'w', 1, 3, '{3,4}', 'letter'), (3, 'w', 1, 1, '{3,4}', 'to followers'), (4, 'w', 1, 0, '{12,13,14,3,8,1}', 'public');
INSERT INTO social.follow (follower_id, followee_id) VALUES (4, 1);
SELECT pg_temp.did(1, 1, 2), pg_temp.did(1, 1, 3) \g /dev/null
SELECT is(pg_temp.serve(), '3:1:2 4:1:2 4:1:3', 'a mention tells who may read it');
SELECT pg_temp.did(1, 1, 4) \g /dev/null
SELECT is(pg_temp.serve(), '3:1:4 8:1:4', 'no hidden person, none that is gone, of a merged one the heir, once');

-- Moderation: whoever wrote it, not of their own doing.
UPDATE social.status SET hide_level = 1 WHERE id = 4;
SELECT pg_temp.did(9, 5, 4) \g /dev/null
SELECT is(pg_temp.serve(), '1:11:4', 'whose post was hidden is told');
SELECT pg_temp.did(1, 5, 4) \g /dev/null
SELECT is(pg_temp.serve(), '', 'but not by themselves');
INSERT INTO social.moderation_log (id, wiki, action, moderator_id, kind, object_id, author_id, version, from_level, to_level, reason)
VALUES (social.next_id(), 'w', 1, 9, 0, 4, 1, NULL, 1, 0, ''), (social.next_id(), 'w', 1, 9, 0, 4, 1, 1, 0, 1, '');
SELECT pg_temp.did(9, 5, 4) \g /dev/null
SELECT is(pg_temp.serve(), '', 'nor of an old version that was hidden: the post is there as before');
INSERT INTO social.moderation_log (id, wiki, action, moderator_id, kind, object_id, author_id, version, from_level, to_level, reason)
VALUES (social.next_id(), 'w', 1, 9, 0, 4, 1, NULL, 0, 1, '');
SELECT pg_temp.did(9, 5, 4) \g /dev/null
SELECT is(pg_temp.serve(), '1:11:4', 'and again of the whole');

-- Chunks of $1 people until it is done.
CREATE FUNCTION pg_temp.chunks(span integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  before bigint := (SELECT max(n.seq) FROM social.notification AS n);
  taken bigint;
  chunk record;
  sizes text := '';
BEGIN
  LOOP
    taken := NULL;
    FOR taken IN EXECUTE 'EXECUTE fanout_take' LOOP END LOOP;
    EXIT WHEN taken IS NULL;
    EXECUTE format('EXECUTE fanout_chunk(%s, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'', %s)', taken, span) INTO chunk;
    sizes := sizes || chunk.handled || '/' || chunk.told || CASE WHEN chunk.done THEN '. ' ELSE ' ' END;
  END LOOP;
  RETURN sizes || (SELECT string_agg(t.recipient_id::text, ',' ORDER BY t.recipient_id) FROM told AS t WHERE t.seq > before);
END
$$;

-- Events.
INSERT INTO social.target (id, wiki, kind, key, author_id, page_id) VALUES (60, 'w', 0, '60', 1, 41);
INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at, last_at)
VALUES (60, 'w', 't', 41, 41, 'Title', 'UTC', '2040-01-01 10:00', '2040-01-01 11:00', '2040-01-01 10:00Z', '2040-01-01 11:00Z', '2040-01-01 11:00Z');
INSERT INTO social.event_organiser (event_id, actor_id) VALUES (60, 1), (60, 2);
INSERT INTO social.signup (event_id, actor_id, state, queue, public) VALUES
  (60, 2, 3, 7001, true), (60, 3, 3, 7002, true), (60, 4, 2, 7003, false), (60, 5, 1, 7004, true), (60, 6, 0, 7005, true), (60, 7, 4, 7006, true);
SELECT pg_temp.did(3, 11, 60), pg_temp.did(4, 11, 60), pg_temp.did(6, 11, 60) \g /dev/null
SELECT is(pg_temp.serve(), '1:5:60 2:5:60', 'organisers are told who comes');
SELECT is((SELECT min(since_id) FROM told WHERE kind = 5), 7002::bigint, 'since the first of them');
SELECT pg_temp.did(2, 11, 60) \g /dev/null
SELECT is(pg_temp.serve(), '1:5:60', 'and not of themselves');
SELECT pg_temp.did(1, 10, 60) \g /dev/null
SELECT is(pg_temp.serve(), '2:6:60 3:6:60 4:6:60 5:6:60', 'a change tells who comes, waits or is interested, and the other organisers');
SELECT pg_temp.did(41, 10, 60) \g /dev/null
SELECT is(pg_temp.serve(), '1:6:60 2:6:60 3:6:60 4:6:60 5:6:60', 'and when the page alone is known that did it, all of them');
SELECT pg_temp.did(2, 14, 60) \g /dev/null
SELECT is(pg_temp.serve(), '1:7:60 3:7:60 4:7:60 5:7:60', 'so does a cancellation');
INSERT INTO social.mute (actor_id, muted_id) VALUES (3, 2), (4, 2), (1, 9);
SELECT pg_temp.did(2, 14, 60), pg_temp.did(2, 10, 60), pg_temp.did(9, 5, 4) \g /dev/null
SELECT is(pg_temp.serve(), '1:6:60 1:7:60 1:11:4 3:6:60 3:7:60 4:6:60 4:7:60 5:6:60 5:7:60',
  'what becomes of one''s own sign-up and post is told whomever one muted');
SELECT pg_temp.did(2, 14, 60) \g /dev/null
SELECT is(pg_temp.serve(3) || pg_temp.chunks(10), '1:7:606/3. 3,4,5', 'also in chunks');
DELETE FROM social.mute;
SELECT pg_temp.did(4, 13, 60) \g /dev/null
SELECT is(pg_temp.serve(), '4:8:60', 'who got a seat is told, though the log has their own name');
INSERT INTO social.event_message (id, event_id, author_id, states, text) VALUES (70, 60, 1, 12, 'Bring cake');
SELECT pg_temp.did(1, 15, 70) \g /dev/null
SELECT is(pg_temp.serve(), '2:10:70 3:10:70 4:10:70', 'a letter to whom it is written to');
INSERT INTO social.event_log (id, wiki, event_id, actor_id, action, person_id) VALUES (80, 'w', 60, 1, 1, 9), (81, 'w', 60, 1, 10, 7), (82, 'w', 60, 1, 3, NULL);
SELECT pg_temp.did(1, 16, 80), pg_temp.did(1, 17, 81), pg_temp.did(1, 17, 82) \g /dev/null
SELECT is(pg_temp.serve(), '7:12:81 9:12:80', 'whom an organiser added, moved or removed');
UPDATE social.event SET page_id = NULL WHERE id = 60;
SELECT pg_temp.did(1, 10, 60), pg_temp.comment(130, 9, 60), pg_temp.did(1, 16, 80) \g /dev/null
SELECT is(pg_temp.serve(), '1:2:60 2:6:60 3:6:60 4:6:60 5:6:60', 'of an event that no page announces only those who have to do with it');
UPDATE social.event SET page_id = 41 WHERE id = 60;

-- What concerns very many.
INSERT INTO social.subscription (object_id, actor_id, since_id) SELECT 101, g, 1 FROM generate_series(15, 40) AS g;
SELECT pg_temp.read(g) FROM generate_series(1, 40) AS g \g /dev/null
INSERT INTO social.mute (actor_id, muted_id) VALUES (20, 10);
INSERT INTO social.person_block (blocker_id, blocked_id) VALUES (21, 10), (10, 22);
INSERT INTO social.preference (actor_id, kind, channels) VALUES (23, 3, 0), (27, 3, 2);
UPDATE social.actor SET hidden = true WHERE id = 24;
UPDATE social.actor SET merged_into = 15 WHERE id = 25;
SELECT pg_temp.comment(140, 10, 50, 101, '{26,9}') \g /dev/null
SELECT is(pg_temp.serve(10), '2:2:50 9:1:140 26:1:140', 'of a thread with very many people only those with a better reason are told at once');
SELECT is((SELECT count(*) FROM social.fanout), 1::bigint, 'the rest waits');
SELECT is(pg_temp.chunks(12), '12/8 12/6 10/10. 3,4,6,7,15,16,17,18,19,27,28,29,30,31,32,33,34,35,36,37,38,39,40',
  'in chunks, in order, without who muted, blocked, is blocked, wants not, is hidden, left, was told or wrote it; of a merged person the heir');
SELECT is((SELECT count(*) FROM social.fanout), 0::bigint, 'then nothing waits');
SELECT results_eq('SELECT d.recipient_id, d.kind::integer, d.object_id FROM social.delivery AS d WHERE d.kind = 3', $$ VALUES (27, 3, 101::bigint) $$,
  'one of them is mailed');
SELECT pg_temp.comment(141, 10, 50, 101), pg_temp.comment(142, 11, 50, 101) \g /dev/null
SELECT is(pg_temp.serve(1000, 40), '2:2:50 3:3:101 4:3:101 6:3:101 7:3:101 9:3:101 15:3:101 16:3:101 17:3:101 18:3:101 19:3:101 26:3:101 27:3:101 28:3:101 29:3:101 30:3:101 31:3:101 32:3:101 33:3:101 34:3:101 35:3:101 36:3:101 37:3:101 38:3:101 39:3:101 40:3:101',
  'a batch serves as many people as it may, one event after the other');
SELECT is((SELECT count(*) FROM social.fanout), 1::bigint, 'and leaves the next to chunks');
UPDATE social.status SET hide_level = 1 WHERE id = 142;
SELECT is(pg_temp.chunks(100), NULL, 'of what was hidden meanwhile nobody is told');
SELECT is((SELECT count(*) FROM social.fanout), 0::bigint, 'and it waits no longer');
INSERT INTO social.preference (actor_id, kind, channels) VALUES (26, 1, 0);
SELECT pg_temp.comment(143, 10, 50, 101, '{26,28}') \g /dev/null
SELECT is(pg_temp.serve(10), '2:2:50 28:1:143', 'who wants no mentions is not told of one');
SELECT matches(pg_temp.chunks(100), ',19,26,27,29,', 'but, as others who take part, of the reply');
SELECT pg_temp.comment(144, 10, 50, 101, '{26,28}') \g /dev/null
SELECT matches(pg_temp.serve(), ' 19:3:101 26:3:101 27:3:101 28:1:144 29:3:101', 'and a batch does the same');
INSERT INTO social.event_message (id, event_id, author_id, states, text) VALUES (71, 60, 1, 12, 'Bring more cake');
SELECT pg_temp.did(1, 15, 71), pg_temp.did(1, 14, 60) \g /dev/null
SELECT is(pg_temp.serve(3), '2:7:60', 'an event with very many who come');
SELECT is(pg_temp.chunks(4), '4/3 2/0. 4/3 2/0. 2,3,3,4,4,5', 'is served in chunks alike');

-- Reminders: once for each date and span, by own choice, late rather than never, but not when it has begun.
TRUNCATE social.fanout;
CREATE FUNCTION pg_temp.date(event bigint, ahead interval, status integer DEFAULT 0) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.target (id, wiki, kind, key, author_id, page_id) VALUES (event, 'w', 0, event::text, 1, 41);
  INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at, last_at, status)
  SELECT event, 'w', 'r' || event, 41, 41, 'Title', 'UTC', '2040-01-01 10:00', '2040-01-01 11:00', now() + ahead, now() + ahead + interval '1 hour', now() + interval '99 days', status;
  INSERT INTO social.event_date (wiki, event_id, starts_at, ends_at, starts, ends)
  SELECT 'w', event, now() + ahead, now() + ahead + interval '1 hour', '2040-01-01 10:00', '2040-01-01 11:00';
  INSERT INTO social.signup (event_id, actor_id, state, queue) VALUES (event, 2, 3, 1), (event, 3, 1, 2), (event, 4, 2, 3), (event, 5, 0, 4);
$$;
CREATE FUNCTION pg_temp.answer(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  due text;
BEGIN
  EXECUTE 'EXECUTE ' || call INTO due;
  RETURN due;
END
$$;
SELECT pg_temp.date(201, '10 minutes'), pg_temp.date(202, '50 minutes'), pg_temp.date(203, '20 hours'), pg_temp.date(204, '6 days'),
  pg_temp.date(205, '9 days'), pg_temp.date(206, '-1 minute'), pg_temp.date(207, '1 hour', 1) \g /dev/null
SELECT is(pg_temp.answer('fanout_remind'), '10', 'what is due, by each span that somebody may want');
SELECT results_eq(
  'SELECT object_id, wanted::integer FROM social.fanout ORDER BY 1, 2',
  $$ VALUES (201::bigint, 17), (201, 33), (201, 65), (201, 129), (202, 33), (202, 65), (202, 129), (203, 65), (203, 129), (204, 129) $$,
  'nothing that has begun, is far off, or does not take place'
);
SELECT is(pg_temp.answer('fanout_remind'), '0', 'each once');
DELETE FROM social.preference;
INSERT INTO social.preference (actor_id, kind, channels) VALUES (3, 9, 2 | 128);
CREATE FUNCTION pg_temp.reminded() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  DECLARE
    before bigint := (SELECT max(n.seq) FROM social.notification AS n);
    taken bigint;
    chunk record;
  BEGIN
    LOOP
      taken := NULL;
      FOR taken IN EXECUTE 'EXECUTE fanout_take' LOOP END LOOP;
      EXIT WHEN taken IS NULL;
      EXECUTE format('EXECUTE fanout_chunk(%s, ''{3,1,1,1,1,1,3,3,99,3,1,1,1,1,1}'', 100)', taken) INTO chunk;
    END LOOP;
    RETURN coalesce((SELECT string_agg(t.bundle, ' ' ORDER BY t.object_id, t.recipient_id) FROM told AS t WHERE t.seq > before), '');
  END;
END
$$;
INSERT INTO social.mail_choice (actor_id, every) VALUES (2, 7), (3, 1);
SELECT is(pg_temp.reminded(), '2:9:201 3:9:201 2:9:202 3:9:202 2:9:203 3:9:203 3:9:204',
  'who goes or is interested, an hour and a day ahead, or as they chose');
SELECT results_eq('SELECT DISTINCT d.due_at - now() FROM social.delivery AS d WHERE d.kind = 9', $$ VALUES ('2 minutes'::interval) $$,
  'by mail at once, also where other mail waits for the next morning');
DELETE FROM social.mail_choice;
UPDATE social.event_date SET starts_at = starts_at + interval '2 minutes' WHERE event_id = 203;
SELECT is(pg_temp.answer('fanout_remind'), '2', 'a date that was moved is another one');
UPDATE social.event SET status = 2 WHERE id = 203;
UPDATE social.target SET hide_level = 1 WHERE id = 203;
SELECT is(pg_temp.reminded(), '', 'of what was hidden meanwhile nobody is reminded');

-- Mail: a row for each bundle, while one waits no other.
DELETE FROM social.mute;
DELETE FROM social.person_block;
DELETE FROM social.preference;
DELETE FROM social.delivery WHERE recipient_id > 2;
INSERT INTO social.target (id, wiki, kind, key, author_id, page_id) VALUES (59, 'w', 1, '109', 2, 41);
INSERT INTO social.subscription (object_id, actor_id, since_id) VALUES (900, 3, 1);
INSERT INTO social.preference (actor_id, kind, channels) VALUES (2, 2, 2), (3, 3, 3);
INSERT INTO social.mail_choice (actor_id, every) VALUES (3, 1);
DELETE FROM social.delivery;
SELECT pg_temp.comment(900, 8, 59), pg_temp.comment(901, 8, 59, 900) \g /dev/null
SELECT pg_temp.serve() \g /dev/null
SELECT results_eq('SELECT d.recipient_id, d.due_at > now(), d.again FROM social.delivery AS d ORDER BY 1',
  $$ VALUES (2, true, false), (3, true, false) $$, 'once while it waits');
SELECT is((SELECT to_char(d.due_at AT TIME ZONE 'UTC', 'HH24:MI:SS') FROM social.delivery AS d WHERE d.recipient_id = 3), '06:00:00',
  'who wants it daily gets it in the morning');
SELECT ok((SELECT d.due_at <= now() + interval '1 day' FROM social.delivery AS d WHERE d.recipient_id = 3), 'the next one');
UPDATE social.delivery SET leased_until = now() + interval '1 minute';
UPDATE social.mail_choice SET every = 7;
DELETE FROM social.delivery WHERE recipient_id = 3;
SELECT pg_temp.comment(902, 8, 59, 900) \g /dev/null
SELECT pg_temp.serve() \g /dev/null
SELECT is((SELECT d.again FROM social.delivery AS d WHERE d.recipient_id = 2), true, 'what grows while it is sent is sent again');
SELECT is((SELECT to_char(d.due_at AT TIME ZONE 'UTC', 'ID HH24:MI') FROM social.delivery AS d WHERE d.recipient_id = 3), '1 06:00',
  'who wants it weekly gets it on Mondays');
INSERT INTO social.wiki_mail_choice (wiki, every) VALUES ('w', 7);
DELETE FROM social.mail_choice;
DELETE FROM social.delivery;
INSERT INTO social.mail_choice (actor_id, every) VALUES (2, 0);
SELECT pg_temp.comment(903, 8, 59, 900) \g /dev/null
SELECT pg_temp.serve() \g /dev/null
SELECT results_eq($$ SELECT d.recipient_id, to_char(d.due_at AT TIME ZONE 'UTC', 'ID HH24:MI') = '1 06:00' FROM social.delivery AS d ORDER BY 1 $$,
  $$ VALUES (2, false), (3, true) $$, 'or where the wiki has it so, and the person not otherwise');

-- One account becomes another: what it was told goes to the heir, once.
DELETE FROM social.notification;
DELETE FROM social.subscription;
DELETE FROM social.mute;
UPDATE social.actor SET merged_into = NULL;
INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, read_seq, since_id) VALUES
  (30, 4, 1, 1, 10, 0, 7), (31, 4, 1, 2, 12, 12, 9), (30, 4, 2, 3, 11, 11, 8), (31, 4, 3, 4, 13, 0, 5), (30, 4, 4, 5, 14, 14, 3), (31, 4, 4, 6, 15, 0, 4), (32, 4, 2, 7, 16, 16, 2);
INSERT INTO social.subscription (object_id, actor_id, state, since_id) VALUES (101, 30, 1, 5), (101, 31, 0, 6), (102, 30, 2, 7), (103, 32, 1, 8);
INSERT INTO social.mute (actor_id, muted_id) VALUES (30, 5), (30, 31), (32, 5), (31, 5);
UPDATE social.actor SET merged_into = 31 WHERE id IN (30, 32);
SELECT is(social.notification_settle('elsewhere', false), 0, 'another wiki has nothing to move');
SELECT is(social.notification_settle('w', true), 10, 'what a merge moves is counted');
SELECT is(social.notification_settle('w', false), 10, 'and moved');
SELECT results_eq(
  'SELECT recipient_id, object_id, seq > read_seq, since_id FROM social.notification ORDER BY object_id',
  $$ VALUES (31, 1::bigint, true, 7::bigint), (31, 2, false, 2), (31, 3, true, 5), (31, 4, true, 4) $$,
  'the heir has each bundle once, unread if either was'
);
SELECT is((SELECT count(DISTINCT seq) FROM social.notification), 4::bigint, 'each at a place of its own');
SELECT results_eq(
  'SELECT object_id, actor_id, state FROM social.subscription ORDER BY 1',
  $$ VALUES (101::bigint, 31, 0::int2), (102, 31, 2::int2), (103, 31, 1::int2) $$, 'takes part where either did, unless the heir left'
);
SELECT results_eq('SELECT actor_id, muted_id FROM social.mute ORDER BY 1, 2', 'VALUES (31, 5)', 'and mutes whom either muted, but not themselves');
SELECT is(social.notification_settle('w', false), 0, 'once');
-- Followers and requests: in one bundle each, gone with what they are about; whoever is let in is told by whom.
CREATE FUNCTION pg_temp.follow(who integer, whom integer, choice integer) RETURNS void LANGUAGE sql AS $$
  SELECT social.follow_put('w', who, 0::smallint, whom, choice::smallint, 5000)
$$;
CREATE FUNCTION pg_temp.alive(who integer, sort integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE notification_list(''w'', %s, false, ''{%s}'', NULL, 10, 100, 1, %L, NULL, NULL)',
    who, sort, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}');
  SELECT string_agg(array_to_string(a.actors, ',') || CASE WHEN a.unread THEN '*' ELSE '' END, ' ') INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN coalesce(found, '');
END
$$;
SELECT pg_temp.follow(36, 40, 1) \g /dev/null
SELECT is(pg_temp.serve(), '40:13:40', 'who is asked is told');
SELECT pg_temp.follow(37, 40, 1) \g /dev/null
SELECT is(pg_temp.serve(), '40:13:40', 'in one bundle');
SELECT is(pg_temp.alive(40, 13), '37,36*', 'of both');
SELECT social.follow_accept('w', 40, 36) \g /dev/null
SELECT is(pg_temp.serve(), '36:14:40', 'who is let in is told by whom');
SELECT is(pg_temp.alive(40, 13), '37*', 'and asks no more');
SELECT is(pg_temp.alive(36, 14), '40*', 'named');
SELECT social.follow_end('w', 40, 0::smallint, 37, true) \g /dev/null
SELECT is(pg_temp.serve(), '', 'who is refused is not told');
SELECT is(pg_temp.alive(40, 13), '', 'nor is a request that is no more');
SELECT pg_temp.follow(38, 40, 0) \g /dev/null
SELECT is(pg_temp.serve(), '40:15:40', 'a new follower');
SELECT is(pg_temp.alive(40, 15), '38*', 'without those there were');
SELECT pg_temp.follow(39, 40, 0), social.person_block_put('w', 40, 39, 100) \g /dev/null
SELECT is(pg_temp.serve(), '', 'nobody who was blocked meanwhile');
SELECT pg_temp.follow(29, 40, 0), social.follow_end('w', 29, 0::smallint, 40, false) \g /dev/null
SELECT is(pg_temp.serve(), '', 'nor whoever left again');
SELECT social.follow_end('w', 40, 0::smallint, 36, true) \g /dev/null
SELECT is(pg_temp.serve() || pg_temp.alive(36, 14), '', 'nothing is left of being let in when one is put out');

-- Groups: who is invited, asked, let in, given a role or put out, for as long as that is so.
CREATE FUNCTION pg_temp.group_of(who integer, named text, mode integer, closed boolean DEFAULT false) RETURNS bigint LANGUAGE sql AS $$
  SELECT c.id FROM social.circle_create('w', who, named, '', '', mode::smallint, closed) AS c
$$;
CREATE FUNCTION pg_temp.acts(who integer, circle bigint, other integer, action integer, rank integer DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT c.refusal FROM social.circle_act('w', who, 0, circle, other, action::smallint, rank::smallint, 'why') AS c
$$;
-- The bundle of a log's last row about somebody, without its id.
CREATE FUNCTION pg_temp.told_of(who integer) RETURNS text LANGUAGE sql AS $$
  SELECT regexp_replace(pg_temp.serve(), '(:(16|18|19)):[0-9]+', '\1', 'g')
$$;
-- The word of the newest one of a kind, and the name of its group.
CREATE FUNCTION pg_temp.said(who integer, sort integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE notification_list(''w'', %s, false, ''{%s}'', NULL, 10, 100, 1, %L, NULL, NULL)',
    who, sort, '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}');
  SELECT string_agg(a.title || ' ' || a.circle || coalesce(' ' || a.word, ''), ', ' ORDER BY a.seq DESC) INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN coalesce(found, '');
END
$$;
SELECT pg_temp.group_of(21, 'Birds', 1) AS birds \gset
SELECT pg_temp.group_of(21, 'Secret', 2, true) AS secret \gset
SELECT is(pg_temp.serve(), '', 'a new group is told nobody');
SELECT pg_temp.acts(22, :birds, 22, 36) \g /dev/null
SELECT is(pg_temp.serve(), '21:17:' || :birds, 'who owns a group is told who asks to be let in');
SELECT pg_temp.acts(23, :birds, 23, 36) \g /dev/null
SELECT is(pg_temp.serve(), '21:17:' || :birds, 'of another one in the same bundle');
SELECT is(pg_temp.alive(21, 17) || ' ' || pg_temp.said(21, 17), '23,22* Birds ' || :birds, 'of both, with the name of the group');
SELECT pg_temp.acts(21, :birds, 22, 40) \g /dev/null
SELECT is(pg_temp.told_of(22), '22:18', 'who is let in is told');
SELECT is(pg_temp.alive(22, 18) || ' ' || pg_temp.alive(21, 17), '21* 23*', 'by whom, and asks no more');
SELECT pg_temp.acts(21, :birds, 22, 43, 1) \g /dev/null
SELECT is(pg_temp.told_of(22), '22:19', 'who moderates now is told');
SELECT is(pg_temp.said(22, 19), 'Birds ' || :birds || ' 1', 'so');
SELECT pg_temp.read(21) \g /dev/null
SELECT pg_temp.acts(27, :birds, 27, 36) \g /dev/null
SELECT is(pg_temp.serve(), '21:17:' || :birds || ' 22:17:' || :birds, 'and is told who asks from there on');
SELECT is(pg_temp.alive(21, 17), '27*', 'those since it was read');
SELECT pg_temp.acts(27, :birds, 27, 37) \g /dev/null
SELECT is(pg_temp.serve() || pg_temp.alive(22, 17) || pg_temp.alive(21, 17), '', 'nothing is left of who asks no more');
SELECT pg_temp.acts(22, :birds, 23, 41) \g /dev/null
SELECT is(pg_temp.told_of(23), '', 'who is refused is not told');
SELECT pg_temp.acts(21, :birds, 22, 43, 0) \g /dev/null
SELECT is(pg_temp.told_of(22), '22:19', 'who moderates no more is told');
SELECT is(pg_temp.said(22, 19) || pg_temp.alive(22, 17), 'Birds ' || :birds || ' 0', 'and of the role before and of requests no more');
SELECT pg_temp.acts(21, :birds, 22, 41) \g /dev/null
SELECT is(pg_temp.told_of(22), '22:19', 'who is put out is told');
SELECT is(pg_temp.said(22, 19) || pg_temp.alive(22, 18), 'Birds ' || :birds || ' 3', 'and not that they were let in');
SELECT pg_temp.acts(22, :birds, 22, 36), pg_temp.acts(21, :birds, 22, 40) \g /dev/null
SELECT is(pg_temp.serve() ~ '^21:17:[0-9]+ 22:18:', false, 'of a request answered meanwhile nobody is told');
SELECT is(pg_temp.said(22, 19), '', 'who is in again is not out');
INSERT INTO social.mute (actor_id, muted_id) VALUES (22, 21), (25, 21);
SELECT pg_temp.acts(21, :birds, 22, 42) \g /dev/null
SELECT is(pg_temp.told_of(22), '22:19', 'banned by somebody muted too');
SELECT is(pg_temp.said(22, 19) || pg_temp.alive(22, 19), 'Birds ' || :birds || ' 3*', 'who is not named');
SELECT pg_temp.acts(21, :birds, 25, 38) \g /dev/null
SELECT is(pg_temp.told_of(25), '', 'of somebody muted no invitation is told');
SELECT pg_temp.acts(21, :secret, 26, 38) \g /dev/null
SELECT is(pg_temp.told_of(26), '26:16', 'who is invited is told');
SELECT is(pg_temp.alive(26, 16) || pg_temp.said(26, 16), '21*Secret ' || :secret, 'into which group, also a private one, and by whom');
SELECT pg_temp.acts(21, :secret, 26, 41) \g /dev/null
SELECT is(pg_temp.told_of(26) || pg_temp.said(26, 16) || pg_temp.said(26, 19), '', 'nothing of an invitation that was taken back');
SELECT pg_temp.acts(21, :secret, 26, 38) \g /dev/null
SELECT is(pg_temp.told_of(26) || ' ' || pg_temp.said(26, 16), '26:16 Secret ' || :secret, 'once of the next one');
INSERT INTO social.person_block (blocker_id, blocked_id, id) VALUES (26, 21, 990001);
SELECT is(pg_temp.said(26, 16), '', 'not when its author was blocked since');
DELETE FROM social.person_block WHERE id = 990001;
UPDATE social.circle SET hide_level = 1 WHERE id = :secret;
SELECT is(pg_temp.said(26, 16), '', 'nor of a group that is hidden');
UPDATE social.circle SET hide_level = 0, archived_at = now() WHERE id = :secret;
SELECT is(pg_temp.said(26, 16), '', 'nor of one that ended');
UPDATE social.circle SET archived_at = NULL WHERE id = :secret;
SELECT pg_temp.acts(26, :secret, 26, 36) \g /dev/null
SELECT is(pg_temp.told_of(26) || pg_temp.said(26, 16), '', 'nor once it was accepted');
SELECT pg_temp.acts(21, :secret, 26, 43, 2) \g /dev/null
SELECT is(pg_temp.told_of(26) || pg_temp.said(26, 19), '26:19Secret ' || :secret || ' 2', 'who owns it now');
SELECT pg_temp.acts(21, :secret, 26, 41) \g /dev/null
SELECT is(pg_temp.told_of(26) || pg_temp.said(26, 19), '', 'of a private one nothing is told to who is out of it');

SELECT * FROM finish();
ROLLBACK;
