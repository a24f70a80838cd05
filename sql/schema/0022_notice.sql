-- SPDX-License-Identifier: MIT
-- Notifications of other extensions (docs/adr/0016): their kinds, and what they tell whom.

-- Rows stay when the extension goes: so does the number.
CREATE TABLE social.foreign_kind (
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  name text NOT NULL CHECK (octet_length(name) BETWEEN 3 AND 32),
  kind smallint NOT NULL CHECK (kind >= 64),
  channels smallint NOT NULL CHECK (channels BETWEEN 0 AND 3),
  each boolean NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (wiki, name),
  UNIQUE (wiki, kind)
);
COMMENT ON COLUMN social.foreign_kind.channels IS 'what the wiki has for everybody';
COMMENT ON COLUMN social.foreign_kind.each IS 'each doing is a bundle of its own';
COMMENT ON COLUMN social.foreign_kind.active IS 'declared by an extension that is there';

-- What a bundle of theirs is about.
CREATE TABLE social.notice (
  id bigint PRIMARY KEY,
  wiki text NOT NULL,
  kind smallint NOT NULL,
  key text NOT NULL CHECK (octet_length(key) BETWEEN 1 AND 255),
  agent_id integer NOT NULL,
  withdrawn_id bigint NOT NULL DEFAULT 0,
  FOREIGN KEY (wiki, kind) REFERENCES social.foreign_kind (wiki, kind),
  UNIQUE (wiki, kind, key, agent_id)
) WITH (fillfactor = 80);
COMMENT ON COLUMN social.notice.agent_id IS 'who did it where each doing is a bundle of its own, else 0';
COMMENT ON COLUMN social.notice.withdrawn_id IS 'all that was told up to there is taken back';

-- Who is told by whom: there while it stands.
CREATE TABLE social.notice_told (
  notice_id bigint NOT NULL REFERENCES social.notice,
  recipient_id integer NOT NULL,
  agent_id integer NOT NULL,
  id bigint NOT NULL,
  PRIMARY KEY (recipient_id, notice_id, agent_id)
);
COMMENT ON COLUMN social.notice_told.agent_id IS '0: nobody';
COMMENT ON COLUMN social.notice_told.id IS 'of the activity';
CREATE INDEX notice_told_newest ON social.notice_told (recipient_id, notice_id, id DESC) INCLUDE (agent_id);
CREATE INDEX notice_told_event ON social.notice_told (id);
CREATE INDEX notice_told_agent ON social.notice_told (notice_id, agent_id);
