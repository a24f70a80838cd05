-- SPDX-License-Identifier: MIT
-- Groups through the statements of sql/query/: who belongs to them, who decides that, and who is told.
BEGIN;
\i :statements
SELECT no_plan();

INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 40) AS g ORDER BY g;
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
CREATE FUNCTION pg_temp.made(viewer bigint, named text, mode integer DEFAULT 0, closed boolean DEFAULT false) RETURNS text LANGUAGE sql AS $$
  SELECT trim(both '(),' from pg_temp.answer(format('group_create(''w'', %s, %L, ''About'', ''en'', %s::int2, %L)', viewer, named, mode, closed)))
$$;
CREATE FUNCTION pg_temp.act(viewer bigint, circle text, other bigint, action integer, rank text DEFAULT 'NULL', caps integer DEFAULT 0) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('group_act(''w'', %s, %s, %s, %s, %s::int2, %s::int2, ''why'')', viewer, caps, circle, other, action, rank))
$$;
-- Those of a state with their roles, in their order.
CREATE FUNCTION pg_temp.members(viewer bigint, circle text, state integer DEFAULT 1, caps integer DEFAULT 0) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE group_members(''w'', %s, %s, %s, %s::int2, 2::int2, 0, 50, NULL)', viewer, caps, circle, state);
  SELECT coalesce(string_agg(a.user || ':' || a.role, ' '), '') INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN found;
END
$$;
CREATE FUNCTION pg_temp.sees(viewer bigint, circle text, caps integer DEFAULT 0) RETURNS boolean LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('group_get(''w'', %s, %s, %s)', viewer, caps, circle)) <> 'none'
$$;
CREATE FUNCTION pg_temp.names(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE 'CREATE TEMP TABLE answered AS EXECUTE ' || statement;
  SELECT coalesce(string_agg(a.name, ' '), '') INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN found;
END
$$;

-- An open one.
SELECT pg_temp.made(1, 'Birds') AS open \gset
SELECT is(pg_temp.members(9, :'open'), '1:2', 'who makes a group owns it');
SELECT is(pg_temp.made(2, 'bIRDS'), 'name-taken', 'no other public one has the name in other letters');
SELECT is(pg_temp.act(2, :'open', 2, 36), '(t,,t,1,0)', 'whoever wants is a member of an open one');
SELECT is(pg_temp.act(2, :'open', 2, 36), '(t,,f,1,0)', 'once');
SELECT is(pg_temp.act(3, :'open', 3, 36), '(t,,t,1,0)', 'and another one');
SELECT is(pg_temp.act(2, :'open', 3, 41), '(t,not-moderator,f,1,0)', 'a member removes nobody');
SELECT is(pg_temp.act(2, :'open', 3, 43, '1'), '(t,not-owner,f,1,0)', 'and gives no role');
SELECT is(pg_temp.act(9, :'open', 3, 42, 'NULL', 1), '(t,not-moderator,f,1,0)', 'nor does the wiki''s moderator, who belongs to none');
SELECT is(pg_temp.act(1, :'open', 2, 43, '1'), '(t,,t,1,1)', 'the owner makes a moderator');
SELECT is(pg_temp.members(9, :'open'), '1:2 2:1 3:0', 'who come before the members');
-- Of one role, and who of some: each "user:role".
CREATE FUNCTION pg_temp.members_of(viewer bigint, circle text, rank text, people text, state integer DEFAULT 1) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE 'CREATE TEMP TABLE answered AS EXECUTE ' || CASE WHEN people IS NULL
    THEN format('group_members(''w'', %s, 0, %s, %s::int2, 2::int2, 0, 50, %s::int2)', viewer, circle, state, rank)
    ELSE format('group_members_named(''w'', %s, 0, %s, %s::int2, %s::int2, %L::int8[])', viewer, circle, state, rank, people) END;
  SELECT coalesce(string_agg(a.user || ':' || a.role, ' '), '') INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN found;
END
$$;
SELECT is(pg_temp.members_of(9, :'open', '2', NULL), '1:2', 'owners alone');
SELECT is(pg_temp.members_of(9, :'open', '1', NULL), '2:1', 'moderators alone');
SELECT is(pg_temp.members_of(9, :'open', '0', NULL), '3:0', 'those without a role alone');
SELECT is(pg_temp.members_of(9, :'open', 'NULL', '{3,1,9,99}'), '1:2 3:0', 'who of some people is a member, in the order of the list');
SELECT is(pg_temp.members_of(9, :'open', '0', '{3,1}'), '3:0', 'and has that role');
SELECT is(pg_temp.act(2, :'open', 3, 43, '1'), '(t,not-owner,f,1,0)', 'and make none themselves');
SELECT is(pg_temp.act(2, :'open', 1, 41), '(t,not-owner,f,1,2)', 'nor remove an owner');
SELECT is(pg_temp.act(2, :'open', 3, 42), '(t,,t,3,0)', 'but ban a member');
SELECT is(pg_temp.act(3, :'open', 3, 36), '(t,banned,f,3,0)', 'who does not come back');
SELECT is(pg_temp.act(3, :'open', 3, 37), '(t,,f,3,0)', 'not by leaving first');
SELECT is(pg_temp.act(2, :'open', 3, 38), '(t,banned,f,3,0)', 'nor by an invitation');
SELECT is(pg_temp.members(3, :'open', 3), '', 'members are not told who is banned');
SELECT is(pg_temp.members_of(3, :'open', 'NULL', '{3}', 3), '', 'not by asking for one of them either');
SELECT is(pg_temp.members(2, :'open', 3), '3:0', 'moderators are');
SELECT is(pg_temp.members_of(2, :'open', 'NULL', '{3}', 3), '3:0', 'and find one of them');
SELECT is(pg_temp.act(2, :'open', 3, 41), '(t,,t,,)', 'and take it back');
SELECT is(pg_temp.act(3, :'open', 3, 36), '(t,,t,1,0)', 'so that one may join again');
SELECT is(pg_temp.act(1, :'open', 99, 38), '(t,unknown,f,,)', 'nobody unknown is invited');

-- The last owner.
SELECT is(pg_temp.act(1, :'open', 1, 37), '(t,last-owner,f,1,2)', 'the last owner does not leave');
SELECT is(pg_temp.act(1, :'open', 1, 43, '0'), '(t,last-owner,f,1,2)', 'nor step down');
SELECT is(pg_temp.act(1, :'open', 1, 42), '(t,own-ban,f,1,2)', 'and nobody bans themselves');
SELECT is(pg_temp.act(1, :'open', 2, 43, '2'), '(t,,t,1,2)', 'who hands over');
SELECT is(pg_temp.act(1, :'open', 1, 37), '(t,,t,,)', 'may leave');
SELECT is(pg_temp.act(2, :'open', 2, 37), '(t,last-owner,f,1,2)', 'and the next one not');

-- On request.
SELECT pg_temp.made(1, 'Asking', 1) AS asked \gset
SELECT is(pg_temp.act(4, :'asked', 4, 36), '(t,,t,0,0)', 'who wants to join asks');
SELECT is(pg_temp.act(4, :'asked', 4, 36), '(t,,f,0,0)', 'once');
SELECT is(pg_temp.members(9, :'asked'), '1:2', 'and is no member');
SELECT is(pg_temp.members(1, :'asked', 0), '4:0', 'but shown to the owner');
SELECT is(pg_temp.act(4, :'asked', 4, 40), '(t,not-moderator,f,0,0)', 'nobody approves themselves');
SELECT is(pg_temp.act(1, :'asked', 5, 40), '(t,unknown,f,,)', 'nor is one approved who did not ask');
SELECT is(pg_temp.act(1, :'asked', 4, 40), '(t,,t,1,0)', 'the owner approves');
SELECT is(pg_temp.act(6, :'asked', 6, 36), '(t,,t,0,0)', 'another one asks');
SELECT is(pg_temp.act(1, :'asked', 6, 41), '(t,,t,,)', 'and is refused');
SELECT is(pg_temp.act(1, :'asked', 7, 38), '(t,,t,2,0)', 'who is invited');
SELECT is(pg_temp.act(7, :'asked', 7, 36), '(t,,t,1,0)', 'joins without asking');
SELECT is((SELECT string_agg(c.verb::text, ' ' ORDER BY c.id) FROM social.activity AS c WHERE c.object_id = :'asked'::bigint),
  '35 39 40 39 41 38 36', 'all of it is in the log');
SELECT is((SELECT string_agg(l.action::text, ' ' ORDER BY l.id) FROM social.circle_log AS l WHERE l.circle_id = :'asked'::bigint),
  '35 40 41 38', 'and what was done to others in the group''s');

-- A private one, by invitation.
SELECT pg_temp.made(1, 'Secret', 2, true) AS closed \gset
SELECT ok(NOT pg_temp.sees(9, :'closed') AND NOT pg_temp.sees(0, :'closed'), 'nobody outside sees a private group');
SELECT ok(pg_temp.sees(1, :'closed') AND pg_temp.sees(9, :'closed', 1), 'its members and who moderates the wiki do');
SELECT is(pg_temp.act(9, :'closed', 9, 36), pg_temp.act(9, '1', 9, 36), 'who tries to join is answered as for an unknown one');
SELECT is(pg_temp.act(9, :'closed', 9, 37), pg_temp.act(9, '1', 9, 37), 'to leave likewise');
SELECT is(pg_temp.act(9, :'closed', 1, 42), '(f,,f,,)', 'or to ban');
SELECT is(pg_temp.members(9, :'closed'), '', 'its members are told to nobody');
SELECT is(pg_temp.members(9, :'closed', 1, 1), '', 'not to the wiki''s moderators');
SELECT isnt(pg_temp.made(9, 'Secret'), 'name-taken', 'and its name not by being taken');
SELECT is(pg_temp.act(1, :'closed', 8, 38), '(t,,t,2,0)', 'its owner invites');
SELECT ok(pg_temp.sees(8, :'closed'), 'who is invited sees it');
SELECT is(pg_temp.members(8, :'closed'), '', 'but not who is in it');
SELECT is(pg_temp.act(8, :'closed', 8, 36), '(t,,t,1,0)', 'and joins');
SELECT is(pg_temp.members(8, :'closed'), '1:2 8:0', 'and is told then');
SELECT is(pg_temp.act(1, :'closed', 8, 42), '(t,,t,3,0)', 'banned');
SELECT ok(NOT pg_temp.sees(8, :'closed'), 'it is gone');
SELECT is((SELECT count(*) FROM social.activity AS c WHERE c.object_id = :'closed'::bigint AND (c.visibility <> 2 OR c.circle_id <> :'closed'::bigint)), 0::bigint, 'no row of it is louder than the group');

-- What is posted into a group: text, level and group of what was made, or none.
CREATE FUNCTION pg_temp.posted(author bigint, circle text, body text, key text DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE status_post(''w'', %s, %L, '''', 0::int2, %L, ''[]'', NULL, NULL, NULL, %s)', author, body, key, circle);
  SELECT coalesce(string_agg(s.visibility || ':' || coalesce((s.circle_id = posted.circle::bigint)::text, 'none'), ' '), 'none') INTO found
  FROM answered AS a JOIN social.status AS s ON s.id = a.id;
  DROP TABLE answered;
  RETURN found;
END
$$;
CREATE FUNCTION pg_temp.feed(viewer bigint, circle text, caps integer DEFAULT 0) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE feed_group(''w'', %s, %s, %s, NULL, 10)', viewer, caps, circle);
  SELECT coalesce(string_agg(a.text, ' '), '') INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN found;
END
$$;
SELECT is(pg_temp.posted(2, :'open', 'one'), '0:true', 'what a member posts into a public group everybody reads');
SELECT is(pg_temp.posted(9, :'open', 'no'), 'none', 'nobody else posts there');
SELECT is(pg_temp.posted(1, :'closed', 'secret'), '2:true', 'what is posted into a private one is the members''');
SELECT is(pg_temp.posted(8, :'closed', 'no'), 'none', 'who is banned posts nothing');
SELECT is(pg_temp.posted(9, '1', 'no'), 'none', 'nor anybody into what is not there');
SELECT is(pg_temp.posted(2, :'open', 'two', 'k'), '0:true', 'with a key');
SELECT is(pg_temp.posted(2, :'open', 'two', 'k'), 'none', 'once');
CREATE FUNCTION pg_temp.same(circle text) RETURNS text LANGUAGE sql AS $$
  SELECT left(pg_temp.answer(format('status_by_key(''w'', 2, ''two'', '''', 0::int2, ''k'', 0, NULL, NULL, NULL, %s)', circle)), 2)
$$;
SELECT is(pg_temp.same(:'open') || pg_temp.same(:'asked') || pg_temp.same('NULL'), '(t(f(f', 'the group is a part of what the key stands for');
SELECT is(pg_temp.feed(0, :'open'), 'two one', 'the newest first');
SELECT is(pg_temp.feed(1, :'closed'), 'secret', 'members read it');
SELECT is(pg_temp.feed(9, :'closed') || pg_temp.feed(8, :'closed') || pg_temp.feed(9, :'closed', 3), '', 'outsiders, who was banned, and the wiki''s moderators do not');
SELECT is((SELECT string_agg(c.visibility || ':' || (c.circle_id = :'closed'::bigint)::text, ' ') FROM social.activity AS c JOIN social.status AS s ON s.id = c.object_id AND s.text = 'secret'), '2:true', 'the log has it as loud as it is');
INSERT INTO social.mute (actor_id, muted_id) VALUES (pg_temp.person(7), pg_temp.person(2));
SELECT is(pg_temp.feed(7, :'open'), '', 'nobody reads there whom they muted');

-- Where a status says that it was posted: the groups of those that a statement answers, with their texts.
CREATE FUNCTION pg_temp.places(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE 'CREATE TEMP TABLE answered AS EXECUTE ' || call;
  SELECT coalesce(string_agg(a.text || '@' || coalesce(a.circle_name, ''), ' '), 'none') INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN found;
END
$$;
SELECT is(pg_temp.answer($$status_post('w', 2, 'alone', '', 0::int2, NULL, '[]', NULL, NULL, NULL, NULL)$$) <> 'none', true, 'and something into no group');
SELECT is(pg_temp.places('feed_public(''w'', 0, 0, NULL, 10)'), 'alone@ two@Birds one@Birds', 'the public feed says which group it was');
SELECT is(pg_temp.places('feed_user(''w'', 0, 0, 2, NULL, 10)'), 'alone@ two@Birds one@Birds', 'the author''s does');
SELECT is(pg_temp.places('feed_home(''w'', 2, 0, NULL, 10, 32)') || ' ' || pg_temp.places('feed_home(''w'', 1, 0, NULL, 10, 32)'), 'alone@ two@Birds one@Birds secret@Secret', 'the homes of members do');
SELECT is(pg_temp.places(format('feed_group(''w'', 1, 0, %s, NULL, 10)', :'closed')), 'secret@Secret', 'the group''s own does');
SELECT id AS said FROM social.status WHERE text = 'secret' \gset
SELECT is(pg_temp.places(format('status_get(''w'', 1, 0, %s)', :'said')), 'secret@Secret', 'and each by itself');
SELECT is(pg_temp.places(format('status_get(''w'', 9, 0, %s)', :'said')), 'none', 'outsiders are told neither');
SAVEPOINT out;
DELETE FROM social.membership WHERE circle_id = :'closed'::bigint AND actor_id = pg_temp.person(1);
SELECT is(pg_temp.places(format('status_get(''w'', 1, 0, %s)', :'said')), 'secret@', 'who is outside by now reads their own words, and of no group');
ROLLBACK TO out;
UPDATE social.circle SET hide_level = 1 WHERE id = :'open'::bigint;
SELECT is(pg_temp.places('feed_user(''w'', 0, 0, 2, NULL, 10)'), 'alone@ two@ one@', 'a group that is hidden is named nowhere');
SELECT is(pg_temp.places('feed_user(''w'', 9, 1, 2, NULL, 10)'), 'alone@ two@Birds one@Birds', 'but to who moderates the wiki');
UPDATE social.circle SET hide_level = 0 WHERE id = :'open'::bigint;

-- Lists.
SELECT is(pg_temp.names('group_list(''w'', 9, 0, NULL, 10)'), 'Secret Asking Birds', 'the newest first, and of two Secrets the public one');
SELECT is(pg_temp.names('group_list(''w'', 1, 0, NULL, 10)'), 'Secret Secret Asking Birds', 'members see both');
SELECT is(pg_temp.names('group_list_by_name(''w'', 9, 0, NULL, 10, ''BI'')'), 'Birds', 'by how a name begins');
SELECT is(pg_temp.names('group_list_by_name(''w'', 9, 0, NULL, 10, ''%'')'), '', 'which is no pattern');
SELECT is(pg_temp.names('group_list_mine(''w'', 7, 0, NULL, 10)'), 'Asking', 'one''s own');

-- Change and end.
SELECT is(pg_temp.answer(format('group_change(''w'', 4, 0, %s, ''x'', '''', 0::int2, false, '''')', :'asked')), '(t,not-owner,f)', 'a member changes nothing');
SELECT is(pg_temp.answer(format('group_change(''w'', 9, 0, %s, ''x'', '''', 0::int2, false, '''')', :'closed')), '(f,,f)', 'an outsider is told nothing');
SELECT is(pg_temp.act(11, :'asked', 11, 36), '(t,,t,0,0)', 'somebody waits for being let in');
SELECT is(pg_temp.answer(format('group_change(''w'', 1, 0, %s, ''x'', '''', 0::int2, false, '''')', :'asked')), '(t,,t)', 'the owner does');
SELECT is((SELECT m.state FROM social.membership AS m WHERE m.circle_id = :'asked' AND m.actor_id = pg_temp.person(11)), 1::int2, 'who waited is in when the group becomes an open one');
SELECT is((SELECT count(*) FROM social.circle_log AS l WHERE l.circle_id = :'asked' AND l.action = 40 AND l.person_id = pg_temp.person(11)), 1::bigint, 'and that is told and logged once');
CREATE FUNCTION pg_temp.size(viewer bigint, circle text, caps integer DEFAULT 0) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE group_get(''w'', %s, %s, %s)', viewer, caps, circle);
  SELECT string_agg(a.members::text, ' ') INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN found;
END
$$;
SELECT pg_temp.size(1, :'asked')::integer AS size \gset
UPDATE social.actor SET hidden = true WHERE id = pg_temp.person(11);
SELECT is(pg_temp.size(1, :'asked'), (:size - 1)::text, 'somebody hidden is not counted');
SELECT is(pg_temp.size(1, :'asked', 2), :'size', 'but for who reads what is suppressed');
SELECT is(cardinality(string_to_array(pg_temp.members(1, :'asked'), ' ')), :size - 1, 'as in the list');
UPDATE social.actor SET hidden = false WHERE id = pg_temp.person(11);
SELECT is(pg_temp.act(6, :'asked', 6, 36), '(t,,t,1,0)', 'and it is so at once');
SELECT is(pg_temp.answer(format('group_change(''w'', 9, 1, %s, '''', '''', 0::int2, true, ''why'')', :'asked')), '(t,,t)', 'who moderates the wiki archives');
SELECT is(pg_temp.act(5, :'asked', 5, 36), '(t,archived,f,,)', 'what nobody joins any more');
SELECT is(pg_temp.act(6, :'asked', 6, 37), '(t,,t,,)', 'but may leave');

SELECT is(pg_temp.posted(1, :'asked', 'late'), 'none', 'nor posts there');

-- Moderation: of what is posted by who moderates the group, of the group by who moderates the wiki.
SELECT pg_temp.made(21, 'Judged') AS judged \gset
SELECT pg_temp.made(25, 'Elsewhere') AS other \gset
SELECT pg_temp.act(22, :'judged', 22, 36), pg_temp.act(23, :'judged', 23, 36), pg_temp.act(21, :'judged', 23, 43, '1'), pg_temp.posted(22, :'judged', 'rude') \g /dev/null
SELECT s.id AS rude FROM social.status AS s WHERE s.text = 'rude' \gset
INSERT INTO social.status (id, wiki, author_id, visibility, text, root_id, parent_id, thread_id)
VALUES (990002, 'w', pg_temp.person(24), 0, 'ruder', :rude, :rude, 990002);
CREATE FUNCTION pg_temp.judge(who bigint, circle text, post text, level integer, caps integer DEFAULT 0, sources integer DEFAULT 0) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('group_moderate(''w'', %s, %s, %s, %s, %s::int2, %s, ''why'')', who, caps, circle, post, level, sources))
$$;
SELECT is(pg_temp.judge(22, :'judged', :'rude', 1), '(t,not-moderator,f,)', 'a member hides nothing');
SELECT is(pg_temp.judge(25, :'other', :'rude', 1), '(t,post-unknown,f,)', 'nor who moderates another group');
SELECT is(pg_temp.judge(9, :'judged', :'rude', 1, 1), '(t,not-moderator,f,)', 'nor in this way who moderates the wiki');
SELECT is(pg_temp.judge(23, :'judged', :'rude', 2), '(t,not-allowed,f,)', 'nor is it suppressed by who moderates the group');
SELECT is(pg_temp.judge(23, :'judged', '990002', 1), '(t,,t,24)', 'who hides comments there');
SELECT is(pg_temp.judge(23, :'judged', :'rude', 1) || pg_temp.feed(21, :'judged'), '(t,,t,22)', 'and posts, which are gone from its feed');
SELECT is(pg_temp.judge(23, :'judged', :'rude', 1), '(t,,f,22)', 'once');
SELECT is((SELECT string_agg(concat_ws(':', l.action, l.kind, l.author_id = pg_temp.person(22), l.from_level, l.to_level, l.reason), ' ') FROM social.moderation_log AS l WHERE l.object_id = :rude), '3:0:t:0:1:why', 'with an entry');
SELECT is(pg_temp.judge(21, :'judged', :'rude', 0) || pg_temp.feed(21, :'judged'), '(t,,t,22)rude', 'and shown again');
UPDATE social.status SET hide_level = 1 WHERE id = :rude;
INSERT INTO social.moderation_log (id, wiki, action, moderator_id, kind, object_id, author_id, from_level, to_level)
VALUES (social.next_id(), 'w', 1, pg_temp.person(9), 0, :rude, pg_temp.person(22), 0, 1);
SELECT is(pg_temp.judge(21, :'judged', :'rude', 0), '(t,post-unknown,f,)', 'not what was hidden by who moderates the wiki');
SELECT is(pg_temp.judge(21, :'judged', 'NULL', 1), '(t,not-allowed,f,)', 'its owner does not hide the group');
SELECT is(pg_temp.judge(9, :'judged', 'NULL', 1, 1, 3) || pg_temp.sees(22, :'judged')::text || pg_temp.sees(9, :'judged', 1)::text, '(t,,t,)falsetrue', 'who moderates the wiki does, and sees it');
SELECT is(pg_temp.judge(21, :'judged', 'NULL', 0, 0, 3), '(f,,f,)', 'its owner not any more');
SELECT is(pg_temp.judge(9, :'judged', 'NULL', 0, 1, 3) || pg_temp.sees(22, :'judged')::text, '(t,,t,)true', 'until it is shown again');
SELECT is(pg_temp.answer(format('report_file_group(''w'', 22, 0, %s, ''bad name'')', :'judged')) ~ '^\(t,f,[0-9]+\)$', true, 'a group is reported');
SELECT is(pg_temp.answer(format('report_file_group(''w'', 9, 0, %s, ''bad name'')', :'closed')), '(f,f,)', 'by who knows of it');

-- The wiki's log: what was done to a group and its members, not who asked, was refused or invited.
SELECT pg_temp.made(31, 'Logged') AS logged \gset
SELECT pg_temp.act(32, :'logged', 32, 36), pg_temp.act(31, :'logged', 32, 43, '1'), pg_temp.act(31, :'logged', 33, 38), pg_temp.act(31, :'logged', 33, 41),
  pg_temp.act(31, :'logged', 32, 41), pg_temp.act(31, :'logged', 34, 42) \g /dev/null
CREATE FUNCTION pg_temp.entries(circle text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  CREATE TEMP TABLE answered AS EXECUTE group_entries('w', 0, 500);
  SELECT string_agg(concat_ws(':', a.action, a.actor, a.person, a.role, a.reason), ' ' ORDER BY a.id) INTO found FROM answered AS a WHERE a."group" = circle::bigint;
  DROP TABLE answered;
  RETURN found;
END
$$;
SELECT is(pg_temp.entries(:'logged'), '35:31: 43:31:32:1:why 41:31:32:1:why 42:31:34:why', 'with the reasons, and the role that was lost');
SELECT is((SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND objid = 7), 1::bigint, 'in the order of commits');

SELECT * FROM finish();
ROLLBACK;
