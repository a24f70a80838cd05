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

-- What somebody answers to an event. Whoever asks for less than they have (no seat, or no more guests) may
-- until the end; all else needs an event that takes sign-ups. Whoever has a seat or waits keeps that place
-- with as many guests or fewer; more guests are a new request, as is a first one: it is seated where it
-- fits and nobody waits, and otherwise goes to the end of the list, or is refused. A party larger than the
-- event never waits. What everybody who may read it can see is signed up for: whoever moderates no more
-- than others.
-- Each statement has a snapshot of its own, so that what is decided is younger than the lock. All of them
-- start from an index: what was counted of one large event says nothing of the next one.
CREATE OR REPLACE FUNCTION social.signup_put(
  home text, viewer bigint, passing boolean, event bigint, answer smallint, company smallint,
  in_public boolean, words text, ties boolean, said bigint[],
  OUT seen boolean, OUT refusal text, OUT changed boolean, OUT promoted bigint[],
  OUT state smallint, OUT place bigint, OUT going bigint, OUT waiting bigint
)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  here record;
  seats integer;
  old smallint;
  new smallint;
  keeps boolean;
  less boolean;
  fits boolean;
  number bigint;
BEGIN
  changed := false;
  promoted := '{}';
  IF answer < 3 THEN
    company := 0;
  END IF;
  IF passing THEN
    PERFORM social.actor_ensure(home, 0::smallint, viewer, true);
  END IF;
  -- Nobody else gives some of its seats until the end of the transaction. Where there is no end of them
  -- nobody waits for anybody; a capacity that appears behind this comes after the sign-up.
  SELECT e.capacity INTO seats
  FROM social.event AS e
  WHERE e.id = event AND e.wiki = home AND e.capacity IS NOT NULL
  FOR NO KEY UPDATE;

  FOR try IN 1..2 LOOP
    SELECT me.id AS person, {{plain t event=e}} AS plain, e.page_id IS NULL AS suspended,
      e.status = 2 AS cancelled, e.closed OR coalesce(e.deadline_at <= now(), false) AS closed,
      e.last_at <= now() AS past, e.waitlist, e.guests_max, e.ties_edits, e.questions,
      mine.state, mine.queue AS place, coalesce(mine.guests, 0) AS guests,
      n.taken, n.waiting, n.before
    INTO here
    FROM social.actor AS me
    JOIN social.event AS e ON e.id = event AND e.wiki = home
    JOIN social.target AS t ON t.id = e.id
    LEFT JOIN social.signup AS mine ON mine.event_id = e.id AND mine.actor_id = me.id
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(1 + u.guests) FILTER (WHERE u.state = 3), 0) AS taken,
        count(*) FILTER (WHERE u.state = 2) AS waiting,
        count(*) FILTER (
          WHERE u.state = 2 AND 1 + u.guests <= seats AND u.queue IS DISTINCT FROM mine.queue
        ) AS before
      FROM social.signup AS u
      WHERE u.event_id = e.id AND u.state BETWEEN 2 AND 3
    ) AS n
    WHERE me.wiki = home AND me.kind = 0 AND me.local_id = viewer;
    seen := FOUND;
    EXIT WHEN seen OR try = 2;
    -- Mostly because the store does not know them yet.
    PERFORM social.actor_ensure(home, 0::smallint, viewer, false);
  END LOOP;
  IF seen AND NOT here.plain THEN
    seen := EXISTS (
      SELECT FROM social.target AS t
      WHERE t.id = event AND t.deleted_at IS NULL AND {{event t viewer=here.person caps=0}}
    );
  END IF;
  IF NOT seen THEN
    RETURN;
  END IF;

  state := here.state;
  going := here.taken;
  waiting := here.waiting;
  old := coalesce(state, 0);
  keeps := answer = 3 AND old IN (2, 3) AND company <= here.guests;
  less := keeps OR answer = 0 OR (answer = 1 AND old > 0);
  fits := answer < 3 OR keeps OR seats IS NULL OR (
    here.before = 0
    AND seats >= going + 1 + company - CASE old WHEN 3 THEN 1 + here.guests ELSE 0 END
  );
  refusal := CASE
    WHEN old = 4 THEN 'removed'
    WHEN here.past THEN 'past'
    WHEN here.suspended AND NOT less THEN 'suspended'
    WHEN here.cancelled AND NOT less THEN 'cancelled'
    WHEN here.closed AND NOT less THEN 'closed'
    WHEN company > here.guests_max AND NOT keeps THEN 'guests'
  END;
  IF refusal IS NULL AND cardinality(said) > 0 THEN
    IF {{mistaken questions=here.questions answers=said}} THEN
      refusal := 'answers';
    END IF;
  END IF;
  IF refusal IS NULL AND NOT fits AND (old = 3 OR NOT here.waitlist OR 1 + company > seats) THEN
    refusal := 'full';
  END IF;

  IF refusal IS NULL THEN
    new := CASE WHEN answer < 3 THEN answer WHEN keeps THEN old WHEN fits THEN 3 ELSE 2 END;
    number := here.place;
    IF number IS NULL OR (answer = 3 AND NOT keeps AND old <> 3) THEN
      number := social.next_id();
    END IF;
    ties := ties AND here.ties_edits;
    IF answer < 3 THEN
      said := '{}';
    END IF;
    IF state IS NULL THEN
      INSERT INTO social.signup
        (event_id, actor_id, state, guests, queue, public, ties_edits, note, answers)
      VALUES (event, here.person, new, company, number, in_public, ties, words, said)
      ON CONFLICT DO NOTHING;
      changed := FOUND;
    END IF;
    -- Said before, or in this moment where nobody waits for anybody.
    IF NOT changed THEN
      UPDATE social.signup AS s
      SET state = new, guests = company, queue = number, public = in_public,
        ties_edits = ties, note = words, answers = said,
        attended = CASE WHEN new = 3 THEN s.attended END, changed_at = now()
      WHERE s.event_id = event AND s.actor_id = here.person AND s.state < 4
        AND (s.state, s.guests, s.public, s.ties_edits, s.note, s.answers)
          IS DISTINCT FROM (new, company, in_public, ties, words, said::smallint[]);
      changed := FOUND;
    END IF;
  END IF;
  IF changed THEN
    state := new;
    going := going + CASE new WHEN 3 THEN 1 + company ELSE 0 END
      - CASE old WHEN 3 THEN 1 + here.guests ELSE 0 END;
    waiting := waiting + (new = 2)::integer - (old = 2)::integer;
    IF new <> old THEN
      INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
      SELECT social.next_id(), here.person, CASE new WHEN 0 THEN 12 ELSE 11 END, event,
        l.visibility, l.circle_id, l.page_id
      FROM {{loudness event=event public=in_public}} AS l;
    END IF;
  END IF;

  IF waiting > 0 AND (seats IS NULL OR going < seats) THEN
    promoted := ARRAY(
      SELECT {{person actor=p.id}}
      FROM unnest(social.event_promote(event)) WITH ORDINALITY AS p (id, place)
      ORDER BY p.place
    );
    SELECT n.going, n.waiting, mine.state INTO going, waiting, state
    FROM {{attendance event=event}} AS n
    LEFT JOIN social.signup AS mine ON mine.event_id = event AND mine.actor_id = here.person;
  END IF;
  IF state = 2 THEN
    -- Who came in this moment is the last one.
    place := waiting;
    IF number IS NOT DISTINCT FROM here.place OR cardinality(promoted) > 0 THEN
      SELECT {{position mine}} INTO place
      FROM social.signup AS mine
      WHERE mine.event_id = event AND mine.actor_id = here.person;
    END IF;
  END IF;
END
$$;

REVOKE ALL ON FUNCTION social.signup_put(
  text, bigint, boolean, bigint, smallint, smallint, boolean, text, boolean, bigint[]
) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION social.signup_put(
  text, bigint, boolean, bigint, smallint, smallint, boolean, text, boolean, bigint[]
) TO wikisocial_web;
