-- SPDX-License-Identifier: MIT
-- Not a condition but a moment: when this person is mailed what happened now. At once is two minutes, in which
-- a bundle grows; else the next morning at six, or that of Monday. What loses its worth by waiting does not wait:
-- events that are cancelled, seats that became free, reminders.
CASE CASE WHEN {{kind}} IN (7, 8, 9) THEN 0 ELSE coalesce(
    (SELECT often.every FROM social.mail_choice AS often WHERE often.actor_id = {{person}}),
    (
      SELECT usual.every FROM social.wiki_mail_choice AS usual
      WHERE usual.wiki = (SELECT member.wiki FROM social.actor AS member WHERE member.id = {{person}})
    )
  ) END
  WHEN 1 THEN (date_trunc('day', (now() AT TIME ZONE 'UTC') - interval '6 hours') + interval '1 day 6 hours')
    AT TIME ZONE 'UTC'
  WHEN 7 THEN (date_trunc('week', (now() AT TIME ZONE 'UTC') - interval '6 hours') + interval '7 days 6 hours')
    AT TIME ZONE 'UTC'
  ELSE now() + interval '2 minutes'
END
