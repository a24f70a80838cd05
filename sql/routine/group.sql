-- SPDX-License-Identifier: MIT
-- Groups (docs/adr/0014). What changes who belongs to a group is decided here, under a lock on the group's
-- row, so that of two owners who leave at the same moment one stays.

-- What of a name tells it from others.
CREATE OR REPLACE FUNCTION social.circle_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE
AS $$
  SELECT btrim(regexp_replace(lower(normalize(name, NFKC)), '\s+', ' ', 'g'))
$$;

-- Logs what somebody did, where others read it: whoever may see the group. Both rows have one id.
CREATE OR REPLACE FUNCTION social.circle_note(
  here social.circle, doer integer, act smallint, person integer, rank smallint, why text,
  post bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  made bigint;
BEGIN
  -- The lock lasts to the commit, so that the ids of this log come in the order of commits: who reads it from
  -- an id on misses none. Taken last in a transaction.
  IF act NOT IN (36, 37, 39) THEN
    PERFORM pg_advisory_xact_lock(7565155, 7);
  END IF;
  made := social.next_id();
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id)
  VALUES (made, doer, act, here.id, CASE WHEN here.private THEN 2 ELSE 0 END, here.id);
  IF act NOT IN (36, 37, 39) THEN
    INSERT INTO social.circle_log (id, wiki, circle_id, actor_id, action, person_id, role, reason, object_id)
    VALUES (made, here.wiki, here.id, doer, act, person, rank, why, post);
  END IF;
END
$$;

-- A new group and its owner. Refusal: 'name-taken' by another public one, 'limit'.
CREATE OR REPLACE FUNCTION social.circle_create(
  home text, viewer bigint, named text, said text, written_in text, mode smallint, closed boolean,
  OUT refusal text, OUT id bigint
)
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
  me integer := (
    SELECT a.id FROM social.actor AS a WHERE a.wiki = home AND a.kind = 0 AND a.local_id = viewer
  );
  made bigint := social.next_id();
  face integer;
  new social.circle;
BEGIN
  -- Of one person one group is made or joined after the other, so that the limit holds.
  PERFORM FROM social.actor AS a WHERE a.id = me FOR NO KEY UPDATE;
  IF (SELECT count(*) FROM social.membership AS m WHERE m.actor_id = me) >= 1000 THEN
    refusal := 'limit';
    RETURN;
  END IF;
  INSERT INTO social.actor (wiki, kind, local_id) VALUES (home, 1, made) RETURNING actor.id INTO face;
  INSERT INTO social.circle AS c
    (id, actor_id, wiki, name, name_key, description, lang, join_mode, private)
  VALUES
    (made, face, home, named, social.circle_key(named), said, written_in, mode, closed)
  RETURNING c.* INTO new;
  INSERT INTO social.membership (circle_id, actor_id, role, state) VALUES (made, me, 2, 1);
  PERFORM social.circle_note(new, me, 35::smallint, NULL, NULL, '');
  id := made;
EXCEPTION
  WHEN unique_violation THEN
    refusal := 'name-taken';
END
$$;

-- Somebody joins, leaves, or does something with somebody. Actions: 36 join, 37 leave, 38 invite,
-- 40 approve, 41 remove, 42 ban, 43 give a role. seen: the viewer may know of the group, and nothing else
-- is told otherwise. Refusals: 'not-moderator', 'not-owner', 'not-member', 'last-owner', 'banned',
-- 'invited-only', 'own-ban', 'archived', 'limit', 'unknown'. Behind it the state and role of that person; NULL: none.
CREATE OR REPLACE FUNCTION social.circle_act(
  home text, viewer bigint, caps integer, circle bigint, other bigint, action smallint, rank smallint,
  why text,
  OUT seen boolean, OUT refusal text, OUT changed boolean, OUT state smallint, OUT role smallint
)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  me integer := (
    SELECT a.id FROM social.actor AS a WHERE a.wiki = home AND a.kind = 0 AND a.local_id = viewer
  );
  person integer := (
    SELECT a.id FROM social.actor AS a WHERE a.wiki = home AND a.kind = 0 AND a.local_id = other
  );
  here social.circle;
  mine social.membership;
  old social.membership;
  wanted smallint;
BEGIN
  seen := false;
  changed := false;
  SELECT c.* INTO here
  FROM social.circle AS c
  WHERE c.id = circle AND c.wiki = home
    AND (
      {{group c viewer=me caps=caps}}
      -- Whoever belongs to it in some way may take that back unseen.
      OR action = 37
    )
  FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  SELECT m.* INTO mine FROM social.membership AS m WHERE m.circle_id = circle AND m.actor_id = me;
  SELECT m.* INTO old FROM social.membership AS m WHERE m.circle_id = circle AND m.actor_id = person;
  -- A private one is told of to nobody who is outside, not by what is refused either.
  seen := {{group here viewer=me caps=caps}};
  IF action = 37 THEN
    seen := seen OR coalesce(mine.state < 3, false);
  END IF;
  IF NOT seen THEN
    RETURN;
  END IF;
  state := old.state;
  role := old.role;
  refusal := CASE
    WHEN action IN (36, 38, 40) AND here.archived_at IS NOT NULL THEN 'archived'
    WHEN action = 36 AND old.state = 3 THEN 'banned'
    WHEN action = 36 AND old.state IS DISTINCT FROM 1 AND old.state IS DISTINCT FROM 2
      AND here.join_mode = 2 THEN 'invited-only'
    WHEN action IN (38, 40, 41, 42)
      AND NOT coalesce(mine.state = 1 AND mine.role > 0, false) THEN 'not-moderator'
    WHEN action = 43 AND NOT coalesce(mine.state = 1 AND mine.role = 2, false) THEN 'not-owner'
    WHEN action NOT IN (36, 37) AND person IS NULL THEN 'unknown'
    -- Who has enough of it leaves: a ban of oneself could not be taken back.
    WHEN action = 42 AND person = me THEN 'own-ban'
    WHEN action IN (41, 42) AND coalesce(old.role, 0) > 0 AND mine.role < 2 AND person <> me
      THEN 'not-owner'
    WHEN action = 38 AND old.state = 3 THEN 'banned'
    WHEN action = 40 AND coalesce(old.state NOT IN (0, 1), true) THEN 'unknown'
    WHEN action = 43 AND coalesce(old.state <> 1, true) THEN 'not-member'
  END;
  IF refusal IS NOT NULL THEN
    RETURN;
  END IF;
  wanted := CASE
    WHEN action = 36 AND old.state IS NULL AND here.join_mode = 1 THEN 0
    WHEN action = 36 AND old.state = 0 AND here.join_mode = 1 THEN 0
    WHEN action IN (36, 40, 43) THEN 1
    WHEN action = 38 AND old.state IN (0, 1) THEN 1
    WHEN action = 38 THEN 2
    WHEN action = 37 AND old.state = 3 THEN 3
    WHEN action = 42 THEN 3
  END;
  IF wanted IS NOT DISTINCT FROM old.state
    AND (action <> 43 OR rank IS NOT DISTINCT FROM old.role) THEN
    RETURN;
  END IF;
  IF old.role = 2 AND (wanted IS DISTINCT FROM 1 OR (action = 43 AND rank < 2))
    AND NOT EXISTS (
      SELECT FROM social.membership AS m
      WHERE m.circle_id = circle AND m.state = 1 AND m.role = 2 AND m.actor_id <> person
    ) THEN
    refusal := 'last-owner';
    RETURN;
  END IF;
  IF wanted IS NULL THEN
    DELETE FROM social.membership AS m WHERE m.circle_id = circle AND m.actor_id = person;
  ELSIF old.state IS NULL THEN
    PERFORM FROM social.actor AS a WHERE a.id = person FOR NO KEY UPDATE;
    IF wanted < 3
      AND (SELECT count(*) FROM social.membership AS m WHERE m.actor_id = person) >= 1000 THEN
      refusal := 'limit';
      RETURN;
    END IF;
    INSERT INTO social.membership (circle_id, actor_id, state) VALUES (circle, person, wanted);
  ELSE
    UPDATE social.membership AS m
    SET state = wanted, role = CASE WHEN action = 43 THEN rank WHEN wanted = 1 THEN m.role ELSE 0 END
    WHERE m.circle_id = circle AND m.actor_id = person;
  END IF;
  changed := true;
  state := wanted;
  role := CASE WHEN action = 43 THEN rank WHEN wanted IS NOT NULL THEN 0 END;
  PERFORM social.circle_note(
    here, me,
    CASE WHEN action = 36 AND wanted = 0 THEN 39 WHEN action = 38 AND wanted = 1 THEN 40 ELSE action END::smallint,
    -- Who is put out is told, who only asked or was invited is not.
    person, CASE WHEN action IN (41, 42) THEN CASE old.state WHEN 1 THEN old.role END ELSE role END, why
  );
END
$$;

-- The owner's, or the wiki's moderators': archived it is read and not written any more.
CREATE OR REPLACE FUNCTION social.circle_change(
  home text, viewer bigint, caps integer, circle bigint, said text, written_in text, mode smallint,
  archive boolean, why text, OUT seen boolean, OUT refusal text, OUT changed boolean
)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  me integer := (
    SELECT a.id FROM social.actor AS a WHERE a.wiki = home AND a.kind = 0 AND a.local_id = viewer
  );
  here social.circle;
  let_in integer[];
BEGIN
  seen := false;
  changed := false;
  SELECT c.* INTO here FROM social.circle AS c
  WHERE c.id = circle AND c.wiki = home AND {{group c viewer=me caps=caps}}
  FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  seen := true;
  IF NOT EXISTS (
    SELECT FROM social.membership AS m
    WHERE m.circle_id = circle AND m.actor_id = me AND m.state = 1 AND m.role = 2
  ) AND NOT (archive AND caps & 1 <> 0) THEN
    refusal := 'not-owner';
  ELSIF archive AND here.archived_at IS NULL THEN
    UPDATE social.circle AS c SET archived_at = now() WHERE c.id = circle;
    changed := true;
  ELSIF NOT archive AND here.archived_at IS NOT NULL THEN
    refusal := 'archived';
  ELSIF NOT archive AND (here.description, here.lang, here.join_mode) <> (said, written_in, mode) THEN
    UPDATE social.circle AS c
    SET description = said, lang = written_in, join_mode = mode
    WHERE c.id = circle;
    changed := true;
  END IF;
  -- Whoever waits for being let in could come in now without asking.
  IF changed AND NOT archive AND mode = 0 THEN
    WITH waiting AS (
      UPDATE social.membership AS m SET state = 1 WHERE m.circle_id = circle AND m.state = 0
      RETURNING m.actor_id
    )
    SELECT array_agg(w.actor_id ORDER BY w.actor_id) INTO let_in FROM waiting AS w;
  END IF;
  IF changed THEN
    PERFORM social.circle_note(
      here, me, CASE WHEN archive THEN 44 ELSE 45 END::smallint, NULL, NULL, why
    );
    PERFORM social.circle_note(here, me, 40::smallint, one, 0::smallint, why)
    FROM unnest(let_in) AS one;
  END IF;
END
$$;

-- A level is set: of a post or comment of the group, no post given of the group itself. Who moderates a group
-- hides what others see in it and shows again what was hidden so; what the wiki's moderators hid they do not.
-- sources: a bit for each level that the viewer may leave for the new one of the group, as ext/core/moderation.c
-- decides. Refusals: 'not-moderator', 'post-unknown', 'not-allowed'. author: whose post it is.
CREATE OR REPLACE FUNCTION social.circle_moderate(
  home text, viewer bigint, caps integer, circle bigint, post bigint, level smallint, sources integer,
  why text,
  OUT seen boolean, OUT refusal text, OUT changed boolean, OUT author bigint
)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  me integer := (
    SELECT a.id FROM social.actor AS a WHERE a.wiki = home AND a.kind = 0 AND a.local_id = viewer
  );
  here social.circle;
  said record;
BEGIN
  seen := false;
  changed := false;
  SELECT c.* INTO here FROM social.circle AS c
  WHERE c.id = circle AND c.wiki = home AND {{group c viewer=me caps=caps}}
  FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  seen := true;
  IF post IS NULL THEN
    IF sources >> here.hide_level & 1 = 0 THEN
      refusal := 'not-allowed';
    ELSIF here.hide_level <> level THEN
      UPDATE social.circle AS c SET hide_level = level WHERE c.id = circle;
      changed := true;
      PERFORM social.circle_note(
        here, me, CASE level WHEN 0 THEN 49 ELSE 48 END::smallint, NULL, NULL, why
      );
    END IF;
    RETURN;
  END IF;
  IF NOT EXISTS (
    SELECT FROM social.membership AS m
    WHERE m.circle_id = circle AND m.actor_id = me AND m.state = 1 AND m.role > 0
  ) THEN
    refusal := 'not-moderator';
    RETURN;
  END IF;
  SELECT s.id, s.author_id, s.root_id, s.hide_level, s.visibility INTO said
  FROM social.status AS s
  WHERE s.id = post AND s.wiki = home AND s.deleted_at IS NULL AND s.hide_level < 2
    AND CASE
      WHEN s.root_id IS NULL THEN s.circle_id = circle
      ELSE EXISTS (
        SELECT FROM social.status AS r
        WHERE r.id = s.root_id AND r.circle_id = circle AND r.deleted_at IS NULL AND r.hide_level = 0
      )
    END
  FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := 'post-unknown';
    RETURN;
  END IF;
  IF said.hide_level = 1 AND (
    SELECT l.action FROM social.moderation_log AS l
    WHERE l.object_id = post AND l.action IN (1, 3) AND l.version IS NULL
    ORDER BY l.id DESC
    LIMIT 1
  ) IS DISTINCT FROM 3 THEN
    refusal := 'post-unknown';
    RETURN;
  END IF;
  IF level > 1 THEN
    refusal := 'not-allowed';
    RETURN;
  END IF;
  author := ({{person actor=said.author_id}});
  IF said.hide_level = level THEN
    RETURN;
  END IF;
  UPDATE social.status AS s SET hide_level = level WHERE s.id = post;
  changed := true;
  INSERT INTO social.moderation_log
    (id, wiki, action, moderator_id, kind, object_id, author_id, from_level, to_level, reason)
  VALUES (
    social.next_id(), home, 3, me, CASE WHEN said.root_id IS NULL THEN 0 ELSE 1 END, post,
    said.author_id, said.hide_level, level, why
  );
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id)
  VALUES (social.next_id(), me, 5, post, CASE WHEN here.private THEN 2 ELSE 0 END, circle);
  PERFORM social.circle_note(
    here, me, CASE level WHEN 0 THEN 47 ELSE 46 END::smallint, said.author_id, NULL, why, post
  );
END
$$;
