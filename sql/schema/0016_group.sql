-- SPDX-License-Identifier: MIT
-- Groups (docs/adr/0014).

ALTER TABLE social.circle
  ADD COLUMN name_key text CHECK (octet_length(name_key) BETWEEN 1 AND 1020),
  ADD COLUMN lang text NOT NULL DEFAULT '' CHECK (octet_length(lang) <= 64),
  ADD COLUMN archived_at timestamptz;
COMMENT ON COLUMN social.circle.name_key IS 'what of the name tells it from others: no case, no form';
COMMENT ON COLUMN social.circle.archived_at IS 'it is read, and nothing is written there any more';
-- The name of a private group says nothing to others, not even by being taken.
CREATE UNIQUE INDEX circle_name ON social.circle (wiki, name_key) WHERE NOT private;
CREATE INDEX circle_wiki ON social.circle (wiki, id DESC);
CREATE INDEX circle_search ON social.circle (wiki, name_key text_pattern_ops);

ALTER TABLE social.membership DROP CONSTRAINT membership_state_check;
ALTER TABLE social.membership
  ADD CONSTRAINT membership_state_check CHECK (state BETWEEN 0 AND 3),
  ADD CONSTRAINT membership_role_of_member CHECK (role = 0 OR state = 1);
COMMENT ON COLUMN social.membership.state IS '0 requested, 1 member, 2 invited, 3 banned';
-- The list of members: owners, then moderators, then all others.
CREATE INDEX membership_list ON social.membership (circle_id, state, role DESC, actor_id);

-- What was done in a group by whom to whom. Never changed.
CREATE TABLE social.circle_log (
  id bigint PRIMARY KEY,
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  circle_id bigint NOT NULL REFERENCES social.circle,
  actor_id integer NOT NULL REFERENCES social.actor,
  action smallint NOT NULL CHECK (action BETWEEN 35 AND 45),
  person_id integer REFERENCES social.actor,
  role smallint CHECK (role BETWEEN 0 AND 2),
  reason text NOT NULL DEFAULT '' CHECK (octet_length(reason) <= 2000),
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN social.circle_log.action IS
  '35 create, 38 invite, 40 approve, 41 remove, 42 ban, 43 role, 44 archive, 45 change';
CREATE INDEX circle_log_circle ON social.circle_log (circle_id, id);
CREATE INDEX circle_log_wiki ON social.circle_log (wiki, id);

-- The feed of a group, its conditions word for word as in sql/query/feed.sql.
CREATE INDEX status_circle ON social.status (circle_id, id DESC)
  WHERE circle_id IS NOT NULL AND parent_id IS NULL AND hide_level = 0 AND deleted_at IS NULL;
