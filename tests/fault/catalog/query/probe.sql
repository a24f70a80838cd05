-- SPDX-License-Identifier: GPL-2.0-or-later
-- Statements for the tests of ext/pg: they sleep, fail and lie about their columns, which the
-- product's own do not. Compiled by tools/sqlgen --sql tests/fault/catalog.

-- name: schema_version :one
-- > version int4
SELECT version FROM probe.schema_version

-- name: note_put :exec
-- $1 key text
-- $2 text text
INSERT INTO probe.note (key, text) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING

-- name: note_by_key :opt
-- $1 key text
-- > text text
SELECT text FROM probe.note WHERE key = $1

-- name: note_count :one
-- > count int8
SELECT count(*) FROM probe.note

-- name: note_put_plain :exec
-- $1 text text
INSERT INTO probe.note (text) VALUES ($1)

-- name: note_put_late :exec
-- $1 rank int4
-- Its uniqueness is checked at commit only.
INSERT INTO probe.late (rank) VALUES ($1)

-- name: probe_echo :one
-- $1 big int8
-- $2 small int2
-- $3 flag bool
-- $4 text text
-- > big int8
-- > small int2
-- > flag bool
-- > text text
-- > at timestamptz
SELECT $1::int8, $2::int2, $3::bool, $4::text, timestamptz '2000-01-01 00:00:01+00'

-- name: probe_sleep :one
-- $1 ms int4
-- > one int4
SELECT 1 FROM pg_sleep($1::int4 / 1000.0)

-- name: probe_divide :one
-- $1 by int4
-- > result int4
SELECT 1 / $1::int4

-- name: probe_pid :one
-- > pid int4
SELECT pg_backend_pid()

-- name: probe_settings :many
-- > name text
-- > setting text
SELECT name, setting
FROM pg_settings
WHERE name IN ('statement_timeout', 'lock_timeout', 'plan_cache_mode', 'jit', 'search_path',
  'TimeZone', 'client_encoding', 'standard_conforming_strings', 'application_name')
ORDER BY name

-- name: probe_lie :one
-- > value int8
SELECT 1::int4

-- name: probe_two :opt
-- > value int8
SELECT generate_series(1, 2)::int8

-- name: probe_sum :one
-- $1 values int8[]
-- > sum int8
SELECT coalesce(sum(v), 0)::int8 FROM unnest($1::int8[]) AS v

-- name: probe_raise :one
-- $1 state text
-- > value int4
SELECT probe.raise($1::text)

-- name: probe_wide :one
-- $1 size int4
-- > text text
SELECT repeat('x', $1::int4)

-- name: probe_table :many
-- > value int4
SELECT * FROM probe.changing

-- name: probe_collide :one
-- $1 state text
-- $2 times int4
-- > attempt int4
SELECT probe.collide($1::text, $2::int4)
