-- SPDX-License-Identifier: MIT
-- Not a condition but a moment: when this person is mailed what happened now. At once is two minutes, in which
-- a bundle grows; else the next morning at six, or that of Monday.
CASE (SELECT often.every FROM social.mail_choice AS often WHERE often.actor_id = {{person}})
  WHEN 1 THEN (date_trunc('day', (now() AT TIME ZONE 'UTC') - interval '6 hours') + interval '1 day 6 hours')
    AT TIME ZONE 'UTC'
  WHEN 7 THEN (date_trunc('week', (now() AT TIME ZONE 'UTC') - interval '6 hours') + interval '7 days 6 hours')
    AT TIME ZONE 'UTC'
  ELSE now() + interval '2 minutes'
END
