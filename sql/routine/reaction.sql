-- SPDX-License-Identifier: MIT
-- Takes up to 1,000 likes of one object into its total, or out of it. Whoever finds some hundreds of
-- them waiting calls it, in a transaction of its own; who finds somebody at it goes on. A reader's
-- snapshot has a row as not rolled and outside the total, or as rolled and inside: never both.
-- Each row is held before it is changed: whoever takes a like back meanwhile waits for it, or is
-- passed over here.
CREATE OR REPLACE FUNCTION social.reaction_roll(object_id bigint) RETURNS integer
LANGUAGE plpgsql
AS $$
DECLARE
  held integer[];
  added integer;
  removed integer;
BEGIN
  INSERT INTO social.reaction_total (target_id)
  SELECT object_id
  WHERE NOT EXISTS (SELECT FROM social.reaction_total AS t WHERE t.target_id = object_id)
  ON CONFLICT (target_id) DO NOTHING;
  PERFORM FROM social.reaction_total AS t
  WHERE t.target_id = object_id
  FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  held := ARRAY(
    SELECT r.actor_id
    FROM social.reaction AS r
    WHERE r.target_id = object_id AND r.live <> r.rolled
    ORDER BY r.actor_id
    LIMIT 1000
    FOR UPDATE SKIP LOCKED
  );
  UPDATE social.reaction AS r
  SET rolled = true
  WHERE r.target_id = object_id AND r.actor_id = ANY (held) AND r.live AND NOT r.rolled;
  GET DIAGNOSTICS added = ROW_COUNT;
  DELETE FROM social.reaction AS r
  WHERE r.target_id = object_id AND r.actor_id = ANY (held) AND NOT r.live AND r.rolled;
  GET DIAGNOSTICS removed = ROW_COUNT;
  UPDATE social.reaction_total AS t
  SET total = t.total + added - removed
  WHERE t.target_id = object_id;
  RETURN added + removed;
END
$$;

REVOKE ALL ON FUNCTION social.reaction_roll(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION social.reaction_roll(bigint) TO wikisocial_web, wikisocial_worker;
