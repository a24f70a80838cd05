-- SPDX-License-Identifier: MIT
-- Following, personal blocks and the home feed through the statements of sql/query/.
BEGIN;
\i :statements
SELECT no_plan();

INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 9) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 2, 50), ('w', 2, 51);
CREATE FUNCTION pg_temp.person(local bigint) RETURNS integer LANGUAGE sql AS $$
  SELECT a.id FROM social.actor AS a WHERE a.wiki = 'w' AND a.kind = 0 AND a.local_id = local
$$;
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
CREATE FUNCTION pg_temp.put(viewer bigint, whom bigint, choice integer DEFAULT 0, kind integer DEFAULT 0, most integer DEFAULT 5000)
RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('follow_put(''w'', %s, %s::int2, %s, %s::int2, %s)', viewer, kind, whom, choice, most))
$$;
CREATE FUNCTION pg_temp.stop(viewer bigint, whom bigint, inward boolean DEFAULT false, kind integer DEFAULT 0)
RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('follow_end(''w'', %s, %s::int2, %s, %L::bool)', viewer, kind, whom, inward))
$$;
CREATE FUNCTION pg_temp.accept(viewer bigint, whom bigint) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('follow_accept(''w'', %s, %s)', viewer, whom))
$$;
-- Whom a list names, in its order.
CREATE FUNCTION pg_temp.names(call text) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(string_agg(m[1], ','), 'none') FROM regexp_matches(pg_temp.answer(call), '\(\d+,(\d,\d+,\d)\)', 'g') AS m
$$;
-- The packed row agrees with the rows it is made of.
CREATE FUNCTION pg_temp.packed() RETURNS bigint LANGUAGE sql AS $$
  SELECT count(*)
  FROM (SELECT f.follower_id, f.followee_id FROM social.follow AS f WHERE f.state = 1) AS f
  FULL JOIN (SELECT p.actor_id AS follower_id, unnest(p.followees || p.pages) AS followee_id FROM social.following AS p) AS p
    USING (follower_id, followee_id)
  WHERE (f.follower_id IS NULL) <> (p.follower_id IS NULL)
    OR f IS NULL OR p IS NULL
$$;

SELECT is(pg_temp.put(1, 2), '(1,t,)', 'follows somebody who is open');
SELECT is(pg_temp.put(1, 2), '(1,f,)', 'twice is once');
SELECT is(pg_temp.put(1, 3, 1), '(0,t,)', 'asks somebody who wants to be asked');
SELECT is(pg_temp.put(1, 3, 0), '(0,f,)', 'and goes on asking');
SELECT is(pg_temp.put(1, 4, 2), '(,f,closed)', 'nobody follows whoever is closed');
SELECT is(pg_temp.put(1, 1), '(,f,self)', 'nor themselves');
SELECT is(pg_temp.put(1, 77), '(,f,unknown)', 'nor nobody');
SELECT is(pg_temp.put(1, 5, 0, 0, 2), '(,f,limit)', 'nor more than they may');
SELECT is(pg_temp.put(1, 50, 2, 2), '(1,t,)', 'follows a page, which has no choice');
SELECT is(pg_temp.packed(), 0::bigint, 'the packed row has what was accepted');
SELECT is((SELECT f.followees FROM social.following AS f WHERE f.actor_id = pg_temp.person(1)), ARRAY[pg_temp.person(2)], 'no request is in it');
SELECT is(pg_temp.accept(3, 2), '()', 'nobody is let in who did not ask');
SELECT is(pg_temp.accept(3, 1), '(t)', 'whoever asked is let in');
SELECT is(pg_temp.accept(3, 1), '(f)', 'once');
SELECT is(pg_temp.packed(), 0::bigint, 'the packed row has them then');
SELECT is(pg_temp.names('follow_list(''w'', 1, NULL, 10)'), '2,50,1,0,3,1,0,2,1', 'whom and what one follows, newest first');
SELECT is(pg_temp.names('follower_list(''w'', 2, 1::int2, NULL, 10)'), '0,1,1', 'who follows one');
SELECT is(pg_temp.put(5, 2, 1), '(0,t,)', 'another one asks');
SELECT is(pg_temp.names('follower_list(''w'', 2, 0::int2, NULL, 10)'), '0,5,0', 'who asks');
SELECT is(pg_temp.stop(2, 5, true), '(t)', 'a request is refused');
SELECT is(pg_temp.stop(2, 5, true), '(f)', 'once');

-- Personal blocks
SELECT is(pg_temp.put(2, 1), '(1,t,)', 'follows back');
SELECT is(pg_temp.answer('person_block_put(''w'', 2, 1, 100)'), '(t,)', 'blocks somebody');
SELECT is(pg_temp.answer('person_block_put(''w'', 2, 1, 100)'), '(f,)', 'once');
SELECT is((SELECT count(*) FROM social.follow AS f WHERE (f.follower_id, f.followee_id) IN ((pg_temp.person(1), pg_temp.person(2)), (pg_temp.person(2), pg_temp.person(1)))), 0::bigint, 'neither follows the other then');
SELECT is(pg_temp.packed(), 0::bigint, 'nor in the packed rows');
SELECT is(pg_temp.put(1, 2), '(,f,closed)', 'whoever is blocked is told what everybody is told whom a closed person does not want');
SELECT is(pg_temp.put(2, 1), '(,f,blocking)', 'whoever blocks does not follow');
SELECT is(pg_temp.names('person_block_list(''w'', 2, NULL, 10)'), '0,1,1', 'whom one blocked');
SELECT is(pg_temp.answer('follow_state(''w'', 2, 0::int2, 1)'), '(,t)', 'how one stands to whom one blocked');
SELECT is(pg_temp.answer('follow_state(''w'', 1, 0::int2, 2)'), '(,f)', 'a block is its owner''s secret');
SELECT is(pg_temp.answer('person_block_end(''w'', 2, 1)'), '(t)', 'unblocks');
SELECT is(pg_temp.put(1, 2), '(1,t,)', 'may follow then');
SELECT is(pg_temp.answer('person_block_put(''w'', 3, 3, 100)'), '(f,self)', 'nobody blocks themselves');
SELECT is(pg_temp.answer('person_block_put(''w'', 3, 1, 0)'), '(f,limit)', 'nor endlessly many');

-- The home feed: 1 follows 2, 3 and page 50; 4 is nobody's.
CREATE FUNCTION pg_temp.said(who bigint, at bigint, level integer DEFAULT 0) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.status (id, wiki, author_id, visibility, text) VALUES (at, 'w', pg_temp.person(who), level, 's' || at);
  INSERT INTO social.head AS h (actor_id, visibility, last_id) VALUES (pg_temp.person(who), level, at)
  ON CONFLICT (actor_id, visibility) DO UPDATE SET last_id = greatest(h.last_id, excluded.last_id);
$$;
-- id:reason of each item.
CREATE FUNCTION pg_temp.home(viewer bigint, spread integer DEFAULT 100, before bigint DEFAULT NULL, most integer DEFAULT 20) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE feed_home(''w'', %s, 0, %s, %s, %s)', viewer, coalesce(before::text, 'NULL'), most, spread);
  SELECT string_agg(a.id || ':' || a.reason, ' ' ORDER BY a.id DESC) INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN found;
END
$$;
SELECT is(pg_temp.home(1), NULL, 'nothing at home');
SELECT pg_temp.said(1, 1000), pg_temp.said(2, 1001), pg_temp.said(3, 1002), pg_temp.said(4, 1003), pg_temp.said(2, 1004, 1), pg_temp.said(4, 1005), pg_temp.said(3, 1006);
INSERT INTO social.citation (page_id, status_id)
SELECT a.id, s.id FROM social.actor AS a, (VALUES (1003), (1006)) AS s (id) WHERE a.wiki = 'w' AND a.kind = 2 AND a.local_id = 50;
SELECT is(pg_temp.home(1), '1006:2 1004:2 1003:3 1002:2 1001:2 1000:1', 'own, whom one follows, and what is said of pages, each once');
SELECT is(pg_temp.home(2), '1004:1 1001:1', 'whoever follows nobody reads themselves');
SELECT is(pg_temp.home(1, 100, 1004), '1003:3 1002:2 1001:2 1000:1', 'the next page');
SELECT is(pg_temp.home(1, 100, NULL, 2), '1006:2 1004:2', 'as many as asked for');
SELECT is(pg_temp.home(1, n), pg_temp.home(1), 'the same where ' || n || ' are read at a time') FROM generate_series(1, 3) AS n;
SELECT is(pg_temp.home(1, n, 1004, 3), '1003:3 1002:2 1001:2', 'and below, where ' || n || ' are') FROM generate_series(1, 3) AS n;
UPDATE social.status SET deleted_at = now() WHERE id = 1006;
UPDATE social.status SET hide_level = 1 WHERE id = 1002;
SELECT is(pg_temp.home(1), '1004:2 1003:3 1001:2 1000:1', 'nothing deleted or hidden');
UPDATE social.actor SET hidden = true WHERE local_id = 4 AND kind = 0;
SELECT is(pg_temp.home(1), '1004:2 1001:2 1000:1', 'nothing of whom the wiki hid');
UPDATE social.actor SET hidden = false WHERE local_id = 4 AND kind = 0;
INSERT INTO social.mute (actor_id, muted_id) VALUES (pg_temp.person(1), pg_temp.person(4));
SELECT is(pg_temp.home(1), '1004:2 1001:2 1000:1', 'nothing of whom one muted');
SELECT is(pg_temp.stop(1, 2), '(t)', 'unfollows');
SELECT is(pg_temp.home(1), '1000:1', 'true at once');
SELECT is(pg_temp.stop(1, 50, false, 2), '(t)', 'a page too');
SELECT is(pg_temp.packed(), 0::bigint, 'packed rows at the end');

-- Merged: whoever followed the old account reads the heir.
SELECT pg_temp.put(1, 5), pg_temp.said(6, 1010);
SELECT social.actor_merge('w', 5, 6);
SELECT is(pg_temp.home(1), '1010:2 1000:1', 'reads the heir of whom one follows');
SELECT is(pg_temp.stop(1, 6), '(t)', 'unfollows the heir');
SELECT is(pg_temp.home(1), '1000:1', 'and the old account with them');

-- A block of the old account holds for the heir, and follows by the old id end with a block of the heir.
SELECT social.person_block_put('w', 4, 3, 100), pg_temp.put(9, 3), social.actor_merge('w', 3, 8);
SELECT is(pg_temp.put(4, 8), '(,f,blocking)', 'a block of the old account holds for the heir');
SELECT is(pg_temp.put(8, 4), '(,f,closed)', 'and against the heir');
SELECT is(pg_temp.answer('person_block_put(''w'', 9, 8, 100)'), '(t,)', 'blocks the heir');
SELECT is(pg_temp.stop(9, 8), '(f)', 'and follows the old account no more');
SELECT is(pg_temp.packed(), 0::bigint, 'packed rows after merges');

-- Groups: 7 is a member of one and not of the other.
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 1, 700), ('w', 1, 701);
INSERT INTO social.circle (id, actor_id, wiki, name, private)
SELECT a.local_id, a.id, 'w', 'g' || a.local_id, a.local_id = 700 FROM social.actor AS a WHERE a.wiki = 'w' AND a.kind = 1;
INSERT INTO social.membership (circle_id, actor_id, state) VALUES (700, pg_temp.person(7), 1), (701, pg_temp.person(7), 0), (700, pg_temp.person(8), 3);
INSERT INTO social.status (id, wiki, author_id, visibility, circle_id, text)
VALUES (2000, 'w', pg_temp.person(9), 2, 700, 'inside'), (2001, 'w', pg_temp.person(9), 0, 701, 'elsewhere');
SELECT is(pg_temp.home(7), '2000:4', 'what is posted into one''s groups');
SELECT is(pg_temp.home(8), NULL, 'and nothing for whom it banned');
SELECT pg_temp.put(7, 51, 0, 2) \g /dev/null
INSERT INTO social.citation (page_id, status_id)
SELECT a.id, s FROM social.actor AS a, unnest('{2000,2001}'::bigint[]) AS s WHERE a.wiki = 'w' AND a.kind = 2 AND a.local_id = 51;
SELECT is(pg_temp.home(7), '2001:3 2000:4', 'what is said inside about a followed page stands there as the group''s');

SELECT * FROM finish();
ROLLBACK;
