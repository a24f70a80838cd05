-- SPDX-License-Identifier: MIT
-- Somebody who acts is known from then on. Looks first: ON CONFLICT alone would burn a number of the dense
-- sequence at every call. It is only the net for two first actions of one person at the same moment.
CREATE OR REPLACE FUNCTION social.actor_ensure(
  home text, sort smallint, local bigint, passing boolean
) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  known boolean;
BEGIN
  SELECT a.temporary INTO known
  FROM social.actor AS a
  WHERE a.wiki = home AND a.kind = sort AND a.local_id = local;
  IF known IS NULL THEN
    INSERT INTO social.actor (wiki, kind, local_id, temporary)
    VALUES (home, sort, local, passing)
    ON CONFLICT (wiki, kind, local_id) DO NOTHING;
  ELSIF passing AND NOT known THEN
    UPDATE social.actor AS a
    SET temporary = true
    WHERE a.wiki = home AND a.kind = sort AND a.local_id = local;
  END IF;
END
$$;

REVOKE ALL ON FUNCTION social.actor_ensure(text, smallint, bigint, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION social.actor_ensure(text, smallint, bigint, boolean)
  TO wikisocial_web, wikisocial_worker;
