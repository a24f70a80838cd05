-- SPDX-License-Identifier: MIT
-- Notifications (docs/adr/0010).

-- One bundle of one person. Who did it, and how many, is asked of the rows of likes, comments and sign-ups
-- when it is read.
CREATE TABLE social.notification (
  recipient_id integer NOT NULL,
  kind smallint NOT NULL CHECK (kind > 0),
  object_id bigint NOT NULL,
  id bigint NOT NULL,
  seq bigint NOT NULL,
  read_seq bigint NOT NULL DEFAULT 0,
  since_id bigint NOT NULL,
  PRIMARY KEY (recipient_id, kind, object_id)
) WITH (fillfactor = 90);
COMMENT ON COLUMN social.notification.kind IS 'ext/core/notification.c';
COMMENT ON COLUMN social.notification.object_id IS 'what the bundle is about';
COMMENT ON COLUMN social.notification.id IS 'the first seq it had: its name towards the person';
COMMENT ON COLUMN social.notification.seq IS 'drawn for the event that let it grow last';
COMMENT ON COLUMN social.notification.read_seq IS 'unread while seq is above it';
COMMENT ON COLUMN social.notification.since_id IS
  'the first like, comment or sign-up since it was read: unread only while one from there on is left';
CREATE UNIQUE INDEX notification_seq ON social.notification (recipient_id, seq);
CREATE INDEX notification_unread ON social.notification (recipient_id, seq) WHERE seq > read_seq;

-- Who is told of what happens to an object: of the thread of a comment by its first one.
CREATE TABLE social.subscription (
  object_id bigint NOT NULL,
  actor_id integer NOT NULL,
  state smallint NOT NULL DEFAULT 1 CHECK (state BETWEEN 0 AND 2),
  since_id bigint NOT NULL,
  PRIMARY KEY (object_id, actor_id) INCLUDE (state, since_id)
);
COMMENT ON COLUMN social.subscription.state IS '0 left by hand, 1 takes part, 2 joined by hand';
COMMENT ON COLUMN social.subscription.since_id IS 'the activity from which on';
CREATE INDEX subscription_actor ON social.subscription (actor_id, object_id);

-- Events of the log with very many recipients, served a chunk at a time.
CREATE TABLE social.fanout (
  event_id bigint PRIMARY KEY,
  kind smallint NOT NULL CHECK (kind > 0),
  actor_id integer NOT NULL,
  object_id bigint NOT NULL,
  subject_id bigint NOT NULL,
  since_id bigint NOT NULL,
  states smallint NOT NULL DEFAULT 0,
  last_recipient integer NOT NULL DEFAULT 0,
  handled bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
COMMENT ON COLUMN social.fanout.event_id IS 'id of the activity';
COMMENT ON COLUMN social.fanout.subject_id IS 'what must be visible to whoever is told';
COMMENT ON COLUMN social.fanout.states IS 'of sign-ups, a bit each; 0: the subscribers of the object';

-- By which channels a person wants a kind, and a wiki's accounts by default: 1 web, 2 mail. Only what
-- differs, the person's from the wiki's and the wiki's from the kind's own.
CREATE TABLE social.preference (
  actor_id integer NOT NULL REFERENCES social.actor,
  kind smallint NOT NULL CHECK (kind > 0),
  channels smallint NOT NULL CHECK (channels BETWEEN 0 AND 255),
  PRIMARY KEY (actor_id, kind) INCLUDE (channels)
);
CREATE TABLE social.wiki_preference (
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  kind smallint NOT NULL CHECK (kind > 0),
  channels smallint NOT NULL CHECK (channels BETWEEN 0 AND 255),
  PRIMARY KEY (wiki, kind)
);

-- Whom a person's doings do not reach: few, asked once for each event with very many recipients.
CREATE INDEX mute_muted ON social.mute (muted_id, actor_id);
CREATE INDEX person_block_blocked ON social.person_block (blocked_id, blocker_id);

-- Threads that stand are taken part in.
INSERT INTO social.subscription (object_id, actor_id, since_id)
SELECT s.thread_id, s.author_id, min(s.id)
FROM social.status AS s
WHERE s.thread_id IS NOT NULL AND s.deleted_at IS NULL
GROUP BY s.thread_id, s.author_id;

COMMENT ON COLUMN social.activity.verb IS
  '1 post, 2 edit, 3 delete, 4 undelete, 5 moderate, 6 like, 7 comment, 8 unlike, 9 event announced, 10 event changed in what matters to who comes, 11 signed up, 12 signed off, 13 promoted from the waiting list, 14 event cancelled or postponed, 15 organiser''s message, 16 organiser added or removed, 17 moved or removed by an organiser, 18 event suspended, 19 event back, 20 event changed otherwise';
