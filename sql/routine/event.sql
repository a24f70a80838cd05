-- SPDX-License-Identifier: MIT
-- What a page announces, taken into the store (docs/adr/0008).

-- The page that speaks for an event: home if the tag stands there, else the one that had it first.
CREATE OR REPLACE FUNCTION social.event_speaker(event bigint) RETURNS integer
LANGUAGE sql STABLE
AS $$
  SELECT p.page_id
  FROM social.event_page AS p
  JOIN social.event AS e ON e.id = p.event_id
  WHERE p.event_id = event
  ORDER BY p.page_id = e.home_id DESC, p.since, p.page_id
  LIMIT 1
$$;

-- Lets the right page speak for an event whose pages changed, and says so in the log. Whoever calls has
-- locked the event's row.
CREATE OR REPLACE FUNCTION social.event_settle_page(event bigint, doer integer) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  old_page integer := (SELECT e.page_id FROM social.event AS e WHERE e.id = event);
  new_page integer := social.event_speaker(event);
BEGIN
  IF new_page IS NOT DISTINCT FROM old_page THEN
    RETURN;
  END IF;
  UPDATE social.event AS e SET page_id = new_page WHERE e.id = event;
  UPDATE social.target AS t SET page_id = coalesce(new_page, t.page_id) WHERE t.id = event;
  IF old_page IS NULL OR new_page IS NULL THEN
    INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, page_id)
    VALUES (
      social.next_id(), doer, CASE WHEN new_page IS NULL THEN 18 ELSE 19 END, event, 0,
      coalesce(new_page, old_page)
    );
  END IF;
  -- Seats may have become free while nobody announced it.
  IF old_page IS NULL THEN
    PERFORM social.event_promote(event);
  END IF;
END
$$;

-- What a tag says of an event: times as they were written and as instants in microseconds, the dates
-- as a part of the arrays that came with it (ext/service/event_sync.c).
CREATE OR REPLACE FUNCTION social.event_dates(
  dates_at bigint[], dates_end bigint[], dates_from bigint[], dates_to bigint[]
) RETURNS TABLE (starts_at timestamptz, ends_at timestamptz, starts timestamp, ends timestamp)
LANGUAGE sql STABLE
AS $$
  SELECT timestamptz 'epoch' + d.at * interval '1 microsecond',
    timestamptz 'epoch' + d.until * interval '1 microsecond',
    timestamp 'epoch' + d.starts * interval '1 minute',
    timestamp 'epoch' + d.ends * interval '1 minute'
  FROM unnest(dates_at, dates_end, dates_from, dates_to) AS d (at, until, starts, ends)
$$;

-- The row of social.event that a tag asks for; what the store alone knows is left empty.
CREATE OR REPLACE FUNCTION social.event_said(said jsonb) RETURNS social.event
LANGUAGE sql STABLE
AS $$
  SELECT jsonb_populate_record(
    NULL::social.event,
    said || jsonb_build_object(
      'starts_at', timestamptz 'epoch' + (said ->> 'start_us')::bigint * interval '1 microsecond',
      'ends_at', timestamptz 'epoch' + (said ->> 'end_us')::bigint * interval '1 microsecond',
      'last_at', timestamptz 'epoch' + (said ->> 'last_us')::bigint * interval '1 microsecond',
      'deadline_at',
      timestamptz 'epoch' + (said ->> 'deadline_us')::bigint * interval '1 microsecond',
      'asked', jsonb_build_object(
        'c', said -> 'capacity', 'w', said -> 'waitlist', 'g', said -> 'guests_max',
        'd', said -> 'deadline'
      )
    )
  )
$$;

-- Makes the event of a tag that no page had before; NULL when another page was faster.
CREATE OR REPLACE FUNCTION social.event_make(
  wiki_id text, new_tag text, new social.event, saver integer, page integer, rev bigint
) RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
  made bigint := social.next_id();
BEGIN
  INSERT INTO social.target (id, wiki, kind, key, author_id, page_id)
  VALUES (made, wiki_id, 0, made::text, saver, page);
  INSERT INTO social.event (
    id, wiki, tag, home_id, page_id, revision, title, description, place, link, file, lang, zone,
    starts, ends, starts_at, ends_at, last_at, rule, except_dates, deadline, deadline_at, capacity,
    waitlist, guests_max, asked
  )
  VALUES (
    made, wiki_id, new_tag, page, page, rev, new.title, new.description, new.place, new.link,
    new.file, new.lang, new.zone, new.starts, new.ends, new.starts_at, new.ends_at, new.last_at,
    new.rule, new.except_dates, new.deadline, new.deadline_at, new.capacity, new.waitlist,
    new.guests_max, new.asked
  );
  INSERT INTO social.event_page (event_id, page_id, since) VALUES (made, page, rev);
  INSERT INTO social.event_organiser (event_id, actor_id) VALUES (made, saver);
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, page_id)
  VALUES (social.next_id(), saver, 9, made, 0, page);
  RETURN made;
EXCEPTION
  WHEN unique_violation THEN
    RETURN NULL;
END
$$;

-- Gives an event, whose row is locked, what the tag of the page that speaks for it says. What only
-- organisers set is taken where the page says of it what it did not say before, and an organiser saved.
-- Answers whether anything is other than before.
CREATE OR REPLACE FUNCTION social.event_hear(
  old social.event, new social.event, organises boolean, other_dates boolean, rev bigint
) RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
  shown boolean := other_dates OR (
    new.title, new.description, new.place, new.link, new.zone, new.starts, new.ends, new.starts_at,
    new.ends_at, new.last_at, new.rule, new.except_dates
  ) IS DISTINCT FROM (
    old.title, old.description, old.place, old.link, old.zone, old.starts, old.ends, old.starts_at,
    old.ends_at, old.last_at, old.rule, old.except_dates
  );
  applied boolean := organises AND new.asked <> old.asked;
  changed boolean;
BEGIN
  IF NOT applied THEN
    new.capacity := old.capacity;
    new.waitlist := old.waitlist;
    new.guests_max := old.guests_max;
    IF new.deadline IS DISTINCT FROM old.deadline THEN
      new.deadline := old.deadline;
      new.deadline_at := old.deadline_at;
    END IF;
  END IF;
  changed := shown OR (
    new.file, new.lang, new.deadline, new.deadline_at, new.capacity, new.waitlist, new.guests_max
  ) IS DISTINCT FROM (
    old.file, old.lang, old.deadline, old.deadline_at, old.capacity, old.waitlist, old.guests_max
  );
  IF NOT changed AND new.asked = old.asked THEN
    RETURN false;
  END IF;
  UPDATE social.event AS e
  SET title = new.title, description = new.description, place = new.place, link = new.link,
    file = new.file, lang = new.lang, zone = new.zone, starts = new.starts, ends = new.ends,
    starts_at = new.starts_at, ends_at = new.ends_at, last_at = new.last_at, rule = new.rule,
    except_dates = new.except_dates, deadline = new.deadline, deadline_at = new.deadline_at,
    capacity = new.capacity, waitlist = new.waitlist, guests_max = new.guests_max,
    asked = new.asked, revision = rev, sequence = e.sequence + shown::integer,
    changed_at = CASE WHEN shown THEN now() ELSE e.changed_at END
  WHERE e.id = old.id;
  IF old.capacity < coalesce(new.capacity, 2147483647) THEN
    PERFORM social.event_promote(old.id);
  END IF;
  RETURN changed;
END
$$;

-- What the newest revision of a page announces. Two saves of one page wait for each other at the page's
-- row, two pages with one event at the event's. A saver without account is nobody's organiser; what the
-- log says of such a save, the page did.
CREATE OR REPLACE FUNCTION social.event_sync(
  wiki_id text, saver_user bigint, caps integer, page_local bigint, rev bigint, may_create boolean,
  tags jsonb, dates_at bigint[], dates_end bigint[], dates_from bigint[], dates_to bigint[]
) RETURNS TABLE (place integer, id bigint, result text, kept boolean)
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
  page integer := (
    SELECT a.id FROM social.actor AS a
    WHERE a.wiki = wiki_id AND a.kind = 2 AND a.local_id = page_local
  );
  saver integer := (
    SELECT a.id FROM social.actor AS a
    WHERE a.wiki = wiki_id AND a.kind = 0 AND a.local_id = saver_user
  );
  names text[] := ARRAY(
    SELECT t.tag ->> 'tag'
    FROM jsonb_array_elements(tags) WITH ORDINALITY AS t (tag, place)
    ORDER BY t.place
  );
  had bigint;
  event bigint;
  done text[] := '{}';
  said record;
  old social.event;
  new social.event;
  other_dates boolean;
  matters boolean;
BEGIN
  IF page IS NOT NULL AND tags <> '[]' THEN
    INSERT INTO social.event_source (page_id, revision) VALUES (page, rev) ON CONFLICT DO NOTHING;
  END IF;
  SELECT s.revision INTO had FROM social.event_source AS s WHERE s.page_id = page FOR UPDATE;
  IF NOT FOUND THEN
    RETURN;
  ELSIF had > rev THEN
    RETURN QUERY
    SELECT t.place::integer,
      (SELECT e.id FROM social.event AS e WHERE e.wiki = wiki_id AND e.tag = t.name),
      'stale', false
    FROM unnest(names) WITH ORDINALITY AS t (name, place);
    RETURN;
  ELSIF had < rev THEN
    UPDATE social.event_source AS s SET revision = rev WHERE s.page_id = page;
  END IF;
  -- All that are there, in one order.
  PERFORM FROM social.event AS e
  WHERE e.id IN (
      SELECT p.event_id FROM social.event_page AS p WHERE p.page_id = page
      UNION
      SELECT known.id FROM social.event AS known
      WHERE known.wiki = wiki_id AND known.tag = ANY (names)
    )
  ORDER BY e.id
  FOR NO KEY UPDATE;
  FOR said IN
    SELECT t.tag ->> 'tag' AS tag, (t.tag ->> 'keep')::boolean AS keep, t.place, t.tag AS whole,
      (t.tag ->> 'first_date')::integer AS first, (t.tag ->> 'last_date')::integer AS last
    FROM jsonb_array_elements(tags) WITH ORDINALITY AS t (tag, place)
    ORDER BY t.tag ->> 'tag' COLLATE "C", t.place
  LOOP
    place := said.place;
    id := NULL;
    result := 'unregistered';
    kept := false;
    new := NULL;
    IF NOT said.keep THEN
      new := social.event_said(said.whole);
    END IF;
    SELECT e.* INTO old FROM social.event AS e WHERE e.wiki = wiki_id AND e.tag = said.tag;
    IF NOT FOUND AND may_create AND saver IS NOT NULL AND NOT said.keep THEN
      id := social.event_make(wiki_id, said.tag, new, saver, page, rev);
      IF id IS NULL THEN
        SELECT e.* INTO old FROM social.event AS e
        WHERE e.wiki = wiki_id AND e.tag = said.tag
        FOR NO KEY UPDATE;
      ELSE
        result := 'created';
        INSERT INTO social.event_date (wiki, event_id, starts_at, ends_at, starts, ends)
        SELECT wiki_id, id, d.starts_at, d.ends_at, d.starts, d.ends
        FROM social.event_dates(
          dates_at[said.first:said.last], dates_end[said.first:said.last],
          dates_from[said.first:said.last], dates_to[said.first:said.last]
        ) AS d;
      END IF;
    END IF;
    IF result <> 'created' AND old.id IS NOT NULL THEN
      id := old.id;
      result := 'copy';
      INSERT INTO social.event_page (event_id, page_id, since) VALUES (old.id, page, rev)
      ON CONFLICT DO NOTHING;
      PERFORM social.event_settle_page(old.id, coalesce(saver, page));
      IF NOT said.tag = ANY (done) AND page = social.event_speaker(old.id) THEN
        result := 'same';
        IF NOT said.keep THEN
          SELECT EXISTS (
            SELECT
            FROM social.event_dates(
              dates_at[said.first:said.last], dates_end[said.first:said.last],
              dates_from[said.first:said.last], dates_to[said.first:said.last]
            ) AS d
            FULL JOIN (SELECT k.* FROM social.event_date AS k WHERE k.event_id = old.id) AS k
              ON k.starts_at = d.starts_at
            WHERE (d.ends_at, d.starts, d.ends) IS DISTINCT FROM (k.ends_at, k.starts, k.ends)
          ) INTO other_dates;
          IF other_dates THEN
            DELETE FROM social.event_date AS k WHERE k.event_id = old.id;
            INSERT INTO social.event_date (wiki, event_id, starts_at, ends_at, starts, ends)
            SELECT wiki_id, old.id, d.starts_at, d.ends_at, d.starts, d.ends
            FROM social.event_dates(
              dates_at[said.first:said.last], dates_end[said.first:said.last],
              dates_from[said.first:said.last], dates_to[said.first:said.last]
            ) AS d;
          END IF;
          -- Whoever comes is told of a change of these, and of no other.
          matters := other_dates OR (new.zone, new.starts, new.ends, new.place, new.link)
            IS DISTINCT FROM (old.zone, old.starts, old.ends, old.place, old.link);
          IF social.event_hear(
            old, new,
            saver IS NOT NULL AND {{organises event=(old.id) viewer=saver caps=caps}},
            other_dates, rev
          ) THEN
            result := 'changed';
            INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, page_id)
            VALUES (
              social.next_id(), coalesce(saver, page), CASE WHEN matters THEN 10 ELSE 20 END, old.id, 0,
              page
            );
          END IF;
          SELECT (e.capacity, e.waitlist, e.guests_max, e.deadline)
              IS DISTINCT FROM (new.capacity, new.waitlist, new.guests_max, new.deadline)
          INTO kept
          FROM social.event AS e
          WHERE e.id = old.id;
        END IF;
      END IF;
    END IF;
    done := done || said.tag;
    RETURN NEXT;
  END LOOP;
  FOR event IN
    DELETE FROM social.event_page AS p
    WHERE p.page_id = page
      AND NOT EXISTS (
        SELECT FROM social.event AS e WHERE e.id = p.event_id AND e.tag = ANY (names)
      )
    RETURNING p.event_id
  LOOP
    PERFORM social.event_settle_page(event, coalesce(saver, page));
  END LOOP;
END
$$;

-- Counts the answers to the questions of events that are over since 30 days, and forgets who gave them.
-- Those that nobody answered are done as well: they are not looked at again. Of each question a list, one
-- number for each answer; of those who have a seat or wait, as organisers are told before.
CREATE OR REPLACE FUNCTION social.event_settle_answers(span integer) RETURNS integer
LANGUAGE plpgsql
AS $$
DECLARE
  due bigint[];
BEGIN
  due := ARRAY(
    SELECT e.id
    FROM social.event AS e
    WHERE e.last_at < now() - interval '30 days' AND e.questions <> '[]' AND e.totals IS NULL
    ORDER BY e.last_at
    LIMIT span
    FOR NO KEY UPDATE SKIP LOCKED
  );
  UPDATE social.event AS e
  SET totals = (
    SELECT jsonb_agg(
      (
        SELECT jsonb_agg(
          (
            SELECT count(*)
            FROM social.signup AS u
            WHERE u.event_id = e.id AND u.state IN (2, 3) AND u.answers[q.place] = g.answer
          )
          ORDER BY g.answer
        )
        FROM generate_series(1, jsonb_array_length(q.question -> 'answers')) AS g (answer)
      )
      ORDER BY q.place
    )
    FROM jsonb_array_elements(e.questions) WITH ORDINALITY AS q (question, place)
  )
  WHERE e.id = ANY (due);
  UPDATE social.signup AS u
  SET answers = '{}'
  WHERE u.event_id = ANY (due) AND u.answers <> '{}';
  RETURN cardinality(due);
END
$$;
