-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: how many come to the event of this id. "going" counts
-- the seats taken, guests too; the others count sign-ups. Read in an index alone.
SELECT coalesce(sum(1 + u.guests) FILTER (WHERE u.state = 3), 0)::bigint AS going,
  count(*) FILTER (WHERE u.state = 3) AS people,
  count(*) FILTER (WHERE u.state = 2) AS waiting,
  count(*) FILTER (WHERE u.state = 1) AS interested
FROM social.signup AS u
WHERE u.event_id = {{event}} AND u.state BETWEEN 1 AND 3
