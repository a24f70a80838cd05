-- SPDX-License-Identifier: GPL-2.0-or-later
CREATE SCHEMA probe;
CREATE TABLE probe.schema_version (version int4 NOT NULL);
INSERT INTO probe.schema_version (version) VALUES (1);
CREATE TABLE probe.note (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text UNIQUE,
  text text NOT NULL CHECK (length(text) < 100000)
);
CREATE TABLE probe.late (rank int4 UNIQUE DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE probe.changing (value int4);
-- A sequence keeps what a rollback takes back.
CREATE SEQUENCE probe.attempt;
CREATE FUNCTION probe.collide(state text, times int4) RETURNS int4 LANGUAGE plpgsql AS $$
BEGIN
  IF nextval('probe.attempt') <= times THEN
    RAISE EXCEPTION 'collided' USING ERRCODE = state;
  END IF;
  RETURN currval('probe.attempt');
END
$$;
CREATE FUNCTION probe.raise(state text) RETURNS int4 LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'as asked: secret user text' USING ERRCODE = state;
END
$$;
