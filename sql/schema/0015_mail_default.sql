-- SPDX-License-Identifier: MIT
-- How often mail comes is the wiki's to say, until a person does.

ALTER TABLE social.mail_choice
  DROP CONSTRAINT mail_choice_every_check,
  ADD CHECK (every IN (0, 1, 7));
COMMENT ON COLUMN social.mail_choice.every IS 'days; 0: at once';
COMMENT ON TABLE social.mail_choice IS 'only who wants it otherwise than the wiki';

CREATE TABLE social.wiki_mail_choice (
  wiki text PRIMARY KEY CHECK (octet_length(wiki) BETWEEN 1 AND 64),
  every smallint NOT NULL CHECK (every IN (1, 7))
);
COMMENT ON TABLE social.wiki_mail_choice IS 'only wikis that do not send at once';
