-- SPDX-License-Identifier: MIT
-- Levels, their log, reports, and reads that only a report allows.
BEGIN;
\i :statements
SELECT no_plan();

-- Local ids are actor ids. 1 writes, 7 moderates.
INSERT INTO social.actor (wiki, kind, local_id)
SELECT 'w', 0, g FROM generate_series(1, 9) AS g ORDER BY g;

-- What ext/core/moderation.c answers for these caps, that is the rule itself, in SQL.
CREATE FUNCTION pg_temp.sources(caps integer, level integer) RETURNS integer
LANGUAGE sql AS $$
  SELECT sum(1 << f)::integer
  FROM generate_series(0, 2) AS f
  WHERE CASE WHEN f = 2 OR level = 2 THEN caps & 2 <> 0 ELSE caps & 1 <> 0 END
$$;
-- One order as the module runs it; answers moderation_set's columns.
CREATE FUNCTION pg_temp.ordered(caps integer, id bigint, level integer, version integer DEFAULT NULL,
  reason text DEFAULT 'why', comment boolean DEFAULT false, wiki text DEFAULT 'w') RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  got record;
BEGIN
  EXECUTE format('EXECUTE moderation_lock(%L, %s)', wiki, id);
  EXECUTE format(
    'EXECUTE moderation_set(%L, 7, %s, %s, %L, %L, %s::int2, %s, %L)',
    wiki, caps, id, comment, version, level, coalesce(pg_temp.sources(caps, level), 0), reason
  ) INTO got;
  RETURN CASE
    WHEN NOT got.seen THEN 'unseen'
    WHEN got.from_level IS NULL THEN 'no version'
    WHEN NOT got.allowed THEN 'forbidden'
    WHEN got.is_current THEN 'current'
    WHEN got.entry IS NULL THEN 'same'
    ELSE 'from ' || got.from_level
  END;
END
$$;

-- The whole table. A status for each row: 100 + n.
CREATE TEMP TABLE asked AS
SELECT row_number() OVER (ORDER BY caps, from_level, to_level)::integer AS n, caps, from_level, to_level
FROM generate_series(0, 7) AS caps, generate_series(0, 2) AS from_level, generate_series(0, 2) AS to_level;
INSERT INTO social.status (id, wiki, author_id, visibility, hide_level, version, edited_at, text)
SELECT 100 + n, 'w', 1, 0, from_level, 1, NULL, 'whole ' || n FROM asked;
CREATE TEMP TABLE answered AS
SELECT a.*, pg_temp.ordered(a.caps, 100 + a.n, a.to_level) AS answer FROM asked AS a;
-- The third account of the rule, word for word: between none and hidden it takes moderate, from or
-- to suppressed suppress; hidden is seen by both, suppressed by suppress alone.
CREATE TEMP TABLE expected AS
SELECT n, CASE
    WHEN from_level = 1 AND caps NOT IN (1, 2, 3, 5, 6, 7) THEN 'unseen'
    WHEN from_level = 2 AND caps NOT IN (2, 3, 6, 7) THEN 'unseen'
    WHEN 2 IN (from_level, to_level) AND caps NOT IN (2, 3, 6, 7) THEN 'forbidden'
    WHEN 2 NOT IN (from_level, to_level) AND caps NOT IN (1, 3, 5, 7) THEN 'forbidden'
    WHEN from_level = to_level THEN 'same'
    ELSE 'from ' || from_level
  END AS answer
FROM asked;
SELECT is(
  a.answer, e.answer,
  format('the whole, caps %s: from %s to %s is %s', a.caps, a.from_level, a.to_level, e.answer)
)
FROM answered AS a JOIN expected AS e USING (n) ORDER BY a.n;
SELECT set_eq(
  'SELECT id - 100, hide_level::integer FROM social.status',
  $$ SELECT n, CASE WHEN answer LIKE 'from%' THEN to_level ELSE from_level END FROM answered $$,
  'a level is what was set, and else what it was'
);
SELECT set_eq(
  $$ SELECT object_id - 100, from_level::integer, to_level::integer FROM social.moderation_log
    WHERE wiki = 'w' AND action = 1 AND moderator_id = 7 AND author_id = 1 AND kind = 0 AND version IS NULL AND reason = 'why' $$,
  $$ SELECT n, from_level, to_level FROM answered WHERE answer LIKE 'from%' $$,
  'the log has a row for each change and no other'
);
SELECT is((SELECT count(*) FROM social.moderation_log), (SELECT count(*) FROM answered WHERE answer LIKE 'from%'), 'and no more');
SELECT set_eq(
  'SELECT object_id - 100 FROM social.activity WHERE verb = 5 AND actor_id = 7 AND visibility = 0',
  $$ SELECT n FROM answered WHERE answer LIKE 'from%' $$, 'the activity log has a row for each change'
);
SELECT is((SELECT count(*) FROM social.activity), (SELECT count(*) FROM social.moderation_log), 'and no more');
SELECT results_eq(
  $$ EXECUTE moderation_entries('w', 0, 1000) $$,
  $$ SELECT id, 7::bigint, 1::bigint, kind, object_id, NULL::integer, from_level, to_level, reason, created_at
    FROM social.moderation_log ORDER BY id $$,
  'the entries are the log, oldest first'
);
SELECT ok(
  (SELECT bool_and(NOT l::text LIKE '%whole%') FROM social.moderation_log AS l)
    AND (SELECT bool_and(NOT a::text LIKE '%w%') FROM social.activity AS a),
  'and neither holds a text'
);
SELECT is(
  (SELECT array_agg(a.attname ORDER BY a.attname)::text FROM pg_attribute AS a
    WHERE a.attrelid = 'social.moderation_log'::regclass AND a.attnum > 0
      AND a.atttypid = 'text'::regtype),
  '{reason,wiki}', 'nor has the log a column where one could stand'
);

-- One version: 500 has three, the third is the present one.
INSERT INTO social.status (id, wiki, author_id, visibility, version, edited_at, text)
VALUES (500, 'w', 1, 0, 3, now(), 'three');
INSERT INTO social.status_version (status_id, version, editor_id, text)
SELECT 500, g, 1, 'v' || g FROM generate_series(1, 3) AS g;
SELECT is(pg_temp.ordered(0, 500, 1, 1), 'forbidden', 'a version is not for everybody to hide');
SELECT is(pg_temp.ordered(1, 500, 1, 1), 'from 0', 'a moderator hides one version');
SELECT is(pg_temp.ordered(1, 500, 1, 1), 'same', 'once');
SELECT is(pg_temp.ordered(1, 500, 2, 2), 'forbidden', 'but does not suppress one');
SELECT is(pg_temp.ordered(2, 500, 2, 2), 'from 0', 'a suppressor does');
SELECT is(pg_temp.ordered(1, 500, 0, 2), 'forbidden', 'and only suppressors undo it');
SELECT is(pg_temp.ordered(3, 500, 1, 2), 'from 2', 'which they may by halves');
SELECT is(pg_temp.ordered(1, 500, 1, 3), 'current', 'the present version is not hidden alone');
SELECT is(pg_temp.ordered(1, 500, 2, 3), 'forbidden', 'nor tried by those who may not');
SELECT is(pg_temp.ordered(1, 500, 0, 3), 'same', 'showing it is no change');
SELECT is(pg_temp.ordered(1, 500, 1, 4), 'no version', 'a version that is not there');
SELECT is(pg_temp.ordered(1, 500, 1, 0), 'no version', 'nor is there one before the first');
SELECT results_eq(
  'SELECT version, hide_level::integer FROM social.status_version WHERE status_id = 500 ORDER BY version',
  $$ VALUES (1, 1), (2, 1), (3, 0) $$, 'the versions have their levels'
);
SELECT is((SELECT hide_level FROM social.status WHERE id = 500), 0::int2, 'the whole keeps its own');
SELECT results_eq(
  'SELECT version, from_level::integer, to_level::integer FROM social.moderation_log WHERE object_id = 500 ORDER BY id',
  $$ VALUES (1, 0, 1), (2, 0, 2), (2, 2, 1) $$, 'the log names the version'
);
SELECT is(pg_temp.ordered(1, 500, 1), 'from 0', 'the whole is hidden');
SELECT is(pg_temp.ordered(1, 500, 0), 'from 1', 'and shown');
SELECT results_eq(
  'SELECT version, hide_level::integer FROM social.status_version WHERE status_id = 500 ORDER BY version',
  $$ VALUES (1, 1), (2, 1), (3, 0) $$, 'which does not show a version that was hidden'
);

-- What is deleted, of a hidden author, of another kind or another wiki.
INSERT INTO social.status (id, wiki, author_id, visibility, deleted_at, root_id, parent_id, text) VALUES
  (510, 'w', 1, 0, now(), NULL, NULL, 'x'), (511, 'w', 1, 0, NULL, 500, 500, 'x'),
  (512, 'w', 9, 0, NULL, NULL, NULL, 'x'), (513, 'w', 1, 1, NULL, NULL, NULL, 'x');
UPDATE social.actor SET hidden = true WHERE id = 9;
SELECT is(pg_temp.ordered(2, 510, 2), 'unseen', 'what is deleted takes a moderator to see');
SELECT is(pg_temp.ordered(1, 510, 1), 'from 0', 'who may hide it as well');
SELECT isnt((SELECT deleted_at FROM social.status WHERE id = 510), NULL, 'it stays deleted');
SELECT is(pg_temp.ordered(1, 511, 1), 'unseen', 'a comment is no status');
SELECT is(pg_temp.ordered(1, 511, 1, comment => true), 'from 0', 'but a comment');
SELECT is(pg_temp.ordered(1, 500, 1, comment => true), 'unseen', 'as a status is no comment');
SELECT results_eq(
  'SELECT kind::integer FROM social.moderation_log WHERE object_id = 511', 'VALUES (1)', 'and is logged as one'
);
SELECT is(pg_temp.ordered(1, 512, 1), 'unseen', 'what a hidden author wrote takes a suppressor to see');
SELECT is(pg_temp.ordered(3, 512, 1), 'from 0', 'who may hide it');
SELECT is(pg_temp.ordered(1, 513, 1), 'unseen', 'a moderator does not reach what is not public');
SELECT is(pg_temp.ordered(5, 513, 1), 'unseen', 'nor does a reviewer before it is reported');
SELECT is(pg_temp.ordered(1, 500, 1, wiki => 'other'), 'unseen', 'another wiki''s is out of reach');

-- Reports.
CREATE FUNCTION pg_temp.reported(reporter integer, caps integer, id bigint, comment boolean DEFAULT false,
  wiki text DEFAULT 'w') RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  got record;
  open bigint;
BEGIN
  EXECUTE format('EXECUTE report_file(%L, %s, %s, %s, %L, ''because'')', wiki, reporter, caps, id, comment) INTO got;
  EXECUTE format('EXECUTE report_open(%L, %s, %s)', wiki, reporter, id) INTO open;
  RETURN CASE
    WHEN NOT got.seen THEN 'unseen'
    WHEN got.own THEN 'own'
    WHEN got.id IS NULL THEN 'open ' || coalesce((open IS NOT NULL)::text, '')
    WHEN got.id = open THEN 'filed'
  END;
END
$$;
SELECT is(pg_temp.reported(2, 0, 500), 'filed', 'a report is filed');
SELECT is(pg_temp.reported(2, 0, 500), 'open true', 'once while it is open');
SELECT is(pg_temp.reported(3, 0, 500), 'filed', 'by each reporter');
SELECT is(pg_temp.reported(1, 0, 500), 'own', 'but the author');
SELECT is(pg_temp.reported(2, 0, 513), 'unseen', 'nobody reports what they do not see');
SELECT is(pg_temp.reported(2, 0, 100 + (SELECT n FROM asked WHERE caps = 0 AND from_level = 1 AND to_level = 1)), 'unseen', 'what is hidden neither');
SELECT is(pg_temp.reported(2, 0, 511, true), 'unseen', 'nor a hidden comment');
SELECT is(pg_temp.reported(2, 0, 500, true), 'unseen', 'a status is no comment here either');
SELECT is(pg_temp.reported(2, 0, 500, false, 'other'), 'unseen', 'nor of another wiki');
SELECT is((SELECT count(*) FROM social.report), 2::bigint, 'what was refused is not stored');
UPDATE social.report SET closed_at = now(), closed_by = 7 WHERE reporter_id = 2;
SELECT is(pg_temp.reported(2, 0, 500), 'filed', 'once closed it may be filed again');
SELECT results_eq(
  $$ SELECT kind::integer, reporter_id, reason, closed_at IS NULL FROM social.report WHERE object_id = 500 ORDER BY id $$,
  $$ VALUES (0, 2, 'because', false), (0, 3, 'because', true), (0, 2, 'because', true) $$, 'and both are kept'
);

-- Reads that only a report allows. 513 is for followers and now reported by one, 2.
INSERT INTO social.follow (follower_id, followee_id) VALUES (2, 1);
SELECT is(pg_temp.reported(2, 0, 513), 'filed', 'a follower reports');
CREATE FUNCTION pg_temp.notes(viewer integer, caps integer, id bigint) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  before bigint := (SELECT count(*) FROM social.moderation_log);
BEGIN
  EXECUTE format('EXECUTE moderation_read(%L, %s, %s, %s)', 'w', viewer, caps, id);
  RETURN (SELECT count(*) FROM social.moderation_log) - before;
END
$$;
SELECT is(pg_temp.notes(7, caps, 513), CASE WHEN caps & 4 <> 0 THEN 1 ELSE 0 END::bigint, 'read of the reported, caps ' || caps)
FROM generate_series(0, 7) AS caps;
SELECT is(pg_temp.notes(2, 7, 513), 0::bigint, 'a follower reads it as one');
SELECT is(pg_temp.notes(1, 7, 513), 0::bigint, 'the author too');
SELECT is(pg_temp.notes(7, 7, 500), 0::bigint, 'a public one is anybody''s');
UPDATE social.status SET hide_level = 1 WHERE id = 513;
SELECT is(pg_temp.notes(7, 4, 513), 0::bigint, 'nothing is read, nothing noted: hidden');
SELECT is(pg_temp.notes(7, 5, 513), 1::bigint, 'hidden and non-public, by a moderating reviewer');
SELECT is(pg_temp.notes(99, 7, 513), 0::bigint, 'someone unknown to the store leaves no note');
SELECT results_eq(
  $$ SELECT DISTINCT action::integer, moderator_id, author_id, kind::integer, from_level::integer, to_level::integer, reason
    FROM social.moderation_log WHERE object_id = 513 $$,
  $$ VALUES (2, 7, 1, 0, 0, 0, '') $$, 'a note says who read what of whom'
);
CREATE TEMP TABLE entry AS EXECUTE moderation_entries('w', 0, 100000);
SELECT is(
  (SELECT count(*) FROM entry), (SELECT count(*) FROM social.moderation_log WHERE action = 1),
  'notes are no entries of the wiki''s log'
);
SELECT is(
  (SELECT count(*) FROM entry AS e JOIN social.moderation_log AS l USING (id) WHERE l.action <> 1), 0::bigint,
  'not one'
);

SELECT * FROM finish();
ROLLBACK;
