-- SPDX-License-Identifier: MIT
-- Other extensions' kinds: numbers, who is told of what, in which bundles, and what is taken back.
BEGIN;
\i :statements
SELECT no_plan();

-- A person's local id is the actor's. 12 is hidden, 13 was merged into 8, 14 is gone.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 20) AS g ORDER BY g;
UPDATE social.actor SET hidden = true WHERE id = 12;
UPDATE social.actor SET merged_into = 8 WHERE id = 13;
UPDATE social.actor SET "exists" = false WHERE id = 14;

CREATE FUNCTION pg_temp.answer(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  said record;
BEGIN
  EXECUTE 'EXECUTE ' || call INTO said;
  RETURN said::text;
END
$$;
CREATE FUNCTION pg_temp.kinds() RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(k.wiki || ' ' || k.name || ' ' || k.kind || ' ' || k.active, ', ' ORDER BY k.wiki, k.kind) FROM social.foreign_kind AS k
$$;
CREATE FUNCTION pg_temp.tell(kind text, key text, agent integer, recipients text) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('notice_tell(''w'', %L, %L, %L, %L)', kind, key, agent, recipients))
$$;
CREATE FUNCTION pg_temp.withdraw(kind text, key text, agent integer, most integer DEFAULT 10000) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('notice_withdraw(''w'', %L, %L, %L, %s)', kind, key, agent, most))
$$;
CREATE TEMP TABLE served (upto bigint);
INSERT INTO served VALUES (0);
-- Serves what came since; who was told, as recipient:kind.
CREATE FUNCTION pg_temp.serve() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  before bigint := coalesce((SELECT max(n.seq) FROM social.notification AS n), 0);
  part record;
BEGIN
  SELECT array_agg(a.id ORDER BY a.id) AS ids, array_agg(a.verb::bigint ORDER BY a.id) AS verbs,
    array_agg(a.actor_id::bigint ORDER BY a.id) AS actors, array_agg(a.object_id ORDER BY a.id) AS objects INTO part
  FROM social.activity AS a, served AS s WHERE a.id > s.upto;
  EXECUTE format('EXECUTE fanout_serve(%L, %L, %L, %L, ''{1}'', 1000, 50000)', part.ids, part.verbs, part.actors, part.objects);
  UPDATE served SET upto = part.ids[cardinality(part.ids)];
  RETURN coalesce((SELECT string_agg(n.recipient_id || ':' || n.kind, ' ' ORDER BY n.recipient_id, n.kind) FROM social.notification AS n WHERE n.seq > before), '');
END
$$;
-- What a person is shown, newest first, as name:key:people (how many); * is unread.
CREATE FUNCTION pg_temp.list(who integer, channel integer DEFAULT 1, names text DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  shown text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE notification_list(''w'', %s, false, %s, NULL, 10, 100, %s, ''{1}'', NULL, %L)',
    who, CASE WHEN names IS NULL THEN 'NULL' ELSE '''{}''' END, channel, names);
  SELECT string_agg(a.name || ':' || a.object_key || ':' || array_to_string(a.actors, '+') || '(' || a.actor_count || ')' || CASE WHEN a.unread THEN '*' ELSE '' END, ' ' ORDER BY a.seq DESC)
  INTO shown FROM answered AS a;
  DROP TABLE answered;
  RETURN coalesce(shown, '');
END
$$;
CREATE FUNCTION pg_temp.unread(who integer) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('notification_count(''w'', %s, 100, 100, ''{1}'')', who))
$$;

-- Numbers: from 64 on, each wiki's own, kept whatever goes and comes.
SELECT is(pg_temp.answer($$notice_declare('w', 'a.thank,a.letter', '{3,1}', '{0,1}')$$), '(t)', 'kinds are declared');
SELECT is(pg_temp.answer($$notice_declare('w', 'a.thank,a.letter', '{3,1}', '{0,1}')$$), '(f)', 'the same again is no change');
SELECT is(pg_temp.answer($$notice_declare('v', 'b.other', '{0}', '{0}')$$), '(t)', 'in another wiki too');
SELECT is(pg_temp.kinds(), 'v b.other 64 true, w a.thank 64 true, w a.letter 65 true', 'each wiki counts by itself');
SELECT is(pg_temp.answer($$notice_declare('w', 'c.new,a.letter', '{3,1}', '{0,1}')$$), '(t)', 'one goes, one comes');
SELECT is(pg_temp.kinds(), 'v b.other 64 true, w a.thank 64 false, w a.letter 65 true, w c.new 66 true', 'who goes keeps its number');
SELECT is(pg_temp.answer($$notice_declare('w', 'a.thank,a.letter,c.new', '{3,1,1}', '{0,1,0}')$$), '(t)', 'and finds it again');
SELECT is(pg_temp.kinds(), 'v b.other 64 true, w a.thank 64 true, w a.letter 65 true, w c.new 66 true', 'as it was');

-- Who is told.
SELECT is(pg_temp.tell('b.other', 'o', 1, '{2}'), '(f,0)', 'no kind of another wiki is known');
SELECT is(pg_temp.tell('a.thank', 'o', 1, '{1}'), '(t,0)', 'nobody is told of what they did');
SELECT is(pg_temp.tell('a.thank', 'o', 1, '{2,3,2,12,13,14}'), '(t,5)', 'people are written down once each');
SELECT is(pg_temp.serve(), '2:64 3:64 8:64', 'no hidden nor vanished account is told; the heir is, of one merged');
SELECT is(pg_temp.tell('a.thank', 'o', 1, '{2,3,13}'), '(t,0)', 'the same again has no effect');
SELECT is((SELECT count(*) FROM social.activity), 1::bigint, 'nor stands it in the log');
SELECT is(pg_temp.list(2), 'a.thank:o:1(1)*', 'it is shown');
SELECT is(pg_temp.unread(2), '(1)', 'and counted');
SELECT is(pg_temp.list(2, names => 'a.thank'), 'a.thank:o:1(1)*', 'its name picks it out');
SELECT is(pg_temp.list(2, names => 'a.letter'), '', 'another does not');
SELECT is(pg_temp.list(2, 2), 'a.thank:o:1(1)*', 'it is mailed, as its kind has it');
SELECT is((SELECT count(*) FROM social.delivery), 3::bigint, 'to each who is told');

-- Bundles.
SELECT pg_temp.tell('a.thank', 'o', 4, '{2}'), pg_temp.tell('a.thank', 'o', 5, '{2}'), pg_temp.tell('a.thank', 'p', 5, '{2}') \g /dev/null
SELECT is(pg_temp.serve(), '2:64 2:64', 'of one object in one bundle');
SELECT is(pg_temp.list(2), 'a.thank:p:5(1)* a.thank:o:5+4+1(3)*', 'which names all of them');
SELECT pg_temp.tell('a.letter', 'o', 4, '{3}'), pg_temp.tell('a.letter', 'o', 5, '{3}') \g /dev/null
SELECT pg_temp.serve() \g /dev/null
SELECT is(pg_temp.list(3, names => 'a.letter'), 'a.letter:o:5(1)* a.letter:o:4(1)*', 'or each by itself, as its kind has it');
SELECT is(pg_temp.list(3, 2, 'a.letter'), '', 'not mailed by default');
SELECT is(pg_temp.tell('c.new', 'n', NULL, '{12,7}'), '(t,2)', 'nobody did it');
SELECT is(pg_temp.serve(), '7:66', 'whoever stands first');
SELECT is(pg_temp.list(7), 'c.new:n:(0)*', 'and nobody is named');
SELECT is(pg_temp.unread(7), '(1)', 'but counted it is');

-- Who does not want it.
INSERT INTO social.mute (actor_id, muted_id) VALUES (9, 1);
INSERT INTO social.person_block (blocker_id, blocked_id) VALUES (10, 1);
INSERT INTO social.preference (actor_id, kind, channels) VALUES (11, 64, 0), (15, 64, 2);
SELECT pg_temp.tell('a.thank', 'q', 1, '{9,10,11,15,16}') \g /dev/null
SELECT is(pg_temp.serve(), '15:64 16:64', 'mutes, blocks and preferences hold');
SELECT is(pg_temp.list(15), '', 'who wants mail alone is not shown it');
SELECT is(pg_temp.list(15, 2), 'a.thank:q:1(1)*', 'but mailed');
INSERT INTO social.mute (actor_id, muted_id) VALUES (16, 1);
SELECT is(pg_temp.list(16) || pg_temp.unread(16), '(0)', 'who mutes later is shown it no more');
SELECT pg_temp.tell('a.thank', 'h', 12, '{17}') \g /dev/null
SELECT is(pg_temp.serve(), '', 'nothing is told of who is hidden');

-- Taken back.
SELECT is(pg_temp.withdraw('a.thank', 'o', 4), '(t,1)', 'one doing is taken back');
SELECT is(pg_temp.list(2, names => 'a.thank'), 'a.thank:p:5(1)* a.thank:o:5+1(2)*', 'of the others it goes on to tell');
SELECT is(pg_temp.withdraw('a.thank', 'o', 4), '(t,0)', 'again has no effect');
SELECT is(pg_temp.withdraw('a.thank', 'o', 1, 2), '(t,2)', 'a part at a time');
SELECT is(pg_temp.withdraw('a.thank', 'o', NULL), '(t,1)', 'or the whole by one mark');
SELECT is(pg_temp.withdraw('a.thank', 'o', NULL), '(t,0)', 'once');
SELECT is(pg_temp.list(2) || ' ' || pg_temp.unread(2), 'a.thank:p:5(1)* (1)', 'of which nothing is left is not shown nor counted');
SELECT is((SELECT count(*) FROM social.activity WHERE verb = 65), 3::bigint, 'the log says so');
SELECT is(pg_temp.tell('a.thank', 'o', 5, '{2}'), '(t,1)', 'then it can be told anew');
SELECT is(pg_temp.serve(), '2:64', 'and is');
SELECT is(pg_temp.list(2), 'a.thank:o:5(1)* a.thank:p:5(1)*', 'without what was before');
SELECT pg_temp.tell('a.thank', 'r', 5, '{18}'), pg_temp.withdraw('a.thank', 'r', 5) \g /dev/null
SELECT is(pg_temp.serve(), '', 'what was taken back before it was served is told to nobody');
SELECT is(pg_temp.withdraw('a.letter', 'o', 4), '(t,1)', 'of single ones that one');
SELECT is(pg_temp.list(3, names => 'a.letter'), 'a.letter:o:5(1)*', 'goes');

-- Extensions that are gone.
SELECT pg_temp.answer($$notice_declare('w', 'c.new', '{1}', '{0}')$$) \g /dev/null
SELECT is(pg_temp.list(2) || pg_temp.list(2, 2) || pg_temp.unread(2), '(0)', 'are not shown, mailed nor counted');
SELECT is(pg_temp.tell('a.thank', 's', 5, '{2}'), '(f,0)', 'nor tell');
SELECT is(pg_temp.withdraw('a.thank', 'p', NULL), '(t,1)', 'but may take back');
SELECT pg_temp.answer($$notification_mirror('w', '{11}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '')$$) \g /dev/null
SELECT is((SELECT channels FROM social.preference WHERE actor_id = 11), 0::int2, 'what people chose of them stays');
SELECT pg_temp.answer($$notice_declare('w', 'a.thank,a.letter', '{3,1}', '{0,1}')$$) \g /dev/null
SELECT is(pg_temp.list(2) || pg_temp.unread(2), 'a.thank:o:5(1)*(1)', 'back they are shown again');

-- Preferences by name.
SELECT is(pg_temp.answer($$notification_mirror('w', '{11,2}', '{2,2,2}', '{64,4,64}', '{1,3,0}', '{}', '{}', '{}', '{}', 'a.thank,,a.unknown')$$), '(2)', 'people choose by name');
SELECT results_eq('SELECT actor_id, kind, channels FROM social.preference WHERE actor_id IN (2, 11) ORDER BY 1, 2', 'VALUES (2, 4::int2, 3::int2), (2, 64::int2, 1::int2)', 'which is the number here; unknown ones are left out');

-- Merged people.
UPDATE social.actor SET merged_into = 6 WHERE id = 2;
SELECT social.notification_settle('w', false) \g /dev/null
SELECT is(pg_temp.list(6), 'a.thank:o:5(1)*', 'the heir has what was told');
SELECT * FROM finish();
ROLLBACK;
