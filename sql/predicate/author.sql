-- SPDX-License-Identifier: MIT
-- Not a condition but a value with one source: the local id of the author of this status, which is
-- the heir's where the author was merged into somebody. A scalar sub-select, because a join could
-- become a hash join over all actors.
SELECT coalesce(heir.local_id, author.local_id)
FROM social.actor AS author
LEFT JOIN social.actor AS heir ON heir.id = author.merged_into
WHERE author.id = {{alias}}.author_id
