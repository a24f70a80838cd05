-- SPDX-License-Identifier: MIT
-- Reminders of events (docs/adr/0010).

-- Which date of which event was reminded of, how long ahead: once, whatever becomes of clock and worker.
CREATE TABLE social.reminder (
  event_id bigint NOT NULL,
  starts_at timestamptz NOT NULL,
  ahead smallint NOT NULL CHECK (ahead IN (16, 32, 64, 128)),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event_id, starts_at, ahead)
);
COMMENT ON COLUMN social.reminder.ahead IS '16 a quarter of an hour, 32 an hour, 64 a day, 128 a week';
COMMENT ON COLUMN social.preference.channels IS
  '1 web, 2 mail; of reminders also how long ahead, as social.reminder.ahead';
CREATE INDEX event_date_starts ON social.event_date (starts_at);

ALTER TABLE social.fanout ADD COLUMN wanted smallint NOT NULL DEFAULT 1;
COMMENT ON COLUMN social.fanout.wanted IS 'bits of social.preference.channels, all of them';
