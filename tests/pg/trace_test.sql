-- SPDX-License-Identifier: MIT
-- What is hidden, suppressed or deleted, or written by a hidden author, is in no answer of any
-- statement for those without capabilities. Every statement of the catalogue that answers texts is
-- tried, with all combinations of arguments that could lead there; a new one by itself.
BEGIN;
\i :statements
SELECT no_plan();

-- An author's local id is that of the status, so that an id finds either.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 0, g FROM generate_series(1, 310) AS g ORDER BY g;
CREATE TEMP TABLE state (id bigint, what text);
INSERT INTO state VALUES (301, 'hidden'), (302, 'suppressed'), (303, 'deleted'), (304, 'by a hidden author'),
  (305, 'deleted and hidden'), (309, 'open');
INSERT INTO social.status (id, wiki, author_id, visibility, mentioned, hide_level, deleted_at, version, edited_at, text)
SELECT id, 'w', id, 0, '{2}', CASE id WHEN 301 THEN 1 WHEN 302 THEN 2 WHEN 305 THEN 1 ELSE 0 END,
  CASE WHEN what LIKE 'deleted%' THEN now() END, 2, now(), 'SECRET ' || id || ', ' || what
FROM state;
INSERT INTO social.status_version (status_id, version, editor_id, text, mentioned)
SELECT id, v, id, 'SECRET ' || id || ', ' || what, '{2}' FROM state, generate_series(1, 2) AS v;
INSERT INTO social.report (id, wiki, kind, object_id, reporter_id, reason)
SELECT 1000 + id, 'w', 0, id, 2, 'x' FROM state;
UPDATE social.actor SET hidden = true WHERE id = 304;
-- A page of the same local id is what it is about.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 2, s.id FROM state AS s ORDER BY s.id;
INSERT INTO social.citation (page_id, status_id)
SELECT a.id, a.local_id FROM social.actor AS a WHERE a.kind = 2;
-- Each was posted into a group of the same id, and 2 follows all who wrote it.
INSERT INTO social.actor (wiki, kind, local_id) SELECT 'w', 1, s.id FROM state AS s ORDER BY s.id;
INSERT INTO social.circle (id, actor_id, wiki, name) SELECT a.local_id, a.id, 'w', 'g' FROM social.actor AS a WHERE a.kind = 1;
UPDATE social.status SET circle_id = id;
INSERT INTO social.follow (follower_id, followee_id) SELECT 2, s.id FROM state AS s;
INSERT INTO social.following (actor_id, followees) SELECT 2, array_agg(s.id) FROM state AS s;
INSERT INTO social.head (actor_id, visibility, last_id) SELECT s.id, 0, s.id FROM state AS s;

CREATE FUNCTION pg_temp.choices(place bigint, type text, viewer bigint, id bigint) RETURNS text[]
LANGUAGE sql AS $$
  SELECT CASE
    WHEN place = 1 AND type = 'text' THEN '{''w''}'::text[]
    WHEN place = 2 AND type = 'bigint' THEN ARRAY[viewer::text]
    WHEN type = 'bigint' THEN ARRAY['NULL', id::text, '0', '9223372036854775807']
    -- 96 is a limit and no capability.
    WHEN place = 3 AND type = 'integer' THEN '{96}'
    WHEN type = 'integer' THEN '{96, "NULL", 1, 2}'
    WHEN type = 'smallint' THEN '{0::int2}'
    WHEN type = 'boolean' THEN '{false, true}'
    WHEN type = 'text' THEN '{''word'', "NULL", ''[]''}'
    WHEN type = 'bigint[]' THEN ARRAY['''{}''', format('''{%s}''', id)]
    ELSE '{"NULL"}'
  END
$$;
-- All lists of arguments of a statement in which no more texts than told are another one than the first
-- choice: each pair of texts, with all that is no text. SOCIAL_ALL_ARGUMENTS=1 (make test-long) tries all.
\set texts 2
\getenv all SOCIAL_ALL_ARGUMENTS
\if :{?all}
\set texts 100
\endif
SELECT set_config('trace.texts', :'texts', true) \g /dev/null
CREATE FUNCTION pg_temp.arguments(called text, viewer bigint, id bigint) RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
  lists text[] := '{""}';
  others integer[] := '{0}';
  place record;
BEGIN
  FOR place IN
    SELECT t.type, t.n FROM pg_prepared_statements AS p, unnest(p.parameter_types::text[]) WITH ORDINALITY AS t (type, n)
    WHERE p.name = called ORDER BY t.n
  LOOP
    SELECT array_agg(l || CASE WHEN place.n > 1 THEN ', ' ELSE '' END || c), array_agg(o + another) INTO lists, others
    FROM unnest(lists, others) AS had (l, o),
      unnest(pg_temp.choices(place.n, place.type, viewer, id)) WITH ORDINALITY AS choice (c, k),
      CAST(place.type = 'text' AND k > 1 AS integer) AS another
    WHERE o + another <= current_setting('trace.texts')::integer;
  END LOOP;
  RETURN lists;
END
$$;
-- The first row that a statement answers about a status, as JSON; NULL for none. What it wrote is
-- taken back.
CREATE FUNCTION pg_temp.answer(called text, viewer bigint, id bigint) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  list text;
  row record;
  found text;
BEGIN
  FOREACH list IN ARRAY pg_temp.arguments(called, viewer, id) LOOP
    BEGIN
      FOR row IN EXECUTE format('EXECUTE %I(%s)', called, list) LOOP
        IF to_jsonb(row)::text ~ ('"id": ' || id || '[,}]|SECRET ' || id) THEN
          found := list || ' ' || to_jsonb(row)::text;
          EXIT;
        END IF;
      END LOOP;
      RAISE EXCEPTION USING ERRCODE = 'SOC99';
    EXCEPTION
      -- What cannot be an argument answers nothing.
      WHEN SQLSTATE 'SOC99' OR data_exception OR integrity_constraint_violation THEN NULL;
    END;
    EXIT WHEN found IS NOT NULL;
  END LOOP;
  RETURN found;
END
$$;
CREATE FUNCTION pg_temp.answers_text(called text) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  arguments text := (SELECT string_agg('NULL', ', ') FROM pg_prepared_statements AS p, unnest(p.parameter_types) WHERE p.name = called);
  answer boolean;
BEGIN
  EXECUTE format('CREATE TEMP TABLE columns AS EXECUTE %I%s WITH NO DATA', called, coalesce('(' || arguments || ')', ''));
  answer := EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'pg_temp.columns'::regclass AND attname = 'text');
  DROP TABLE pg_temp.columns;
  RETURN answer;
EXCEPTION
  WHEN syntax_error OR wrong_object_type OR feature_not_supported THEN
    RETURN false;
END
$$;
CREATE TEMP TABLE asked AS
SELECT p.name AS statement FROM pg_prepared_statements AS p
WHERE p.statement LIKE '%social.status%' AND pg_temp.answers_text(p.name);
SELECT set_has(
  'SELECT statement FROM asked',
  $$ VALUES ('feed_public'), ('feed_user'), ('feed_mentions'), ('status_get'), ('status_by_key'), ('status_post') $$,
  'the statements that answer texts are known'
);

-- The oracle: what is open is found through every statement that does not only write.
CREATE TEMP TABLE control AS
SELECT a.statement, pg_temp.answer(a.statement, v, 309) AS answer FROM asked AS a, unnest(ARRAY[0, 2]::bigint[]) AS v;
SELECT isnt(answer, NULL, statement || ' finds what is open')
FROM (SELECT statement, max(answer) AS answer FROM control GROUP BY statement) AS c
WHERE statement ~ '^feed_|_get$|_history$' ORDER BY statement;

SELECT is(pg_temp.answer(a.statement, v, s.id), NULL, format('%s has no trace of what is %s for %s', a.statement, s.what, v))
FROM asked AS a, state AS s, unnest(ARRAY[0, 2]::bigint[]) AS v
WHERE s.what <> 'open' ORDER BY a.statement, s.id, v;

SELECT * FROM finish();
ROLLBACK;
