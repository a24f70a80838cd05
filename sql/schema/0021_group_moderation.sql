-- SPDX-License-Identifier: MIT
-- Groups are moderated: what is posted there by who moderates them, they by who moderates the wiki.

ALTER TABLE social.moderation_log DROP CONSTRAINT moderation_log_action_check;
ALTER TABLE social.moderation_log
  ADD CONSTRAINT moderation_log_action_check CHECK (action BETWEEN 1 AND 3);
COMMENT ON COLUMN social.moderation_log.action IS
  '1 a level was set, 2 a reported non-public object was read, 3 a level was set by who moderates the group it is in';

ALTER TABLE social.circle_log
  ADD COLUMN object_id bigint,
  DROP CONSTRAINT circle_log_action_check,
  ADD CONSTRAINT circle_log_action_check CHECK (action BETWEEN 35 AND 49);
COMMENT ON COLUMN social.circle_log.object_id IS 'the post it is about';
COMMENT ON COLUMN social.circle_log.action IS
  '35 create, 38 invite, 40 approve, 41 remove, 42 ban, 43 role, 44 archive, 45 change, 46 hide a post, 47 show it, 48 hide the group, 49 show it';

-- It takes the post too (sql/routine/group.sql).
DROP FUNCTION IF EXISTS social.circle_note(social.circle, integer, smallint, integer, smallint, text);
