-- SPDX-License-Identifier: MIT
-- Likes and comments (docs/adr/0006).

-- One for each person and object: a status, a comment, or a row of social.target. "rolled" says that
-- reaction_total counts it already; an undone like that was rolled stays as a row that is not live
-- until the next roll takes it off the total, any other is deleted. No key to what is liked: a key
-- share lock on a hot object would be written by everybody who likes it.
CREATE TABLE social.reaction (
  target_id bigint NOT NULL,
  actor_id integer NOT NULL REFERENCES social.actor,
  id bigint NOT NULL,
  live boolean NOT NULL DEFAULT true,
  rolled boolean NOT NULL DEFAULT false,
  PRIMARY KEY (target_id, actor_id)
) WITH (fillfactor = 90);
COMMENT ON COLUMN social.reaction.id IS 'of the time when it was given: the order of who liked';
CREATE INDEX reaction_newest ON social.reaction (target_id, id DESC) WHERE live;
-- What a count reads where there is a total: the rest only.
CREATE INDEX reaction_pending ON social.reaction (target_id) INCLUDE (actor_id, live)
  WHERE live <> rolled;
CREATE INDEX reaction_actor ON social.reaction (actor_id, id);

-- Of objects with some hundred likes and more, so that a count never reads them all.
CREATE TABLE social.reaction_total (
  target_id bigint PRIMARY KEY,
  total bigint NOT NULL DEFAULT 0 CHECK (total >= 0)
) WITH (fillfactor = 50);

-- Whose likes are looked at one by one: they count for nobody, or for somebody else.
CREATE INDEX actor_uncounted ON social.actor (id) WHERE hidden OR merged_into IS NOT NULL;

COMMENT ON COLUMN social.activity.verb IS
  '1 post, 2 edit, 3 delete, 4 undelete, 5 moderate, 6 like, 7 comment';

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
