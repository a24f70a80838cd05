-- SPDX-License-Identifier: MIT
-- Whom somebody may want to follow, and why, through sql/query/suggestion.sql.
BEGIN;
\i :statements
SELECT no_plan();

-- 1 looks; people have the ids 1 to 20, pages 21 and 22.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 20) AS g ORDER BY g;
INSERT INTO social.actor (wiki, kind, local_id) VALUES ('w', 2, 50), ('w', 2, 51);
CREATE FUNCTION pg_temp.actor(kind integer, local bigint) RETURNS integer LANGUAGE sql AS $$
  SELECT a.id FROM social.actor AS a WHERE a.wiki = 'w' AND a.kind = actor.kind AND a.local_id = local
$$;
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 1, 700 + g FROM generate_series(1, 5) AS g;
INSERT INTO social.circle (id, actor_id, wiki, name, private, archived_at, hide_level)
SELECT 700 + g, pg_temp.actor(1, 700 + g), 'w', 'g' || g, g = 2, CASE WHEN g = 3 THEN now() END, CASE WHEN g = 4 THEN 1 ELSE 0 END
FROM generate_series(1, 5) AS g;
-- In the first two with 1, in an archived one, in a hidden one, and one where 1 only asks.
INSERT INTO social.membership (circle_id, actor_id, state) SELECT 700 + g, pg_temp.actor(0, 1), CASE WHEN g = 5 THEN 0 ELSE 1 END FROM generate_series(1, 5) AS g;
INSERT INTO social.membership (circle_id, actor_id, state)
SELECT 701, pg_temp.actor(0, p), 1 FROM unnest('{2,3,4,5,6,7,8,9}'::int[]) AS p
UNION ALL VALUES (702, pg_temp.actor(0, 2), 1), (702, pg_temp.actor(0, 10), 0), (703, pg_temp.actor(0, 11), 1),
  (704, pg_temp.actor(0, 12), 1), (705, pg_temp.actor(0, 13), 1);
INSERT INTO social.following (actor_id, pages) VALUES (pg_temp.actor(0, 1), ARRAY[pg_temp.actor(2, 50)]);
CREATE FUNCTION pg_temp.wrote(id bigint, author bigint, page bigint, level integer DEFAULT 0) RETURNS void LANGUAGE sql AS $$
  INSERT INTO social.status (id, wiki, author_id, visibility, text) VALUES (id, 'w', pg_temp.actor(0, author), level, 't');
  INSERT INTO social.citation (page_id, status_id) VALUES (pg_temp.actor(2, page), id);
$$;
SELECT pg_temp.wrote(100, 3, 50), pg_temp.wrote(101, 14, 50), pg_temp.wrote(102, 15, 51), pg_temp.wrote(103, 16, 50, 1), pg_temp.wrote(104, 17, 50), pg_temp.wrote(105, 1, 50) \g /dev/null
UPDATE social.status SET hide_level = 1 WHERE id = 104;
CREATE FUNCTION pg_temp.answer(viewer bigint DEFAULT 1, most integer DEFAULT 20) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE answered AS EXECUTE suggestion_list(''w'', %s, %s)', viewer, most);
  SELECT string_agg(format('%s:%s %s', a."user", coalesce(a.groups || a.group_name, '-'), coalesce(a.pages || ':' || a.page, '-')), ', ') INTO found FROM answered AS a;
  DROP TABLE answered;
  RETURN found;
END
$$;
SELECT is(pg_temp.answer(1, 2), '2:2g2 -, 3:1g1 1:50', 'with whom most is shared first, and why');
SELECT is(pg_temp.answer(), '2:2g2 -, 3:1g1 1:50, 4:1g1 -, 5:1g1 -, 6:1g1 -, 7:1g1 -, 8:1g1 -, 9:1g1 -, 14:- 1:50', 'no group that ended, is hidden, or takes one only maybe; no page one does not follow, no text one may not read');
SELECT is(pg_temp.answer(20), NULL, 'who shares nothing is suggested nobody');
SELECT is(pg_temp.answer(999), NULL, 'nor is who is unknown');

INSERT INTO social.follow (follower_id, followee_id, state) VALUES (pg_temp.actor(0, 1), pg_temp.actor(0, 4), 1), (pg_temp.actor(0, 1), pg_temp.actor(0, 5), 0), (pg_temp.actor(0, 6), pg_temp.actor(0, 1), 1);
INSERT INTO social.person_block (blocker_id, blocked_id) VALUES (pg_temp.actor(0, 1), pg_temp.actor(0, 7)), (pg_temp.actor(0, 8), pg_temp.actor(0, 1));
INSERT INTO social.mute (actor_id, muted_id) VALUES (pg_temp.actor(0, 1), pg_temp.actor(0, 9)), (pg_temp.actor(0, 14), pg_temp.actor(0, 1));
SELECT is(pg_temp.answer(), '2:2g2 -, 3:1g1 1:50, 6:1g1 -, 14:- 1:50', 'not whom one follows, asked, blocked, muted or is blocked by');
UPDATE social.actor SET hidden = true WHERE id = pg_temp.actor(0, 2);
UPDATE social.actor SET "exists" = false WHERE id = pg_temp.actor(0, 6);
SELECT is(pg_temp.answer(), '3:1g1 1:50, 14:- 1:50', 'nor who is hidden or gone');
SELECT social.actor_merge('w', 14, 18);
SELECT is(pg_temp.answer(), '3:1g1 1:50, 18:- 1:50', 'the heir for whom was merged');

SELECT * FROM finish();
ROLLBACK;
