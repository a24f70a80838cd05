-- SPDX-License-Identifier: MIT
-- Notifications shown by another inbox of the wiki too (docs/adr/0015).

-- Which wikis have one: of the others nothing is noted.
CREATE TABLE social.mirror_wiki (
  wiki text PRIMARY KEY CHECK (octet_length(wiki) BETWEEN 1 AND 64)
);

-- Who may have another number of unread notifications than is shown there.
CREATE TABLE social.mirror (
  actor_id integer PRIMARY KEY,
  wiki text NOT NULL,
  mark bigint NOT NULL
) WITH (fillfactor = 70);
COMMENT ON COLUMN social.mirror.mark IS
  'another one with each change: who brought an older one over leaves the row';
CREATE INDEX mirror_wiki_mark ON social.mirror (wiki, mark);
CREATE INDEX mirror_mark ON social.mirror (mark);
