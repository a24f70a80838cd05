-- SPDX-License-Identifier: MIT
-- One entry of what organisers do. The lock lasts to the commit, so that the ids of this log come in the
-- order of commits: who reads it from an id on misses none. Taken last in a transaction.
CREATE OR REPLACE FUNCTION social.event_note(
  event bigint, doer integer, act smallint, person integer, why text
) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
  entry bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(7565155, 5);
  INSERT INTO social.event_log (id, wiki, event_id, actor_id, action, person_id, reason)
  SELECT social.next_id(), e.wiki, e.id, doer, act, person, why
  FROM social.event AS e
  WHERE e.id = event
  RETURNING id INTO entry;
  RETURN entry;
END
$$;

-- Gives free seats of an event to those who wait, in the order of their queue, as long as the next party
-- fits: nobody is overtaken. Answers whom, in that order. A party that is larger than the whole event
-- waits, but holds nobody up.
-- Whoever frees seats calls it behind that, in a statement of its own: when a sign-up ends, and when the
-- event has more seats or takes place again. It holds the event's row, so that what it counts then is
-- what there is.
CREATE OR REPLACE FUNCTION social.event_promote(event bigint) RETURNS integer[]
LANGUAGE plpgsql
AS $$
DECLARE
  seats integer;
  free bigint;
  promoted integer[];
BEGIN
  IF NOT EXISTS (
    SELECT FROM social.signup AS u WHERE u.event_id = event AND u.state = 2
  ) THEN
    RETURN '{}';
  END IF;
  SELECT e.capacity INTO seats
  FROM social.event AS e
  WHERE e.id = event AND e.page_id IS NOT NULL AND e.status < 2 AND e.last_at > now()
  FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN '{}';
  END IF;
  -- NULL for no end of them; a lowered capacity puts nobody out.
  free := greatest(
    seats - (
      SELECT coalesce(sum(1 + u.guests), 0)
      FROM social.signup AS u
      WHERE u.event_id = event AND u.state = 3
    ),
    0
  );
  IF seats IS NOT NULL AND free = 0 THEN
    RETURN '{}';
  END IF;
  WITH first AS (
    -- Each party needs a seat at least.
    SELECT u.actor_id, u.queue, u.guests
    FROM social.signup AS u
    WHERE u.event_id = event AND u.state = 2 AND (seats IS NULL OR 1 + u.guests <= seats)
    ORDER BY u.queue
    LIMIT CASE WHEN seats IS NOT NULL THEN free END
  ),
  party AS (
    SELECT f.actor_id, f.queue, sum(1 + f.guests) OVER (ORDER BY f.queue) AS needed
    FROM first AS f
  ),
  seated AS (
    UPDATE social.signup AS u
    SET state = 3, changed_at = now()
    FROM party AS p
    WHERE u.event_id = event AND u.actor_id = p.actor_id AND (seats IS NULL OR p.needed <= free)
    RETURNING u.actor_id, u.queue, u.public
  ),
  logged AS (
    INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
    SELECT social.next_id(), s.actor_id, 13, event, l.visibility, l.circle_id, l.page_id
    FROM (SELECT seated.* FROM seated ORDER BY seated.queue) AS s
    CROSS JOIN LATERAL {{loudness event=event public=s.public}} AS l
  )
  SELECT array_agg(s.actor_id ORDER BY s.queue) INTO promoted
  FROM seated AS s;
  RETURN coalesce(promoted, '{}');
END
$$;

REVOKE ALL ON FUNCTION social.event_promote(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION social.event_promote(bigint) TO wikisocial_web;
