-- SPDX-License-Identifier: MIT
-- One account merged into another. The person's row says so at once, and every read goes by it;
-- what the person wrote is given to the heir in batches later. Follows, blocks, memberships, the
-- log, reports and moderation entries keep their ids.
-- With the owner's rights, since nobody else may change who wrote something.

-- One merge at a time: two that cross would make a loop. Chains never arise: whoever is merged into
-- a merged person is merged into that one's heir, and a person's own heirs move along.
CREATE OR REPLACE FUNCTION social.actor_merge(wiki_id text, from_user bigint, to_user bigint)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  loser social.actor;
  heir social.actor;
BEGIN
  PERFORM pg_advisory_xact_lock(7565155, 4);
  SELECT a.* INTO loser FROM social.actor AS a
  WHERE a.wiki = wiki_id AND a.kind = 0 AND a.local_id = from_user;
  IF NOT FOUND THEN
    RETURN 'unknown';
  END IF;
  INSERT INTO social.actor (wiki, kind, local_id)
  SELECT wiki_id, 0, to_user
  WHERE NOT EXISTS (
    SELECT FROM social.actor AS a
    WHERE a.wiki = wiki_id AND a.kind = 0 AND a.local_id = to_user
  )
  ON CONFLICT (wiki, kind, local_id) DO NOTHING;
  SELECT h.* INTO heir FROM social.actor AS a
  JOIN social.actor AS h ON h.id = coalesce(a.merged_into, a.id)
  WHERE a.wiki = wiki_id AND a.kind = 0 AND a.local_id = to_user;
  IF heir.id = loser.id THEN
    RETURN 'loop';
  ELSIF loser.merged_into = heir.id THEN
    RETURN 'same';
  ELSIF loser.merged_into IS NOT NULL THEN
    RETURN 'other';
  END IF;
  UPDATE social.actor AS a SET merged_into = heir.id, hidden = heir.hidden
  WHERE a.id = loser.id OR a.merged_into = loser.id;
  INSERT INTO social.head AS h (actor_id, visibility, last_id)
  SELECT heir.id, old.visibility, old.last_id
  FROM social.head AS old
  WHERE old.actor_id = loser.id
  ON CONFLICT (actor_id, visibility) DO UPDATE
  SET last_id = greatest(h.last_id, excluded.last_id)
  WHERE h.last_id < excluded.last_id;
  RETURN 'merged';
END
$$;

-- Gives the heirs what merged people wrote and were mentioned in, in the next statuses behind
-- after_id by id. Repeated it moves nothing; a batch cut off is begun again from its start.
CREATE OR REPLACE FUNCTION social.actor_settle(
  wiki_id text, after_id bigint, span integer, dry_run boolean,
  OUT moved integer, OUT last bigint
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  ids bigint[];
  losers integer[];
BEGIN
  SELECT max(chunk.id) INTO last
  FROM (
    SELECT s.id FROM social.status AS s WHERE s.id > after_id ORDER BY s.id LIMIT span
  ) AS chunk;
  IF last IS NULL THEN
    moved := social.reaction_settle(wiki_id, dry_run) + social.event_settle(wiki_id, dry_run)
      + social.notification_settle(wiki_id, dry_run);
    RETURN;
  END IF;
  -- Who is merged, of those who stand in this part of the table.
  SELECT array_agg(a.id) INTO losers
  FROM (
    SELECT s.author_id AS id FROM social.status AS s WHERE s.id > after_id AND s.id <= last
    UNION
    SELECT v.editor_id FROM social.status_version AS v
    WHERE v.status_id > after_id AND v.status_id <= last
    UNION
    SELECT unnest(s.mentioned) FROM social.status AS s WHERE s.id > after_id AND s.id <= last
    UNION
    SELECT unnest(v.mentioned) FROM social.status_version AS v
    WHERE v.status_id > after_id AND v.status_id <= last
  ) AS person
  JOIN social.actor AS a ON a.id = person.id
  WHERE a.wiki = wiki_id AND a.merged_into IS NOT NULL;
  -- Locked in the order of ids, as far as anything is to be done.
  SELECT array_agg(stale.id) INTO ids
  FROM (
    SELECT s.id FROM social.status AS s
    WHERE s.id > after_id AND s.id <= last
      AND (
        s.author_id = ANY (losers) OR s.mentioned && losers
        OR EXISTS (
          SELECT FROM social.status_version AS v
          WHERE v.status_id = s.id AND (v.editor_id = ANY (losers) OR v.mentioned && losers)
        )
      )
    ORDER BY s.id
    FOR NO KEY UPDATE
  ) AS stale;
  moved := coalesce(cardinality(ids), 0);
  IF dry_run OR moved = 0 THEN
    RETURN;
  END IF;
  UPDATE social.status_version AS v
  SET editor_id = social.actor_heir(v.editor_id), mentioned = social.actor_heirs(v.mentioned)
  WHERE v.status_id = ANY (ids) AND (v.editor_id = ANY (losers) OR v.mentioned && losers);
  UPDATE social.status AS s
  SET author_id = social.actor_heir(s.author_id), mentioned = social.actor_heirs(s.mentioned)
  WHERE s.id = ANY (ids) AND (s.author_id = ANY (losers) OR s.mentioned && losers);
END
$$;

CREATE OR REPLACE FUNCTION social.actor_heir(person integer) RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
  SELECT coalesce(a.merged_into, a.id) FROM social.actor AS a WHERE a.id = person
$$;

-- Gives the heirs what merged people like. Where several were one person's, one stays; the others are
-- taken back as by those who gave them, so that totals know.
CREATE OR REPLACE FUNCTION social.reaction_settle(wiki_id text, dry_run boolean) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  losers integer[];
  moved integer;
BEGIN
  losers := ARRAY(
    SELECT a.id FROM social.actor AS a WHERE a.merged_into IS NOT NULL AND a.wiki = wiki_id
  );
  SELECT count(*) INTO moved
  FROM social.reaction AS r
  WHERE r.actor_id = ANY (losers);
  IF dry_run OR moved = 0 THEN
    RETURN moved;
  END IF;
  WITH twins AS (
    DELETE FROM social.reaction AS r
    USING social.actor AS a
    WHERE r.actor_id = ANY (losers) AND a.id = r.actor_id
      AND EXISTS (
        SELECT FROM social.reaction AS twin
        JOIN social.actor AS b ON b.id = twin.actor_id
        WHERE twin.target_id = r.target_id
          AND (b.id = a.merged_into OR (b.merged_into = a.merged_into AND b.id < a.id))
      )
    RETURNING r.target_id, r.actor_id
  )
  INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
  SELECT social.next_id(), twins.actor_id, 8, twins.target_id, 0
  FROM twins;
  UPDATE social.reaction AS r
  SET actor_id = social.actor_heir(r.actor_id)
  WHERE r.actor_id = ANY (losers);
  RETURN moved;
END
$$;

-- Gives the heirs the events that merged people made and organise, and their sign-ups. Where several were
-- one person's, the best one stays: a seat, then a place in the waiting list, then that an organiser
-- removed them, which is nobody's to undo by another account; of two alike the earlier one. What becomes
-- free that way goes to those who wait.
CREATE OR REPLACE FUNCTION social.event_settle(wiki_id text, dry_run boolean) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  losers integer[];
  events bigint[];
  moved integer;
  event bigint;
BEGIN
  losers := ARRAY(
    SELECT a.id FROM social.actor AS a WHERE a.merged_into IS NOT NULL AND a.wiki = wiki_id
  );
  SELECT
    (SELECT count(*) FROM social.signup AS s WHERE s.actor_id = ANY (losers))
    + (SELECT count(*) FROM social.event_organiser AS o WHERE o.actor_id = ANY (losers))
  INTO moved;
  IF dry_run OR moved = 0 THEN
    RETURN moved;
  END IF;
  events := ARRAY(
    SELECT e.id
    FROM social.event AS e
    WHERE e.id IN (
        SELECT s.event_id FROM social.signup AS s WHERE s.actor_id = ANY (losers)
        UNION
        SELECT o.event_id FROM social.event_organiser AS o WHERE o.actor_id = ANY (losers)
      )
    ORDER BY e.id
    FOR NO KEY UPDATE
  );
  DELETE FROM social.event_organiser AS o
  USING social.actor AS a
  WHERE o.event_id = ANY (events) AND o.actor_id = ANY (losers) AND a.id = o.actor_id
    AND EXISTS (
      SELECT FROM social.event_organiser AS twin
      JOIN social.actor AS b ON b.id = twin.actor_id
      WHERE twin.event_id = o.event_id
        AND (b.id = a.merged_into OR (b.merged_into = a.merged_into AND b.id < a.id))
    );
  UPDATE social.event_organiser AS o
  SET actor_id = social.actor_heir(o.actor_id)
  WHERE o.event_id = ANY (events) AND o.actor_id = ANY (losers);
  UPDATE social.target AS t
  SET author_id = social.actor_heir(t.author_id)
  WHERE t.id = ANY (events) AND t.author_id = ANY (losers);
  DELETE FROM social.signup AS s
  USING (
    SELECT u.event_id, u.actor_id,
      row_number() OVER (
        PARTITION BY u.event_id, coalesce(a.merged_into, a.id)
        ORDER BY array_position('{3,2,4,1,0}'::smallint[], u.state), u.queue, u.actor_id
      ) AS place
    FROM social.signup AS u
    JOIN social.actor AS a ON a.id = u.actor_id
    WHERE u.event_id = ANY (events)
  ) AS ranked
  WHERE s.event_id = ranked.event_id AND s.actor_id = ranked.actor_id AND ranked.place > 1;
  UPDATE social.signup AS s
  SET actor_id = social.actor_heir(s.actor_id)
  WHERE s.event_id = ANY (events) AND s.actor_id = ANY (losers);
  FOREACH event IN ARRAY events LOOP
    PERFORM social.event_promote(event);
  END LOOP;
  RETURN moved;
END
$$;

-- Gives the heirs what merged people were told, the threads they take part in and whom they muted. Of one
-- bundle that both have the heir's stays, unread if either was. What the heir chose to be told of stands.
CREATE OR REPLACE FUNCTION social.notification_settle(wiki_id text, dry_run boolean) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  losers integer[];
  moved integer;
BEGIN
  losers := ARRAY(
    SELECT a.id FROM social.actor AS a WHERE a.merged_into IS NOT NULL AND a.wiki = wiki_id
  );
  SELECT
    (SELECT count(*) FROM social.notification AS n WHERE n.recipient_id = ANY (losers))
    + (SELECT count(*) FROM social.subscription AS u WHERE u.actor_id = ANY (losers))
    + (SELECT count(*) FROM social.mute AS m WHERE m.actor_id = ANY (losers))
    + (SELECT count(*) FROM social.notice_told AS t WHERE t.recipient_id = ANY (losers))
  INTO moved;
  IF dry_run OR moved = 0 THEN
    RETURN moved;
  END IF;
  -- As the log's consumer does: a bundle that comes meanwhile is the heir's.
  PERFORM pg_advisory_xact_lock(7565155, 6);
  WITH gone AS (
    DELETE FROM social.notification AS n WHERE n.recipient_id = ANY (losers) RETURNING n.*
  ),
  one AS (
    SELECT DISTINCT ON (social.actor_heir(g.recipient_id), g.kind, g.object_id)
      social.actor_heir(g.recipient_id) AS recipient_id, g.kind, g.object_id, g.read_seq, g.since_id,
      social.next_id() AS seq, g.seq > g.read_seq AS unread
    FROM gone AS g
    ORDER BY social.actor_heir(g.recipient_id), g.kind, g.object_id, g.seq DESC
  )
  INSERT INTO social.notification AS n (recipient_id, kind, object_id, id, seq, read_seq, since_id)
  SELECT o.recipient_id, o.kind, o.object_id, o.seq, o.seq, CASE WHEN o.unread THEN 0 ELSE o.seq END, o.since_id
  FROM one AS o
  ORDER BY o.recipient_id, o.kind, o.object_id
  ON CONFLICT (recipient_id, kind, object_id) DO UPDATE
  SET read_seq = least(n.read_seq, excluded.read_seq),
    since_id = CASE
      WHEN excluded.read_seq > 0 THEN n.since_id
      WHEN n.seq > n.read_seq THEN least(n.since_id, excluded.since_id)
      ELSE excluded.since_id
    END;
  -- What others told, which their bundles are read from.
  WITH gone AS (
    DELETE FROM social.notice_told AS t WHERE t.recipient_id = ANY (losers) RETURNING t.*
  )
  INSERT INTO social.notice_told AS t (notice_id, recipient_id, agent_id, id)
  SELECT g.notice_id, social.actor_heir(g.recipient_id), g.agent_id, max(g.id)
  FROM gone AS g
  GROUP BY g.notice_id, social.actor_heir(g.recipient_id), g.agent_id
  ON CONFLICT (recipient_id, notice_id, agent_id) DO UPDATE
  SET id = greatest(t.id, excluded.id);
  WITH gone AS (
    DELETE FROM social.subscription AS u WHERE u.actor_id = ANY (losers) RETURNING u.*
  )
  INSERT INTO social.subscription (object_id, actor_id, state, since_id)
  SELECT DISTINCT ON (g.object_id, social.actor_heir(g.actor_id))
    g.object_id, social.actor_heir(g.actor_id), g.state, g.since_id
  FROM gone AS g
  ORDER BY g.object_id, social.actor_heir(g.actor_id), g.since_id
  ON CONFLICT (object_id, actor_id) DO NOTHING;
  WITH gone AS (
    DELETE FROM social.mute AS m WHERE m.actor_id = ANY (losers) RETURNING m.*
  )
  INSERT INTO social.mute (actor_id, muted_id)
  SELECT DISTINCT social.actor_heir(g.actor_id), g.muted_id
  FROM gone AS g
  WHERE social.actor_heir(g.actor_id) <> g.muted_id
  ON CONFLICT DO NOTHING;
  RETURN moved;
END
$$;

-- Each in its place: entities name a person by the place in the list.
CREATE OR REPLACE FUNCTION social.actor_heirs(people integer[]) RETURNS integer[]
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
  SELECT array_agg(coalesce(social.actor_heir(p.id), p.id) ORDER BY p.place)
  FROM unnest(people) WITH ORDINALITY AS p (id, place)
$$;

REVOKE ALL ON FUNCTION social.actor_merge(text, bigint, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION social.actor_settle(text, bigint, integer, boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION social.reaction_settle(text, boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION social.event_settle(text, boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION social.notification_settle(text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION social.actor_merge(text, bigint, bigint) TO wikisocial_web;
GRANT EXECUTE ON FUNCTION social.actor_settle(text, bigint, integer, boolean) TO wikisocial_web;
