-- SPDX-License-Identifier: MIT
-- What is said, and about what.

-- Objects of the wiki and events, as far as somebody liked or commented them. A status or comment
-- has no row here: it carries the same audience columns itself (docs/adr/0002).
CREATE TABLE social.target (
  id bigint PRIMARY KEY,
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  kind smallint NOT NULL CHECK (kind BETWEEN 0 AND 3),
  key text NOT NULL CHECK (octet_length(key) BETWEEN 1 AND 255),
  author_id integer,
  page_id integer,
  visibility smallint NOT NULL DEFAULT 0 CHECK (visibility BETWEEN 0 AND 2),
  circle_id bigint,
  hide_level smallint NOT NULL DEFAULT 0 CHECK (hide_level BETWEEN 0 AND 2),
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  UNIQUE (wiki, kind, key),
  CONSTRAINT target_circle CHECK (
    CASE visibility
      WHEN 2 THEN circle_id IS NOT NULL WHEN 1 THEN circle_id IS NULL ELSE true
    END
  )
) WITH (fillfactor = 90);
COMMENT ON COLUMN social.target.kind IS '0 event, 1 revision, 2 log entry, 3 talk comment';
COMMENT ON COLUMN social.target.key IS 'its id on the wiki, or a talk comment''s item name';
COMMENT ON COLUMN social.target.hide_level IS 'the wiki''s own: 0 none, 1 hidden, 2 suppressed';

CREATE TABLE social.status (
  id bigint PRIMARY KEY,
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  author_id integer NOT NULL REFERENCES social.actor,
  target_id bigint,
  root_id bigint,
  parent_id bigint,
  visibility smallint NOT NULL CHECK (visibility BETWEEN 0 AND 3),
  circle_id bigint,
  mentioned integer[] CHECK (cardinality(mentioned) BETWEEN 1 AND 100),
  hide_level smallint NOT NULL DEFAULT 0 CHECK (hide_level BETWEEN 0 AND 2),
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  lang text NOT NULL DEFAULT '' CHECK (octet_length(lang) <= 64),
  text text NOT NULL CHECK (octet_length(text) <= 8000),
  created_at timestamptz NOT NULL DEFAULT now(),
  edited_at timestamptz,
  deleted_at timestamptz,
  -- A comment has both; what it hangs on is a status, or a target and then root_id is that one.
  CONSTRAINT status_comment CHECK (
    (root_id IS NULL) = (parent_id IS NULL)
    AND root_id <> id AND parent_id <> id
    AND (root_id IS NULL OR target_id IS NULL OR target_id = root_id)
  ),
  -- A post to a group names it, a public one may, one for followers or the mentioned must not.
  CONSTRAINT status_circle CHECK (
    CASE visibility
      WHEN 2 THEN circle_id IS NOT NULL WHEN 0 THEN true ELSE circle_id IS NULL
    END
  ),
  CONSTRAINT status_mentioned CHECK (visibility <> 3 OR mentioned IS NOT NULL),
  CONSTRAINT status_edited CHECK (version = 1 OR edited_at IS NOT NULL)
) WITH (fillfactor = 90);
COMMENT ON COLUMN social.status.target_id IS 'the object of the wiki it cites or comments on';
COMMENT ON COLUMN social.status.root_id IS 'of a comment: the status or target the thread hangs on';
COMMENT ON COLUMN social.status.parent_id IS 'of a comment: the comment or root it answers';
COMMENT ON COLUMN social.status.visibility IS '0 public, 1 followers, 2 group, 3 mentioned';
COMMENT ON COLUMN social.status.mentioned IS 'actors who may read it when visibility is 3';
COMMENT ON COLUMN social.status.hide_level IS '0 none, 1 hidden, 2 suppressed';
COMMENT ON COLUMN social.status.deleted_at IS 'by the author; a state apart from hiding';

-- The feeds' conditions, word for word as in sql/query/feed.sql.
CREATE INDEX status_public ON social.status (wiki, id DESC)
  WHERE parent_id IS NULL AND visibility = 0 AND hide_level = 0 AND deleted_at IS NULL;
CREATE INDEX status_author ON social.status (author_id, id DESC)
  WHERE parent_id IS NULL AND hide_level = 0 AND deleted_at IS NULL;
CREATE INDEX status_root ON social.status (root_id, id) WHERE root_id IS NOT NULL;
CREATE INDEX status_deleted ON social.status (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE social.status_version (
  status_id bigint NOT NULL REFERENCES social.status,
  version integer NOT NULL CHECK (version > 0),
  editor_id integer NOT NULL REFERENCES social.actor,
  text text NOT NULL CHECK (octet_length(text) <= 8000),
  entities jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(entities) = 'array'),
  lang text NOT NULL DEFAULT '' CHECK (octet_length(lang) <= 64),
  hide_level smallint NOT NULL DEFAULT 0 CHECK (hide_level BETWEEN 0 AND 2),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (status_id, version)
);

-- Same key and body within 24 hours: same answer. The object is found through it, so it is
-- written in the transaction that makes the object.
CREATE TABLE social.idempotency (
  actor_id integer NOT NULL,
  key text NOT NULL CHECK (octet_length(key) BETWEEN 1 AND 64),
  body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
  object_id bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_created ON social.idempotency (created_at);

-- Generic: object_id is the id of whatever was reported, ids being unique over all tables.
CREATE TABLE social.report (
  id bigint PRIMARY KEY,
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  kind smallint NOT NULL CHECK (kind BETWEEN 0 AND 4),
  object_id bigint NOT NULL,
  reporter_id integer NOT NULL REFERENCES social.actor,
  reason text NOT NULL CHECK (octet_length(reason) <= 8000),
  created_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  closed_by integer REFERENCES social.actor,
  CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
COMMENT ON COLUMN social.report.kind IS '0 status, 1 comment, 2 event, 3 group, 4 actor';
CREATE INDEX report_object ON social.report (object_id);
CREATE UNIQUE INDEX report_once ON social.report (object_id, reporter_id) WHERE closed_at IS NULL;
CREATE INDEX report_open ON social.report (wiki, id) WHERE closed_at IS NULL;
