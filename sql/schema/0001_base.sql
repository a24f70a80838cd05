-- SPDX-License-Identifier: MIT
-- The schema, the record of its migrations, and the one source of ids.

DO $$
BEGIN
  IF to_regrole('wikisocial_web') IS NULL OR to_regrole('wikisocial_worker') IS NULL THEN
    RAISE EXCEPTION 'the roles wikisocial_web and wikisocial_worker are missing'
      USING ERRCODE = 'undefined_object',
        HINT = 'A database administrator runs sql/roles.sql once.';
  END IF;
END
$$;

CREATE SCHEMA social;
COMMENT ON SCHEMA social IS 'WikiSocial';

CREATE TABLE social.schema_migration (
  number integer PRIMARY KEY CHECK (number > 0),
  name text NOT NULL,
  module text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN social.schema_migration.module IS 'version of the module that applied it';

-- Every id but actor.id comes from here, by social.next_id() (sql/routine/id.sql), which lets the
-- sequence follow the clock: milliseconds since 2020 in the upper 43 bits.
CREATE SEQUENCE social.id_seq AS bigint;

DO $$
BEGIN
  PERFORM setval(
    'social.id_seq',
    ((date_part('epoch', clock_timestamp()) - 1577836800) * 1000)::bigint << 20
  );
END
$$;
