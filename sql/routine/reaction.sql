-- SPDX-License-Identifier: MIT
-- Brings the total of one object up to this moment, or makes it. Whoever finds much to count calls it,
-- in a transaction of its own; who finds somebody at it goes on. Total and snapshot change together, by
-- one statement whose snapshot is the new one: whatever a reader sees, each like is either in the
-- snapshot it finds, or is told by the log.
CREATE OR REPLACE FUNCTION social.reaction_roll(object_id bigint) RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM FROM social.reaction_total AS t
  WHERE t.target_id = object_id
  FOR UPDATE SKIP LOCKED;
  IF FOUND THEN
    UPDATE social.reaction_total AS t
    SET total = t.total + (SELECT coalesce(sum(steps.step), 0) FROM {{since t}} AS steps),
      upto = pg_current_snapshot()
    WHERE t.target_id = object_id;
    RETURN true;
  ELSIF EXISTS (SELECT FROM social.reaction_total AS t WHERE t.target_id = object_id) THEN
    RETURN false;
  END IF;
  INSERT INTO social.reaction_total (target_id, total, upto)
  SELECT object_id, count(*), pg_current_snapshot()
  FROM social.reaction AS r
  WHERE r.target_id = object_id
  ON CONFLICT (target_id) DO NOTHING;
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION social.reaction_roll(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION social.reaction_roll(bigint) TO wikisocial_web, wikisocial_worker;
