-- SPDX-License-Identifier: MIT
-- People are told of what becomes of them in groups (docs/adr/0014).

-- What was asked, done and said comes in one order with the log.
ALTER TABLE social.membership ADD COLUMN id bigint NOT NULL DEFAULT nextval('social.id_seq');
COMMENT ON COLUMN social.membership.id IS 'when it began, by the ids of the log';
COMMENT ON COLUMN social.circle_log.id IS 'of the row of social.activity that says the same';
COMMENT ON COLUMN social.circle_log.role IS
  'the one given; of who was removed or banned the one they had, NULL where they were no member';
-- What was last done to somebody.
CREATE INDEX circle_log_person ON social.circle_log (circle_id, person_id, id) WHERE person_id IS NOT NULL;
-- Who asks to be let in, the newest first.
CREATE INDEX membership_request ON social.membership (circle_id, id DESC) WHERE state = 0;
