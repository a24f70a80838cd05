-- SPDX-License-Identifier: MIT
-- What is sent beyond the wiki (docs/adr/0012).

-- One bundle that is to be sent to one person. What it says is asked when it is sent, not kept here.
CREATE TABLE social.delivery (
  id bigint PRIMARY KEY,
  wiki text NOT NULL,
  recipient_id integer NOT NULL,
  kind smallint NOT NULL CHECK (kind > 0),
  object_id bigint NOT NULL,
  channel smallint NOT NULL DEFAULT 2 CHECK (channel > 0),
  due_at timestamptz NOT NULL,
  epoch integer NOT NULL DEFAULT 0,
  attempts smallint NOT NULL DEFAULT 0,
  again boolean NOT NULL DEFAULT false,
  leased_until timestamptz,
  handed_at timestamptz,
  dead_at timestamptz,
  reason text CHECK (char_length(reason) <= 200)
) WITH (fillfactor = 70);
COMMENT ON COLUMN social.delivery.channel IS 'bit of social.preference.channels';
COMMENT ON COLUMN social.delivery.epoch IS 'counts the leases: whoever holds an older one changes nothing';
COMMENT ON COLUMN social.delivery.again IS 'the bundle grew while this was being sent';
COMMENT ON COLUMN social.delivery.handed_at IS
  'from here on it may have been sent: a lease that runs out now is dead, not tried again';
CREATE UNIQUE INDEX delivery_open ON social.delivery (recipient_id, kind, object_id, channel)
  WHERE dead_at IS NULL;
CREATE INDEX delivery_due ON social.delivery (wiki, due_at, id) WHERE dead_at IS NULL;
CREATE INDEX delivery_dead ON social.delivery (wiki, id) WHERE dead_at IS NOT NULL;

-- How often a person wants mail: only who does not want it at once.
CREATE TABLE social.mail_choice (
  actor_id integer PRIMARY KEY REFERENCES social.actor,
  every smallint NOT NULL CHECK (every IN (1, 7))
);
COMMENT ON COLUMN social.mail_choice.every IS 'days';
