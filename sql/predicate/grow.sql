-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: lets the bundles grow that are there already. Those of a person who read
-- them begin anew.
UPDATE social.notification AS n
SET seq = b.seq,
  since_id = CASE WHEN n.seq > n.read_seq THEN least(n.since_id, b.since_id) ELSE b.since_id END
FROM bundle AS b
WHERE n.recipient_id = b.recipient_id AND n.kind = b.kind AND n.object_id = b.object_id
RETURNING n.recipient_id, n.kind, n.object_id
