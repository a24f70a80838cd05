-- SPDX-License-Identifier: MIT
-- Does some status, now or in an earlier version that its history shows, show this row of
-- social.media? The versions are looked for only where no status has it now.
({{used {{alias}}}} OR 0 < (
  SELECT count(*)
  FROM social.status_version AS v
  WHERE v.media @> ARRAY[{{alias}}.id] AND v.media IS NOT NULL
))
