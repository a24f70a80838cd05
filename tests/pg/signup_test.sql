-- SPDX-License-Identifier: MIT
-- Sign-ups through the statements of sql/query/: who gets a seat, who waits, who is told of whom.
BEGIN;
\i :statements
SELECT no_plan();

INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 40) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 2, 50);
CREATE FUNCTION pg_temp.person(local bigint) RETURNS integer LANGUAGE sql AS $$
  SELECT a.id FROM social.actor AS a WHERE a.wiki = 'w' AND a.kind = 0 AND a.local_id = local
$$;
-- An event that person 1 organises.
CREATE FUNCTION pg_temp.event(event bigint, seats integer, waits boolean DEFAULT true, company integer DEFAULT 5) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.target (id, wiki, kind, key, author_id, page_id)
  VALUES (event, 'w', 0, event::text, pg_temp.person(1), (SELECT a.id FROM social.actor AS a WHERE a.kind = 2));
  INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at, last_at, capacity, waitlist, guests_max)
  SELECT event, 'w', 't' || event, a.id, a.id, 'Title', 'UTC', '2040-01-01 10:00', '2040-01-01 11:00', '2040-01-01 10:00Z', '2040-01-01 11:00Z', '2040-01-01 11:00Z',
    seats, waits, company
  FROM social.actor AS a WHERE a.kind = 2;
  INSERT INTO social.event_organiser (event_id, actor_id) VALUES (event, pg_temp.person(1));
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
-- refusal or change, who was promoted, and state, place, seats taken, waiting
CREATE FUNCTION pg_temp.behind(viewer bigint, event bigint, person bigint, caps integer DEFAULT 0) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('signup_promote(''w'', %s)', event)) || ' '
    || pg_temp.answer(format('signup_state(''w'', %s, %s, %s, %s)', viewer, caps, event, person))
$$;
CREATE FUNCTION pg_temp.put(viewer bigint, event bigint, answer integer DEFAULT 3, guests integer DEFAULT 0, more text DEFAULT 'true, '''', false, ''{}''') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  said text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE signup_put(''w'', %s, false, %s, %s::int2, %s::int2, %s)', viewer, event, answer, guests, more);
  SELECT format('(%s,%s,%s) ', a.seen::text::char(1), a.refusal, a.changed::text::char(1))
      || CASE WHEN a.seen THEN format('(%s) (%s,%s,%s,%s)', CASE WHEN cardinality(a.promoted) > 1 THEN '"' || a.promoted::text || '"' ELSE a.promoted::text END, a.state, a.position, a.going, a.waiting) ELSE '({}) none' END
    INTO said FROM answered AS a;
  DROP TABLE answered;
  RETURN said;
END
$$;
CREATE FUNCTION pg_temp.remove(viewer bigint, event bigint) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_temp.answer(format('signup_lock(''w'', %s)', event));
  RETURN pg_temp.answer(format('signup_remove(''w'', %s, %s)', viewer, event)) || ' ' || pg_temp.behind(viewer, event, viewer);
END
$$;
CREATE FUNCTION pg_temp.move(viewer bigint, event bigint, person bigint, action integer, caps integer DEFAULT 0) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_temp.answer(format('signup_lock(''w'', %s)', event));
  RETURN pg_temp.answer(format('signup_move(''w'', %s, %s, %s, %s, %s::int2, ''why'')', viewer, caps, event, person, action)) || ' '
    || pg_temp.behind(viewer, event, person, caps);
END
$$;
-- Who has a seat and who waits, each in their order, with their guests.
CREATE FUNCTION pg_temp.seats(event bigint) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(string_agg(a.local_id || CASE WHEN s.guests > 0 THEN '+' || s.guests ELSE '' END, ',' ORDER BY s.queue) FILTER (WHERE s.state = 3), '') || ' | '
    || coalesce(string_agg(a.local_id || CASE WHEN s.guests > 0 THEN '+' || s.guests ELSE '' END, ',' ORDER BY s.queue) FILTER (WHERE s.state = 2), '')
  FROM social.signup AS s JOIN social.actor AS a ON a.id = s.actor_id WHERE s.event_id = event
$$;
CREATE FUNCTION pg_temp.logged(event bigint) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(string_agg(c.verb || ':' || a.local_id || CASE WHEN c.visibility = 3 THEN '-' ELSE '' END, ' ' ORDER BY c.id), '')
  FROM social.activity AS c JOIN social.actor AS a ON a.id = c.actor_id
  WHERE c.object_id = event OR c.object_id IN (SELECT l.id FROM social.event_log AS l WHERE l.event_id = event)
$$;

-- Three seats.
SELECT pg_temp.event(100, 3) \g /dev/null
SELECT is(pg_temp.put(2, 100), '(t,,t) ({}) (3,,1,0)', 'who comes has a seat');
SELECT is(pg_temp.put(2, 100), '(t,,f) ({}) (3,,1,0)', 'once');
SELECT is(pg_temp.put(3, 100, 3, 1), '(t,,t) ({}) (3,,3,0)', 'with a guest two');
SELECT is(pg_temp.put(4, 100, 3, 1), '(t,,t) ({}) (2,1,3,1)', 'then one waits');
SELECT is(pg_temp.put(5, 100), '(t,,t) ({}) (2,2,3,2)', 'and another one behind');
SELECT is(pg_temp.put(4, 100, 3, 1), '(t,,f) ({}) (2,1,3,2)', 'who asks again keeps the place');
SELECT is(pg_temp.put(4, 100, 3, 1, 'true, ''note'', false, ''{}'''), '(t,,t) ({}) (2,1,3,2)', 'and who writes something');
SELECT is(pg_temp.put(2, 100, 0), '(t,,t) ({}) (0,,2,2)', 'a seat is given back, and the next party does not fit');
SELECT is(pg_temp.seats(100), '3+1 | 4+1,5', 'so that nobody behind it is seated');
SELECT is(pg_temp.put(6, 100), '(t,,t) ({}) (2,3,2,3)', 'a newcomer waits where somebody waits, whatever is free');
SELECT is(pg_temp.put(3, 100, 3, 2), '(t,full,f) ({}) (3,,2,3)', 'nor do more guests overtake who waits');
SELECT is(pg_temp.seats(100), '3+1 | 4+1,5,6', 'and nothing changes by that');
SELECT is(pg_temp.put(3, 100, 3, 0), '(t,,t) ({4}) (3,,3,2)', 'fewer guests free a seat, and the first party has it');
SELECT is(pg_temp.seats(100), '3,4+1 | 5,6', 'in order');
SELECT is(pg_temp.remove(3, 100), '(,t) ({5}) (,,3,1)', 'who leaves is followed by the next one');
SELECT is(pg_temp.remove(3, 100), '(,f) ({}) (,,3,1)', 'once');
SELECT is(pg_temp.put(3, 100), '(t,,t) ({}) (2,2,3,2)', 'who comes again is the last');
SELECT is(pg_temp.put(6, 100, 3, 2), '(t,,t) ({}) (2,2,3,2)', 'with more guests one is a newcomer');
SELECT is(pg_temp.put(3, 100, 1), '(t,,t) ({}) (1,,3,1)', 'who waits may be interested instead');
SELECT is(pg_temp.put(6, 100, 3, 1), '(t,,t) ({}) (2,1,3,1)', 'with fewer guests one keeps the place');
SELECT is(pg_temp.put(4, 100, 0), '(t,,t) ({6}) (0,,3,0)', 'and has a seat as soon as they fit');
SELECT is(pg_temp.put(5, 100, 3, 3), '(t,full,f) ({}) (3,,3,0)', 'more guests come only where they fit');
SELECT is(pg_temp.put(7, 100, 3, 3), '(t,full,f) ({}) (,,3,0)', 'nobody waits for more seats than there are');
SELECT is(pg_temp.logged(100), '11:2 11:3 11:4 11:5 12:2 11:6 13:4 12:3 13:5 11:3 11:3 12:4 13:6', 'what came and went is in the log');
SELECT is((SELECT count(*) FROM social.activity AS c WHERE c.object_id = 100 AND c.visibility = 0 AND c.page_id IS NOT NULL), 13::bigint, 'for who sees the event');
SELECT is((SELECT count(*) FROM social.head), 0::bigint, 'but in no feed');

-- No waiting list.
SELECT pg_temp.event(101, 2, false) \g /dev/null
SELECT is(pg_temp.put(2, 101, 3, 1), '(t,,t) ({}) (3,,2,0)', 'the last seats');
SELECT is(pg_temp.put(3, 101), '(t,full,f) ({}) (,,2,0)', 'then it is full');
SELECT is(pg_temp.put(3, 101, 1), '(t,,t) ({}) (1,,2,0)', 'but one may be interested');
SELECT is(pg_temp.put(2, 101, 3, 0), '(t,,t) ({}) (3,,1,0)', 'a seat comes free');
SELECT is(pg_temp.put(3, 101), '(t,,t) ({}) (3,,2,0)', 'and is taken');

-- No end of seats.
SELECT pg_temp.event(102, NULL) \g /dev/null
SELECT is(pg_temp.put(g, 102, 3, 5), format('(t,,t) ({}) (3,,%s,0)', (g - 1) * 6), 'party ' || g || ' comes') FROM generate_series(2, 5) AS g;
SELECT is(pg_temp.put(6, 102, 3, 6), '(t,guests,f) ({}) (,,24,0)', 'with no more guests than there may be');
UPDATE social.event SET guests_max = 2 WHERE id = 102;
SELECT is(pg_temp.put(5, 102, 3, 5, 'true, ''note'', false, ''{}'''), '(t,,t) ({}) (3,,24,0)', 'who brought more keeps them');
SELECT is(pg_temp.put(5, 102, 3, 3), '(t,,t) ({}) (3,,22,0)', 'or brings fewer');
SELECT is(pg_temp.put(5, 102, 3, 4), '(t,guests,f) ({}) (3,,22,0)', 'and no more again');
UPDATE social.event SET capacity = 3 WHERE id = 102;
SELECT is(pg_temp.put(6, 102), '(t,,t) ({}) (2,1,22,1)', 'a capacity that came later holds for who comes later');
SELECT is(pg_temp.put(5, 102, 3, 3), '(t,,f) ({}) (3,,22,1)', 'and puts nobody out');
SELECT is(pg_temp.put(2, 102, 0) || pg_temp.put(3, 102, 0), '(t,,t) ({}) (0,,16,1)(t,,t) ({}) (0,,10,1)', 'who leaves leaves no seat to others');
SELECT is(pg_temp.put(4, 102, 3, 0), '(t,,t) ({}) (3,,5,1)', 'while more have one than there are');
UPDATE social.event SET capacity = NULL WHERE id = 102;
SELECT is(social.event_promote(102), ARRAY[pg_temp.person(6)], 'and without an end nobody waits');

-- A larger capacity; a party that no longer fits at all.
SELECT pg_temp.event(103, 1) \g /dev/null
SELECT pg_temp.put(2, 103), pg_temp.put(3, 103), pg_temp.put(4, 103), pg_temp.put(5, 103) \g /dev/null
UPDATE social.event SET capacity = 4 WHERE id = 103;
SELECT is(pg_temp.put(6, 103, 3, 2), '(t,,t) ("{3,4,5}") (2,1,4,1)', 'new seats are given to those who wait, in their order');
UPDATE social.event SET capacity = 2 WHERE id = 103;
SELECT is(pg_temp.put(7, 103), '(t,,t) ({}) (2,2,4,2)', 'fewer seats put nobody out');
SELECT is(pg_temp.put(g, 103, 0), '(t,,t) ({}) (0,,' || 5 - g || ',2)', g || ' leaves') FROM generate_series(2, 3) AS g;
SELECT is(pg_temp.put(4, 103, 0), '(t,,t) ({7}) (0,,2,1)', 'a party larger than the event holds nobody up');
SELECT is(pg_temp.seats(103), '5,7 | 6+2', 'and waits for more seats');
SELECT is(pg_temp.put(7, 103, 0), '(t,,t) ({}) (0,,1,1)', 'while others come and go');
SELECT is(pg_temp.put(8, 103), '(t,,t) ({}) (3,,2,1)', 'past it');

-- What an event is.
SELECT pg_temp.event(104, 2) \g /dev/null
SELECT pg_temp.put(2, 104, 3, 1), pg_temp.put(3, 104), pg_temp.put(4, 104, 1) \g /dev/null
CREATE FUNCTION pg_temp.all_ways(event bigint) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(substring(said FROM '^\((?:t,)?(\w*,\w)'), ' ' ORDER BY place)
  FROM unnest(ARRAY[
    pg_temp.put(5, event), pg_temp.put(5, event, 1), pg_temp.put(4, event), pg_temp.put(2, event, 3, 2),
    pg_temp.put(5, event, 0), pg_temp.put(4, event, 0), pg_temp.put(2, event, 3, 0, 'false, '''', false, ''{}'''), pg_temp.put(3, event, 1), pg_temp.remove(4, event)
  ]) WITH ORDINALITY AS said (said, place)
$$;
SAVEPOINT open;
UPDATE social.event SET closed = true WHERE id = 104;
SELECT is(pg_temp.all_ways(104), 'closed,f closed,f closed,f closed,f ,t ,t ,t ,t ,t', 'a closed event lets go');
ROLLBACK TO open;
UPDATE social.event SET deadline = '2020-01-01', deadline_at = '2020-01-01' WHERE id = 104;
SELECT is(pg_temp.all_ways(104), 'closed,f closed,f closed,f closed,f ,t ,t ,t ,t ,t', 'and so behind its deadline');
ROLLBACK TO open;
UPDATE social.event SET status = 1 WHERE id = 104;
SELECT is(pg_temp.all_ways(104), ',t ,t ,t full,f ,t ,t ,t ,t ,t', 'a postponed one takes people');
ROLLBACK TO open;
UPDATE social.event SET status = 2 WHERE id = 104;
SELECT is(pg_temp.all_ways(104), 'cancelled,f cancelled,f cancelled,f cancelled,f ,t ,t ,t ,t ,t', 'a cancelled one does not');
ROLLBACK TO open;
UPDATE social.event SET status = 2 WHERE id = 104;
SELECT is(pg_temp.remove(2, 104), '(,t) ({}) (,,0,1)', 'and promotes nobody');
UPDATE social.event SET status = 0 WHERE id = 104;
SELECT is(social.event_promote(104), ARRAY[pg_temp.person(3)], 'until it takes place again');
ROLLBACK TO open;
UPDATE social.event SET page_id = NULL WHERE id = 104;
SELECT is(pg_temp.put(2, 104, 3, 2), '(t,suspended,f) ({}) (3,,2,1)', 'who takes part in a suspended one knows it');
SELECT is(pg_temp.put(2, 104, 3, 0), '(t,,t) ({}) (3,,1,1)', 'and lets go');
SELECT is(pg_temp.put(5, 104), '(f,,f) ({}) none', 'others do not find it');
ROLLBACK TO open;
UPDATE social.event SET starts_at = '2020-01-01 10:00Z', ends_at = '2020-01-01 11:00Z', last_at = '2020-01-01 11:00Z' WHERE id = 104;
SELECT is(pg_temp.all_ways(104), 'past,f past,f past,f past,f past,f past,f past,f past,f past,f', 'what is over stays as it was');
SELECT is(pg_temp.remove(9, 104), '(,f) ({}) (,,2,1)', 'for who was there');
ROLLBACK TO open;
UPDATE social.target SET hide_level = 1 WHERE id = 104;
SELECT is(pg_temp.put(5, 104), '(f,,f) ({}) none', 'a hidden one is not found');
SELECT is(pg_temp.remove(2, 104), '(,t) ({3}) none', 'but left');
ROLLBACK TO open;
UPDATE social.event SET page_id = NULL WHERE id = 104;
SELECT is(pg_temp.remove(2, 104), '(,t) ({}) none', 'as is a suspended one, and nobody is seated meanwhile');
ROLLBACK TO open;
SELECT is(pg_temp.answer('signup_put(''v'', 2, false, 104, 3::int2, 0::int2, true, '''', false, ''{}'')'), '(f,,f,{},,,,)', 'another wiki knows nothing of it');
SELECT is(pg_temp.answer('signup_lock(''v'', 104)') || pg_temp.answer('signup_promote(''v'', 104)') || pg_temp.answer('signup_remove(''v'', 2, 104)'), '("")({})(,f)', 'nor touches it');
SELECT is(pg_temp.put(77, 104), '(t,,t) ({}) (2,2,2,2)', 'whom the store does not know it knows from then on');
SELECT is(pg_temp.answer('signup_put(''w'', 77, true, 104, 1::int2, 0::int2, true, '''', false, ''{}'')'), '(t,,t,{},1,,2,1)', 'and whoever comes');
SELECT ok((SELECT a.temporary FROM social.actor AS a WHERE a.wiki = 'w' AND a.local_id = 77), 'and whether the account is temporary');
ROLLBACK TO open;
-- Whoever sees it, by whichever way that is decided, and nobody else.
CREATE FUNCTION pg_temp.ways_of_seeing(OUT ways bigint, OUT wrong bigint) LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  ways := 0;
  wrong := 0;
  INSERT INTO social.follow (follower_id, followee_id, state) VALUES (pg_temp.person(5), pg_temp.person(1), 1);
  FOR one IN
    SELECT * FROM generate_series(0, 1) AS audience, generate_series(0, 2) AS level, unnest(ARRAY[NULL, now()]) AS gone, unnest(ARRAY[false, true]) AS unloved,
      unnest(ARRAY[false, true]) AS off, unnest(ARRAY[1, 5, 6]) AS viewer
  LOOP
    UPDATE social.target SET visibility = one.audience, hide_level = one.level, deleted_at = one.gone WHERE id = 104;
    UPDATE social.actor SET hidden = one.unloved WHERE id = pg_temp.person(1);
    UPDATE social.event SET page_id = CASE WHEN NOT one.off THEN home_id END WHERE id = 104;
    DELETE FROM social.signup WHERE event_id = 104 AND actor_id = pg_temp.person(one.viewer);
    ways := ways + 1;
    wrong := wrong + ((pg_temp.answer(format('signup_state(''w'', %1$s, 0, 104, %1$s)', one.viewer)) <> 'none' AND one.gone IS NULL)
      <> (pg_temp.put(one.viewer, 104, 1) LIKE '(t,%'))::integer;
  END LOOP;
END
$$;
SELECT is(w.ways || ' ' || w.wrong, '144 0', 'who sees it may answer, who does not finds nothing') FROM pg_temp.ways_of_seeing() AS w;
ROLLBACK TO open;

-- Answers to questions; who lets edits be tied.
SELECT pg_temp.event(105, NULL) \g /dev/null
UPDATE social.event SET questions = '[{"question": "a", "answers": ["x", "y"]}, {"question": "b", "answers": ["x", "y", "z"]}]' WHERE id = 105;
CREATE FUNCTION pg_temp.said(viewer bigint, answers text, ties boolean DEFAULT false, public boolean DEFAULT true) RETURNS text LANGUAGE sql AS $$
  SELECT substring(pg_temp.put(viewer, 105, 3, 0, format('%L, '''', %L, %L', public, ties, answers)) FROM '^\(t,(\w*,\w)')
$$;
SELECT is(pg_temp.said(2, a), CASE WHEN a = '{2,3}' THEN ',t' ELSE 'answers,f' END, a) FROM unnest('{"{3}","{0,4}","{-1}","{1,1,0}","{2,3}"}'::text[]) AS a;
SELECT is(substring(pg_temp.put(9, 105, 1, 0, 'true, '''', false, ''{3}''') FROM '^\(t,(\w*,\w)'), 'answers,f', 'mistaken answers are so of whoever does not come, too');
SELECT is(pg_temp.said(3, '{2,0}') || pg_temp.said(4, '{1}') || pg_temp.said(5, '{}'), ',t,t,t', 'answers may be left out');
CREATE FUNCTION pg_temp.totals(viewer bigint, caps integer DEFAULT 0) RETURNS text LANGUAGE sql AS $$ SELECT pg_temp.answer(format('signup_answers(''w'', %s, %s, 105)', viewer, caps)) $$;
SELECT is(pg_temp.totals(1), '(1,1,1) (1,2,2) (2,1,0) (2,2,0) (2,3,1)', 'organisers are told how often each was given');
SELECT is(pg_temp.totals(9, 1), pg_temp.totals(1), 'and moderators');
SELECT is(pg_temp.totals(2), 'none', 'others are not');
SELECT is(pg_temp.put(3, 105, 1, 0), '(t,,t) ({}) (1,,3,0)', 'one comes no more');
SELECT is(pg_temp.totals(1), '(1,1,1) (1,2,1) (2,1,0) (2,2,0) (2,3,1)', 'and what they said is gone');
UPDATE social.event SET totals = '[[4, 5], [6, 7, 8]]' WHERE id = 105;
SELECT is(pg_temp.totals(1), '(1,1,4) (1,2,5) (2,1,6) (2,2,7) (2,3,8)', 'later the totals stand');
SELECT is(pg_temp.said(6, '{}', true), ',t', 'nobody was asked');
UPDATE social.event SET ties_edits = true WHERE id = 105;
SELECT is(pg_temp.answer('signup_tied(''w'', 0, 0, 105)'), 'none', 'so nobody''s edits are tied');
SELECT is(pg_temp.said(6, '{}', true) || pg_temp.said(7, '{}', true, false) || pg_temp.said(8, '{}', true) || pg_temp.said(10, '{}', true), ',t,t,t,t', 'some let it be');
UPDATE social.actor SET hidden = true WHERE local_id = 8 AND kind = 0;
SELECT is(pg_temp.move(1, 105, 10, 12), '(t,t,,t) ({}) (3,,7,0)', 'one was not there');
SELECT is(pg_temp.answer('signup_tied(''w'', 0, 0, 105)'), '(6)', 'in public, not hidden, and there');
UPDATE social.actor SET hidden = false WHERE local_id = 8 AND kind = 0;

-- What organisers do.
SELECT pg_temp.event(106, 2) \g /dev/null
SELECT pg_temp.put(2, 106), pg_temp.put(3, 106), pg_temp.put(4, 106), pg_temp.put(5, 106), pg_temp.put(6, 106, 1), pg_temp.put(7, 106, 0) \g /dev/null
SELECT is(pg_temp.move(2, 106, 3, 10), '(t,f,unknown,f) ({}) (3,,2,2)', 'nobody else moves people');
SELECT is(pg_temp.move(9, 106, 3, 10), '(t,f,unknown,f) ({}) (3,,2,2)', 'at all');
SELECT is(pg_temp.move(1, 106, 5, 8), '(t,t,full,f) ({}) (2,2,2,2)', 'no seat is given that there is not');
SELECT is(pg_temp.move(1, 106, p, 8), '(t,t,unknown,f) ({}) (' || CASE p WHEN 6 THEN '1' WHEN 7 THEN '0' ELSE '' END || ',,2,2)', p || ' did not ask for one') FROM unnest(ARRAY[6, 7, 8]) AS p;
SELECT is(pg_temp.move(1, 106, 3, 10), '(t,t,,t) ({4}) (4,,2,1)', 'who is removed is followed by the next one');
SELECT is(pg_temp.move(1, 106, 3, 10), '(t,t,,f) ({}) (4,,2,1)', 'once');
SELECT is(pg_temp.put(3, 106), '(t,removed,f) ({}) (4,,2,1)', 'and does not come again');
SELECT is(pg_temp.put(3, 106, 0), '(t,removed,f) ({}) (4,,2,1)', 'in no way');
SELECT is(pg_temp.remove(3, 106), '(,f) ({}) (4,,2,1)', 'that stays');
SELECT is(pg_temp.move(9, 106, 3, 9, 1), '(t,t,,t) ({}) (2,2,2,2)', 'until somebody who moderates lets them wait');
SELECT is(pg_temp.move(1, 106, 2, 9), '(t,t,,t) ({5}) (2,2,2,2)', 'a seat is taken back, and the next one has it');
SELECT is(pg_temp.seats(106), '4,5 | 3,2', 'in order');
UPDATE social.event SET capacity = 3 WHERE id = 106;
SELECT is(pg_temp.answer('signup_lock(''w'', 106)') || pg_temp.answer('signup_move(''w'', 1, 0, 106, 2, 8::int2, '''')'), '(3)(t,t,,t)', 'out of turn');
SELECT is(pg_temp.behind(1, 106, 2), '({}) (3,,3,1)', 'somebody else waits on');
SELECT is(pg_temp.move(1, 106, 2, 11), '(t,t,,t) ({}) (3,,3,1)', 'marked as there');
SELECT is(pg_temp.move(1, 106, 2, 11), '(t,t,,f) ({}) (3,,3,1)', 'once');
SELECT is(pg_temp.move(1, 106, 2, 12), '(t,t,,t) ({}) (3,,3,1)', 'as not there');
SELECT is(pg_temp.move(1, 106, 2, 13), '(t,t,,t) ({}) (3,,3,1)', 'and neither');
SELECT is(pg_temp.move(1, 106, 3, 11), '(t,t,unknown,f) ({}) (2,1,3,1)', 'who waits is not marked');
SELECT results_eq(
  $$ SELECT l.action::int, a.local_id, p.local_id, l.reason FROM social.event_log AS l
     JOIN social.actor AS a ON a.id = l.actor_id JOIN social.actor AS p ON p.id = l.person_id WHERE l.event_id = 106 ORDER BY l.id $$,
  $$ VALUES (10, 1::bigint, 3::bigint, 'why'), (9, 9, 3, 'why'), (9, 1, 2, 'why'), (8, 1, 2, ''), (11, 1, 2, 'why'), (12, 1, 2, 'why'), (13, 1, 2, 'why') $$,
  'each is in their log'
);
SELECT is(pg_temp.logged(106), '11:2 11:3 11:4 11:5 11:6 17:1- 13:4 17:9- 17:1- 13:5 17:1-', 'a move is told to nobody but whom it is about');
UPDATE social.event SET status = 2 WHERE id = 106;
SELECT is(pg_temp.move(1, 106, 3, 8), '(t,t,cancelled,f) ({}) (2,1,3,1)', 'nobody is seated in what is cancelled');
UPDATE social.event SET status = 0, last_at = now(), ends_at = now(), starts_at = now() - interval '1 hour' WHERE id = 106;
SELECT is(pg_temp.move(1, 106, 3, 9), '(t,t,past,f) ({}) (2,1,3,1)', 'nor in what is over');
SELECT is(pg_temp.move(1, 106, 2, 11), '(t,t,,t) ({}) (3,,3,1)', 'whose people are marked');

-- Who is told of whom.
SELECT pg_temp.event(107, 6) \g /dev/null
SELECT pg_temp.put(g, 107, 3, 0, format('%L, ''n%s'', false, ''{}''', g % 3 <> 0, g)) FROM generate_series(2, 11) AS g \g /dev/null
SELECT pg_temp.put(12, 107, 1), pg_temp.put(13, 107, 1, 0, 'false, '''', false, ''{}'''), pg_temp.put(14, 107, 0) \g /dev/null
SELECT pg_temp.move(1, 107, 5, 10) \g /dev/null
SELECT is(pg_temp.logged(107), '11:2 11:3- 11:4 11:5 11:6- 11:7 11:8 11:9- 11:10 11:11 11:12 11:13- 17:1- 13:8', 'what is private is so in the log');
SELECT is((SELECT count(*) FROM social.activity AS c WHERE c.visibility = 3 AND c.page_id IS NOT NULL), 0::bigint, 'and on no page');
-- user, state, position, and whether the note is told
CREATE FUNCTION pg_temp.listed(viewer bigint, caps integer DEFAULT 0, more text DEFAULT 'NULL, NULL, NULL, 50') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE listed AS EXECUTE signup_list(''w'', %s, %s, 107, %s)', viewer, caps, more);
  SELECT string_agg(concat_ws(':', l.user, l.state, l.position) || CASE WHEN l.note IS NULL THEN '' ELSE '!' END, ' ') INTO found FROM listed AS l;
  DROP TABLE listed;
  RETURN found;
END
$$;
CREATE FUNCTION pg_temp.counted(viewer bigint, caps integer DEFAULT 0, state text DEFAULT 'NULL') RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.answer(format('signup_count(''w'', %s, %s, 107, %s)', viewer, caps, state))
$$;
SELECT is(pg_temp.listed(20), '2:3 4:3 7:3 8:3 10:2:2 11:2:3 12:1', 'others are told of those in public');
SELECT is(pg_temp.listed(0), pg_temp.listed(20), 'and so is who has no account');
SELECT is(pg_temp.counted(20), '(f,6,6,3,2,,4)', 'and how many there are besides');
SELECT is(pg_temp.counted(20, 0, '3'), '(f,6,6,3,2,,2)', 'in one state');
SELECT is(pg_temp.listed(6), '2:3 4:3 6:3! 7:3 8:3 10:2:2 11:2:3 12:1', 'oneself one sees');
SELECT is(pg_temp.counted(6), '(f,6,6,3,2,,3)', 'beside the others');
SELECT is(pg_temp.listed(1), '2:3! 3:3! 4:3! 6:3! 7:3! 8:3! 9:2:1! 10:2:2! 11:2:3! 12:1! 13:1! 14:0! 5:4!', 'organisers are told of all');
SELECT is(pg_temp.counted(1), '(t,6,6,3,2,1,0)', 'and nobody is left');
SELECT is(pg_temp.listed(20, 1), pg_temp.listed(1), 'as are moderators');
SELECT is(pg_temp.listed(14), '2:3 4:3 7:3 8:3 10:2:2 11:2:3 12:1 14:0!', 'who declined is told so');
SELECT is(pg_temp.listed(5), '2:3 4:3 7:3 8:3 10:2:2 11:2:3 12:1 5:4!', 'and who was removed');
SELECT is(pg_temp.listed(1, 0, 'NULL, NULL, NULL, 4'), '2:3! 3:3! 4:3! 6:3!', 'a page of it');
SELECT is(pg_temp.listed(1, 0, format('NULL, 3::int2, %s, 4', (SELECT s.queue FROM social.signup AS s WHERE s.event_id = 107 AND s.actor_id = pg_temp.person(6)))), '7:3! 8:3! 9:2:1! 10:2:2!', 'and the next one');
SELECT is(pg_temp.listed(20, 0, format('NULL, 2::int2, %s, 4', (SELECT s.queue FROM social.signup AS s WHERE s.event_id = 107 AND s.actor_id = pg_temp.person(10)))), '11:2:3 12:1', 'behind somebody who waits');
SELECT is(pg_temp.listed(20, 0, '2, NULL, NULL, 4'), '10:2:2 11:2:3', 'one state');
UPDATE social.actor SET hidden = true WHERE local_id IN (7, 12) AND kind = 0;
SELECT is(pg_temp.listed(20), '2:3 4:3 8:3 10:2:2 11:2:3', 'of hidden people nobody is told');
SELECT is(pg_temp.counted(20), '(f,6,6,3,2,,6)', 'but they have their seats');
SELECT is(pg_temp.counted(1), '(t,6,6,3,2,1,2)', 'and organisers know how many they are not told of');
SELECT is(pg_temp.listed(1), '2:3! 3:3! 4:3! 6:3! 8:3! 9:2:1! 10:2:2! 11:2:3! 13:1! 14:0! 5:4!', 'and of no more');
SELECT is(pg_temp.listed(20, 3), '2:3! 3:3! 4:3! 6:3! 7:3! 8:3! 9:2:1! 10:2:2! 11:2:3! 12:1! 13:1! 14:0! 5:4!', 'who suppresses is');
SELECT is(pg_temp.listed(20, 2), '2:3 4:3 7:3 8:3 10:2:2 11:2:3 12:1', 'as far as they are in public');
SELECT is(pg_temp.counted(20, 2), '(f,6,6,3,2,,4)', 'beside the others');
SELECT is(pg_temp.listed(7), '2:3 4:3 7:3! 8:3 10:2:2 11:2:3', 'and oneself');
SELECT is(pg_temp.counted(7), '(f,6,6,3,2,,5)', 'is not counted among them');
UPDATE social.target SET hide_level = 1 WHERE id = 107;
SELECT is(concat(pg_temp.listed(20), pg_temp.counted(20), pg_temp.answer('signup_state(''w'', 20, 0, 107, 20)')), 'nonenone', 'of a hidden event nobody is told anything');
SELECT is(pg_temp.counted(20, 1), '(t,6,6,3,2,1,2)', 'but who moderates');

-- Merged people are one.
SELECT pg_temp.event(108, 3) \g /dev/null
SELECT pg_temp.put(g, 108) FROM generate_series(21, 26) AS g \g /dev/null
SELECT pg_temp.put(27, 108, 1), pg_temp.move(1, 108, 26, 10) \g /dev/null
SELECT is(pg_temp.seats(108), '21,22,23 | 24,25', 'three seats');
SELECT results_eq(
  $$ SELECT social.actor_merge('w', a, b) FROM (VALUES (22, 21), (24, 23), (25, 28), (26, 27)) AS m (a, b) $$, $$ VALUES ('merged'), ('merged'), ('merged'), ('merged') $$,
  'some are merged'
);
SELECT is(pg_temp.answer('signup_list(''w'', 0, 0, 108, 2::int2, NULL, NULL, 9)') ~ ',28,2,.*', true, 'who waits does so under the name of the heir');
SELECT is((SELECT s.moved FROM social.actor_settle('w', 0, 100, true) AS s), 4, 'they are to be settled');
SELECT is((SELECT s.moved FROM social.actor_settle('w', 0, 100, false) AS s), 4, 'and are');
SELECT is((SELECT s.moved FROM social.actor_settle('w', 0, 100, false) AS s), 0, 'once');
SELECT is(pg_temp.seats(108), '21,23,28 | ', 'one person has one seat, and who waits the one that is left');
SELECT is(pg_temp.put(27, 108), '(t,removed,f) ({}) (4,,3,0)', 'who was removed does not come back under another name');

SELECT * FROM finish();
ROLLBACK;
