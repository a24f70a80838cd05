-- SPDX-License-Identifier: MIT
-- For the migrator: schema_lock, schema_present, schema_version, the script, schema_record, all in
-- one transaction for each migration; the lock makes a second migrator wait and then find it done.

-- name: schema_lock :one
-- > locked bool
-- Held to the end of the transaction; the number is the project's own ('soc' in ASCII).
SELECT true AS locked
FROM pg_advisory_xact_lock(7565155)

-- name: schema_present :one
-- > present bool
-- schema_version cannot be asked before the first migration: its table is missing. Read from the
-- catalogue's rows: to_regclass() may answer from a cache that the wait for the lock made stale.
SELECT EXISTS (
  SELECT FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  WHERE n.nspname = 'social' AND c.relname = 'schema_migration'
) AS present

-- name: schema_version :one
-- > version int4
SELECT coalesce(max(m.number), 0) AS version
FROM social.schema_migration AS m

-- name: schema_record :exec
-- $1 number int4
-- $2 name text
-- $3 module text
INSERT INTO social.schema_migration (number, name, module)
VALUES ($1::int4, $2::text, $3::text)
