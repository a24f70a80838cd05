-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: the place of a sign-up in the waiting list, from 1; NULL for one that
-- does not wait.
CASE WHEN {{alias}}.state = 2 THEN (
  SELECT count(*)
  FROM social.signup AS ahead
  WHERE ahead.event_id = {{alias}}.event_id AND ahead.state = 2 AND ahead.queue <= {{alias}}.queue
) END
