-- SPDX-License-Identifier: MIT
-- The mirror of the wiki's accounts, and one account merged into another.
BEGIN;
\i :statements
SELECT plan(49);

-- People 11 to 16 of one wiki are actors 1 to 6; 11 of another one is 7.
EXECUTE actor_ensure('w', 0::int2, 11, false);
EXECUTE actor_ensure('w', 0::int2, 12, false);
EXECUTE actor_ensure('w', 0::int2, 13, true);
EXECUTE actor_ensure('w', 0::int2, 14, false);
EXECUTE actor_ensure('w', 0::int2, 15, false);
EXECUTE actor_ensure('w', 0::int2, 16, false);
EXECUTE actor_ensure('x', 0::int2, 11, false);
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 1, 12);

CREATE TEMP VIEW flags AS
SELECT local_id, hidden, temporary, "exists" FROM social.actor WHERE wiki = 'w' AND kind = 0;

-- Listing.
CREATE TEMP TABLE listed AS EXECUTE actor_list('w', 11, 2);
SELECT results_eq(
  'SELECT * FROM listed',
  $$ VALUES (12::bigint, false, false, true, NULL::bigint), (13, false, true, true, NULL) $$,
  'people of this wiki are listed by their user ids, from behind one, as many as asked'
);
SELECT is_empty($$ EXECUTE actor_list('w', 16, 5) $$, 'behind the last is nobody');
SELECT is_empty($$ EXECUTE actor_list('y', 0, 5) $$, 'nor of a wiki unknown');

-- Mirroring.
CREATE TEMP TABLE told AS EXECUTE actor_mirror('w', '{12,13,14,99}', '{5,4,2,7}');
SELECT is((SELECT changed FROM told), 3, 'those who differ are changed');
SELECT results_eq(
  'SELECT * FROM flags WHERE local_id BETWEEN 12 AND 14 ORDER BY local_id',
  $$ VALUES (12::bigint, true, false, true), (13, false, false, true), (14, false, true, false) $$,
  'each flag is what was said'
);
SELECT is((SELECT count(*) FROM flags), 6::bigint, 'nobody is added');
SELECT is((SELECT hidden FROM social.actor WHERE kind = 1), false, 'a group of the same number is not meant');
CREATE TEMP TABLE told_again AS EXECUTE actor_mirror('w', '{12,13,14,99}', '{5,4,2,7}');
SELECT is((SELECT changed FROM told_again), 0, 'saying it again changes nothing');
CREATE TEMP TABLE deleted AS EXECUTE actor_mirror('w', '{12}', '{0}');
SELECT is((SELECT ROW(hidden, "exists")::text FROM flags WHERE local_id = 12), '(t,f)', 'who is deleted while hidden stays hidden');
CREATE TEMP TABLE deleted_hidden AS EXECUTE actor_mirror('w', '{14}', '{1}');
SELECT is((SELECT hidden FROM flags WHERE local_id = 14), true, 'and is hidden when the wiki says so');
CREATE TEMP TABLE told_x AS EXECUTE actor_mirror('x', '{11}', '{5}');
SELECT is((SELECT bool_or(hidden) FROM flags WHERE local_id = 11), false, 'the same user id of another wiki is somebody else');
CREATE TEMP TABLE back AS EXECUTE actor_mirror('w', '{12,14}', '{4,4}');
SELECT is((SELECT changed FROM back), 2, 'and back');
SELECT is((SELECT bool_or(hidden OR temporary OR NOT "exists") FROM flags), false, 'all flags are lowered again');

-- What was written before the merger: by 11 (actor 1) of every state, by 12 mentioning 11.
CREATE FUNCTION pg_temp.write(status bigint, author integer, level integer, people integer[]) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO social.status (id, wiki, author_id, visibility, mentioned, text)
  VALUES ($1, 'w', $2, $3, $4, 's' || $1);
  INSERT INTO social.status_version (status_id, version, editor_id, text, mentioned)
  VALUES ($1, 1, $2, 's' || $1, $4);
$$;
SELECT pg_temp.write(i, a, l, p) FROM (VALUES
  (100, 1, 0, NULL::int[]), (101, 1, 0, NULL), (102, 1, 0, NULL), (103, 1, 3, '{4}'), (110, 2, 3, '{1,4,2}'),
  (111, 2, 0, NULL), (112, 3, 0, NULL)
) AS v (i, a, l, p) \g /dev/null
UPDATE social.status SET hide_level = 1 WHERE id = 101;
UPDATE social.status SET deleted_at = now() WHERE id = 102;
INSERT INTO social.status (id, wiki, author_id, visibility, text, root_id, parent_id) VALUES (104, 'w', 1, 0, 'c', 111, 111);
INSERT INTO social.head VALUES (1, 0, 900), (1, 3, 700), (2, 0, 800);
INSERT INTO social.follow (follower_id, followee_id) VALUES (3, 1), (1, 4);
INSERT INTO social.report (id, wiki, kind, object_id, reporter_id, reason) VALUES (501, 'w', 0, 112, 1, 'r');

CREATE TEMP VIEW authors AS SELECT array_agg(id::int ORDER BY id) AS ids, author_id FROM social.status GROUP BY author_id;
CREATE FUNCTION pg_temp.merge(f bigint, t bigint) RETURNS text LANGUAGE sql AS $$ SELECT social.actor_merge('w', f, t) $$;

SELECT is(pg_temp.merge(99, 12), 'unknown', 'of somebody unknown there is nothing to merge');
SELECT is((SELECT count(*) FROM flags), 6::bigint, 'and nobody is made for it');
CREATE TEMP TABLE merged AS EXECUTE actor_merge('w', 11, 12);
SELECT is((SELECT outcome FROM merged), 'merged', '11 is merged into 12');
SELECT is(pg_temp.merge(11, 12), 'same', 'a second time it was so before');
CREATE TEMP TABLE merged_list AS EXECUTE actor_list('w', 0, 1);
SELECT is((SELECT merged_into FROM merged_list), 12::bigint, 'the list tells the heir');
SELECT results_eq(
  'SELECT actor_id, visibility, last_id FROM social.head WHERE actor_id = 2 ORDER BY visibility',
  $$ VALUES (2, 0::int2, 900::bigint), (2, 3::int2, 700::bigint) $$,
  'the heir''s heads are raised to the newest of both'
);

-- Before anything is moved.
CREATE TEMP TABLE got AS EXECUTE status_get('w', 0, 0, 100);
SELECT is((SELECT author FROM got), 12::bigint, 'a status not moved yet is read as the heir''s');
CREATE TEMP TABLE public_feed AS EXECUTE feed_public('w', 0, 0, NULL, 30);
SELECT is((SELECT array_agg(author ORDER BY id) FROM public_feed), '{12,12,13}'::bigint[], 'in the public feed too');
CREATE TEMP TABLE old_feed AS EXECUTE feed_user('w', 0, 0, 11, NULL, 30);
SELECT is((SELECT array_agg(ROW(id, author)::text) FROM old_feed), '{"(111,12)"}'::text[], 'who asks for the feed of the merged gets the heir''s');

-- Moving, in batches.
CREATE TEMP TABLE dry AS EXECUTE actor_settle('w', 0, 4, true);
SELECT is((SELECT ROW(moved, last)::text FROM dry), '(4,103)', 'a dry run counts');
SELECT is((SELECT ids FROM authors WHERE author_id = 1), '{100,101,102,103,104}', 'and moves nothing');
CREATE TEMP TABLE strange AS EXECUTE actor_settle('x', 0, 100, false);
SELECT is((SELECT moved FROM strange), 0, 'another wiki''s merges are another wiki''s');
CREATE TEMP TABLE one AS EXECUTE actor_settle('w', 0, 2, false);
SELECT is((SELECT ROW(moved, last)::text FROM one), '(2,101)', 'the first batch');
SELECT is((SELECT ids FROM authors WHERE author_id = 1), '{102,103,104}', 'moves what is in it');
CREATE TEMP TABLE one_again AS EXECUTE actor_settle('w', 0, 2, false);
SELECT is((SELECT ROW(moved, last)::text FROM one_again), '(0,101)', 'begun again it has nothing to do');
CREATE TEMP TABLE two AS EXECUTE actor_settle('w', 101, 100, false);
SELECT is((SELECT ROW(moved, last)::text FROM two), '(4,112)', 'the rest: whatever its state, comments and mentions too');
CREATE TEMP TABLE past AS EXECUTE actor_settle('w', 112, 100, false);
SELECT is((SELECT ROW(moved, last)::text FROM past), '(0,)', 'behind the end there is no next one');
SELECT is((SELECT ids FROM authors WHERE author_id = 2), '{100,101,102,103,104,110,111}', 'all is the heir''s');
SELECT is((SELECT count(*) FROM social.status_version WHERE editor_id = 1), 0::bigint, 'versions too');
SELECT is((SELECT mentioned FROM social.status WHERE id = 110), '{2,4,2}'::int[], 'a mention keeps its place in the list');
SELECT is((SELECT mentioned FROM social.status_version WHERE status_id = 110), '{2,4,2}'::int[], 'in a version as well');
SELECT is((SELECT mentioned FROM social.status WHERE id = 100), NULL, 'where nobody was mentioned nobody is');
SELECT is((SELECT hide_level::int FROM social.status WHERE id = 101), 1, 'hidden stays hidden');
SELECT results_eq(
  'SELECT follower_id, followee_id FROM social.follow ORDER BY 1', 'VALUES (1, 4), (3, 1)', 'follows keep their ids'
);
SELECT is((SELECT reporter_id FROM social.report), 1, 'reports keep theirs');

-- Chains and loops.
SELECT is(pg_temp.merge(12, 11), 'loop', 'the heir is not merged into the merged');
SELECT is(pg_temp.merge(11, 13), 'other', 'nobody is merged into two');
SELECT is(pg_temp.merge(12, 13), 'merged', 'an heir may be merged on');
SELECT is(
  (SELECT array_agg(merged_into ORDER BY id) FROM social.actor WHERE merged_into IS NOT NULL), '{3,3}',
  'and those merged before go along: no chain'
);
SELECT is(pg_temp.merge(13, 11), 'loop', 'a loop over two is one too');
SELECT pg_temp.merge(14, 11) \g /dev/null
SELECT is((SELECT merged_into FROM social.actor WHERE local_id = 14 AND wiki = 'w'), 3, 'who is merged into a merged one goes to the heir');
SELECT is(pg_temp.merge(14, 12), 'same', 'whichever of its names the heir is called by');

-- Hidden goes by the heir.
CREATE TEMP TABLE hide_heir AS EXECUTE actor_mirror('w', '{13}', '{5}');
SELECT is((SELECT count(*) FROM flags WHERE hidden), 4::bigint, 'with the heir those merged into it are hidden');
CREATE TEMP TABLE show_merged AS EXECUTE actor_mirror('w', '{11,12}', '{0,4}');
SELECT is((SELECT array_agg(local_id ORDER BY local_id) FROM flags WHERE hidden), '{11,12,13,14}', 'and stay so whatever is said of them');
CREATE TEMP TABLE show_heir AS EXECUTE actor_mirror('w', '{11,13}', '{1,4}');
SELECT is((SELECT count(*) FROM flags WHERE hidden), 0::bigint, 'until the heir is shown');
CREATE TEMP TABLE hide_another AS EXECUTE actor_mirror('w', '{15}', '{5}');
SELECT pg_temp.merge(16, 15) \g /dev/null
SELECT is((SELECT hidden FROM flags WHERE local_id = 16), true, 'who is merged into somebody hidden is hidden at once');

SELECT * FROM finish();
ROLLBACK;
