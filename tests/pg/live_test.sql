-- SPDX-License-Identifier: MIT
-- Who is sent their unread number when, through the statements of sql/query/live.sql and those that mark.
BEGIN;
\i :statements
SELECT no_plan();

-- A person's local id is the actor's.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 3000) AS g ORDER BY g;
INSERT INTO social.status (id, wiki, author_id, visibility, text) SELECT g, 'w', g, 0, 's' FROM generate_series(1, 3000) AS g;
CREATE FUNCTION pg_temp.likes(liker integer, object bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.reaction (target_id, actor_id, id) VALUES (object, liker, social.next_id());
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility) VALUES (social.next_id(), liker, 6, object, 0);
$$;
CREATE TEMP TABLE served (upto bigint);
INSERT INTO served VALUES (0);
CREATE FUNCTION pg_temp.serve() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  part record;
BEGIN
  SELECT array_agg(a.id ORDER BY a.id) AS ids, array_agg(a.verb::bigint ORDER BY a.id) AS verbs,
    array_agg(a.actor_id::bigint ORDER BY a.id) AS actors, array_agg(a.object_id ORDER BY a.id) AS objects INTO part
  FROM social.activity AS a, served AS s WHERE a.id > s.upto;
  EXECUTE format('EXECUTE fanout_serve(%L, %L, %L, %L, %L, 1000, 50000)', part.ids, part.verbs, part.actors, part.objects,
    '{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}');
  UPDATE served SET upto = part.ids[cardinality(part.ids)];
END
$$;
-- Whose number goes out, as person:number.
CREATE FUNCTION pg_temp.sent(most integer DEFAULT 200, upto integer DEFAULT 100) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  one record;
  answer text := '';
BEGIN
  EXECUTE format('EXECUTE live_hold(%s)', most);
  FOR one IN EXECUTE format('EXECUTE live_take(%s, %s, 300, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'')', most, upto) LOOP
    answer := answer || ' ' || one.actor_id || ':' || one.unread;
  END LOOP;
  RETURN ltrim(answer);
END
$$;
CREATE FUNCTION pg_temp.pending() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  EXECUTE 'EXECUTE consumer_pending(''none'')' INTO one;
  RETURN one.poked;
END
$$;

SELECT is(pg_temp.pending(), false, 'nobody looks, and nothing is to be sent');
SELECT pg_temp.likes(3, 1), pg_temp.serve() \g /dev/null
SELECT is(pg_temp.sent(), '', 'who does not look is sent nothing');

EXECUTE live_present('w', 1, 1200) \g /dev/null
SELECT is(pg_temp.pending(), true, 'who begins to look is to be sent the number');
SELECT is(pg_temp.sent(), '1:1', 'which is sent');
SELECT is(pg_temp.pending(), false, 'once');
SELECT is(pg_temp.sent(), '', 'and no more');

SELECT pg_temp.likes(4, 1), pg_temp.likes(4, 2), pg_temp.serve() \g /dev/null
SELECT is(pg_temp.pending(), true, 'a bundle that grows pokes');
SELECT is(pg_temp.sent(), '1:1', 'its person, and nobody who does not look');
INSERT INTO social.status (id, wiki, author_id, visibility, text) VALUES (5001, 'w', 1, 0, 'another');
SELECT pg_temp.likes(4, 5001), pg_temp.serve() \g /dev/null
SELECT is(pg_temp.sent(), '1:2', 'a new bundle pokes too');

EXECUTE notification_read('w', 1, NULL, NULL, 10000) \g /dev/null
EXECUTE live_touch('w', 1) \g /dev/null
EXECUTE live_touch('w', 2) \g /dev/null
SELECT is(pg_temp.sent(), '1:0', 'what one reads oneself goes to the other devices');
EXECUTE live_touch('v', 1) \g /dev/null
SELECT is(pg_temp.sent(), '', 'a namesake elsewhere is somebody else');
SELECT is_empty($$ EXECUTE live_present('v', 1, 1200) $$, 'and who is not in the store has no presence');

-- Who went away.
UPDATE social.presence SET until = now() - interval '1 second' WHERE actor_id = 1;
SELECT pg_temp.likes(5, 1), pg_temp.serve() \g /dev/null
EXECUTE live_touch('w', 1) \g /dev/null
SELECT is(pg_temp.pending(), false, 'who went away is not poked');
UPDATE social.presence SET poke = true WHERE actor_id = 1;
SELECT is(pg_temp.sent(), '', 'nor sent anything');
SELECT is(pg_temp.pending(), false, 'and does not stand in the way');
EXECUTE live_forget;
SELECT is_empty('TABLE social.presence', 'and is forgotten');
EXECUTE live_present('w', 1, 1200) \g /dev/null
EXECUTE live_forget;
SELECT isnt_empty('TABLE social.presence', 'unlike who looks');

-- Whose home has something new: followers, not who asks to be one; members of a group; oneself elsewhere.
DELETE FROM social.presence;
INSERT INTO social.follow (follower_id, followee_id, state, id) VALUES (11, 10, 1, 1), (12, 10, 0, 2), (13, 10, 1, 3);
INSERT INTO social.circle (id, actor_id, wiki, name, name_key) VALUES (77, 3000, 'w', 'Birds', 'birds');
INSERT INTO social.membership (circle_id, actor_id, state) VALUES (77, 14, 1), (77, 15, 0), (77, 10, 1);
CREATE FUNCTION pg_temp.posts(author integer, object bigint, circle bigint DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.status (id, wiki, author_id, visibility, text, circle_id) VALUES (object, 'w', author, 0, 's', circle);
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility) VALUES (social.next_id(), author, 1, object, 0);
$$;
SELECT pg_temp.posts(10, 6001), pg_temp.serve() \g /dev/null
EXECUTE live_present('w', 11, 1200) \g /dev/null
EXECUTE live_present('w', 12, 1200) \g /dev/null
EXECUTE live_present('w', 14, 1200) \g /dev/null
EXECUTE live_present('w', 15, 1200) \g /dev/null
EXECUTE live_present('w', 16, 1200) \g /dev/null
SELECT pg_temp.sent() \g /dev/null
SELECT pg_temp.posts(10, 6002), pg_temp.serve() \g /dev/null
SELECT is(pg_temp.sent(), '11:0', 'a follower who looks, be there nothing to be told');
EXECUTE live_present('w', 10, 1200) \g /dev/null
SELECT pg_temp.sent() \g /dev/null
SELECT pg_temp.posts(10, 6003, 77), pg_temp.serve() \g /dev/null
SELECT is(pg_temp.sent(), '10:0 11:0 14:0', 'members too, and the author');
INSERT INTO social.activity (id, actor_id, verb, object_id, visibility) VALUES (social.next_id(), 10, 2, 6003, 0);
SELECT pg_temp.serve() \g /dev/null
SELECT is(pg_temp.sent(), '', 'an edit is nothing new');
DELETE FROM social.presence;
EXECUTE live_present('w', 1, 1200) \g /dev/null

-- Undone likes count no longer, as on the page.
DELETE FROM social.reaction WHERE target_id = 1;
SELECT is(pg_temp.sent(), '1:0', 'the number is that of the page');

-- Many, a part at a time.
INSERT INTO social.presence (actor_id, until, poke) SELECT g, now() + interval '1 hour', true FROM generate_series(2, 3000) AS g;
SELECT is(pg_temp.sent(3), '2:1 3:0 4:0', 'very many go out in parts');
SELECT is(pg_temp.sent(2), '5:0 6:0', 'one after another');
INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id)
SELECT 7, 4, g, s.seq, s.seq, 0 FROM generate_series(7, 40) AS g CROSS JOIN LATERAL (SELECT social.next_id() + 0 * g AS seq) AS s;
INSERT INTO social.reaction (target_id, actor_id, id) SELECT g, 3, social.next_id() FROM generate_series(7, 40) AS g;
UPDATE social.status SET author_id = 7 WHERE id BETWEEN 7 AND 40;
SELECT is(pg_temp.sent(1, 20), '7:20', 'a long number is not counted to its end');

-- A thread of very many people: who of them looks is found by key.
ANALYZE social.presence;
SET LOCAL plan_cache_mode = force_generic_plan;
SET LOCAL enable_seqscan = off;
CREATE FUNCTION pg_temp.plan_of(statement text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY EXECUTE 'EXPLAIN (COSTS off) EXECUTE ' || statement;
END
$$;
SELECT ok(EXISTS (SELECT FROM pg_temp.plan_of('live_hold(200)') AS line WHERE line ~ 'Index (Only )?Scan using presence_poke'), 'who is poked is found by the index of those');
SELECT ok(EXISTS (SELECT FROM pg_temp.plan_of('live_take(200, 100, 300, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'')') AS line WHERE line ~ 'Index (Only )?Scan using presence_poke'), 'also where they are taken');
SELECT ok(EXISTS (SELECT FROM pg_temp.plan_of('live_take(200, 100, 300, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'')') AS line WHERE line ~ 'Index Scan Backward using notification_(unread|seq)'), 'their numbers by the index of the unread');
SELECT is_empty($$ SELECT line FROM pg_temp.plan_of('live_take(200, 100, 300, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'')') AS line WHERE line ~ 'Seq Scan' $$, 'and nothing from end to end');

SELECT finish();
ROLLBACK;
