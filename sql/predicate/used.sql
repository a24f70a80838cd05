-- SPDX-License-Identifier: MIT
-- Does some status show this row of social.media now? Counted, because for an EXISTS PostgreSQL hopes
-- to meet a first one soon and reads the statuses from their start.
0 < (
  SELECT count(*)
  FROM social.status AS s
  WHERE s.media @> ARRAY[{{alias}}.id] AND s.media IS NOT NULL
)
