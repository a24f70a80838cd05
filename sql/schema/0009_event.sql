-- SPDX-License-Identifier: MIT
-- Events and who comes (docs/adr/0008).

-- What a page announces by <social-event>. Its audience columns are those of the row of
-- social.target with the same id, which likes and comments hang on too: kind 0, key the id.
-- Times as they were written, in the event's zone, and the instants they are: zones change their
-- rules, and what was written stays.
CREATE TABLE social.event (
  id bigint PRIMARY KEY REFERENCES social.target,
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  tag text NOT NULL CHECK (octet_length(tag) BETWEEN 1 AND 64),
  home_id integer NOT NULL REFERENCES social.actor,
  page_id integer REFERENCES social.actor,
  revision bigint NOT NULL DEFAULT 0,
  title text NOT NULL CHECK (octet_length(title) BETWEEN 1 AND 1020),
  description text NOT NULL DEFAULT '' CHECK (octet_length(description) <= 8000),
  place text NOT NULL DEFAULT '' CHECK (octet_length(place) <= 1020),
  link text NOT NULL DEFAULT '' CHECK (octet_length(link) <= 2000),
  file text NOT NULL DEFAULT '' CHECK (octet_length(file) <= 255),
  lang text NOT NULL DEFAULT '' CHECK (octet_length(lang) <= 64),
  zone text NOT NULL CHECK (octet_length(zone) BETWEEN 1 AND 64),
  starts timestamp NOT NULL,
  ends timestamp NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  rule text NOT NULL DEFAULT '' CHECK (octet_length(rule) <= 512),
  except_dates timestamp[] NOT NULL DEFAULT '{}' CHECK (cardinality(except_dates) <= 366),
  deadline timestamp,
  deadline_at timestamptz,
  capacity integer CHECK (capacity BETWEEN 1 AND 1000000),
  waitlist boolean NOT NULL DEFAULT true,
  guests_max smallint NOT NULL DEFAULT 0 CHECK (guests_max BETWEEN 0 AND 20),
  asked jsonb NOT NULL DEFAULT '{}',
  status smallint NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 2),
  closed boolean NOT NULL DEFAULT false,
  ties_edits boolean NOT NULL DEFAULT false,
  questions jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(questions) = 'array'),
  totals jsonb,
  sequence integer NOT NULL DEFAULT 0 CHECK (sequence >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (wiki, tag),
  CHECK (starts_at < ends_at AND ends_at <= last_at),
  CHECK ((deadline IS NULL) = (deadline_at IS NULL))
) WITH (fillfactor = 80);
COMMENT ON COLUMN social.event.tag IS 'its id in the wikitext: stands with it wherever it goes';
COMMENT ON COLUMN social.event.home_id IS 'the page it was first announced on, an actor of kind 2';
COMMENT ON COLUMN social.event.page_id IS
  'the page whose tag says what it is now; null: no page has the tag, the event is suspended';
COMMENT ON COLUMN social.event.revision IS 'of that page, by which it became what it is';
COMMENT ON COLUMN social.event.asked IS
  'what the page last said of what only organisers set, applied or not';
COMMENT ON COLUMN social.event.last_at IS 'end of its last date';
COMMENT ON COLUMN social.event.status IS '0 planned, 1 postponed, 2 cancelled';
COMMENT ON COLUMN social.event.closed IS 'to new sign-ups, by an organiser';
COMMENT ON COLUMN social.event.totals IS 'how often each answer was given, once the answers are gone';
COMMENT ON COLUMN social.event.sequence IS 'of iCalendar: raised by each change of what is in it';
CREATE INDEX event_speaker ON social.event (page_id, id) WHERE page_id IS NOT NULL;
-- Feeds: what is announced, newest first; and by whom.
CREATE INDEX event_announced ON social.event (wiki, id) WHERE page_id IS NOT NULL;
CREATE INDEX target_event ON social.target (author_id, id DESC) WHERE kind = 0;
CREATE INDEX event_answers ON social.event (last_at) WHERE questions <> '[]' AND totals IS NULL;

-- The newest revision of each page that has or had tags: older ones change nothing any more.
CREATE TABLE social.event_source (
  page_id integer PRIMARY KEY REFERENCES social.actor,
  revision bigint NOT NULL
) WITH (fillfactor = 50);

-- Each page on which the tag of an event stands.
CREATE TABLE social.event_page (
  event_id bigint NOT NULL REFERENCES social.event,
  page_id integer NOT NULL REFERENCES social.actor,
  since bigint NOT NULL,
  PRIMARY KEY (event_id, page_id)
);
COMMENT ON COLUMN social.event_page.since IS 'the revision by which it came there';
CREATE INDEX event_page_page ON social.event_page (page_id, event_id);

-- The dates of an event: one, or as many as its rule has. No key to the event, which would be looked for
-- with each of them; they are written where the event is, alone.
CREATE TABLE social.event_date (
  wiki text NOT NULL,
  starts_at timestamptz NOT NULL,
  event_id bigint NOT NULL,
  ends_at timestamptz NOT NULL,
  starts timestamp NOT NULL,
  ends timestamp NOT NULL,
  PRIMARY KEY (event_id, starts_at)
);
CREATE INDEX event_date_wiki ON social.event_date (wiki, starts_at, event_id);

CREATE TABLE social.event_organiser (
  event_id bigint NOT NULL REFERENCES social.event,
  actor_id integer NOT NULL REFERENCES social.actor,
  added_by integer REFERENCES social.actor,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event_id, actor_id)
);
CREATE INDEX event_organiser_actor ON social.event_organiser (actor_id, event_id);

-- One answer of one person. queue: the order in which seats are given, renewed when somebody asks for
-- one anew. No key to the event: a key share lock on its row would be written by everybody who comes.
CREATE TABLE social.signup (
  event_id bigint NOT NULL,
  actor_id integer NOT NULL REFERENCES social.actor,
  state smallint NOT NULL CHECK (state BETWEEN 0 AND 4),
  guests smallint NOT NULL DEFAULT 0 CHECK (guests BETWEEN 0 AND 20),
  queue bigint NOT NULL,
  public boolean NOT NULL DEFAULT true,
  ties_edits boolean NOT NULL DEFAULT false,
  note text NOT NULL DEFAULT '' CHECK (octet_length(note) <= 2000),
  answers smallint[] NOT NULL DEFAULT '{}' CHECK (cardinality(answers) <= 10),
  attended boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event_id, actor_id)
) WITH (fillfactor = 80);
COMMENT ON COLUMN social.signup.state IS
  '0 declined, 1 interested, 2 waitlisted, 3 going, 4 removed by an organiser';
COMMENT ON COLUMN social.signup.public IS 'whether others than the organisers are told';
COMMENT ON COLUMN social.signup.answers IS
  'for each of the event''s questions the number of the answer, from 1; 0: none';
CREATE INDEX signup_queue ON social.signup (event_id, state, queue) INCLUDE (guests);
CREATE INDEX signup_actor ON social.signup (actor_id, event_id);

-- What organisers write to those who come: the record that notifications are made from.
CREATE TABLE social.event_message (
  id bigint PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES social.event,
  author_id integer NOT NULL REFERENCES social.actor,
  states smallint NOT NULL CHECK (states BETWEEN 1 AND 15),
  text text NOT NULL CHECK (octet_length(text) BETWEEN 1 AND 8000),
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN social.event_message.states IS 'to whom: a bit for each state of social.signup';
CREATE INDEX event_message_event ON social.event_message (event_id, id);

-- What organisers did, in the order of commits: the wiki's log entries are made from it.
CREATE TABLE social.event_log (
  id bigint PRIMARY KEY,
  wiki text NOT NULL CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  event_id bigint NOT NULL REFERENCES social.event,
  actor_id integer NOT NULL REFERENCES social.actor,
  action smallint NOT NULL CHECK (action BETWEEN 1 AND 20),
  person_id integer REFERENCES social.actor,
  reason text NOT NULL DEFAULT '' CHECK (octet_length(reason) <= 2000),
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN social.event_log.action IS
  '1 organiser added, 2 organiser removed, 3 closed, 4 opened, 5 cancelled, 6 postponed, 7 planned again, 8 person given a seat, 9 person put on the waiting list, 10 person removed, 11 marked as there, 12 marked as not there, 13 mark taken back';
CREATE INDEX event_log_wiki ON social.event_log (wiki, id);
CREATE INDEX event_log_event ON social.event_log (event_id, id);

-- Addresses of calendars that only who knows them reads. The store has a hash: a leaked copy of it
-- opens nothing.
CREATE TABLE social.calendar (
  hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
  actor_id integer NOT NULL REFERENCES social.actor,
  scope smallint NOT NULL CHECK (scope BETWEEN 0 AND 1),
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN social.calendar.scope IS '0 what the person signed up for, 1 the wiki''s events';
CREATE UNIQUE INDEX calendar_actor ON social.calendar (actor_id, scope);

COMMENT ON COLUMN social.activity.verb IS
  '1 post, 2 edit, 3 delete, 4 undelete, 5 moderate, 6 like, 7 comment, 8 unlike, 9 event announced, 10 event changed, 11 signed up, 12 signed off, 13 promoted from the waiting list, 14 event cancelled or postponed, 15 organiser''s message, 16 organiser added or removed, 17 moved or removed by an organiser, 18 event suspended, 19 event back';
