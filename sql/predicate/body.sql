-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: the hash of what a key was used with; object is what a comment was
-- made on, NULL for a status. Without files it is what it was before there were any, for keys in flight
-- across an upgrade.
sha256(
  convert_to(
    (
      jsonb_build_array(
        coalesce('comment ' || {{object}}, 'status'), {{text}}, {{lang}}, {{visibility}}
      )
      || coalesce({{media}}::jsonb, '[]')
    )::text,
    'UTF8'
  )
)
