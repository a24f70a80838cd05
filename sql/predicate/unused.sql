-- SPDX-License-Identifier: MIT
-- Shows neither a status nor any version of one this row of social.media? Counted, as in used.sql.
NOT {{used {{alias}}}}
AND 0 = (
  SELECT count(*)
  FROM social.status_version AS v
  WHERE v.media @> ARRAY[{{alias}}.id] AND v.media IS NOT NULL
)
