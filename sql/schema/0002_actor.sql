-- SPDX-License-Identifier: MIT
-- Who acts, and how actors stand to each other.
--
-- Foreign keys point only where the writer's own rows are: a key share lock on a much-followed
-- actor or a much-commented status would be written again by every follower and commenter.
-- Actors, circles, targets and statuses are never deleted, so nothing can dangle.

CREATE TABLE social.actor (
  -- Dense from 1: the feed index addresses arrays by it.
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  kind smallint NOT NULL CHECK (kind BETWEEN 0 AND 4),
  local_id bigint NOT NULL CHECK (local_id > 0),
  central_id bigint,
  merged_into integer REFERENCES social.actor CHECK (merged_into <> id),
  hidden boolean NOT NULL DEFAULT false,
  temporary boolean NOT NULL DEFAULT false,
  "exists" boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (wiki, kind, local_id)
) WITH (fillfactor = 95);
COMMENT ON COLUMN social.actor.kind IS '0 person, 1 group, 2 page, 3 event, 4 remote account';
COMMENT ON COLUMN social.actor.local_id IS 'user id, circle id, page id, event id on that wiki';
COMMENT ON COLUMN social.actor.hidden IS 'mirrored from the wiki: the name was hidden (hideuser)';

-- A few rows of a large table: the visibility predicate asks it for every author.
CREATE INDEX actor_hidden ON social.actor (id) WHERE hidden;

CREATE TABLE social.follow (
  follower_id integer NOT NULL REFERENCES social.actor,
  followee_id integer NOT NULL,
  state smallint NOT NULL DEFAULT 1 CHECK (state IN (0, 1)),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (follower_id, followee_id),
  CHECK (follower_id <> followee_id)
);
COMMENT ON COLUMN social.follow.state IS '0 requested, 1 accepted';
CREATE INDEX follow_followee ON social.follow (followee_id, follower_id);

-- The accepted follows of one reader, packed: one row instead of thousands for a home feed.
CREATE TABLE social.following (
  actor_id integer PRIMARY KEY REFERENCES social.actor,
  followees integer[] NOT NULL DEFAULT '{}' CHECK (cardinality(followees) <= 5000)
) WITH (fillfactor = 70);

CREATE TABLE social.person_block (
  blocker_id integer NOT NULL REFERENCES social.actor,
  blocked_id integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (blocker_id, blocked_id),
  CHECK (blocker_id <> blocked_id)
);

CREATE TABLE social.mute (
  actor_id integer NOT NULL REFERENCES social.actor,
  muted_id integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor_id, muted_id),
  CHECK (actor_id <> muted_id)
);

CREATE TABLE social.circle (
  id bigint PRIMARY KEY,
  actor_id integer NOT NULL UNIQUE REFERENCES social.actor,
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  name text NOT NULL CHECK (octet_length(name) BETWEEN 1 AND 255),
  page_id integer REFERENCES social.actor,
  description text NOT NULL DEFAULT '' CHECK (octet_length(description) <= 8000),
  join_mode smallint NOT NULL DEFAULT 0 CHECK (join_mode BETWEEN 0 AND 2),
  private boolean NOT NULL DEFAULT false,
  hide_level smallint NOT NULL DEFAULT 0 CHECK (hide_level BETWEEN 0 AND 2),
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);
COMMENT ON COLUMN social.circle.actor_id IS 'the group as an actor of kind 1';
COMMENT ON COLUMN social.circle.join_mode IS '0 open, 1 request, 2 invite';

CREATE TABLE social.membership (
  circle_id bigint NOT NULL REFERENCES social.circle,
  actor_id integer NOT NULL REFERENCES social.actor,
  role smallint NOT NULL DEFAULT 0 CHECK (role BETWEEN 0 AND 2),
  state smallint NOT NULL DEFAULT 1 CHECK (state BETWEEN 0 AND 2),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (circle_id, actor_id)
);
COMMENT ON COLUMN social.membership.role IS '0 member, 1 moderator, 2 owner';
COMMENT ON COLUMN social.membership.state IS '0 requested, 1 member, 2 invited';
CREATE INDEX membership_actor ON social.membership (actor_id, circle_id);
