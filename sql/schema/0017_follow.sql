-- SPDX-License-Identifier: MIT
-- Following: lists by time, and the pages one follows beside the people.

-- When it came to be, for lists. The default stands for rows of before.
ALTER TABLE social.follow ADD COLUMN id bigint NOT NULL DEFAULT 0;
CREATE INDEX follow_newest ON social.follow (follower_id, id DESC);
-- Who follows whom it is about, and who asks to.
DROP INDEX social.follow_followee;
CREATE INDEX follow_followee ON social.follow (followee_id, state, id DESC);

ALTER TABLE social.following ADD COLUMN pages integer[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN social.following.followees IS 'people, by the rows of social.follow with state 1';
COMMENT ON COLUMN social.following.pages IS 'pages of the wiki, likewise';

ALTER TABLE social.person_block ADD COLUMN id bigint NOT NULL DEFAULT 0;
CREATE INDEX person_block_newest ON social.person_block (blocker_id, id DESC);
