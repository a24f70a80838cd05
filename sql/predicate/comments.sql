-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: how many comments on this status or object of the wiki everybody
-- sees who sees that. Counted in an index alone and by author, of whom there are fewer to ask for.
(
  SELECT coalesce(sum(written.count), 0)::bigint
  FROM (
    SELECT c.author_id, count(*) AS count
    FROM social.status AS c
    WHERE c.root_id = {{root}}
      AND c.root_id IS NOT NULL AND c.hide_level = 0 AND c.deleted_at IS NULL
    GROUP BY c.author_id
  ) AS written
  WHERE NOT EXISTS (
      SELECT FROM social.actor AS hidden_author
      WHERE hidden_author.id = written.author_id AND hidden_author.hidden
      OFFSET 0
    )
)
