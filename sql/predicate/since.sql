-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one, into a FROM: the likes given and taken back that a row of
-- social.reaction_total does not know, from the log. The first condition is for the index: nothing below
-- the snapshot's lower end is unknown to it.
SELECT CASE a.verb WHEN 6 THEN 1 ELSE -1 END AS step
FROM social.activity AS a
WHERE a.object_id = {{alias}}.target_id AND a.verb IN (6, 8)
  AND a.xid >= pg_snapshot_xmin({{alias}}.upto)
  AND NOT pg_visible_in_snapshot(a.xid, {{alias}}.upto)
