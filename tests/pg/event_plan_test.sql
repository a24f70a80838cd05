-- SPDX-License-Identifier: MIT
-- Generic plans of events and sign-ups: the right index, nothing read from end to end, and no more rows
-- in a world that is ten times as large. Nearly all sign-ups are of a few large events, so that what an
-- event has on average says nothing of a small one.
BEGIN;
\i :statements
SET LOCAL plan_cache_mode = force_generic_plan;
SELECT plan(118);

\ir plans.sql

INSERT INTO social.actor (wiki, kind, local_id, hidden)
SELECT 'w', 0, g, g % 500 = 499 FROM generate_series(1, 8000) AS g ORDER BY g;
CREATE FUNCTION pg_temp.world(first integer, last integer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 2, g FROM generate_series(first, last) AS g ORDER BY g;
  INSERT INTO social.target (id, wiki, kind, key, author_id)
  SELECT 700000 + g, 'w', 0, (700000 + g)::text, 1 + g % 100 FROM generate_series(first, last) AS g;
  INSERT INTO social.event (id, wiki, tag, home_id, page_id, title, zone, starts, ends, starts_at, ends_at, last_at, capacity, ties_edits)
  SELECT 700000 + g, 'w', 'e' || g, a.id, CASE WHEN g % 10 > 0 THEN a.id END, 'x', 'UTC', d, d + interval '1 hour',
    d AT TIME ZONE 'UTC', d AT TIME ZONE 'UTC' + interval '1 hour', d AT TIME ZONE 'UTC' + interval '49 hours', 5 + g % 2 * 100, true
  FROM generate_series(first, last) AS g
  CROSS JOIN LATERAL (SELECT date_trunc('hour', now()::timestamp) + make_interval(mins => (g * 7919 % 525600)) - interval '180 days' AS d) AS day
  JOIN social.actor AS a ON a.wiki = 'w' AND a.kind = 2 AND a.local_id = g;
  INSERT INTO social.event_page (event_id, page_id, since) SELECT e.id, e.page_id, 1 FROM social.event AS e WHERE e.page_id IS NOT NULL AND e.id BETWEEN 700000 + first AND 700000 + last;
  INSERT INTO social.event_date (wiki, starts_at, event_id, ends_at, starts, ends)
  SELECT 'w', e.starts_at + make_interval(days => g), e.id, e.ends_at + make_interval(days => g), e.starts + make_interval(days => g), e.ends + make_interval(days => g)
  FROM social.event AS e, generate_series(0, 2) AS g WHERE e.id BETWEEN 700000 + first AND 700000 + last;
  INSERT INTO social.event_organiser (event_id, actor_id) SELECT t.id, t.author_id FROM social.target AS t WHERE t.kind = 0 AND t.id BETWEEN 700000 + first AND 700000 + last;
END
$$;

-- Sign-ups: one event is of a thousand people, a tenth of whom wait; those from "first" to "last" are of 7,000.
CREATE FUNCTION pg_temp.crowd(first integer, last integer) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO social.signup (event_id, actor_id, state, queue)
  SELECT 700000 + e, p, 3, e * 10000 + p FROM generate_series(first, last) AS e, generate_series(1, 7000) AS p
$$;
CREATE FUNCTION pg_temp.looked() RETURNS void
LANGUAGE sql AS $$
  ANALYZE social.actor, social.target, social.event, social.event_page, social.event_date, social.event_organiser, social.signup
$$;

INSERT INTO social.signup (event_id, actor_id, state, queue)
SELECT 700001, p, CASE p % 10 WHEN 8 THEN 2 WHEN 9 THEN 1 ELSE 3 END, p FROM generate_series(1, 1000) AS p;
INSERT INTO social.signup (event_id, actor_id, state, queue)
SELECT 700000 + e, 7000 + p, 2 + p % 2, e * 10000 + p FROM generate_series(101, 103) AS e, generate_series(1, 5) AS p;
SELECT pg_temp.world(1, 1000) \g /dev/null
SELECT pg_temp.crowd(2, 2) \g /dev/null
SELECT pg_temp.looked() \g /dev/null

-- What each is asked, the index it must use, and the rows that may go through its plan.
CREATE TEMP TABLE asked (n serial, what text, query text, faults text, index text, rows numeric, small numeric);
INSERT INTO asked (what, query, faults, index, rows)
SELECT v.*
FROM (
  SELECT (extract(epoch FROM now()) * 1000000)::bigint AS today, (extract(epoch FROM now() + interval '30 days') * 1000000)::bigint AS month
) AS d
CROSS JOIN LATERAL (VALUES
  ('an event', $$ EXECUTE event_find('w', 1, 0, '{700102,700103}') $$, 'Sort', 'signup_queue', 300),
  ('an event by its tag', $$ EXECUTE event_find_by_tag('w', 1, 0, E'e102\ne103') $$, 'Sort', 'event_wiki_tag_key', 300),
  ('list by date', format($$ EXECUTE event_list_by_date('w', 1, 0, %s, NULL, NULL, NULL, 51) $$, d.today), 'Sort', 'event_date_wiki', 6000),
  ('list by date, a later page', format($$ EXECUTE event_list_by_date('w', 1, 0, %s, NULL, %s, 700900, 51) $$, d.today, d.month), 'Sort', 'event_date_wiki', 6000),
  ('list of a month', format($$ EXECUTE event_list_by_date('w', 1, 0, %s, %s, NULL, NULL, 51) $$, d.today, d.month), 'Sort', 'event_date_wiki', 6000),
  ('list of a page', $$ EXECUTE event_list_by_page('w', 1, 0, 102, NULL, 51) $$, 'Sort', 'event_speaker', 200),
  ('list of a person', $$ EXECUTE event_list_by_user('w', 1, 0, 7003, NULL, 51) $$, 'Sort', 'signup_actor', 400),
  ('list of an organiser', $$ EXECUTE event_list_by_organiser('w', 1, 0, 50, NULL, 5) $$, 'Sort', 'event_organiser_actor', 800),
  ('dates', $$ EXECUTE event_dates('w', 1, 0, 700102) $$, '', 'event_date_pkey', 20),
  ('calendar of the wiki', $$ EXECUTE calendar_events_wiki('w', 1, 0, 50) $$, 'Sort', 'event_date_wiki', 8000),
  ('calendar of a person', $$ EXECUTE calendar_events_mine('w', 7003, 0, 50) $$, 'Sort', 'signup_actor', 400),
  ('standing in a small event', $$ EXECUTE signup_state('w', 1, 0, 700102, 7003) $$, '', 'signup_queue', 60),
  ('counts of a small event', $$ EXECUTE signup_count('w', 1, 0, 700102, NULL) $$, '', 'signup_queue', 200),
  ('people of a small event', $$ EXECUTE signup_list('w', 1, 0, 700102, NULL, NULL, NULL, 51) $$, 'Sort', 'signup_queue', 200),
  ('people of an event of a thousand', $$ EXECUTE signup_list('w', 1, 0, 700001, NULL, NULL, NULL, 51) $$, 'Sort', 'signup_queue', 2500),
  ('a later page of them', $$ EXECUTE signup_list('w', 1, 0, 700001, NULL, 3::int2, 700, 51) $$, 'Sort', 'signup_queue', 2500),
  ('a late page of a large event', $$ EXECUTE signup_list('w', 1, 0, 700002, NULL, 3::int2, 22000, 51) $$, 'Sort', 'signup_queue', 2500),
  ('those who wait', $$ EXECUTE signup_list('w', 1, 0, 700001, 2::int2, 2::int2, 500, 51) $$, 'Sort', 'signup_queue', 1500),
  ('whose edits are counted', $$ EXECUTE signup_tied('w', 1, 0, 700102) $$, 'Sort', 'actor_pkey', 60),
  ('a lock', $$ EXECUTE signup_lock('w', 700102) $$, '', 'event_pkey', 20),
  ('a removal', $$ EXECUTE signup_move('w', 1, 1, 700102, 7003, 10::int2, '') $$, '', 'signup_pkey', 100),
  ('a sign-off', $$ EXECUTE signup_remove('w', 7004, 700102) $$, '', 'signup_actor', 60),
  ('a change by an organiser', $$ EXECUTE event_set('w', 1, 1, 700102, NULL, true, NULL, NULL, '') $$, '', 'event_pkey', 80)
) AS v;
UPDATE asked SET small = pg_temp.rows_read(query);
SELECT is(pg_temp.faults(pg_temp.planned(a.query)), a.faults, a.what || ': index probes only') FROM asked AS a ORDER BY a.n;
SELECT ok(pg_temp.uses(pg_temp.planned(a.query), a.index), a.what || ': uses ' || a.index) FROM asked AS a ORDER BY a.n;
SELECT cmp_ok(a.small, '<', a.rows, a.what || ': reads few rows') FROM asked AS a ORDER BY a.n;

-- A sign-up is behind a function, whose plans nobody shows: its scans are counted.
CREATE TEMP VIEW scans AS
SELECT sum(t.seq_scan) AS whole, sum(t.idx_tup_fetch) AS found FROM pg_stat_xact_user_tables AS t
WHERE t.relid IN ('social.signup'::regclass, 'social.event'::regclass, 'social.target'::regclass, 'social.actor'::regclass);
CREATE TEMP TABLE scans_before AS TABLE scans;
CREATE TEMP TABLE put AS EXECUTE signup_put('w', 3, false, 700103, 3::int2, 0::int2, true, '', false, '{}');
SELECT ok((SELECT changed FROM put), 'a sign-up for a small event');
SELECT is((SELECT whole FROM scans), (SELECT whole FROM scans_before), 'a sign-up: index probes only');
SELECT cmp_ok((SELECT s.found - b.found FROM scans AS s, scans_before AS b), '<', 100::numeric, 'a sign-up: reads few rows');

-- Ten times as many events, and as many large ones.
SELECT pg_temp.world(1001, 10000) \g /dev/null
SELECT pg_temp.crowd(3, 11) \g /dev/null
SELECT pg_temp.looked() \g /dev/null
SELECT is(regexp_replace(pg_temp.faults(pg_temp.planned(a.query)), '^Sort$', ''), '', a.what || ': index probes only, ten times the size') FROM asked AS a ORDER BY a.n;
SELECT cmp_ok(pg_temp.rows_read(a.query), '<=', 1.5 * a.small + 50, a.what || ': reads no more, ten times the size') FROM asked AS a ORDER BY a.n;

SELECT * FROM finish();
ROLLBACK;
