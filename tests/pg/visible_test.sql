-- SPDX-License-Identifier: MIT
-- Who may read what: the truth table of the predicate, by statement and by function.
BEGIN;
\i :statements
SELECT no_plan();

-- People; local_id is the actor's id. caps: 1 moderate, 2 suppress, 4 read reported.
CREATE TEMP TABLE person (n serial, name text, actor integer, caps integer);
INSERT INTO social.actor (wiki, kind, local_id)
SELECT 'w', 0, g FROM generate_series(1, 12) AS g ORDER BY g;
INSERT INTO person (name, actor, caps) VALUES
  ('author', 1, 0), ('follower', 2, 0), ('pending', 3, 0), ('member', 4, 0), ('invited', 5, 0),
  ('mentioned', 6, 0), ('stranger', 7, 0), ('anonymous', NULL, 0), ('moderator', 7, 1),
  ('suppressor', 7, 2), ('oversight', 7, 3), ('reviewer', 7, 4), ('anonreviewer', NULL, 4);
INSERT INTO social.follow (follower_id, followee_id, state) VALUES
  (2, 1, 1), (3, 1, 0), (1, 7, 1), (2, 11, 1);
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 1, 500), ('w', 1, 501);
INSERT INTO social.circle (id, actor_id, wiki, name, private) VALUES
  (500, 13, 'w', 'Circle', true), (501, 14, 'w', 'Other circle', true);
INSERT INTO social.membership (circle_id, actor_id, state) VALUES
  (500, 4, 1), (500, 5, 2), (500, 3, 0), (501, 7, 1);
UPDATE social.actor SET hidden = true WHERE id = 11;

INSERT INTO social.target (id, wiki, kind, key, author_id, visibility, circle_id, hide_level, deleted_at)
VALUES
  (900, 'w', 1, '1', 1, 0, NULL, 0, NULL),
  (901, 'w', 1, '2', 1, 0, NULL, 1, NULL),
  (902, 'w', 1, '3', 1, 0, NULL, 2, NULL),
  (903, 'w', 0, '4', 1, 2, 500, 0, NULL),
  (904, 'w', 1, '5', NULL, 0, NULL, 0, NULL),
  (905, 'w', 1, '6', 1, 0, NULL, 0, now());

-- One row of the truth table: the object, then everybody who may read it.
CREATE TEMP TABLE truth (id bigint PRIMARY KEY, what text, readers text);
INSERT INTO truth VALUES
  (1, 'public', 'author follower pending member invited mentioned stranger anonymous moderator suppressor oversight reviewer anonreviewer'),
  (2, 'followers', 'author follower'),
  (3, 'group', 'author member'),
  (4, 'mentioned', 'author mentioned'),
  (5, 'public, hidden', 'moderator suppressor oversight'),
  (6, 'public, suppressed', 'suppressor oversight'),
  (7, 'public, deleted', 'author moderator oversight'),
  (8, 'public, deleted and hidden', 'moderator oversight'),
  (9, 'public, deleted and suppressed', 'oversight'),
  (10, 'followers, hidden', ''),
  (11, 'followers, reported', 'author follower reviewer anonreviewer'),
  (12, 'group, reported, closed', 'author member reviewer anonreviewer'),
  (13, 'mentioned, reported', 'author mentioned reviewer anonreviewer'),
  (14, 'followers, reported, hidden', ''),
  (15, 'public, author hidden', 'suppressor oversight'),
  (16, 'followers, author hidden', ''),
  (17, 'public in a group', 'author follower pending member invited mentioned stranger anonymous moderator suppressor oversight reviewer anonreviewer'),
  (20, 'comment on public', 'author follower pending member invited mentioned stranger anonymous moderator suppressor oversight reviewer anonreviewer'),
  (21, 'comment on followers', 'author follower'),
  (22, 'comment on group', 'author member'),
  (23, 'comment on hidden', 'moderator suppressor oversight'),
  (24, 'comment on deleted', 'author moderator oversight'),
  (25, 'hidden comment on public', 'moderator suppressor oversight'),
  (26, 'reported comment on followers', 'author follower reviewer anonreviewer'),
  (27, 'hidden reported comment on followers', ''),
  (28, 'comment on a reported followers status', 'author follower reviewer anonreviewer'),
  (29, 'comment to the mentioned on followers', 'author'),
  (30, 'comment on a revision', 'author follower pending member invited mentioned stranger anonymous moderator suppressor oversight reviewer anonreviewer'),
  (31, 'comment on a hidden revision', 'moderator suppressor oversight'),
  (32, 'comment on a suppressed revision', 'suppressor oversight'),
  (33, 'comment on a group''s event', 'author member'),
  (34, 'comment on a revision without author', 'author follower pending member invited mentioned stranger anonymous moderator suppressor oversight reviewer anonreviewer'),
  (35, 'comment on a deleted revision', 'author moderator oversight'),
  (36, 'status citing a hidden revision', 'author follower pending member invited mentioned stranger anonymous moderator suppressor oversight reviewer anonreviewer'),
  (37, 'comment on nothing that exists', ''),
  (38, 'followers, deleted', 'author'),
  (39, 'mentioned, deleted', 'author'),
  (40, 'mentioned, deleted, reported', 'author'),
  (41, 'mentioned, deleted and hidden', ''),
  (42, 'public, deleted, author hidden', 'oversight'),
  (43, 'deleted comment of another on public', 'moderator oversight'),
  (44, 'own deleted comment on hidden', 'moderator oversight');

INSERT INTO social.status (id, wiki, author_id, visibility, circle_id, mentioned, hide_level, deleted_at, root_id, parent_id, target_id, text)
VALUES
  (1, 'w', 1, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, ''),
  (2, 'w', 1, 1, NULL, NULL, 0, NULL, NULL, NULL, NULL, ''),
  (3, 'w', 1, 2, 500, NULL, 0, NULL, NULL, NULL, NULL, ''),
  (4, 'w', 1, 3, NULL, '{6,12}', 0, NULL, NULL, NULL, NULL, ''),
  (5, 'w', 1, 0, NULL, NULL, 1, NULL, NULL, NULL, NULL, ''),
  (6, 'w', 1, 0, NULL, NULL, 2, NULL, NULL, NULL, NULL, ''),
  (7, 'w', 1, 0, NULL, NULL, 0, now(), NULL, NULL, NULL, ''),
  (8, 'w', 1, 0, NULL, NULL, 1, now(), NULL, NULL, NULL, ''),
  (9, 'w', 1, 0, NULL, NULL, 2, now(), NULL, NULL, NULL, ''),
  (10, 'w', 1, 1, NULL, NULL, 1, NULL, NULL, NULL, NULL, ''),
  (11, 'w', 1, 1, NULL, NULL, 0, NULL, NULL, NULL, NULL, ''),
  (12, 'w', 1, 2, 500, NULL, 0, NULL, NULL, NULL, NULL, ''),
  (13, 'w', 1, 3, NULL, '{6}', 0, NULL, NULL, NULL, NULL, ''),
  (14, 'w', 1, 1, NULL, NULL, 1, NULL, NULL, NULL, NULL, ''),
  (15, 'w', 11, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, ''),
  (16, 'w', 11, 1, NULL, NULL, 0, NULL, NULL, NULL, NULL, ''),
  (17, 'w', 1, 0, 500, '{6}', 0, NULL, NULL, NULL, NULL, ''),
  (20, 'w', 1, 0, NULL, NULL, 0, NULL, 1, 1, NULL, ''),
  (21, 'w', 12, 0, NULL, NULL, 0, NULL, 2, 2, NULL, ''),
  (22, 'w', 12, 0, NULL, NULL, 0, NULL, 3, 3, NULL, ''),
  (23, 'w', 12, 0, NULL, NULL, 0, NULL, 5, 5, NULL, ''),
  (24, 'w', 12, 0, NULL, NULL, 0, NULL, 7, 7, NULL, ''),
  (25, 'w', 12, 0, NULL, NULL, 1, NULL, 1, 20, NULL, ''),
  (26, 'w', 12, 0, NULL, NULL, 0, NULL, 2, 2, NULL, ''),
  (27, 'w', 12, 0, NULL, NULL, 1, NULL, 2, 2, NULL, ''),
  (28, 'w', 12, 0, NULL, NULL, 0, NULL, 11, 11, NULL, ''),
  (29, 'w', 12, 3, NULL, '{1,6}', 0, NULL, 2, 21, NULL, ''),
  (30, 'w', 12, 0, NULL, NULL, 0, NULL, 900, 900, 900, ''),
  (31, 'w', 12, 0, NULL, NULL, 0, NULL, 901, 901, 901, ''),
  (32, 'w', 12, 0, NULL, NULL, 0, NULL, 902, 902, 902, ''),
  (33, 'w', 12, 0, NULL, NULL, 0, NULL, 903, 903, 903, ''),
  (34, 'w', 12, 0, NULL, NULL, 0, NULL, 904, 904, 904, ''),
  (35, 'w', 12, 0, NULL, NULL, 0, NULL, 905, 905, 905, ''),
  (36, 'w', 1, 0, NULL, NULL, 0, NULL, NULL, NULL, 901, ''),
  (37, 'w', 12, 0, NULL, NULL, 0, NULL, 999, 999, NULL, ''),
  (38, 'w', 1, 1, NULL, NULL, 0, now(), NULL, NULL, NULL, ''),
  (39, 'w', 1, 3, NULL, '{6,12}', 0, now(), NULL, NULL, NULL, ''),
  (40, 'w', 1, 3, NULL, '{6}', 0, now(), NULL, NULL, NULL, ''),
  (41, 'w', 1, 3, NULL, '{6}', 1, now(), NULL, NULL, NULL, ''),
  (42, 'w', 11, 0, NULL, NULL, 0, now(), NULL, NULL, NULL, ''),
  (43, 'w', 12, 0, NULL, NULL, 0, now(), 1, 1, NULL, ''),
  (44, 'w', 1, 0, NULL, NULL, 0, now(), 5, 5, NULL, '');

INSERT INTO social.report (id, wiki, kind, object_id, reporter_id, reason, closed_at, closed_by) VALUES
  (800, 'w', 0, 11, 2, 'r', NULL, NULL), (801, 'w', 0, 12, 4, 'r', now(), 7),
  (802, 'w', 0, 13, 6, 'r', NULL, NULL), (803, 'w', 0, 14, 2, 'r', NULL, NULL),
  (806, 'w', 0, 40, 6, 'r', NULL, NULL),
  (804, 'w', 1, 26, 2, 'r', NULL, NULL), (805, 'w', 1, 27, 2, 'r', NULL, NULL);

SELECT is((SELECT count(*) FROM social.status), (SELECT count(*) FROM truth), 'every object is in the table');

-- The form pasted into statements, through status_get as it is in the catalogue.
CREATE FUNCTION pg_temp.got(local_id integer, caps integer, id bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  row record;
BEGIN
  FOR row IN EXECUTE format('EXECUTE status_get(%L, %s, %s, %s)', 'w', local_id, caps, id) LOOP
    RETURN true;
  END LOOP;
  RETURN false;
END
$$;

SELECT is(
  coalesce((
    SELECT string_agg(p.name, ' ' ORDER BY p.n)
    FROM person AS p
    WHERE pg_temp.got(coalesce(p.actor, 0), p.caps, t.id)
  ), ''), t.readers, 'by statement: ' || t.what
)
FROM truth AS t ORDER BY t.id;

SELECT is(
  coalesce((
    SELECT string_agg(p.name, ' ' ORDER BY p.n)
    FROM person AS p
    WHERE EXISTS (SELECT FROM social.visible(p.actor, p.caps, ARRAY[t.id]))
  ), ''), t.readers, 'by function: ' || t.what
)
FROM truth AS t ORDER BY t.id;

-- Nobody's own comment opens what it hangs on; the author of a comment is bound by its root too.
SELECT is(pg_temp.got(12, 0, 21), false, 'a commenter who lost sight of the status loses the comment');
SELECT is(pg_temp.got(12, 0, 20), true, 'a commenter reads a comment on a public status');

-- Muting and personal blocks: feeds only, and moderators are never cut off.
CREATE FUNCTION pg_temp.fed(local_id integer, caps integer) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  row record;
BEGIN
  FOR row IN EXECUTE format('EXECUTE feed_public(%L, %s, %s, NULL, 1000)', 'w', local_id, caps) LOOP
    IF row.id = 1 THEN
      RETURN true;
    END IF;
  END LOOP;
  RETURN false;
END
$$;
INSERT INTO social.mute (actor_id, muted_id) VALUES (2, 1);
INSERT INTO social.person_block (blocker_id, blocked_id) VALUES (3, 1), (1, 4);
SELECT is(pg_temp.fed(7, 0), true, 'a stranger has the public status in the feed');
SELECT is(pg_temp.fed(0, 0), true, 'someone without an account too');
SELECT is(pg_temp.fed(2, 0), false, 'who mutes the author has not');
SELECT is(pg_temp.fed(3, 0), false, 'who blocked the author has not');
SELECT is(pg_temp.fed(4, 0), false, 'whom the author blocked has not');
SELECT is(pg_temp.fed(4, 1), true, 'a moderator whom the author blocked has');
SELECT is(pg_temp.fed(2, 1), false, 'a moderator''s own mute holds');
SELECT is(pg_temp.fed(1, 0), true, 'the author has, whoever mutes or blocks');
SELECT is(pg_temp.got(2, 0, 1) AND pg_temp.got(3, 0, 1) AND pg_temp.got(4, 0, 1), true, 'the permalink stays open to all three');

-- Feeds never show what is hidden or deleted, nor comments, whatever the caps.
CREATE TEMP TABLE feed AS EXECUTE feed_public('w', 7, 7, NULL, 1000);
SELECT results_eq(
  'SELECT id FROM feed ORDER BY id DESC', $$ VALUES (36::bigint), (17), (15), (1) $$,
  'the public feed holds public top-level statuses, with all caps one by a hidden author'
);
CREATE TEMP TABLE feed0 AS EXECUTE feed_public('w', 7, 0, NULL, 1000);
SELECT results_eq('SELECT id FROM feed0 ORDER BY id DESC', $$ VALUES (36::bigint), (17), (1) $$, 'without caps not that one');
CREATE TEMP TABLE feed_f AS EXECUTE feed_user('w', 2, 0, 1, NULL, 1000);
SELECT is((SELECT count(*) FROM feed_f), 0::bigint, 'the user feed is filtered by mutes too');
DELETE FROM social.mute;
CREATE TEMP TABLE feed_u AS EXECUTE feed_user('w', 2, 0, 1, NULL, 1000);
SELECT results_eq('SELECT id FROM feed_u', $$ VALUES (36::bigint), (17), (11), (2), (1) $$, 'a follower''s view of the author''s feed, newest first');
CREATE TEMP TABLE feed_page AS EXECUTE feed_user('w', 2, 0, 1, 17, 2);
SELECT results_eq('SELECT id FROM feed_page', $$ VALUES (11::bigint), (2) $$, 'a page of it below a cursor');

SELECT * FROM finish();
ROLLBACK;
