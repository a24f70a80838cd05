-- SPDX-License-Identifier: MIT
-- Ids: one sequence that follows the clock (docs/adr/0001). Every id is a nextval, so ids are
-- unique and never go backwards; while the clock stands or steps back they just count on.

-- The first id a moment can have. STABLE, not IMMUTABLE, so that it is inlined.
CREATE OR REPLACE FUNCTION social.id_of_time(moment timestamptz) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
  SELECT ((date_part('epoch', moment) - 1577836800) * 1000)::bigint << 20
$$;

-- Lifts the sequence to the clock when it is a second (2^30) behind. Only here is setval called,
-- by one session at a time, which reads the value again under the lock. Between that read and
-- the setval others go on drawing, but setval could lower the sequence only if they drew 2^30
-- ids meanwhile, and they cannot: whoever sees the lag waits here instead of drawing.
-- The lock must not last as long as the caller's transaction, so it is taken in a subtransaction
-- that always ends by an error: that gives the lock back at once and leaves setval, which is not
-- transactional, in force.
CREATE OR REPLACE FUNCTION social.id_catch_up() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  present bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(7565155, 1);
  present := social.id_of_time(clock_timestamp());
  IF (SELECT s.last_value FROM social.id_seq AS s) + 1073741824 < present THEN
    PERFORM setval('social.id_seq', present);
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'SOC01', MESSAGE = 'give the lock back';
EXCEPTION
  WHEN SQLSTATE 'SOC01' THEN
    RETURN;
END
$$;

CREATE OR REPLACE FUNCTION social.next_id() RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
  id bigint := nextval('social.id_seq');
BEGIN
  IF id + 1073741824 >= social.id_of_time(clock_timestamp()) THEN
    RETURN id;
  END IF;
  PERFORM social.id_catch_up();
  RETURN nextval('social.id_seq');
END
$$;

REVOKE ALL ON FUNCTION social.id_catch_up() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION social.id_catch_up() TO wikisocial_web, wikisocial_worker;
