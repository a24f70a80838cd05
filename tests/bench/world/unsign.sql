-- SPDX-License-Identifier: GPL-2.0-or-later
-- Nobody signed up again but for the event that is only read, and nothing of it is left on disk: each turn
-- begins alike.
TRUNCATE social.signup;
INSERT INTO social.signup (event_id, actor_id, state, queue, public) SELECT c.event_id, c.actor_id, c.state, c.queue, c.public FROM public.comers AS c;
VACUUM ANALYZE social.signup;
CHECKPOINT;
