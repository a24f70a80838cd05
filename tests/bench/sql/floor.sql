-- SPDX-License-Identifier: GPL-2.0-or-later
-- The floors that the benchmarks divide by.

-- name: floor_one :one
-- > one int4
SELECT 1 AS one

-- name: floor_rows :many
-- H30: the rows of a page alone, by their ids.
-- $1 ids int8[]
-- > id int8
-- > wiki text
-- > author_id int4
-- > text text
-- > lang text
-- > visibility int2
-- > version int4
-- > created_at timestamptz
-- > edited_at timestamptz
-- > hide_level int2
SELECT s.id, s.wiki, s.author_id, s.text, s.lang, s.visibility, s.version,
  s.created_at, s.edited_at, s.hide_level
FROM social.status AS s
WHERE s.id = ANY ($1::int8[])
