-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: an event (a row of social.event and its row of social.target) as
-- JSON, the letters of ext/core/event_read.c, as this viewer sees it.
-- The dates are the next five, of an event that is over the last one.
json_build_object(
  'i', json_build_array({{alias}}.id / 1000000000, {{alias}}.id % 1000000000), 'tg', {{alias}}.tag, 'w', {{alias}}.wiki,
  'p', (SELECT page.local_id FROM social.actor AS page WHERE page.id = {{alias}}.page_id),
  'hp', (SELECT home.local_id FROM social.actor AS home WHERE home.id = {{alias}}.home_id),
  'c', ({{person actor={{target}}.author_id}}),
  't', {{alias}}.title, 'd', {{alias}}.description, 'pl', {{alias}}.place, 'l', {{alias}}.link,
  'f', {{alias}}.file, 'la', {{alias}}.lang, 'z', {{alias}}.zone,
  's', {{clock moment={{alias}}.starts}}, 'e', {{clock moment={{alias}}.ends}},
  'sa', {{milli moment={{alias}}.starts_at}}, 'ea', {{milli moment={{alias}}.ends_at}},
  'lt', {{milli moment={{alias}}.last_at}}, 'r', {{alias}}.rule,
  'x', ARRAY(SELECT {{clock moment=x.day}} FROM unnest({{alias}}.except_dates) AS x (day)),
  'dl', {{clock moment={{alias}}.deadline}}, 'da', {{milli moment={{alias}}.deadline_at}},
  'ca', {{alias}}.capacity, 'wl', {{alias}}.waitlist, 'g', {{alias}}.guests_max,
  'st', {{alias}}.status, 'cl', {{alias}}.closed, 'an', {{alias}}.page_id IS NOT NULL,
  'pa', {{alias}}.last_at <= now(),
  'op', {{alias}}.page_id IS NOT NULL AND {{alias}}.status < 2 AND NOT {{alias}}.closed
    AND {{alias}}.last_at > now() AND coalesce({{alias}}.deadline_at > now(), true),
  'te', {{alias}}.ties_edits, 'q', {{alias}}.questions, 'n', {{alias}}.sequence,
  'cr', {{milli moment={{alias}}.created_at}}, 'ch', {{milli moment={{alias}}.changed_at}},
  'h', {{target}}.hide_level,
  'a', (
    SELECT json_build_array(seats.going, seats.waiting, seats.interested)
    FROM {{attendance event={{alias}}.id}} AS seats
  ),
  'ds', (
    SELECT json_agg(
      json_build_array(
        {{clock moment=d.starts}}, {{clock moment=d.ends}}, {{milli moment=d.starts_at}},
        {{milli moment=d.ends_at}}
      )
      ORDER BY d.starts_at
    )
    FROM (
      (
        SELECT next.*
        FROM social.event_date AS next
        WHERE next.event_id = {{alias}}.id AND next.ends_at > now() AND {{alias}}.last_at > now()
        ORDER BY next.starts_at
        LIMIT 5
      )
      UNION ALL
      (
        SELECT last.*
        FROM social.event_date AS last
        WHERE last.event_id = {{alias}}.id AND {{alias}}.last_at <= now()
        ORDER BY last.starts_at DESC
        LIMIT 1
      )
    ) AS d
  ),
  'o', {{organises event={{alias}}.id viewer={{viewer}} caps={{caps}}}},
  'os', (
    SELECT json_agg(DISTINCT coalesce(heir.local_id, person.local_id))
    FROM social.event_organiser AS organising
    CROSS JOIN LATERAL (
      SELECT a.* FROM social.actor AS a WHERE a.id = organising.actor_id OFFSET 0
    ) AS person
    LEFT JOIN social.actor AS heir ON heir.id = person.merged_into
    WHERE organising.event_id = {{alias}}.id
      AND (NOT person.hidden OR {{caps}} & 2 <> 0 OR person.id = {{viewer}})
  ),
  'm', (
    SELECT json_build_object(
      's', mine.state, 'g', mine.guests, 'pu', mine.public, 't', mine.ties_edits, 'n', mine.note,
      'an', mine.answers, 'at', mine.attended::integer,
      'po', {{position mine}}
    )
    FROM social.signup AS mine
    WHERE mine.event_id = {{alias}}.id AND mine.actor_id = {{viewer}}
  )
)::text
