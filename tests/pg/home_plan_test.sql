-- SPDX-License-Identifier: MIT
-- The home feed at ten times the size of plan_test.sql, 600,000 statuses: for who follows 5,000 people and 200
-- pages and is in 1,000 groups, the first page and later ones by a generic plan cost a probe for each of those
-- and little beside; and they are what plain SQL finds.
BEGIN;
\i :statements
SET LOCAL plan_cache_mode = force_generic_plan;
SELECT no_plan();
SELECT setseed(0.7) \g /dev/null

INSERT INTO social.actor (wiki, kind, local_id, hidden)
SELECT 'w', 0, g, g % 500 = 499 FROM generate_series(1, 20000) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 1, g FROM generate_series(1, 1500) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 2, g FROM generate_series(1, 2000) AS g ORDER BY g;
INSERT INTO social.circle (id, actor_id, wiki, name) SELECT g, 20000 + g, 'w', 'c' || g FROM generate_series(1, 1500) AS g;
-- 1 follows 5,000; 2, 3 and 4 follow 10, 100 and 1,000; all others three.
CREATE TEMP TABLE reader AS
SELECT g AS id, coalesce((ARRAY[5000, 10, 100, 1000])[g], 3) AS people, CASE WHEN g <= 4 THEN (ARRAY[200, 1, 4, 40])[g] ELSE 0 END AS pages
FROM generate_series(1, 20000) AS g;
INSERT INTO social.following (actor_id, followees, pages)
SELECT r.id, ARRAY(SELECT 1 + (r.id * 31 + g * 7919) % 20000 FROM generate_series(1, r.people) AS g WHERE (r.id * 31 + g * 7919) % 20000 <> r.id - 1),
  ARRAY(SELECT 21500 + g FROM generate_series(1, r.pages) AS g)
FROM reader AS r;
INSERT INTO social.follow (follower_id, followee_id)
SELECT f.actor_id, one.id FROM social.following AS f CROSS JOIN LATERAL unnest(f.followees || f.pages) AS one (id);
INSERT INTO social.membership (circle_id, actor_id) SELECT g, 1 FROM generate_series(1, 1000) AS g;
INSERT INTO social.membership (circle_id, actor_id)
SELECT DISTINCT 1 + (a * 13 + b * 7) % 1500, a FROM generate_series(2, 20000) AS a, generate_series(1, 5) AS b;
INSERT INTO social.person_block (blocker_id, blocked_id) SELECT g, g + 1 FROM generate_series(1, 6999, 3) AS g;
INSERT INTO social.mute (actor_id, muted_id) SELECT 1, g FROM generate_series(4902, 6001) AS g;
INSERT INTO social.media (id, wiki, file, kind) SELECT g, 'w', 'f' || g, 0 FROM generate_series(1, 3000) AS g;
INSERT INTO social.status (id, wiki, author_id, visibility, circle_id, mentioned, hide_level, deleted_at, root_id, parent_id, text)
SELECT d.id, 'w', d.author, d.level, CASE WHEN d.level = 2 THEN d.circle END, CASE WHEN d.level = 3 THEN '{1,2}'::int[] END,
  CASE WHEN d.id % 100 = 7 THEN 1 ELSE 0 END, CASE WHEN d.id % 50 = 3 THEN now() END,
  CASE WHEN d.comment THEN d.id / 2 END, CASE WHEN d.comment THEN d.id / 2 END, 'x'
FROM (
  SELECT one.id, 1 + (20000 * random() ^ 3)::int % 20000 AS author, 1 + (random() * 1499)::int AS circle, random() < 0.2 AND one.id > 100 AS comment,
    CASE WHEN one.r < 0.6 THEN 0 WHEN one.r < 0.8 THEN 1 WHEN one.r < 0.95 THEN 2 ELSE 3 END AS level
  FROM (SELECT g AS id, random() AS r FROM generate_series(1, 600000) AS g) AS one
) AS d;
INSERT INTO social.citation (page_id, status_id)
SELECT 21501 + (2000 * random() ^ 3)::int % 2000, s.id FROM social.status AS s WHERE s.visibility = 0 AND s.id % 3 = 0;
INSERT INTO social.head (actor_id, visibility, last_id)
SELECT s.author_id, s.visibility, max(s.id) FROM social.status AS s WHERE s.parent_id IS NULL GROUP BY s.author_id, s.visibility;
ANALYZE social.actor, social.circle, social.follow, social.following, social.membership, social.person_block, social.mute, social.status,
  social.citation, social.head, social.media;

CREATE TEMP TABLE asked (n serial, reader integer, before bigint);
INSERT INTO asked (reader, before)
SELECT r, b FROM generate_series(1, 4) AS r, unnest(ARRAY[NULL, 590000, 300000, 20000]::bigint[]) WITH ORDINALITY AS b (b, n) ORDER BY r, b.n;
CREATE FUNCTION pg_temp.call(reader integer, before bigint, spread integer DEFAULT 60) RETURNS text LANGUAGE sql AS $$
  SELECT format('EXECUTE feed_home(''w'', %s, 0, %L, 31, %s)', reader, before, spread)
$$;
CREATE FUNCTION pg_temp.name(reader integer, before bigint) RETURNS text LANGUAGE sql AS $$
  SELECT 'reader ' || reader || coalesce(' below ' || before, ', first page')
$$;
-- The nodes of a plan that was run, without those that never were.
CREATE FUNCTION pg_temp.nodes(query text) RETURNS SETOF jsonb LANGUAGE plpgsql AS $$
DECLARE
  answer json;
BEGIN
  EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || query INTO answer;
  RETURN QUERY
  SELECT node
  FROM jsonb_path_query(answer::jsonb, '$.** ? (exists (@."Node Type"))') AS node
  WHERE (node ->> 'Actual Loops')::numeric > 0;
END
$$;
CREATE TEMP TABLE node AS
SELECT a.reader, a.before, node ->> 'Node Type' AS type, node ->> 'Relation Name' AS relation, node ->> 'Index Name' AS index,
  (node ->> 'Actual Loops')::numeric AS loops, (node ->> 'Actual Rows')::numeric AS rows, coalesce((node ->> 'Rows Removed by Filter')::numeric, 0) AS removed
FROM asked AS a CROSS JOIN LATERAL pg_temp.nodes(pg_temp.call(a.reader, a.before)) AS node;

SELECT is(
  (SELECT string_agg(DISTINCT n.type, ', ') FROM node AS n WHERE n.type ~ 'Seq Scan|Hash|Merge Join|Materialize'),
  NULL, 'no table is read from end to end, none is hashed'
);
-- Whom one reads is asked for its newest once or twice, and of what that gives nearly all is on the page: four
-- rows of heads, a status below the cursor, a page or group.
SELECT cmp_ok(
  (
    SELECT sum(n.loops * (n.rows + n.removed)) FROM node AS n
    WHERE n.relation IN ('head', 'status', 'citation', 'actor', 'membership', 'target', 'follow', 'person_block', 'mute')
      AND (n.reader, n.before) IS NOT DISTINCT FROM (a.reader, a.before)
  ),
  '<', (ARRAY[60000, 1500, 2500, 12000])[a.reader]::numeric, pg_temp.name(a.reader, a.before) || ': reads few rows'
)
FROM asked AS a ORDER BY a.n;
SELECT cmp_ok(
  (
    SELECT max(n.loops) FROM node AS n
    WHERE n.index = 'status_pkey' AND (n.reader, n.before) IS NOT DISTINCT FROM (a.reader, a.before)
  ),
  '<', 100::numeric, pg_temp.name(a.reader, a.before) || ': asks of few statuses whether they may be seen'
)
FROM asked AS a ORDER BY a.n;

-- Plain SQL, asked for the ids only.
CREATE FUNCTION pg_temp.plain(reader integer, before bigint) RETURNS bigint[] LANGUAGE sql SET plan_cache_mode = force_custom_plan AS $$
  SELECT array_agg(x.id ORDER BY x.id DESC)
  FROM (
    SELECT s.id
    FROM social.status AS s
    LEFT JOIN social.status AS root ON root.id = s.root_id
    WHERE s.id < coalesce(before, 9223372036854775807) AND s.hide_level = 0 AND s.deleted_at IS NULL
      AND EXISTS (SELECT FROM social.visible(reader, 0, ARRAY[s.id]))
      AND (
        s.parent_id IS NULL AND (
          s.author_id = reader OR s.author_id IN (SELECT f.followee_id FROM social.follow AS f WHERE f.follower_id = reader)
          OR s.circle_id IN (SELECT m.circle_id FROM social.membership AS m WHERE m.actor_id = reader AND m.state = 1)
        )
        OR s.visibility = 0 AND coalesce(root.visibility, 0) = 0 AND root.deleted_at IS NULL AND s.id IN (
          SELECT c.status_id FROM social.citation AS c JOIN social.follow AS f ON f.followee_id = c.page_id WHERE f.follower_id = reader
        )
      )
      AND s.author_id NOT IN (SELECT m.muted_id FROM social.mute AS m WHERE m.actor_id = reader)
      AND s.author_id NOT IN (SELECT b.blocked_id FROM social.person_block AS b WHERE b.blocker_id = reader)
      AND s.author_id NOT IN (SELECT b.blocker_id FROM social.person_block AS b WHERE b.blocked_id = reader)
    ORDER BY s.id DESC
    LIMIT 31
  ) AS x
$$;
CREATE FUNCTION pg_temp.home(reader integer, before bigint, spread integer DEFAULT 60) RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE
  ids bigint[];
BEGIN
  EXECUTE 'CREATE TEMP TABLE answered AS ' || pg_temp.call(reader, before, spread);
  SELECT array_agg(a.id ORDER BY a.id DESC) INTO ids FROM answered AS a;
  DROP TABLE answered;
  RETURN ids;
END
$$;
SELECT is(pg_temp.home(a.reader, a.before), pg_temp.plain(a.reader, a.before), pg_temp.name(a.reader, a.before) || ': as plain SQL finds it')
FROM asked AS a WHERE a.before IS NULL OR a.before = 590000 ORDER BY a.n;
SELECT is(pg_temp.home(a.reader, a.before, 2), pg_temp.home(a.reader, a.before), pg_temp.name(a.reader, a.before) || ': the same in more rounds')
FROM asked AS a ORDER BY a.n;

-- Sixty people of 3's with ten new statuses each: of 600 no more than the page is asked for.
INSERT INTO social.status (id, wiki, author_id, visibility, text)
SELECT 700000 + one.n * 10 + g, 'w', one.id, 0, 'x'
FROM social.following AS f CROSS JOIN LATERAL unnest(f.followees) WITH ORDINALITY AS one (id, n), generate_series(1, 10) AS g
WHERE f.actor_id = 3 AND one.n <= 60;
INSERT INTO social.head AS h (actor_id, visibility, last_id)
SELECT s.author_id, 0, max(s.id) FROM social.status AS s WHERE s.id > 700000 GROUP BY s.author_id
ON CONFLICT (actor_id, visibility) DO UPDATE SET last_id = excluded.last_id;
SELECT is(pg_temp.home(3, NULL), pg_temp.plain(3, NULL), 'sixty people with ten each: as plain SQL finds it');
SELECT cmp_ok(
  (SELECT max((n ->> 'Actual Loops')::numeric) FROM pg_temp.nodes(pg_temp.call(3, NULL)) AS n WHERE n ->> 'Index Name' = 'status_pkey'),
  '<', 100::numeric, 'sixty people with ten each: asks for the page only'
);

-- One of 2's, with nothing but 5,000 statuses that 2 may not see, above all others.
INSERT INTO social.status (id, wiki, author_id, visibility, circle_id, text)
SELECT 800000 + g, 'w', f.followees[1], 2, 1500, 'x' FROM social.following AS f, generate_series(1, 5000) AS g WHERE f.actor_id = 2;
DELETE FROM social.membership AS m WHERE m.circle_id = 1500 AND m.actor_id = 2;
INSERT INTO social.head AS h (actor_id, visibility, last_id)
SELECT f.followees[1], 2, 805000 FROM social.following AS f WHERE f.actor_id = 2
ON CONFLICT (actor_id, visibility) DO UPDATE SET last_id = excluded.last_id;
SELECT is(cardinality(pg_temp.home(2, NULL)), 31, 'below 5,000 that are not for the reader the page is full');
SELECT is(pg_temp.home(2, NULL), pg_temp.plain(2, NULL), 'and as plain SQL finds it');

SELECT * FROM finish();
ROLLBACK;
