-- SPDX-License-Identifier: MIT
-- Events that could not be served, laid aside so that the others are (docs/operations.md).

-- One with a verb was left out of its batch. One without waits in social.fanout, at the person where it failed.
CREATE TABLE social.dead_event (
  event_id bigint PRIMARY KEY,
  verb smallint,
  actor_id integer NOT NULL,
  object_id bigint NOT NULL,
  sqlstate text NOT NULL CHECK (octet_length(sqlstate) <= 5),
  reason text NOT NULL CHECK (octet_length(reason) <= 255),
  attempts integer NOT NULL DEFAULT 1,
  died_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN social.dead_event.event_id IS 'id of the activity, or of the reminder';
COMMENT ON COLUMN social.dead_event.verb IS 'as social.activity.verb; NULL: of the second lane';
