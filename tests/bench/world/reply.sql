-- SPDX-License-Identifier: GPL-2.0-or-later
-- A reply in :thread by the one who writes, in the log.
WITH reply AS (
  INSERT INTO social.status (id, wiki, author_id, visibility, text, root_id, parent_id, thread_id)
  SELECT social.next_id(), s.wiki, s.author_id, 0, 'reply', s.root_id, s.id, s.id FROM social.status AS s WHERE s.id = :thread
  RETURNING id, author_id
)
INSERT INTO social.activity (id, actor_id, verb, object_id, visibility)
SELECT social.next_id(), r.author_id, 7, r.id, 0 FROM reply AS r;
