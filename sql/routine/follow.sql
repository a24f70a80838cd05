-- SPDX-License-Identifier: MIT
-- Following and personal blocks (docs/adr/0013).
--
-- Two people are one lock, so that a follow and a block of the same two come one behind the other. A person
-- with merged accounts is several: all pairs first, by id, then the packed rows of followers, by id.
CREATE OR REPLACE FUNCTION social.pair_lock(one integer, other integer) RETURNS void
LANGUAGE sql
AS $$
  -- Beyond the keys of the other locks, which are two small numbers.
  SELECT pg_advisory_xact_lock((least(one, other)::bigint << 31) | greatest(one, other))
$$;

-- Who stands for this actor of a wiki now; NULL where there is none.
CREATE OR REPLACE FUNCTION social.actor_known(home text, sort smallint, local bigint) RETURNS integer
LANGUAGE sql STABLE
AS $$
  SELECT coalesce(a.merged_into, a.id)
  FROM social.actor AS a
  WHERE a.wiki = home AND a.kind = sort AND a.local_id = local
$$;

-- An actor and the accounts that were merged into it: follows and blocks keep the ids they were made with.
CREATE OR REPLACE FUNCTION social.actor_selves(person integer) RETURNS integer[]
LANGUAGE sql STABLE
AS $$
  SELECT array_agg(a.id ORDER BY a.id)
  FROM (
    SELECT person AS id
    UNION
    SELECT old.id
    FROM social.actor AS old
    WHERE old.merged_into = person AND (old.hidden OR old.merged_into IS NOT NULL)
  ) AS a
$$;

-- Takes these out of what somebody follows, in the row they read and in the rows it is made of.
CREATE OR REPLACE FUNCTION social.follow_drop(follower integer, followee integer) RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
  DELETE FROM social.follow AS f WHERE f.follower_id = follower AND f.followee_id = followee;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE social.following AS f
  SET followees = array_remove(f.followees, followee), pages = array_remove(f.pages, followee)
  WHERE f.actor_id = follower AND (followee = ANY (f.followees) OR followee = ANY (f.pages));
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  VALUES (social.next_id(), follower, 31, followee, 3);
  RETURN true;
END
$$;

-- Follows a person (sort 0) or a page (2), or asks to. choice, of people: 0 open, 1 on request, 2 closed.
-- refusal: NULL, or what stands against it.
CREATE OR REPLACE FUNCTION social.follow_put(
  home text, who bigint, sort smallint, whom bigint, choice smallint, most integer,
  OUT state smallint, OUT changed boolean, OUT refusal text
)
LANGUAGE plpgsql
AS $$
DECLARE
  me integer := social.actor_known(home, 0::smallint, who);
  them integer := social.actor_known(home, sort, whom);
  entry bigint;
BEGIN
  changed := false;
  IF them IS NULL OR EXISTS (SELECT FROM social.actor AS a WHERE a.id = them AND a.hidden) THEN
    refusal := 'unknown';
    RETURN;
  ELSIF me = them THEN
    refusal := 'self';
    RETURN;
  END IF;
  IF sort = 0 THEN
    PERFORM social.pair_lock(me, them);
  END IF;
  INSERT INTO social.following (actor_id) VALUES (me) ON CONFLICT (actor_id) DO NOTHING;
  PERFORM FROM social.following AS f WHERE f.actor_id = me FOR NO KEY UPDATE;
  SELECT f.state INTO state
  FROM social.follow AS f
  WHERE f.follower_id = me AND f.followee_id = them;
  IF FOUND THEN
    RETURN;
  END IF;
  IF EXISTS (
    SELECT FROM social.person_block AS b
    WHERE b.blocker_id = ANY (social.actor_selves(me)) AND b.blocked_id = ANY (social.actor_selves(them))
  ) THEN
    refusal := 'blocking';
  -- Whoever is blocked is not told so: as by somebody whom nobody may follow.
  ELSIF sort = 0 AND choice = 2 OR EXISTS (
    SELECT FROM social.person_block AS b
    WHERE b.blocker_id = ANY (social.actor_selves(them)) AND b.blocked_id = ANY (social.actor_selves(me))
  ) THEN
    refusal := 'closed';
  ELSIF (SELECT count(*) FROM social.follow AS f WHERE f.follower_id = me) >= most THEN
    refusal := 'limit';
  END IF;
  IF refusal IS NOT NULL THEN
    RETURN;
  END IF;
  state := CASE WHEN sort = 0 AND choice = 1 THEN 0 ELSE 1 END;
  changed := true;
  entry := social.next_id();
  INSERT INTO social.follow (follower_id, followee_id, state, id) VALUES (me, them, state, entry);
  IF state = 1 THEN
    UPDATE social.following AS f
    SET followees = CASE WHEN sort = 0 THEN f.followees || them ELSE f.followees END,
      pages = CASE WHEN sort = 2 THEN f.pages || them ELSE f.pages END
    WHERE f.actor_id = me;
  END IF;
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  VALUES (entry, me, CASE WHEN state = 1 THEN 30 ELSE 32 END, them, 3);
END
$$;

-- Ends what one follows, or (inward) that somebody follows oneself or asks to.
CREATE OR REPLACE FUNCTION social.follow_end(
  home text, who bigint, sort smallint, whom bigint, inward boolean
) RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
  me integer := social.actor_known(home, 0::smallint, who);
  them integer[] := social.actor_selves(social.actor_known(home, sort, whom));
  other integer;
  ended boolean := false;
BEGIN
  IF me IS NULL THEN
    RETURN false;
  END IF;
  -- All pairs before all rows, or two that end the same would wait for each other in a ring.
  FOREACH other IN ARRAY them LOOP
    PERFORM social.pair_lock(me, other) WHERE sort = 0;
  END LOOP;
  PERFORM FROM social.following AS f
  WHERE f.actor_id = ANY (CASE WHEN inward THEN them ELSE ARRAY[me] END)
  ORDER BY f.actor_id
  FOR NO KEY UPDATE;
  FOREACH other IN ARRAY them LOOP
    ended := social.follow_drop(
      CASE WHEN inward THEN other ELSE me END, CASE WHEN inward THEN me ELSE other END
    ) OR ended;
  END LOOP;
  RETURN ended;
END
$$;

-- Lets somebody follow who asked to. NULL: nobody asked; false: they do already.
CREATE OR REPLACE FUNCTION social.follow_accept(home text, who bigint, whom bigint) RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
  me integer := social.actor_known(home, 0::smallint, who);
  them integer := social.actor_known(home, 0::smallint, whom);
  was smallint;
BEGIN
  IF me IS NULL OR them IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM social.pair_lock(me, them);
  PERFORM FROM social.following AS f WHERE f.actor_id = them FOR NO KEY UPDATE;
  SELECT f.state INTO was
  FROM social.follow AS f
  WHERE f.follower_id = them AND f.followee_id = me;
  IF was IS DISTINCT FROM 0 THEN
    RETURN CASE WHEN was = 1 THEN false END;
  END IF;
  UPDATE social.follow AS f SET state = 1 WHERE f.follower_id = them AND f.followee_id = me;
  UPDATE social.following AS f SET followees = f.followees || me WHERE f.actor_id = them;
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  VALUES (social.next_id(), me, 33, them, 3);
  RETURN true;
END
$$;

-- Blocks a person personally: nobody of the two follows the other from then on.
CREATE OR REPLACE FUNCTION social.person_block_put(
  home text, who bigint, whom bigint, most integer, OUT changed boolean, OUT refusal text
)
LANGUAGE plpgsql
AS $$
DECLARE
  me integer := social.actor_known(home, 0::smallint, who);
  them integer := social.actor_known(home, 0::smallint, whom);
  other integer;
BEGIN
  changed := false;
  IF them IS NULL THEN
    refusal := 'unknown';
  ELSIF me = them THEN
    refusal := 'self';
  ELSIF (SELECT count(*) FROM social.person_block AS b WHERE b.blocker_id = me) >= most
    AND NOT EXISTS (
      SELECT FROM social.person_block AS b WHERE b.blocker_id = me AND b.blocked_id = them
    )
  THEN
    refusal := 'limit';
  END IF;
  IF refusal IS NOT NULL THEN
    RETURN;
  END IF;
  FOREACH other IN ARRAY social.actor_selves(them) LOOP
    PERFORM social.pair_lock(me, other);
  END LOOP;
  INSERT INTO social.person_block (blocker_id, blocked_id, id)
  VALUES (me, them, social.next_id())
  ON CONFLICT (blocker_id, blocked_id) DO NOTHING;
  changed := FOUND;
  PERFORM FROM social.following AS f
  WHERE f.actor_id = me OR f.actor_id = ANY (social.actor_selves(them))
  ORDER BY f.actor_id
  FOR NO KEY UPDATE;
  PERFORM social.follow_drop(me, one.id), social.follow_drop(one.id, me)
  FROM unnest(social.actor_selves(them)) AS one (id);
END
$$;

CREATE OR REPLACE FUNCTION social.person_block_end(home text, who bigint, whom bigint) RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
  me integer := social.actor_known(home, 0::smallint, who);
  them integer := social.actor_known(home, 0::smallint, whom);
BEGIN
  DELETE FROM social.person_block AS b
  WHERE b.blocker_id = me AND b.blocked_id = ANY (social.actor_selves(them));
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION social.pair_lock(integer, integer), social.actor_known(text, smallint, bigint),
  social.actor_selves(integer), social.follow_drop(integer, integer),
  social.follow_put(text, bigint, smallint, bigint, smallint, integer),
  social.follow_end(text, bigint, smallint, bigint, boolean), social.follow_accept(text, bigint, bigint),
  social.person_block_put(text, bigint, bigint, integer), social.person_block_end(text, bigint, bigint)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION social.pair_lock(integer, integer), social.actor_known(text, smallint, bigint),
  social.actor_selves(integer), social.follow_drop(integer, integer),
  social.follow_put(text, bigint, smallint, bigint, smallint, integer),
  social.follow_end(text, bigint, smallint, bigint, boolean), social.follow_accept(text, bigint, bigint),
  social.person_block_put(text, bigint, bigint, integer), social.person_block_end(text, bigint, bigint)
TO wikisocial_web;
