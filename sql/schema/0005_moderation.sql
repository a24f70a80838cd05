-- SPDX-License-Identifier: MIT
-- What a text refers to, who removed what and why.

-- Ranges of the text and what they stand for, as ext/json writes them. A mention holds the place
-- of its person in `mentioned`, never a name: names are looked up late and may be hidden.
ALTER TABLE social.status
  ADD COLUMN entities jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(entities) = 'array');
ALTER TABLE social.status_version
  ADD COLUMN mentioned integer[] CHECK (cardinality(mentioned) BETWEEN 1 AND 100);
COMMENT ON COLUMN social.status.mentioned IS
  'persons the text mentions; when visibility is 3 they may read it';

CREATE INDEX status_mentioned ON social.status USING gin (mentioned)
  WHERE mentioned IS NOT NULL AND hide_level = 0 AND deleted_at IS NULL;

COMMENT ON COLUMN social.activity.verb IS '1 post, 2 edit, 3 delete, 4 undelete, 5 moderate';

-- Ids and reasons, never a text. The wiki's own log entries are made from it, one for each row.
CREATE TABLE social.moderation_log (
  id bigint PRIMARY KEY,
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  action smallint NOT NULL CHECK (action BETWEEN 1 AND 2),
  moderator_id integer NOT NULL REFERENCES social.actor,
  kind smallint NOT NULL CHECK (kind BETWEEN 0 AND 4),
  object_id bigint NOT NULL,
  author_id integer,
  version integer,
  from_level smallint NOT NULL DEFAULT 0 CHECK (from_level BETWEEN 0 AND 2),
  to_level smallint NOT NULL DEFAULT 0 CHECK (to_level BETWEEN 0 AND 2),
  reason text NOT NULL DEFAULT '' CHECK (octet_length(reason) <= 2000),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT moderation_log_level CHECK (action <> 1 OR from_level <> to_level)
);
COMMENT ON COLUMN social.moderation_log.action IS
  '1 a level was set, 2 a reported non-public object was read';
COMMENT ON COLUMN social.moderation_log.kind IS '0 status, 1 comment, 2 event, 3 group, 4 actor';
COMMENT ON COLUMN social.moderation_log.version IS 'the one version it is about; null: the whole';
CREATE INDEX moderation_log_wiki ON social.moderation_log (wiki, id);
CREATE INDEX moderation_log_object ON social.moderation_log (object_id, id);
