-- SPDX-License-Identifier: MIT
-- The log of what happened: feed log, source of the index and queue at once.

-- Append-only. One partition for each month of the id's time, made ahead by
-- social.activity_partition_ensure(); the default one takes what no month has.
-- xid is the transaction that wrote the row (the top one, whatever the savepoint): consumers read
-- by snapshots of it, because ids are not drawn in the order of commits.
CREATE TABLE social.activity (
  id bigint NOT NULL PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  actor_id integer NOT NULL,
  verb smallint NOT NULL CHECK (verb > 0),
  object_id bigint NOT NULL,
  circle_id bigint,
  page_id integer,
  visibility smallint NOT NULL CHECK (visibility BETWEEN 0 AND 3)
) PARTITION BY RANGE (id);
COMMENT ON COLUMN social.activity.verb IS '1 post, 2 edit, 3 delete';
COMMENT ON COLUMN social.activity.page_id IS 'actor of kind 2 it concerns';
CREATE INDEX activity_xid ON social.activity (xid);
CREATE TABLE social.activity_default PARTITION OF social.activity DEFAULT;

-- The newest activity of an actor in each visibility class. It only rises: a deletion leaves it.
CREATE TABLE social.head (
  actor_id integer NOT NULL,
  visibility smallint NOT NULL CHECK (visibility BETWEEN 0 AND 3),
  last_id bigint NOT NULL,
  PRIMARY KEY (actor_id, visibility)
) WITH (fillfactor = 50);

-- Where each reader of the log stands. What is visible in from_snapshot is handled, and of what
-- is visible in to_snapshot too (a window not yet finished) the rows up to last_id.
-- Snapshots are of this cluster: after a dump and restore elsewhere the consumers start anew.
CREATE TABLE social.consumer (
  name text PRIMARY KEY CHECK (octet_length(name) BETWEEN 1 AND 64),
  batch bigint NOT NULL DEFAULT 0,
  from_snapshot pg_snapshot NOT NULL DEFAULT '1:1:',
  to_snapshot pg_snapshot,
  last_id bigint NOT NULL DEFAULT 0,
  handled bigint NOT NULL DEFAULT 0,
  id_sum numeric NOT NULL DEFAULT 0,
  advanced_at timestamptz NOT NULL DEFAULT now(),
  CHECK (to_snapshot IS NOT NULL OR last_id = 0)
) WITH (fillfactor = 50);
