-- SPDX-License-Identifier: MIT
-- Who may do what with which table: the whole list, set anew at every migration run. Rights on
-- functions stand with the functions. Nobody here may create, drop or truncate anything, and
-- nobody may change the log.

REVOKE ALL ON ALL TABLES IN SCHEMA social FROM PUBLIC, wikisocial_web, wikisocial_worker;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA social FROM PUBLIC, wikisocial_web, wikisocial_worker;
GRANT USAGE ON SCHEMA social TO wikisocial_web, wikisocial_worker;
GRANT USAGE ON SEQUENCE social.id_seq TO wikisocial_web, wikisocial_worker;

-- What the predicate and the feeds read, and what both sides check on connect.
GRANT SELECT ON
  social.schema_migration, social.actor, social.follow, social.following, social.person_block,
  social.mute, social.circle, social.membership, social.target, social.status,
  social.status_version, social.activity, social.head, social.report, social.media,
  social.reaction, social.reaction_total, social.citation, social.event, social.event_source,
  social.event_page, social.event_date, social.event_organiser, social.signup, social.event_message,
  social.event_log, social.notification, social.subscription, social.preference,
  social.wiki_preference, social.presence, social.delivery, social.mail_choice,
  social.wiki_mail_choice, social.circle_log, social.mirror, social.mirror_wiki,
  social.foreign_kind, social.notice, social.notice_told
TO wikisocial_web, wikisocial_worker;
-- Whose secret address a token is.
GRANT SELECT, INSERT (hash, actor_id, scope), UPDATE (hash, created_at), DELETE
  ON social.calendar TO wikisocial_web;

-- Columns are named where a column must keep its default (xid, hide_level, times).
GRANT INSERT (wiki, kind, local_id, temporary), UPDATE (hidden, temporary, "exists")
  ON social.actor TO wikisocial_web;
GRANT INSERT (
  id, wiki, author_id, text, lang, visibility, entities, mentioned, media, alts, target_id, root_id,
  parent_id, thread_id, circle_id
), UPDATE (text, lang, entities, mentioned, media, alts, version, edited_at, deleted_at, closed)
  ON social.status TO wikisocial_web;
GRANT INSERT (status_id, version, editor_id, text, lang, entities, mentioned, media, alts)
  ON social.status_version TO wikisocial_web;
-- What the homes of files say, anew at each refresh; which file a row is stays.
GRANT INSERT (
  id, wiki, file, title, repo, kind, mime, sha1, size, width, height, author, author_url, licence,
  licence_url, attribution, description, description_url, url, thumbs
), UPDATE (
  title, repo, kind, mime, sha1, size, width, height, author, author_url, licence, licence_url,
  attribution, description, description_url, url, thumbs, gone_at, withheld, refreshed_at, checked_at
) ON social.media TO wikisocial_web;
-- What moderators do. Their log is never changed, reports are filed open.
GRANT UPDATE (hide_level) ON social.status, social.status_version TO wikisocial_web;
GRANT SELECT, INSERT (
  id, wiki, action, moderator_id, kind, object_id, author_id, version, from_level, to_level, reason
) ON social.moderation_log TO wikisocial_web;
GRANT INSERT (id, wiki, kind, object_id, reporter_id, reason) ON social.report TO wikisocial_web;
-- What likes and comments hang on, and likes; totals are brought up by whoever finds that to be due.
GRANT INSERT (id, wiki, kind, key, author_id, page_id),
  UPDATE (author_id, page_id, hide_level, deleted_at, closed)
  ON social.target TO wikisocial_web;
GRANT INSERT (target_id, actor_id, id), DELETE
  ON social.reaction TO wikisocial_web;
GRANT INSERT (page_id, status_id), DELETE ON social.citation TO wikisocial_web;
GRANT INSERT (target_id, total, upto), UPDATE (total, upto) ON social.reaction_total TO wikisocial_web;
-- Events: what pages say, what organisers do, who comes. The log of organisers is never changed.
GRANT INSERT (
  id, wiki, tag, home_id, page_id, revision, title, description, place, link, file, lang, zone, starts,
  ends, starts_at, ends_at, last_at, rule, except_dates, deadline, deadline_at, capacity, waitlist,
  guests_max, asked
), UPDATE (
  page_id, revision, title, description, place, link, file, lang, zone, starts, ends, starts_at, ends_at,
  last_at, rule, except_dates, deadline, deadline_at, capacity, waitlist, guests_max, asked, status,
  closed, ties_edits, questions, totals, sequence, changed_at
) ON social.event TO wikisocial_web;
GRANT INSERT, UPDATE (revision) ON social.event_source TO wikisocial_web;
GRANT INSERT, DELETE ON social.event_page, social.event_date TO wikisocial_web;
GRANT INSERT (event_id, actor_id, added_by), DELETE ON social.event_organiser TO wikisocial_web;
GRANT INSERT (id, event_id, author_id, states, text) ON social.event_message TO wikisocial_web;
GRANT INSERT (
  event_id, actor_id, state, guests, queue, public, ties_edits, note, answers, attended
), UPDATE (
  state, guests, queue, public, ties_edits, note, answers, attended, changed_at
), DELETE ON social.signup TO wikisocial_web;
GRANT INSERT (id, wiki, event_id, actor_id, action, person_id, reason)
  ON social.event_log TO wikisocial_web;
-- Groups: who belongs to them, and what their moderators do. That log is never changed.
GRANT INSERT (id, actor_id, wiki, name, name_key, description, lang, join_mode, private),
  UPDATE (description, lang, join_mode, archived_at, hide_level) ON social.circle TO wikisocial_web;
GRANT INSERT (circle_id, actor_id, role, state), UPDATE (role, state), DELETE
  ON social.membership TO wikisocial_web;
GRANT INSERT (id, wiki, circle_id, actor_id, action, person_id, role, reason, object_id)
  ON social.circle_log TO wikisocial_web;
-- Notifications are written by the log's consumer alone; who has them marks them read.
GRANT UPDATE (read_seq) ON social.notification TO wikisocial_web;
GRANT INSERT (object_id, actor_id, state, since_id), UPDATE (state, since_id)
  ON social.subscription TO wikisocial_web;
GRANT INSERT, UPDATE (channels), DELETE
  ON social.preference, social.wiki_preference TO wikisocial_web;
GRANT INSERT (actor_id, muted_id), DELETE ON social.mute TO wikisocial_web;
GRANT INSERT (follower_id, followee_id, state, id), UPDATE (state), DELETE ON social.follow TO wikisocial_web;
GRANT INSERT (actor_id), UPDATE (followees, pages) ON social.following TO wikisocial_web;
GRANT INSERT (blocker_id, blocked_id, id), DELETE ON social.person_block TO wikisocial_web;
GRANT INSERT (actor_id, until, poke), UPDATE (until, poke) ON social.presence TO wikisocial_web;
-- Another inbox is the wiki's to fill, from whichever login MediaWiki runs with.
GRANT INSERT, DELETE ON social.mirror_wiki TO wikisocial_web, wikisocial_worker;
GRANT INSERT (actor_id, wiki, mark), UPDATE (mark), DELETE
  ON social.mirror TO wikisocial_web, wikisocial_worker;
-- Mail is MediaWiki's to send; what is to be sent is the log's consumer's to say.
GRANT UPDATE (
  due_at, epoch, attempts, again, leased_until, handed_at, dead_at, reason
), DELETE ON social.delivery TO wikisocial_web;
GRANT INSERT, UPDATE (every), DELETE ON social.mail_choice, social.wiki_mail_choice TO wikisocial_web;
-- Other extensions' kinds, which keep their numbers, and what they tell.
GRANT INSERT, UPDATE (channels, each, active) ON social.foreign_kind TO wikisocial_web;
GRANT INSERT (id, wiki, kind, key, agent_id), UPDATE (key, withdrawn_id) ON social.notice TO wikisocial_web;
GRANT INSERT, UPDATE (id), DELETE ON social.notice_told TO wikisocial_web;
GRANT INSERT (id, actor_id, verb, object_id, visibility, circle_id, page_id)
  ON social.activity TO wikisocial_web;
GRANT SELECT, INSERT, UPDATE (last_id) ON social.head TO wikisocial_web;
GRANT SELECT, INSERT (actor_id, key, body_hash, object_id),
  UPDATE (body_hash, object_id, created_at)
  ON social.idempotency TO wikisocial_web;

GRANT SELECT, INSERT (name), UPDATE ON social.consumer TO wikisocial_worker;
GRANT INSERT, UPDATE, DELETE ON social.notification, social.subscription TO wikisocial_worker;
GRANT SELECT, INSERT, UPDATE (last_recipient, handled), DELETE ON social.fanout TO wikisocial_worker;
GRANT SELECT, INSERT (event_id, starts_at, ahead), DELETE ON social.reminder TO wikisocial_worker;
GRANT UPDATE (poke), DELETE ON social.presence TO wikisocial_worker;
GRANT SELECT, INSERT (event_id, verb, actor_id, object_id, sqlstate, reason),
  UPDATE (sqlstate, reason, attempts), DELETE ON social.dead_event TO wikisocial_worker;
GRANT SELECT, DELETE ON social.idempotency TO wikisocial_worker;
GRANT INSERT (id, wiki, recipient_id, kind, object_id, due_at), UPDATE (again), DELETE
  ON social.delivery TO wikisocial_worker;
-- Whether the whole of a post was moderated, not by whom nor why.
GRANT SELECT (id, object_id, action, version) ON social.moderation_log TO wikisocial_worker;
