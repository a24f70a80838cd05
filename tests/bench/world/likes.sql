-- SPDX-License-Identifier: GPL-2.0-or-later
-- Objects of :wiki to be liked, which nobody likes yet: one that is hot, and :count others. Nobody in
-- the world wrote them.
INSERT INTO social.target (id, wiki, kind, key)
SELECT social.next_id(), :'wiki', 2, (1000000 + g)::text FROM generate_series(0, :count) AS g;
VACUUM ANALYZE social.target;
