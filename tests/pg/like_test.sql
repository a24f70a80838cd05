-- SPDX-License-Identifier: MIT
-- Likes through the statements of sql/query/: whose, of what, seen by whom, and counts that are exact
-- whatever is rolled.
BEGIN;
\i :statements
SELECT no_plan();

INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 9) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 2, 50);
CREATE FUNCTION pg_temp.person(local bigint) RETURNS integer LANGUAGE sql AS $$
  SELECT a.id FROM social.actor AS a WHERE a.wiki = 'w' AND a.kind = 0 AND a.local_id = local
$$;
-- Statements called with values: what a prepared one answers, as text.
CREATE FUNCTION pg_temp.answer(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE 'CREATE TEMP TABLE answered AS EXECUTE ' || call;
  SELECT coalesce(string_agg(a::text, ' '), 'none') INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN found;
END
$$;
-- count and mine of a revision for somebody
CREATE FUNCTION pg_temp.likes(viewer bigint, caps integer DEFAULT 0, key text DEFAULT '17') RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(substring(pg_temp.answer(format('like_state(''w'', %s, %s, 1, %L, 0)', viewer, caps, key)) FROM '^\(\d+,(\d+,[tf])'), 'none')
$$;
CREATE FUNCTION pg_temp.put(viewer bigint, key text DEFAULT '17') RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('like_put(''w'', %s, 1::int2, %L, 0)', viewer, key))
$$;
CREATE FUNCTION pg_temp.undo(viewer bigint, key text DEFAULT '17') RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('like_remove(''w'', %s, 1::int2, %L, 0)', viewer, key))
$$;
CREATE FUNCTION pg_temp.by(viewer bigint, policy integer, caps integer DEFAULT 0) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(m[1], ',')
  FROM regexp_matches(pg_temp.answer(format('like_by(''w'', %s, %s, 1, ''17'', 0, %s, NULL, 10)', viewer, caps, policy)), ',(\d+)\)', 'g') AS m
$$;

EXECUTE target_ensure('w', 1::int2, '17', 1, 50);
EXECUTE target_ensure('w', 1::int2, '17', 1, 50);
SELECT results_eq(
  $$ SELECT t.wiki, t.kind, t.key, t.author_id, p.local_id FROM social.target AS t JOIN social.actor AS p ON p.id = t.page_id $$,
  $$ VALUES ('w', 1::int2, '17', pg_temp.person(1), 50::bigint) $$, 'an object of the wiki has one row'
);
EXECUTE target_ensure('w', 1::int2, '17', 0, 50);
SELECT is((SELECT t.author_id FROM social.target AS t), NULL, 'its author is whom the wiki names now');
EXECUTE target_ensure('w', 1::int2, '17', 1, 50);

-- seen, own, blocked, changed
SELECT is(pg_temp.put(1), '(t,t,f,f)', 'nobody likes their own');
SELECT is(pg_temp.put(2), '(t,f,f,t)', 'others do');
SELECT is(pg_temp.put(2), '(t,f,f,f)', 'once');
SELECT is(pg_temp.put(2, '99'), '(f,f,f,f)', 'nothing is liked that the store does not know');
SELECT is(pg_temp.put(77), '(f,f,f,f)', 'nor by whom it does not know');
SELECT is((SELECT count(*) FROM social.activity WHERE verb = 6), 1::bigint, 'each like given is in the log');
SELECT is((SELECT count(*) FROM social.head), 0::bigint, 'but in no feed');
SELECT is(pg_temp.likes(2), '1,t', 'the liker sees it');
SELECT is(pg_temp.likes(3), '1,f', 'and so do others');
SELECT is(pg_temp.likes(0), '1,f', 'and who has no account');
SELECT is(pg_temp.undo(2), '(t)', 'it is taken back');
SELECT is(pg_temp.undo(2), '(f)', 'once');
SELECT is(pg_temp.likes(2), '0,f', 'and gone');
SELECT is((SELECT count(*) FROM social.reaction), 0::bigint, 'but for the log');
SELECT is((SELECT count(*) FROM social.activity WHERE verb = 8), 1::bigint, 'which says so');

-- With a total or without, the count is the same. What a transaction did itself no snapshot of its own
-- holds, so a total is made here as if all that is there now had been done before.
CREATE FUNCTION pg_temp.roll() RETURNS void LANGUAGE sql AS $$
  DELETE FROM social.reaction_total;
  UPDATE social.activity SET xid = '3' WHERE verb IN (6, 8);
  SELECT social.reaction_roll((SELECT t.id FROM social.target AS t WHERE t.wiki = 'w' AND t.key = '17'));
$$;
DO $$ BEGIN PERFORM pg_temp.put(g) FROM generate_series(2, 6) AS g; END $$;
CREATE TEMP TABLE object AS SELECT id FROM social.target;
SELECT pg_temp.roll() \g /dev/null
SELECT is((SELECT total FROM social.reaction_total), 5::bigint, 'a total holds what is there');
SELECT is(pg_temp.likes(2), '5,t', 'and is the count');
SELECT is(pg_temp.put(7), '(t,f,f,t)', 'a like behind it');
SELECT is(pg_temp.likes(2), '6,t', 'counts');
SELECT is(pg_temp.undo(2), '(t)', 'one of those in it is taken back');
SELECT is(pg_temp.likes(2), '5,f', 'and counts no more');
SELECT is(pg_temp.by(1, 0), '7,6,5,4,3', 'nor is it named');
SELECT is(pg_temp.put(2), '(t,f,f,t)', 'given again');
SELECT is(pg_temp.likes(2), '6,t', 'it counts once');
SELECT is(pg_temp.by(1, 0), '2,7,6,5,4,3', 'and is the newest');
SELECT is(pg_temp.undo(2), '(t)', 'and taken back once more');
SELECT is((SELECT total FROM social.reaction_total), 5::bigint, 'all of which left the total alone');
SELECT pg_temp.roll() \g /dev/null
SELECT is(pg_temp.likes(2), '5,f', 'a new total is the same count');
SELECT is((SELECT count(*) FROM social.reaction), 5::bigint, 'and what was taken back is gone');

-- Hidden people do not count, in a total or not.
UPDATE social.actor SET hidden = true WHERE id = pg_temp.person(3);
SELECT is(pg_temp.likes(4), '4,t', 'the like of a hidden person does not count');
SELECT is(pg_temp.by(4, 0), '7,6,5,4', 'nor is it named');
DO $$ BEGIN PERFORM pg_temp.put(8); END $$;
UPDATE social.actor SET hidden = true WHERE id = pg_temp.person(8);
SELECT is(pg_temp.likes(4), '4,t', 'also where no total has it');
SELECT pg_temp.roll() \g /dev/null
SELECT is(pg_temp.likes(4), '4,t', 'nor in a total made while it is hidden');
SELECT is(pg_temp.undo(8), '(t)', 'taken back while hidden');
SELECT is(pg_temp.likes(4), '4,t', 'it changes nothing');
DO $$ BEGIN PERFORM pg_temp.put(8); END $$;
SELECT is(pg_temp.likes(4), '4,t', 'nor given again');
UPDATE social.actor SET hidden = false WHERE local_id IN (3, 8) AND kind = 0;
SELECT is(pg_temp.likes(4), '6,t', 'out of hiding they all come back');

-- Merged people count once.
SELECT is(social.actor_merge('w', 5, 6), 'merged', 'one liker merged into another');
SELECT is(pg_temp.likes(4), '5,t', 'is one like');
SELECT is(pg_temp.by(4, 0), '8,7,6,4,3', 'under the name of the heir');
SELECT is(social.actor_merge('w', 7, 9), 'merged', 'one merged into somebody who does not like it');
SELECT is(pg_temp.likes(4), '5,t', 'is the heir''s like');
SELECT is((SELECT s.moved FROM social.actor_settle('w', 0, 100, true) AS s), 2, 'two are to be settled');
SELECT is((SELECT s.moved FROM social.actor_settle('w', 0, 100, false) AS s), 2, 'and are');
SELECT is((SELECT s.moved FROM social.actor_settle('w', 0, 100, false) AS s), 0, 'once');
SELECT is(pg_temp.likes(9), '5,t', 'then it is the heir''s altogether');
SELECT is((SELECT count(*) FROM social.activity WHERE verb = 8 AND actor_id = pg_temp.person(5)), 1::bigint, 'the twin was taken back');
SELECT pg_temp.roll() \g /dev/null
SELECT is(pg_temp.likes(9), '5,t', 'and a new total says the same');
SELECT is((SELECT count(*) FROM social.reaction AS r WHERE r.actor_id IN (pg_temp.person(5), pg_temp.person(7))), 0::bigint, 'nothing is left of those merged');

-- Who may know who likes it: 0 everybody, 1 author and likers, 2 author, 3 nobody.
SELECT is(pg_temp.by(v, 0), '8,9,6,4,3', v || ' may where everybody may') FROM unnest(ARRAY[0, 1, 2, 4]) AS v;
SELECT is(pg_temp.by(v, 1), CASE WHEN v IN (1, 4) THEN '8,9,6,4,3' END, v || ' among the participants') FROM unnest(ARRAY[0, 1, 2, 4]) AS v;
SELECT is(pg_temp.by(v, 2), CASE WHEN v = 1 THEN '8,9,6,4,3' END, v || ' where the author may') FROM unnest(ARRAY[0, 1, 2, 4]) AS v;
SELECT is(pg_temp.by(v, 3), NULL, v || ' where nobody may') FROM unnest(ARRAY[0, 1, 2, 4]) AS v;
SELECT is(pg_temp.by(2, p, 1), CASE WHEN p < 3 THEN '8,9,6,4,3' END, 'a moderator under policy ' || p) FROM generate_series(0, 3) AS p;

-- Mirrored: author, page and state; states are the hide level, and 4 for gone.
CREATE FUNCTION pg_temp.mirror(state bigint) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('target_mirror(''w'', ARRAY[%s]::int8[], ''{1}'', ''{50}'', ''{%s}'')', (SELECT id FROM object), state))
$$;
SELECT is(pg_temp.mirror(0), '(0)', 'the same again changes nothing');
SELECT is(pg_temp.mirror(1), '(1)', 'hidden on the wiki');
SELECT is(pg_temp.likes(4), 'none', 'its likes are gone');
SELECT is(pg_temp.likes(4, 1), '5,t', 'for all but moderators');
SELECT is(pg_temp.put(2), '(f,f,f,f)', 'nobody likes it, moderators neither');
SELECT is(pg_temp.undo(4), '(t)', 'but what was given is taken back');
SELECT is(pg_temp.mirror(2), '(1)', 'suppressed');
SELECT is(pg_temp.likes(4, 1), 'none', 'its likes are gone for moderators');
SELECT is(pg_temp.likes(4, 2), '4,f', 'not for suppressors');
SELECT is(pg_temp.mirror(4), '(1)', 'deleted');
SELECT is(pg_temp.likes(4), 'none', 'its likes are gone');
SELECT is(pg_temp.likes(1), '4,f', 'its author keeps them, as with a status that one deleted');
SELECT is(pg_temp.put(2), '(f,f,f,f)', 'nobody likes it');
SELECT is(pg_temp.mirror(0), '(1)', 'back again');
SELECT is(pg_temp.likes(4), '4,f', 'with its likes');
SELECT is(pg_temp.answer('target_mirror(''v'', ARRAY[' || (SELECT id FROM object) || ']::int8[], ''{1}'', ''{50}'', ''{1}'')'), '(0)', 'another wiki says nothing of it');

-- Personal blocks, either way.
INSERT INTO social.person_block (blocker_id, blocked_id) VALUES (pg_temp.person(1), pg_temp.person(2));
SELECT is(pg_temp.put(2), '(t,f,t,f)', 'whom the author blocked does not like it');
UPDATE social.person_block SET blocker_id = blocked_id, blocked_id = blocker_id;
SELECT is(pg_temp.put(2), '(t,f,t,f)', 'nor who blocked the author');
DELETE FROM social.person_block;

-- Statuses and comments, by the predicate.
INSERT INTO social.status (id, wiki, author_id, visibility, text) VALUES (100, 'w', pg_temp.person(1), 0, 's'), (101, 'w', pg_temp.person(1), 1, 'for followers');
INSERT INTO social.status (id, wiki, author_id, visibility, text, root_id, parent_id, thread_id) VALUES (102, 'w', pg_temp.person(1), 0, 'c', 100, 100, 102);
SELECT is(pg_temp.answer('like_put(''w'', 2, 4::int2, ''100'', 100)'), '(t,f,f,t)', 'a status is liked');
SELECT is(pg_temp.answer('like_put(''w'', 2, 5::int2, ''102'', 102)'), '(t,f,f,t)', 'a comment is');
SELECT is(pg_temp.answer('like_put(''w'', 2, 5::int2, ''100'', 100)'), '(f,f,f,f)', 'a status is no comment');
SELECT is(pg_temp.answer('like_put(''w'', 2, 4::int2, ''102'', 102)'), '(f,f,f,f)', 'a comment no status');
SELECT is(pg_temp.answer('like_put(''w'', 2, 4::int2, ''101'', 101)'), '(f,f,f,f)', 'what one may not read one does not like');
SELECT is(pg_temp.answer('like_put(''v'', 2, 4::int2, ''100'', 100)'), '(f,f,f,f)', 'nor what is another wiki''s');
UPDATE social.status SET hide_level = 1 WHERE id = 100;
SELECT is(
  pg_temp.answer('like_many(''w'', 2, 0, ''{1,4,5,2}'', E''17\n100\n102\n5'', ''{0,100,102,5}'')'), '(1,4,f)', 'of what hangs on something hidden nothing is told'
);
UPDATE social.status SET hide_level = 0 WHERE id = 100;
SELECT is(
  pg_temp.answer('like_many(''w'', 2, 0, ''{1,4,5,2,1}'', E''17\n100\n102\n5\n17'', ''{0,100,102,5,0}'')'),
  '(1,4,f) (2,1,t) (3,1,t) (5,4,f)', 'many at once, in their places'
);
SELECT is(pg_temp.answer('target_list(''w'', 0, 10)'), '(' || (SELECT id FROM object) || ',1,17,1,50,0,f)', 'a list of what the store knows');
SELECT is(pg_temp.answer('target_list_by_page(''w'', 50, 0, 10)'), '(' || (SELECT id FROM object) || ',1,17,1,50,0,f)', 'by page');
SELECT is(pg_temp.answer('target_list_by_page(''w'', 51, 0, 10)'), 'none', 'of a page it knows nothing of');
SELECT is(pg_temp.answer('target_list_by_key(''w'', ''{1,2,1}'', E''18\n17\n17'')'), '(' || (SELECT id FROM object) || ',1,17,1,50,0,f)', 'by key');

SELECT * FROM finish();
ROLLBACK;
