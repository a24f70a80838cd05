-- SPDX-License-Identifier: MIT
-- Drops what nothing shows, and what nobody asked its home for within 25 hours, of the next "span"
-- files behind after_id by id; "last" is where to go on, null at the end. With the owner's rights,
-- since nobody else may drop any file.
-- It looks twice: who posted a file while the first look was under way was perhaps not seen by it,
-- and had let the row go again when it was locked. From then on a post waits, and finds no such file
-- (sql/predicate/files.sql). What somebody holds is left for the next time.
-- For a file of which it knows nothing PostgreSQL expects so many that it would rather read small
-- tables from end to end, for each.
CREATE OR REPLACE FUNCTION social.media_drop_unused(
  after_id bigint, span integer, OUT dropped integer, OUT last bigint
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $$
DECLARE
  seen integer;
  reached bigint;
  held bigint[];
BEGIN
  SELECT count(*), max(chunk.id) INTO seen, reached
  FROM (
    SELECT m.id FROM social.media AS m WHERE m.id > after_id ORDER BY m.id LIMIT span
  ) AS chunk;
  held := ARRAY(
    SELECT m.id
    FROM social.media AS m
    WHERE m.id > after_id AND m.id <= reached
      AND m.refreshed_at < now() - interval '25 hours'
      AND {{unused m}}
    ORDER BY m.id
    FOR UPDATE OF m SKIP LOCKED
  );
  DELETE FROM social.media AS m
  WHERE m.id = ANY (held) AND {{unused m}};
  GET DIAGNOSTICS dropped = ROW_COUNT;
  IF seen = span THEN
    last := reached;
  END IF;
END
$$;

REVOKE ALL ON FUNCTION social.media_drop_unused(bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION social.media_drop_unused(bigint, integer) TO wikisocial_worker;
