-- SPDX-License-Identifier: MIT
-- Comments through the statements of sql/query/comment.sql: who may, what it makes, who reads what in
-- which order, what is counted, who closes. And what statuses can do, of comments.
BEGIN;
\i :statements
SELECT no_plan();

-- A person's local id is the actor's. 1 and 2 write what is commented, 3 to 6 comment, 9 moderates.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 12) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 2, 77), ('elsewhere', 0, 3), ('w', 1, 500);
INSERT INTO social.circle (id, actor_id, wiki, name) VALUES (500, 15, 'w', 'c');
INSERT INTO social.membership (circle_id, actor_id) VALUES (500, 3);
INSERT INTO social.status (id, wiki, author_id, visibility, circle_id, mentioned, hide_level, deleted_at, text) VALUES
  (1, 'w', 1, 0, NULL, NULL, 0, NULL, 'public'), (2, 'w', 1, 3, NULL, '{3}', 0, NULL, 'mentioned'),
  (3, 'w', 1, 0, NULL, NULL, 1, NULL, 'hidden'), (4, 'w', 1, 0, NULL, NULL, 0, now(), 'deleted'),
  (5, 'w', 1, 2, 500, NULL, 0, NULL, 'group'), (6, 'w', 12, 0, NULL, NULL, 0, NULL, 'whose author is hidden');
UPDATE social.actor SET hidden = true WHERE id = 12;
INSERT INTO social.target (id, wiki, kind, key, author_id, page_id, hide_level, deleted_at) VALUES
  (50, 'w', 1, '100', 2, 13, 0, NULL), (51, 'w', 3, 'c-A-2026', NULL, 13, 0, NULL), (52, 'w', 1, '102', 2, 13, 1, NULL),
  (53, 'w', 2, '103', 2, NULL, 0, now()), (54, 'elsewhere', 1, '100', NULL, NULL, 0, NULL);

-- 'unseen', 'closed', 'blocked', 'nothing' or the id.
CREATE FUNCTION pg_temp.posted(author integer, kind integer, object text, body text DEFAULT 'text',
  key text DEFAULT NULL, wiki text DEFAULT 'w') RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  got record;
BEGIN
  EXECUTE format('EXECUTE comment_post(%L, %s, %s::int2, %L, %s, %L, '''', %L, ''[]'', NULL, NULL, NULL)',
    wiki, author, kind, object, CASE WHEN kind = 3 THEN '0' ELSE object END, body, key) INTO got;
  RETURN CASE WHEN got.id IS NOT NULL THEN got.id::text WHEN NOT got.seen THEN 'unseen' WHEN got.closed THEN 'closed'
    WHEN got.blocked THEN 'blocked' ELSE 'nothing' END;
END
$$;
CREATE TEMP TABLE said (name text, id bigint);

-- What a comment is.
CREATE TEMP TABLE first AS EXECUTE comment_post('w', 3, 1::int2, '100', 100, E'Hello\n@a', 'en', NULL, '[{"k":"u","s":6,"l":2,"i":0}]', '{1}', NULL, NULL);
SELECT results_eq(
  'SELECT seen, closed, blocked, wiki, author, text, lang, visibility, version, edited, deleted, hide_level, persons, root_kind, root_key, thread = id, parent FROM first',
  $$ VALUES (true, false, false, 'w', 3::bigint, E'Hello\n@a', 'en', 0::int2, 1, NULL::timestamptz, false, 0::int2, '{1}'::bigint[], 1::int2, '100', true, NULL::bigint) $$,
  'a comment on an object of the wiki is the first of its thread'
);
INSERT INTO said SELECT 'first', id FROM first;
SELECT results_eq(
  'SELECT s.target_id, s.root_id, s.parent_id, s.thread_id = s.id, s.visibility, s.mentioned FROM social.status AS s JOIN first USING (id)',
  $$ VALUES (50::bigint, 50::bigint, 50::bigint, true, 0::int2, '{1}'::int[]) $$, 'it is stored with what it hangs on'
);
SELECT results_eq('SELECT v.version, v.editor_id, v.text FROM social.status_version AS v JOIN first ON first.id = v.status_id', $$ VALUES (1, 3, E'Hello\n@a') $$, 'with its first version');
SELECT results_eq(
  'SELECT a.actor_id, a.verb, a.visibility, a.circle_id, a.page_id FROM social.activity AS a JOIN first ON first.id = a.object_id',
  'VALUES (3, 7::int2, 0::int2, NULL::bigint, 13)', 'and one row of the log, of the page'
);
SELECT is((SELECT count(*) FROM social.head), 0::bigint, 'it is nothing new in a feed: no head');

SELECT set_config('test.first', (SELECT id::text FROM first), true) \g /dev/null
INSERT INTO said SELECT 'reply', pg_temp.posted(4, 5, current_setting('test.first'), 'reply')::bigint;
INSERT INTO said SELECT 'deep', pg_temp.posted(5, 5, (SELECT id::text FROM said WHERE name = 'reply'), 'deep')::bigint;
SELECT results_eq(
  $$ SELECT n.name, s.target_id, s.root_id, p.name, f.name FROM said AS n JOIN social.status AS s USING (id)
    JOIN said AS p ON p.id = s.parent_id JOIN said AS f ON f.id = s.thread_id WHERE n.name <> 'first' ORDER BY n.id $$,
  $$ VALUES ('reply', 50::bigint, 50::bigint, 'first', 'first'), ('deep', 50, 50, 'reply', 'first') $$, 'replies stay in their thread at any depth'
);
SELECT set_config('test.deep', (SELECT id::text FROM said WHERE name = 'deep'), true) \g /dev/null
CREATE TEMP TABLE deep AS EXECUTE status_get('w', 3, 0, current_setting('test.deep')::bigint);
SELECT results_eq(
  'SELECT root_kind, root_key, t.name, p.name FROM deep JOIN said AS t ON t.id = thread JOIN said AS p ON p.id = parent',
  $$ VALUES (1::int2, '100', 'first', 'reply') $$, 'a comment read by itself says where it stands'
);
CREATE TEMP TABLE plain AS EXECUTE status_get('w', 3, 0, 1);
SELECT results_eq('SELECT root_kind, root_key, thread, parent FROM plain', 'VALUES (NULL::int2, NULL::text, NULL::bigint, NULL::bigint)', 'a status stands nowhere');
SELECT set_config('test.id', pg_temp.posted(3, 4, '1'), true) \g /dev/null
SELECT is((SELECT s.target_id IS NULL AND s.root_id = 1 FROM social.status AS s WHERE s.id = current_setting('test.id')::bigint), true, 'a comment on a status names no target');
SELECT set_config('test.id', pg_temp.posted(3, 3, 'c-A-2026'), true) \g /dev/null
SELECT is((SELECT s.root_id FROM social.status AS s WHERE s.id = current_setting('test.id')::bigint), 51::bigint, 'a talk comment is found by its name');

-- Who may.
SELECT is(pg_temp.posted(a, k, o), r, format('%s comments on %s %s: %s', a, k, o, r))
FROM (VALUES
  (3, 4, '3', 'unseen'), (9, 4, '3', 'unseen'), (3, 4, '4', 'unseen'), (1, 4, '4', 'unseen'), (3, 4, '6', 'unseen'),
  (4, 4, '2', 'unseen'), (4, 4, '5', 'unseen'), (3, 1, '102', 'unseen'), (2, 1, '102', 'unseen'), (3, 2, '103', 'unseen'),
  (2, 2, '103', 'unseen'), (3, 1, '999', 'unseen'), (3, 2, '100', 'unseen'), (3, 5, '1', 'unseen'), (3, 4, '999', 'unseen'), (99, 4, '1', 'unseen')
) AS t (a, k, o, r);
SELECT is(pg_temp.posted(3, 4, current_setting('test.first')), 'unseen', 'a comment is no status');
SELECT is(pg_temp.posted(3, 4, '1', wiki => 'elsewhere'), 'unseen', 'another wiki''s status is not seen');
SELECT matches(pg_temp.posted(3, 1, '100', wiki => 'elsewhere'), '^\d+$', 'its own revision of the same number is');
SELECT is((SELECT count(*) FROM social.status WHERE root_id = 54), 1::bigint, 'and not the one here');

-- The level of a comment is that of what it hangs on, the log's too.
SELECT set_config('test.secret', pg_temp.posted(3, 4, '2', 'secret'), true) \g /dev/null
SELECT set_config('test.group', pg_temp.posted(3, 4, '5', 'group'), true) \g /dev/null
CREATE TEMP TABLE secret AS EXECUTE status_get('w', 3, 0, current_setting('test.secret')::bigint);
SELECT is((SELECT visibility FROM secret), 3::int2, 'a comment on what is for the mentioned is for them');
CREATE TEMP TABLE edited_secret AS EXECUTE status_edit('w', 3, 0, current_setting('test.secret')::bigint, 1, 'edited', '', '[]', NULL, NULL, NULL);
SELECT results_eq('SELECT visibility, root_kind, root_key, thread = id, parent FROM edited_secret', $$ VALUES (3::int2, 4::int2, '2', true, NULL::bigint) $$, 'an edit needs no mention and answers with its place');
CREATE TEMP TABLE deleted_secret AS EXECUTE status_delete('w', 3, 0, current_setting('test.secret')::bigint);
CREATE TEMP TABLE undeleted_secret AS EXECUTE status_undelete('w', 3, 0, current_setting('test.secret')::bigint);
SELECT results_eq('SELECT seen, own, visibility, root_kind, root_key FROM undeleted_secret', $$ VALUES (true, true, 3::int2, 4::int2, '2') $$, 'so does an undeletion');
CREATE TEMP TABLE moderated AS EXECUTE moderation_set('w', 9, 1, current_setting('test.first')::bigint, true, NULL, 1::int2, 3, '');
SELECT is((SELECT entry IS NOT NULL FROM moderated), true, 'a comment is hidden as a comment');
CREATE TEMP TABLE back AS EXECUTE moderation_set('w', 9, 1, current_setting('test.first')::bigint, true, NULL, 0::int2, 3, '');
SELECT results_eq(
  $$ SELECT a.verb, a.visibility, a.circle_id, a.page_id FROM social.activity AS a
    WHERE a.object_id IN (current_setting('test.secret')::bigint, current_setting('test.group')::bigint, current_setting('test.first')::bigint) ORDER BY a.object_id, a.id $$,
  $$ VALUES (7::int2, 0::int2, NULL::bigint, 13), (5::int2, 0::int2, NULL, 13), (5::int2, 0::int2, NULL, 13),
    (7::int2, 3::int2, NULL, NULL), (2::int2, 3::int2, NULL, NULL), (3::int2, 3::int2, NULL, NULL), (4::int2, 3::int2, NULL, NULL), (7::int2, 2::int2, 500, NULL) $$, 'every row of the log has the level, group and page of the root'
);
CREATE TEMP TABLE liked AS EXECUTE like_put('w', 1, 5::int2, current_setting('test.secret'), current_setting('test.secret')::bigint);
CREATE TEMP TABLE liked_too AS EXECUTE like_put('w', 1, 5::int2, current_setting('test.first'), current_setting('test.first')::bigint);
SELECT results_eq('SELECT a.visibility, a.page_id FROM social.activity AS a WHERE a.verb = 6 ORDER BY a.id', 'VALUES (3::int2, NULL::int), (0::int2, 13)', 'a like of a comment too');
SELECT is((SELECT count(*) FROM social.visible(4, 0, ARRAY[current_setting('test.secret')::bigint, current_setting('test.group')::bigint])), 0::bigint, 'and others do not read it');

-- Personal blocks: with the author of the root, and with whom one answers.
INSERT INTO social.person_block (blocker_id, blocked_id) VALUES (2, 6), (7, 2), (5, 8), (10, 4);
SELECT is(pg_temp.posted(a, k, o), 'blocked', format('%s and the author of %s %s do not meet', a, k, o))
FROM (VALUES (6, 1, '100'), (7, 1, '100'), (6, 5, current_setting('test.first')), (8, 5, (SELECT id::text FROM said WHERE name = 'deep')), (10, 5, (SELECT id::text FROM said WHERE name = 'reply'))) AS t (a, k, o);
SELECT matches(pg_temp.posted(8, 5, (SELECT id::text FROM said WHERE name = 'reply')), '^\d+$', 'who blocked somebody else in the thread is no matter');

-- Keys.
CREATE FUNCTION pg_temp.held(author integer, kind integer, object text, body text, key text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  got record;
BEGIN
  EXECUTE format('EXECUTE status_by_key(''w'', %s, %L, '''', 0::int2, %L, 0, NULL, %s, %L, NULL)', author, body, key, coalesce(kind::text, 'NULL'), object) INTO got;
  RETURN concat_ws(' ', got.id, got.same_body, got.seen, got.root_key);
END
$$;
SELECT set_config('test.keyed', pg_temp.posted(3, 1, '100', 'keyed', 'k'), true) \g /dev/null
SELECT is(pg_temp.posted(3, 1, '100', 'keyed', 'k'), 'nothing', 'a key makes one comment');
SELECT is(pg_temp.held(3, 1, '100', 'keyed', 'k'), current_setting('test.keyed') || ' t t 100', 'and leads to it, with its place');
SELECT is(pg_temp.held(3, k, o, b, 'k'), current_setting('test.keyed') || ' f t 100', format('%s on %s %s is another body', b, k, o))
FROM (VALUES (1, '101', 'keyed'), (2, '100', 'keyed'), (4, '100', 'keyed'), (5, current_setting('test.first'), 'keyed'), (1, '100', 'other'), (NULL, NULL, 'keyed')) AS t (k, o, b);
CREATE TEMP TABLE status_keyed AS EXECUTE status_post('w', 3, 'keyed', '', 0::int2, 'k', '[]', NULL, NULL, NULL, NULL);
SELECT is((SELECT count(*) FROM status_keyed), 0::bigint, 'a status and a comment share no key');
UPDATE social.target SET closed = 1 WHERE id = 50;
SELECT is(pg_temp.posted(3, 1, '100', 'keyed', 'k'), 'closed', 'closed meanwhile');
SELECT is(pg_temp.held(3, 1, '100', 'keyed', 'k'), current_setting('test.keyed') || ' t t 100', 'the key leads to what it made');
SELECT is((SELECT count(*) FROM social.idempotency WHERE actor_id = 4), 0::bigint, 'nobody else has one');
SELECT is(pg_temp.posted(4, 1, '100', 'keyed', 'k'), 'closed', 'what is refused');
SELECT is((SELECT count(*) FROM social.idempotency WHERE actor_id = 4), 0::bigint, 'uses up no key');
SELECT is(pg_temp.posted(4, 5, current_setting('test.first')), 'closed', 'nor is there a reply where the root is closed');
UPDATE social.target SET closed = 0 WHERE id = 50;
INSERT INTO social.media (id, wiki, file, kind) VALUES (700, 'w', 'A', 0);
CREATE TEMP TABLE unknown_file AS EXECUTE comment_post('w', 3, 1::int2, '100', 100, 'x', '', 'k9', '[]', NULL, '[{"f":"none","a":""}]', NULL);
SELECT results_eq('SELECT seen, closed, blocked, id FROM unknown_file', 'VALUES (true, false, false, NULL::bigint)', 'an unknown file makes none');
CREATE TEMP TABLE with_file AS EXECUTE comment_post('w', 11, 4::int2, '1', 1, 'x', '', 'k9', '[]', NULL, '[{"f":"A","a":"alt"}]', NULL);
SELECT is((SELECT media::jsonb -> 0 ->> 'a' FROM with_file), 'alt', 'a known one stands in it');

-- Lists. A root of its own: five threads, A with three replies, B to E without.
INSERT INTO social.status (id, wiki, author_id, visibility, text) VALUES (1000, 'w', 1, 0, 'root');
INSERT INTO social.status (id, wiki, author_id, visibility, root_id, parent_id, thread_id, text) VALUES
  (1010, 'w', 3, 0, 1000, 1000, 1010, 'A'), (1020, 'w', 3, 0, 1000, 1000, 1020, 'B'), (1030, 'w', 4, 0, 1000, 1000, 1030, 'C'),
  (1040, 'w', 5, 0, 1000, 1000, 1040, 'D'), (1050, 'w', 6, 0, 1000, 1000, 1050, 'E'),
  (1011, 'w', 4, 0, 1000, 1010, 1010, 'A1'), (1012, 'w', 5, 0, 1000, 1011, 1010, 'A2'), (1060, 'w', 6, 0, 1000, 1010, 1010, 'A3');
INSERT INTO social.status_version (status_id, version, editor_id, text) SELECT s.id, 1, s.author_id, s.text FROM social.status AS s WHERE s.root_id = 1000;
CREATE FUNCTION pg_temp.threads(viewer integer, caps integer DEFAULT 0, before bigint DEFAULT NULL, threads integer DEFAULT 100,
  each integer DEFAULT 12, kind integer DEFAULT 4, object text DEFAULT '1000') RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  got record;
  texts text;
BEGIN
  FOR got IN EXECUTE format('EXECUTE comment_threads(''w'', %s, %s, %s::int2, %L, %s, %s, %s, %s)', viewer, caps, kind, object, object, coalesce(before::text, 'NULL'), threads, each) LOOP
    texts := concat_ws(' ', texts, got.text);
  END LOOP;
  RETURN coalesce(texts, '');
END
$$;
CREATE FUNCTION pg_temp.replies(viewer integer, id bigint, caps integer DEFAULT 0, after bigint DEFAULT NULL, most integer DEFAULT 100) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  got record;
  texts text;
BEGIN
  FOR got IN EXECUTE format('EXECUTE comment_replies(''w'', %s, %s, %s, %s, %s)', viewer, caps, id, coalesce(after::text, 'NULL'), most) LOOP
    texts := concat_ws(' ', texts, got.text);
  END LOOP;
  RETURN coalesce(texts, '');
END
$$;
-- What is said of a root, and of a thread: 'unseen' or how many, everybody sees them, and the closing.
CREATE FUNCTION pg_temp.state(viewer integer, caps integer DEFAULT 0, kind integer DEFAULT 4, object text DEFAULT '1000') RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  got record;
BEGIN
  IF kind = 5 THEN
    EXECUTE format('EXECUTE comment_thread(''w'', %s, %s, %s)', viewer, caps, object) INTO got;
    RETURN CASE WHEN got.seen THEN concat_ws(' ', got.count, got.closed) ELSE 'unseen' END;
  END IF;
  EXECUTE format('EXECUTE comment_state(''w'', %s, %s, %s::int2, %L, %s)', viewer, caps, kind, object, object) INTO got;
  RETURN CASE WHEN got.seen THEN concat_ws(' ', got.count, got.closed) WHEN got.known THEN 'unseen' ELSE 'unknown' END;
END
$$;
CREATE FUNCTION pg_temp.counts(viewer integer, caps integer DEFAULT 0) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  got record;
  numbers bigint[] := array_fill(0::bigint, '{7}');
BEGIN
  FOR got IN EXECUTE format('EXECUTE comment_counts(''w'', %s, %s, ''{4,1,5,1,4,3,5}'', ''{1000,100,1010,999,3,0,1012}'', E''1000\n100\n1010\n999\n3\nc-A-2026\n1012'')', viewer, caps) LOOP
    numbers[got.place] := got.count;
  END LOOP;
  RETURN array_to_string(numbers, ' ');
END
$$;

SELECT is(pg_temp.threads(3), 'E D C B A A1 A2 A3', 'threads newest first, replies oldest first');
SELECT is(pg_temp.threads(0), 'E D C B A A1 A2 A3', 'for somebody without an account too');
SELECT is(pg_temp.threads(3, threads => 2), 'E D', 'a page holds threads');
SELECT is(pg_temp.threads(3, before => 1040, threads => 2), 'C B', 'the next one goes on below');
SELECT is(pg_temp.threads(3, before => 1020, each => 2), 'A A1', 'and replies are cut by themselves');
SELECT is(pg_temp.replies(3, 1010), 'A1 A2 A3', 'the replies of a thread');
SELECT is(pg_temp.replies(3, 1010, after => 1011, most => 1), 'A2', 'go on behind one');
SELECT is(pg_temp.replies(3, 1012), 'A1 A2 A3', 'a reply stands for its thread');
SELECT is(pg_temp.replies(3, 1010, after => 5), 'A1 A2 A3', 'no cursor makes a first comment a reply');
SELECT is(pg_temp.threads(3, kind => 1, object => '999'), '', 'what the store does not know has none');
SELECT is(pg_temp.state(3, kind => 1, object => '999'), 'unknown', 'and is told from what is not seen');
SELECT is(pg_temp.state(3), '8 0', 'all are counted');
SELECT is(pg_temp.state(3, kind => 5, object => '1010'), '3 0', 'of a thread its replies');
SELECT is(pg_temp.state(3, kind => 5, object => '1012'), '3 0', 'whichever comment stands for it');
SELECT is(pg_temp.state(3, kind => 5, object => '1000'), 'unseen', 'a status is no thread');
SELECT is(pg_temp.state(3, kind => 4, object => '1010'), 'unseen', 'and a comment no root');
SELECT is(pg_temp.counts(3), '8 5 3 0 0 1 3', 'of many at once, in their order');
CREATE TEMP TABLE levels AS EXECUTE comment_threads('w', 3, 0, 4::int2, '2', 2, NULL, 10, 10);
SELECT results_eq('SELECT visibility, root_kind, root_key FROM levels', $$ VALUES (3::int2, 4::int2, '2') $$, 'a listed comment has the level of its root');
CREATE TEMP TABLE places AS EXECUTE comment_replies('w', 3, 0, 1010, NULL, 10);
SELECT results_eq('SELECT root_kind, root_key, thread, parent FROM places', $$ VALUES (4::int2, '1000', 1010::bigint, 1010::bigint), (4::int2, '1000', 1010, 1011), (4::int2, '1000', 1010, 1010) $$, 'and says where it stands');

-- A first comment that is hidden, replies that are not.
UPDATE social.status SET hide_level = 1 WHERE id IN (1010, 1030);
SELECT is(pg_temp.threads(3), 'E D B A1 A2 A3', 'a hidden first comment leaves its replies, one without is gone');
SELECT is(pg_temp.threads(9, 1), 'E D C B A A1 A2 A3', 'moderators see both');
SELECT is(pg_temp.replies(3, 1010), 'A1 A2 A3', 'its further replies are read');
SELECT is(pg_temp.state(3, kind => 5, object => '1010'), '3 0', 'it stands for its thread');
SELECT is(pg_temp.state(3, kind => 5, object => '1030'), 'unseen', 'not where there is no reply');
SELECT is(pg_temp.state(3), '6 0', 'hidden ones are not counted');
SELECT is(pg_temp.state(9, 3), '6 0', 'whoever asks');
SELECT is(pg_temp.posted(3, 5, '1010'), 'unseen', 'nobody answers what is hidden');
SELECT is(pg_temp.posted(4, 5, '1030'), 'unseen', 'its author neither');
UPDATE social.status SET hide_level = 2 WHERE id = 1012;
SELECT is(pg_temp.threads(9, 1), 'E D C B A A1 A3', 'moderators do not see what is suppressed');
SELECT is(pg_temp.threads(9, 2), 'E D C B A A1 A2 A3', 'suppressors do');
SELECT is(pg_temp.state(3, kind => 5, object => '1012'), 'unseen', 'a suppressed reply stands for nothing');
UPDATE social.status SET hide_level = 1 WHERE id IN (1011, 1060);
SELECT is(pg_temp.threads(3), 'E D B', 'a thread of which nothing is to be seen is none');
SELECT is(pg_temp.state(3, kind => 5, object => '1010'), 'unseen', 'and stands for nothing');
SELECT is(pg_temp.threads(3, threads => 3), 'E D B', 'it takes no place on a page');
UPDATE social.status SET hide_level = 0 WHERE root_id = 1000;

-- Deleted.
UPDATE social.status SET deleted_at = now() WHERE id IN (1010, 1011);
SELECT is(pg_temp.threads(5), 'E D C B A2 A3', 'what is deleted is gone for others');
SELECT is(pg_temp.threads(4), 'E D C B A1 A2 A3', 'its author sees it');
SELECT is(pg_temp.threads(9, 1), 'E D C B A A1 A2 A3', 'and moderators');
SELECT is(pg_temp.state(4), '6 0', 'it is not counted');
SELECT is(pg_temp.posted(3, 5, '1010'), 'unseen', 'its author does not answer it');
SELECT matches(pg_temp.posted(3, 5, '1012', 'A4'), '^\d+$', 'a reply below it is answered');
UPDATE social.status SET deleted_at = NULL WHERE root_id = 1000;
UPDATE social.status SET hide_level = 2 WHERE text = 'A4';

-- A hidden author.
UPDATE social.actor SET hidden = true WHERE id = 5;
SELECT is(pg_temp.threads(3), 'E C B A A1 A3', 'what a hidden person wrote is gone');
SELECT is(pg_temp.threads(9, 1), 'E C B A A1 A3', 'for moderators too');
SELECT is(pg_temp.threads(9, 2), 'E D C B A A1 A2 A3 A4', 'not for suppressors');
SELECT is(pg_temp.state(3), '6 0', 'and is not counted');
SELECT is(pg_temp.state(3, kind => 5, object => '1010'), '2 0', 'nor in a thread');
UPDATE social.actor SET hidden = false WHERE id = 5;

-- Mutes and personal blocks rule what one meets in a list, not what is counted.
INSERT INTO social.mute (actor_id, muted_id) VALUES (1, 3);
INSERT INTO social.person_block (blocker_id, blocked_id) VALUES (6, 1);
SELECT is(pg_temp.threads(1), 'D C A1 A2', 'nobody meets whom they muted, or who blocked them');
SELECT is(pg_temp.threads(1, 1), 'E D C A1 A2 A3', 'a moderator is not cut off');
SELECT is(pg_temp.threads(6), 'E D C B A A1 A2 A3', 'others are met');
SELECT is(pg_temp.state(1), '8 0', 'all are counted');

-- What hides the root hides all below it.
UPDATE social.status SET hide_level = 1 WHERE id = 1000;
SELECT is(pg_temp.threads(3), '', 'a hidden root has no threads');
SELECT is(pg_temp.replies(3, 1010), '', 'and no replies');
SELECT is(pg_temp.state(3), 'unseen', 'it is not seen');
SELECT is(pg_temp.state(3, kind => 5, object => '1010'), 'unseen', 'nor any thread');
SELECT is(pg_temp.counts(3), '0 5 0 0 0 1 0', 'nor counted');
SELECT is(pg_temp.threads(9, 1), 'E D C B A A1 A2 A3', 'moderators see all');
SELECT is(pg_temp.counts(9, 1), '8 5 3 0 0 1 3', 'and how many they are');
SELECT is(pg_temp.posted(9, 5, '1010'), 'unseen', 'and answer none');
UPDATE social.status SET hide_level = 0, deleted_at = now() WHERE id = 1000;
SELECT is(pg_temp.threads(3), '', 'a deleted root has no threads');
SELECT is(pg_temp.threads(2), '', 'for nobody');
SELECT is(pg_temp.threads(1, 1), 'E D C A1 A2 A3', 'but its author');
SELECT is(pg_temp.posted(1, 5, '1011'), 'unseen', 'who answers none');
UPDATE social.status SET deleted_at = NULL WHERE id = 1000;
UPDATE social.actor SET hidden = true WHERE id = 1;
SELECT is(pg_temp.threads(3), '', 'nor has one whose author is hidden');
UPDATE social.actor SET hidden = false WHERE id = 1;

-- Closing.
CREATE FUNCTION pg_temp.closed(viewer integer, caps integer, closing boolean, kind integer DEFAULT 4, object text DEFAULT '1000') RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  got record;
BEGIN
  EXECUTE format('EXECUTE comment_close(''w'', %s, %s, %s::int2, %L, %s, %L)', viewer, caps, kind, object, CASE WHEN kind = 3 THEN '0' ELSE object END, closing) INTO got;
  RETURN concat_ws(' ', CASE WHEN NOT got.seen THEN 'unseen' WHEN NOT got.allowed THEN 'refused' WHEN got.changed THEN 'changed' ELSE 'same' END,
    coalesce((SELECT s.closed FROM social.status AS s WHERE kind = 4 AND s.id = object::bigint), (SELECT t.closed FROM social.target AS t WHERE t.wiki = 'w' AND t.kind = $4 AND t.key = $5)));
END
$$;
CREATE TEMP TABLE closing (n serial, viewer integer, caps integer, closing boolean, answer text, what text, got text);
INSERT INTO closing (viewer, caps, closing, answer, what) VALUES
  (3, 0, true, 'refused 0', 'a reader does not close'), (3, 6, true, 'refused 0', 'other rights do not'), (0, 1, false, 'same 0', 'open is open'),
  (1, 0, true, 'changed 1', 'the author closes'), (1, 0, true, 'same 1', 'once'), (3, 0, false, 'refused 1', 'a reader does not open'),
  (1, 0, false, 'changed 0', 'the author opens'), (1, 0, true, 'changed 1', 'and closes again'), (9, 1, true, 'changed 2', 'a moderator closes what its author closed'),
  (1, 0, false, 'refused 2', 'the author does not open what moderators closed'), (1, 0, true, 'same 2', 'nor makes it the author''s'), (1, 1, true, 'same 2', 'as a moderator neither'),
  (9, 1, false, 'changed 0', 'moderators open it'), (1, 1, true, 'changed 1', 'a moderator closes their own as its author'), (9, 1, false, 'changed 0', 'and other moderators open that');
DO $$
DECLARE
  c record;
BEGIN
  FOR c IN SELECT * FROM closing ORDER BY n LOOP
    UPDATE closing SET got = pg_temp.closed(c.viewer, c.caps, c.closing) WHERE n = c.n;
  END LOOP;
END
$$;
SELECT is(got, answer, what) FROM closing ORDER BY n;
SELECT is(pg_temp.closed(2, 0, true, 1, '100'), 'changed 1', 'the author of a revision closes it');
SELECT is(pg_temp.posted(3, 1, '100'), 'closed', 'and nobody comments');
SELECT is(pg_temp.state(3, kind => 1, object => '100'), '5 1', 'which is said');
SELECT is(pg_temp.state(3, kind => 5, object => current_setting('test.first')), '3 1', 'of its threads too');
SELECT is(pg_temp.closed(3, 0, true, 3, 'c-A-2026'), 'refused 0', 'what has no author is closed by nobody');
SELECT is(pg_temp.closed(9, 1, true, 3, 'c-A-2026'), 'changed 2', 'but moderators');
SELECT is(pg_temp.closed(2, 0, true, 1, '102'), 'unseen 0', 'nor what is hidden');
SELECT is(pg_temp.closed(9, 1, true, 1, '999'), 'unseen', 'nor what is unknown');
SELECT is(pg_temp.closed(9, 1, true, 4, '1010'), 'unseen 0', 'a comment is no status');
UPDATE social.target SET author_id = 7 WHERE id = 50;
UPDATE social.actor SET merged_into = 2 WHERE id = 7;
SELECT is(pg_temp.closed(2, 0, false, 1, '100'), 'changed 0', 'an heir opens what the merged account closed');

-- What statuses can do, of comments.
CREATE TEMP TABLE history AS EXECUTE status_history('w', 3, 0, 1010, NULL, 10);
SELECT results_eq('SELECT version, text, current FROM history', $$ VALUES (1, 'A', true) $$, 'a comment has a history');
CREATE TEMP TABLE report AS EXECUTE report_file('w', 4, 0, 1010, true, 'why');
SELECT is((SELECT r.kind FROM social.report AS r JOIN report USING (id)), 1::int2, 'it is reported as a comment');
CREATE TEMP TABLE not_own AS EXECUTE status_edit('w', 4, 0, 1010, NULL, 'x', '', '[]', NULL, NULL, NULL);
SELECT results_eq('SELECT seen, own, id FROM not_own', 'VALUES (true, false, NULL::bigint)', 'only its author edits it');
CREATE TEMP TABLE states AS EXECUTE status_states('w', 0, 100);
SELECT is((SELECT bool_and(comment = (s.root_id IS NOT NULL)) AND count(*) = (SELECT count(*) FROM social.status AS a WHERE a.wiki = 'w') FROM states JOIN social.status AS s USING (id)), true, 'the states that are reconciled are those of statuses and comments');
CREATE TEMP TABLE below AS EXECUTE comment_states('w', '{4}', '{1000}', '1000', 0, 100);
SELECT is((SELECT bool_and(b.listed) AND bool_and(s.listed) AND count(*) > 1 FROM below AS b JOIN states AS s USING (id)), true, 'a comment is for everybody while its root is');
UPDATE social.status SET hide_level = 1 WHERE id = 1000;
CREATE TEMP TABLE states_then AS EXECUTE status_states('w', 0, 100);
CREATE TEMP TABLE below_then AS EXECUTE comment_states('w', '{4}', '{1000}', '1000', 0, 100);
SELECT is((SELECT bool_or(b.listed) OR bool_or(s.listed) FROM below_then AS b JOIN states_then AS s USING (id)), false, 'and no longer');
SELECT is((SELECT count(*) FROM below_then), (SELECT count(*) FROM below), 'nor is one left out');
CREATE TEMP TABLE unseen_edit AS EXECUTE status_edit('w', 3, 0, 1010, NULL, 'x', '', '[]', NULL, NULL, NULL);
SELECT is((SELECT seen FROM unseen_edit), false, 'below a hidden root nobody edits');
UPDATE social.actor SET merged_into = 4 WHERE id = 3;
CREATE TEMP TABLE settled AS SELECT * FROM social.actor_settle('w', 0, 100000, false);
SELECT is((SELECT count(*) FROM social.status WHERE author_id = 3), 0::bigint, 'and a merged person''s comments are the heir''s');

SELECT * FROM finish();
ROLLBACK;
