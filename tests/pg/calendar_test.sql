-- SPDX-License-Identifier: MIT
-- Calendars through the statements of sql/query/: whose address a token is, and what it shows.
BEGIN;
\i :statements
SELECT no_plan();

INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 9) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 2, 50), ('other', 0, 2);
-- An event of person 1 with one date, so many days from now.
CREATE FUNCTION pg_temp.event(event bigint, days integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.target (id, wiki, kind, key, author_id, page_id)
  SELECT event, 'w', 0, event::text, p.id, g.id FROM social.actor AS p, social.actor AS g
  WHERE p.wiki = 'w' AND p.kind = 0 AND p.local_id = 1 AND g.kind = 2;
  INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at, last_at)
  SELECT event, 'w', 't' || event, t.page_id, t.page_id, 'Title', 'UTC', d.at, d.at + interval '1 hour', d.at AT TIME ZONE 'UTC',
    (d.at + interval '1 hour') AT TIME ZONE 'UTC', (d.at + interval '1 hour') AT TIME ZONE 'UTC'
  FROM social.target AS t, (SELECT date_trunc('minute', now() AT TIME ZONE 'UTC') + days * interval '1 day' AS at) AS d
  WHERE t.id = event;
  INSERT INTO social.event_date (wiki, starts_at, event_id, ends_at, starts, ends)
  SELECT e.wiki, e.starts_at, e.id, e.ends_at, e.starts, e.ends FROM social.event AS e WHERE e.id = event;
$$;
CREATE FUNCTION pg_temp.sign_up(event bigint, person bigint, state integer, public boolean DEFAULT true) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.signup (event_id, actor_id, state, queue, public)
  SELECT event, a.id, state, event, public FROM social.actor AS a WHERE a.wiki = 'w' AND a.kind = 0 AND a.local_id = person
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
-- Ids of what a calendar shows, in order.
CREATE FUNCTION pg_temp.shows(scope text, viewer bigint, caps integer DEFAULT 0, most integer DEFAULT 500) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE calendar_events_%s(''w'', %s, %s, %s)', scope, viewer, caps, most);
  SELECT coalesce(string_agg(a.event::json -> 'i' ->> 1, ',' ORDER BY a.ctid), '') INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN found;
END
$$;

SELECT pg_temp.event(id, days) FROM (VALUES (10, 5), (11, 1), (12, -29), (13, -31), (14, 364), (15, 366), (16, 2), (17, 3), (18, 4)) AS e (id, days)
  ORDER BY id;
SELECT is(pg_temp.shows('wiki', 0), '12,11,16,17,18,10,14', 'the wiki''s: from 30 days ago to a year from now, by date');
SELECT is(pg_temp.shows('wiki', 0, 0, 3), '12,11,16', 'and no more than asked for');
INSERT INTO social.event_date (wiki, starts_at, event_id, ends_at, starts, ends)
SELECT 'w', d.starts_at - interval '20 days', 10, d.ends_at - interval '20 days', d.starts, d.ends FROM social.event_date AS d WHERE d.event_id = 10;
SELECT is(pg_temp.shows('wiki', 0), '12,10,11,16,17,18,14', 'each once, where its first date in that time is');

UPDATE social.event SET page_id = NULL WHERE id = 16;
UPDATE social.target SET hide_level = 1 WHERE id = 17;
UPDATE social.event SET status = 2 WHERE id = 18;
SELECT is(pg_temp.shows('wiki', 0), '12,10,11,18,14', 'not what is suspended or hidden; cancelled ones stay');
SELECT is(pg_temp.shows('wiki', 0, 1), '12,10,11,17,18,14', 'what is hidden for who moderates');

SELECT pg_temp.sign_up(id, 2, state, public) FROM (VALUES (10, 3, false), (11, 0, true), (13, 3, true), (15, 2, true), (16, 3, true), (17, 3, true), (18, 1, true), (14, 4, true))
  AS s (id, state, public);
SELECT is(pg_temp.shows('mine', 2), '18,10,15', 'one''s own: also in private, also far off, not what one declined or was removed from');
SELECT is(pg_temp.shows('mine', 3), '', 'nobody else''s');
SELECT is(pg_temp.shows('mine', 0), '', 'nobody''s without an account');
SELECT is(pg_temp.shows('mine', 2, 1), '17,18,10,15', 'what is hidden goes, and comes with the rights for it');

SELECT is(pg_temp.answer('calendar_state(''w'', 2)'), '(,)', 'no address at first');
SELECT is(pg_temp.answer('calendar_open(''w'', 2, 0::int2, ''first'')') <> 'none', true, 'one is made');
SELECT is(pg_temp.answer('calendar_find(''w'', ''first'')'), '(2,0)', 'its token finds its owner');
SELECT is(pg_temp.answer('calendar_find(''other'', ''first'')'), 'none', 'in that wiki alone');
SELECT is((SELECT string_agg(encode(c.hash, 'hex'), ' ') FROM social.calendar AS c), encode(sha256('first'), 'hex'), 'the store has its hash');
SELECT pg_temp.answer('calendar_open(''w'', 2, 0::int2, ''second'')') \g /dev/null
SELECT pg_temp.answer('calendar_open(''w'', 2, 1::int2, ''third'')') \g /dev/null
SELECT is(pg_temp.answer('calendar_find(''w'', ''first'')'), 'none', 'an address that was replaced is dead');
SELECT is(pg_temp.answer('calendar_find(''w'', ''second'')') || pg_temp.answer('calendar_find(''w'', ''third'')'), '(2,0)(2,1)', 'each scope has its own');
SELECT is(pg_temp.answer('calendar_close(''w'', 3, 0::int2)'), '(f)', 'nobody takes back what is another''s');
SELECT is(pg_temp.answer('calendar_close(''w'', 2, 0::int2)'), '(t)', 'one''s own is taken back');
SELECT is(pg_temp.answer('calendar_close(''w'', 2, 0::int2)'), '(f)', 'once');
SELECT is(pg_temp.answer('calendar_find(''w'', ''second'')') || pg_temp.answer('calendar_find(''w'', ''third'')'), 'none(2,1)', 'and the other scope stays');
SELECT matches(pg_temp.answer('calendar_state(''w'', 2)'), '^\(,"?[0-9]', 'as the state says');
SELECT is(pg_temp.answer('calendar_open(''w'', 99, 0::int2, ''x'')'), 'none', 'none for who is not in the store');

UPDATE social.actor SET hidden = true WHERE wiki = 'w' AND kind = 0 AND local_id = 2;
SELECT is(pg_temp.answer('calendar_find(''w'', ''third'')'), 'none', 'nobody reads as somebody hidden');
UPDATE social.actor SET hidden = false, "exists" = false WHERE wiki = 'w' AND kind = 0 AND local_id = 2;
SELECT is(pg_temp.answer('calendar_find(''w'', ''third'')'), 'none', 'or who is no more');
UPDATE social.actor SET "exists" = true, merged_into = (SELECT b.id FROM social.actor AS b WHERE b.wiki = 'w' AND b.kind = 0 AND b.local_id = 3)
WHERE wiki = 'w' AND kind = 0 AND local_id = 2;
SELECT is(pg_temp.answer('calendar_find(''w'', ''third'')'), 'none', 'or was merged');

SELECT * FROM finish();
ROLLBACK;
