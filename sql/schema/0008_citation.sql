-- SPDX-License-Identifier: MIT
-- Which pages of the wiki a status or comment is about, for the feed of a page: those that it links
-- (itself, a revision, a diff), and of a comment the one that what it hangs on belongs to.
CREATE TABLE social.citation (
  page_id integer NOT NULL REFERENCES social.actor,
  status_id bigint NOT NULL REFERENCES social.status,
  PRIMARY KEY (page_id, status_id)
);
COMMENT ON COLUMN social.citation.page_id IS 'the page as an actor of kind 2';
CREATE INDEX citation_status ON social.citation (status_id);
