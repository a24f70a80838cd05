-- SPDX-License-Identifier: MIT
-- No predicate but pasted like one: has the bundles mailed whose recipients want that. One that is being sent
-- just now may say less than is known by now, and is sent again.
INSERT INTO social.delivery AS d (id, wiki, recipient_id, kind, object_id, due_at)
SELECT social.next_id(), (SELECT p.wiki FROM social.actor AS p WHERE p.id = b.recipient_id), b.recipient_id,
  b.kind, b.object_id, {{due person=b.recipient_id kind=b.kind}}
FROM bundle AS b
WHERE b.mail
ORDER BY b.recipient_id, b.kind, b.object_id
ON CONFLICT (recipient_id, kind, object_id, channel) WHERE dead_at IS NULL DO UPDATE
SET again = true
WHERE d.leased_until IS NOT NULL
