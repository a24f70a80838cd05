-- SPDX-License-Identifier: MIT
-- Whose number goes to another inbox of the wiki, through the statements of sql/query/mirror.sql and those that
-- change a number.
BEGIN;
\i :statements
SELECT no_plan();

-- A person's local id is the actor's.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 20) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'v', 0, g FROM generate_series(21, 30) AS g ORDER BY g;
INSERT INTO social.status (id, wiki, author_id, visibility, text)
SELECT a.id, a.wiki, a.id, 0, 's' FROM social.actor AS a;
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
-- What there is to be brought over, as person:number, and the marks of it.
CREATE TEMP TABLE taken (user_id bigint, mark bigint, unread bigint);
CREATE FUNCTION pg_temp.take(wiki text DEFAULT 'w', most integer DEFAULT 100) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  one record;
  answer text := '';
BEGIN
  DELETE FROM taken;
  FOR one IN EXECUTE format('EXECUTE mirror_take(%L, %s, 100, 300, ''{3,1,1,1,1,1,3,3,3,3,1,1,1,1,1,1,1,1,1}'')', wiki, most) LOOP
    answer := answer || ' ' || one.user || ':' || one.unread;
    INSERT INTO taken VALUES (one.user, one.mark, one.unread);
  END LOOP;
  RETURN ltrim(answer);
END
$$;
CREATE FUNCTION pg_temp.done(wiki text DEFAULT 'w') RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  EXECUTE format('EXECUTE mirror_done(%L, %L, %L)', wiki,
    (SELECT coalesce(array_agg(t.user_id), '{}') FROM taken AS t), (SELECT coalesce(array_agg(t.mark), '{}') FROM taken AS t)) INTO one;
  RETURN one.done;
END
$$;
CREATE FUNCTION pg_temp.newest() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  EXECUTE 'EXECUTE consumer_pending(''none'')' INTO one;
  RETURN one.mirrored;
END
$$;

SELECT pg_temp.likes(3, 1), pg_temp.serve() \g /dev/null
EXECUTE live_touch('w', 1);
SELECT is((SELECT count(*) FROM social.mirror), 0::bigint, 'of a wiki without such an inbox nothing is noted');
SELECT is(pg_temp.newest(), 0::bigint, 'and nobody is asked to bring anything over');

EXECUTE mirror_start('w');
EXECUTE mirror_start('w');
SELECT pg_temp.likes(3, 2), pg_temp.likes(22, 21), pg_temp.serve() \g /dev/null
SELECT is(pg_temp.take(), '2:1', 'who is told is noted, of this wiki alone');
SELECT is(pg_temp.newest(), (SELECT mark FROM taken), 'and the worker sees that there is something');
SELECT is(pg_temp.take('v'), '', 'the other wiki has none');
SELECT is(pg_temp.take(), '2:1', 'taken is not done');
SELECT is(pg_temp.done(), 1::bigint, 'done');
SELECT is(pg_temp.take(), '', 'is done');
SELECT is(pg_temp.done(), 0::bigint, 'nothing is done twice');

SELECT pg_temp.likes(4, 2), pg_temp.serve() \g /dev/null
SELECT is(pg_temp.take(), '2:1', 'a bundle that grows is noted again');
SELECT pg_temp.likes(5, 2), pg_temp.serve() \g /dev/null
SELECT is(pg_temp.done(), 0::bigint, 'what changed meanwhile stays');
SELECT is(pg_temp.take(), '2:1', 'and comes again');
SELECT is(pg_temp.done(), 1::bigint, 'until it is done');

SELECT pg_temp.likes(6, 1), pg_temp.likes(6, 3), pg_temp.likes(6, 2), pg_temp.serve() \g /dev/null
SELECT is((SELECT count(*) FROM social.mirror), 3::bigint, 'one row for a person');
SELECT is(cardinality(string_to_array(pg_temp.take('w', 2), ' ')), 2, 'so many at once');
SELECT is(pg_temp.done(), 2::bigint, 'are done');
SELECT is(cardinality(string_to_array(pg_temp.take('w', 2), ' ')), 1, 'the rest comes next');
SELECT pg_temp.done() \g /dev/null

EXECUTE notification_read('w', 2, NULL, 9223372036854775807, 100) \g /dev/null
EXECUTE live_touch('w', 2);
SELECT is(pg_temp.take(), '2:0', 'who has read is noted, with nothing left');
EXECUTE live_touch('w', 99);
SELECT is(pg_temp.take(), '2:0', 'who is not in the store is not');

SET LOCAL ROLE wikisocial_worker;
SELECT pg_temp.newest() \g /dev/null
RESET ROLE;
SELECT is((SELECT count(*) FROM social.mirror WHERE wiki = 'w'), 1::bigint, 'one waits');
EXECUTE mirror_stop('w');
SELECT is((SELECT count(*) FROM social.mirror), 0::bigint, 'what is noted is forgotten with the inbox');
SELECT pg_temp.likes(7, 2), pg_temp.serve() \g /dev/null
SELECT is((SELECT count(*) FROM social.mirror), 0::bigint, 'and nothing comes any more');

SELECT * FROM finish();
ROLLBACK;
