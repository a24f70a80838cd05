-- SPDX-License-Identifier: GPL-2.0-or-later
-- :people accounts of :wiki who may take part in one thread, with what they chose: of replies 5 % want to hear
-- nothing, 2 % muted the one who writes, every third has mutes of others; one in a thousand blocked the writer, is
-- hidden, or left. Rows of other bundles are there already, two for each. public.crowd has their actors.
-- Anew each time it is called.
DROP TABLE IF EXISTS public.crowd, public.copied;
DELETE FROM social.notification;
DELETE FROM social.preference;
DELETE FROM social.person_block;
DELETE FROM social.mute;
INSERT INTO social.actor (wiki, kind, local_id)
SELECT :'wiki', 0, 5000000 + g FROM generate_series(0, :people) AS g ORDER BY g
ON CONFLICT DO NOTHING;
CREATE TABLE public.crowd AS
SELECT a.id AS actor_id, a.local_id - 5000000 AS place FROM social.actor AS a
WHERE a.wiki = :'wiki' AND a.kind = 0 AND a.local_id >= 5000000;
CREATE UNIQUE INDEX ON public.crowd (place) INCLUDE (actor_id);
UPDATE social.actor AS a SET hidden = true FROM public.crowd AS c WHERE c.actor_id = a.id AND c.place % 1000 = 999;
UPDATE social.actor AS a SET "exists" = false FROM public.crowd AS c WHERE c.actor_id = a.id AND c.place % 1000 = 998;
INSERT INTO social.preference (actor_id, kind, channels)
SELECT c.actor_id, 3, 0 FROM public.crowd AS c WHERE c.place % 20 = 7
UNION ALL
SELECT c.actor_id, 4, 0 FROM public.crowd AS c WHERE c.place % 10 = 3;
-- Place 0 writes.
INSERT INTO social.mute (actor_id, muted_id)
SELECT c.actor_id, w.actor_id FROM public.crowd AS c, public.crowd AS w WHERE w.place = 0 AND c.place % 50 = 13
UNION
SELECT c.actor_id, m.actor_id
FROM public.crowd AS c
CROSS JOIN generate_series(1, 3) AS g
JOIN public.crowd AS m ON m.place = (c.place * 7919 + g * 31) % :people AND m.place <> c.place
WHERE c.place % 3 = 1;
INSERT INTO social.person_block (blocker_id, blocked_id)
SELECT c.actor_id, w.actor_id FROM public.crowd AS c, public.crowd AS w WHERE w.place = 0 AND c.place % 1000 = 500;
INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id)
SELECT c.actor_id, 4, g, 1000000 + g * 1000 + c.place % 100, 1000000 + g * 1000 + c.place % 100, 1
FROM public.crowd AS c CROSS JOIN generate_series(1, 2) AS g;
CREATE TABLE public.copied (LIKE social.notification INCLUDING ALL);
INSERT INTO public.copied SELECT * FROM social.notification;
VACUUM ANALYZE;
