-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: the status or the object of the wiki that a comment
-- hangs on, whose level it has. One row always, of NULLs where there is no root_id.
SELECT coalesce(rt.kind, CASE WHEN rs.id IS NOT NULL THEN 4::smallint END) AS kind,
  coalesce(rt.key, rs.id::text) AS key,
  coalesce(rt.author_id, rs.author_id) AS author_id,
  coalesce(rt.visibility, rs.visibility) AS visibility,
  coalesce(rt.circle_id, rs.circle_id) AS circle_id,
  rt.page_id,
  coalesce(rt.closed, rs.closed) AS closed,
  coalesce(rt.deleted_at, rs.deleted_at) AS deleted_at
FROM (SELECT) AS once
LEFT JOIN social.status AS rs ON rs.id = {{alias}}.root_id
LEFT JOIN social.target AS rt ON rt.id = {{alias}}.root_id
