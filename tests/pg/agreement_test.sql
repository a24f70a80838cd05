-- SPDX-License-Identifier: MIT
-- The predicate in its two forms, and a third account of the same rules written set by set,
-- agree on a random world: 2,400 objects, 36 people. The seed is fixed.
BEGIN;
\i :statements
SELECT plan(5);
SELECT setseed(0.42) \g /dev/null

INSERT INTO social.actor (wiki, kind, local_id, hidden)
SELECT 'w', 0, g, g % 13 = 0 FROM generate_series(1, 60) AS g ORDER BY g;
INSERT INTO social.follow (follower_id, followee_id, state)
SELECT a, b, CASE WHEN random() < 0.8 THEN 1 ELSE 0 END
FROM generate_series(1, 60) AS a, generate_series(1, 60) AS b
WHERE a <> b AND random() < 0.25;
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 1, g FROM generate_series(1, 8) AS g ORDER BY g;
INSERT INTO social.circle (id, actor_id, wiki, name)
SELECT g, 60 + g, 'w', 'c' || g FROM generate_series(1, 8) AS g;
INSERT INTO social.membership (circle_id, actor_id, state)
SELECT c, a, (random() * 2)::int
FROM generate_series(1, 8) AS c, generate_series(1, 60) AS a
WHERE random() < 0.4;

-- Every draw is materialised first: random() in two places would be two draws.
CREATE TEMP TABLE draw AS
SELECT g AS id, 1 + (random() * 59)::int AS author_id, (random() * 3)::int AS level,
  1 + (random() * 7)::int AS circle, random() AS hide, random() AS del, random() AS hang,
  1 + (random() * 799)::int AS root, random() AS rep,
  (SELECT array_agg(1 + (random() * 59)::int) FROM generate_series(1, 4) WHERE g > 0) AS mentioned
FROM generate_series(1, 2400) AS g;

INSERT INTO social.target (id, wiki, kind, key, author_id, visibility, circle_id, hide_level, deleted_at)
SELECT 10000 + id, 'w', 1, id, CASE WHEN rep < 0.8 THEN author_id END,
  CASE WHEN level = 3 THEN 0 ELSE level END, CASE WHEN level = 2 THEN circle END,
  CASE WHEN hide < 0.8 THEN 0 WHEN hide < 0.9 THEN 1 ELSE 2 END, CASE WHEN del < 0.1 THEN now() END
FROM draw WHERE id <= 800;

-- Up to 1000 top-level, then comments on the first 800 statuses or on the 800 targets.
INSERT INTO social.status (id, wiki, author_id, visibility, circle_id, mentioned, hide_level, deleted_at, root_id, parent_id, target_id, text)
SELECT id, 'w', author_id, level, CASE WHEN level = 2 THEN circle END,
  CASE WHEN level = 3 THEN mentioned END,
  CASE WHEN hide < 0.8 THEN 0 WHEN hide < 0.9 THEN 1 ELSE 2 END, CASE WHEN del < 0.1 THEN now() END,
  CASE WHEN id > 1000 THEN CASE WHEN hang < 0.6 THEN root ELSE 10000 + root END END,
  CASE WHEN id > 1000 THEN CASE WHEN hang < 0.6 THEN root ELSE 10000 + root END END,
  CASE WHEN id > 1000 AND hang >= 0.6 THEN 10000 + root END, ''
FROM draw;
INSERT INTO social.report (id, wiki, kind, object_id, reporter_id, reason)
SELECT 20000 + id, 'w', 0, id, 1, '' FROM draw WHERE rep < 0.15;
INSERT INTO social.report (id, wiki, kind, object_id, reporter_id, reason)
SELECT 30000 + id, 'w', 0, 10000 + id, 1, '' FROM draw WHERE id <= 800 AND rep > 0.9;
ANALYZE social.status, social.target, social.follow, social.membership, social.report, social.actor;

-- 34 actors and twice nobody, with every combination of caps.
CREATE TEMP TABLE person AS
SELECT g AS n, CASE WHEN g <= 34 THEN g + 3 END AS actor, g % 8 AS caps
FROM generate_series(1, 36) AS g;

CREATE TEMP TABLE by_function AS
SELECT p.n, v AS id
FROM person AS p, social.visible(p.actor, p.caps, (SELECT array_agg(d.id::bigint) FROM draw AS d)) AS v;

CREATE TEMP TABLE by_statement (n integer, id bigint);
DO $$
DECLARE
  p record;
  o record;
  row record;
BEGIN
  FOR p IN SELECT n, actor, caps FROM person LOOP
    FOR o IN SELECT id FROM draw LOOP
      FOR row IN EXECUTE format('EXECUTE status_get(''w'', %s, %s, %s)', coalesce(p.actor, 0), p.caps, o.id) LOOP
        INSERT INTO by_statement VALUES (p.n, row.id);
      END LOOP;
    END LOOP;
  END LOOP;
END
$$;

-- The third account: first who belongs to the audience of each object by each rule, as sets.
CREATE TEMP TABLE object AS
SELECT id, author_id, visibility, circle_id, mentioned, hide_level, deleted_at IS NOT NULL AS deleted, root_id
FROM social.status
UNION ALL
SELECT id, author_id, visibility, circle_id, NULL, hide_level, deleted_at IS NOT NULL, NULL
FROM social.target;
CREATE TEMP TABLE audience AS
SELECT o.id, p.n FROM object AS o, person AS p WHERE o.visibility = 0
UNION SELECT o.id, p.n FROM object AS o JOIN person AS p ON p.actor = o.author_id
UNION SELECT o.id, p.n FROM object AS o
  JOIN social.follow AS f ON f.followee_id = o.author_id AND f.state = 1
  JOIN person AS p ON p.actor = f.follower_id WHERE o.visibility = 1
UNION SELECT o.id, p.n FROM object AS o
  JOIN social.membership AS m ON m.circle_id = o.circle_id AND m.state = 1
  JOIN person AS p ON p.actor = m.actor_id WHERE o.visibility = 2
UNION SELECT o.id, p.n FROM (SELECT id, unnest(mentioned) AS actor FROM object WHERE visibility = 3) AS o
  JOIN person AS p ON p.actor = o.actor
UNION SELECT o.id, p.n FROM object AS o JOIN social.report AS r ON r.object_id = o.id
  JOIN person AS p ON p.caps IN (4, 5, 6, 7);
CREATE TEMP TABLE open AS
SELECT o.id, p.n
FROM object AS o CROSS JOIN person AS p
LEFT JOIN social.actor AS a ON a.id = o.author_id
WHERE (o.hide_level < 1 OR p.caps IN (2, 3, 6, 7) OR (o.hide_level < 2 AND p.caps IN (1, 5)))
  AND (NOT o.deleted OR p.caps IN (1, 3, 5, 7) OR o.author_id = p.actor)
  AND (NOT coalesce(a.hidden, false) OR p.caps IN (2, 3, 6, 7));
CREATE TEMP TABLE single AS SELECT * FROM audience INTERSECT SELECT * FROM open;
CREATE TEMP TABLE by_model AS
SELECT s.n, s.id FROM single AS s JOIN object AS o ON o.id = s.id
WHERE s.id <= 2400
  AND (o.root_id IS NULL OR (o.root_id, s.n) IN (SELECT id, n FROM single)
    OR (s.n IN (SELECT n FROM person WHERE caps >= 4)
      AND s.id IN (SELECT object_id FROM social.report)));

SELECT cmp_ok((SELECT count(*) FROM by_function), '>', 10000::bigint, 'the world shows enough');
SELECT cmp_ok((SELECT count(*) FROM by_function), '<', 60000::bigint, 'and hides enough');
SELECT is((SELECT count(DISTINCT n) FROM by_function), 36::bigint, 'everybody sees something');
SELECT set_eq('SELECT n, id FROM by_function', 'SELECT n, id FROM by_model', 'the function agrees with the sets');
SELECT set_eq('SELECT n, id FROM by_function', 'SELECT n, id FROM by_statement', 'the statement agrees with the function');

SELECT * FROM finish();
ROLLBACK;
