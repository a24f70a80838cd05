-- SPDX-License-Identifier: MIT
-- Who looks at a page that shows how much they have not read (docs/adr/0011).
CREATE TABLE social.presence (
  actor_id integer PRIMARY KEY,
  until timestamptz NOT NULL,
  poke boolean NOT NULL
) WITH (fillfactor = 50);
COMMENT ON COLUMN social.presence.until IS 'a stream lasts shorter: whoever still looks has come again before';
COMMENT ON COLUMN social.presence.poke IS 'the number may be another one now: the daemon sends it';
CREATE INDEX presence_poke ON social.presence (actor_id) WHERE poke;
