-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: how many replies in this thread everybody sees who sees what it
-- hangs on.
(
  SELECT count(*)
  FROM social.status AS c
  WHERE c.thread_id = {{thread}} AND c.id > {{thread}}
    AND c.thread_id IS NOT NULL AND c.hide_level = 0 AND c.deleted_at IS NULL
    AND NOT EXISTS (
      SELECT FROM social.actor AS hidden_author
      WHERE hidden_author.id = c.author_id AND hidden_author.hidden
      OFFSET 0
    )
)
