-- SPDX-License-Identifier: MIT
-- Likes and comments (docs/adr/0006).

-- One for each person and object: a status, a comment, or a row of social.target. No key to what is
-- liked: a key share lock on a hot object would be written by everybody who likes it.
CREATE TABLE social.reaction (
  target_id bigint NOT NULL,
  actor_id integer NOT NULL REFERENCES social.actor,
  id bigint NOT NULL,
  PRIMARY KEY (target_id, actor_id)
);
COMMENT ON COLUMN social.reaction.id IS 'of the time when it was given: the order of who liked';
-- Only for who asks for the newest: whether one person likes a hot object must not be looked up here,
-- which the planner, who expects few likes of each object, finds as good.
CREATE INDEX reaction_newest ON social.reaction (target_id, id DESC) WHERE id > 0;
CREATE INDEX reaction_actor ON social.reaction (actor_id, id);

-- Of objects with some hundred likes and more: how many there were in a snapshot. What came and went
-- since is in the log, so that a count reads little and no like writes here.
-- Snapshots are of this cluster: after a dump and restore elsewhere this table is emptied.
CREATE TABLE social.reaction_total (
  target_id bigint PRIMARY KEY,
  total bigint NOT NULL CHECK (total >= 0),
  upto pg_snapshot NOT NULL
) WITH (fillfactor = 50);
CREATE INDEX activity_like ON social.activity (object_id, xid) WHERE verb IN (6, 8);

-- Whose likes are looked at one by one: they count for nobody, or for somebody else.
CREATE INDEX actor_uncounted ON social.actor (id) WHERE hidden OR merged_into IS NOT NULL;

COMMENT ON COLUMN social.activity.verb IS
  '1 post, 2 edit, 3 delete, 4 undelete, 5 moderate, 6 like, 7 comment, 8 unlike';

-- What the wiki hides is found by its page, and reconciled by id.
CREATE INDEX target_page ON social.target (page_id, id) WHERE page_id IS NOT NULL;
CREATE INDEX target_wiki ON social.target (wiki, id);

-- A comment knows the first one of its thread, which is itself when it answers the root.
ALTER TABLE social.status
  ADD COLUMN thread_id bigint,
  ADD COLUMN closed smallint NOT NULL DEFAULT 0 CHECK (closed BETWEEN 0 AND 2),
  ADD CONSTRAINT status_thread CHECK (thread_id IS NULL OR root_id IS NOT NULL);
ALTER TABLE social.target
  ADD COLUMN closed smallint NOT NULL DEFAULT 0 CHECK (closed BETWEEN 0 AND 2);
COMMENT ON COLUMN social.status.thread_id IS 'of a comment: the first of its thread, maybe itself';
COMMENT ON COLUMN social.status.closed IS 'to new comments: 0 no, 1 by its author, 2 by moderators';
COMMENT ON COLUMN social.target.closed IS 'to new comments: 0 no, 1 by its author, 2 by moderators';
CREATE INDEX status_thread_first ON social.status (root_id, id DESC)
  WHERE root_id IS NOT NULL AND thread_id = id;
CREATE INDEX status_thread ON social.status (thread_id, id) WHERE thread_id IS NOT NULL;
-- What a count of comments reads, and nothing else: sql/predicate/comments.sql, word for word.
CREATE INDEX status_counted ON social.status (root_id, author_id)
  WHERE root_id IS NOT NULL AND hide_level = 0 AND deleted_at IS NULL;
